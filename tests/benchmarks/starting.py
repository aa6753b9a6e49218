"""From the start of the process to the first painted article, against a bare script that does as much."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from annotate import edits
from annotate.session import AnnotationSession
from storage.intake import import_files
from storage.project import create_project
from tests.benchmarks.corpus import claims_in, write_articles
from tests.benchmarks.measured import Measured, best_of

ARTICLES, CLAIMS = 10_000, 100
ROOT = Path(__file__).resolve().parents[2]

# The program as it is started by its users. It ends when the loop comes back from the first painting,
# which is when the bare script ends too; the list of articles is filled after that.
OURS = """
import os, runpy, sys
from ui.article.page_canvas import PageCanvas
from ui.program import Program
paint, painted = PageCanvas.paintEvent, []
def note_and_paint(self, event):
    paint(self, event)
    painted.append(len(self.focus.index))
PageCanvas.paintEvent = note_and_paint
Program._on_painted = lambda self: os._exit(0 if painted == [100] else 1)
sys.argv = ["main.py", sys.argv[1]]
runpy.run_path("main.py", run_name="__main__")
"""

BARE = """
import os, sqlite3, sys
from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QPlainTextEdit, QSplitter, QTextEdit
class Article(QPlainTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
application = QApplication([])
db = sqlite3.connect(sys.argv[1])
titles = [title for title, in db.execute("SELECT title FROM articles WHERE removed = 0 ORDER BY id")]
window, columns, listed, article = QMainWindow(), QSplitter(), QListView(), Article()
listed.setModel(QStringListModel(titles))
article.setPlainText(db.execute("SELECT text FROM articles WHERE id = 1").fetchone()[0])
highlights = []
for start, end in db.execute("SELECT start_codepoint, end_codepoint FROM annotations WHERE article_id = 1"):
    one = QTextEdit.ExtraSelection()
    one.cursor = QTextCursor(article.document())
    one.cursor.setPosition(start)
    one.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    one.format = QTextCharFormat()
    one.format.setBackground(QColor("#cfe0f2"))
    highlights.append(one)
article.setExtraSelections(highlights)
columns.addWidget(listed)
columns.addWidget(article)
window.setCentralWidget(columns)
window.resize(1280, 720)
window.show()
application.exec()
"""


def measure() -> list[Measured]:
    """Whole processes, offscreen, in turn; the project is warm in the system's cache for both."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name, "a.shirushi")
        fill(project, Path(name))
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SHIRUSHI_HOME": name}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users have no such setting; bytecode is kept

        def run(script: str) -> None:
            command = [sys.executable, "-c", script, str(project)]
            subprocess.run(command, env=environment, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)

        run(OURS)
        figure, floor = best_of(9, lambda: run(OURS), lambda: run(BARE))
    what = f"process start → article with {CLAIMS} highlights painted, {ARTICLES:,} articles"
    return [Measured(what, figure, floor, 1.5)]


def fill(path: Path, folder: Path) -> None:
    """Make a project of many articles, the first of them marked."""
    with create_project(path) as project:
        session = AnnotationSession(project, "計測 花子")
        for _ in import_files(session, project, write_articles(folder, ARTICLES)):
            pass
        content = project.content(1)
        session.apply(edits.add_annotations(claims_in(session, 1, content.text, content.sentences, CLAIMS)))
