"""Everything that can be done in the window, as one table: what, with which keys, and when.

An action is one row of `ACTIONS`, its words (`action.<id>` in both languages) and one line in
`ui.menus`. Nothing else knows a shortcut.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag, StrEnum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui.i18n import tr
from ui.plain import plain_tooltip
from ui.reading_commands import MOVES, STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


class Id(StrEnum):
    """The name of an action: its object name, and the end of its key in the translations."""

    NEW_PROJECT = auto()
    OPEN = auto()
    IMPORT = auto()
    IMPORT_FOLDER = auto()
    EXPORT = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    TAG_ASSERTION = auto()
    TAG_RECOMMENDATION = auto()
    TAG_THREAT_ASSESSMENT = auto()
    DETAILS = auto()
    LEAVE = auto()
    REMOVE = auto()
    END_RIGHT = auto()
    END_LEFT = auto()
    START_RIGHT = auto()
    START_LEFT = auto()
    END_RIGHT_CHARACTER = auto()
    END_LEFT_CHARACTER = auto()
    START_RIGHT_CHARACTER = auto()
    START_LEFT_CHARACTER = auto()
    NEXT_SENTENCE = auto()
    PREVIOUS_SENTENCE = auto()
    EXTEND_NEXT_SENTENCE = auto()
    EXTEND_PREVIOUS_SENTENCE = auto()
    EXTEND_PHRASE_RIGHT = auto()
    EXTEND_PHRASE_LEFT = auto()
    EXTEND_CHARACTER_RIGHT = auto()
    EXTEND_CHARACTER_LEFT = auto()
    NEXT_UNREVIEWED = auto()
    NEXT_ANNOTATION = auto()
    PREVIOUS_ANNOTATION = auto()
    NEXT_ARTICLE = auto()
    PREVIOUS_ARTICLE = auto()
    REMOVE_ARTICLE = auto()
    TOGGLE_WHOLE_PAGE = auto()
    TOGGLE_LIBRARY = auto()
    TOGGLE_CLAIMS = auto()
    READING_MODE = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    NEXT_PANE = auto()
    PREVIOUS_PANE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM_RESET = auto()
    LANGUAGE_SYSTEM = auto()
    LANGUAGE_JA = auto()
    LANGUAGE_EN = auto()
    THEME_SYSTEM = auto()
    THEME_LIGHT = auto()
    THEME_DARK = auto()
    ENCODING_UTF_8 = auto()
    ENCODING_CP932 = auto()
    ENCODING_EUC_JP = auto()
    ENCODING_ISO_2022_JP = auto()
    ENCODING_UTF_16 = auto()
    SOURCES = auto()
    ANNOTATOR = auto()
    KEYS = auto()
    ABOUT = auto()


class Need(Flag):
    """What must be there for an action to make sense."""

    NOTHING = 0
    WRITABLE = auto()
    ARTICLE = auto()
    ANNOTATION = auto()
    TARGET = auto()
    UNDOABLE = auto()
    REDOABLE = auto()


class Where(Enum):
    """Where the keys of an action count.

    EVERYWHERE: in the whole window, text fields too. READING: in the whole window but for text
    fields, where the same keys write. ARTICLE: while the article has the focus.
    """

    EVERYWHERE = auto()
    READING = auto()
    ARTICLE = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table.

    `call` is "part.method" of the parts given to `build_actions`, called with `argument` when there
    is one. `choice` names the group of which exactly one is checked at a time.
    """

    id: Id
    call: str
    keys: tuple[str, ...] = ()
    needs: Need = Need.NOTHING
    where: Where = Where.EVERYWHERE
    argument: str | None = None
    choice: str | None = None


def _reading(id: Id, *keys: str, needs: Need = Need.ARTICLE, where: Where = Where.READING) -> Action:
    """A command of the article view: a step or a move of that name, or the method."""
    for method, names in (("step", STEPS), ("move_end", MOVES)):
        if id.value in names:
            return Action(id, f"article.{method}", keys, needs, where, id.value)
    return Action(id, f"article.{id.value}", keys, needs, where)


_MARK = Need.ARTICLE | Need.TARGET | Need.WRITABLE
_CHANGE = Need.ARTICLE | Need.ANNOTATION | Need.WRITABLE

