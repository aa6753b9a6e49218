"""Reading and writing the records of a project, table by table, on a bare connection."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from annotate.errors import ShirushiError, StaleError
from annotate.model import (
    Annotation,
    Article,
    Content,
    Decision,
    Paragraph,
    SaidClaim,
    SiteRule,
    Source,
    Zone,
    ZoneKind,
)
from annotate.near_duplicates import packed
from annotate.records import from_row, row_sha256, to_row
from annotate.spans import Span
from annotate.suggest.lessons import lesson_of, lesson_row
from annotate.tags import Tag

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from annotate.edits import Change
    from annotate.model import SourceKind
    from annotate.records import Record, Row
    from annotate.suggest.lessons import Lesson

_POSSIBLE_IDS = range(2**63)  # SQLite raises OverflowError for greater integers

_INSERT_ZONE = """INSERT INTO zones (article_id, start_codepoint, end_codepoint, kind, rule, who, at)
VALUES (?, ?, ?, ?, ?, ?, ?)"""

_ARTICLE_SELECT = """
SELECT r.id, title, byline, published, coalesce(s.name, '') AS source, url, status, removed,
       file_name, encoding, length, sha256, original_sha256, imported_at,
       coalesce(o.form, 'text') AS form, coalesce(o.place, '') AS place
FROM articles r LEFT JOIN sources s ON s.id = r.source_id LEFT JOIN origins o ON o.article_id = r.id
"""


def select(connection: sqlite3.Connection, sql: str, *values: object) -> Iterable[Row]:
    """Yield the rows of a query as column -> value."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def articles_where(
    connection: sqlite3.Connection, where: str = "removed = 0", *values: object
) -> list[Article]:
    """Return the articles for which `where` holds, in the order they came in."""
    rows = select(connection, f"{_ARTICLE_SELECT} WHERE {where} ORDER BY r.id", *values)
    return [_article(row) for row in rows]


def articles_by_hashes(
    connection: sqlite3.Connection, hashes: Iterable[tuple[str, str]]
) -> list[Article]:
    """Return the articles not removed that have the bytes or the text of any (original_sha256, sha256)."""
    originals, texts = zip(*hashes, strict=True)
    return articles_where(
        connection,
        "removed = 0 AND (original_sha256 IN (SELECT value FROM json_each(?))"
        " OR sha256 IN (SELECT value FROM json_each(?)))",
        json.dumps(originals),
        json.dumps(texts),
    )


def article_by_id(connection: sqlite3.Connection, article_id: int) -> Article:
    """Return one article, also a removed one; raises ShirushiError when there is none."""
    found = articles_where(connection, "r.id = ?", article_id) if article_id in _POSSIBLE_IDS else []
    if not found:
        raise ShirushiError("no_such_article", article=article_id)
    return found[0]


def content_of(connection: sqlite3.Connection, article_id: int) -> Content:
    """Return text, zones and sentences of one article; raises ShirushiError when there is none."""
    found = connection.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()
    if found is None:
        raise ShirushiError("no_such_article", article=article_id)
    zones = connection.execute(
        """SELECT kind, start_codepoint, end_codepoint, rule, who, at
        FROM zones WHERE article_id = ? ORDER BY 2""",
        (article_id,),
    )
    sentences = connection.execute(
        "SELECT start_codepoint, end_codepoint FROM sentences WHERE article_id = ? ORDER BY 1", (article_id,)
    )
    return Content(
        text=found[0],
        zones=tuple(Zone(ZoneKind(kind), Span(start, end), *said) for kind, start, end, *said in zones),
        sentences=tuple(Span(start, end) for start, end in sentences),
    )


def annotations_of(connection: sqlite3.Connection, article_id: int) -> list[Annotation]:
    """Return the annotations of an article by start, end and id."""
    rows = select(
        connection,
        "SELECT * FROM annotations WHERE article_id = ? ORDER BY start_codepoint, end_codepoint, id",
        article_id,
    )
    return [_annotation(row) for row in rows]


