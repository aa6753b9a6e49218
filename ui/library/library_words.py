"""What the library's filters, orders and groups are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from annotate.library_filter import ANY_TAG
from annotate.library_order import Group, LibraryOrder, Sort
from ui.i18n import current_language, tr
from ui.tags.tag_paint import find_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.library_filter import LibraryFilter
    from annotate.tags import Tag


def heading_words(group: Group, of: str) -> str:
    """What stands over a group of articles."""
    if not of:
        return tr("library.no_date" if group is Group.MONTH else "library.no_source")
    if group is Group.STATUS:
        return tr(f"list.status_{of}")
    return month_words(of) if group is Group.MONTH else of


def month_words(month: str) -> str:
    """A month as people write it; `month` is ISO 8601."""
    date = QDate.fromString(f"{month}-01", "yyyy-MM-dd")
    return QLocale(current_language()).toString(date, tr("library.month_format")) if date.isValid() else month


def source_words(source: str) -> str:
    """A source, or that it is not known."""
    return source or tr("library.no_source")


def tag_words(tag_id: str, tags: Iterable[Tag], *, without: bool = False) -> str:
    """That an article has annotations of a tag, or none."""
    what = tr("library.any_tag") if tag_id == ANY_TAG else find_tag(tags, tag_id).name(current_language())
    return tr("library.without_tag" if without else "library.with_tag", tag=what)


def period_words(asked: LibraryFilter) -> str:
    """From when to when articles are to have come out; empty where that is not asked for."""
    if not (asked.since or asked.until):
        return ""
    if asked.since == asked.until:
        return month_words(asked.since) if len(asked.since) == len("2026-03") else asked.since
    return tr("library.period", since=asked.since, until=asked.until)


def order_words(order: LibraryOrder) -> str:
    """What articles are sorted by, and which way; empty for the order they came in."""
    if order.sort is Sort.IMPORT and not order.descending:
        return ""
    arrow = "↓" if order.descending else "↑"
    return f"{arrow} {tr(f'action.library_sort_{order.sort}')}"


def group_words(order: LibraryOrder) -> str:
    """What articles stand together by; empty where they do not."""
    return "" if order.group is Group.NONE else tr(f"library.by_{order.group}")


def question_words(asked: LibraryFilter, order: LibraryOrder, tags: Iterable[Tag]) -> str:
    """All that is asked for in one line: what a saved filter is called until it has a name."""
    tags = list(tags)
    parts = [
        asked.words.strip(),
        *(tr(f"list.status_{status}") for status in sorted(asked.statuses)),
        *map(source_words, sorted(asked.sources)),
        *(tag_words(tag, tags) for tag in sorted(asked.tags)),
        *(tag_words(tag, tags, without=True) for tag in sorted(asked.without)),
        period_words(asked),
        order_words(order),
        group_words(order),
    ]
    return " · ".join(filter(None, parts))
