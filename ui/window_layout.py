"""Where everything stands in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.claims.claim_panes import ClaimPanes
from ui.i18n import tr

if TYPE_CHECKING:
    from ui.window_parts import WindowParts

_LIBRARY, _READING, _CLAIMS = 260, 680, 340
"""Widths of the columns at first, in device independent pixels."""


def lay_out(window: WindowParts) -> None:
    """Put the parts of the window beside and under each other."""
    window.setObjectName("mainWindow")
    window.setWindowTitle(f"{window.around.project.stem} — {tr('program.name')}")
    window.setMinimumSize(760, 480)
    window.setAcceptDrops(True)
    annotations = QWidget()
    _stack(annotations, window.table_filter, window.table)
    window.lists.setObjectName("lists")
    window.lists.setDocumentMode(True)
    window.lists.addTab(annotations, tr("lists.annotations"))
    window.lists.addTab(window.suggestion_panel, tr("lists.suggestions"))
    in_focus = QWidget()
    _stack(in_focus, window.suggestion_card, window.detail_panel)
    _stack(window.side, window.hint, ClaimPanes(window.lists, in_focus))
    window.columns.setChildrenCollapsible(False)
    reading = QWidget()
    page = QWidget()
    _row(page, window.article_view, window.strip)
    _stack(reading, window.find_bar, page)
    for part in (window.left, reading, window.side):
        window.columns.addWidget(part)
    window.columns.setStretchFactor(1, 1)
    window.columns.setSizes([_LIBRARY, _READING, _CLAIMS])
    _stack(window.body, window.columns)
    window.body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    centre = QWidget()
    _stack(centre, window.tag_bar, window.body, window.status)
    window.setCentralWidget(centre)
    window.article_view.setFocus()


def _row(parent: QWidget, *parts: QWidget) -> None:
    """Put `parts` into `parent`, one beside the other, without gaps."""
    columns = QHBoxLayout(parent)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(0)
    for part in parts:
        columns.addWidget(part)


def _stack(parent: QWidget, *parts: QWidget) -> None:
    """Put `parts` into `parent`, one under the other, without gaps; what can grow, grows."""
    rows = QVBoxLayout(parent)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for part in parts:
        rows.addWidget(part)
