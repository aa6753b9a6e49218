"""Which column of a list of articles holds what: as it is told, or by what such columns are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Columns = dict[str, str]
"""Which column of a list holds what: `text`, `title`, ... -> its name."""

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("本文", "記事本文", "本文テキスト", "text", "body", "content", "article_text", "fulltext",
             "full_text", "article", "記事", "内容", "テキスト", "maintext"),
    "title": ("見出し", "題名", "タイトル", "記事名", "title", "headline", "article_title", "subject"),
    "byline": ("著者", "筆者", "執筆者", "記者", "byline", "author", "authors", "writer", "creator"),
    "published": ("日付", "掲載日", "公開日", "発行日", "配信日", "公開日時", "published", "date",
                  "published_at", "publish_date", "pubdate", "date_published", "datetime", "created_at"),
    "url": ("url", "アドレス", "リンク", "link", "permalink", "address"),
    "source": ("媒体", "媒体名", "出典", "掲載紙", "新聞社", "発行元", "source", "outlet", "publisher",
               "site", "media", "newspaper"),
}  # fmt: skip
"""What columns are called, for what they hold; the first that a list has is taken."""


def guessed_columns(columns: Iterable[str], named: Mapping[str, str]) -> Columns:
    """Return which of `columns` holds what: as `named`, else by what such columns are called.

    Raises ReadError("column_unknown") and ReadError("list_without_text").
    """
    columns = list(columns)
    known = {_plain(column): column for column in reversed(columns)}
    shown = ", ".join(columns[:20])
    found: Columns = {}
    for what, usual in NAMES.items():
        if name := named.get(what):
            if _plain(name) not in known:
                raise ReadError("column_unknown", column=name, columns=shown)
            found[what] = known[_plain(name)]
        elif what not in named:
            taken = (known[name] for name in usual if name in known)
            if (column := next(taken, None)) is not None:
                found[what] = column
    if "text" not in found:
        raise ReadError("list_without_text", columns=shown)
    return found


def _plain(column: str) -> str:
    return column.strip().lower().replace(" ", "_")
