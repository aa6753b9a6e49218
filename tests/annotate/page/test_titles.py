"""Which line is the title where a page has more lines that could be, and who signs above it."""

from __future__ import annotations

import pytest

from annotate.page.analysis import analyse

BODY = "渡し船が三日ぶりに動いた。島の人たちは桟橋に並んで、朝から待っていた。"
TITLE = "島へ渡る船が戻ってきた日"


def title(*head: str) -> str:
    return analyse("\n".join([*head, "", BODY, "", BODY + "港は静かだ。"])).metadata.title


@pytest.mark.parametrize(
    "head",
    [
        ("港都日報", "地域から選ぶ：東部｜中部｜西部｜島しょ部", "2025年9月26日", TITLE),
        ("港都日報", "ホーム／オピニオン／くらし", "2025年9月26日", TITLE, "花岡 澪"),
        ("港都日報", "論説一覧　著者一覧　ニュースレター　寄付する", TITLE, "花岡 澪", "2025年9月26日"),
        ("港都日報", TITLE, "いいね！ 34　LINEで送る", "2025年9月26日"),
        ("港都日報", "シェア 128　ポスト　noteで書く", TITLE, "花岡 澪", "2025年9月26日"),
        ("船の評論／ウェブ先行公開", "バックナンバー　書店案内", "2025年9月26日", TITLE, "花岡 澪"),
        ("海の声を日本語で", "ホーム＞海", "2025年9月26日", TITLE, "花岡 澪"),
        ("海の見方｜世界の論調を日本語で", "ホーム＞欧州", "2025年9月26日", TITLE, "花岡 澪"),
        ("港都日報", "解説コラム「きょうの港」", "2025年9月26日", TITLE, "花岡 澪"),
        ("ルメン・タイムズ 日本", "海　政治　社会　視点", TITLE, "ルメン・タイムズ 日本", "2025年9月26日"),
        ("港都日報", TITLE, "高値の運賃で考える、売る島と買う島の分かれ目", "花岡 澪", "2025年9月26日"),
        ("港都日報", "連載／海と船の経済学　第47回", TITLE, "花岡 澪", "2025年9月26日"),
        ("港都日報", "＜特集：船が足りない＞3/5", TITLE, "花岡 澪", "2025年9月26日"),
        ("港都日報", TITLE, "2025年9月26日", "※この記事は本誌の特集を編集したものです"),
    ],
)
def test_neither_the_site_nor_its_buttons_are_the_title(head: tuple[str, ...]) -> None:
    assert title(*head) == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "解説委員　花岡 澪",
        "【客員論説委員　花岡 澪】",
        "花岡 澪（海の学者、北浦大教授）",
        "アマル・ナーセル（経済ジャーナリスト、タルス）",
        "アマル・ナーセル",
        "花岡 澪",
    ],
)
def test_who_wrote_it_may_be_named_above_the_title(line: str) -> None:
    page = analyse(f"港都日報\nホーム > 海\n{line}\n{TITLE}\n2025年9月26日\n\n{BODY}\n\n{BODY}港は静かだ。")
    assert (page.metadata.title, page.metadata.byline) == (TITLE, line.strip("【】"))


@pytest.mark.parametrize("line", ["社 説", "特集　船争奪", "海洋 新報"])
def test_a_section_above_the_title_is_nobody(line: str) -> None:
    page = analyse(f"港都日報\nホーム > 海\n{line}\n{TITLE}\n2025年9月26日\n\n{BODY}\n\n{BODY}港は静かだ。")
    assert page.metadata.byline == ""
