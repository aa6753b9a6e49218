"""`python -m tests.screenshots [FOLDER]` takes the pictures of docs/images anew, without a screen.

The sample article is marked by the program's own keys, so the pictures show what a person would see.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotate.tags import BUILT_IN
from ui.actions import Id
from ui.app import DISK, open_sample
from ui.program import Program
from ui.settings import ANNOTATOR, HINT_SEEN, LANGUAGE, THEME, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

    from ui.main_window import MainWindow

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
NOTE = {
    "ja": "条件付きの予測。検査の常態化が前提。",
    "en": "Conditional: assumes the inspections become routine.",
}

KEYS = "jj1 jj1 jj1 j1 jjjj3 j3 jjj3 jjjjj2 j2"
"""What is pressed: J goes on by a sentence, a digit gives its tag."""

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
    Picture("window-ja-150", "ja", "light", 1280, 720, "overlaps", 1.5),
    Picture("window-en-dark-200", "en", "dark", 1280, 720, "overlaps", 2.0),
)


def main(folder: Path) -> None:
    """Take every picture, those of another scale in a process of its own: Qt asks for it at the start."""
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if picture.scale == scale:
            with tempfile.TemporaryDirectory() as home:
                take(application, picture, Path(home)).save(str(folder / f"{picture.name}.png"))
                print(folder / f"{picture.name}.png", flush=True)
    if scale == 1:
        for other in sorted({picture.scale for picture in PICTURES} - {1.0}):
            environment = {**os.environ, "QT_SCALE_FACTOR": str(other)}
            subprocess.run([sys.executable, "-m", "tests.screenshots", folder], env=environment, check=True)


def take(application: QApplication, picture: Picture, home: Path) -> QPixmap:
    """Put the sample article into the state of a scene, and return the picture of the window."""
    settings = Settings(home / "settings.ini")
    for setting, value in ((LANGUAGE, picture.language), (THEME, picture.theme), (HINT_SEEN, True)):
        settings.set(setting, value)
    settings.set(ANNOTATOR, "佐伯" if picture.language == "ja" else "Saeki")
    program = Program(application, settings, replace(DISK, warm_up=()))
    program.take(open_sample(home / "sample.shirushi"))
    window = program.window
    assert window
    window.resize(picture.width, picture.height)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.article_view.setFocus()
    SCENES[picture.scene](window)
    QTest.qWait(400)
    shot = window.grab()
    program.quit()
    return shot


def marked(window: MainWindow) -> None:
    """Claims marked by key, one in focus with a note."""
    for key in KEYS.replace(" ", ""):
        QTest.keyClick(window.article_view, key)
    threat = next(a for a in window.article_view.focus.index if a.tag == "threat_assessment")
    window.desk.write_note(threat.id, NOTE[window.around.settings.get(LANGUAGE)])
    window.article_view.verticalScrollBar().setValue(0)
    window.article_view.focus_annotation(threat.id)


def whole_page(window: MainWindow) -> None:
    """The furniture of the page, greyed, in its place."""
    marked(window)
    window.article_view.whole_page = True
    QTest.qWait(400)
    window.article_view.verticalScrollBar().setValue(0)


def overlaps(window: MainWindow) -> None:
    """Eight claims that nest and cross in one paragraph."""
    view = window.article_view
    first = view.focus.walked[0].start
    for number in range(8):
        view.select(first + 3 * number, first + 70 - 4 * number)
        window.desk.tag(BUILT_IN[number % 3].id)


def palette(window: MainWindow) -> None:
    """The palette, a few letters typed."""
    marked(window)
    window.actions_by_id[Id.PALETTE].trigger()
    QTest.keyClicks(QApplication.focusWidget(), "re")


def suggestions(window: MainWindow) -> None:
    """Drafts beside what was accepted."""
    QTest.qWait(2500)
    for key in "  x ":
        QTest.keyClick(window.article_view, key)


SCENES: dict[str, Callable[[MainWindow], None]] = {
    scene.__name__: scene for scene in (marked, whole_page, overlaps, palette, suggestions)
}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)


