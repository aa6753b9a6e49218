"""Where a title may be broken: between what reads as phrases, into lines of about one length."""

from __future__ import annotations

import re
from itertools import pairwise

# After kana, a mark or a bracket, before a new word. It costs no dictionary, unlike the phrases of
# `annotate.phrases`, and a title is shown with the first paint.
_CLOSING = "、。，．！？!?：:」』）"
_PHRASE_EDGE = re.compile(rf"(?<=[ぁ-ん{_CLOSING}\s])(?=[^ぁ-んー{_CLOSING}\s])|(?=[「『（])")


def title_lines(title: str, lines: int) -> list[int]:
    """Return the lengths of `lines` lines of about one length each, broken between phrases.

    Lengths count code points. Returns an empty list where there is no such way.
    """
    edges = [found.start() for found in _PHRASE_EDGE.finditer(title) if found.start()]
    share = len(title) / lines
    cuts = [0]
    for number in range(1, lines):
        wanted = number * share
        near = [edge for edge in edges if edge > cuts[-1] and abs(edge - wanted) <= share * 0.4]
        if not near:
            return []
        cuts.append(min(near, key=lambda edge: abs(edge - wanted)))
    cuts.append(len(title))
    return [end - start for start, end in pairwise(cuts)]
