"""Which keys each action has: those of its table, and what the analyst chose instead. No widgets.

A key is written as Qt does in settings ("Ctrl+Shift+Z"), one stroke, in its canonical form. Where a
key counts follows from the key alone, so the same key always meets itself: it is a conflict whichever
actions share it.
"""

from __future__ import annotations

import unicodedata
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Chosen = dict[str, tuple[str, ...]]
"""What differs from the table: the name of an action -> its keys, none where it is to have none."""

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_COMMANDS = _Modifier.ControlModifier | _Modifier.MetaModifier
_MOVING = frozenset({
    _Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End,
    _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Tab, _Key.Key_Return, _Key.Key_Enter,
    _Key.Key_Space, _Key.Key_Delete, _Key.Key_Backspace, _Key.Key_Insert,
})  # fmt: skip
_EDITING = frozenset({"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"})
_ALONE = frozenset({
    _Key.Key_unknown, _Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta,
    _Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_ScrollLock, _Key.Key_Super_L, _Key.Key_Super_R,
    _Key.Key_Hyper_L, _Key.Key_Hyper_R, _Key.Key_Mode_switch, _Key.Key_Multi_key,
})  # fmt: skip
_FIRST_SPECIAL = 0x01000000  # Qt's own keys begin here; below are characters
_FIRST_OF_INPUT_METHODS, _LAST_OF_INPUT_METHODS = 0x01001100, 0x0100125F
_CORNERS = {"[": "「", "]": "」"}
"""What a Japanese keyboard types for a bracket in full width, besides its full-width form."""


class Where(Enum):
    """Where a key counts.

    EVERYWHERE: in the whole window, text fields too. READING: in the whole window but for text
    fields, where the same keys write. ARTICLE: while the article has the focus; in lists and forms
    such keys go from row to row and from field to field.
    """

    EVERYWHERE = auto()
    READING = auto()
    ARTICLE = auto()


class Keyed(Protocol):
    """What the keymap asks of a row of the table of actions."""

    @property
    def id(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...


def canonical_key(text: str) -> str | None:
    """Return a key as it is written everywhere; None for what no action can have.

    Full-width characters are the keys that type them. A symbol needs no Shift: whether it does is
    the keyboard's affair, and a Japanese one has its brackets elsewhere.
    """
    strokes = QKeySequence(unicodedata.normalize("NFKC", text))
    if strokes.count() != 1:
        return None
    return key_of(_stroke(strokes))


def key_of(pressed: QKeyCombination) -> str | None:
    """Return what was pressed as a canonical key; None for what no action can have."""
    key, modifiers = pressed.key(), pressed.keyboardModifiers() & ~_Modifier.KeypadModifier
    if key == _Key.Key_Backtab:
        key, modifiers = _Key.Key_Tab, modifiers | _Modifier.ShiftModifier
    if key in _ALONE or _FIRST_OF_INPUT_METHODS <= key <= _LAST_OF_INPUT_METHODS:
        return None
    if _Key.Key_Space < key < _FIRST_SPECIAL and not chr(key).isalnum():
        modifiers &= ~_Modifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString() or None


def reach(key: str) -> Where:
    """Return where a canonical key counts: a key that writes never in a text field."""
    stroke = _stroke(QKeySequence(key))
    if stroke.key() in _MOVING:
        return Where.ARTICLE
    writes = stroke.key() < _FIRST_SPECIAL and not stroke.keyboardModifiers() & _COMMANDS
    return Where.READING if writes or key in _EDITING else Where.EVERYWHERE


def typed_forms(key: str) -> list[str]:
    """Return `key`, and the same key as an input method in full width types it."""
    character = key[-1]
    if reach(key) is not Where.READING or key in _EDITING or not "!" <= character <= "~":
        return [key]
    others = [chr(ord(character) + 0xFEE0), *_CORNERS.get(character, "")]
    return [key, *(key[:-1] + other for other in others)]


def _stroke(sequence: QKeySequence) -> QKeyCombination:
    first: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs of PySide 6.11 leave it out
    return first


class Keymap:
    """The keys of every action of a window. A change makes another keymap."""

    def __init__(self, rows: Iterable[Keyed], chosen: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._rows = tuple(rows)
        self.chosen: Chosen = dict(chosen or {})
        """Also what was chosen for actions that are not here: tags of another project."""
        self._owners: dict[str, str] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        names = [row.id for row in self._rows]
        defaults = self._defaults()
        # What was chosen comes first, so that a default of a later version never takes its key.
        for id in sorted(names, key=lambda id: id not in self.chosen):
            self._keys[id] = self._taken(id, self.chosen.get(id, defaults[id]))

    def keys(self, id: str) -> tuple[str, ...]:
        """The keys of an action, the one to be shown first."""
        return self._keys.get(id, ())

    def all_keys(self) -> Iterable[str]:
        """Every key that does something."""
        return self._owners.keys()

    def owner(self, key: str) -> str | None:
        """The action that has a key."""
        return self._owners.get(key)

    def defaults(self, id: str) -> tuple[str, ...]:
        """The keys of an action in the table."""
        return self._defaults().get(id, ())

    def is_changed(self, id: str) -> bool:
        """Whether an action has other keys than in the table."""
        return self.keys(id) != self.defaults(id)

    def bound(self, id: str, keys: Iterable[str]) -> Keymap:
        """Return a keymap in which `id` has just these keys; others that had one have it no more."""
        wanted = tuple(dict.fromkeys(keys))
        chosen = {
            other: tuple(key for key in theirs if key not in wanted)
            for other, theirs in self.chosen.items()
            if other != id
        }
        changed = Keymap(self._rows, chosen)
        return changed if changed.keys(id) == wanted else Keymap(self._rows, {**chosen, id: wanted})

    def usual(self) -> Keymap:
        """Return a keymap as the table has it; what tags of other projects were given stays."""
        here = {row.id for row in self._rows}
        return Keymap(self._rows, {id: keys for id, keys in self.chosen.items() if id not in here})

    def takes_from(self, id: str, keys: Iterable[str]) -> dict[str, str]:
        """Which of `keys` another action has: key -> that action."""
        owners = {key: self._owners[key] for key in keys if key in self._owners}
        return {key: owner for key, owner in owners.items() if owner != id}

    def _defaults(self) -> dict[str, tuple[str, ...]]:
        canonical = ((row.id, map(canonical_key, row.keys)) for row in self._rows)
        return {id: tuple(key for key in keys if key) for id, keys in canonical}

    def _taken(self, id: str, keys: Iterable[str]) -> tuple[str, ...]:
        free = tuple(key for key in dict.fromkeys(keys) if key not in self._owners)
        self._owners.update(dict.fromkeys(free, id))
        return free
