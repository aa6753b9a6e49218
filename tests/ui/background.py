"""A background of claims with what a test says, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotate.model import Metadata
from ui.claims.same_claim_note import SameClaimNote
from ui.claims.same_claims import SaidElsewhere

if TYPE_CHECKING:
    from annotate.model import Annotation, Source
    from ui.claims.claim_background import Proposal


@dataclass
class StillBackground:
    """An article by `byline`; `graded` has the source of a claim by its holder."""

    byline: str = ""
    graded: dict[str, Source] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)
    proposed: list[Proposal] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    """The annotations whose sentences were read for proposals, by id."""

    def metadata(self) -> Metadata:
        return Metadata(byline=self.byline)

    def source(self, holder: str) -> Source | None:
        return self.graded.get(holder)

    def offers(self, name: str) -> list[str]:
        return self.offered.get(name, [])

    def proposals(self, annotation: Annotation) -> list[Proposal]:
        self.read.append(annotation.id)
        return self.proposed


@dataclass
class StillClaims:
    """Claims of which `known` is known, each by the id of its annotation."""

    known: dict[str, SaidElsewhere] = field(default_factory=dict)

    def elsewhere(self, annotation: Annotation) -> SaidElsewhere:
        return self.known.get(annotation.id, SaidElsewhere())


def still_note() -> SameClaimNote:
    """Says nothing of any claim."""
    return SameClaimNote(StillClaims(), str)
