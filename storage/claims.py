"""The rows of `annotate.rows`, streamed from a project: the same as its view `claims`, but fast.

The view cuts sentence and paragraph out of the text with SQL, which counts code points from the
beginning of the text for every row. Here each article's text is read once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.register import Register
from annotate.rows import Stretches
from storage.rows import all_sources, content_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from annotate.model import Source
    from annotate.rows import ClaimRow

# All columns but sentence, paragraph and grade. CROSS JOIN and INDEXED BY keep the order of the index, so
# that nothing is sorted and the first row comes at once.
_ROWS = """
SELECT a.id, a.article_id, r.title, r.byline, coalesce(outlet.name, ''), r.url, r.published,
       a.tag, t.name_ja, a.quote, a.start_codepoint, a.end_codepoint,
       a.holder, a.stated_likelihood, a.assessed_likelihood, a.confidence,
       a.source_reliability, a.credibility,
       a.actor, a.target, a.horizon, a.note, a.annotator, a.origin, a.created_at, a.updated_at, r.sha256,
       a.quotation, a.same_as
FROM annotations a INDEXED BY annotations_in_order
CROSS JOIN articles r ON r.id = a.article_id AND r.removed = 0
CROSS JOIN tags t ON t.id = a.tag
LEFT JOIN sources outlet ON outlet.id = r.source_id
{where}
ORDER BY a.article_id, a.start_codepoint, a.end_codepoint, a.id
"""


def claim_rows(connection: sqlite3.Connection, article_id: int | None = None) -> Iterator[ClaimRow]:
    """Yield the cells of COLUMNS for every claim, or for those of one article, in the order of the view.

    Only one article's text is held at a time. Raises sqlite3.Error.
    """
    if article_id is None:
        rows = connection.execute(_ROWS.format(where=""))
    else:
        rows = connection.execute(_ROWS.format(where="WHERE a.article_id = ?"), (article_id,))
    register = Register(all_sources(connection))
    present = None
    for row in rows:
        if row[1] != present:
            present = row[1]
            content = content_of(connection, present)
            sentence = Stretches(content.text, content.sentences).around
            paragraph = Stretches(content.text, (zone.span for zone in content.zones)).around
        start, end, holder = row[10:13]
        letter, digit = row[16] or _letter(register.behind(holder, row[3], row[4])), row[17]
        yield (
            *row[:12],
            sentence(start, end),
            paragraph(start, end),
            *row[12:16],
            letter,
            digit,
            letter + digit if digit else "",
            *row[18:],
        )


def _letter(source: Source | None) -> str:
    return source.reliability if source else ""
