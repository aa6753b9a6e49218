from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.searching.query import Field, Filter, Query, Word, parse


def words(typed: str) -> list[str]:
    return [word.folded for word in parse(typed).words]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("制裁", ["制裁"]),
        ("制裁　橋", ["制裁", "橋"]),
        ("ＡＢＣ ﾊﾟｲﾌﾟ", ["abc", "ぱいぷ"]),
        ('"新しい 橋" 港', ["新しい 橋", "港"]),
        ("“新しい 橋”", ["新しい 橋"]),
        ('港"新しい', ["港", "新しい"]),
        ("http://example.com", ["http://example.com"]),
        ("12:30 date:いつか", ["12:30", "date:いつか"]),
        ("-", ["-"]),
        ('""', []),
        ("  ", []),
        ("橋\0の\ud800上", ["橋の上"]),
        ("橋 橋", ["橋"]),
    ],
)
def test_words_are_what_stands_between_spaces_and_quotation_marks(typed: str, understood: list[str]) -> None:
    assert words(typed) == understood


def test_a_minus_leaves_out() -> None:
    assert parse('橋 -港 －"古い 倉庫"') == Query((Word("橋"),), (Word("港"), Word("古い 倉庫")))


def test_filters_are_understood_in_both_languages_and_widths() -> None:
    asked = parse('tag:提言 ｔａｇ：脅威評価 -出典:"北 湾" 日付:2024')
    assert [(one.field, one.value, one.wanted) for one in asked.filters] == [
        (Field.TAG, "提言", True),
        (Field.TAG, "脅威評価", True),
        (Field.SOURCE, "北 湾", False),
        (Field.DATE, "2024", True),
    ]
    assert asked.words == ()


@pytest.mark.parametrize("typed", ["tag:", "source: ", "-date:", 'tag:""'])
def test_a_filter_with_nothing_behind_it_asks_for_nothing_yet(typed: str) -> None:
    assert not parse(typed)


def test_a_filter_alone_is_a_query() -> None:
    assert parse("tag:主張") == Query(filters=(Filter(Field.TAG, "主張"),))


@given(st.text(alphabet=st.characters(codec=None)) | st.text(alphabet='"-:” *()^ORNEAR\0\ud800tagdate.2~'))
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    asked = parse(typed)
    assert all(word.folded.strip() for word in (*asked.words, *asked.without))
    assert parse(typed) == asked
