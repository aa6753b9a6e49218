"""Does the project keep its promises: every hash, every quote, every entry of the history."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from annotate.history import decode_edit
from annotate.model import Paragraph
from annotate.records import from_row, key_of, row_sha256, text_sha256, untold
from storage.errors import in_the_analysts_words
from storage.rows import (
    all_sources,
    all_tags,
    articles_where,
    decisions_where,
    paragraph_at,
    select,
    site_rules_where,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from annotate.records import Record, Row
    from storage.project import Project

State = dict[tuple[str, ...], "Record"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A promise that is broken. `problem.<key>` in the translations says it, `values` fill its places."""

    key: str
    values: dict[str, object] = field(default_factory=dict)


def problems(project: Project) -> Iterator[Problem]:
    """Yield every problem of the project; nothing is changed.

    A file that SQLite itself finds damaged is not looked at any further. Raises ProjectError when it
    cannot even be read.
    """
    connection = project.connection
    with in_the_analysts_words(project.path):
        damaged = list(_damaged_pages(connection))
        yield from damaged
        if damaged:
            return
        yield from _lost_references(connection)
        tags = {tag for (tag,) in connection.execute("SELECT id FROM tags")}
        for (article_id,) in connection.execute("SELECT id FROM articles ORDER BY id"):
            yield from _article_problems(connection, article_id, tags)
        yield from _history_problems(connection)


def _damaged_pages(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem("damaged", {"found": found})


def _lost_references(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("lost_reference", {"table": table, "row": row, "parent": parent})


def _article_problems(connection: sqlite3.Connection, article_id: int, tags: set[str]) -> Iterator[Problem]:
    text, sha256, original_sha256, original = connection.execute(
        """SELECT text, sha256, original_sha256, bytes FROM articles
        LEFT JOIN originals ON article_id = id WHERE id = ?""",
        (article_id,),
    ).fetchone()
    if text_sha256(text) != sha256:
        yield Problem("text_changed", {"article": article_id})
    if original is None or hashlib.sha256(original).hexdigest() != original_sha256:
        yield Problem("original_changed", {"article": article_id})
    for table in ("zones", "sentences"):
        yield from _order_problems(connection, table, article_id, len(text))
    for row in select(connection, "SELECT * FROM annotations WHERE article_id = ?", article_id):
        yield from _annotation_problems(row, text, tags)


def _order_problems(
    connection: sqlite3.Connection, table: str, article_id: int, length: int
) -> Iterator[Problem]:
    previous = 0
    for start, end in connection.execute(
        f"SELECT start_codepoint, end_codepoint FROM {table} WHERE article_id = ? ORDER BY 1", (article_id,)
    ):
        if not previous <= start < end <= length:
            yield Problem(f"{table}_disordered", {"article": article_id, "start": start, "end": end})
        previous = max(previous, end)


def _annotation_problems(row: Row, text: str, tags: set[str]) -> Iterator[Problem]:
    start, end = row["start_codepoint"], row["end_codepoint"]
    named = {"article": row["article_id"], "annotation": row["id"]}
    if row_sha256(row) != row["sha256"]:
        yield Problem("row_changed", named)
    if not 0 <= start < end <= len(text):
        yield Problem("span_outside", {**named, "start": start, "end": end})
    elif text[start:end] != row["quote"]:
        yield Problem("quote_shifted", {**named, "start": start, "end": end})
    if row["tag"] not in tags:
        yield Problem("unknown_tag", {**named, "tag": row["tag"]})


def _history_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Every entry must fit on the state the ones before it left, and the last state is the present."""
    state: State = {}
    for seq, deed, detail, before, after in connection.execute(
        "SELECT seq, deed, detail, before, after FROM history ORDER BY seq"
    ):
        try:
            changes = decode_edit(deed, detail, before, after).changes
        except (ValueError, KeyError, TypeError) as error:  # what JSON of another shape leads to
            yield Problem("history_unreadable", {"seq": seq, "reason": type(error).__name__})
            continue
        if [change for change in changes if not _replayed(state, change.before, change.after)]:
            yield Problem("history_broken", {"seq": seq})
    present = _present(connection) | _present_paragraphs(connection, state)
    for key in sorted(state.keys() | present.keys()):
        now = present.get(key)
        if state.get(key, untold(now) if now else None) != now:
            yield Problem("history_differs", {"table": key[0], "id": " ".join(key[1:])})


def _replayed(state: State, before: Record | None, after: Record | None) -> bool:
    """Do one change of the history again; return whether the state was as the entry says."""
    record = after or before
    if record is None:
        return False
    key = key_of(record)
    if isinstance(before, Paragraph):  # as it came in: that stands in the article's zones, not in the history
        state.setdefault(key, before)
    fits = state.get(key, untold(record)) == before
    if after is None:
        state.pop(key, None)
    else:
        state[key] = after
    return fits


def _present(connection: sqlite3.Connection) -> State:
    annotations = (from_row("annotations", row) for row in select(connection, "SELECT * FROM annotations"))
    kinds: tuple[Iterable[Record], ...] = (
        annotations,
        articles_where(connection),
        all_tags(connection),
        all_sources(connection),
        decisions_where(connection),
        site_rules_where(connection),
    )
    return {key_of(record): record for record in chain(*kinds)}


def _present_paragraphs(connection: sqlite3.Connection, state: State) -> State:
    """The paragraphs of which the history tells, as they are now."""
    told = [record for record in state.values() if isinstance(record, Paragraph)]
    found = (paragraph_at(connection, record.article_id, record.zone.span.start) for record in told)
    return {key_of(record): record for record in found if record}
