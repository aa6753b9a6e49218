"""What the palette offers, and which of it the typed words leave, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotate.folding import folded
from annotate.library import Library, LibraryRow, Stage
from annotate.library_filter import LibraryFilter
from annotate.matching import misfit
from ui.commands.library_commands import SAVED_PREFIX
from ui.i18n import LANGUAGES, current_language, tr, tr_in
from ui.keys.actions import TAG_PREFIX, full_words
from ui.keys.key_names import key_names
from ui.library.article_rows import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QAction

    from ui.keys.actions import Action
    from ui.keys.keymap import Keymap

ENTRY = Qt.ItemDataRole.UserRole
MOST = 50
"""Rows that are shown: nobody goes further down, they type another letter."""

RECENT_MOST = 8

_MOST_ARTICLES = 2000  # that are weighed: a character that half of all titles hold says little

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
        self._library = Library()
        self._present = ""
        self._recent: dict[tuple[Of, str], int] = {}
        self._shown: list[Entry] = []

    def offer(self, actions: Iterable[Entry], library: Library, present: int | None) -> None:
        """Offer these from now on; `present` is the id of the article that is open."""
        self._present = str(present)
        self._actions = sorted(actions, key=lambda entry: entry.of)
        self._library = library

    def set_recent(self, recent: Iterable[tuple[Of, str]]) -> None:
        """Let what was chosen before come first, the latest at the head."""
        self._recent = {known: place for place, known in enumerate(recent)}

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
        ids = (int(id) for of, id in self._recent if of is Of.ARTICLE and id != self._present)
        places = map(self._library.place_of, ids)
        articles = [_article_entry(self._library.row(place)) for place in places if place is not None]
        lately = [e for e in (*self._actions, *articles) if (e.of, e.id) in self._recent and e.enabled]
        lately = sorted(lately, key=self._place)[:RECENT_MOST]
        return [*lately, *(entry for entry in self._actions if entry.enabled and entry not in lately)]

    def _found(self, typed: Sequence[str]) -> list[Entry]:
        found: list[tuple[bool, int, int, int, Entry]] = []
        for number, entry in enumerate(self._actions):
            fits = [m for name in entry.names if (m := misfit(typed, name, loosely=True)) is not None]
            if fits:
                found.append((not entry.enabled, min(fits), self._place(entry), number, entry))
        for number, (fit, entry) in enumerate(self._articles(typed), len(self._actions)):
            found.append((False, fit, self._place(entry), number, entry))
        return [_explained(rank[-1], typed) for rank in nsmallest(MOST, found)]

    def _articles(self, typed: Sequence[str]) -> Iterator[tuple[int, Entry]]:
        """The articles that fit by their titles, and how well. Of very many, those that came in first."""
        library = self._library
        while library.stage < Stage.NAMES:
            library.advance()
        places, _ = LibraryFilter(words=" ".join(typed)).left(library)
        for place in places[:_MOST_ARTICLES]:
            # Titles are long: first letters of words would find too many.
            fit = misfit(typed, library.names[place].partition("\n")[0])
            if fit is not None:
                yield fit, _article_entry(library.row(place))

    def _place(self, entry: Entry) -> int:
        return self._recent.get((entry.of, entry.id), len(self._recent))


def _article_entry(article: LibraryRow) -> Entry:
    name = article.title or tr("list.untitled")
    return Entry(Of.ARTICLE, str(article.id), name, (folded(name),), facts_of(article))


def _explained(entry: Entry, typed: Sequence[str]) -> Entry:
    """An entry with the name that fits, where that is not the one it is shown by."""
    fits = entry.other and misfit(typed, entry.names[0], loosely=True) is None
    return replace(entry, aside=entry.other) if fits else entry


def action_entries(
    rows: Iterable[Action], actions: Mapping[str, QAction], keymap: Keymap, left_out: str
) -> list[Entry]:
    """Every action but `left_out`: found by its name in either language, grey while it is not possible."""
    _, other = _languages()
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


def saved_entries(names: Iterable[str]) -> list[Entry]:
    """The saved filters of the library, found by their names in either language's words for them."""
    return [
        Entry(
            Of.ACTION,
            f"{SAVED_PREFIX}{number}",
            tr("library.use_saved", name=name),
            tuple(folded(tr_in(language, "library.use_saved", name=name)) for language in _languages()),
            other=tr_in(_languages()[1], "library.use_saved", name=name),
        )
        for number, name in enumerate(names)
    ]


def _languages() -> tuple[str, str]:
    """The present language, and the other."""
    return current_language(), next(each for each in LANGUAGES if each != current_language())
