from __future__ import annotations

import pytest

from annotate.model import ZoneKind
from annotate.page.analysis import analyse
from annotate.page.captions import is_caption
from annotate.page.joining import joined
from annotate.page.signs import sign

BODY = "渡し船が三日ぶりに動いた。島の人たちは桟橋に並んで、朝から待っていた。"
MORE = "桟橋の杭は古く、次の波で折れかねない。県は年内に替えるべきだが、予算はまだない。船会社は困っている。"
LAST = "次の船がいつ出るかは、まだ誰にも分からない。"


def kinds(end: str, *, middle: str = "") -> dict[str, ZoneKind]:
    body = "\n".join([BODY, middle, MORE, LAST])
    text = f"港都日報\n島へ渡る船が戻ってきた日\n2025年9月26日\n\n{body}\n\n{end}"
    return {joined(text, zone): zone.kind for zone in analyse(text).zones}


@pytest.mark.parametrize(
    "line",
    [
        "港都日報社",
        "港都新聞",
        "前の論説　｜　論説一覧",
        "お問い合わせ　｜　サイトポリシー",
        "港都日報社　〒でのご意見は論説委員室まで",
        "投稿は住所、氏名、年齢を明記のうえ郵送で",
        "◆投稿の宛先は紙面をご覧ください。1200字程度。",
        "ご意見、ご感想をお寄せください。",
        "ランキング参加中　ぽちっと応援お願いします",
        "関連論文　「凍る港」　「船の百年」",
        "関連トピック・ジャンル",
        "関連する刊行物",
        "もくじ",
        "＝随時掲載",
        "（注）便の数は港の資料による。",
        "あなたへのおすすめ",
        "この連載の一覧を見る",
        "他の論説を読む",
        "今なら初月無料",
        "港都研究所トップページへ",
        "「港の窓」トップ",
        "社説バックナンバー",
        "港都日報社　船のニュースのご購読",
        "この記事の感想をお寄せください",
        "次号は3月19日発売",
        "島の振興局 船の係　内線 31-442",
        "サイトマップ",
        "ひまわり新報社",
        "注：便の数は港の資料による。",
        "本解説は筆者個人の見解であり、所属する組織の見解を示すものではない。",
        "※この論考は「港の評論」英語版に掲載されたものの全訳です。",
    ],
)
def test_what_follows_an_article_is_chrome(line: str) -> None:
    found = kinds(line)
    assert found[line] is ZoneKind.CHROME
    assert found[LAST] is ZoneKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "三国議長の略歴　1958年、北浦町生まれ。水産の学校を出て、2021年から現職。",
        "【略歴】三国透　1958年生まれ。水産の学校を出て、2021年から現職。",
        "みくに・とおる　船大工。島で小さな貸本屋を営む。",
        "（みくに・とおる）",
        "三国 透　主任研究員。専門は船の安全。",
        "（みくに・とおる　1967年生まれ）",
    ],
)
def test_who_somebody_is_stands_below_as_a_bio(line: str) -> None:
    assert kinds(f"{line}\n港都日報社")[line] is ZoneKind.BIO


@pytest.mark.parametrize(
    "line",
    [
        "町には、皆さんの意見を聞く場を設けてほしい。",
        "この論考は、百年前の港の姿を描いた最初のものである。",
        "略歴を読めば、議長が船乗りだったことが分かる。",
        "港都日報社は昨年、同じ海で船を出した。",
        "投稿は消され、船の名だけが残った。",
        "三国 透教授は、杭を替えるべきだと話す。",
        "島の会社案内には、船の絵がある。",
    ],
)
def test_a_last_sentence_with_such_words_stays_body(line: str) -> None:
    assert kinds(line)[line] is ZoneKind.BODY


@pytest.mark.parametrize(
    "caption",
    [
        "桟橋に集まる島の人たち＝26日、ルメン",
        "手を振る船員。船は新しい機関を積んでいる＝6日、北浦町",
        "船を待つ島の人たち。14日、北浦",
        "海側から見た灯台。近づくことは禁じられている＝本社ヘリから",
        "島の人口の移り変わり（町の資料から作成）",
    ],
)
def test_a_line_that_says_when_and_where_is_a_caption(caption: str) -> None:
    assert is_caption(caption, in_head=False)
    assert kinds("", middle=caption)[caption] is ZoneKind.CAPTION


