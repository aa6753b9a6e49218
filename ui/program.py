"""The program while it runs: which project is open, in which window, in which words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication

from annotate.arrivals import Wanted
from annotate.errors import ShirushiError
from annotate.session import AnnotationSession
from ui.article.typography import chosen_typography, keep_typography
from ui.i18n import current_language, sentence, set_language, system_language, tr
from ui.keys.actions import Id
from ui.keys.key_names import KeyNames
from ui.log import log
from ui.main_window import MainWindow
from ui.session_signals import SessionSignals
from ui.settings import ANNOTATOR, GEOMETRY, LANGUAGE, READING_MODE, SPLITTER, THEME, Recent
from ui.theme import DARK, LIGHT, interface_font, palette, style_sheet
from ui.widgets.icons import app_icon
from ui.widgets.messages import Message
from ui.window_parts import Around

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.services import Disk, Project
    from ui.settings import Settings
    from ui.theme import Theme

_SETTLED = 150  # milliseconds after the first painting, and between what is loaded then


class Program(QObject):
    """Owns the project that is open and the window over it.

    Opening another project, language or theme puts a new window in the place of the old one.
    """

    def __init__(self, application: QApplication, settings: Settings, disk: Disk[Any]) -> None:
        super().__init__()
        self._application = application
        self.settings = settings
        self._disk = disk
        self._system_font = application.font()
        self._translator = QTranslator(self)
        self._key_names = KeyNames(self)
        self.project: Project | None = None
        self.session: AnnotationSession | None = None
        self._signals: SessionSignals | None = None
        self.window: MainWindow | None = None
        application.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)

    def open(self, path: Path, *, create: bool = False) -> None:
        """Put the project at `path` in the place of the one that is open.

        Raises ShirushiError; the one that is open stays then.
        """
        if self.project and path.absolute() == self.project.path.absolute():
            return
        if self.window and not self.window.desk.settle():
            return
        self.take(self._disk.create(path) if create else self._disk.open(path))

    def take(self, project: Project) -> None:
        """Put an open project in the place of the one there is, and show it."""
        self._put_window_away()
        if self.project:
            self.project.close()
        self.project = project
        self.session = AnnotationSession(project, self.settings.get(ANNOTATOR))
        self._signals = SessionSignals(self.session)
        self._show_window(self.settings.recent(str(project.path.absolute())))
        log.info("open read_only=%s", project.read_only)
        if project.why_read_only and self.window:
            self.window.messages.say(Message(sentence(project.why_read_only), stays=True))

    def rebuild(self) -> None:
        """Put a new window, in the chosen words and colours, in the place of the present one."""
        if self.window is None or not self.window.desk.settle():
            return
        before, beside = self.window, self.window.dialogs.beside()
        self._show_window(self._put_window_away())
        self.window.setGeometry(before.geometry())
        self.window.setWindowState(before.windowState())
        self.window.lists.setCurrentIndex(before.lists.currentIndex())
        for id in beside:
            self.window.actions_by_id[id].trigger()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Import files into the project that is open."""
        if self.window and paths:
            self.window.intake.offer([Wanted(path) for path in paths])

    def show_failure(self, text: str, details: str) -> None:
        """Say what went wrong, in the bar of the present window."""
        if self.window:
            self.window.messages.fail(text, details)

    def reload(self) -> None:
        """Show what the project file holds."""
        if self.window:
            self.window.desk.reload()

    def quit(self) -> None:
        """Close in order, whatever asked for it."""
        if self.window:
            self.window.close()
        self._application.quit()

    def _show_window(self, recent: Recent) -> None:
        assert self.project
        assert self.session
        assert self._signals
        theme = self._dress()
        around = Around(
            session=self.session,
            signals=self._signals,
            services=self._disk.services(self.session, self.project),
            settings=self.settings,
            theme=theme,
            project=self.project.path.absolute(),
        )
        self.window = window = MainWindow(around)
        window.restoreGeometry(self.settings.get(GEOMETRY)) or window.resize(1280, 720)
        window.columns.restoreState(self.settings.get(SPLITTER))
        if self.settings.get(READING_MODE):
            window.reading_mode.toggle()
        window.commands.rebuild_wanted.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)
        window.files.project_chosen.connect(self._on_project_chosen, Qt.ConnectionType.QueuedConnection)
        window.closing.connect(self._on_closing)
        window.painted.connect(self._on_painted)
        self._check_choices(window)
        window.article_view.set_typography(chosen_typography(self.settings))
        is_known = self._open_last(window, self.project, recent)
        window.show()
        if window.reading_mode.is_on:
            window.messages.inform(tr("message.reading_mode"))
        if is_known and recent.place != window.article_view.place():
            window.article_view.go_to(recent.place)  # only now does the article know its height

    def _open_last(self, window: MainWindow, project: Project, recent: Recent) -> bool:
        """Open the article last read, and return whether it was there; else the first there is."""
        try:
            last = project.article(recent.article) if recent.article else None
        except ShirushiError:  # removed since
            last = None
        first = last or project.first_article()
        if first:
            window.desk.open(first.id)
        return last is not None

    def _put_window_away(self) -> Recent:
        """Close the present window; returns where the analyst was."""
        window = self.window
        if window is None or self.project is None:
            return Recent("")
        window.detail_panel.commit()
        window.reviewing.close()
        window.rest()
        window.intake.stop()
        where = self._remember(window)
        self.window = None
        window.hide()
        window.deleteLater()
        return where

    def _remember(self, window: MainWindow) -> Recent:
        article = window.desk.article
        where = Recent(
            str(window.around.project),
            article.id if article else 0,
            window.article_view.place() if article else 0,
        )
        self.settings.remember(where)
        self.settings.set(GEOMETRY, window.saveGeometry())
        self.settings.set(SPLITTER, window.reading_mode.widths())
        keep_typography(self.settings, window.article_view.typography)
        return where

    def _dress(self) -> Theme:
        """Give the application the words and colours that were chosen."""
        language = self.settings.get(LANGUAGE)
        set_language(system_language() if language == "system" else language)
        for translator in (self._translator, self._key_names):
            self._application.removeTranslator(translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{current_language()}", folder):
            self._application.installTranslator(self._translator)
        self._application.installTranslator(self._key_names)
        theme = chosen_theme(self.settings.get(THEME))
        self._application.setPalette(palette(theme))
        self._application.setFont(interface_font(self._system_font))
        self._application.setStyleSheet(style_sheet(theme))
        return theme

    def _check_choices(self, window: MainWindow) -> None:
        for setting in (LANGUAGE, THEME):
            chosen = self.settings.get(setting)
            window.actions_by_id[Id(f"{setting.key}_{chosen}")].setChecked(True)

    def _on_painted(self) -> None:
        """What the first article need not wait for."""
        window = self.window
        if window is None:
            return
        window.load_library()
        if self._application.windowIcon().isNull():
            self._application.setWindowIcon(app_icon())  # drawn by QtSvg, which takes a while to load
        if not QFontDatabase.families(QFontDatabase.WritingSystem.Japanese):
            window.messages.say(Message(tr("message.no_japanese_font"), is_error=True))
        for number, step in enumerate(self._disk.warm_up):
            QTimer.singleShot(_SETTLED * (number + 1), step)

    def _on_project_chosen(self, path: Path, create: bool) -> None:
        try:
            self.open(path, create=create)
        except ShirushiError as error:
            self.show_failure(sentence(error), error.details)

    def _on_closing(self) -> None:
        if self.window:
            self._remember(self.window)
            self.settings.save()
        if self.project:
            self.project.close()
            self.project = None

    def _on_color_scheme_changed(self) -> None:
        if self.settings.get(THEME) == "system" and self.window:
            self.rebuild()


def chosen_theme(name: str) -> Theme:
    """Return the colours of a choice: "light", "dark", or those of the system."""
    if name == "system":
        name = "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    return DARK if name == "dark" else LIGHT
