"""Runs the real program in its own process and does to it, from within, what an analyst would.

`python -m tests.e2e.driver STEPS [ARGUMENT...]`: STEPS is a JSON list of [what, value], ARGUMENT what
the program is started with. Prints a JSON line of what is seen for each "look".
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMimeData, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotate.arrivals import Wanted
from ui import app

if TYPE_CHECKING:
    from ui.program import Program


def look(program: Program) -> None:
    window = program.window
    seen = {
        "project": program.project.path.name,
        "article": window.desk.article.file_name if window.desk.article else None,
        "place": window.article_view.place(),
        "annotations": [[a.tag, a.quote, a.note] for a in window.desk.annotations.values()],
        "message": window.messages.text(),
        "is_error": window.messages.is_error(),
        "saved": window.findChild(QLabel, "saveState").text(),
        "articles": len(window.library.library),
    }
    print(json.dumps(seen, ensure_ascii=False), flush=True)


def wait(milliseconds: int) -> None:
    """Let the program work. QTest.qWait hangs when a slot raises meanwhile (PySide 6.11.3)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def do(program: Program, what: str, value: str) -> None:
    window = program.window
    if what == "keys":
        QTest.keyClicks(QApplication.focusWidget(), value)
    elif what == "press":
        QTest.keySequence(QApplication.focusWidget(), value)
    elif what == "bring_in":
        window.intake.bring_in([Wanted(path) for path in sorted(Path(value).iterdir())])
        while window.intake.is_busy():
            wait(20)
    elif what == "paste":
        data = QMimeData()
        data.setHtml(value)
        QApplication.clipboard().setMimeData(data)
        window.intake.paste()
        while window.intake.is_busy():
            wait(20)
        QApplication.clipboard().clear()
    elif what == "search":
        window.finding.search_for(value)
        wait(1500)
    elif what == "export":
        window.files.export_to(Path(value))
    elif what == "wait":
        wait(int(value))
    elif what == "fail":
        QTimer.singleShot(0, lambda: {}[value])
        wait(20)
    elif what == "look":
        look(program)
    elif what == "close":
        window.close()


def main() -> int:
    steps, *arguments = sys.argv[1:]
    begin = app.start

    def start_and_go_on(application: QApplication, argv: list[str]) -> Program:
        program = begin(application, argv)

        def go_on() -> None:
            for what, value in json.loads(steps):
                do(program, what, value)

        program.window.painted.connect(lambda: QTimer.singleShot(0, go_on))
        return program

    app.start = start_and_go_on
    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
