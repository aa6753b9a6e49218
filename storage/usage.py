"""What the claims of a project use already: names to offer again, and what names a source, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.model import SiteBy, SourceKind
from annotate.records import DETAIL_FIELDS
from annotate.source_names import Named
from storage.rows import annotations_where, articles_where, site_rules_where

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


def outlets(connection: sqlite3.Connection) -> list[str]:
    """Return the names of those who printed an article that is not removed, in order."""
    printed = "SELECT source_id FROM articles WHERE removed = 0"
    rows = connection.execute(f"SELECT name FROM sources WHERE id IN ({printed}) ORDER BY name")
    return [name for (name,) in rows]


def named_by(connection: sqlite3.Connection, kind: SourceKind, name: str) -> Named:
    """Return all that names a source, but for articles that are removed."""
    if kind is SourceKind.SPEAKER:
        return Named(annotations=annotations_where(connection, "a.holder = ?", name))
    if kind is SourceKind.AUTHOR:
        return Named(articles_where(connection, "removed = 0 AND byline = ?", name))
    rules = site_rules_where(connection, "site_by = ? AND site = ?", SiteBy.OUTLET.value, name)
    return Named(articles_where(connection, "removed = 0 AND s.name = ?", name), rules=rules)


def used_values(connection: sqlite3.Connection, fields: Sequence[str]) -> list[str]:
    """Return what was written into any of these details of the claims, the most frequent first."""
    if unknown := set(fields).difference(DETAIL_FIELDS):
        raise ValueError(unknown)
    values = " UNION ALL ".join(f"SELECT {field} AS value FROM annotations" for field in fields)
    sql = f"SELECT value FROM ({values}) WHERE value <> '' GROUP BY value ORDER BY count(*) DESC, value"
    return [value for (value,) in connection.execute(sql)]
