"""The lists from which the library's filter is made: sources, tags, dates, and what was saved."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QMenu

from annotate.library_filter import ANY_TAG, LibraryFilter
from ui.deeds import menu_text
from ui.i18n import tr
from ui.library.library_words import month_words, source_words, tag_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from annotate.library import Library
    from annotate.saved_filter import SavedFilter
    from annotate.tags import Tag

    Ask = Callable[[LibraryFilter], None]

_MOST_SOURCES = 20
"""Sources in the list, those with the most articles; any other is found by typing it into the field."""

_BY_KEY = 9
"""Saved filters that a digit chooses while the list is open."""


def add_sources(menu: QMenu, library: Library, asked: LibraryFilter, ask: Ask) -> None:
    """Add the sources articles are from, with their numbers; several can be asked for."""
    below = _submenu(menu, "library.sources")
    numbers = Counter(library.sources[place] for place in library.present(library.places))
    offered = dict(numbers.most_common(_MOST_SOURCES))
    for source in sorted({*offered, *asked.sources}, key=lambda each: (not each, each)):
        words = f"{source_words(source)}\t{numbers[source]:,}"
        other = replace(asked, sources=asked.sources ^ {source})
        _add(below, words, partial(ask, other), checked=source in asked.sources)
    below.setEnabled(bool(numbers))


def add_tags(menu: QMenu, tags: Sequence[Tag], asked: LibraryFilter, ask: Ask) -> None:
    """Add that an article is to have annotations of a tag, or none."""
    below = _submenu(menu, "library.tags")
    ids = [ANY_TAG, *(tag.id for tag in tags)]
    for tag_id in ids:
        other = replace(asked, tags=asked.tags ^ {tag_id}, without=asked.without - {tag_id})
        _add(below, tag_words(tag_id, tags), partial(ask, other), checked=tag_id in asked.tags)
    below.addSeparator()
    for tag_id in ids:
        other = replace(asked, without=asked.without ^ {tag_id}, tags=asked.tags - {tag_id})
        words = tag_words(tag_id, tags, without=True)
        _add(below, words, partial(ask, other), checked=tag_id in asked.without)


def add_dates(menu: QMenu, asked: LibraryFilter, ask: Ask, ask_for_period: Callable[[], None]) -> None:
    """Add this month, the last one and the years that are usual, and a period of one's own."""
    below = _submenu(menu, "library.dates")
    today = QDate.currentDate()
    months = [today.addMonths(-n).toString("yyyy-MM") for n in range(3)]
    for period in (*months, str(today.year()), str(today.year() - 1)):
        is_asked = (asked.since, asked.until) == (period, period)
        other = replace(asked, since="" if is_asked else period, until="" if is_asked else period)
        words = month_words(period) if period in months else tr("library.year", year=period)
        _add(below, words, partial(ask, other), checked=is_asked)
    below.addSeparator()
    _add(below, tr("library.choose_period"), ask_for_period)


def add_saved(
    menu: QMenu,
    saved: Collection[SavedFilter],
    present: SavedFilter | None,
    use: Callable[[SavedFilter], None],
) -> None:
    """Add the filters that were saved; digits choose the first of them."""
    for number, each in enumerate(saved, 1):
        key = f"&{number}  " if number <= _BY_KEY else ""
        _add(menu, each.name, partial(use, each), checked=each == present, key=key)
    if not saved:
        menu.addAction(tr("library.none_saved")).setEnabled(False)


def add_forgetting(
    menu: QMenu, saved: Collection[SavedFilter], forget: Callable[[SavedFilter], None]
) -> None:
    """Add a list of the saved filters to forget one."""
    below = _submenu(menu, "library.forget")
    for each in saved:
        _add(below, each.name, partial(forget, each))
    below.setEnabled(bool(saved))


def _submenu(menu: QMenu, key: str) -> QMenu:
    below = QMenu(tr(key), menu)
    below.setObjectName(key.replace(".", "_"))
    menu.addMenu(below)
    return below


def _add(
    menu: QMenu, words: str, act: Callable[[], None], *, checked: bool | None = None, key: str = ""
) -> None:
    action = menu.addAction(key + menu_text(words))
    action.setCheckable(checked is not None)
    action.setChecked(bool(checked))
    action.triggered.connect(lambda *_: act())
