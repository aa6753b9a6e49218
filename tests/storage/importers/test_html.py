from __future__ import annotations

import pytest

from annotate.page.analysis import Page, analyse
from storage.importers import Asked, Incoming
from storage.importers.formats import read
from storage.importers.html import text_of

BODY = "架空港湾局は3日、石炭桟橋を来春に閉じると発表した。跡地には風力発電の部品工場が建つ予定である。"
MORE = "港で働く佐渡川氏は「代わりの仕事を先に示すべきだ」と述べた。町の財政が傾く恐れもある。"


def of(body: str, head: str = "") -> tuple[str, Page]:
    text, structure = text_of(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")
    return text, analyse(text, structure)


def rules(body: str, head: str = "") -> dict[str, str]:
    text, page = of(body, head)
    return {text[zone.span.slice]: zone.rule for zone in page.zones}


def the_one(data: bytes, name: str = "a.html", encoding: str | None = None) -> Incoming:
    (incoming,) = read(data, Asked(name, encoding))
    return incoming


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>海は\n  広い。</p><p>空も。</p>", "海は広い。\n\n空も。"),
        ("<p>The sea\n  is wide.</p>", "The sea is wide."),
        ("一行目<br>二行目<br><br>三行目", "一行目\n二行目\n\n三行目"),
        ("<div>上</div><div>下</div>", "上\n下"),
        ("<ul><li>海</li><li>空</li></ul><ol><li>陸</li></ol>", "• 海\n• 空\n\n陸"),
        ("<table><tr><th>年</th><td>2023</td></tr><tr><td>量</td><td>3</td></tr></table>", "年\t2023\n量\t3"),
        ("<table><tr><td>左<br>左2</td><td>右</td></tr></table>", "左\n左2\n右"),
        ("<ruby>葛城<rp>(</rp><rt>かつらぎ</rt><rp>)</rp></ruby>市", "葛城市"),
        ("<pre>一\n  二</pre>", "一\n二"),
        ("A&nbsp;B &amp;lt; &#x20BB7;", "A\u00a0B &lt; 𠮷"),
        ("上<script>海</script><style>空</style><template>陸</template><noscript>山</noscript>下", "上下"),
        ("<p>海<!-- 空 -->は</p>", "海は"),
        ("<p>　字下げ。</p>", "　字下げ。"),
        ("<img src='file:///etc/passwd' alt='写真'>海", "海"),
    ],
)
def test_the_text_is_what_a_reader_sees(body: str, text: str) -> None:
    assert of(body)[0] == text


def test_nothing_visible_is_lost_and_nothing_doubled() -> None:
    body = "".join(f"<div>{n}<span>の</span><p>段{n}</p>後{n}<i>尾</i></div>尻{n}" for n in range(200))
    expected = "".join(f"{n}の段{n}後{n}尾尻{n}" for n in range(200))
    assert "".join(of(body)[0].split()) == expected


def test_what_is_hidden_is_kept_as_chrome() -> None:
    found = rules(f"<p>{BODY}</p><p hidden>海</p><div style='a:b; display : none'>空</div><p>{MORE}</p>")
    assert found["海"] == found["空"] == "html.hidden"
    assert found[MORE] == "page.paragraph" or found[MORE] == "plain.paragraph"


def test_a_page_that_is_hidden_until_a_script_has_run_is_read_all_the_same() -> None:
    found = rules(f"<div style='display:none'><p>{BODY}</p><p>{MORE}</p></div>")
    assert found[BODY].endswith("paragraph")


def test_a_name_that_speaks_of_chrome_is_not_believed_of_the_article_itself() -> None:
    found = rules(f"<div class='has-sidebar related'><p>{BODY}</p><p>{MORE}</p></div><p class='share'>海</p>")
    assert found[BODY].endswith("paragraph")
    assert found["海"] == "html.named"


def test_headers_and_footers_of_the_article_are_not_the_sites() -> None:
    found = rules(
        "<header>架空港日報</header><article><header><h1>桟橋、閉鎖へ</h1><p>2024年6月3日</p></header>"
        f"<p>{BODY}</p><p>{MORE}</p></article><footer>会社案内</footer>"
    )
    assert found["桟橋、閉鎖へ"] == "html.title"
    assert found["2024年6月3日"] == "page.date"
    assert (found["架空港日報"], found["会社案内"]) == ("html.header", "html.footer")


