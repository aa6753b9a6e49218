from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.page.dates import date_line, day_of_year, find_date, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024年2月5日", "2024-02-05"),
        ("2025年3月4日 05時00分", "2025-03-04"),
        ("2015.12.26 09:00", "2015-12-26"),
        ("令和6年9月12日", "2024-09-12"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日（火）", "2019-04-30"),
        ("昭和64年1月7日", "1989-01-07"),
        ("(2025年6月18日付掲載)", "2025-06-18"),
        ("May 21, 2020 14:58 Asia/Tokyo", "2020-05-21"),
        ("2023/08/05 21:14", "2023-08-05"),
        ("24 Jun 2024 01:06:25 GMT9", "2024-06-24"),
        ("掲載日：２０２４年６月２８日", "2024-06-28"),
        ("二〇二四年十二月二十五日", "2024-12-25"),
        ("令和六年十月十日", "2024-10-10"),
        ("2024-05-01T06:12:00+09:00", "2024-05-01"),
        ("Monday, 3rd June 2024", "2024-06-03"),
        ("R6.9.12", "2024-09-12"),
        ("令和6.9.12", "2024-09-12"),
        ("H31/4/30", "2019-04-30"),
        ("令和元年（2019年）5月1日", "2019-05-01"),
        ("2024年（令和6年）9月12日", "2024-09-12"),
        ("大正15年12月24日", "1926-12-24"),
        ("2026（令和8）年3月9日付", "2026-03-09"),
        ("11月4日付（2026年）", "2026-11-04"),
        ("2025年12月号（11月28日発売）", "2025-11-28"),
        ("2026年1月号（12月10日発売）", "2025-12-10"),
        ("Ｒ６．９．１２", "2024-09-12"),
        ("二〇二四年六月二十四日", "2024-06-24"),
        ("2024-6-4", "2024-06-04"),
        ("2024-06-23T16:06:25Z", "2024-06-23"),
        ("2024-06-24T01:06:25.120+0900", "2024-06-24"),
        ("Tue, 05 Mar 2024 08:00:00 +0900", "2024-03-05"),
        ("平成31年5月1日", ""),
        ("昭和64年1月8日", ""),
        ("令和元年4月30日", ""),
        ("令和0年5月1日", ""),
        ("2023/02/29", ""),
        ("6月4日", ""),
        ("2024年6月", ""),
        ("05/08/23", ""),
        ("2024年2月30日", ""),
        ("2024年13月1日", ""),
        ("第2024号 5", ""),
    ],
)
def test_dates_as_pages_print_them(text: str, iso: str) -> None:
    assert find_date(text) == iso
    assert (date_line(text).iso if date_line(text) else "") == iso


@given(st.dates(min_value=date(1900, 1, 1)))
def test_any_day_is_read_back(day: date) -> None:
    assert find_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()
    assert find_date(day.strftime("%d %b ") + f"{day.year:04}") == day.isoformat()


@given(st.text(max_size=100))
def test_any_line_is_taken(text: str) -> None:
    assert date_line(text) is None or date_line(text).iso == find_date(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("6月4日", "2024-06-04"),
        ("６月４日（火）午前5時", "2024-06-04"),
        ("六月二十四日", "2024-06-24"),
        ("2月30日", ""),
        ("6月4日の集会", ""),
        ("2023年6月4日", ""),
        ("6月", ""),
    ],
)
def test_a_day_without_a_year_takes_the_year_that_is_known(text: str, iso: str) -> None:
    assert day_of_year(text, 2024) == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-06-24", "2024-06-24"),
        ("20240624", "2024-06-24"),
        ("令和6年6月24日", "2024-06-24"),
        (" ２０２４／６／２４ ", "2024-06-24"),
        ("24 Jun 2024", "2024-06-24"),
        ("2024-06-24T01:06:25+09:00", "2024-06-24"),
        ("6月24日", ""),
        ("2024年6月24日の集会", ""),
        ("20240631", ""),
        ("昨日", ""),
        ("", ""),
    ],
)
def test_what_a_person_writes_into_a_field_is_one_day_or_none(written: str, iso: str) -> None:
    assert read_date(written) == iso


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert date_line("両国は2024年2月5日に協定を結んだ。") is None


def test_an_update_is_known_as_one() -> None:
    assert date_line("更新：2024年2月5日").updated
    assert not date_line("公開 2024/2/4 更新 2024/2/5").updated


@pytest.mark.parametrize(
    ("line", "iso", "updated"),
    [
        ("2025年4月6日更新", "2025-04-06", True),
        ("更新：2025年4月6日", "2025-04-06", True),
        ("更新日：2026年6月5日　投稿：2026年5月31日", "2026-05-31", False),
        ("2026年3月25日 6:00 (2026年3月25日 18:12更新)", "2026-03-25", False),
        ("公開日：2026年9月1日　最終更新：2026年9月3日", "2026-09-01", False),
    ],
)
def test_the_day_of_a_change_is_not_the_day_it_came_out(line: str, iso: str, updated: bool) -> None:
    found = date_line(line)
    assert found is not None
    assert (found.iso, found.updated) == (iso, updated)
