"""What a gesture takes hold of: the word under the pointer, where a drag or a step with the keys ends.

Nothing here looks further than the window around a position (`annotate.windows`), so a gesture costs
the same in a short note and in a text of a million characters.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from annotate.graphemes import next_boundary, previous_boundary, snap_to_graphemes
from annotate.phrases import phrases
from annotate.spans import Span
from annotate.windows import window_at
from annotate.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

Edge = Literal["start", "end"]


class Unit(StrEnum):
    """What a selection consists of: nothing smaller is ever cut."""

    CHARACTER = "character"
    WORD = "word"
    PHRASE = "phrase"


def word_at(text: str, position: int, within: Span | None = None) -> Span | None:
    """Return the word that holds the code point at `position`, None where there is only white space.

    `within` is the sentence or paragraph to read it in, by default the line. A noun comes with its
    affixes (参加者, 国際的に), a number with its counter, a verb with its endings (署名した), a part of a
    compound alone (弾道 of 弾道ミサイル), a mark alone.
    """
    if not 0 <= position < len(text):
        return None
    return _unit_at(text, position, within or _line(text, position), Unit.WORD)


def snap(text: str, span: Span, unit: Unit, stretches: Sequence[Span] = ()) -> Span:
    """Return the `span` of a drag with each end brought to the nearest edge of a unit.

    An end in the middle of a unit takes it in. A drag that would be left with nothing takes all
    units it touched. White space is left out at both ends, except where there is nothing else.
    `stretches` are the sentences or paragraphs to read the ends in, in order; an end that lies in none
    is read in its line.
    """
    if text[span.slice].isspace():
        return snap_to_graphemes(text, span)
    if unit == Unit.CHARACTER:
        return _trimmed(text, snap_to_graphemes(text, span))
    first = _first_visible(text, span)
    last = _last_visible(text, span)
    touched_first = _unit_at(text, first, _stretch(text, first, stretches), unit) or span
    touched_last = _unit_at(text, last, _stretch(text, last, stretches), unit) or span
    start, end = touched_first.start, touched_last.end
    if first - touched_first.start > touched_first.end - first:
        start = touched_first.end
    if touched_last.end - (last + 1) > last + 1 - touched_last.start:
        end = touched_last.start
    if start >= end or text[start:end].isspace():
        return touched_first.joined(touched_last)
    return _trimmed(text, Span(start, end))


def next_phrase_boundary(text: str, position: int, within: Span, edge: Edge = "end") -> int:
    """Return the nearest edge of a phrase after `position`, `within.end` when there is none.

    `edge` says which side of the phrases counts: "end" for the end of a selection, "start" for its start.
    """
    at = max(position, within.start)
    while at < within.end:
        window = window_at(text, at, within)
        for phrase in phrases(text, window):
            if (stop := _side(phrase, edge)) > position:
                return stop
        at = window.end
    return within.end


def previous_phrase_boundary(text: str, position: int, within: Span, edge: Edge = "start") -> int:
    """Return the nearest edge of a phrase before `position`, `within.start` when there is none."""
    at = min(position, within.end)
    while at > within.start:
        window = window_at(text, at - 1, within)
        for phrase in reversed(phrases(text, window)):
            if (stop := _side(phrase, edge)) < position:
                return stop
        at = window.start
    return within.start


def next_character_boundary(text: str, position: int, within: Span, edge: Edge = "end") -> int:
    """Return the nearest edge of a visible character after `position`, `within.end` when there is none."""
    at = max(position, within.start)
    if edge == "start" and position < at and not text[at].isspace():
        return at
    while at < within.end:
        at = min(next_boundary(text, at), within.end)
        if at < within.end and not text[at - 1 if edge == "end" else at].isspace():
            break
    return at


def previous_character_boundary(text: str, position: int, within: Span, edge: Edge = "start") -> int:
    """Return the nearest edge of a visible character before `position`, `within.start` when there is none."""
    at = min(position, within.end)
    if edge == "end" and at < position and not text[at - 1].isspace():
        return at
    while at > within.start:
        at = max(previous_boundary(text, at), within.start)
        if at > within.start and not text[at - 1 if edge == "end" else at].isspace():
            break
    return at


def _side(span: Span, edge: Edge) -> int:
    return span.end if edge == "end" else span.start


def _unit_at(text: str, position: int, within: Span, unit: Unit) -> Span | None:
    window = window_at(text, position, within)
    found = words(text, window) if unit == Unit.WORD else phrases(text, window)
    index = bisect_right(found, position, key=lambda span: span.start) - 1
    return found[index] if index >= 0 and found[index].contains(position) else None


def _stretch(text: str, position: int, stretches: Sequence[Span]) -> Span:
    index = bisect_right(stretches, position, key=lambda span: span.start) - 1
    if index >= 0 and stretches[index].contains(position):
        return stretches[index]
    return _line(text, position)


def _line(text: str, position: int) -> Span:
    """The line that holds `position`, its line end included."""
    end = text.find("\n", position)
    return Span(text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end + 1)


def _first_visible(text: str, span: Span) -> int:
    return next(at for at in range(span.start, span.end) if not text[at].isspace())


def _last_visible(text: str, span: Span) -> int:
    return next(at for at in range(span.end - 1, span.start - 1, -1) if not text[at].isspace())


def _trimmed(text: str, span: Span) -> Span:
    return Span(_first_visible(text, span), _last_visible(text, span) + 1)
