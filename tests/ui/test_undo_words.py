from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotate.edits import Deed
from annotate.history import DeedName
from annotate.tags import BUILT_IN
from ui.deeds import deed_words, menu_text
from ui.i18n import LANGUAGES, catalogue, set_language

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deed", list(Deed))
def test_every_deed_has_a_name(language: str, deed: Deed):
    set_language(language)
    detail = {Deed.STATUS: "done", Deed.ZONE: "heading"}.get(deed, "assertion")
    words = deed_words(DeedName(deed, detail), BUILT_IN)
    assert words
    assert "{" not in words


def test_a_tag_is_named_in_the_language_of_the_window():
    set_language("ja")
    assert "脅威評価" in deed_words(DeedName(Deed.TAG, "threat_assessment"), BUILT_IN)
    set_language("en")
    assert "Threat assessment" in deed_words(DeedName(Deed.TAG, "threat_assessment"), BUILT_IN)


def test_a_long_title_is_cut_and_its_ampersands_are_no_keys():
    set_language("ja")
    title = "架空" * 30
    assert title not in deed_words(DeedName(Deed.REMOVE_ARTICLE, title), BUILT_IN)
    assert menu_text("R&D") == "R&&D"


def test_the_menu_names_what_it_undoes_and_redoes(window: MainWindow):
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    QTest.keyClick(window.article_view, Qt.Key.Key_2)
    words = catalogue("ja")
    tagging = words["deed.tag"].format(detail="提言")
    assert undo.text() == words["action.undo_deed"].format(deed=tagging)
    assert not redo.isEnabled()
    undo.trigger()
    assert redo.text() == words["action.redo_deed"].format(deed=tagging)
    assert redo.isEnabled()
    redo.trigger()
    assert redo.text() == words["action.redo"]
