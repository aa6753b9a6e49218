"""How much of a file is read, and how long: what is beyond is no article, or an attack."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

FILE_BYTES = 50 * MEGABYTE
"""The longest articles are some 100 KB, a report as PDF some 10 MB."""

MARKUP_BYTES = 20 * MEGABYTE
"""Of HTML and RTF, which become a tree of several times that size."""

TEXT_CHARACTERS = 5_000_000
"""Of one article; the longest novels have fewer than two million."""

ARCHIVE_ENTRIES = 10_000
ARCHIVE_BYTES = 200 * MEGABYTE
"""Really read, over all members: what the headers of an archive say may be a lie."""

ARCHIVE_RATIO = 100
"""Bytes read for each byte packed; text packs to about a fifth, a bomb to a thousandth."""

ARCHIVE_FREE_BYTES = MEGABYTE
"""A member as small as this may be packed as tightly as it likes: an empty table packs well."""

NESTING = 250
"""Elements inside one another in XML, groups in RTF, parts in a mail. Word itself needs some 30."""

ARTICLES = 100_000
"""In one list."""

PDF_PAGES = 3_000

SECONDS = 20
"""For one file, in the worker process."""

MEMORY_BYTES = 1024 * MEGABYTE
"""For the worker process as a whole."""
