"""The main job without a screen: the sample article is opened, marked, saved, exported and pictured."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from annotate import edits
from annotate.errors import ShirushiError
from annotate.model import ZoneKind
from annotate.tags import BUILT_IN
from ui.i18n import sentence, tr
from ui.program import Program
from ui.settings import HINT_SEEN, Settings

if TYPE_CHECKING:
    from annotate.model import Content
    from annotate.session import AnnotationSession
    from ui.services import Disk


def run_sample_job(disk: Disk[Any], folder: Path) -> int:
    """Do the job in a new folder inside `folder`; prints the names of the files; returns 0, or 1."""
    print(tr("headless.no_screen"), file=sys.stderr)
    try:
        made = _do(disk, Path(tempfile.mkdtemp(prefix="sample-", dir=folder)))
    except ShirushiError as error:
        print(sentence(error), file=sys.stderr)
        return 1
    print(tr("headless.made"), file=sys.stderr)
    for path in made:
        print(path)
    return 0


def _do(disk: Disk[Any], folder: Path) -> list[Path]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings(folder / "settings.ini")
    settings.set(HINT_SEEN, True)
    program = Program(application, settings, disk)
    project, table, picture = (folder / f"sample{suffix}" for suffix in (".shirushi", ".csv", ".png"))
    program.take(disk.sample(project))
    assert program.session
    assert program.window
    desk = program.window.desk
    program.window.load_library()
    if desk.article and desk.content:
        _mark(program.session, desk.article.id, desk.content)
    program.window.files.export_to(table)
    program.window.messages.hide()
    application.processEvents()
    program.window.grab().save(str(picture))
    program.window.close()
    return [project, table, picture]


def _mark(session: AnnotationSession, article_id: int, content: Content) -> None:
    """Give each tag to one sentence of the body."""
    bodies = [zone.span for zone in content.zones if zone.kind is ZoneKind.BODY]
    sentences = [s for s in content.sentences if any(body.covers(s) for body in bodies)]
    for tag, span in zip(BUILT_IN, sentences[1::2], strict=False):
        session.apply(edits.add_annotation(session.new_annotation(article_id, content.text, span, tag.id)))
