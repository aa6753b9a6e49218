"""The heights of a column of blocks: where each begins, and which one lies at a height."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Heights:
    """Prefix sums that stay cheap while single heights change (a Fenwick tree; Fenwick 1994).

    Heights are whole pixels, so that sums are exact and blocks meet without a seam.
    """

    def __init__(self, heights: Sequence[int]) -> None:
        self._heights = list(heights)
        self._tree = [0, *heights]
        for index in range(1, len(self._tree)):
            parent = index + (index & -index)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[index]
        self._top_bit = 1 << len(self._heights).bit_length()

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    @property
    def total(self) -> int:
        """The height of all blocks together."""
        return self.top(len(self._heights))

    def top(self, index: int) -> int:
        """Return the sum of the heights ahead of block `index`."""
        result = 0
        while index:
            result += self._tree[index]
            index &= index - 1
        return result

    def set(self, index: int, height: int) -> int:
        """Give block `index` a new height and return by how much it grew."""
        delta = height - self._heights[index]
        if delta:
            self._heights[index] = height
            index += 1
            while index < len(self._tree):
                self._tree[index] += delta
                index += index & -index
        return delta

    def at(self, y: int) -> int:
        """Return the block that covers height `y`: the first above the column, the last below it."""
        index, bit = 0, self._top_bit
        while bit:
            following = index + bit
            if following < len(self._tree) and self._tree[following] <= y:
                index, y = following, y - self._tree[following]
            bit >>= 1
        return min(index, len(self._heights) - 1)
