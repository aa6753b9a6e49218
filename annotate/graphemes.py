"""What a reader takes for one character: grapheme clusters, found without reading the text around them.

The rules are those of Unicode Standard Annex #29, section 3.1, with the character classes taken from
`unicodedata`. Left out: conjuncts of Indic scripts (GB9c) and the rare characters that join the one
after them (GB9b). Unlike there, a mark after white space stands alone: no span begins with white space.
"""

from __future__ import annotations

from unicodedata import category

from annotate.spans import Span

_ZWNJ, _ZWJ = "\u200c", "\u200d"
# Longer runs are no text any more (UAX #15 allows 30 marks in a row); this keeps every call short.
_FARTHEST = 128


def next_boundary(text: str, position: int) -> int:
    """Return the end of the cluster that holds the code point at `position`, at most the text's length."""
    stop = min(len(text), position + _FARTHEST)
    position += 1
    while position < stop and not is_boundary(text, position):
        position += 1
    return min(position, len(text))


def previous_boundary(text: str, position: int) -> int:
    """Return the start of the cluster that holds the code point before `position`, at least 0."""
    stop = max(0, position - _FARTHEST)
    position -= 1
    while position > stop and not is_boundary(text, position):
        position -= 1
    return max(position, 0)


def snap_to_graphemes(text: str, span: Span) -> Span:
    """Return `span` widened until it splits no cluster."""
    start, end = span.start, span.end
    if not is_boundary(text, start):
        start = previous_boundary(text, start)
    if not is_boundary(text, end):
        end = next_boundary(text, end)
    return Span(start, end)


def is_boundary(text: str, position: int) -> bool:
    """Whether a cluster may begin or end at `position`."""
    if position <= 0 or position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    if after < "\u0300" and before < "\u0300":
        return not (before == "\r" and after == "\n")
    if before.isspace() or _is_control(before) or _is_control(after):
        return True
    if _extends(after) or _hangul_joins(before, after):
        return False
    if before == _ZWJ and _is_pictograph(after):
        return not _pictograph_before_joiner(text, position - 1)
    if _is_regional(before) and _is_regional(after):
        return _regionals_before(text, position) % 2 == 0
    return True


def _is_control(character: str) -> bool:
    if character in (_ZWNJ, _ZWJ) or "\U000e0020" <= character <= "\U000e007f":
        return False
    return category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")


def _extends(character: str) -> bool:
    """Marks of every kind, variation selectors, joiners, skin tones, tags, and half-width ﾞ ﾟ."""
    return (
        category(character) in ("Mn", "Me", "Mc")
        or character in "\u200c\u200d\uff9e\uff9f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_pictograph(character: str) -> bool:
    # Emoji newer than this Python's Unicode tables are "Cn" there.
    return category(character) in ("So", "Sm") or "\U0001f000" <= character <= "\U0001faff"


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _pictograph_before_joiner(text: str, joiner: int) -> bool:
    position = joiner - 1
    stop = max(0, joiner - _FARTHEST)
    while position > stop and text[position] != _ZWJ and _extends(text[position]):
        position -= 1
    return position >= 0 and _is_pictograph(text[position])


def _regionals_before(text: str, position: int) -> int:
    start = position
    stop = max(0, position - _FARTHEST)
    while start > stop and _is_regional(text[start - 1]):
        start -= 1
    return position - start


def _hangul_joins(before: str, after: str) -> bool:
    if not "\u1100" <= after <= "\u11ff":
        return False
    leading = "\u1100" <= before <= "\u115f"
    syllable = "\uac00" <= before <= "\ud7a3"
    if after <= "\u115f":
        return leading
    if after <= "\u11a7":
        return leading or "\u1160" <= before <= "\u11a7" or (syllable and (ord(before) - 0xAC00) % 28 == 0)
    return syllable or "\u1160" <= before <= "\u11ff"
