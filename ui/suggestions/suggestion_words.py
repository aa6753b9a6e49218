"""What is said about a suggestion, in words: how sure, why, how its rule fared, what it would fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.article.hover_card import said_about
from ui.i18n import tr

if TYPE_CHECKING:
    from annotate.suggest.drafts import Draft
    from annotate.suggest.record import RuleRecord


def percent(share: float) -> int:
    """A share from 0 to 1 in whole percent."""
    return round(100 * share)


def reason(draft: Draft) -> str:
    """Why it is suggested, in one sentence: the strongest of its rules."""
    return tr(f"rule.{draft.rules[0]}")


def reasons(draft: Draft, text: str) -> list[str]:
    """Every reason, each with the words of the article that speak for it."""
    return [
        tr(f"rule.{each.rule}") if each.span == draft.span
        else tr("suggestion.reason", words=text[each.span.slice], reason=tr(f"rule.{each.rule}"))
        for each in draft.evidence
    ]  # fmt: skip


def fared(draft: Draft, record: RuleRecord, key: str = "suggestion.fared") -> str:
    """How its first rule fared in this project; empty where it was never decided about."""
    so_far = record.of(draft.rules[0])
    if not so_far.accepted + so_far.rejected:
        return ""
    return tr(key, accepted=so_far.accepted, rejected=so_far.rejected)


def filled_in(draft: Draft, text: str) -> list[str]:
    """What an acceptance fills into the form, a line for each field, with the words of the article for it."""
    return said_about(draft.details, {field: text[span.slice] for field, span in draft.cues})
