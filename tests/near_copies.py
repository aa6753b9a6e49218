"""Articles made up by dice from many words, and copies of them as agencies and papers make them."""

from __future__ import annotations

import random
import re

_KANJI = [chr(code) for code in range(0x4E00, 0x6600)]
_KANA = "のにはをがとでもへや"


def told(number: int, sentences: int = 25) -> str:
    """An article of about 1,000 characters that shares next to nothing with one of another number."""
    dice = random.Random(number)
    lines = [_phrase(dice, 3), f"2026年{dice.randint(1, 9)}月{dice.randint(1, 28)}日", ""]
    for _ in range(sentences):
        figure = dice.randint(2, 98)
        lines.append(f"{_phrase(dice, 5)}、{figure}万人が{_phrase(dice, 4)}と述べた。")
    return "\n".join(lines) + "\n"


def told_anew(text: str, number: int = 0, *, figures: int = 3) -> str:
    """The same article under another headline and with some other figures."""
    dice = random.Random(number)
    changed = re.sub(r"(\d+)万人", lambda m: f"{int(m[1]) + dice.randint(1, 9)}万人", text, count=figures)
    return "\n".join([_phrase(dice, 3), *changed.split("\n")[1:]])


def cut_short(text: str, share: float = 0.5) -> str:
    """The beginning of an article, as a page shows it to those who do not pay."""
    return text[: int(len(text) * share)] + "\n続きは会員だけが読めます。\n"


def _phrase(dice: random.Random, words: int) -> str:
    parts = ("".join(dice.sample(_KANJI, 2)) + dice.choice(_KANA) for _ in range(words))
    return "".join(parts)
