from __future__ import annotations

import pytest

from annotate.model import ZoneKind
from annotate.page.analysis import analyse
from annotate.page.items import is_item, mark
from annotate.page.joining import joined
from annotate.page.lines import units

PARAGRAPH = (
    "水路と道の管理は、すでに数人の高齢者が担っている。このままでは、十年のうちに半分の集落で担い手が絶える。"
)
ITEMS = (
    "複数の集落を単位とする法人への業務の集約",
    "簡易水道について、市町村による管理への段階的な移行",
    "移転を望む世帯には、農地へ通う手段を保障することが望ましい。",
    "拠点の整備に対する支援の拡充",
)
MARKS = {
    "figures in brackets": ("（1）", "（2）", "（3）", "（4）"),
    "narrow brackets": ("(1) ", "(2) ", "(3) ", "(4) "),
    "wide figures": ("（１）", "（２）", "（３）", "（４）"),
    "a bracket behind": ("1）", "2）", "3）", "4）"),
    "figures with a point": ("1. ", "2. ", "3. ", "4. "),
    "figures in rings": ("①", "②", "③", "④"),
    "numerals": ("一、", "二、", "三、", "四、"),
    "numerals in brackets": ("（一）", "（二）", "（三）", "（四）"),
    "in words": ("第一に、", "第二に、", "第三に、", "第四に、"),
    "syllables": ("ア　", "イ　", "ウ　", "エ　"),
    "dots": ("・", "・", "・", "・"),
    "circles": ("○", "○", "○", "○"),
    "circles apart": ("○ ", "○ ", "○ ", "○ "),
    "squares": ("■ ", "■ ", "■ ", "■ "),
}
END = {"a section": f"\n\n3. 結論\n{PARAGRAPH}\n", "links": "\n\n関連記事\n・水路の番人\n", "nothing": "\n"}


@pytest.mark.parametrize("end", END)
@pytest.mark.parametrize("style", MARKS)
def test_items_that_end_in_a_noun_are_body_and_the_lines_above_them_headings(style: str, end: str) -> None:
    listed = [each + item for each, item in zip(MARKS[style], ITEMS, strict=True)]
    text = f"集落の将来に関する報告\n2026年3月18日\n三国 透\n\n1. 現状\n{PARAGRAPH}\n\n2. 当面の方向\n"

    page = analyse(text + "\n".join(listed) + END[end])

    kinds = {joined(text + "\n".join(listed) + END[end], zone): zone.kind for zone in page.zones}
    assert [kinds[item] for item in listed] == [ZoneKind.BODY] * 4
    headings = ["1. 現状", "2. 当面の方向"] + ["3. 結論"] * (end == "a section")
    assert [kinds[heading] for heading in headings] == [ZoneKind.HEADING] * len(headings)


@pytest.mark.parametrize("marks", [("（1）", "（2）"), ("1　", "2　"), ("■ ", "■ "), ("①", "②")])
def test_a_marked_line_above_its_own_paragraph_is_a_heading(marks: tuple[str, str]) -> None:
    sections = (f"{marks[0]}水路の現状\n{PARAGRAPH}町は動けない。", f"{marks[1]}道の現状\n{PARAGRAPH}")
    text = "\n\n".join([PARAGRAPH, *sections])

    kinds = [zone.kind for zone in analyse(text).zones]

    assert kinds == [ZoneKind.BODY, ZoneKind.HEADING, ZoneKind.BODY, ZoneKind.HEADING, ZoneKind.BODY]


def test_a_marked_line_above_who_wrote_its_part_is_a_heading() -> None:
    parts = [f"{mark}の話\n北浦町・船大工・59歳\n\n{PARAGRAPH}町は動けない。" for mark in ("① 水路", "② 道")]
    text = "\n\n".join([PARAGRAPH, *parts])

    rules = {text[zone.span.slice]: zone.kind for zone in analyse(text).zones}

    assert rules["① 水路の話"] is rules["② 道の話"] is ZoneKind.HEADING


@pytest.mark.parametrize(
    "line", ["3.8回の遅れ", "2,400台の車", "100 人の声", "第一章　海へ", "港の朝", "「道がない」", "1"]
)
def test_other_figures_are_no_marks(line: str) -> None:
    assert mark(line) is None


def test_the_next_number_makes_an_item_and_any_other_does_not() -> None:
    page = units("1. 海\n2. 港\n5. 船\n（6）橋\n7. 道\n8. 川")

    assert [is_item(page, n) for n in range(6)] == [True, True, False, False, True, True]
