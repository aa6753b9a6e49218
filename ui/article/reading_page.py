"""What of an article is shown, as blocks in a row: the head, the body, and the folded furniture."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from annotate.graphemes import previous_boundary
from annotate.model import ZoneKind
from annotate.page.joining import paragraph_pieces
from annotate.span_index import SpanIndex
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Article, Content, Zone

LONGEST_BLOCK = 1500
"""Code points. Qt lays out a block as a whole: one of 1,000,000 characters takes a second a frame."""

_SENTENCE_END = re.compile("[。！？][」』）]*")
_NEVER_FIRST = frozenset("、。，．・：；？！」』）］】〉》〕ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NEVER_LAST = frozenset("「『（［｛【〈《〔")
_FOLDED = {ZoneKind.CHROME, ZoneKind.BYLINE, ZoneKind.PUBLISHED}


class Look(Enum):
    """How a block is set: the kinds of zones, and what is not text of the article."""

    TITLE = auto()
    HEADING = auto()
    BODY = auto()
    PULL_QUOTE = auto()
    CAPTION = auto()
    BIO = auto()
    GREYED = auto()
    NAME = auto()
    META = auto()
    FOLD = auto()
    GAP = auto()
    END = auto()


_LOOKS = {
    ZoneKind.TITLE: Look.TITLE,
    ZoneKind.HEADING: Look.HEADING,
    ZoneKind.BODY: Look.BODY,
    ZoneKind.PULL_QUOTE: Look.PULL_QUOTE,
    ZoneKind.CAPTION: Look.CAPTION,
    ZoneKind.BIO: Look.BIO,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on the screen, or a part of a very long one.

    `pieces` are the stretches of the text it shows, in a row. Without pieces it is not text of the
    article: NAME (a title the page does not print) and META show `words`; FOLD and GAP stand for
    `folded` paragraphs of furniture. `position` is where it stands in the text, `opens` and `closes`
    say whether it is the first and last of its paragraph. `span` is the stretch of the text from its
    first to its last character, None where it shows none.
    """

    look: Look
    position: int
    pieces: tuple[Span, ...] = ()
    words: str = ""
    folded: int = 0
    opens: bool = True
    closes: bool = True
    span: Span | None = field(init=False)  # kept: it is asked for all the time

    def __post_init__(self) -> None:
        span = Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else None
        object.__setattr__(self, "span", span)


def reading_page(
    article: Article, content: Content, *, whole: bool, index: SpanIndex | None = None
) -> list[Block]:
    """Return the blocks of an article in the order of the text, with a head above the body.

    With `whole` the furniture is shown greyed in its place. Else one line above the head says how
    much is folded away, and a small mark stands where that is in the middle of the body; furniture in
    which something is marked, as `index` knows it, is never folded away.
    """
    head = _Head(article)
    shown = list(content.zones) if whole else _unfolded(content, index or SpanIndex())
    text_zones = [zone.span.start for zone in shown if zone.kind is ZoneKind.BODY]
    first, last = (text_zones[0], text_zones[-1]) if text_zones else (0, 0)
    hidden = len(content.zones) - len(shown)
    blocks = [Block(Look.FOLD, 0, folded=hidden)] if hidden or whole else []
    if not any(zone.kind is ZoneKind.TITLE for zone in shown):
        blocks += head.without_title_zone()
    starts = [zone.span.start for zone in content.zones]
    end_of_previous = 0
    for zone in shown:
        skipped = bisect_left(starts, zone.span.start) - bisect_left(starts, end_of_previous)
        if skipped and first < zone.span.start <= last:
            blocks.append(Block(Look.GAP, zone.span.start, folded=skipped))
        end_of_previous = zone.span.end
        blocks += _paragraph(content.text, zone)
        if zone.kind is ZoneKind.TITLE:
            blocks += head.below_title(zone.span.end)
    return [*blocks, Block(Look.END, len(content.text))]


def _unfolded(content: Content, index: SpanIndex) -> list[Zone]:
    """What is read: no furniture, and of a caption that the page prints twice only the first."""
    shown: list[Zone] = []
    for zone in content.zones:
        again = shown and shown[-1].kind is zone.kind is ZoneKind.CAPTION
        if again and content.text[shown[-1].span.slice] == content.text[zone.span.slice]:
            continue
        if zone.kind not in _FOLDED or (len(index) and index.overlapping(zone.span.start, zone.span.end)):
            shown.append(zone)
    return shown


class _Head:
    """Byline, date and source in one line under the title, once."""

    def __init__(self, article: Article) -> None:
        about = article.metadata
        self._title = about.title or article.file_name
        self._meta = " · ".join(part for part in (about.byline, about.published, about.source) if part)

    def without_title_zone(self) -> list[Block]:
        title = [Block(Look.NAME, 0, words=self._title)] if self._title else []
        return title + self.below_title(0)

    def below_title(self, position: int) -> list[Block]:
        meta, self._meta = self._meta, ""
        return [Block(Look.META, position, words=meta)] if meta else []


def _paragraph(text: str, zone: Zone) -> Iterator[Block]:
    look = _LOOKS.get(zone.kind, Look.GREYED)
    parts = list(_parts(text, paragraph_pieces(text, zone)))
    for number, pieces in enumerate(parts):
        yield Block(
            look, pieces[0].start, pieces, opens=number == 0, closes=number == len(parts) - 1
        )


def _parts(text: str, pieces: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Cut a very long paragraph behind sentences, or at least between characters as a reader sees them."""
    part: list[Span] = []
    room = LONGEST_BLOCK
    for piece in pieces:
        start = piece.start
        while piece.end - start > room:
            cut = _good_cut(text, start, previous_boundary(text, start + room + 1))
            if cut <= start and not part:  # a character longer than a block
                cut = start + room
            yield (*part, Span(start, cut)) if cut > start else tuple(part)
            part, start, room = [], max(cut, start), LONGEST_BLOCK
        part.append(Span(start, piece.end))
        room -= piece.end - start
    if part:
        yield tuple(part)


def _good_cut(text: str, start: int, cut: int) -> int:
    """Return where, shortly before `cut`, a line may end for good: best behind a sentence."""
    earliest = start + (cut - start) * 2 // 3
    ends = [found.end() for found in _SENTENCE_END.finditer(text, max(earliest, 0), cut + 2)]
    if good := [end for end in ends if end <= cut]:
        return good[-1]
    good_cut = cut
    while good_cut > earliest and (text[good_cut] in _NEVER_FIRST or text[good_cut - 1] in _NEVER_LAST):
        good_cut = previous_boundary(text, good_cut)
    return good_cut if good_cut > earliest else cut
