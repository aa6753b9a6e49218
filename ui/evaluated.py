"""What the evaluation prints: JSON, and tables whose columns stand below each other in both languages."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from annotate.suggest.cues import NONE
from ui.i18n import current_language, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotate.evaluation import Evaluation, TagFigures
    from annotate.tags import Tag


def shown_evaluation(figures: Evaluation) -> dict[str, object]:
    """All figures; shares are from 0 to 1. `confusion` counts by what it is, then by what was said."""
    return {
        "articles": figures.articles,
        "sentences": figures.sentences,
        "accuracy": figures.share_right,
        "macro_f1": figures.macro_f1,
        "labels": {label: asdict(found) for label, found in figures.labels.items()},
        "confusion": {
            gold: {suggested: figures.confusion.get((gold, suggested), 0) for suggested in figures.labels}
            for gold in figures.labels
        },
        "calibration": asdict(figures.calibration),
    }


def evaluation_lines(figures: Evaluation, tags: Iterable[Tag]) -> Iterator[str]:
    """The figures for a person: each label, the confusion table, and how honest the scores are."""
    language = current_language()
    known = {tag.id: tag.name(language) for tag in tags} | {NONE: tr("evaluation.none")}
    names = {label: known.get(label, label) for label in figures.labels}
    calibration = figures.calibration
    yield tr(
        "evaluation.summary",
        articles=figures.articles,
        sentences=figures.sentences,
        right=_places(figures.share_right),
        macro=_places(figures.macro_f1),
    )
    yield ""
    yield from _table(
        ["", *(tr(f"evaluation.{name}") for name in ("precision", "recall", "f1", "gold", "suggested"))],
        [
            [names[label], *_shares(found), str(found.gold), str(found.suggested)]
            for label, found in figures.labels.items()
        ],
    )
    yield ""
    yield tr("evaluation.confusion")
    yield from _table(
        ["", *names.values()],
        [
            [name, *(str(figures.confusion.get((gold, suggested), 0)) for suggested in names)]
            for gold, name in names.items()
        ],
    )
    yield ""
    yield tr(
        "evaluation.calibration",
        brier=_places(calibration.brier),
        error=_places(calibration.expected_error),
    )
    yield from _table(
        [tr(f"evaluation.{name}") for name in ("score", "sentences", "mean_score", "share_right")],
        [
            [f"{b.low:.1f}–{b.high:.1f}", str(b.sentences), _places(b.mean_score), _places(b.share_right)]
            for b in calibration.bins
        ],
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines whose first column stands to the left and whose others to the right."""
    widths = [max(map(_columns, column)) for column in zip(head, *rows, strict=True)]
    for first, *others in (head, *rows):
        cells = [_space(cell, width) + cell for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([first + _space(first, widths[0]), *cells]).rstrip()


def _shares(found: TagFigures) -> Iterator[str]:
    """Precision, recall and F1; a dash where there is nothing to be a share of."""
    met = found.gold + found.suggested
    for share, of in ((found.precision, found.suggested), (found.recall, found.gold), (found.f1, met)):
        yield _places(share) if of else "–"


def _places(share: float) -> str:
    return f"{share:.3f}"


def _columns(text: str) -> int:
    """The width of `text` in a terminal, where a full-width character takes two columns."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _space(text: str, width: int) -> str:
    return " " * (width - _columns(text))
