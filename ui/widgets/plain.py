"""Text of an article, a title or a note is shown as it is: Qt never gets to read it as HTML.

Qt guesses rich text in labels and tooltips, and opens the local files that such text names.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def plain_label(text: str = "", parent: QWidget | None = None, *, quiet: bool = False) -> QLabel:
    """Return a label that takes any text literally; a `quiet` one is in the secondary ink."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("quiet", quiet)
    return label


def plain_tooltip(text: str) -> str:
    """Return `text` as a tooltip shows it literally, wrapped where it is long."""
    # The paragraph makes it rich text for certain: Qt would show "&amp;" alone as it stands.
    return f"<p>{html.escape(text).replace(chr(10), '<br>')}</p>" if text else ""


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Give `widget` a tooltip, which screen readers hear as its description, without markup."""
    widget.setToolTip(plain_tooltip(text))
    widget.setAccessibleDescription(text)