def annotations_where(connection: sqlite3.Connection, where: str, *values: object) -> list[Annotation]:
    """Return the annotations `a` for which `where` holds, in all articles that are not removed, in the
    order of `claims`.
    """
    rows = select(
        connection,
        f"""SELECT a.* FROM annotations a JOIN articles r ON r.id = a.article_id AND r.removed = 0
        WHERE {where} ORDER BY a.article_id, a.start_codepoint, a.end_codepoint, a.id""",
        *values,
    )
    return [_annotation(row) for row in rows]


def said_claims(
    connection: sqlite3.Connection, article_id: int, first: int, number: int
) -> list[SaidClaim]:
    """Return what is marked in an article by start, end and id: so many, from the `first`-th, 0 being one."""
    found = connection.execute(
        """SELECT id, article_id, start_codepoint, tag, quote, same_as FROM annotations
        WHERE article_id = ? ORDER BY start_codepoint, end_codepoint, id LIMIT ? OFFSET ?""",
        (article_id, number, first),
    )
    return [SaidClaim(*row) for row in found]


def tag_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return tag id -> number of annotations in articles that are not removed, where there are any."""
    return dict(
        connection.execute(
            """SELECT tag, count(*) FROM annotations a JOIN articles r ON r.id = a.article_id
            WHERE r.removed = 0 GROUP BY tag"""
        )
    )


def annotation_by_id(connection: sqlite3.Connection, annotation_id: str) -> Annotation | None:
    """Return one annotation, or None when there is none of that id."""
    for row in select(connection, "SELECT * FROM annotations WHERE id = ?", annotation_id):
        return _annotation(row)
    return None


def all_tags(connection: sqlite3.Connection) -> list[Tag]:
    """Return the codebook in its order, retired tags too."""
    return [_tag(row) for row in select(connection, "SELECT * FROM tags ORDER BY position")]


def all_sources(connection: sqlite3.Connection) -> list[Source]:
    """Return the register of sources by kind and name."""
    return [_source(row) for row in select(connection, "SELECT * FROM sources ORDER BY kind, name")]


def source_by_name(connection: sqlite3.Connection, kind: SourceKind, name: str) -> Source:
    """Return what the register says of a source, which may be nothing."""
    for row in select(connection, "SELECT * FROM sources WHERE kind = ? AND name = ?", kind.value, name):
        return _source(row)
    return Source(kind, name)


def decisions_where(
    connection: sqlite3.Connection, where: str = "true", *values: object
) -> list[Decision]:
    """Return the decisions about suggestions for which `where` holds, by article and place."""
    sql = f"SELECT * FROM decisions WHERE {where} ORDER BY article_id, start_codepoint"
    return [_decision(row) for row in select(connection, sql, *values)]


def paragraph_at(connection: sqlite3.Connection, article_id: int, start: int) -> Paragraph | None:
    """Return the paragraph of an article that begins at `start`, or None."""
    for row in select(
        connection, "SELECT * FROM zones WHERE article_id = ? AND start_codepoint = ?", article_id, start
    ):
        sentences = connection.execute(
            """SELECT start_codepoint, end_codepoint FROM sentences
            WHERE article_id = ? AND start_codepoint >= ? AND start_codepoint < ? ORDER BY 1""",
            (article_id, start, row["end_codepoint"]),
        )
        record = from_row("zones", {**row, "sentences": list(sentences)})
        assert isinstance(record, Paragraph)
        return record
    return None


def site_rules_where(
    connection: sqlite3.Connection, where: str = "true", *values: object
) -> list[SiteRule]:
    """Return the rules of sites for which `where` holds, in the order they were taught."""
    found = select(connection, f"SELECT * FROM site_rules WHERE {where} ORDER BY at, id", *values)
    return [_site_rule(row) for row in found]


def reviewed_starts(connection: sqlite3.Connection, article_id: int, annotator: str) -> set[int]:
    """Return where the sentences begin that the annotator has read in an article."""
    sql = "SELECT start_codepoint FROM reviewed WHERE article_id = ? AND annotator = ?"
    return {start for (start,) in connection.execute(sql, (article_id, annotator))}


def add_reviewed(
    connection: sqlite3.Connection, article_id: int, starts: Iterable[int], annotator: str, at: str
) -> None:
    """Remember sentences as read; the first time counts."""
    connection.executemany(
        "INSERT OR IGNORE INTO reviewed VALUES (?, ?, ?, ?)",
        [(article_id, start, annotator, at) for start in starts],
    )


def all_learned(connection: sqlite3.Connection) -> list[Lesson]:
    """Return what was learned of decisions, in the order it was learned."""
    return [lesson_of(row) for row in select(connection, "SELECT * FROM learned ORDER BY seq")]


def write_learned(
    connection: sqlite3.Connection, lessons: Iterable[Lesson], forgotten: Iterable[tuple[int, int]]
) -> None:
    """Take what was learned about sentences (article, start) away, then append the lessons.

    A lesson takes the place of one about the same sentence.
    """
    taken = [lesson_row(lesson) for lesson in lessons]
    places = [*forgotten, *((row["article_id"], row["start_codepoint"]) for row in taken)]
    connection.executemany("DELETE FROM learned WHERE article_id = ? AND start_codepoint = ?", places)
    if taken:
        insert(connection, "learned", taken)


def write_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Take the stored records from before to after, as `write_change` does; articles that go or come back
    after each other all at once, which is ten times as quick.
    """
    for goes_or_returns, group in groupby(changes, _goes_or_returns):
        if goes_or_returns:
            _move_articles(connection, list(group))
        else:
            for change in group:
                write_change(connection, change)


