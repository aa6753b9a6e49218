"""The commands: a program put together from `annotate` and `storage`, without a screen.

Standard output carries data only, in UTF-8; what is said to people goes to standard error. Each
command imports what it needs when it runs, so that the quick ones stay quick.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import ShirushiError, UsageError
from annotate.searching.results import Total
from ui.arguments import parse
from ui.i18n import sentence, tr
from ui.resources import project_version
from ui.shown import (
    as_json,
    as_line,
    extracted_page,
    listed_article,
    shown_annotation,
    shown_hits,
    shown_suggestion,
    whole_article,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from annotate.evaluation import Labelled
    from annotate.model import Content
    from annotate.searching.results import Progress
    from annotate.tags import Tag
    from storage.importers import Incoming
    from storage.outcome import Outcome
    from storage.project import Project

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
_QUIET = 2.0  # seconds between words about what goes on


def main(argv: list[str]) -> int:
    """Run the command `argv` begins with (the name of the program left out); return the exit status."""
    _speak_utf8()
    try:
        status = _run(argv)
        sys.stdout.flush()
    except UsageError as error:
        _say(sentence(error))
        return WRONG_USE
    except ShirushiError as error:
        _say(sentence(error))
        return FAILED
    except BrokenPipeError:
        _drop_output()
        return FAILED
    except OSError as error:  # only standard output is left: what is done to files says its own sentence
        _drop_output()
        _say(tr("error.output_failed", reason=error.strerror or str(error)))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(argv: list[str]) -> int:
    try:
        arguments = parse(argv)
    except SystemExit:  # --help was asked for and given
        return DONE
    if arguments.version:
        print(project_version())
        return DONE
    if arguments.command is None:
        raise UsageError("no_command")
    return COMMANDS[arguments.command](arguments)


def import_command(arguments: Namespace) -> int:
    """Bring files and folders in; one line for each."""
    from annotate.session import AnnotationSession
    from storage.intake import import_files
    from storage.outcome import Became

    counts = dict.fromkeys(Became, 0)
    with _project_to_fill(arguments.project) as project:
        session = AnnotationSession(project, annotator())
        for outcome in import_files(
            session,
            project,
            arguments.path,
            arguments.encoding,
            recursive=arguments.recursive,
            columns=_columns(arguments.columns),
        ):
            counts[outcome.status] += 1
            shown = _shown_outcome(outcome)
            print(as_json(shown) if arguments.json else _outcome_line(outcome), flush=True)
            if outcome.replaced:
                _say(tr("message.replaced", count=outcome.replaced, path=str(outcome.path)))
    _say(tr("message.imported", **{status.value: count for status, count in counts.items()}))
    return FAILED if counts[Became.FAILED] else DONE


def articles_command(arguments: Namespace) -> int:
    """List the articles."""
    with _project_to_read(arguments.project) as project:
        counts = project.counts()
        for article in project.articles():
            shown = listed_article(article, counts.get(article.id, 0))
            line = as_line(shown[name] for name in ("id", "status", "annotations", "title"))
            print(as_json(shown) if arguments.json else line)
    return DONE


def show_command(arguments: Namespace) -> int:
    """Print one article with all that is known of it."""
    with _project_to_read(arguments.project) as project:
        article = project.article(arguments.article)
        print(as_json(whole_article(article, project.content(article.id), project.annotations(article.id))))
    return DONE


def extract_command(arguments: Namespace) -> int:
    """Print what a page says, without a project; of a list, one line for each article."""
    from annotate.page.analysis import analyse

    for incoming in _articles_of(arguments.file, arguments):
        text = incoming.decoded.text
        page = analyse(text, incoming.structure)
        print(as_json(extracted_page(text, page.metadata, page.zones)))
    return DONE


def annotate_command(arguments: Namespace) -> int:
    """Add one annotation and print it."""
    from dataclasses import replace

    from annotate import edits
    from annotate.codebook import offered
    from annotate.model import Details
    from annotate.records import DETAIL_FIELDS
    from annotate.session import AnnotationSession
    from annotate.spans import Span

    said = {name: _storable(getattr(arguments, name) or "") for name in (*DETAIL_FIELDS, "note", "annotator")}
    with _project_to_write(arguments.project) as project:
        article = project.article(arguments.article)
        tags = project.tags()
        known = ", ".join(tag.id for tag in offered(tags))
        if arguments.tag not in {tag.id for tag in tags}:
            raise UsageError("unknown_tag", tag=arguments.tag, known=known)
        if arguments.tag not in {tag.id for tag in offered(tags)}:
            raise UsageError("retired_tag", tag=arguments.tag, known=known)
        if not 0 <= arguments.start < arguments.end <= article.length:
            raise ShirushiError(
                "span_outside", start=arguments.start, end=arguments.end, length=article.length
            )
        session = AnnotationSession(project, said.pop("annotator") or annotator())
        text = project.content(article.id).text
        made = session.new_annotation(
            article.id, text, Span(arguments.start, arguments.end), arguments.tag, "command"
        )
        made = replace(made, note=said.pop("note"), details=Details(**said))
        session.apply(edits.add_annotation(made))
    print(as_json(shown_annotation(made)))
    return DONE


def suggest_command(arguments: Namespace) -> int:
    """Print what each sentence is taken for, of a page or of an article in a project."""
    from annotate.suggest.cues import NONE
    from annotate.suggest.engine import suggest

    for content in _contents_asked_for(arguments):
        for suggestion in suggest(content):
            if arguments.all or suggestion.label != NONE:
                print(as_json(shown_suggestion(content.text, suggestion)))
    return DONE


def search_command(arguments: Namespace) -> int:
    """Print every place in texts and notes that a query finds; nothing found is no failure."""
    from annotate.searching.query import parse as understood
    from storage.search.direct import search

    _project_to_read(arguments.project).close()
    found = Total(0, 0)
    for entry in search(arguments.project, understood(" ".join(arguments.query)), _indexing()):
        found = Total(found.places + entry.places, found.articles + 1)
        for shown in shown_hits(entry):
            line = as_line(shown[name] for name in ("article_id", "start", "end", "context"))
            print(as_json(shown) if arguments.json else line)
    _say(tr("message.found", places=found.places, articles=found.articles))
    return DONE


def _indexing() -> Callable[[Progress], None]:
    """Says now and then how far the index is."""
    from time import monotonic

    said = monotonic()

    def tell(progress: Progress) -> None:
        nonlocal said
        if monotonic() - said > _QUIET:
            said = monotonic()
            done = progress.texts if progress.texts < progress.articles else progress.lemmas
            _say(tr("message.indexing", done=done, articles=progress.articles))

    return tell


def evaluate_command(arguments: Namespace) -> int:
    """Print how good the suggestions are for articles labelled by hand, or for a project's own claims."""
    from annotate.evaluation import following, leave_one_out
    from annotate.suggest.engine import suggest
    from annotate.tags import BUILT_IN
    from ui.evaluated import evaluation_lines, shown_evaluation

    if (arguments.folder is None) == (arguments.project is None):
        raise UsageError("evaluate_what")
    articles, tags = _labelled(arguments)
    predict = following(articles) if arguments.project else lambda _, article: suggest(article.content)
    figures = leave_one_out(articles, predict, [tag.id for tag in BUILT_IN])
    if arguments.json:
        print(as_json(shown_evaluation(figures)))
    else:
        print("\n".join(evaluation_lines(figures, tags)))
    return DONE


