"""`python -m tests.screenshots [FOLDER]` takes the pictures of docs/images anew, without a screen.

The sample article is marked by the program's own keys, so the pictures show what a person would see.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import DISK, open_sample
from ui.program import Program
from ui.settings import ANNOTATOR, HINT_SEEN, LANGUAGE, THEME, Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

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
    whole_page: bool = False


PICTURES = (
    Picture("window-ja", "ja", "light"),
    Picture("window-en", "en", "light"),
    Picture("window-ja-dark", "ja", "dark"),
    Picture("window-en-dark", "en", "dark"),
    Picture("whole-page-ja", "ja", "light", whole_page=True),
    Picture("small-ja", "ja", "light", 1024, 600),
)


def main(folder: Path) -> None:
    """Take every picture."""
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            take(application, picture, Path(home)).save(str(folder / f"{picture.name}.png"))
            print(folder / f"{picture.name}.png")


def take(application: QApplication, picture: Picture, home: Path) -> QPixmap:
    """Mark the sample article with the keys, and return the picture of the window."""
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
    for key in KEYS.replace(" ", ""):
        QTest.keyClick(window.article_view, key)
    marked = next(a for a in window.article_view.focus.index if a.tag == "threat_assessment")
    window.desk.write_note(marked.id, NOTE[picture.language])
    window.article_view.whole_page = picture.whole_page
    QTest.qWait(400)
    window.article_view.verticalScrollBar().setValue(0)
    window.article_view.focus_annotation(marked.id)
    QTest.qWait(400)
    if picture.whole_page:
        window.article_view.verticalScrollBar().setValue(0)
    shot = window.grab()
    program.quit()
    return shot


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)