def write_change(connection: sqlite3.Connection, change: Change) -> None:
    """Bring one record from `before` to `after`.

    Raises StaleError when the stored record is not `before`: somebody else changed it.
    """
    record = change.after or change.before
    if isinstance(record, Article):
        _write_article(connection, change.before, change.after, change.content)
    elif isinstance(record, Annotation):
        _write_annotation(connection, change.before, change.after)
    elif isinstance(record, Tag):
        _write_tag(connection, record, change.before, change.after)
    elif isinstance(record, Decision):
        _write_decision(connection, record, change.before, change.after)
    elif isinstance(record, Paragraph):
        _write_paragraph(connection, change.before, change.after)
    elif isinstance(record, SiteRule):
        _write_site_rule(connection, record, change.before, change.after)
    else:
        assert isinstance(change.after, Source)
        _write_source(connection, change.before, change.after)


def _write_annotation(
    connection: sqlite3.Connection, before: Record | None, after: Record | None
) -> None:
    record = after or before
    assert isinstance(record, Annotation)
    if annotation_by_id(connection, record.id) != before:
        raise StaleError("changed_elsewhere", id=record.id)
    if after is None:
        connection.execute("DELETE FROM annotations WHERE id = ?", (record.id,))
        return
    row = to_row(after)
    row["sha256"] = row_sha256(row)
    if before is None:
        insert(connection, "annotations", [row])
    else:
        _update(connection, "annotations", row)


def _goes_or_returns(change: Change) -> str:
    """Whether a change takes an article out of the library, or brings one back; empty for any other."""
    if not isinstance(change.after or change.before, Article) or change.content is not None:
        return ""
    return "goes" if change.after is None else "returns" if change.before is None else ""


