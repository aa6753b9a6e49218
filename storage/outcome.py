"""What became of a file that was to come in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.errors import ShirushiError
    from annotate.model import Article


class Became(StrEnum):
    """Came in, was there already, or could not come in."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file, or one line of a file of claims.

    `article` is the one that came in, or the one that was there already. `replaced` counts places
    of it that could not be read. `error` comes with FAILED. Only a file of claims has `claims`, how
    many of them came in, and `line`, where the one starts that did not.
    """

    path: Path
    status: Became
    article: Article | None = None
    error: ShirushiError | None = None
    replaced: int = 0
    claims: int | None = None
    line: int | None = None
