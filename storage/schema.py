"""The tables of a project file, as named steps that are only ever added to.

`python3 -m sqlite_utils schema x.shirushi` shows the result. Positions count code points.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from annotate.model import Shape, SiteBy, Status, ZoneKind
from annotate.records import row_sha256
from annotate.tags import BUILT_IN
from storage.rows import select

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("shirushi")

_DETAIL_COLUMNS = "\n".join(
    f"    {name} TEXT NOT NULL DEFAULT '',"
    for name in (
        "holder",
        "stated_likelihood",
        "assessed_likelihood",
        "confidence",
        "source_reliability",
        "credibility",
        "actor",
        "target",
        "horizon",
    )
)


def _one_of(values: object) -> str:
    return ", ".join(f"'{value}'" for value in values)  # type: ignore[attr-defined]  # any iterable of names


FIRST_TABLES = f"""
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('outlet', 'author', 'speaker')),
    name TEXT NOT NULL CHECK (name <> ''),
    reliability TEXT NOT NULL DEFAULT '' CHECK (reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')),
    UNIQUE (kind, name)
) STRICT;

CREATE TABLE tags (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL,
    letter_ja TEXT NOT NULL,
    letter_en TEXT NOT NULL,
    "key" TEXT NOT NULL,
    color TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    published TEXT NOT NULL CHECK (published = '' OR published GLOB '????-??-??'),
    source_id INTEGER REFERENCES sources (id),
    url TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ({_one_of(s.value for s in Status)})),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    file_name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    length INTEGER NOT NULL CHECK (length = length(text)),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    original_sha256 TEXT NOT NULL CHECK (length(original_sha256) = 64),
    imported_at TEXT NOT NULL CHECK (imported_at GLOB '*Z'),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_original ON articles (original_sha256);
CREATE INDEX articles_by_text ON articles (sha256);