def _move_articles(connection: sqlite3.Connection, changes: list[Change]) -> None:
    """Mark articles as removed, or no longer; all of the changes go the same way."""
    ids = json.dumps([change.article_id for change in changes])
    among = "id IN (SELECT value FROM json_each(?))"
    stored = {article.id: article for article in articles_where(connection, f"r.{among}", ids)}
    for change in changes:
        there = stored.get(change.article_id or 0)
        if there is None:
            raise ShirushiError("no_such_article", article=change.article_id)
        if there != change.before if change.before else not there.removed:
            raise StaleError("changed_elsewhere", id=there.id)
        if isinstance(change.after, Article) and replace(there, removed=False) != change.after:
            _update(connection, "articles", _stored_article(connection, change.after))
    connection.execute(f"UPDATE articles SET removed = ? WHERE {among}", (changes[0].after is None, ids))


def _write_article(
    connection: sqlite3.Connection, before: Record | None, after: Record | None, given: Content | None
) -> None:
    if isinstance(after, Article) and before is None and given is not None:
        _insert_article(connection, after, given)
        return
    record = after or before
    assert isinstance(record, Article)
    stored = article_by_id(connection, record.id)
    is_as_known = stored == before if before else stored.removed  # without before: it comes back
    if not is_as_known:
        raise StaleError("changed_elsewhere", id=record.id)
    if isinstance(after, Article):
        _update(connection, "articles", _stored_article(connection, after))
    else:
        connection.execute("UPDATE articles SET removed = 1 WHERE id = ?", (record.id,))


def _write_tag(
    connection: sqlite3.Connection, record: Tag, before: Record | None, after: Record | None
) -> None:
    stored = next((tag for tag in all_tags(connection) if tag.id == record.id), None)
    if stored != before:
        raise StaleError("changed_elsewhere", id=record.id)
    if after is None:
        connection.execute("DELETE FROM tags WHERE id = ?", (record.id,))
    elif before is None:
        last = connection.execute("SELECT coalesce(max(position), -1) FROM tags").fetchone()[0]
        insert(connection, "tags", [{**to_row(after), "position": last + 1}])
    else:
        _update(connection, "tags", to_row(after))


def _write_source(connection: sqlite3.Connection, before: Record | None, after: Source) -> None:
    if source_by_name(connection, after.kind, after.name) != before:
        raise StaleError("changed_elsewhere", id=after.name)
    connection.execute(
        """INSERT INTO sources (kind, name, reliability, note) VALUES (?, ?, ?, ?)
        ON CONFLICT (kind, name) DO UPDATE SET reliability = excluded.reliability, note = excluded.note""",
        tuple(to_row(after).values()),
    )


def _write_decision(
    connection: sqlite3.Connection, record: Decision, before: Record | None, after: Record | None
) -> None:
    place = (record.article_id, record.span.start)
    stored = next(iter(decisions_where(connection, "article_id = ? AND start_codepoint = ?", *place)), None)
    if stored != before:
        raise StaleError("changed_elsewhere", id=f"{place}")
    connection.execute("DELETE FROM decisions WHERE article_id = ? AND start_codepoint = ?", place)
    if after:
        insert(connection, "decisions", [to_row(after)])


def _write_paragraph(
    connection: sqlite3.Connection, before: Record | None, after: Record | None
) -> None:
    record = after or before
    assert isinstance(record, Paragraph)
    if paragraph_at(connection, record.article_id, record.zone.span.start) != before:
        raise StaleError("changed_elsewhere", id=record.article_id)
    if isinstance(before, Paragraph):
        span = before.zone.span
        place = (before.article_id, span.start)
        connection.execute("DELETE FROM zones WHERE article_id = ? AND start_codepoint = ?", place)
        connection.execute(
            "DELETE FROM sentences WHERE article_id = ? AND start_codepoint >= ? AND start_codepoint < ?",
            (*place, span.end),
        )
    if isinstance(after, Paragraph):
        span = after.zone.span
        above = connection.execute(
            "SELECT max(end_codepoint) FROM (SELECT end_codepoint FROM zones WHERE article_id = ?"
            " AND start_codepoint < ? ORDER BY start_codepoint DESC LIMIT 1)",
            (after.article_id, span.end),
        ).fetchone()[0]
        if above is not None and above > span.start:  # another zone reaches into this one
            raise StaleError("changed_elsewhere", id=after.article_id)
        connection.execute(_INSERT_ZONE, _zone_values(after.article_id, after.zone))
        _insert_sentences(connection, after.article_id, after.sentences)


