"""What the analyst chose, one record per setting, kept in one readable ini file."""

from __future__ import annotations

import getpass
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from annotate.claims.scales import DEFAULT_LIKELIHOOD, scales
from annotate.library_order import LibraryOrder
from annotate.saved_filter import SavedFilter
from ui.keys.keymap import Chosen, canonical_key
from ui.log import log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

RECENT_LIMIT = 10


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting: `read` makes a value of what the file holds, or raises ValueError."""

    key: str
    default: T
    read: Callable[[Any], T]
    write: Callable[[T], Any] = lambda value: value


@dataclass(frozen=True, slots=True)
class Range(Setting[int]):
    """A whole number from `low` to `high`, both included."""

    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was open: the article last read in it, and the code point it was read to."""

    path: str
    article: int = 0
    place: int = 0


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(value)
        return str(value)

    return read


def _range(key: str, default: int, low: int, high: int) -> Range:
    def read(value: Any) -> int:
        number = int(str(value))
        if not low <= number <= high:
            raise ValueError(value)
        return number

    return Range(key, default, read, low=low, high=high)


def _flag(value: Any) -> bool:
    return str(value).lower() == "true"


def _name(value: Any) -> str:
    name = str(value).strip()
    if not name or len(name) > 200 or not name.isprintable():
        raise ValueError(value)
    return name


def _state(value: Any) -> QByteArray:
    if not isinstance(value, QByteArray):
        raise ValueError(value)
    return value


def _recent(value: Any) -> tuple[Recent, ...]:
    try:
        rows = [(str(path), int(article), int(place)) for path, article, place in json.loads(str(value))]
    except TypeError as error:
        raise ValueError(value) from error
    return tuple(Recent(*row) for row in rows if row[0])[:RECENT_LIMIT]


def _write_recent(value: tuple[Recent, ...]) -> str:
    return json.dumps([[r.path, r.article, r.place] for r in value], ensure_ascii=False)


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such entry for the user, or no environment (Windows)
        return "analyst"


def _names(value: Any) -> tuple[str, ...]:
    return tuple(str(value).split())


def _keys(value: Any) -> Chosen:
    stored = json.loads(str(value))
    if not isinstance(stored, dict):
        raise ValueError(value)
    return {
        str(action): tuple(key for text in keys if isinstance(text, str) and (key := canonical_key(text)))
        for action, keys in stored.items()
        if isinstance(keys, list)
    }


def _write_keys(value: Chosen) -> str:
    return json.dumps(value, ensure_ascii=False)


def _order(value: Any) -> LibraryOrder:
    return LibraryOrder.from_plain(json.loads(str(value)))


def _write_order(value: LibraryOrder) -> str:
    return json.dumps(value.to_plain())


def _saved(value: Any) -> tuple[SavedFilter, ...]:
    stored = json.loads(str(value))
    if not isinstance(stored, list):
        raise ValueError(value)
    return tuple(map(SavedFilter.from_plain, stored))


def _write_saved(value: tuple[SavedFilter, ...]) -> str:
    return json.dumps([each.to_plain() for each in value], ensure_ascii=False)


LANGUAGE = Setting("language", "system", _one_of("system", "ja", "en"))
THEME = Setting("theme", "system", _one_of("system", "light", "dark"))
FONT_FAMILY = Setting("article/font_family", "gothic", _name)
FONT_SIZE = _range("article/font_size", 17, 11, 40)
LINE_LENGTH = _range("article/line_length", 42, 30, 60)
LINE_HEIGHT = _range("article/line_height", 170, 140, 220)
PARAGRAPH_GAP = _range("article/paragraph_gap", 80, 0, 200)
READING_MODE = Setting("window/reading_mode", False, _flag)
ANNOTATOR = Setting("annotator", _user_name(), _name)
RECENT: Setting[tuple[Recent, ...]] = Setting("recent", (), _recent, _write_recent)
GEOMETRY = Setting("window/geometry", QByteArray(), _state)
SPLITTER = Setting("window/splitter", QByteArray(), _state)
HINT_SEEN = Setting("hint_seen", False, _flag)
OTHER_FIELDS = Setting("form/other_fields", False, _flag)
LIKELIHOOD_SCALE = Setting(
    "form/likelihood_scale", DEFAULT_LIKELIHOOD, _one_of(*(scale.id for scale in scales("likelihood")))
)
GO_ON = Setting("go_on", False, _flag)
SUGGESTIONS = Setting("suggestions/on", True, _flag)
LEAST_SURE = _range("suggestions/least_sure", 50, 0, 100)
PALETTE: Setting[tuple[str, ...]] = Setting("palette", (), _names, " ".join)
TABLE_COLUMNS: Setting[tuple[str, ...]] = Setting("table/columns", (), _names, " ".join)
LIBRARY_ORDER = Setting("library/order", LibraryOrder(), _order, _write_order)
SAVED_FILTERS: Setting[tuple[SavedFilter, ...]] = Setting("library/saved", (), _saved, _write_saved)
IMPORT_FOLDER = Setting("import/folder", "", str)
NETWORK = Setting("network/fetch_pages", False, _flag)
KEYS: Setting[Chosen] = Setting("keys", {}, _keys, _write_keys)

SETTINGS: tuple[Setting[Any], ...] = (
    LANGUAGE, THEME, FONT_FAMILY, FONT_SIZE, LINE_LENGTH, LINE_HEIGHT, PARAGRAPH_GAP, ANNOTATOR,
    RECENT, GEOMETRY, SPLITTER, READING_MODE, HINT_SEEN, OTHER_FIELDS, LIKELIHOOD_SCALE, GO_ON,
    SUGGESTIONS, LEAST_SURE, PALETTE, TABLE_COLUMNS, LIBRARY_ORDER, SAVED_FILTERS, NETWORK, KEYS,
    IMPORT_FOLDER,
)


class Settings:
    """The ini file. What does not make sense in it is quietly its default."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        """Return the value of a setting."""
        if not self._file.contains(setting.key):
            return setting.default
        try:
            return setting.read(self._file.value(setting.key))
        except ValueError:
            log.info("ignored setting=%s", setting.key)
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value."""
        self._file.setValue(setting.key, setting.write(value))

    def remember(self, recent: Recent) -> None:
        """Put a project at the head of those that were open."""
        others = tuple(r for r in self.get(RECENT) if r.path != recent.path)
        self.set(RECENT, (recent, *others)[:RECENT_LIMIT])

    def recent(self, path: str) -> Recent:
        """What is remembered about a project."""
        return next((r for r in self.get(RECENT) if r.path == path), Recent(path))

    def save(self) -> None:
        """Write the file now."""
        self._file.sync()
