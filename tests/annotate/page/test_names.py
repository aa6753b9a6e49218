from __future__ import annotations

import pytest

from annotate.page import names
from annotate.page.analysis import analyse

BODY = "渡し船が三日ぶりに動いた。島の人たちは桟橋に並んで、朝から待っていた。"


def byline(*lines: str, title: str = "島へ渡る船が戻ってきた日", end: str = "") -> str:
    head = "\n".join(["港都日報", title, "2025年9月26日 6時00分", *lines])
    return analyse(f"{head}\n\n{BODY}\n\n{BODY}港は静かだった。\n{end}").metadata.byline


@pytest.mark.parametrize(
    "line",
    [
        "国際部 花岡 澪",
        "科学社会部　花岡 澪",
        "社会部 花岡 澪、科学部 三国 透",
        "海洋研究室 主任研究員 花岡 みお",
        "校閲部　花岡みなと",
        "タルス＝花岡 澪",
        "花岡 澪（花岡診療所 医師）",
        "花岡 澪（船の学者／タルス生まれ、現在北浦在住）",
        "花岡 澪 ／ 港の経済",
        "社会部　花岡みなと、写真・三国透",
        "国際部　花岡 澪、タルス　三国 透",
        "花岡拓海、編集委員・三国透子",
        "北浦＝花岡拓海、タルス＝三国透子",
        "港都タイムス 論説室 花岡 澪",
        "カリーム・ファーレス（作家）",
    ],
)
def test_a_name_with_where_its_bearer_works_is_the_byline(line: str) -> None:
    assert names.likeness(line) == 4
    assert byline(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "地域振興局 集落政策室",
        "論説委員室から",
        "social",
        "港湾 整備（概要）",
        "首相官邸＝代表撮影",
        "海の窓から",
    ],
)
def test_a_department_a_column_or_a_heading_is_nobody(line: str) -> None:
    assert byline(line) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("解説：花岡 澪（国際担当）", "花岡 澪（国際担当）"),
        ("書いた人：はなおか（船の技師）", "はなおか（船の技師）"),
        ("司会・構成　文化部　花岡 澪", "文化部　花岡 澪"),
        ("（聞き手は編集委員 花岡 澪）", "編集委員 花岡 澪"),
        ("（構成・文化部　花岡みなと）", "構成・文化部　花岡みなと"),
    ],
)
def test_a_label_leads_to_the_name(line: str, name: str) -> None:
    assert byline(line) == name


def test_a_title_behind_the_word_for_a_contribution_is_no_name() -> None:
    assert names.labelled_name("寄稿　船の法の改正　「桟橋の扉」を町任せにするな") == ""


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("花岡 澪（国際担当）", "花岡 澪"),
        ("解説委員　花岡 澪", "花岡 澪"),
        ("カリーム・ファーレス博士", "カリーム・ファーレス"),
        ("花岡 澪", "花岡 澪"),
    ],
)
def test_a_byline_has_a_name_without_what_its_bearer_is(name: str, bare: str) -> None:
    assert names.bare_name(name) == bare


def test_three_departments_are_nobody_s_name() -> None:
    assert not names.is_affiliated("県土整備部 河川課 計画係")
    assert byline("県土整備部 河川課 計画係", "三国 透") == "三国 透"


@pytest.mark.parametrize(
    "menu", ["Aa　文字サイズ", "文字サイズ 標準 拡大", "社説・コラム", "文字の大きさ：小 大"]
)
def test_what_the_site_offers_is_nobody(menu: str) -> None:
    assert byline(menu) == ""
    assert byline("国際部 花岡 澪", menu) == "国際部 花岡 澪"


def test_a_post_in_brackets_is_less_than_a_name() -> None:
    assert byline("三国 透", "（タルス＝本社特派員）") == "三国 透"
    assert byline("（論説委員　三国透）") == "論説委員　三国透"
    assert byline("（編集委員）") == "編集委員"
    assert names.in_brackets("（三国 透＝船、漁業担当）") == "三国 透"


@pytest.mark.parametrize("button", ["list", "clip"])
def test_a_small_latin_word_beside_share_buttons_is_a_button(button: str) -> None:
    head = f"港都日報\n島へ渡る船が戻ってきた日\n三国透\n2025年9月6日 21時14分\nポストする\n{button}"
    page = analyse(f"{head}\n\n{BODY}")
    assert page.metadata.byline == "三国透"
    assert page.zones[-2].rule == "page.share"


def test_a_contribution_names_its_author_in_the_title() -> None:
    assert byline(title="（寄稿）船の数だけ港がある　船大工・三国透さん") == "三国透"
    assert byline(title="（インタビュー）船の数だけ港がある　船大工・三国透さん") == ""


def test_the_agency_at_the_end_did_not_write() -> None:
    assert byline(end="\nMNA\n無断転載を禁じます") == ""
    assert byline("ロイター", end="\nMNA\n無断転載を禁じます") == "ロイター"


def test_members_only_before_a_name_makes_it_no_title() -> None:
    above = "港都日報デジタル\n2025年7月12日 11時00分\n有料記事　聞き手・三国 透"
    page = analyse(f"{above}\n\n船より先に、桟橋を直す\n\n{BODY}")
    assert (page.metadata.title, page.metadata.byline) == ("船より先に、桟橋を直す", "聞き手・三国 透")


def test_the_column_is_not_the_title_where_another_line_is() -> None:
    head = "港都日報\n読者の声\n（2025年6月25日付）\n海峡をゆく船には人がいる\n元船員　三国 透（78）"
    assert analyse(f"{head}\n\n{BODY}").metadata.title == "海峡をゆく船には人がいる"
    alone = analyse(f"港都日報\n校閲室の窓\n校閲部　花岡みなと\n2025年6月25日\n\n{BODY}").metadata
    assert (alone.title, alone.byline) == ("校閲室の窓", "校閲部　花岡みなと")
