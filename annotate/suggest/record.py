"""How each rule fared in a project: how often what it proposed was accepted, and how often not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.model import Decision


@dataclass(slots=True)
class Fared:
    """How often a rule's proposal was accepted, and how often corrected or dismissed."""

    accepted: int = 0
    rejected: int = 0


class RuleRecord:
    """Counts the decisions of a project by the rules that spoke for each suggestion."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._fared: dict[str, Fared] = {}
        for decision in decisions:
            self.count(decision)

    def of(self, rule: str) -> Fared:
        """How a rule fared."""
        return self._fared.get(rule, Fared())

    def count(self, decision: Decision, number: int = 1) -> None:
        """Take a decision in, or out again by -1."""
        for rule in decision.rules:
            fared = self._fared.setdefault(rule, Fared())
            if decision.decided == decision.suggested:
                fared.accepted += number
            else:
                fared.rejected += number