@pytest.mark.parametrize(
    "line",
    ["市長選、20日に投開票", "船　4月、全国へ", "港の道＝海の道", "三日間（前から続く）", "雨の日。晴れ、港"],
)
def test_a_heading_with_a_day_is_no_caption(line: str) -> None:
    assert not is_caption(line, in_head=True)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("ニュース｜スポーツ｜くらし｜おくやみ｜論説", "page.navigation"),
        ("購読案内｜バックナンバー｜ログイン", "page.policy"),
        ("前の社説", "blog.previous_next"),
        ("2つの写真とグラフを見る", "page.player"),
        ("1時間前更新", "page.counter"),
        ("2 枚", "page.counter"),
        ("[読者会員限定]", "page.paywall"),
        ("この記事は有料記事です。残り1234文字", "page.paywall"),
        ("English版 (English)別ウィンドウで開く", "page.related"),
        ("発信地：タルス/北浦", "page.label"),
        ("二人の会員限定の会", ""),
        ("この写真を拡大", "page.player"),
        ("島へ渡る船が戻ってきた日｜港都日報", ""),
        ("海｜山", ""),
        ("未来の地図を見る", ""),
        ("関連法の行方", ""),
        ("海洋研究室 主任研究員 花岡 みお", ""),
        ("社会部 花岡 澪、科学部 三国 透", ""),
        ("いいね！ 34　LINEで送る", "page.share"),
        ("スクラップ　コメントを見る（18）", "page.share"),
        ("≡ メニュー", "page.navigation"),
        ("♡ 341", "page.counter"),
        ("ホーム／オピニオン／くらし", "page.breadcrumb"),
        ("番組トップ　ニュース　科学　船と海の番組表", "page.navigation"),
        ("港都日報社　利用規約　配信停止", "page.policy"),
        ("＜海の窓＞　港の前で", ""),
        ("社説　港への攻撃　払わずに済む備えを", ""),
        ("灯台政策フォーラム 客員研究員 花岡 澪", ""),
        ("賛成／反対／棄権", ""),
    ],
)
def test_entries_side_by_side_are_a_menu_and_names_are_not(line: str, rule: str) -> None:
    assert sign(line) == rule


def test_a_line_below_a_blank_one_and_stuck_to_its_paragraph_is_a_heading() -> None:
    heading, said = "壊すのではなく、測る", "島の道が崩れ、船も出せずにいる"
    assert kinds("", middle=f"\n{heading}\n{BODY}")[heading] is ZoneKind.HEADING
    assert kinds("", middle=f"{said}\n{BODY}")[said] is ZoneKind.BODY


def test_a_caption_that_names_a_day_is_not_the_date() -> None:
    caption = "船を待つ島の人たち＝2024年9月2日、北浦町、三国透撮影"
    page = analyse(f"港都日報\n島へ渡る船が戻ってきた日\n{caption}\n2025年9月26日\n\n{BODY}\n{MORE}\n")
    assert page.metadata.published == "2025-09-26"
    assert [zone.kind for zone in page.zones][2:4] == [ZoneKind.CAPTION, ZoneKind.PUBLISHED]


def test_a_second_date_below_a_short_article_ends_no_head() -> None:
    found = kinds("脚注\n1 県の資料による。\n2025年8月30日\n著者紹介\n三国透。船を研究。")
    assert found[BODY] is found[LAST] is ZoneKind.BODY


def test_a_notice_above_the_body_whose_opinion_it_is_opens_no_body() -> None:
    notice = "「研究レポート」は、時事の問題について書かれたものです。執筆者の見解を表明したものです。"
    page = analyse(f"研究所\n島へ渡る船が戻ってきた日\n2025年9月26日\n{notice}\n\n{BODY}\n{MORE}\n")
    assert [zone.rule for zone in page.zones][3:5] == ["page.disclaimer", "page.paragraph"]


def test_what_a_report_says_of_itself_and_its_author_opens_the_body() -> None:
    opening = "本稿では、安い無人機の広がりを三つの事例から検討する。以下は筆者個人の見解である。"
    page = analyse(f"研究所\n島へ渡る船が戻ってきた日\n2025年9月26日\n\n{opening}\n{MORE}\n{LAST}\n")
    assert page.zones[3].kind is ZoneKind.BODY


def test_sentences_with_a_dot_before_them_are_a_list_even_where_a_page_has_no_head() -> None:
    items = ["・桟橋の杭を年内に替えること。", "・仮の桟橋を置くこと。"]
    assert [zone.kind for zone in analyse("\n".join([*items, "", BODY, MORE])).zones] == [ZoneKind.BODY] * 4


def test_what_somebody_says_at_length_is_no_title() -> None:
    said = "「桟橋を直さないまま船だけを増やせば、次の台風で島は本当に孤立します」"
    text = f"2025年9月26日\n島へ渡る船が戻ってきた日\n三国 透\n\n{said}\n\n{BODY}\n{MORE}"
    assert analyse(text).metadata.title == "島へ渡る船が戻ってきた日"
