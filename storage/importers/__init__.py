"""Bytes in, text and structure out: one module per format. Nothing of the page is thrown away here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotate.page.structure import NO_STRUCTURE, Structure

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Decoded:
    """The canonical text of a file, and how its bytes were read.

    `encoding` is one of the labels an analyst may choose by hand, or empty for a format that leaves no
    choice. `replaced` counts the places that could not be read and are U+FFFD now; `first_replaced` is
    the first of them, in code points of `text`, or None.
    """

    text: str
    encoding: str
    replaced: int = 0
    first_replaced: int | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article as it came: its bytes, to be kept and hashed, the text they say, and what is known of it.

    `form` names the format (`storage.importers.formats.FORMATS`). `place` says where in its file the
    article stood, and is empty for a file that is one article; `data` is then that part of the file.
    """

    data: bytes
    decoded: Decoded
    structure: Structure = NO_STRUCTURE
    form: str = "text"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be read: its name, the encoding chosen by hand, and the columns of a list.

    `columns` maps `text`, `title`, `byline`, `published`, `url` and `source` to names of columns; what
    is not in it is guessed from the header. `url` is where the file came from, if that is known.
    """

    name: str = ""
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