ACTIONS = (
    Action(Id.NEW_PROJECT, "files.new_project", ("Ctrl+N",)),
    Action(Id.OPEN, "files.open_project", ("Ctrl+O",)),
    Action(Id.IMPORT, "files.import_files", ("Ctrl+I",), Need.WRITABLE),
    Action(Id.IMPORT_FOLDER, "files.import_folder", ("Ctrl+Shift+I",), Need.WRITABLE),
    Action(Id.EXPORT, "files.export", ("Ctrl+E",)),
    Action(Id.QUIT, "window.close", ("Ctrl+Q",)),
    Action(Id.UNDO, "desk.undo", ("Ctrl+Z",), Need.UNDOABLE | Need.WRITABLE, Where.READING),
    Action(Id.REDO, "desk.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Need.REDOABLE | Need.WRITABLE, Where.READING),
    Action(Id.TAG_ASSERTION, "desk.tag", ("1",), _MARK, Where.READING, "assertion"),
    Action(Id.TAG_RECOMMENDATION, "desk.tag", ("2",), _MARK, Where.READING, "recommendation"),
    Action(Id.TAG_THREAT_ASSESSMENT, "desk.tag", ("3",), _MARK, Where.READING, "threat_assessment"),
    Action(Id.DETAILS, "window.show_details", ("Return", "Enter"),
           Need.ARTICLE | Need.ANNOTATION, Where.ARTICLE),
    Action(Id.LEAVE, "window.leave", ("Esc",)),
    Action(Id.REMOVE, "desk.remove", ("Del",), _CHANGE, Where.ARTICLE),
    _reading(Id.END_RIGHT, "]", needs=_CHANGE),
    _reading(Id.END_LEFT, "[", needs=_CHANGE),
    _reading(Id.START_RIGHT, "}", needs=_CHANGE),
    _reading(Id.START_LEFT, "{", needs=_CHANGE),
    _reading(Id.END_RIGHT_CHARACTER, "Alt+]", needs=_CHANGE),
    _reading(Id.END_LEFT_CHARACTER, "Alt+[", needs=_CHANGE),
    _reading(Id.START_RIGHT_CHARACTER, "Alt+}", needs=_CHANGE),
    _reading(Id.START_LEFT_CHARACTER, "Alt+{", needs=_CHANGE),
    _reading(Id.NEXT_SENTENCE, "J"),
    _reading(Id.PREVIOUS_SENTENCE, "K"),
    _reading(Id.EXTEND_NEXT_SENTENCE, "Shift+J"),
    _reading(Id.EXTEND_PREVIOUS_SENTENCE, "Shift+K"),
    _reading(Id.EXTEND_PHRASE_RIGHT, "Shift+Right", where=Where.ARTICLE),
    _reading(Id.EXTEND_PHRASE_LEFT, "Shift+Left", where=Where.ARTICLE),
    _reading(Id.EXTEND_CHARACTER_RIGHT, "Alt+Shift+Right", where=Where.ARTICLE),
    _reading(Id.EXTEND_CHARACTER_LEFT, "Alt+Shift+Left", where=Where.ARTICLE),
    _reading(Id.NEXT_ANNOTATION, "Tab", where=Where.ARTICLE),
    _reading(Id.PREVIOUS_ANNOTATION, "Shift+Tab", where=Where.ARTICLE),
    Action(Id.NEXT_UNREVIEWED, "window.next_unreviewed", ("U",), Need.ARTICLE, Where.READING),
    Action(Id.NEXT_ARTICLE, "desk.next_article", ("N",), Need.ARTICLE, Where.READING),
    Action(Id.PREVIOUS_ARTICLE, "desk.previous_article", ("P",), Need.ARTICLE, Where.READING),
    Action(Id.REMOVE_ARTICLE, "desk.remove_article", (), Need.ARTICLE | Need.WRITABLE),
    _reading(Id.TOGGLE_WHOLE_PAGE, "F4", where=Where.EVERYWHERE),
    Action(Id.TOGGLE_LIBRARY, "window.toggle_library", ("F7",)),
    Action(Id.TOGGLE_CLAIMS, "window.toggle_claims", ("F8",)),
    Action(Id.READING_MODE, "window.toggle_reading_mode", ("F11",)),
    Action(Id.FIND, "window.find", ("Ctrl+F",), Need.ARTICLE),
    Action(Id.FIND_NEXT, "window.find_next", ("F3",), Need.ARTICLE),
    Action(Id.FIND_PREVIOUS, "window.find_previous", ("Shift+F3",), Need.ARTICLE),
    Action(Id.NEXT_PANE, "window.next_pane", ("F6",)),
    Action(Id.PREVIOUS_PANE, "window.previous_pane", ("Shift+F6",)),
    _reading(Id.ZOOM_IN, "Ctrl++", "Ctrl+=", needs=Need.NOTHING, where=Where.EVERYWHERE),
    _reading(Id.ZOOM_OUT, "Ctrl+-", needs=Need.NOTHING, where=Where.EVERYWHERE),
    _reading(Id.ZOOM_RESET, "Ctrl+0", needs=Need.NOTHING, where=Where.EVERYWHERE),
    Action(Id.LANGUAGE_SYSTEM, "window.choose_language", argument="system", choice="language"),
    Action(Id.LANGUAGE_JA, "window.choose_language", argument="ja", choice="language"),
    Action(Id.LANGUAGE_EN, "window.choose_language", argument="en", choice="language"),
    Action(Id.THEME_SYSTEM, "window.choose_theme", argument="system", choice="theme"),
    Action(Id.THEME_LIGHT, "window.choose_theme", argument="light", choice="theme"),
    Action(Id.THEME_DARK, "window.choose_theme", argument="dark", choice="theme"),
    *(
        Action(id, "files.read_as", (), Need.ARTICLE | Need.WRITABLE, argument=encoding, choice="encoding")
        for id, encoding in (
            (Id.ENCODING_UTF_8, "utf-8"),
            (Id.ENCODING_CP932, "cp932"),
            (Id.ENCODING_EUC_JP, "euc_jp"),
            (Id.ENCODING_ISO_2022_JP, "iso2022_jp"),
            (Id.ENCODING_UTF_16, "utf-16"),
        )
    ),
    Action(Id.SOURCES, "window.show_sources"),
    Action(Id.ANNOTATOR, "window.choose_annotator"),
    Action(Id.KEYS, "window.show_keys", ("F1",)),
    Action(Id.ABOUT, "window.show_about"),
)

# Second keys for what the arrow keys mean while the article has the focus only.
ARROWS = {
    Id.NEXT_SENTENCE: "Down",
    Id.PREVIOUS_SENTENCE: "Up",
    Id.EXTEND_NEXT_SENTENCE: "Shift+Down",
    Id.EXTEND_PREVIOUS_SENTENCE: "Shift+Up",
}


def words(action: Action) -> str:
    """What the menus call it."""
    return tr(f"action.{action.id}")


def key_names(action: Action) -> list[str]:
    """Its keys as the system writes them."""
    keys = [*action.keys, *([ARROWS[action.id]] if action.id in ARROWS else [])]
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]