def _write_site_rule(
    connection: sqlite3.Connection, record: SiteRule, before: Record | None, after: Record | None
) -> None:
    if next(iter(site_rules_where(connection, "id = ?", record.id)), None) != before:
        raise StaleError("changed_elsewhere", id=record.id)
    if after is None:
        connection.execute("DELETE FROM site_rules WHERE id = ?", (record.id,))
    elif before is None:
        insert(connection, "site_rules", [to_row(after)])
    else:
        _update(connection, "site_rules", to_row(after))


def _zone_values(article_id: int, zone: Zone) -> tuple[object, ...]:
    return article_id, zone.span.start, zone.span.end, str(zone.kind), zone.rule, zone.who, zone.at


def _insert_sentences(connection: sqlite3.Connection, article_id: int, sentences: Iterable[Span]) -> None:
    rows = [(article_id, sentence.start, sentence.end) for sentence in sentences]
    connection.executemany("INSERT INTO sentences VALUES (?, ?, ?)", rows)


def _insert_article(connection: sqlite3.Connection, article: Article, given: Content) -> None:
    insert(connection, "articles", [{**_stored_article(connection, article), "text": given.text}])
    connection.execute("INSERT INTO originals VALUES (?, ?)", (article.id, given.original))
    if article.form != "text" or article.place:
        connection.execute("INSERT INTO origins VALUES (?, ?, ?)", (article.id, article.form, article.place))
    connection.executemany(
        _INSERT_ZONE, [_zone_values(article.id, zone) for zone in given.zones]
    )
    _insert_sentences(connection, article.id, given.sentences)
    connection.execute("INSERT INTO sketches VALUES (?, ?)", (article.id, packed(given.sketch)))


def _stored_article(connection: sqlite3.Connection, article: Article) -> Row:
    row = to_row(article)
    row["source_id"] = _outlet_id(connection, row.pop("source"))
    del row["form"], row["place"]  # in a table of their own, and never changed
    return row


def _outlet_id(connection: sqlite3.Connection, name: str) -> int | None:
    if not name:
        return None
    connection.execute("INSERT OR IGNORE INTO sources (kind, name) VALUES ('outlet', ?)", (name,))
    found = connection.execute("SELECT id FROM sources WHERE kind = 'outlet' AND name = ?", (name,))
    return int(found.fetchone()[0])


def insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """Insert rows that all have the same columns."""
    columns = ", ".join(rows[0])
    places = ", ".join("?" * len(rows[0]))
    connection.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({places})", [tuple(row.values()) for row in rows]
    )


def _update(connection: sqlite3.Connection, table: str, row: Row) -> None:
    assigned = ", ".join(f"{name} = ?" for name in row)
    connection.execute(f"UPDATE {table} SET {assigned} WHERE id = ?", (*row.values(), row["id"]))


def _annotation(row: dict[str, Any]) -> Annotation:
    record = from_row("annotations", row)
    assert isinstance(record, Annotation)
    return record


def _tag(row: dict[str, Any]) -> Tag:
    record = from_row("tags", row)
    assert isinstance(record, Tag)
    return record


def _source(row: dict[str, Any]) -> Source:
    record = from_row("sources", row)
    assert isinstance(record, Source)
    return record


def _site_rule(row: dict[str, Any]) -> SiteRule:
    record = from_row("site_rules", row)
    assert isinstance(record, SiteRule)
    return record


def _decision(row: dict[str, Any]) -> Decision:
    record = from_row("decisions", row)
    assert isinstance(record, Decision)
    return record


def _article(row: dict[str, Any]) -> Article:
    record = from_row("articles", row)
    assert isinstance(record, Article)
    return record


