"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

from annotate.once import once


class Sum:
    """Counts how often it is worked out."""

    def __init__(self) -> None:
        self.times = 0

    @once
    def total(self) -> int:
        """What comes of it."""
        self.times += 1
        return 7


def test_an_attribute_is_worked_out_once_and_for_each_object_by_itself() -> None:
    one, other = Sum(), Sum()
    assert one.times == 0
    assert (one.total, one.total, one.times, other.times) == (7, 7, 1, 0)


def test_it_keeps_its_words() -> None:
    assert Sum.total.__doc__ == "What comes of it."
