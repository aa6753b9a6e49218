from __future__ import annotations

import pytest

from annotate.searching.dates import days_of

DAYS = ("", "2023-12-31", "2024-01-01", "2024-05-31", "2024-06-01", "2024-10-02", "2025-01-01")


@pytest.mark.parametrize(
    ("asked", "among"),
    [
        ("2024", DAYS[2:6]),
        ("202", DAYS[1:]),
        ("2024-05", ["2024-05-31"]),
        ("2024-5", ["2024-05-31"]),
        ("2024年10月", ["2024-10-02"]),
        ("2024/1/1", ["2024-01-01"]),
        ("2024-01..2024-05", DAYS[2:4]),
        ("2024-06..", DAYS[4:]),
        ("..2023", DAYS[1:2]),
        ("2024-06~2024", DAYS[4:6]),
        (">=2024-06", DAYS[4:]),
        (">2024-05", DAYS[4:]),
        ("<2024", DAYS[1:2]),
        ("<=2024-05-31", DAYS[1:4]),
    ],
)
def test_a_day_or_a_stretch_of_days_is_asked_for(asked: str, among: list[str]) -> None:
    days = days_of(asked)
    assert days
    assert [day for day in DAYS if days.has(day)] == list(among)


@pytest.mark.parametrize("asked", ["いつか", "", "..", "-", ">", "20245", "2024-05-06-07", "2024..いつ"])
def test_what_is_no_day_is_none(asked: str) -> None:
    assert days_of(asked) is None
