"""What is particular to each kind of document."""

from __future__ import annotations

import json

import pytest

from annotate.errors import ReadError
from annotate.page.analysis import analyse
from storage.importers import Asked, Incoming
from storage.importers.columns import guessed_columns
from storage.importers.formats import format_of, read
from tests.formats import as_text, as_zip
from tests.formats.page import known_pages

PAGES = known_pages()[:5]


def the_one(data: bytes, name: str = "a") -> Incoming:
    (incoming,) = read(data, Asked(name))
    return incoming


def text_of_docx(body: str, **more: str) -> str:
    return the_one(as_zip.docx_of(body, more)).decoded.text


def p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{p('海')}{p('')}{p('空')}", "海\n\n空"),
        ("<w:p><w:r><w:t>海</w:t><w:br/><w:t>空</w:t><w:tab/><w:t>陸</w:t></w:r></w:p>", "海\n空\t陸"),
        ("<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"
         "<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>", "新"),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>うみ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>海</w:t></w:r>"
         "</w:rubyBase></w:ruby></w:r></w:p>", "海"),
        ("<w:p><w:r><w:instrText>INCLUDETEXT C:/bait</w:instrText><w:t>海</w:t></w:r></w:p>", "海"),
        (f"<w:tbl><w:tr><w:tc>{p('年')}</w:tc><w:tc>{p('量')}</w:tc></w:tr></w:tbl>", "年\t量"),
        (f"<w:sdt><w:sdtContent>{p('海')}</w:sdtContent></w:sdt>", "海"),
        (f"<w:p><w:r><w:t>海</w:t><w:pict><w:txbxContent>{p('枠')}</w:txbxContent></w:pict></w:r></w:p>",
         "海\n\n枠"),
        ("<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>一つ目</w:t></w:r></w:p>", "• 一つ目"),
        ("<w:p><w:hyperlink><w:r><w:t>海</w:t></w:r></w:hyperlink></w:p>", "海"),
    ],
)  # fmt: skip
def test_a_word_document_says_what_it_shows(body: str, text: str) -> None:
    assert text_of_docx(body) == text


def test_notes_of_a_word_document_stand_below_it() -> None:
    notes = f'<w:footnotes xmlns:w="{as_zip.W}"><w:footnote>{p("注の文。")}</w:footnote></w:footnotes>'
    incoming = the_one(as_zip.docx_of(p("海"), {"word/footnotes.xml": notes}))
    assert incoming.decoded.text == "海\n\n注の文。"
    assert [hint.rule for hint in incoming.structure.hints] == ["format.footnote"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<text:p>海<text:s text:c="2"/>空<text:tab/>陸<text:line-break/>山</text:p>', "海  空\t陸\n山"),
        ("<text:list><text:list-item><text:p>一</text:p></text:list-item></text:list>", "• 一"),
        ("<text:p><text:ruby><text:ruby-base>海</text:ruby-base><text:ruby-text>うみ</text:ruby-text>"
         "</text:ruby></text:p>", "海"),
        ("<text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:p>新</text:p>", "新"),
        ("<text:p>海<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注。</text:p>"
         "</text:note-body></text:note>は</text:p><text:p>空</text:p>", "海は\n\n空\n\n注。"),
        ("<table:table><table:table-row><table:table-cell><text:p>年</text:p></table:table-cell>"
         "<table:table-cell><text:p>量</text:p></table:table-cell></table:table-row></table:table>",
         "年\t量"),
        ('<text:p><text:s text:c="99999999999"/>海</text:p>', "海"),
        ("<text:p><draw:frame><draw:text-box><text:p>枠</text:p></draw:text-box></draw:frame>海</text:p>",
         "海\n\n枠"),
    ],
)  # fmt: skip
def test_an_opendocument_text_says_what_it_shows(body: str, text: str) -> None:
    assert the_one(as_zip.odt_of(body)).decoded.text == text


