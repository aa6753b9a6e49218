"""What is said of files that come in or came in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from annotate.arrivals import Verdict
from ui.i18n import sentence, together, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.arrivals import Look, Twin
    from annotate.errors import ShirushiError
    from ui.services import Outcome


def summary(outcomes: Sequence[Outcome]) -> str:
    """Return what became of the files in one line."""
    number = Counter(outcome.status for outcome in outcomes)
    parts = [tr(f"import.{s}", n=f"{number[s]:,}") for s in ("imported", "duplicate", "failed") if number[s]]
    if doubtful := sum(outcome.replaced > 0 for outcome in outcomes):
        parts.append(tr("import.replaced", n=f"{doubtful:,}"))
    return together(parts) if parts else tr("import.nothing")


def failures(outcomes: Sequence[Outcome]) -> str:
    """Return a line for each file that could not be read, to be copied."""
    return "\n".join(f"{o.path.name}: {_without_path(o.error)}" for o in outcomes if o.error)


def verdict_words(look: Look) -> str:
    """Return what the list says of a file in a word or two."""
    if look.verdict is Verdict.NEAR and look.twin:
        return tr("preview.near", percent=percent(look))
    if look.verdict is Verdict.FAILED and look.header:
        return tr("preview.choose_columns")
    return tr("preview.claims") if look.claims else tr(f"verdict.{look.verdict}")


def reason_words(look: Look) -> str:
    """Return why the verdict is what it is, in a sentence; empty for a page that is simply new."""
    if look.error:
        return _without_path(look.error)
    parts = []
    if look.twin:
        where = "project" if look.twin.article_id else "import"
        parts.append(tr(f"preview.{look.verdict}_{where}", title=look.twin.title))
    if look.replaced:
        parts.append(tr("preview.replaced", n=f"{look.replaced:,}"))
    return together(parts)


def _without_path(error: ShirushiError) -> str:
    """Return what an error says where the file it is about stands beside it."""
    return sentence(error).removesuffix(f": {error.values.get('path')}")


def facts(look: Look) -> str:
    """Return what the page says about itself and what it is, as far as it is known."""
    page = look.metadata
    length = tr("preview.characters", n=f"{look.length:,}") if look.length else ""
    return " · ".join(filter(None, (page.published, page.source, page.byline, form_words(look), length)))


def form_words(look: Look) -> str:
    """Return what the format of a file is called; empty for one that could not be read."""
    return tr(f"format.{look.form}") if look.form else ""


def percent(look: Look) -> int:
    """Return how like its twin a file is; below 100 where it is not the same."""
    assert look.twin
    return percent_of(look.twin)


def percent_of(twin: Twin) -> int:
    """Return how like it a near copy is, in percent; below 100, for it is not the same."""
    return min(99, round(100 * max(twin.likeness)))
