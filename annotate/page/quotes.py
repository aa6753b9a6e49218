"""Pull quotes: sentences lifted out of the body and set as a paragraph of their own, without any mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*")
# Behind the last end mark only what closes a quotation may stand: that is no sentence.
_ONE_OR_TWO = re.compile(r"[。！？!?]*+(?:[^。！？!?]++[。！？!?]*+){1,2}[\s「」『』“”\"]*")
_NOISE = re.compile(r"[\s「」『』“”\"'、,・]")

_QUOTES = " \t\u3000「」『』“”\""

_CLOSER_OF = {"「": "」", "『": "』"}

LONGEST = 130
"""Characters. A pull quote is a sentence or two."""

SHORTEST_SENTENCE = 8
"""Characters. Shorter sentences are repeated by chance."""

PARAPHRASE_SHARE = 0.72
"""How many of a quote's character pairs one other sentence must have. Quotes that paraphrase a sentence of
their article have 0.75 and more of them, unrelated sentences of one article less than 0.5."""

PARAPHRASE_LIMIT = 300
"""Paragraphs. Every candidate is compared with every sentence, so longer pages are only searched for
repetition."""


MOST_LINES = 40
"""Lines. A page with more that could be lifted out is a list, and no article with quotes in it."""

SHORTEST_LINE, SHORTEST_SPEECH = 10, 8
"""Characters of a line, and of one in quotation marks, that is surely said again in the body."""

_LINE_SHARE = 0.85
_SPEECH_SHARE = 0.8


def _parts(paragraph: str) -> list[str]:
    return _SENTENCE.findall(paragraph)


def short_enough(paragraph: str) -> bool:
    """Whether a paragraph can be a pull quote at all: one or two sentences."""
    return len(paragraph) <= LONGEST and len(_parts(paragraph)) <= 2


def repeated(paragraphs: Sequence[str], among: Collection[int]) -> set[int]:
    """Return which of the paragraphs `among` say only what stands word for word in a longer one.

    They have one or two sentences, none of them short.
    """
    quotable = {
        index: parts
        for index in among
        if _ONE_OR_TWO.fullmatch(paragraphs[index])
        and 1 <= len(parts := _sentences(paragraphs[index])) <= 2
        and min(map(len, parts)) >= SHORTEST_SENTENCE
    }
    if not quotable:
        return set()
    longest = dict.fromkeys((part for parts in quotable.values() for part in parts), 0)
    for paragraph in paragraphs:
        for part in _parts(paragraph):
            if (bare := part.strip(_QUOTES)) in longest:
                longest[bare] = max(longest[bare], len(paragraph))
    return {
        index
        for index, parts in quotable.items()
        if all(longest[part] > len(paragraphs[index]) for part in parts)
    }


def paraphrased(paragraphs: Sequence[str], among: Collection[int]) -> set[int]:
    """Return which of the inner paragraphs `among` are one sentence, said again nearly so in another."""
    if not 3 <= len(paragraphs) <= PARAPHRASE_LIMIT:
        return set()
    return {
        index
        for index in among
        if 0 < index < len(paragraphs) - 1
        and short_enough(paragraphs[index])
        and _is_said_elsewhere(index, paragraphs)
    }


def lifted(lines: Sequence[str], paragraphs: Sequence[str], *, word_for_word: bool) -> set[int]:
    """Return which of `lines`, none of them a whole sentence, are words out of a paragraph.

    They may be shortened a little, unless `word_for_word`.
    """
    if not 0 < len(lines) <= MOST_LINES or len(paragraphs) > PARAPHRASE_LIMIT:
        return set()
    said = [_NOISE.sub("", part) for paragraph in paragraphs for part in _parts(paragraph)]
    return {
        n
        for n, line in enumerate(lines)
        if len(line) <= LONGEST and _is_lifted(line, said, word_for_word=word_for_word)
    }


def _is_lifted(line: str, said: Sequence[str], *, word_for_word: bool) -> bool:
    bare = _NOISE.sub("", line).rstrip("。！？!?")
    is_speech = is_spoken(line)
    if len(bare) < (SHORTEST_SPEECH if is_speech else SHORTEST_LINE):
        return False
    if any(bare in part for part in said) or word_for_word:
        return any(bare in part for part in said)
    pairs = {bare[n : n + 2] for n in range(len(bare) - 1)}
    enough = (_SPEECH_SHARE if is_speech else _LINE_SHARE) * len(pairs)
    return len(pairs) >= 11 and any(sum(pair in part for pair in pairs) >= enough for part in said)


def is_spoken(line: str) -> bool:
    """Whether a line is one whole quotation: 「サイレンは聞こえなかった」."""
    closer = _CLOSER_OF.get(line[0], "")
    return closer != "" and line.find(closer) == len(line) - 1


def _is_said_elsewhere(index: int, paragraphs: Sequence[str]) -> bool:
    bare = _NOISE.sub("", paragraphs[index]).rstrip("。！？!?")
    pairs = {bare[n : n + 2] for n in range(len(bare) - 1)}
    if len(pairs) < 12 or len(_parts(paragraphs[index])) != 1:
        return False
    enough = PARAPHRASE_SHARE * len(pairs)

    def has_enough(text: str) -> bool:
        return sum(pair in text for pair in pairs) >= enough

    return any(
        any(has_enough(_NOISE.sub("", part)) for part in _parts(paragraph))
        for paragraph in paragraphs
        # The whole paragraph first: hardly any passes, and its sentences need not be looked at.
        if len(paragraph) > len(paragraphs[index]) + 20 and has_enough(_NOISE.sub("", paragraph))
    )


def _sentences(paragraph: str) -> list[str]:
    return [bare for part in _parts(paragraph) if (bare := part.strip(_QUOTES))]
