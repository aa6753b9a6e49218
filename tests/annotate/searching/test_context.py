from __future__ import annotations

from annotate.searching.context import Context, context
from annotate.spans import Span

TEXT = "前の段落\n\n古い\n石炭桟橋が　来春に\n\n閉じる。"


def test_context_is_one_line_and_begins_with_the_paragraph() -> None:
    at = TEXT.index("桟橋")
    assert context(TEXT, Span(at, at + 2)) == Context("古い 石炭", "桟橋", "が 来春に 閉じる。")


def test_context_ends_where_it_is_long_enough() -> None:
    assert context("あ" * 50 + "橋" + "い" * 50, Span(50, 51), 3, 4) == Context("あああ", "橋", "いいいい")