def _labelled(arguments: Namespace) -> tuple[list[Labelled], Sequence[Tag]]:
    """The articles to measure with, and the codebook that names their labels."""
    from annotate.evaluation import decided_labels
    from annotate.tags import BUILT_IN
    from storage.gold import read_gold

    if arguments.folder is not None:
        return read_gold(arguments.folder), BUILT_IN
    with _project_to_read(arguments.project) as project:
        labelled = [
            decided_labels(
                article,
                project.content(article.id),
                project.annotations(article.id),
                project.decisions(article.id),
            )
            for article in project.articles()
        ]
        if not (known := [article for article in labelled if article.labels]):
            raise ShirushiError("nothing_decided", path=str(arguments.project))
        return known, project.tags()


def export_command(arguments: Namespace) -> int:
    """Write the claims to a file, or to standard output."""
    from storage.exporters import export, format_of, write

    form = format_of(arguments.output, arguments.format)
    with _project_to_read(arguments.project) as project:
        if arguments.output == "-":
            write(project.claims(), sys.stdout.buffer, form, raw=arguments.raw)
            return DONE
        target = Path(arguments.output)
        if target.exists() and target.samefile(arguments.project):
            raise ShirushiError("export_over_project", path=arguments.output)
        export(project.claims(), target, form, raw=arguments.raw)
    return DONE


