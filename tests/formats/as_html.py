"""Pages as sites write them: five ways of saying the same in HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.formats.page import KnownPage

SITE = "架空港日報"
ADDRESS = "https://news.example.jp/articles/0042"

_BULLETS = "•・ "

SEMANTIC = {
    "title": "<h1>{}</h1>",
    "byline": '<p class="byline"><a rel="author" href="/who">{}</a></p>',
    "published": "<p><time>{}</time></p>",
    "caption": '<figure><img src="file:///bait.png" alt=""><figcaption>{}</figcaption></figure>',
    "pull_quote": '<aside class="pull-quote"><blockquote>{}</blockquote></aside>',
    "heading": "<h2>{}</h2>",
    "body": "<p>{}</p>",
    "bio": '<div class="author-bio"><p>{}</p></div>',
    "chrome": '<div class="ad">{}</div>',
}
NAMED = {
    "title": '<h1 class="article-title">{}</h1>',
    "byline": '<div class="writer">{}</div>',
    "published": '<div class="date">{}</div>',
    "caption": '<div class="photo"><img src="//host/share/x.png"><div class="caption">{}</div></div>',
    "pull_quote": '<div class="pullquote">{}</div>',
    "heading": '<h3 class="midashi">{}</h3>',
    "body": '<div class="paragraph">{}</div>',
    "bio": '<div class="profile">{}</div>',
    "chrome": '<div class="sns-share">{}</div>',
}


def _shown(words: str) -> str:
    return escape(words.lstrip(_BULLETS) or words)


def _body(page: KnownPage, marks: dict[str, str]) -> str:
    return "\n".join(marks[kind].format(escape(words)) for kind, words in page.zones[page.first : page.end])


def _links(zones: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f'<li><a href="/x">{_shown(words)}</a></li>' for _, words in zones)


def _head(page: KnownPage, *, record: bool) -> str:
    meta = (
        f'<meta property="og:title" content="{escape(page.title)}">'
        f'<meta property="og:site_name" content="{SITE}"><link rel="canonical" href="{ADDRESS}">'
        f'<meta name="author" content="{escape(page.byline)}">'
        f'<meta property="article:published_time" content="{page.published}T09:00:00+09:00">'
        if record
        else ""
    )
    return f'<head><meta charset="utf-8"><title>{escape(page.title)} | {SITE}</title>{meta}</head>'


def semantic(page: KnownPage) -> str:
    """With the elements HTML has for it, and a record in the head."""
    return f"""<!DOCTYPE html><html lang="ja">{_head(page, record=True)}<body>
    <header><a href="/">{SITE}</a><nav><ul>{_links(page.zones[: page.first])}</ul></nav></header>
    <main><article>{_body(page, SEMANTIC)}</article></main>
    <aside><h2>関連記事</h2><ul>{_links(page.zones[page.end :])}</ul></aside>
    <footer><p>© {SITE}</p></footer><script>document.write("bait")</script></body></html>"""


def named(page: KnownPage) -> str:
    """With div elements that have classes, as most sites do."""
    return f"""<!DOCTYPE html><html>{_head(page, record=True)}<body class="no-ads"><div id="wrapper">
    <div id="globalNav"><ul>{_links(page.zones[: page.first])}</ul></div>
    <div id="contents"><div class="main-column"><div class="article-body">{_body(page, NAMED)}</div></div>
    <div class="sidebar"><ul>{_links(page.zones[page.end :])}</ul></div></div>
    <div id="footer" class="copyright">Copyright {SITE}</div></div></body></html>"""


def unnamed(page: KnownPage) -> str:
    """With div elements alone: nothing but where the prose is says what is what."""
    marks = dict.fromkeys(SEMANTIC, "<div>{}</div>") | {"title": "<h1>{}</h1>", "body": "<p>{}</p>"}
    return f"""<html>{_head(page, record=False)}<body><div><div>
    <ul>{_links(page.zones[: page.first])}</ul></div>
    <div><div>{_body(page, marks)}</div></div>
    <div><ul>{_links(page.zones[page.end :])}</ul></div></div></body></html>"""


def with_tables(page: KnownPage) -> str:
    """With tables for the layout and font elements for the looks, as in 1999."""
    marks = dict.fromkeys(SEMANTIC, "{}<br><br>") | {
        "title": '<h1><font size="5">{}</font></h1>',
        "heading": "<h3>{}</h3>",
        "body": "<p>{}<br>",
    }
    return f"""<HTML><HEAD><TITLE>{escape(page.title)}</TITLE></HEAD><BODY bgcolor=white>
    <TABLE><TR><TD width=150><ul>{_links(page.zones[: page.first])}</ul></TD>
    <TD>{_body(page, marks)}</TD></TR>
    <TR><TD colspan=1000000><ul>{_links(page.zones[page.end :])}</ul></TD></TR></TABLE></BODY></HTML>"""


def in_a_form(page: KnownPage) -> str:
    """The whole page in one form, in a header, hidden until a script has run: what some systems make."""
    return f"""<!DOCTYPE html><html>{_head(page, record=True)}<body style="visibility: hidden">
    <form id="aspnetForm"><div class="menu"><ul>{_links(page.zones[: page.first])}</ul></div>
    <section class="entry">{_body(page, SEMANTIC)}</section>
    <div class="ranking"><ul>{_links(page.zones[page.end :])}</ul></div></form></body></html>"""


LAYOUTS: dict[str, Callable[[KnownPage], str]] = {
    "semantic": semantic,
    "named": named,
    "unnamed": unnamed,
    "with_tables": with_tables,
    "in_a_form": in_a_form,
}