def build_actions(
    window: QWidget, article: QWidget, parts: Mapping[str, object]
) -> dict[Id, QAction]:
    """Make every action of the table, wired to the methods of `parts`.

    Keys of the article are added to `article`, all others to `window`.
    """
    groups: dict[str, QActionGroup] = {}
    made: dict[Id, QAction] = {}
    for row in ACTIONS:
        made[row.id] = action = QAction(words(row), window)
        action.setObjectName(row.id)
        action.setToolTip(plain_tooltip(" ".join([words(row), *(f"({key})" for key in key_names(row)[:1])])))
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.triggered.connect(_callback(row, parts))
        in_article = row.where is Where.ARTICLE
        if in_article:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        (article if in_article else window).addAction(action)
        if row.choice:
            action.setCheckable(True)
            groups.setdefault(row.choice, QActionGroup(window)).addAction(action)
    for id, key in ARROWS.items():
        arrow = QAction(made[id].text(), article)
        arrow.setObjectName(f"{id}_by_arrow")
        arrow.setShortcut(QKeySequence(key))
        arrow.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        arrow.triggered.connect(made[id].trigger)
        article.addAction(arrow)
    return made


def enable(actions: Mapping[Id, QAction], there: Need) -> None:
    """Enable what has all it needs in `there`."""
    for row in ACTIONS:
        actions[row.id].setEnabled(row.needs in there)


def keys_that_write() -> list[QKeySequence]:
    """The keys that belong to a text field while one has the focus."""
    return [QKeySequence(key) for row in ACTIONS if row.where is Where.READING for key in row.keys]


def _callback(row: Action, parts: Mapping[str, object]) -> Callable[..., object]:
    part, method = row.call.split(".")
    function = getattr(parts[part], method)
    if row.argument is None:
        return lambda *_: function()  # Qt would hand over "checked"
    return lambda *_: function(row.argument)
