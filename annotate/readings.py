"""How the words of an article are read, and what the dictionary says they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TYPE_CHECKING, Literal

from annotate.folding import HIRAGANA
from annotate.japanese import tokens
from annotate.windows import window_at
from annotate.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.japanese import Token
    from annotate.spans import Span

_KANA = re.compile("[ァ-ヺー・]+")


class PartOfSpeech(StrEnum):
    """What a word is, as a school grammar would say it."""

    PERSON = auto()
    PLACE = auto()
    NAME = auto()
    NUMBER = auto()
    NOUN = auto()
    PRONOUN = auto()
    VERB = auto()
    ADJECTIVE = auto()
    ADJECTIVAL = auto()
    ADVERB = auto()
    ADNOMINAL = auto()
    CONJUNCTION = auto()
    INTERJECTION = auto()
    AUXILIARY = auto()
    PARTICLE = auto()
    PREFIX = auto()
    COUNTER = auto()
    SUFFIX = auto()
    SIGN = auto()


# The first line that fits UniDic's parts of speech, from wide to narrow.
_PARTS: tuple[tuple[tuple[str, ...], PartOfSpeech], ...] = (
    (("名詞", "固有名詞", "人名"), PartOfSpeech.PERSON),
    (("名詞", "固有名詞", "地名"), PartOfSpeech.PLACE),
    (("名詞", "固有名詞"), PartOfSpeech.NAME),
    (("名詞", "数詞"), PartOfSpeech.NUMBER),
    (("名詞", "助動詞語幹"), PartOfSpeech.AUXILIARY),
    (("名詞",), PartOfSpeech.NOUN),
    (("代名詞",), PartOfSpeech.PRONOUN),
    (("動詞",), PartOfSpeech.VERB),
    (("形容詞",), PartOfSpeech.ADJECTIVE),
    (("形状詞",), PartOfSpeech.ADJECTIVAL),
    (("副詞",), PartOfSpeech.ADVERB),
    (("連体詞",), PartOfSpeech.ADNOMINAL),
    (("接続詞",), PartOfSpeech.CONJUNCTION),
    (("感動詞",), PartOfSpeech.INTERJECTION),
    (("助動詞",), PartOfSpeech.AUXILIARY),
    (("助詞",), PartOfSpeech.PARTICLE),
    (("接頭辞",), PartOfSpeech.PREFIX),
    (("接尾辞", "名詞的", "助数詞"), PartOfSpeech.COUNTER),
    (("接尾辞",), PartOfSpeech.SUFFIX),
)
_NOT_READ = {PartOfSpeech.PARTICLE, PartOfSpeech.SIGN}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the dictionary: `reading` in hiragana, empty where it knows none.

    `lemma` is the form a dictionary lists it under, `origin` the foreign word it comes from, if any.
    """

    surface: str
    reading: str
    lemma: str
    origin: str
    part_of_speech: PartOfSpeech


@dataclass(frozen=True, slots=True)
class WordReading:
    """A word as a reader sees it, and the words of the dictionary it is made of."""

    span: Span
    surface: str
    entries: tuple[Entry, ...]

    @property
    def reading(self) -> str:
        """How the whole is read, in hiragana; empty where the dictionary does not say.

        It knows no word of those with a figure in them: 一発 is いっぱつ, but its parts are いち and はつ.
        """
        readings = [entry.reading for entry in self.entries]
        joins_figure = any(entry.part_of_speech is PartOfSpeech.NUMBER for entry in self.entries[:-1])
        return "".join(readings) if all(readings) and not joins_figure else ""

    @property
    def is_known(self) -> bool:
        """Whether the dictionary has a reading for all its parts."""
        return all(entry.reading for entry in self.entries)


def word_at(text: str, position: int, within: Span) -> Span | None:
    """Return the word of the sentence `within` that holds `position`, None between two words."""
    found = words(text, window_at(text, position, within))
    return next((span for span in found if span.contains(position)), None)


def next_word(text: str, position: int, within: Span, direction: Literal[-1, 1] = 1) -> Span | None:
    """Return the nearest word that begins at or after `position`, or with -1 ends at or before it.

    Particles and marks are passed over.
    """
    at = max(position, within.start) if direction > 0 else min(position, within.end)
    while at < within.end if direction > 0 else at > within.start:
        window = window_at(text, at if direction > 0 else at - 1, within)
        for span in words(text, window)[::direction]:
            beyond = span.start >= position if direction > 0 else span.end <= position
            if beyond and _is_read(_tokens_in(text, span, window)):
                return span
        at = window.end if direction > 0 else window.start
    return None


def read_word(text: str, span: Span, within: Span) -> WordReading:
    """Return how the word `span` is read in the sentence `within`."""
    found = _tokens_in(text, span, window_at(text, span.start, within))
    return WordReading(span, text[span.slice], tuple(map(_entry, found)))


def _tokens_in(text: str, span: Span, window: Span) -> list[Token]:
    return [token for token in tokens(text, window) if token.span.overlaps(span)]


def _is_read(found: Iterable[Token]) -> bool:
    return any(_part_of_speech(token) not in _NOT_READ for token in found)


def _entry(token: Token) -> Entry:
    lemma, _, origin = token.lemma.partition("-")
    return Entry(
        surface=token.surface,
        reading=token.reading.translate(HIRAGANA) if _KANA.fullmatch(token.reading) else "",
        lemma=lemma or token.surface,
        origin=origin if origin.isascii() else "",
        part_of_speech=_part_of_speech(token),
    )


def _part_of_speech(token: Token) -> PartOfSpeech:
    known = (part for pos, part in _PARTS if token.pos[: len(pos)] == pos)
    return next(known, PartOfSpeech.SIGN)
