"""What the pictures of docs/images show: projects of our own articles, and states of the window over them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QToolButton

from annotate import edits
from annotate.arrivals import Wanted
from annotate.library_filter import ANY_TAG, LibraryFilter
from annotate.library_order import Group, LibraryOrder, Sort
from annotate.model import Status
from annotate.session import AnnotationSession
from annotate.spans import Span
from annotate.tags import BUILT_IN
from storage.gold import read_gold
from storage.intake import import_files
from storage.project import create_project
from tests.gold import CLAIMS, TAGS
from tests.invented import mark
from ui.app import open_sample
from ui.claims.claim_panes import ClaimPanes
from ui.dialogs.import_preview import ImportPreview
from ui.intake.import_rows import Column
from ui.keys.actions import Id
from ui.resources import resource
from ui.settings import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotate.model import Article
    from storage.project import Project
    from ui.main_window import MainWindow

NOTE = {
    "ja": "条件付きの予測。検査の常態化が前提。",
    "en": "Conditional: assumes the inspections become routine.",
}

KEYS = "jj1 jj1 jj1 j1 jjjj3 j3 jjj3 jjjjj2 j2"
"""What is pressed: J goes on by a sentence, a digit gives its tag."""

DEV = CLAIMS / "dev"
SHELF = (
    "64_food_kaisetsu", "66_datacenter", "83_captagon", "84_return", "85_chips", "86_missile_news",
    "87_un_editorial", "88_fraud", "89_coercion", "90_disarm", "91_rates_blog", "92_horn_port",
)  # fmt: skip
"""The articles of the library, in the order they come in."""

READ = {"83_captagon": Status.DONE, "85_chips": Status.READING, "87_un_editorial": Status.DONE,
        "88_fraud": Status.ASIDE, "90_disarm": Status.READING, "92_horn_port": Status.DONE}  # fmt: skip

CHIPS = (
    "ある試算によれば、計画がすべて実現した場合、"
    "湾岸は2030年までに世界の計算能力の1割を担う可能性がある。"
)
"""A claim whose sentence proposes holder, likelihood and horizon."""


def sample(home: Path) -> Project:
    """The project that comes with the program."""
    return open_sample(home / "sample.shirushi")


def shelf(home: Path) -> Project:
    """Twelve articles, read and marked in part; in a thirteenth a claim of another is said again."""
    copied = (DEV / "85_chips.txt").read_text("utf-8").replace("砂漠のデータセンター", "湾岸の計算機")
    _write(home / "湾岸の計算機.txt", copied)
    files = [home / "湾岸の計算機.txt", *(DEV / f"{name}.txt" for name in SHELF)]
    project = create_project(home / "shelf.shirushi")
    session = AnnotationSession(project, "佐伯")
    outcomes = import_files(session, project, files)
    articles = {file.stem: outcome.article for file, outcome in zip(files, outcomes, strict=True)}
    labelled = {gold.name: gold.labels for gold in read_gold(DEV)}
    for name, status in READ.items():
        article = articles[name]
        given = [(span, tag) for span, tag in sorted(labelled[name].items()) if tag in TAGS]
        for span, tag in () if name == "85_chips" else given[::2]:
            mark(session, article, span, tag)
        session.apply(edits.set_status(article, status))
    mark(session, articles["湾岸の計算機"], _place(session, articles["湾岸の計算機"], CHIPS), "assertion")
    return project


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


def zones(window: MainWindow) -> None:
    """What a paragraph of the whole page is, and may be."""
    whole_page(window)
    view, text = window.article_view, window.desk.content.text
    start = text.index("検査には平均で")
    view.select(start, start + 8)
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)


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


def library(window: MainWindow) -> None:
    """Articles by month, filtered by what was given."""
    window.load_library()
    QTest.qWait(1000)
    asked = LibraryFilter(tags=frozenset({ANY_TAG}), since="2024")
    window.library.ask(asked, LibraryOrder(Sort.DATE, True, Group.MONTH))


def library_menu(window: MainWindow) -> None:
    """Everything the library can be asked for."""
    library(window)
    window.library.clear()
    window.library.group_by(Group.STATUS)
    QTest.qWait(300)
    window.library.findChild(QTableView, "articleList").scrollToTop()
    window.shelves.show_menu(window.library.head.menu_place())


def search(window: MainWindow) -> None:
    """Words found in all articles, the first place opened."""
    window.finding.search_for("可能性")
    QTest.qWait(6000)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def claim(window: MainWindow) -> None:
    """A claim with proposals in its form, which another article says too."""
    window.same_claims.begin()
    QTest.qWait(1500)
    article = next(each for each in window.around.session.store.articles() if "85_chips" in each.file_name)
    window.desk.open(article.id)
    span = _place(window.around.session, article, CHIPS)
    window.article_view.select(span.start, span.end)
    window.desk.tag("assertion")
    window.detail_panel.findChild(QToolButton, "otherFields").click()
    panes = window.findChild(ClaimPanes)
    below = window.height() - 270  # as one draws the line between list and form
    panes.setSizes([panes.height() - below, below])
    QTest.qWait(1500)


def preview(window: MainWindow) -> None:
    """Files before they come in; one is nearly there."""
    folder = Path("記事")
    folder.mkdir()
    known = next(resource("sample").glob("*.txt")).read_text("utf-8")
    anew = known.replace("どう備えるか", "備えを急げ").replace("六十八隻", "五十八隻")
    _write(folder / "ミルザ海峡.txt", anew)
    _write(folder / "海峡の写し.txt", known)
    for name in ("84_return", "87_un_editorial", "88_fraud", "90_disarm", "91_rates_blog"):
        _write(folder / f"{name}.txt", (DEV / f"{name}.txt").read_text("utf-8"))
    (folder / "図版.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    window.intake.offer([Wanted(folder)])
    dialog = window.findChild(ImportPreview)
    _wait_for(lambda: not dialog.is_looking())
    dialog.move(window.geometry().center() - QPoint(dialog.width() // 2, dialog.height() // 2))
    table = dialog.findChild(QTableView, "previewTable")
    rows: Sequence[int] = range(table.model().rowCount())
    near = next(row for row in rows if "ミルザ" in str(table.model().look(row).wanted.path))
    table.setCurrentIndex(table.model().index(near, Column.TITLE))
    QTest.qWait(1500)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _place(session: AnnotationSession, article: Article, words: str) -> Span:
    start = session.store.content(article.id).text.index(words)
    return Span(start, start + len(words))


def _wait_for(is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        QTest.qWait(100)
    raise TimeoutError


SCENES: dict[str, tuple[Callable[[Path], Project], Callable[[MainWindow], None]]] = {
    **{act.__name__: (sample, act) for act in (
        marked, whole_page, zones, overlaps, palette, suggestions, preview)},
    **{act.__name__: (shelf, act) for act in (library, library_menu, search, claim)},
}  # fmt: skip
"""The project and the state of the window of each scene, by name."""