CREATE TABLE originals (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE zones (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start_codepoint INTEGER NOT NULL CHECK (start_codepoint >= 0),
    end_codepoint INTEGER NOT NULL CHECK (end_codepoint > start_codepoint),
    kind TEXT NOT NULL CHECK (kind IN ({_one_of(k.value for k in ZoneKind)})),
    rule TEXT NOT NULL CHECK (rule <> ''),
    PRIMARY KEY (article_id, start_codepoint)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start_codepoint INTEGER NOT NULL CHECK (start_codepoint >= 0),
    end_codepoint INTEGER NOT NULL CHECK (end_codepoint > start_codepoint),
    PRIMARY KEY (article_id, start_codepoint)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotations (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start_codepoint INTEGER NOT NULL CHECK (start_codepoint >= 0),
    end_codepoint INTEGER NOT NULL CHECK (end_codepoint > start_codepoint),
    tag TEXT NOT NULL REFERENCES tags (id),
    quote TEXT NOT NULL CHECK (length(quote) = end_codepoint - start_codepoint),
    note TEXT NOT NULL,
    annotator TEXT NOT NULL,
    origin TEXT NOT NULL,
{_DETAIL_COLUMNS}
    created_at TEXT NOT NULL CHECK (created_at GLOB '*Z'),
    updated_at TEXT NOT NULL CHECK (updated_at GLOB '*Z'),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX annotations_in_order ON annotations (article_id, start_codepoint, end_codepoint, id);

CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL CHECK (at GLOB '*Z'),
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    target INTEGER REFERENCES history (seq) CHECK ((kind = 'do') = (target IS NULL)),
    deed TEXT NOT NULL,
    detail TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_target ON history (target) WHERE target IS NOT NULL;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_never_shortened BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
"""

SECOND_TABLES = """
CREATE TABLE annotations (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start_codepoint INTEGER NOT NULL CHECK (start_codepoint >= 0),
    end_codepoint INTEGER NOT NULL CHECK (end_codepoint > start_codepoint),
    tag TEXT NOT NULL REFERENCES tags (id),
    quote TEXT NOT NULL CHECK (length(quote) = end_codepoint - start_codepoint),
    note TEXT NOT NULL,
    annotator TEXT NOT NULL,
    origin TEXT NOT NULL,
    holder TEXT NOT NULL DEFAULT '',
    quotation TEXT NOT NULL DEFAULT '' CHECK (quotation IN ('', 'direct', 'indirect')),
    stated_likelihood TEXT NOT NULL DEFAULT '',
    assessed_likelihood TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT '',
    source_reliability TEXT NOT NULL DEFAULT '',
    credibility TEXT NOT NULL DEFAULT '',
    actor TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '',
    horizon TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '*Z'),
    updated_at TEXT NOT NULL CHECK (updated_at GLOB '*Z'),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

ALTER TABLE tags ADD COLUMN definition_ja TEXT NOT NULL DEFAULT '';
ALTER TABLE tags ADD COLUMN definition_en TEXT NOT NULL DEFAULT '';
ALTER TABLE tags ADD COLUMN examples_ja TEXT NOT NULL DEFAULT '';
ALTER TABLE tags ADD COLUMN examples_en TEXT NOT NULL DEFAULT '';
ALTER TABLE tags ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
ALTER TABLE sources ADD COLUMN note TEXT NOT NULL DEFAULT '';

CREATE TABLE decisions (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start_codepoint INTEGER NOT NULL CHECK (start_codepoint >= 0),
    end_codepoint INTEGER NOT NULL CHECK (end_codepoint > start_codepoint),
    suggested TEXT NOT NULL REFERENCES tags (id),
    decided TEXT NOT NULL,
    rules TEXT NOT NULL,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    annotator TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '*Z'),
    PRIMARY KEY (article_id, start_codepoint)
) STRICT, WITHOUT ROWID;

CREATE TABLE learned (
    seq INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start_codepoint INTEGER NOT NULL CHECK (start_codepoint >= 0),
    end_codepoint INTEGER NOT NULL CHECK (end_codepoint > start_codepoint),
    label TEXT NOT NULL CHECK (label <> ''),
    features TEXT NOT NULL,
    UNIQUE (article_id, start_codepoint)
) STRICT;

CREATE TABLE reviewed (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start_codepoint INTEGER NOT NULL CHECK (start_codepoint >= 0),
    annotator TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '*Z'),
    PRIMARY KEY (article_id, annotator, start_codepoint)
) STRICT, WITHOUT ROWID;
"""

SECOND_INDEX = """
CREATE INDEX annotations_in_order ON annotations (article_id, start_codepoint, end_codepoint, id);
"""

THIRD_ZONES = f"""
ALTER TABLE zones ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE zones ADD COLUMN at TEXT NOT NULL DEFAULT '' CHECK (at = '' OR at GLOB '*Z');

CREATE TABLE site_rules (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    site_by TEXT NOT NULL CHECK (site_by IN ({_one_of(b.value for b in SiteBy)})),
    site TEXT NOT NULL CHECK (site <> ''),
    shape TEXT NOT NULL CHECK (shape IN ({_one_of(s.value for s in Shape)})),
    pattern TEXT NOT NULL CHECK (pattern <> ''),
    kind TEXT NOT NULL CHECK (kind IN ({_one_of(k.value for k in ZoneKind)})),
    who TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '*Z'),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;
"""

THIRD_IMPORTS = """
CREATE TABLE sketches (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    hashes BLOB NOT NULL
) STRICT;
ALTER TABLE history ADD COLUMN run TEXT NOT NULL DEFAULT '';
CREATE INDEX history_by_run ON history (run) WHERE run <> '';
"""

SAME_CLAIMS = """
ALTER TABLE annotations ADD COLUMN same_as TEXT NOT NULL DEFAULT '';
CREATE INDEX annotations_by_same ON annotations (same_as) WHERE same_as <> '';
"""

ORIGINS = """
CREATE TABLE origins (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    form TEXT NOT NULL CHECK (form <> ''),
    place TEXT NOT NULL
) STRICT;
"""

# What the claim itself says comes first. Then comes who holds it, a quoted speaker or else the author
# of the article, and at last the outlet.
_RELIABILITY = """coalesce(nullif(a.source_reliability, ''),
    nullif(iif(a.holder = '', author.reliability, speaker.reliability), ''), outlet.reliability, '')"""

_REGISTER = """LEFT JOIN sources outlet ON outlet.id = r.source_id
LEFT JOIN sources author ON author.kind = 'author' AND author.name = r.byline
LEFT JOIN sources speaker ON speaker.kind = 'speaker' AND speaker.name = a.holder"""

# The columns are those of the CSV, in its order. A sentence or paragraph is the stretch from the
# beginning of the one the claim starts in to the end of the one it ends in.
CLAIMS_VIEW = f"""
CREATE VIEW claims AS
SELECT
    a.id AS annotation_id,
    a.article_id,
    r.title AS article_title,
    r.byline,
    coalesce(outlet.name, '') AS source,
    r.url,
    r.published,
    a.tag,
    t.name_ja AS tag_ja,
    a.quote,
    a.start_codepoint,
    a.end_codepoint,
    coalesce((
        SELECT substr(r.text, x.start_codepoint + 1, y.end_codepoint - x.start_codepoint)
        FROM sentences x, sentences y
        WHERE x.article_id = a.article_id AND x.start_codepoint = (
            SELECT max(start_codepoint) FROM sentences
            WHERE article_id = a.article_id AND start_codepoint <= a.start_codepoint)
          AND y.article_id = a.article_id AND y.start_codepoint = (
            SELECT max(start_codepoint) FROM sentences
            WHERE article_id = a.article_id AND start_codepoint < a.end_codepoint)
          AND x.end_codepoint > a.start_codepoint
    ), '') AS sentence,
    coalesce((
        SELECT substr(r.text, x.start_codepoint + 1, y.end_codepoint - x.start_codepoint)
        FROM zones x, zones y
        WHERE x.article_id = a.article_id AND x.start_codepoint = (
            SELECT max(start_codepoint) FROM zones
            WHERE article_id = a.article_id AND start_codepoint <= a.start_codepoint)
          AND y.article_id = a.article_id AND y.start_codepoint = (
            SELECT max(start_codepoint) FROM zones
            WHERE article_id = a.article_id AND start_codepoint < a.end_codepoint)
          AND x.end_codepoint > a.start_codepoint
    ), '') AS paragraph,
    a.holder,
    a.stated_likelihood,
    a.assessed_likelihood,
    a.confidence,
    {_RELIABILITY} AS source_reliability,
    a.credibility,
    iif(a.credibility = '', '', {_RELIABILITY} || a.credibility) AS grade,
    a.actor,
    a.target,
    a.horizon,
    a.note,
    a.annotator,
    a.origin,
    a.created_at,
    a.updated_at,
    r.sha256 AS article_sha256,
    a.quotation,
    a.same_as
FROM annotations a
JOIN articles r ON r.id = a.article_id AND r.removed = 0
JOIN tags t ON t.id = a.tag
{_REGISTER}
ORDER BY a.article_id, a.start_codepoint, a.end_codepoint, a.id;
"""


@migrations()
def first_tables(db: Database) -> None:
    """Make every table of version 1, and the three tags."""
    _run(db, FIRST_TABLES)
    for position, tag in enumerate(BUILT_IN):
        db.conn.execute(
            "INSERT INTO tags VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (tag.id, tag.name_ja, tag.name_en, tag.letter_ja, tag.letter_en, tag.key, tag.color, position),
        )


@migrations()
def form_codebook_and_reading(db: Database) -> None:
    """Let claims say how they are quoted, tags what they mean, sources what is known of them, and
    sentences by whom they were read; `claims` shows what the register says of a speaker or author.
    """
    db.conn.execute("DROP VIEW IF EXISTS claims")
    db.conn.execute("ALTER TABLE annotations RENAME TO annotations_before")
    _run(db, SECOND_TABLES)
    columns = ", ".join(name for _, name, *_ in db.conn.execute("PRAGMA table_info(annotations_before)"))
    db.conn.execute(f"INSERT INTO annotations ({columns}) SELECT {columns} FROM annotations_before")
    db.conn.execute("DROP TABLE annotations_before")
    _run(db, SECOND_INDEX)
    _hash_anew(db)
    _run(db, CLAIMS_VIEW)


@migrations()
def same_claims(db: Database) -> None:
    """Let annotations say that they mark the same claim as another, which counts for both."""
    db.conn.execute("DROP VIEW claims")
    _run(db, SAME_CLAIMS)
    _hash_anew(db)
    _run(db, CLAIMS_VIEW)


@migrations()
def runs_and_sketches(db: Database) -> None:
    """Let the parts of one import be undone together, and an article that is nearly there be recognised."""
    _run(db, THIRD_IMPORTS)


@migrations()
def where_pages_came_from(db: Database) -> None:
    """Say of pages that were no plain text which format they came in, and where in their file they stood.

    A table of its own: a column behind the text would make every list of articles read all texts.
    """
    _run(db, ORIGINS)


@migrations()
def zones_by_hand(db: Database) -> None:
    """Let zones say who corrected them and when, and keep what was taught about each site."""
    _run(db, THIRD_ZONES)


def _hash_anew(db: Database) -> None:
    """Hash every annotation's row with the columns that the table has now."""
    rows = list(select(db.conn, "SELECT * FROM annotations"))
    db.conn.executemany(
        "UPDATE annotations SET sha256 = ? WHERE id = ?", [(row_sha256(row), row["id"]) for row in rows]
    )


def _run(db: Database, script: str) -> None:
    """Execute the statements one by one: `executescript` would commit the migration's transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
