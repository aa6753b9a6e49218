"""Where a sentence stands: its article's style, and its place in it.

The first sentence sets a scene, the last of an editorial recommends, and in an interview who asks claims
nothing. All is told from the marks and endings of the text, before a word is looked up.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.spans import Span


class Style(StrEnum):
    """How an article speaks to its reader."""

    PLAIN = "plain"
    POLITE = "polite"  # です, ます
    INTERVIEW = "interview"


class Setting(NamedTuple):  # made for every sentence: a frozen dataclass takes longer to make
    """Where a sentence stands.

    `place` is "first", "last", "last_but_one" or the quarter of the article, "q1" to "q4"; empty for a
    sentence by itself. `opens` and `closes` say so of its paragraph.
    """

    style: Style = Style.PLAIN
    place: str = ""
    opens: bool = False
    closes: bool = False
    polite: bool = False
    asks: bool = False
    answers: bool = False
    ends_open: bool = False


ALONE = Setting()
"""The setting of a sentence by itself."""
_POLITE = re.compile(
    r"(?:です|ます|ました|ません|でした|でしょう|ましょう|ください)(?:ね|よ|か|から|が|けど)*[。．！？!?」』…\s)）(笑]*\Z"
)
_ASKS = re.compile(r"[\s・]*(?:[―—ー─-]{2}|[QＱ問](?:[：:.．\s]|\d))")
_ANSWERS = re.compile(r"[\s・]*(?:[AＡ答](?:[：:.．\s])|[「『])")
_CLOSED = re.compile(r"[。．.！？!?」』…♪]\s*\Z")
_TAIL = 24  # code points in which a polite ending stands
_POLITE_SHARE = 0.4
_SAMPLE = 200
_QUESTIONS = 2  # so many make an interview


def settings(text: str, sentences: Sequence[Span]) -> Iterator[Setting]:
    """Give the setting of one sentence of an article's body after the other.

    The style is that of the first two hundred: an article of any length may be asked about.
    """
    sample = sentences[:_SAMPLE]
    polite, asks = [_is_polite(text, each) for each in sample], [_asks(text, each) for each in sample]
    style = _style(polite, asks)
    opens = True
    for at, sentence in enumerate(sentences):
        is_last = at + 1 == len(sentences)
        closes = is_last or "\n" in text[sentence.end : sentences[at + 1].start]
        yield Setting(
            style=style,
            place=_place(at, len(sentences)),
            opens=opens,
            closes=closes,
            polite=polite[at] if at < _SAMPLE else _is_polite(text, sentence),
            asks=asks[at] if at < _SAMPLE else _asks(text, sentence),
            answers=_ANSWERS.match(text, sentence.start, sentence.end) is not None,
            ends_open=_CLOSED.search(text, max(sentence.start, sentence.end - _TAIL), sentence.end) is None,
        )
        opens = closes


def _is_polite(text: str, sentence: Span) -> bool:
    return _POLITE.search(text, max(sentence.start, sentence.end - _TAIL), sentence.end) is not None


def _asks(text: str, sentence: Span) -> bool:
    return _ASKS.match(text, sentence.start, sentence.end) is not None


def _style(polite: Sequence[bool], asks: Sequence[bool]) -> Style:
    if sum(asks) >= _QUESTIONS:
        return Style.INTERVIEW
    return Style.POLITE if sum(polite) > _POLITE_SHARE * len(polite) else Style.PLAIN


def _place(at: int, count: int) -> str:
    if at == 0:
        return "first"
    if at >= count - 2:
        return "last" if at == count - 1 else "last_but_one"
    return f"q{4 * at // count + 1}"
