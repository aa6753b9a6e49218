"""What keys are called: the same on a button, in a hint and in a menu of Qt's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "Del": "Delete"}


def key_names(keys: Iterable[str]) -> list[str]:
    """Keys as a person reads them on the keyboard, each once."""
    return list(dict.fromkeys(map(_key_name, keys)))


class KeyNames(QTranslator):
    """Has Qt call keys so, too: its menus say "Del" in every language, and "Left" in English.

    Of several translators the one that was installed last is asked first.
    """

    def isEmpty(self) -> bool:  # Qt installs none that is
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        # None, not "", hands the word on to the next translator.
        return _NAMES.get(source) if context == "QShortcut" else None  # type: ignore[return-value]


def _key_name(key: str) -> str:
    if sys.platform == "darwin":
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    held, plus, last = key.rpartition("+")
    return f"{held}{plus}{_NAMES.get(last, last)}"