def test_the_chapters_of_a_book_come_in_the_order_of_its_spine() -> None:
    book = as_zip.epub_of({"b/二.xhtml": "<p>先</p>", "a.xhtml": "<p>後</p>"}, "題", "著者 名")
    incoming = the_one(book)
    assert incoming.decoded.text.endswith("先\n\n後")
    assert (incoming.structure.title, incoming.structure.byline) == ("題", "著者 名")
    assert {hint.rule for hint in incoming.structure.hints} == {"format.contents"}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg932 \'8a\'43\par \'8b\'f3}", "海\n\n空"),
        (rb"{\rtf1\ansi\ansicpg1252 caf\'e9}", "café"),
        (rb"{\rtf1\uc1 \u28023?\u-10179?\u-8698?}", "海😆"),
        (rb"{\rtf1\uc2 \u28023\'8a\'43 a}", "海 a"),
        (rb"{\rtf1{\fonttbl{\f0\fcharset128 A;}{\f1\fcharset129 B;}}\f0 \'8a\'43}", "海"),
        (rb"{\rtf1 a{\*\bait x}{\pict 4142}{\field{\*\fldinst HYPERLINK x}{\fldrslt b}}c\~d\_e}",
         "abc\u00a0d\u2011e"),
        (rb"{\rtf1 a\bin4 \'}{{b}", "ab"),
        (rb"{\rtf1 a\line b\tab c\emdash d\{e\}\\}", "a\nb\tc—d{e}\\"),
        (b"{\\rtf1 a\r\nb\\\nc}", "ab\n\nc"),
        (rb"{\rtf1 {\*\shppict x}{\upr{a}{\*\ud{b}}}}", "a"),
        (rb"}}}{\rtf1 a", "}}}{\\rtf1 a"),
    ],
)  # fmt: skip
def test_rich_text_says_what_it_shows(source: bytes, text: str) -> None:
    assert the_one(source).decoded.text == text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (as_text.as_csv(PAGES), "一覧.csv"),
        (as_text.as_csv(PAGES, "cp932"), "一覧.csv"),
        (as_text.as_jsonl(PAGES), "a.jsonl"),
        (b'{"articles": [' + as_text.as_jsonl(PAGES).replace(b"\n", b",") + b"]}", "a.json"),
    ],
)  # fmt: skip
def test_a_list_gives_its_articles(data: bytes, name: str) -> None:
    articles = list(read(data, Asked(name)))
    assert [incoming.place for incoming in articles] == [str(n) for n in range(1, len(PAGES) + 1)]
    for page, incoming in zip(PAGES, articles, strict=True):
        text = incoming.decoded.text
        said = analyse(text, incoming.structure).metadata
        assert (said.title, said.byline, said.published) == (page.title, page.byline, page.published)
        assert said.url == as_text.ADDRESS
        assert all(words in text for words in page.of("body"))
        assert text.count(page.title) == 1
        assert page.of("body")[0] in json.loads(incoming.data)["本文"]


def test_columns_are_guessed_in_both_languages_or_named() -> None:
    assert guessed_columns(["ID", "Headline", "Body"], {}) == {"text": "Body", "title": "Headline"}
    assert guessed_columns(["見出し", "記事", "日付"], {}) == {
        "text": "記事", "title": "見出し", "published": "日付",
    }  # fmt: skip
    assert guessed_columns(["a", "b"], {"text": "b"}) == {"text": "b"}
    assert guessed_columns(["text", "title"], {"title": ""}) == {"text": "text"}
    with pytest.raises(ReadError, match="column_unknown"):
        guessed_columns(["a"], {"text": "b"})
    with pytest.raises(ReadError, match="list_without_text"):
        guessed_columns(["a"], {})


def test_a_record_without_text_is_no_article() -> None:
    data = '{"title": "題"}\n{"body": ["一段。", "二段。"], "author": {"name": "名"}, "n": 1}'.encode()
    (incoming,) = read(data, Asked("a.jsonl"))
    assert (incoming.place, incoming.structure.byline) == ("2", "名")
    assert incoming.decoded.text.endswith("一段。\n\n二段。")


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"%PDF-1.4", "a.txt", "pdf"),
        (b"junk\n%PDF-1.4", "a", "pdf"),
        (rb"{\rtf1 a}", "a.doc", "rtf"),
        (as_text.mhtml(PAGES[0]), "a.html", "mhtml"),
        (as_zip.docx(PAGES[0]), "a.zip", "docx"),
        (as_zip.epub(PAGES[0]), "a.txt", "epub"),
        (b"a,b\n1,2", "a.csv", "list"),
        (b"a,b\n1,2", "a.txt", "text"),
        ("Content-Type: multipart/related は、この形の名前である。".encode(), "a.txt", "text"),
        (b"", "a.pdf", "text"),
    ],
)
def test_the_format_is_told_by_the_content_first(data: bytes, name: str, form: str) -> None:
    assert format_of(data, name) == form


@pytest.mark.parametrize(
    ("data", "key"),
    [(as_zip.archive({"a.txt": "x"}), "archive_unknown"), (b"\xd0\xcf\x11\xe0", "word_too_old")],
)
def test_what_is_no_format_of_ours_says_what_to_do(data: bytes, key: str) -> None:
    with pytest.raises(ReadError) as caught:
        format_of(data, "a.docx")
    assert caught.value.key == key
