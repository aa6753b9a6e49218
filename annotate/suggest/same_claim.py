"""The same claim said twice: a pull quote, a caption, a repeated paragraph, a copy in another paper.

Claims are compared without marks and white space, full and half width alike. Equal ones are the same. So are
those where one holds nearly all of the other: containment of character trigrams (Broder 1997, "On the
resemblance and containment of documents"). What the two then differ in decides: a claim with another name,
another figure or a denial is another claim, however alike they look.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from math import ceil
from unicodedata import normalize

SHORTEST = 10
"""Letters; shorter claims are the same only when equal."""

CONTAINED = 0.8
"""Share of the shorter's trigrams that the longer holds."""

_ADDED = 0.25  # share of the shorter's length that the longer may say in between
_NOT_LETTERS = re.compile(r"[\W_]+")
_FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")
_DENIES = re.compile("ない|なく|なかっ|ぬ|(?<![必まはわい先])ず(?!つ)|ません|まい|限らな|不|非|無|未")
_MEANS = re.compile(r"[^ぁ-ゖー]")
_TAIL = 6  # letters after the last shared one in which a denial would stand: …べき|ではない


def claim_key(claim: str) -> str:
    """Return what a claim is compared by: its letters and figures, in one width and case."""
    return _NOT_LETTERS.sub("", normalize("NFKC", claim).casefold()).translate(_FIGURES)


def means(key: str) -> list[str]:
    """Return the letters of a key that a claim with all it says must have too: all but hiragana."""
    return _MEANS.findall(key)


def are_same(one: str, other: str) -> bool:
    """Whether two claims are the same, by their keys."""
    if one == other:
        return bool(one)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST:
        return False
    grams = trigrams(shorter)
    is_contained = len(grams & trigrams(longer)) >= ceil(CONTAINED * len(grams))
    return is_contained and is_said_in(shorter, longer)


def trigrams(key: str) -> set[str]:
    """Return every three letters that follow each other in a key."""
    return {key[at : at + 3] for at in range(len(key) - 2)}


def is_said_in(shorter: str, longer: str) -> bool:
    """Whether the longer says all that the shorter says, little in between, and does not deny it."""
    at = longer.find(shorter)
    if at >= 0:
        return not _DENIES.search(longer, at + len(shorter), at + len(shorter) + _TAIL)
    if not set(_MEANS.findall(shorter)) <= set(longer):
        return False
    codes = SequenceMatcher(None, shorter, longer, autojunk=False).get_opcodes()
    equal = [n for n, code in enumerate(codes) if code[0] == "equal"]
    inside = codes[equal[0] : equal[-1] + 1]
    if sum(code[4] - code[3] for code in inside if code[0] != "equal") > _ADDED * len(shorter):
        return False
    before, after = codes[: equal[0]], codes[equal[-1] + 1 :]
    differing = [(shorter[a:b], longer[c:d]) for _, a, b, c, d in inside if (a, c) != (b, d)]
    own_ends = [shorter[a:b] for _, a, b, _, _ in (*before, *after)]
    tail = longer[inside[-1][4] : inside[-1][4] + _TAIL]
    return (
        not any(_MEANS.search(end) for end in own_ends)
        and not any(_is_otherwise(mine, other) for mine, other in differing if mine != other)
        and bool(_DENIES.search("".join(own_ends))) == bool(_DENIES.search(tail))
    )


def denies(key: str) -> bool:
    """Whether a claim ends in a denial, by its key: …べきではない."""
    return bool(_DENIES.search(key, max(len(key) - _TAIL, 0)))


def _is_otherwise(mine: str, other: str) -> bool:
    """Whether what the longer says in place of `mine` makes it another claim: a word, a figure, a denial."""
    if _MEANS.search(mine) or re.search(r"\d", other):
        return True
    return bool(_DENIES.search(mine)) != bool(_DENIES.search(other))
