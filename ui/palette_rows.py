"""What the palette offers, and which of it the typed words leave, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotate.folding import folded
from annotate.matching import misfit
from ui.actions import TAG_PREFIX, full_words, key_names
from ui.article_rows import facts_of, title_of
from ui.i18n import LANGUAGES, current_language, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from annotate.model import Article
    from ui.actions import Action
    from ui.keymap import Keymap

ENTRY = Qt.ItemDataRole.UserRole
MOST = 50
"""Rows that are shown: nobody goes further down, they type another letter."""

RECENT_MOST = 8

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Of(StrEnum):
    """What an entry is, in the order they stand in where they fit equally well."""

    TAG = auto()
    ACTION = auto()
    ARTICLE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be chosen. `id` is the name of an action, or the id of an article.

    `names` are what is looked through, folded; the first is `name`. `aside` stands quietly behind the
    name: where an article is from. `other` stands there when only the other names fit.
    """

    of: Of
    id: str
    name: str
    names: tuple[str, ...]
    aside: str = ""
    other: str = ""
    key: str = ""
    enabled: bool = True


class PaletteRows(QAbstractListModel):
    """The entries that fit what is typed; one role, ENTRY."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: list[Entry] = []
        self._articles: Sequence[Article] = ()
        self._present = ""
        self._entries: list[Entry] | None = None
        self._known: dict[int, tuple[Article, Entry]] = {}
        self._recent: dict[tuple[Of, str], int] = {}
        self._shown: list[Entry] = []

    def offer(self, actions: Iterable[Entry], articles: Sequence[Article], present: int | None) -> None:
        """Offer these from now on; `present` is the id of the article that is open."""
        self._present = str(present)
        self._actions = sorted(actions, key=lambda entry: entry.of)
        self._articles = articles
        self._entries = None

    def set_recent(self, recent: Iterable[tuple[Of, str]]) -> None:
        """Let what was chosen before come first, the latest at the head."""
        self._recent = {known: place for place, known in enumerate(recent)}

    def prepare(self) -> None:
        """Fold the titles of the articles, which the first typed letter would otherwise wait for."""
        self._titles()

    def look(self, text: str) -> None:
        """Show what fits `text`; without any, what was chosen lately and then every action."""
        typed = folded(text).split()
        self.beginResetModel()
        self._shown = self._found(typed) if typed else self._resting()
        self.endResetModel()

    def possible(self) -> int:
        """How many of the rows can be chosen now; the others stand below them."""
        return sum(entry.enabled for entry in self._shown)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._shown[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (tr(f"palette.{entry.of}"), entry.name, entry.aside, entry.key)))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        enabled = self._shown[index.row()].enabled
        return super().flags(index) if enabled else Qt.ItemFlag.ItemIsSelectable

    def _resting(self) -> list[Entry]:
        titles = {int(id) for of, id in self._recent if of is Of.ARTICLE and id != self._present}
        # Not through the titles of all articles: folding them takes longer than a frame.
        articles = [self._entry(article) for article in self._articles if article.id in titles]
        lately = [e for e in (*self._actions, *articles) if (e.of, e.id) in self._recent and e.enabled]
        lately = sorted(lately, key=self._place)[:RECENT_MOST]
        return [*lately, *(entry for entry in self._actions if entry.enabled and entry not in lately)]

    def _found(self, typed: Sequence[str]) -> list[Entry]:
        found: list[tuple[bool, int, int, int, Entry]] = []
        for number, entry in enumerate(self._actions):
            fits = [m for name in entry.names if (m := misfit(typed, name, loosely=True)) is not None]
            if fits:
                found.append((not entry.enabled, min(fits), self._place(entry), number, entry))
        for number, entry in enumerate(self._titles(), len(self._actions)):
            # Titles are long: first letters of words would find too many.
            fit = misfit(typed, entry.names[0])
            if fit is not None:
                found.append((False, fit, self._place(entry), number, entry))
        return [_explained(rank[-1], typed) for rank in nsmallest(MOST, found)]

    def _titles(self) -> list[Entry]:
        """The entries of the articles."""
        if self._entries is None:
            self._entries = [self._entry(article) for article in self._articles]
        return self._entries

    def _entry(self, article: Article) -> Entry:
        known = self._known.get(article.id)
        if known is None or known[0] is not article:
            name = title_of(article)
            entry = Entry(Of.ARTICLE, str(article.id), name, (folded(name),), facts_of(article))
            self._known[article.id] = known = article, entry
        return known[1]

    def _place(self, entry: Entry) -> int:
        return self._recent.get((entry.of, entry.id), len(self._recent))


def _explained(entry: Entry, typed: Sequence[str]) -> Entry:
    """An entry with the name that fits, where that is not the one it is shown by."""
    fits = entry.other and misfit(typed, entry.names[0], loosely=True) is None
    return replace(entry, aside=entry.other) if fits else entry


def action_entries(
    rows: Iterable[Action], actions: Mapping[str, QAction], keymap: Keymap, left_out: str
) -> list[Entry]:
    """Every action but `left_out`: found by its name in either language, grey while it is not possible."""
    other = next(language for language in LANGUAGES if language != current_language())
    return [
        Entry(
            Of.TAG if row.id.startswith(TAG_PREFIX) else Of.ACTION,
            row.id,
            full_words(row),
            (folded(full_words(row)), folded(full_words(row, other))),
            other=full_words(row, other),
            key=" ".join(key_names(keymap.keys(row.id))[:1]),
            enabled=actions[row.id].isEnabled(),
        )
        for row in rows
        if row.id != left_out
    ]
