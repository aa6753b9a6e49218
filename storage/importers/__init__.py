"""Bytes in, text out: one module per format. Nothing of the page is thrown away here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """The canonical text of a file, and how its bytes were read.

    `encoding` is one of the labels an analyst may choose by hand. `replaced` counts the places
    that could not be read and are U+FFFD now; `first_replaced` is the first of them, in code
    points of `text`, or None.
    """

    text: str
    encoding: str
    replaced: int = 0
    first_replaced: int | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it came: its bytes, to be kept and hashed, and the text they say."""

    data: bytes
    decoded: Decoded
