"""What stands below an article: notices, bios, other articles, and lines that stick to them."""

from __future__ import annotations

import pytest

from annotate.model import ZoneKind
from annotate.page.analysis import analyse
from annotate.page.joining import joined
from annotate.page.notices import notice

HEAD = "港都日報\n島へ渡る船が戻ってきた日\n{byline}\n2025年9月26日\n"
PARAGRAPHS = [
    "渡し船が三日ぶりに動いた。島の人たちは桟橋に並んで、朝から待っていた。",
    "桟橋の杭は古く、次の波で折れかねない。県は年内に替えるべきだが、予算はまだない。",
    "船会社は来年の春に船を増やすという。運賃は据え置くと、社長が町議会で話した。",
    "島では空き家が増え、学校の屋根も直せずにいる。町は県に助けを求めている。",
    "診療所の医師は週に二度、船で通う。海が荒れれば、薬は次の船まで届かない。",
]
LAST = "次の船がいつ出るかは、まだ誰にも分からない。"


def kinds(*below: str, byline: str = "花岡 澪", gap: str = "\n\n") -> dict[str, ZoneKind]:
    """The kind of every line of a page of which the paragraphs stand apart by `gap`."""
    body = gap.join([*PARAGRAPHS, LAST])
    text = "\n".join([HEAD.format(byline=byline), body, "", *below])
    return {joined(text, zone): zone.kind for zone in analyse(text).zones}


@pytest.mark.parametrize(
    "line",
    [
        "この記事をXでつぶやく　LINEで送る",
        "共有：X　Facebook　メール",
        "【前の記事】社説：港の灯台　誰が守るのか",
        "◀ 前の記事　流された網の行方",
        "次の記事 ▶　灯台守の最後の冬",
        "前へ：島の獣害　　次へ：桟橋の木",
        "＜＜第46回　船の卵はなぜ高い",
        "＜ 11月2日のコラム　｜　11月4日のコラム ＞",
        "あわせて読みたい：船の数だけ港がある／桟橋はなぜ折れる",
        "おすすめ記事　船は終わるのか／島の地図／櫂を買う人々",
        "● 最近の論考　潮の交通整理／再び使える船と射場の話／港の分担",
        "【キーワード】満潮／引き潮／船の底",
        "アクセスランキング　1位 台風2号　2位 島の祭り　3位 学校の再編",
        "人気記事 ①港の出没マップ　②新米の値段　③船の祭り",
        "「認知症と船」（1月29日放送）",
        "第11回　海の「沈黙」を読む　／　第10回　北浦の港で",
        "港都日報社　〒99X-XXXX",
        "港都日報社　No reproduction without permission",
        "「海路」編集部　お問い合わせ　個人情報保護方針",
        "原題：The Last Ferry",
        "翻訳：港の評論編集部　元記事の掲載は4月9日",
        "（『季刊港』冬号所収。原文は英語）",
        "次号予告：渡し船の学校",
        "この社説への意見を送る",
        "〈記者の目〉議論の前に数字を　（三国透）→続きは会員ページで",
        "コラムを書き写す「海の窓ノート」販売中（1冊210円）",
        "ご意見・ご感想は fune@minato.example へ",
        "北浦診療所　北浦町　診療時間　9:00〜12:00",
    ],
)
def test_other_articles_and_the_publisher_s_lines_are_no_body(line: str) -> None:
    for gap in ("\n\n", "\n"):
        found = kinds(line, "© 港都日報", gap=gap)
        assert found[line] is not ZoneKind.BODY
        assert found[LAST] is ZoneKind.BODY


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("◇次回は12月14日、「島の夜」を掲載します。", "page.policy"),
        ("※寄稿は随時掲載します。投稿規定は22面。", "page.policy"),
        ("＜視標＞は毎月第3木曜に掲載します。ご意見は論説室まで。", "page.policy"),
        ("「私の海」は読者の皆さまからの投稿で作るページです。", "page.policy"),
        ("採用分には図書カードを進呈します。", "page.policy"),
        ("引用の際は「港の研究所 報告 24」と明記してください。", "page.policy"),
        ("本研究は船の基金の助成を受けています。", "page.policy"),
        ("本ブリーフの内容は執筆者個人の見解であり、当機構の公式見解ではありません。", "page.disclaimer"),
        ("※放送内容をもとに再構成しました", "page.policy"),
        ("［訳注］文中の金額は原文のまま記した。", "think_tank.note"),
        ("◇渡し船とは　人と荷を岸から岸へ運ぶ船。", "think_tank.note"),
        ("この社説は港都日報9月27日付朝刊に掲載されました。", "page.after_article"),
        ("県は次回の会合で、船の数を増やすよう求める方針だ。", ""),
        ("意見は分かれ、投稿は消された。", ""),
        ("町は渡し船を毎週動かしている。", ""),
        ("港の研究は、国の助成がなければ続かない。", ""),
    ],
)
def test_a_publisher_is_told_from_an_author(line: str, rule: str) -> None:
    assert notice(line) == rule


