from __future__ import annotations

import pytest

from annotate.model import ZoneKind
from annotate.page.analysis import analyse
from annotate.page.rules import RULES
from annotate.page.structure import Hint, Structure
from annotate.spans import Span

TEXT = """架空港日報
入港の知らせ

石炭桟橋、来春に閉鎖へ

2024年6月3日

佐渡川 真一

架空港湾局は3日、石炭桟橋を来春に閉じると発表した。跡地には風力発電の部品工場が建つ予定である。

町の財政が傾く恐れがある。

夏の桟橋
"""


def hint(words: str, rule: str) -> Hint:
    start = TEXT.index(words)
    return Hint(Span(start, start + len(words)), RULES[rule], rule)


def rules_of(structure: Structure) -> dict[str, str]:
    return {TEXT[zone.span.slice]: zone.rule for zone in analyse(TEXT, structure).zones}


def test_a_hint_goes_before_the_words() -> None:
    caption = hint("夏の桟橋", "html.caption")
    menu = hint("架空港日報\n入港の知らせ", "html.navigation")

    rules = rules_of(Structure((menu, caption)))

    assert rules["夏の桟橋"] == "html.caption"
    assert rules["架空港日報"] == rules["入港の知らせ"] == "html.navigation"
    assert rules["町の財政が傾く恐れがある。"].endswith(".paragraph")


def test_only_what_the_format_calls_the_title_is_one() -> None:
    rules = rules_of(Structure((hint("入港の知らせ", "html.title"),)))

    titles = [words for words, rule in rules.items() if RULES[rule] is ZoneKind.TITLE]
    assert titles == ["入港の知らせ"]
    assert analyse(TEXT, Structure((hint("入港の知らせ", "html.title"),))).metadata.title == "入港の知らせ"


def test_the_record_names_the_line_that_says_it() -> None:
    rules = rules_of(Structure(title="石炭桟橋、来春に閉鎖へ｜架空港日報", byline="佐渡川真一"))

    assert rules["石炭桟橋、来春に閉鎖へ"] == "format.title"
    assert analyse(TEXT, Structure(byline="佐渡川真一")).metadata.byline == "佐渡川真一"


@pytest.mark.parametrize(
    ("recorded", "day"), [("2024-06-02", "2024-06-03"), ("2024-06-10", "2024-06-10"), ("", "2024-06-03")]
)
def test_the_printed_day_goes_before_a_record_a_day_away(recorded: str, day: str) -> None:
    assert analyse(TEXT, Structure(published=recorded)).metadata.published == day


def test_what_the_record_adds_to_the_title_is_no_part_of_it() -> None:
    said = analyse(TEXT, Structure(title="石炭桟橋、来春に閉鎖へ - 港の部屋")).metadata
    assert said.title == "石炭桟橋、来春に閉鎖へ"


def test_a_page_that_is_all_chrome_has_no_body() -> None:
    page = analyse(TEXT, Structure((hint(TEXT.strip(), "html.outside"),), url="https://example.jp/a"))

    assert {zone.kind for zone in page.zones} == {ZoneKind.CHROME}
    assert page.metadata.url == "https://example.jp/a"
