"""Which lines of a page are read as one paragraph."""

from __future__ import annotations

from annotate.page.lines import units

HEADINGS = ("一、橋を直すのはそもそも市の仕事だったのか", "二、川を浚うのはそもそも県の仕事だったのか")


def test_headings_of_one_width_are_not_the_first_lines_of_what_follows() -> None:
    page = "\n".join(f"{heading}\n{'橋は直す。' * 12}" for heading in HEADINGS)
    assert len(units(page)) == 4


def test_lines_broken_at_one_width_are_one_paragraph() -> None:
    assert len(units("\n".join([*HEADINGS, "そう問う人がいる。"]))) == 1
