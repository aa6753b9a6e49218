"""A project whose CSV holds every awkward cell, always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate import edits
from annotate.model import Details, Metadata
from annotate.spans import Span
from tests.invented import HOSTILE, PLAIN, bring_in, mark

if TYPE_CHECKING:
    from annotate.session import AnnotationSession

NOTES = (
    "=HYPERLINK(\"file:///etc\",\"印\")",
    "'=1+1",
    "＝１＋１",
    "\u200b@SUM(1)",
    "\t行頭のタブ",
    '引用符"と、コンマ,と\n改行',
    "'",
    "-3度",
)


def fill(session: AnnotationSession) -> None:
    """Two articles, a claim for each note, and one that says all there is to say."""
    plain = bring_in(session, PLAIN)
    page = Metadata("＋架空港の題", "-佐渡川 空", "2026-01-02", "架空通信", "https://example.invalid/1")
    session.apply(edits.set_metadata(plain, page))
    hostile = bring_in(session, HOSTILE, "怖い.txt")
    session.apply(edits.set_metadata(hostile, Metadata("表題😀")))
    text = session.store.content(hostile.id).text
    for n, note in enumerate(NOTES):
        claim = mark(session, hostile, Span(n * 7, n * 7 + 9), "threat_assessment")
        session.apply(edits.write_note(claim, note, session.now()))
    formula = text.index("=1+1")
    mark(session, hostile, Span(formula, formula + 4), "recommendation")
    mark(session, hostile, Span(len(text) - 4, len(text)))
    full = Details(
        "佐渡川氏", "direct", "おそらく", "可能性が高い", "中", "B", "2", "港湾局", "桟橋", "来春まで"
    )
    claim = mark(session, plain, Span(20, 40))
    session.apply(edits.describe(claim, full, session.now()))
