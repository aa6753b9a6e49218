"""What a benchmark measures: a figure, and the floor beside it from the same run."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds, both, where no other `unit` is named. `target` is how many times the floor the figure may be.

    Where the target is a time instead, `floor` is that time and `target` is 1.
    """

    what: str
    figure: float
    floor: float
    target: float
    note: str = ""
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the floor the figure is."""
        return self.figure / self.floor

    def row(self) -> str:
        """The line of the Markdown table."""
        verdict = "" if self.ratio <= self.target else " **missed**"
        return (
            f"| {self.what} | {self._said(self.figure)} | {self._said(self.floor)} "
            f"| {self.ratio:.2f} × | ≤ {self.target:g} ×{verdict} | {self.note} |"
        )

    def _said(self, value: float) -> str:
        return seconds(value) if self.unit == "s" else f"{value:.0f} {self.unit}"


HEAD = "| what | figure | floor | ratio | target | |\n|---|---|---|---|---|---|"


def seconds(value: float) -> str:
    """A time as people read it."""
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def best_of(times: int, *works: Callable[[], object]) -> list[float]:
    """The shortest time of each work, one after the other in every round: neighbours disturb all alike."""
    shortest = [float("inf")] * len(works)
    for _ in range(times):
        for n, work in enumerate(works):
            gc.collect()
            started = time.perf_counter()
            work()
            shortest[n] = min(shortest[n], time.perf_counter() - started)
    return shortest
