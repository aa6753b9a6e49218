"""The register of sources: on whose word a claim rests, and how far that source can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.model import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.model import Source


class Register:
    """The graded sources among those given, looked up by whom a claim names."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._graded = {(source.kind, source.name): source for source in sources if source.reliability}

    def behind(self, holder: str, byline: str, outlet: str) -> Source | None:
        """Return the graded source that a claim rests on, None where none is graded.

        Who holds the claim comes first, a quoted speaker or else the author of the article; then
        the outlet. The view `claims` says the same in SQL.
        """
        if not self._graded:
            return None
        kind, name = (SourceKind.SPEAKER, holder) if holder else (SourceKind.AUTHOR, byline)
        return self._graded.get((kind, name)) or self._graded.get((SourceKind.OUTLET, outlet))
