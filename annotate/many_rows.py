"""Columns for hundreds of thousands of rows, in a few large blocks of memory instead of an object each.

A text of its own takes 50 to 75 bytes beside its characters, a number 28, an entry of a dictionary 100.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = 1 << 20  # bytes that are not worth clearing away
_CHAINS = 1 << 16  # with 200,000 rows each is three rows long


class TextColumn:
    """A text for each row, one behind the other in one buffer.

    `encoding` is that of the buffer: utf-8 is shortest for ids, utf-16-le for Japanese. `sizes` are bytes. A
    text that is replaced by another stays in the buffer until half of it are such texts.
    """

    def __init__(self, encoding: str, rows: int = 0) -> None:
        """So many `rows` are there to begin with, their texts empty."""
        self._encoding = encoding
        self._buffer = bytearray()
        self.sizes = array("I", bytes(4 * rows))
        self._starts = array("Q", bytes(8 * rows))
        self._unused = 0

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, row: int) -> str:
        start = self._starts[row]
        return self._buffer[start : start + self.sizes[row]].decode(self._encoding, "surrogatepass")

    def __setitem__(self, row: int, text: str) -> None:
        stored = text.encode(self._encoding, "surrogatepass")
        if len(stored) == self.sizes[row] and self[row] == text:
            return
        self._unused += self.sizes[row]
        self._starts[row], self.sizes[row] = len(self._buffer), len(stored)
        self._buffer += stored
        if self._unused > max(_SMALL, len(self._buffer) // 2):
            self._clear_away()

    def append(self, text: str) -> None:
        """Add a row behind the last."""
        self.insert(len(self), text)

    def insert(self, row: int, text: str) -> None:
        """Add a row before another one."""
        self._starts.insert(row, 0)
        self.sizes.insert(row, 0)
        self[row] = text

    def _clear_away(self) -> None:
        old, self._buffer, self._unused = self._buffer, bytearray(), 0
        for row, (start, size) in enumerate(zip(self._starts, self.sizes, strict=True)):
            self._starts[row] = len(self._buffer)
            self._buffer += old[start : start + size]


class RowIndex:
    """Finds rows by a value, of which it keeps only the last bits of the hash: a chain of rows for each."""

    def __init__(self) -> None:
        self._first = array("i", [-1]) * _CHAINS
        self._next = array("i")

    def rows(self, value: str | int) -> Iterator[int]:
        """Yield the rows that may have a value, and all that have; the last ones added come first."""
        row = self._first[hash(value) % _CHAINS]
        while row >= 0:
            yield row
            row = self._next[row]

    def add(self, row: int, value: str | int) -> None:
        """A row, one of those known or the next one, has a value."""
        if row == len(self._next):
            self._next.append(-1)
        chain = hash(value) % _CHAINS
        self._next[row], self._first[chain] = self._first[chain], row

    def drop(self, row: int, value: str | int) -> None:
        """A row no longer has the value it had."""
        before = None
        for each in self.rows(value):
            if each == row:
                break
            before = each
        if before is None:
            self._first[hash(value) % _CHAINS] = self._next[row]
        else:
            self._next[before] = self._next[row]
