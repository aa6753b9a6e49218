"""Words of Japanese text as the dictionary sees them: the one place that knows fugashi and UniDic."""

from __future__ import annotations

import csv
import re
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from annotate.reading_view import reading_view
from annotate.spans import Span
from annotate.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import fugashi

    from annotate.reading_view import ReadingView

_this_thread = threading.local()
_as_is = tuple.__new__  # what a named tuple's own constructor does, in half of its time
# What MeCab writes for a word: white space before it, surface, its line in the dictionary. To have all the
# words of a stretch written at once takes two thirds of the time of asking each.
_ROWS = r'-O "" -F "%pS\t%m\t%H\n" -U "%pS\t%m\t%H\n" -E ""'
# Part of speech, inflected form and lemma as far as a word has them, its first byte and the one behind it. An
# unknown word has fewer columns: to ask for one that is not there ends the process.
_BRIEF = '-O "" -F "%F\t[0,5,7]\\t%ps\\t%pe\\n" -U "%f[0]%m\\t%ps\\t%pe\\n" -E ""'
_INFLECTING = re.compile(r"\n(?:動詞|形容詞)\t([^\t\n]+)(?:\t(\D[^\t\n]*))?\t(\d+)\t(\d+)")
_NOUN = re.compile(r"\n名詞([^\t\n]*)\t(\d+)\t(\d+)")
_DO = "為る"
_BEGINS = bytes(not 0x80 <= byte < 0xC0 for byte in range(256))  # a character, in UTF-8
_UNKNOWN = frozenset({"", "*"})
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What the dictionary says of a word: one object, however often the word is met.

    `gap` and `length` count the characters of white space before it and of itself, as the dictionary reads
    them. `surface` is what stands in the text, so it may hold the line end of wrapped text. `lemma` and
    `reading` (katakana) are UniDic's, and for an unknown word what is written, in its usual form. `pos`
    holds the parts of speech from wide to narrow, `("名詞", "普通名詞", "サ変可能")`; `form` is the inflected
    form, `"連用形-一般"`, or empty.
    """

    gap: int
    length: int
    surface: str
    lemma: str
    reading: str
    pos: tuple[str, ...]
    form: str


class Token(NamedTuple):  # made by the thousand: a frozen dataclass takes six times as long to make
    """A word of the dictionary (UniDic's short unit), or a stretch the dictionary does not know.

    `surface` is exactly `text[start:end]`; it and the others are those of the word's `Entry`.
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


class Inflecting(NamedTuple):
    """A verb or adjective, with its noun where it is one like 署名する, whose `lemma` is 署名為る.

    `form` is as in `Token`.
    """

    start: int
    end: int
    lemma: str
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
    parts = [_tokens(text[window.slice], window.start) for window in windows(text, span)]
    return parts[0] if len(parts) == 1 else tuple(chain.from_iterable(parts))


def placed_entries(text: str, span: Span) -> Iterable[tuple[int, int, Entry]]:
    """Return start, end and entry of each of the words that `tokens` returns, which takes half the time."""
    parts = [_analysed(text[window.slice], window.start) for window in windows(text, span)]
    return parts[0] if len(parts) == 1 else chain.from_iterable(parts)


def inflecting(text: str, span: Span) -> list[Inflecting]:
    """Return the verbs and adjectives of a stretch in order, in half of the time that `tokens` takes.

    する by itself is left out: it says nothing.
    """
    found: list[Inflecting] = []
    for window in windows(text, span):
        view = reading_view(text[window.slice])
        starts, ends, offset = view.starts, view.ends, window.start
        for start, end, lemma, form in _inflecting(view.text):
            found.append(_as_is(Inflecting, (offset + starts[start], offset + ends[end - 1], lemma, form)))
    return found


def reading(text: str, span: Span) -> str:
    """Return how the stretch is read, in hiragana; what the dictionary cannot read stays as written."""
    return "".join(token.reading for token in tokens(text, span)).translate(_TO_HIRAGANA)


def warm_up() -> None:
    """Load the dictionary (0.1 s) for this thread, so that the first gesture does not wait for it."""
    _analysed("市は3日、古い橋の点検を急ぐべきだと述べ、危険が高まる可能性もあると説明した。", 0)


def _inflecting(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, lemma and form of the verbs and adjectives of a view."""
    rows = "\n" + _tagger(_BRIEF).parse(text)
    place = list(accumulate(text.encode().translate(_BEGINS), initial=0))  # of each byte
    for found in _INFLECTING.finditer(rows):
        form, lemma, first, behind = found.groups("")
        start, end = place[int(first)], place[int(behind)]
        if lemma != _DO:
            yield start, end, lemma or text[start:end], form
            continue
        noun = _NOUN.match(rows, rows.rfind("\n", 0, found.start()))
        if noun and noun[3] == first:
            begin = place[int(noun[2])]
            yield begin, end, (noun[1] or text[begin:start]) + _DO, form


# A paragraph under the reader's hands is asked about at every key.
@lru_cache(maxsize=32)
def _tokens(stretch: str, offset: int) -> tuple[Token, ...]:
    found: list[Token] = []
    for start, end, entry in _analysed(stretch, offset):
        parts = (start, end, entry.surface, entry.lemma, entry.reading, entry.pos, entry.form)
        found.append(_as_is(Token, parts))
    return tuple(found)


@lru_cache(maxsize=32)
def _analysed(stretch: str, offset: int) -> list[tuple[int, int, Entry]]:
    view = reading_view(stretch)
    rows = _tagger().parse(view.text)
    is_same = isinstance(view.starts, range) and view.text == stretch
    at = offset if is_same else 0
    entries = map(_entry, rows.split("\n")) if rows else ()
    placed = [(start := at + entry.gap, at := start + entry.length, entry) for entry in entries]
    return placed if is_same else list(_as_written(placed, view, stretch, offset))


def _as_written(
    placed: Iterable[tuple[int, int, Entry]], view: ReadingView, stretch: str, offset: int
) -> Iterator[tuple[int, int, Entry]]:
    """Give the words of a view the places and surfaces they have in the text.

    One character, such as ㌦, may hold the ends of two words: the first takes it whole.
    """
    end = 0
    for first, behind, entry in placed:
        start, end = max(view.starts[first], end), max(end, view.ends[behind - 1])
        if start < end:
            yield start + offset, end + offset, _spelt(entry, stretch[start:end])


# Few words make up most of a text.
@lru_cache(maxsize=10_000)
def _entry(row: str) -> Entry:
    """The entry in a row that MeCab wrote, with the columns of UniDic 2.1.2 (the edition of unidic-lite).

    A line of the dictionary is comma-separated, `*` or nothing is unknown.
    """
    gap, surface, line = row.split("\t")
    known = next(csv.reader([line])) if '"' in line else line.split(",")
    lemma, kana = (known[7], known[17]) if len(known) > 17 else ("", "")  # unknown words end after cForm
    pos = tuple([intern(part) for part in known[:4] if part not in _UNKNOWN])
    return Entry(
        gap=len(gap),
        length=len(surface),
        surface=surface,
        lemma=surface if lemma in _UNKNOWN else lemma,
        reading=surface if kana in _UNKNOWN else kana,
        pos=pos,
        form="" if known[5] in _UNKNOWN else intern(known[5]),
    )


@lru_cache(maxsize=10_000)
def _spelt(entry: Entry, surface: str) -> Entry:
    return entry if surface == entry.surface else replace(entry, surface=surface)


def _tagger(output: str = _ROWS) -> fugashi.Tagger:
    """This thread's tagger for an output: MeCab promises nothing about sharing one."""
    taggers: dict[str, fugashi.Tagger] = _this_thread.__dict__.setdefault("taggers", {})
    if output not in taggers:
        import fugashi  # 8 ms, and 50 ms for the dictionary, which the start must not pay

        taggers[output] = fugashi.Tagger(output)
    return taggers[output]
