"""What the fields of the claim form hold, against what is stored and what was handed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.model import Details

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ui.claims.claim_fields import Field


class ClaimDraft:
    """Knows which fields the analyst changed since they were given a value."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._stored = Details()
        self._given: dict[str, str] = {}
        self._told: dict[str, str] = {}
        self.give(self._stored)

    def give(self, details: Details) -> None:
        """Put the details of another claim into the fields."""
        self._give(details, self._fields)

    def follow(self, details: Details) -> None:
        """Take over what was stored of the same claim; a field of which nothing was stored keeps its typing.

        What was told of it but not stored is untold again.
        """
        before = self._stored
        changed = [name for name in self._fields if getattr(before, name) != getattr(details, name)]
        self._give(details, changed)

    def present(self) -> Details:
        """What the fields hold now."""
        return replace(self._stored, **{name: field.value() for name, field in self._fields.items()})

    def tell(self, but: Collection[str] = ()) -> Details | None:
        """Return the details as they are to be stored, None where there is nothing new to tell.

        The fields in `but` are not told of yet.
        """
        untold = {
            name: value
            for name, field in self._fields.items()
            if (value := field.value()) != self._told[name] and name not in but
        }
        if not untold:
            return None
        self._told |= untold
        unstored = {name: value for name, value in self._told.items() if value != self._given[name]}
        return replace(self._stored, **unstored)

    def _give(self, details: Details, names: Collection[str]) -> None:
        self._stored = details
        for name in names:
            self._fields[name].give(getattr(details, name))
            # Read back: some values that came in from files hold what no field keeps as it is.
            self._given[name] = self._fields[name].value()
        self._told = dict(self._given)
