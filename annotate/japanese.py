"""Words of Japanese text as the dictionary sees them: the one place that knows fugashi and UniDic."""

from __future__ import annotations

import csv
import threading
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from annotate.reading_view import reading_view
from annotate.spans import Span
from annotate.windows import windows

if TYPE_CHECKING:
    import fugashi

_this_thread = threading.local()
_as_is = tuple.__new__  # what a named tuple's own constructor does, in half of its time
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


class Token(NamedTuple):  # made by the thousand: a frozen dataclass takes six times as long to make
    """A word of the dictionary (UniDic's short unit), or a stretch the dictionary does not know.

    `surface` is exactly `text[start:end]`, so it may hold the line end of wrapped text. `lemma` and
    `reading` (katakana) are UniDic's, and for an unknown word what is written, in its usual form.
    `pos` holds the parts of speech from wide to narrow, `("名詞", "普通名詞", "サ変可能")`; `form` is the
    inflected form, `"連用形-一般"`, or empty.
    """

    start: int
    end: int
    surface: str
    lemma: str
    reading: str
    pos: tuple[str, ...]
    form: str

    @property
    def span(self) -> Span:
        """Where it stands; made anew each time, as few words are asked for it."""
        return Span(self.start, self.end)


def tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """Return the words of `text`, or of its part `span`, in order.

    They never overlap or split a grapheme cluster, and hold every character that is not white space.
    Best asked for one sentence: a line end inside is taken for that of wrapped text.
    """
    if span is None:
        if not text:
            return ()
        span = Span(0, len(text))
    parts = [_analysed(text[window.slice], window.start) for window in windows(text, span)]
    return parts[0] if len(parts) == 1 else tuple(chain.from_iterable(parts))


def reading(text: str, span: Span) -> str:
    """Return how the stretch is read, in hiragana; what the dictionary cannot read stays as written."""
    return "".join(token.reading for token in tokens(text, span)).translate(_TO_HIRAGANA)


def warm_up() -> None:
    """Load the dictionary (0.1 s) for this thread, so that the first gesture does not wait for it."""
    _analysed("市は3日、古い橋の点検を急ぐべきだと述べ、危険が高まる可能性もあると説明した。", 0)


# A paragraph under the reader's hands is asked about at every key.
@lru_cache(maxsize=32)
def _analysed(stretch: str, offset: int) -> tuple[Token, ...]:
    found: list[Token] = []
    view = reading_view(stretch)
    starts, ends = view.starts, view.ends
    is_same = isinstance(starts, range)  # character by character the same length
    end = 0  # in `stretch`
    at = 0  # in `view`
    for node in _tagger()(view.text):
        surface = node.surface
        first = at + len(node.white_space)
        at = first + len(surface)
        if is_same:
            start, end = first, at
        else:  # one character, such as ㌦, may hold the ends of two words: the first takes it whole
            start, end = max(starts[first], end), max(end, ends[at - 1])
            if start >= end:
                continue
        lemma, kana, pos, form = _entry(node.feature_raw)
        said = stretch[start:end]
        parts = (start + offset, end + offset, said, lemma or surface, kana or surface, pos, form)
        found.append(_as_is(Token, parts))
    return tuple(found)


# Taking a line of the dictionary apart costs more than finding it; few words make up most of a text.
@lru_cache(maxsize=10_000)
def _entry(line: str) -> tuple[str, str, tuple[str, ...], str]:
    """Lemma, reading, parts of speech and form in a line of UniDic 2.1.2 (the edition of unidic-lite).

    It is comma-separated, `*` or nothing is unknown.
    """
    columns = next(csv.reader([line]))
    known = ["" if column == "*" else column for column in columns]
    lemma, kana = (known[7], known[17]) if len(known) > 17 else ("", "")  # unknown words end after cForm
    return lemma, kana, tuple(filter(None, known[:4])), known[5]


def _tagger() -> fugashi.Tagger:
    """This thread's tagger: MeCab promises nothing about sharing one."""
    tagger: fugashi.Tagger | None = getattr(_this_thread, "tagger", None)
    if tagger is None:
        import fugashi  # 8 ms, and 50 ms for the dictionary, which the start must not pay

        tagger = _this_thread.tagger = fugashi.Tagger()
    return tagger
