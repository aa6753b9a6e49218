"""Words of Japanese text as the dictionary sees them: the one place that knows fugashi and UniDic."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.reading_view import reading_view
from annotate.spans import Span
from annotate.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import fugashi

_this_thread = threading.local()
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the dictionary (UniDic's short unit), or a stretch the dictionary does not know.

    `surface` is exactly `text[span.slice]`, so it may hold the line end of wrapped text. `lemma` and
    `reading` (katakana) are UniDic's, and for an unknown word what is written, in its usual form.
    `pos` holds the parts of speech from wide to narrow, `("名詞", "普通名詞", "サ変可能")`; `form` is the
    inflected form, `"連用形-一般"`, or empty.
    """

    span: Span
    surface: str
    lemma: str
    reading: str
    pos: tuple[str, ...]
    form: str


def tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """Return the words of `text`, or of its part `span`, in order.

    They never overlap or split a grapheme cluster, and hold every character that is not white space.
    Best asked for one sentence: a line end inside is taken for that of wrapped text.
    """
    if span is None:
        if not text:
            return ()
        span = Span(0, len(text))
    return tuple(
        token for window in windows(text, span) for token in _analysed(text[window.slice], window.start)
    )


def reading(text: str, span: Span) -> str:
    """Return how the stretch is read, in hiragana; what the dictionary cannot read stays as written."""
    return "".join(token.reading for token in tokens(text, span)).translate(_TO_HIRAGANA)


def warm_up() -> None:
    """Load the dictionary (0.05 s) for this thread, so that the first gesture does not wait for it."""
    _analysed("印", 0)


# A paragraph under the reader's hands is asked about at every key.
@lru_cache(maxsize=32)
def _analysed(stretch: str, offset: int) -> tuple[Token, ...]:
    return tuple(_analyse(stretch, offset))


def _analyse(stretch: str, offset: int) -> Iterator[Token]:
    view = reading_view(stretch)
    end = 0  # in `stretch`
    at = 0  # in `view`
    for node in _tagger()(view.text):
        first = at + len(node.white_space)
        at = first + len(node.surface)
        start, end_before = view.starts[first], end
        end = max(end, view.ends[at - 1])
        if start < end_before:  # the second part of one character, such as ㌦
            continue
        # One character may hold the ends of two words: the first takes it whole.
        yield _token(stretch, Span(start, end), offset, node)


def _token(stretch: str, span: Span, offset: int, node: fugashi.UnidicNode) -> Token:
    feature = node.feature
    pos = (feature.pos1, feature.pos2, feature.pos3, feature.pos4)
    return Token(
        span=Span(span.start + offset, span.end + offset),
        surface=stretch[span.slice],
        lemma=feature.lemma or node.surface,
        reading=feature.kana or node.surface,
        pos=tuple(part for part in pos if part and part != "*"),
        form=feature.cForm if feature.cForm and feature.cForm != "*" else "",
    )


def _tagger() -> fugashi.Tagger:
    """This thread's tagger: MeCab promises nothing about sharing one."""
    tagger: fugashi.Tagger | None = getattr(_this_thread, "tagger", None)
    if tagger is None:
        import fugashi  # 8 ms, and 50 ms for the dictionary, which the start must not pay

        tagger = _this_thread.tagger = fugashi.Tagger()
    return tagger
