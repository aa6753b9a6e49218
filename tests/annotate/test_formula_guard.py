from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.formula_guard import guarded, guarded_row, unguarded

DANGEROUS = "=+-@＝＋－＠\t\r\n"
cells = st.text(
    st.sampled_from("'=+-@＝＋－＠\t\r\n \u3000\u200b\ufeff\u202e\x00a印") | st.characters(), max_size=6
)


@settings(max_examples=2000)
@given(cells)
def test_taking_one_apostrophe_away_restores_the_cell(cell: str) -> None:
    out = guarded(cell)

    assert unguarded(out) == cell
    assert (out[1:] if out.startswith("'") else out) == cell


@settings(max_examples=1000)
@given(cells)
def test_no_guarded_cell_begins_like_a_formula(cell: str) -> None:
    shown = guarded(cell).lstrip(" \u3000\u200b\ufeff\u202e\x00\xa0\u2060\u2066\xad\x1f")

    assert not shown.startswith(tuple(DANGEROUS))


@settings(max_examples=1000)
@given(st.lists(cells | st.integers(0, 9), max_size=5).map(tuple))
def test_a_row_is_guarded_as_its_cells_are(row: tuple[str | int, ...]) -> None:
    assert guarded_row(row) == tuple(guarded(c) if isinstance(c, str) else c for c in row)


@pytest.mark.parametrize(
    "before", ["", " ", "\u3000", "\u200b", "\ufeff", "\xa0", "\u202e", "\u2067", "\x00", "\x1f"]
)
@pytest.mark.parametrize("sign", list(DANGEROUS))
def test_every_sign_is_guarded_behind_whatever_cannot_be_seen(before: str, sign: str) -> None:
    assert guarded(f"{before}{sign}1") == f"'{before}{sign}1"


@pytest.mark.parametrize("cell", ["", "主張", "1=1", "a'b", " 余白", "３－１"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


def test_an_apostrophe_that_the_guard_did_not_write_stays() -> None:
    assert unguarded("'90s") == "'90s"
