"""`python -m tests.screenshots [FOLDER [NAME...]]` takes the pictures of docs/images anew, without a screen.

The articles are marked by the program's own keys and commands, so the pictures show what a person would see.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.scenes import SCENES
from ui.app import DISK
from ui.program import Program
from ui.settings import ANNOTATOR, HINT_SEEN, LANGUAGE, THEME, Settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPixmap

    from ui.main_window import MainWindow

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file, and how the program is set for it."""

    name: str
    language: str
    theme: str
    width: int = 1280
    height: int = 860
    scene: str = "marked"
    scale: float = 1.0


PICTURES = (
    Picture("window-ja", "ja", "light"),
    Picture("window-en", "en", "light"),
    Picture("window-ja-dark", "ja", "dark"),
    Picture("window-en-dark", "en", "dark"),
    Picture("whole-page-ja", "ja", "light", scene="whole_page"),
    Picture("small-ja", "ja", "light", 1024, 600),
    Picture("overlaps-ja", "ja", "light", 1280, 720, "overlaps"),
    Picture("overlaps-en-dark", "en", "dark", 1280, 720, "overlaps"),
    Picture("palette-ja-dark", "ja", "dark", 1280, 720, "palette"),
    Picture("palette-en", "en", "light", 1280, 720, "palette"),
    Picture("suggestions-ja", "ja", "light", 1280, 720, "suggestions"),
    Picture("suggestions-en-dark", "en", "dark", 1280, 720, "suggestions"),
    Picture("library-ja", "ja", "light", 1280, 720, "library"),
    Picture("library-en-dark", "en", "dark", 1280, 720, "library"),
    Picture("library-menu-ja-dark", "ja", "dark", 1280, 720, "library_menu"),
    Picture("library-menu-en", "en", "light", 1280, 720, "library_menu"),
    Picture("search-ja", "ja", "light", 1280, 720, "search"),
    Picture("search-en-dark", "en", "dark", 1280, 720, "search"),
    Picture("import-ja", "ja", "light", 1280, 720, "preview"),
    Picture("import-en-dark", "en", "dark", 1280, 720, "preview"),
    Picture("zones-ja", "ja", "light", 1280, 860, "zones"),
    Picture("zones-en-dark", "en", "dark", 1280, 860, "zones"),
    Picture("claim-ja", "ja", "light", 1280, 1120, "claim"),
    Picture("claim-en-dark", "en", "dark", 1280, 1120, "claim"),
    Picture("window-ja-150", "ja", "light", 1280, 720, "overlaps", 1.5),
    Picture("library-en-150", "en", "light", 1280, 720, "library", 1.5),
    Picture("window-en-dark-200", "en", "dark", 1280, 720, "overlaps", 2.0),
    Picture("claim-ja-200", "ja", "light", 1280, 720, "claim", 2.0),
)


def main(folder: Path, names: Collection[str]) -> None:
    """Take the pictures of these names, or all, those of another scale in a process of its own: Qt asks
    for it at the start."""
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [picture for picture in PICTURES if not names or picture.name in names]
    for picture in wanted:
        if picture.scale == scale:
            with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
                take(application, picture, Path(home)).save(str(folder / f"{picture.name}.png"), "PNG", 0)
                print(folder / f"{picture.name}.png", flush=True)
    if scale == 1:
        for other in sorted({picture.scale for picture in wanted} - {1.0}):
            environment = {**os.environ, "QT_SCALE_FACTOR": str(other)}
            command = [sys.executable, "-m", "tests.screenshots", folder, *names]
            subprocess.run(command, env=environment, check=True)


def take(application: QApplication, picture: Picture, home: Path) -> QPixmap:
    """Put a project of our own into the state of a scene, and return the picture of the window."""
    os.environ["SHIRUSHI_HOME"] = str(home)
    settings = Settings(home / "settings.ini")
    for setting, value in ((LANGUAGE, picture.language), (THEME, picture.theme), (HINT_SEEN, True)):
        settings.set(setting, value)
    settings.set(ANNOTATOR, "佐伯" if picture.language == "ja" else "Saeki")
    make_project, act = SCENES[picture.scene]
    program = Program(application, settings, replace(DISK, warm_up=()))
    program.take(make_project(home))
    window = program.window
    assert window
    window.resize(picture.width, picture.height)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.article_view.setFocus()
    act(window)
    QTest.qWait(1500)
    shot = photographed(window)
    program.quit()
    return shot


def photographed(window: MainWindow) -> QPixmap:
    """The window with the menu or the dialog that stands over it."""
    shot = window.grab()
    painter = QPainter(shot)
    painter.setPen(QColor(128, 128, 128, 128))
    for above in QApplication.topLevelWidgets():
        if above is not window and above.isVisible():
            place = above.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
            painter.drawPixmap(place, above.grab())
            painter.drawRect(QRect(place, above.size()))  # for the frame of the system's window
    painter.end()
    return shot


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else FOLDER, sys.argv[2:])