def verify_command(arguments: Namespace) -> int:
    """Print every promise the project breaks."""
    from storage.integrity import problems

    found = 0
    with _project_to_read(arguments.project) as project:
        for problem in problems(project):
            found += 1
            said = tr(f"problem.{problem.key}", **problem.values)
            shown = {"problem": problem.key, **problem.values, "sentence": said}
            print(as_json(shown) if arguments.json else as_line([said]), flush=True)
    _say(tr("message.problems", count=found) if found else tr("message.no_problem"))
    return FAILED if found else DONE


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "import": import_command,
    "articles": articles_command,
    "show": show_command,
    "extract": extract_command,
    "annotate": annotate_command,
    "suggest": suggest_command,
    "search": search_command,
    "evaluate": evaluate_command,
    "export": export_command,
    "verify": verify_command,
}


def annotator() -> str:
    """Return whose work it is when nothing else is said: SHIRUSHI_ANNOTATOR, else the login name."""
    from getpass import getuser

    if name := os.environ.get("SHIRUSHI_ANNOTATOR"):
        return _storable(name)
    try:
        return _storable(getuser())
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        return ""


def _contents_asked_for(arguments: Namespace) -> Iterator[Content]:
    """The pages of the file named, or of the article numbered when a project is named."""
    named = arguments.file_or_article
    if arguments.project:
        try:
            number = int(named)
        except ValueError as error:
            raise UsageError("not_an_article", value=named) from error
        with _project_to_read(arguments.project) as project:
            yield project.content(project.article(number).id)
        return
    from annotate.intake import zone_sentences
    from annotate.model import Content
    from annotate.page.analysis import analyse

    for incoming in _articles_of(Path(named), arguments):
        text = incoming.decoded.text
        zones = analyse(text, incoming.structure).zones
        yield Content(text, zones, zone_sentences(text, zones))


def _articles_of(path: Path, arguments: Namespace) -> list[Incoming]:
    """What the file at `path` holds."""
    from storage.importers import Asked
    from storage.importers.text import encoding_label
    from storage.reader.readers import Readers

    encoding = encoding_label(arguments.encoding) if arguments.encoding else None
    with Readers() as readers:
        return readers.read(path, Asked(encoding=encoding, columns=_columns(arguments.columns)))


def _columns(given: str | None) -> dict[str, str]:
    """`text=本文,title=見出し` as what is asked for -> name of the column."""
    from storage.importers.columns import NAMES

    if not given:
        return {}
    pairs = [pair.partition("=")[::2] for pair in given.split(",")]
    if any(what.strip() not in NAMES or not name.strip() for what, name in pairs):
        raise UsageError("columns_wrong", given=given, known=", ".join(NAMES))
    return {what.strip(): name.strip() for what, name in pairs}


def _project_to_read(path: Path) -> Project:
    from storage.project import open_project

    return open_project(path, writable=False)


def _project_to_write(path: Path) -> Project:
    from storage.project import open_project

    project = open_project(path)
    if project.why_read_only:
        project.close()
        raise project.why_read_only
    return project


@contextmanager
def _project_to_fill(path: Path) -> Iterator[Project]:
    """The project at `path`, made when there is none, and unmade when nothing came in."""
    from storage.project import create_project

    is_new = not os.path.lexists(path)
    with create_project(path) if is_new else _project_to_write(path) as project:
        try:
            yield project
        finally:
            if is_new and not project.articles():
                path.unlink(missing_ok=True)


def _shown_outcome(outcome: Outcome) -> dict[str, object]:
    article = outcome.article
    shown: dict[str, object] = {
        "path": str(outcome.path),
        "article_id": article.id if article else None,
        "title": article.metadata.title if article else None,
        "status": outcome.status.value,
    }
    if outcome.error:
        shown |= {"error": outcome.error.key, "reason": sentence(outcome.error)}
    if article:
        shown |= {"encoding": article.encoding, "replaced": outcome.replaced}
    if article and article.place:
        shown["place"] = article.place
    if outcome.claims is not None:
        shown["annotations"] = outcome.claims
    if outcome.line is not None:
        shown["line"] = outcome.line
    return shown


def _outcome_line(outcome: Outcome) -> str:
    article, status = outcome.article, outcome.status.value
    what = article.metadata.title if article else ""
    if outcome.claims is not None:
        what = tr("message.claims", count=outcome.claims)
    elif outcome.line is not None:
        what = tr("message.line", line=outcome.line)
    became = f"{status}: {sentence(outcome.error)}" if outcome.error else status
    return as_line((outcome.path, article.id if article else "", what, became))


def _storable(value: str) -> str:
    """Return `value` when it can be kept as UTF-8: arguments may hold bytes that are no text."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ShirushiError("not_text", value=ascii(value)) from error
    return value


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _speak_utf8() -> None:
    """Data is UTF-8 whatever the locale; a file name that is no text is shown by its bytes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Nobody reads any more: what is still buffered must not raise again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
