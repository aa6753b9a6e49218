"""The program over a project of our own, and a store whose disk is full when a test says so."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.errors import ProjectError
from annotate.identity import utc_now
from annotate.session import AnnotationSession
from storage.project import Project, create_project
from tests.invented import bring_in
from ui.app import DISK
from ui.program import Program
from ui.settings import LANGUAGE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from annotate.history import Entry

SECOND = "架空町で祭り\n\n架空町で祭りが開かれた。来年も開くべきだ。\n"


class FullDisk(Project):
    """A project that cannot write while `is_full`."""

    is_full = False

    def writing(self, entries: Iterable[Entry]) -> Iterator[None]:
        if self.is_full:
            raise ProjectError("disk_full", details="SQLITE_FULL")
        return super().writing(entries)

    def mark_reviewed(self, article_id: int, starts: Iterable[int], annotator: str, at: str) -> None:
        if self.is_full:
            raise ProjectError("disk_full", details="SQLITE_FULL")
        super().mark_reviewed(article_id, starts, annotator, at)


def make_project(path: Path) -> Path:
    """A closed project of two articles."""
    with create_project(path) as project:
        session = AnnotationSession(project, "試験 花子", utc_now)
        bring_in(session)
        bring_in(session, SECOND, "second.txt")
    return path


@contextmanager
def running(application: QApplication, folder: Path, project: Path) -> Iterator[Program]:
    """The program over a project, in Japanese; afterwards the application looks as before."""
    dress = (application.font(), application.palette(), application.styleSheet(), application.style().name())
    application.setQuitOnLastWindowClosed(False)
    settings = Settings(folder / "settings.ini")
    settings.set(LANGUAGE, "ja")
    program = Program(application, settings, replace(DISK, warm_up=()))
    program.open(project)
    program.window.load_library()
    yield program
    if program.window:
        program.window.close()
        program.window.close()  # a draft that cannot be written keeps it open once
        program.window.deleteLater()
    application.setStyleSheet(dress[2])
    application.setStyle(dress[3])
    application.setPalette(dress[1])
    application.setFont(dress[0])


def fill_disk(program: Program) -> None:
    """Let every write fail from now on."""
    program.project.__class__ = FullDisk
    program.project.is_full = True