@pytest.mark.parametrize(
    ("byline", "line"),
    [
        ("花岡 澪", "花岡澪（はなおか・みお）　1974年生まれ。県警を経て現職。著書に『静かな桟橋』。"),
        ("花岡 澪", "▽花岡 澪　1998年入社。北浦支局を経て現職。"),
        ("花岡 澪", "花岡澪：北浦駐在6年。近著に『海の会計簿』。"),
        ("花岡 澪", "＜筆者＞はなおか・みお　船会社を経て現職。"),
        ("花岡 澪", "はなおか・みお／海の法。共著に『船の主権』（潮路書房）。"),
        ("アマル・ナーセル（作家、北浦在住）", "アマル・ナーセルは、タルス出身。島の船について書いている。"),
        ("アマル・ナーセル", "Amal Nasser　経済学者。港の政策を研究する会の代表。"),
        ("アマル・ナーセル", "アマル・ナーセル　元ルメン紙記者。2021年に基金を設立。"),
        ("花岡 澪", "（筆者は船の学者。元県庁職員。現在は北浦在住）"),
        ("花岡 澪", "筆者は北浦在住の経済評論家で、元町職員。"),
    ],
)
def test_who_wrote_it_is_told_below(byline: str, line: str) -> None:
    for gap in ("\n\n", "\n"):
        found = kinds(line, "© 港都日報", byline=byline, gap=gap)
        assert found[line] is ZoneKind.BIO
        assert found[LAST] is ZoneKind.BODY


def test_the_author_s_name_at_the_end_of_what_is_argued_is_no_bio() -> None:
    said = "花岡　澪さんの祖父が書いた日記は、専門の船大工が読むべきである。"
    assert kinds(said, "© 港都日報")[said] is ZoneKind.BODY


def test_where_paragraphs_stand_apart_what_sticks_to_the_furniture_is_furniture() -> None:
    unknown = ["きょうの歳時記と園芸", "桟橋の数え方をめぐって"]
    found = kinds("前の記事：港の灯台", *unknown, "© 港都日報")
    assert all(found[line] is ZoneKind.CHROME for line in unknown)
    found = kinds(*unknown, "© 港都日報")
    assert all(found[line] is ZoneKind.CHROME for line in unknown)
    assert found[LAST] is ZoneKind.BODY


def test_the_last_lines_are_furniture_when_one_of_them_is() -> None:
    found = kinds("本稿の見解は筆者個人のものです。", "桟橋と海の会事務局")
    assert list(found.values())[-2:] == [ZoneKind.CHROME] * 2
    assert found[LAST] is ZoneKind.BODY


def test_a_last_paragraph_that_sticks_to_the_furniture_stays_body() -> None:
    text = "\n".join([HEAD.format(byline="花岡 澪"), "\n\n".join([*PARAGRAPHS, LAST]), "© 港都日報"])
    assert next(z for z in analyse(text).zones if LAST in joined(text, z)).kind is ZoneKind.BODY


def test_two_last_paragraphs_that_stick_together_stay_body() -> None:
    body = "\n\n".join(PARAGRAPHS) + f"\n{LAST}\n関連記事\n島の祭り"
    text = HEAD.format(byline="花岡 澪") + "\n" + body
    assert next(z for z in analyse(text).zones if joined(text, z) == LAST).kind is ZoneKind.BODY
