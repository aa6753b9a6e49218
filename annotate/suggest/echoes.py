"""Pull quotes and captions that say a claim of their article again, often in other words.

A paragraph that is set apart from the text hardly ever says anything of its own, so less likeness will do
than between claims at large (`annotate.suggest.same_claim`): enough to ask the analyst, never to join.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from annotate.model import ZoneKind
from annotate.suggest.same_claim import claim_key, denies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.model import Content, SaidClaim
    from annotate.spans import Span

SHARED = 0.5
"""Share of an echo's pairs of letters that the claim has too. The pull quotes of our articles share 0.75 and
more with the sentence they repeat, 0.36 and less with any other; a caption may share much and say less."""

_FEWEST = 8  # pairs; shorter ones are found in anything
_DENYING_NOTHING = re.compile(
    "かもしれ(ない|ません)|(なけれ|ね)ばなら(ない|ず)|ざるを[得え]ない|に違いない|[しほ]かない"
)
_CREDIT = re.compile(r"[(（][^()（）]*[)）]\s*\Z")  # (〇〇通信)


def is_set_apart(content: Content, span: Span) -> bool:
    """Whether a stretch begins in a pull quote or a caption."""
    at = bisect_right(content.zones, span.start, key=lambda zone: zone.span.start) - 1
    return at >= 0 and content.zones[at].kind in (ZoneKind.PULL_QUOTE, ZoneKind.CAPTION)


def echo_of(claim: SaidClaim, others: Iterable[SaidClaim]) -> SaidClaim | None:
    """Return which of the other claims of its article a claim that is set apart says again, the likeliest."""
    echo = claim_key(_CREDIT.sub("", claim.quote))
    pairs = {echo[at : at + 2] for at in range(len(echo) - 1)}
    if len(pairs) < _FEWEST:
        return None
    best, most = None, SHARED * len(pairs)
    for other in others:
        key = claim_key(other.quote)
        shared = sum(pair in key for pair in pairs)
        is_asked = other.id != claim.id and other.tag == claim.tag and other.same_as != claim.id
        if is_asked and shared >= most and _is_no_other_claim(echo, key):
            best, most = other, shared + 0.5  # of equal ones the first
    return best


def echoes(content: Content, claims: Sequence[SaidClaim]) -> list[SaidClaim]:
    """Return the claims of an article that are set apart and say another of them again."""
    apart = [claim for claim in claims if is_set_apart(content, claim.span)]
    return [claim for claim in apart if echo_of(claim, claims)]


def _is_no_other_claim(echo: str, key: str) -> bool:
    one, other = (denies(_DENYING_NOTHING.sub("", each)) for each in (echo, key))
    return set(re.findall(r"\d+", echo)) <= set(re.findall(r"\d+", key)) and one == other
