"""Invented pages as the reading surface gets them."""

from __future__ import annotations

from annotate.intake import zone_sentences
from annotate.model import Annotation, Article, Content, Metadata, Zone, ZoneKind
from annotate.spans import Span

FIRST = "港湾局は古い桟橋を閉じると発表した。跡地には工場が建つ。"
SECOND = "市長は反対すべきだと述べた。封鎖は町の財政を脅かす恐れがある。議会は沈黙した。"


def a_page(*paragraphs: tuple[ZoneKind, str]) -> tuple[Article, Content]:
    """An article of these paragraphs, two line ends between them."""
    zones, text = [], ""
    for kind, words in paragraphs:
        text += "\n\n" if text else ""
        zones.append(Zone(kind, Span(len(text), len(text) + len(words)), "test"))
        text += words
    content = Content(text, tuple(zones), tuple(zone_sentences(text, zones)))
    return Article(1, Metadata("桟橋の閉鎖"), "", "", "utf-8", len(text), "file.txt", ""), content


def harbour() -> tuple[Article, Content]:
    """A title, two paragraphs with furniture before, between and behind them."""
    return a_page(
        (ZoneKind.CHROME, "メニュー"),
        (ZoneKind.TITLE, "桟橋の閉鎖"),
        (ZoneKind.BYLINE, "試験 花子"),
        (ZoneKind.BODY, FIRST),
        (ZoneKind.CHROME, "広告の欄"),
        (ZoneKind.BODY, SECOND),
        (ZoneKind.CHROME, "最新の記事"),
    )


def span_of(content: Content, words: str) -> Span:
    """The first place of `words` in the text."""
    start = content.text.index(words)
    return Span(start, start + len(words))


def marked(content: Content, name: str, span: Span, tag: str = "assertion", note: str = "") -> Annotation:
    """An annotation of that stretch."""
    return Annotation(name, 1, span, tag, content.text[span.slice], "試験 花子", "", "", note)
