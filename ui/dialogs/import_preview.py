"""What a large import would bring, file by file, before anything of it is written."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotate.arrivals import Verdict
from ui.dialogs.answers import Answers
from ui.i18n import sentence, tr
from ui.intake.import_delegate import ImportDelegate
from ui.intake.import_details import ImportDetails
from ui.intake.import_rows import Column, ImportRows
from ui.widgets.ahead import AheadRun
from ui.widgets.plain import plain_label
from ui.widgets.quiet_progress import QuietProgress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.arrivals import Look, Wanted
    from annotate.errors import ShirushiError
    from ui.services import FileServices
    from ui.theme import Theme

_REST = 80  # milliseconds between two times the table is painted while it grows: that costs a frame
_WIDTHS = {Column.FORM: 112, Column.PUBLISHED: 88, Column.LENGTH: 64, Column.VERDICT: 132}


class ImportPreview(QDialog):
    """Stays beside the article while the files are being read; nothing is imported before it is accepted.

    Signals:
        wanted: these are to come in.  arg: list of Wanted.
    """

    wanted = Signal(list)

    def __init__(
        self, services: FileServices, wanted: Sequence[Wanted], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importPreview")
        self.setWindowTitle(tr("preview.window"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services = services
        self._asked = wanted
        self._total = 0
        self._done = 0
        self._rows = ImportRows(self)
        self._details = ImportDetails(theme)
        self._filters = {verdict: self._filter(verdict) for verdict in (None, *Verdict)}
        self._says = plain_label(tr("preview.looking"), quiet=True)
        self._says.setObjectName("previewSays")
        self._progress = QuietProgress()
        self._left_out = plain_label(quiet=True)
        self._answers = Answers(self, "")
        self._import = self._answers.confirm
        self._import.setObjectName("previewImport")
        self._import.setDefault(True)
        self._table = self._make_table()
        self._table.setItemDelegate(ImportDelegate(theme, self._table))
        self._lay_out()
        self._connect()
        self._comparison: AheadRun | None = None
        self._again: list[AheadRun] = []
        self._run = AheadRun(self._looks(), self, interval=_REST)
        self._run.arrived.connect(self._on_looked)
        self._run.finished.connect(self._on_finished)
        self._run.failed.connect(self._on_failed)
        self._count()

    def is_looking(self) -> bool:
        """Whether files are still being read."""
        return self._run.is_running() or any(run.is_running() for run in self._again)

    def accept(self) -> None:
        """Have what is ticked imported."""
        chosen = _files(self._rows)
        super().accept()
        self.wanted.emit(chosen)

    def done(self, result: int) -> None:
        """Look no further, at once."""
        for run in (self._run, self._comparison, *self._again):
            if run:
                run.stop()
        super().done(result)

    def _looks(self) -> Iterator[Look | None]:
        """In the thread: find the files, then look at one after the other."""
        found = self._services.found(self._asked)
        self._total = len(found)
        yield from self._services.looks(found)

    def _on_looked(self, looks: list[Look]) -> None:
        is_first = self._rows.rowCount() == 0
        self._rows.add(looks)
        self._done += sum(look.is_last for look in looks)
        self._says.setText(tr("preview.progress", done=f"{self._done:,}", total=f"{self._total:,}"))
        self._progress.show_done(self._done, self._total)
        if is_first and self._rows.rowCount():
            self._table.setCurrentIndex(self._rows.index(0, Column.TITLE))

    def _on_finished(self) -> None:
        self._progress.hide()
        self._says.setText(tr("preview.looked", n=f"{self._done:,}"))
        self._count()

    def _on_failed(self, error: ShirushiError) -> None:
        self._progress.hide()
        self._says.setText(sentence(error))
        self._count()

    def _on_current(self) -> None:
        index = self._table.currentIndex()
        look = self._rows.look(index.row()) if index.isValid() else None
        self._details.show_look(look)
        if self._comparison:
            self._comparison.stop()
            self._comparison.deleteLater()
            self._comparison = None
        if look and self._details.is_compared():
            self._comparison = run = AheadRun(self._compared(look), self)
            run.arrived.connect(lambda found: self._details.show_differences(found[0]))
            run.failed.connect(lambda error: self._details.show_no_differences(sentence(error)))

    def _compared(self, look: Look) -> Iterator[object]:
        yield self._services.differences(look)

    def _read_again(self, wanted: Wanted) -> None:
        """Look at a file once more, to be read in another way, and put that in its place."""
        run = AheadRun(self._looked_again(wanted), self)
        run.arrived.connect(lambda found: self._put(wanted, found[0]))
        run.failed.connect(self._on_failed)
        run.finished.connect(self._count)
        self._again.append(run)

    def _looked_again(self, wanted: Wanted) -> Iterator[list[Look]]:
        yield list(filter(None, self._services.looks([wanted])))

    def _put(self, wanted: Wanted, looks: list[Look]) -> None:
        self._rows.replace_file(wanted, looks)
        if not self._rows.has_shown(wanted):  # it has another verdict now, and more may be asked of it
            self._filters[None].setChecked(True)
            self._rows.show_only(None)
        self._table.setCurrentIndex(self._rows.index(self._rows.row_of(wanted), Column.TITLE))

    def _on_encoding(self, encoding: str) -> None:
        if look := self._details.look():
            self._read_again(replace(look.wanted, encoding=encoding))

    def _on_columns(self, columns: dict[str, str]) -> None:
        if look := self._details.look():
            self._read_again(replace(look.wanted, columns=columns))

    def _on_filter(self, verdict: Verdict | None) -> None:
        self._rows.show_only(verdict)
        self._table.setCurrentIndex(self._rows.index(0, Column.TITLE))
        self._on_current()

    def _count(self) -> None:
        counts, chosen = self._rows.counts(), self._rows.picked_counts()
        picked = chosen.total()
        for verdict, button in self._filters.items():
            number = counts[verdict] if verdict else counts.total()
            button.setText(tr(f"preview.filter_{verdict or 'all'}", n=f"{number:,}"))
            button.setVisible(verdict is None or number > 0)
        self._import.setText(tr("preview.import", n=f"{picked:,}"))
        self._import.setEnabled(picked > 0 and not self.is_looking())
        left = counts[Verdict.NEAR] - chosen[Verdict.NEAR]
        self._left_out.setText(tr("preview.near_left_out", n=f"{left:,}") if left else "")

    def _filter(self, verdict: Verdict | None) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"previewFilter_{verdict or 'all'}")
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.clicked.connect(lambda: self._on_filter(verdict))
        return button

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("previewTable")
        table.setAccessibleName(tr("preview.window"))
        table.setModel(self._rows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        columns = table.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            columns.resizeSection(column, width)
        return table

    def _connect(self) -> None:
        self._rows.counted.connect(self._count)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)
        self._details.encoding_chosen.connect(self._on_encoding)
        self._details.columns_chosen.connect(self._on_columns)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(4)
        group = QButtonGroup(self)
        for button in self._filters.values():
            group.addButton(button)
            above.addWidget(button)
        self._filters[None].setChecked(True)
        above.addStretch(1)
        above.addWidget(self._says)
        above.addSpacing(8)
        above.addWidget(self._progress)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self._table)
        middle.addWidget(self._details)
        middle.setChildrenCollapsible(False)
        middle.setStretchFactor(0, 1)
        middle.setSizes([680, 376])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(above)
        column.addWidget(middle, 1)
        column.addLayout(self._make_buttons())
        self.resize(1100, 620)

    def _make_buttons(self) -> QHBoxLayout:
        all_shown, none_shown = QToolButton(), QToolButton()
        for button, words, is_on in ((all_shown, "preview.all", True), (none_shown, "preview.none", False)):
            button.setText(tr(words))
            button.setProperty("link", True)
            button.clicked.connect(lambda *_, is_on=is_on: self._rows.tick_shown(is_on=is_on))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(all_shown)
        row.addWidget(none_shown)
        row.addWidget(self._left_out, 1)
        row.addWidget(self._answers)
        return row


def _files(rows: ImportRows) -> list[Wanted]:
    """The files of what is ticked; of a list the articles that are."""
    chosen: list[Wanted] = []
    for _, group in groupby(rows.picked(), lambda look: (look.wanted.path, id(look.wanted.data))):
        looks = list(group)
        places = frozenset(look.place for look in looks if look.place)
        chosen.append(replace(looks[0].wanted, places=places))
    return chosen
