"""What the claims of a project use already: names to offer again, and how often a source is relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.model import SourceKind
from annotate.records import DETAIL_FIELDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_CLAIMS_BY_SOURCE = """
WITH claimed AS (
    SELECT a.holder, r.byline, s.name AS outlet FROM annotations a
    JOIN articles r ON r.id = a.article_id AND r.removed = 0 LEFT JOIN sources s ON s.id = r.source_id)
SELECT 'speaker', holder, count(*) FROM claimed WHERE holder <> '' GROUP BY holder
UNION ALL SELECT 'author', byline, count(*) FROM claimed WHERE holder = '' AND byline <> '' GROUP BY byline
UNION ALL SELECT 'outlet', outlet, count(*) FROM claimed WHERE outlet IS NOT NULL GROUP BY outlet
"""


def claims_by_source(connection: sqlite3.Connection) -> dict[tuple[SourceKind, str], int]:
    """Return how many claims each source holds or printed, whether or not it stands in the register."""
    rows = connection.execute(_CLAIMS_BY_SOURCE)
    return {(SourceKind(kind), name): number for kind, name, number in rows}


def used_values(connection: sqlite3.Connection, fields: Sequence[str]) -> list[str]:
    """Return what was written into any of these details of the claims, the most frequent first."""
    if unknown := set(fields).difference(DETAIL_FIELDS):
        raise ValueError(unknown)
    values = " UNION ALL ".join(f"SELECT {field} AS value FROM annotations" for field in fields)
    sql = f"SELECT value FROM ({values}) WHERE value <> '' GROUP BY value ORDER BY count(*) DESC, value"
    return [value for (value,) in connection.execute(sql)]