def test_the_title_in_a_header_of_the_site_is_found() -> None:
    found = rules(
        f"<header><h1>桟橋、来春に閉鎖へ</h1></header><div><p>{BODY}</p><p>{MORE}</p></div>",
        "<title>桟橋、来春に閉鎖へ - 架空港日報</title><meta property='og:site_name' content='架空港日報'>",
    )
    assert found["桟橋、来春に閉鎖へ"] == "html.title"


def test_a_heading_whose_words_are_known_is_what_they_say() -> None:
    found = rules(
        f"<h1>桟橋、閉鎖へ</h1><p>{BODY}</p><h2>町の財政</h2><p>{MORE}</p><h2>関連記事</h2><p>風車の町</p>"
    )
    assert found["町の財政"] == "html.heading"
    assert found["関連記事"] == "page.related"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], '
        '"headline": "桟橋、閉鎖へ", "author": [{"name": "佐渡川"}], "datePublished": "2024-06-03T00:00Z", '
        '"publisher": {"name": "架空港日報"}, "mainEntityOfPage": {"@id": "https://example.jp/1"}}]}</script>',
        '<meta property="og:title" content="桟橋、閉鎖へ｜架空港日報"><meta name="author" content="佐渡川">'
        '<meta property="article:published_time" content="2024-06-03"><meta property="og:site_name" '
        'content="架空港日報"><link rel="canonical" href="https://example.jp/1">',
    ],
)
def test_the_record_of_a_page_is_read(head: str) -> None:
    said = of(f"<p>{BODY}</p><p>{MORE}</p>", head)[1].metadata
    assert (said.title, said.byline, said.published) == ("桟橋、閉鎖へ", "佐渡川", "2024-06-03")
    assert (said.source, said.url) == ("架空港日報", "https://example.jp/1")


@pytest.mark.parametrize(
    "record", ["{", "[" * 5000, '{"a":' * 100 + "1" + "}" * 100, "null", "[1, [2]]", '{"@type": {}}', "９"]
)
def test_a_record_that_is_none_is_passed_over(record: str) -> None:
    head = f'<title>題</title><script type="application/ld+json">{record}</script>'
    assert of(f"<p>{BODY}</p>", head)[1].metadata.title == "題"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('<meta charset="shift_jis"><p>①髙㈱の桟橋を閉じる。'.encode("cp932"), "cp932"),
        ('<meta content="text/html; charset=EUC-JP"><p>桟橋。'.encode("euc_jp"), "euc_jp"),
        ('<html><meta charset="iso-2022-jp"><p>桟橋を閉じる。'.encode("iso2022_jp"), "iso2022_jp"),
        ('<meta charset="shift_jis"><p>桟橋を閉じると発表した。'.encode(), "utf-8"),  # which is not true
        ("\ufeff<!DOCTYPE html><p>桟橋を閉じる。".encode("utf-16-le"), "utf-16"),
        ("<!DOCTYPE html><p>桟橋を閉じると、港湾局が発表した。</p>".encode("cp932"), "cp932"),
        ('<html><meta charset="big5"><p>碼頭</p>'.encode("big5"), ""),
        ('<html><meta charset="no-such-thing"><p>桟橋を閉じる。</p>'.encode(), "utf-8"),
    ],
)
def test_the_encoding_is_the_declared_one_if_that_can_be(data: bytes, encoding: str) -> None:
    incoming = the_one(data)
    assert incoming.decoded.encoding == encoding
    assert "\ufffd" not in incoming.decoded.text
    assert incoming.form == "html"


def test_an_encoding_chosen_by_hand_is_used() -> None:
    assert "桟橋" in the_one('<meta charset="utf-8"><p>桟橋'.encode("euc_jp"), encoding="euc_jp").decoded.text


def test_bytes_that_are_no_text_are_counted() -> None:
    decoded = the_one(b"<html><meta charset=utf-8><p>" + "桟橋".encode() + b"\xff</p>").decoded
    assert (decoded.replaced, decoded.first_replaced) == (1, 2)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
def test_a_page_is_known_by_its_content_whatever_its_name(name: str) -> None:
    assert the_one(b"<!-- x -->\n<!DOCTYPE html><p>a</p>", name).form == "html"
    assert the_one("<p>と書く。".encode(), "a.txt").form == "text"
    assert the_one("<p>と書く。".encode(), "a.html").form == "html"
