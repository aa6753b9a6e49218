from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from annotate.formula_guard import unguarded
from annotate.table_text import as_table
from tests.ui.samples import annotation


def test_a_row_says_quote_tag_note_and_where() -> None:
    claims = [annotation("a", 20, note="要確認"), annotation("b", 3)]
    made = as_table(claims, {"assertion": "主張"}.__getitem__)
    assert made == "船が減る。\t主張\t要確認\t20\t25\n船が減る。\t主張\t\t3\t8\n"


def test_what_a_spreadsheet_would_run_is_plain() -> None:
    assert as_table([annotation("a", quote="=1+1は")], str).startswith("'=1+1は\t")


@given(st.text("あ\t\n\r\"'=x", min_size=1), st.text("い\t\n\"'@"))
def test_a_spreadsheet_reads_the_same_cells(quote: str, note: str) -> None:
    made = as_table([annotation("a", 1, quote=quote, note=note)], str)
    ((read, tag, read_note, start, end),) = csv.reader(io.StringIO(made, newline=""), csv.excel_tab)
    assert (unguarded(read), tag, unguarded(read_note)) == (quote, "assertion", note)
    assert (int(start), int(end)) == (1, 1 + len(quote))
