"""A filter of the library with a name, to be chosen again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotate.library_filter import LibraryFilter
from annotate.library_order import LibraryOrder

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Which articles are asked for under this name, and in which order."""

    name: str
    asked: LibraryFilter = field(default_factory=LibraryFilter)
    order: LibraryOrder = field(default_factory=LibraryOrder)

    def following(self, names: Mapping[str, str]) -> SavedFilter:
        """Ask for sources under their new names as well, as `LibraryFilter.following`."""
        return replace(self, asked=self.asked.following(names))

    def to_plain(self) -> dict[str, object]:
        """Return it as JSON can hold it."""
        return {"name": self.name, "asked": self.asked.to_plain(), "order": self.order.to_plain()}

    @classmethod
    def from_plain(cls, plain: object) -> SavedFilter:
        """Return what `to_plain` made plain; raises ValueError for anything else."""
        if not isinstance(plain, dict) or not isinstance(name := plain.get("name"), str) or not name.strip():
            raise ValueError(plain)
        return cls(
            name, LibraryFilter.from_plain(plain.get("asked")), LibraryOrder.from_plain(plain.get("order"))
        )
