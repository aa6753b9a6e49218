"""Where the window's program is put together: arguments, screen, log, and storage behind the window."""

from __future__ import annotations

import os
import signal
import socket
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from annotate.errors import ShirushiError
from annotate.identity import new_id
from storage.project import create_project, open_project
from ui import screen
from ui.article import article_accessible
from ui.error_hook import ErrorHook
from ui.folders import config_folder, data_folder, log_folder
from ui.i18n import sentence
from ui.log import start_log, stop_log
from ui.program import Program
from ui.resources import resource
from ui.services import Disk, FileServices
from ui.settings import RECENT, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotate.arrivals import Arrival, Look, Resembling, Wanted
    from annotate.model import Article
    from annotate.session import AnnotationSession
    from annotate.text_differences import Piece
    from storage.arriving import Arriving
    from storage.project import Project
    from ui.services import Search, Tell

PROJECT_SUFFIX = ".shirushi"


def main(argv: list[str]) -> int:
    """Run the window over `argv`: a project, or files to bring into the last one."""
    os.umask(0o077)  # what the program makes is for its owner
    asked = screen.choose_platform()
    application = QApplication([sys.argv[0]])
    if not asked and application.platformName() == "offscreen":
        from ui.headless import run_sample_job

        return run_sample_job(DISK, data_folder())
    start_log(log_folder())
    try:
        program = start(application, argv)
        with _ending_on_signals(program.quit):
            return application.exec()
    except ShirushiError as error:  # not even a new sample could be made
        print(sentence(error), file=sys.stderr)
        return 1
    finally:
        stop_log()


def start(application: QApplication, argv: Sequence[str]) -> Program:
    """Open what `argv` names, show the window, and return the running program."""
    article_accessible.install()
    application.setApplicationName("shirushi")
    application.setApplicationDisplayName("Shirushi")
    application.setDesktopFileName("shirushi")
    program = Program(application, Settings(config_folder() / "settings.ini"), DISK)
    ErrorHook(program.show_failure, program.reload).install()
    paths = [Path(name) for name in argv]
    projects = [path for path in paths if is_project(path)]
    _open_first(program, projects[0] if projects else None)
    program.bring_in([path for path in paths if path not in projects])
    return program


def is_project(path: Path) -> bool:
    """Whether a file is meant as a project: by its name, whatever is in it."""
    return path.suffix.lower() == PROJECT_SUFFIX


def _open_first(program: Program, wanted: Path | None) -> None:
    """Open `wanted`, else the project that was open last, else the sample; say what did not work."""
    recent = program.settings.get(RECENT)
    candidates = [wanted] if wanted else [Path(recent[0].path)] if recent else []
    problem: ShirushiError | None = None
    for path in candidates:
        try:
            program.open(path)
        except ShirushiError as error:
            problem = error
        else:
            return
    try:
        program.take(open_sample(data_folder() / f"sample{PROJECT_SUFFIX}"))
    except ShirushiError as error:  # a damaged sample is left as it is, and another one made
        problem = problem or error
        program.take(open_sample(data_folder() / f"sample-{new_id()}{PROJECT_SUFFIX}"))
    if problem:
        program.show_failure(sentence(problem), problem.details)


def open_sample(path: Path) -> Project:
    """Open the sample project at `path`; the first time it is made, with the articles we ship."""
    if path.exists():
        return open_project(path)
    from annotate.session import AnnotationSession
    from storage.intake import import_files

    project = create_project(path)
    session = AnnotationSession(project, "shirushi")
    for outcome in import_files(session, project, sorted(resource("sample").glob("*.txt"))):
        if outcome.error:
            raise outcome.error
    return project


def services_of(session: AnnotationSession, project: Project) -> FileServices:
    """The ways in and out of a project."""

    def needs_preview(wanted: Sequence[Wanted]) -> bool:
        from storage.wanted import needs_preview

        return needs_preview(wanted)

    def found(wanted: Sequence[Wanted]) -> Sequence[Wanted]:
        from storage.wanted import found

        return found(wanted)

    def prepared(wanted: Iterable[Wanted]) -> Iterator[Arrival | None]:
        from storage.preparing import prepared

        return prepared(wanted)

    def looks(wanted: Sequence[Wanted]) -> Iterator[Look | None]:
        from storage.preview import looks

        return looks(project.path, wanted)

    def differences(look: Look) -> Sequence[Piece]:
        from storage.preview import differences_of

        return differences_of(project.path, look)

    def fetched(address: str) -> Iterator[Wanted | None]:
        from storage.fetching import fetched

        return fetched(address)

    def arriving() -> Arriving:
        from storage.arriving import Arriving

        return Arriving(session, project)

    def read_as(article_id: int, encoding: str) -> Article:
        from storage.redecoding import redecode

        return redecode(session, project, article_id, encoding)

    def export(path: Path) -> None:
        from storage.exporters import export, format_of

        if path.exists() and path.samefile(project.path):
            raise ShirushiError("export_over_project", path=str(path))
        export(project.claims(), path, format_of(path))

    def search(tell: Tell) -> Search:
        from storage.search.client import SearchClient

        return SearchClient(project.path, tell)

    def resembling(article_ids: Sequence[int]) -> Iterator[Resembling | None]:
        from storage.resembling import resembling

        return resembling(project.path, article_ids)

    return FileServices(
        needs_preview=needs_preview,
        found=found,
        prepared=prepared,
        looks=looks,
        differences=differences,
        resembling=resembling,
        fetched=fetched,
        arriving=arriving,
        read_as=read_as,
        export=export,
        search=search,
    )


def load_writing() -> None:
    """Load what the first change would otherwise wait for (0.09 s)."""
    import sqlite_utils  # noqa: F401  # the project file imports it with the first write


def load_words() -> None:
    """Load what the first gesture by words would otherwise wait for (0.06 s)."""
    from annotate.japanese import warm_up

    warm_up()


DISK = Disk(open_project, create_project, services_of, open_sample, (load_writing, load_words))


@contextmanager
def _ending_on_signals(end: Callable[[], None]) -> Iterator[None]:
    """Call `end` in the event loop when the system asks the program to go (SIGTERM, SIGINT)."""
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    for number in (signal.SIGTERM, signal.SIGINT):
        # Python's handler runs only when Python does; the byte on the socket is what wakes Qt up.
        signal.signal(number, lambda *_: None)
    before = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: end())
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(before)
        reading.close()
        writing.close()
