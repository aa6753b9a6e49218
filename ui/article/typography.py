"""How the article is to be set: what of it the analyst chooses, and the faces there are to choose from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase

from ui.settings import FONT_FAMILY, FONT_SIZE, LINE_HEIGHT, LINE_LENGTH, PARAGRAPH_GAP

if TYPE_CHECKING:
    from ui.settings import Settings

GOTHIC, MINCHO = "gothic", "mincho"

_GOTHIC_FAMILIES = (
    "Noto Sans CJK JP",
    "BIZ UDPGothic",
    "Yu Gothic UI",
    "Meiryo",
    "Hiragino Sans",
    "Noto Sans JP",
    "sans-serif",
)
_MINCHO_FAMILIES = (
    "Noto Serif CJK JP",
    "BIZ UDPMincho",
    "Yu Mincho",
    "Hiragino Mincho ProN",
    "Noto Serif JP",
    "Source Han Serif JP",
    "IPAexMincho",
    "IPAMincho",
    "MS PMincho",
)
# Faces of the same makers that draw kanji in their Chinese or Korean forms; and those of columns.
_NOT_JAPANESE = re.compile(r"^[.@]|\b(SC|TC|HK|KR|CN|TW|KO)$|^Droid Sans Fallback$")


@dataclass(frozen=True, slots=True)
class Typography:
    """`face` is GOTHIC, MINCHO or an installed family; `size` of the body is in pixels.

    `line_length` counts full-width characters in a full line. `line_height` and `paragraph_gap`
    are in hundredths of the size.
    """

    face: str = FONT_FAMILY.default
    size: int = FONT_SIZE.default
    line_length: int = LINE_LENGTH.default
    line_height: int = LINE_HEIGHT.default
    paragraph_gap: int = PARAGRAPH_GAP.default

    def families(self) -> list[str]:
        """Return the families in the order Qt is to look for them.

        A Japanese one is always named: left to itself, Qt may draw kanji in their Chinese forms.
        """
        if self.face == GOTHIC:
            return list(_GOTHIC_FAMILIES)
        chosen = _MINCHO_FAMILIES if self.face == MINCHO else (self.face,)
        return [*chosen, *_GOTHIC_FAMILIES]

    def resized(self, size: int) -> Typography:
        """Return it with another size, as near as may be."""
        return replace(self, size=min(max(size, FONT_SIZE.low), FONT_SIZE.high))


def installed_family(face: str) -> str:
    """Return the family that stands for GOTHIC or MINCHO on this machine, "" where there is none."""
    families = _MINCHO_FAMILIES if face == MINCHO else _GOTHIC_FAMILIES
    return next((family for family in families if QFontDatabase.hasFamily(family)), "")


def japanese_families() -> list[str]:
    """Return the installed families that can set Japanese, in its own forms."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    return [family for family in families if not _NOT_JAPANESE.search(family)]


def chosen_typography(settings: Settings) -> Typography:
    """Return what was chosen before."""
    return Typography(
        settings.get(FONT_FAMILY),
        settings.get(FONT_SIZE),
        settings.get(LINE_LENGTH),
        settings.get(LINE_HEIGHT),
        settings.get(PARAGRAPH_GAP),
    )


def keep_typography(settings: Settings, typography: Typography) -> None:
    """Remember what is chosen."""
    settings.set(FONT_FAMILY, typography.face)
    settings.set(FONT_SIZE, typography.size)
    settings.set(LINE_LENGTH, typography.line_length)
    settings.set(LINE_HEIGHT, typography.line_height)
    settings.set(PARAGRAPH_GAP, typography.paragraph_gap)
