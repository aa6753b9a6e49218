"""Pull quotes: sentences lifted out of the body and set as a paragraph of their own, without any mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*")
_NOISE = re.compile(r"[\s「」『』“”\"'、,・]")

LONGEST = 130
"""Characters. A pull quote is a sentence or two."""

SHORTEST_SENTENCE = 8
"""Characters. Shorter sentences are repeated by chance."""

PARAPHRASE_SHARE = 0.72
"""How many of a quote's character pairs one other sentence must have. The translated pages that paraphrase
their own sentences were at 0.75 and above, unrelated sentences of one article stay below 0.5."""

PARAPHRASE_LIMIT = 300
"""Paragraphs. Every candidate is compared with every sentence, so longer pages are only searched for repetition."""


def short_enough(paragraph: str) -> bool:
    """Whether a paragraph can be a pull quote at all: one or two sentences."""
    return len(paragraph) <= LONGEST and len(_SENTENCE.findall(paragraph)) <= 2


def repeated(paragraphs: Sequence[str]) -> set[int]:
    """Return which paragraphs say nothing but sentences that stand word for word in a longer one."""
    sentences = [_sentences(paragraph) for paragraph in paragraphs]
    longest: dict[str, int] = {}
    for paragraph, parts in zip(paragraphs, sentences, strict=True):
        for part in parts:
            longest[part] = max(longest.get(part, 0), len(paragraph))
    return {
        index
        for index, parts in enumerate(sentences)
        if 1 <= len(parts) <= 2
        and min(map(len, parts)) >= SHORTEST_SENTENCE
        and all(longest[part] > len(paragraphs[index]) for part in parts)
    }


def paraphrased(paragraphs: Sequence[str]) -> set[int]:
    """Return which inner paragraphs of one sentence are said again, nearly in the same words, in a longer one."""
    if not 3 <= len(paragraphs) <= PARAPHRASE_LIMIT:
        return set()
    candidates = {
        index: _pairs(paragraphs[index])
        for index in range(1, len(paragraphs) - 1)
        if len(paragraphs[index]) <= LONGEST and len(_SENTENCE.findall(paragraphs[index])) == 1
    }
    if not candidates:
        return set()
    others = [
        (index, _pairs(part))
        for index, paragraph in enumerate(paragraphs)
        if len(parts := _sentences(paragraph)) > 1
        for part in parts
    ]
    return {
        index
        for index, pairs in candidates.items()
        if len(pairs) >= 12
        and any(len(pairs & there) >= PARAPHRASE_SHARE * len(pairs) for other, there in others if other != index)
    }


def _sentences(paragraph: str) -> list[str]:
    return [bare for part in _SENTENCE.findall(paragraph) if (bare := _NOISE.sub("", part))]


def _pairs(sentence: str) -> frozenset[str]:
    bare = _NOISE.sub("", sentence).rstrip("。！？!?")
    return frozenset(map("".join, zip(bare, bare[1:], strict=False)))
