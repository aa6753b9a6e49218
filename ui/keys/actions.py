"""Everything that can be done in the window, as one table: what, with which keys, and when.

An action is one row of `ACTIONS`, its words (`action.<id>` in both languages) and one line in
`ui.keys.menus`; the tags of the codebook bring rows of their own. Nothing else knows a shortcut.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Flag, StrEnum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from annotate.codebook import offered
from annotate.model import Status, ZoneKind
from ui.article.reading_commands import MOVES, STEPS
from ui.deeds import menu_text
from ui.i18n import current_language, tr, tr_in
from ui.keys.key_names import key_names
from ui.keys.keymap import Where, reach, typed_forms
from ui.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from annotate.tags import Tag
    from ui.keys.keymap import Keymap


class Id(StrEnum):
    """The name of an action: its object name, and the end of its key in the translations."""

    NEW_PROJECT = auto()
    OPEN = auto()
    IMPORT = auto()
    IMPORT_FOLDER = auto()
    PASTE_ARTICLE = auto()
    IMPORT_ADDRESS = auto()
    EXPORT = auto()
    COVERAGE = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    DETAILS = auto()
    COPY_QUOTE = auto()
    CHOOSE_HERE = auto()
    JOIN_CLAIMS = auto()
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
    ACCEPT_SUGGESTION = auto()
    DISMISS_SUGGESTION = auto()
    ACCEPT_ALL = auto()
    SUGGESTIONS = auto()
    TOGGLE_SUGGESTIONS = auto()
    NEXT_ARTICLE = auto()
    PREVIOUS_ARTICLE = auto()
    STATUS_NEW = auto()
    STATUS_READING = auto()
    STATUS_DONE = auto()
    STATUS_ASIDE = auto()
    REMOVE_ARTICLE = auto()
    FILTER_ARTICLES = auto()
    SAVED_FILTERS = auto()
    SAVE_FILTER = auto()
    CLEAR_FILTER = auto()
    LIBRARY_SORT_IMPORT = auto()
    LIBRARY_SORT_DATE = auto()
    LIBRARY_SORT_TITLE = auto()
    LIBRARY_SORT_SOURCE = auto()
    LIBRARY_SORT_CLAIMS = auto()
    LIBRARY_SORT_REVIEWED = auto()
    LIBRARY_GROUP_NONE = auto()
    LIBRARY_GROUP_STATUS = auto()
    LIBRARY_GROUP_SOURCE = auto()
    LIBRARY_GROUP_MONTH = auto()
    EDIT_METADATA = auto()
    ZONE_MENU = auto()
    ZONE_BODY = auto()
    ZONE_HEADING = auto()
    ZONE_TITLE = auto()
    ZONE_BYLINE = auto()
    ZONE_PUBLISHED = auto()
    ZONE_CAPTION = auto()
    ZONE_PULL_QUOTE = auto()
    ZONE_BIO = auto()
    ZONE_CHROME = auto()
    SPLIT_PARAGRAPH = auto()
    LEARN_ZONE = auto()
    SITE_RULES = auto()
    TOGGLE_WHOLE_PAGE = auto()
    TOGGLE_LIBRARY = auto()
    TOGGLE_CLAIMS = auto()
    READING_MODE = auto()
    READING_OPTIONS = auto()
    READ_WORD = auto()
    READ_WORD_BEFORE = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    SEARCH_ALL = auto()
    FILTER = auto()
    SORT_QUOTE = auto()
    SORT_TAG = auto()
    SORT_NOTE = auto()
    SORT_HOLDER = auto()
    SORT_STATED = auto()
    SORT_ASSESSED = auto()
    SORT_GRADE = auto()
    SORT_ANNOTATOR = auto()
    SORT_CHANGED = auto()
    COLUMN_PLACE = auto()
    COLUMN_HOLDER = auto()
    COLUMN_STATED = auto()
    COLUMN_ASSESSED = auto()
    COLUMN_GRADE = auto()
    COLUMN_ANNOTATOR = auto()
    COLUMN_CHANGED = auto()
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
    TOGGLE_GO_ON = auto()
    CODEBOOK = auto()
    ANNOTATOR = auto()
    PALETTE = auto()
    KEYS = auto()
    ABOUT = auto()


class Need(Flag):
    """What must be there for an action to make sense."""

    NOTHING = 0
    WRITABLE = auto()
    ARTICLE = auto()
    ANNOTATION = auto()
    TARGET = auto()
    SUGGESTION = auto()
    SUGGESTIONS = auto()
    UNDOABLE = auto()
    REDOABLE = auto()
    FILTERED = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table.

    `call` is "part.method" of the parts given to `build_actions`, called with `argument` when there
    is one. `choice` names the group of which exactly one is checked at a time; a `switch` is on or off
    by itself. `keys` are those it has until the analyst chooses others; where one counts follows from
    the key (`ui.keys.keymap`).
    """

    id: str
    call: str
    keys: tuple[str, ...] = ()
    needs: Need = Need.NOTHING
    argument: str | None = None
    choice: str | None = None
    switch: bool = False
    tag: Tag | None = None


def _reading(id: Id, *keys: str, needs: Need = Need.ARTICLE) -> Action:
    """A command of the article view: a step or a move of that name, or the method."""
    for method, names in (("step", STEPS), ("move_end", MOVES)):
        if id.value in names:
            return Action(id, f"article.{method}", keys, needs, id.value)
    return Action(id, f"article.{id.value}", keys, needs)


_MARK = Need.ARTICLE | Need.TARGET | Need.WRITABLE
_CHANGE = Need.ARTICLE | Need.ANNOTATION | Need.WRITABLE
_ANSWER = Need.ARTICLE | Need.WRITABLE

ACTIONS = (
    Action(Id.NEW_PROJECT, "files.new_project", ("Ctrl+N",)),
    Action(Id.OPEN, "files.open_project", ("Ctrl+O",)),
    Action(Id.IMPORT, "intake.choose_files", ("Ctrl+I",), Need.WRITABLE),
    Action(Id.IMPORT_FOLDER, "intake.choose_folder", ("Ctrl+Shift+I",), Need.WRITABLE),
    Action(Id.PASTE_ARTICLE, "intake.paste", ("Ctrl+V",), Need.WRITABLE),
    Action(Id.IMPORT_ADDRESS, "intake.ask_address", needs=Need.WRITABLE),
    Action(Id.EXPORT, "files.export", ("Ctrl+E",)),
    Action(Id.COVERAGE, "coverage.show", ("Ctrl+Shift+E",)),
    Action(Id.QUIT, "window.close", ("Ctrl+Q",)),
    Action(Id.UNDO, "desk.undo", ("Ctrl+Z",), Need.UNDOABLE | Need.WRITABLE),
    Action(Id.REDO, "desk.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Need.REDOABLE | Need.WRITABLE),
    Action(Id.DETAILS, "window.show_details", ("Enter", "Return"),
           Need.ARTICLE | Need.ANNOTATION),
    Action(Id.COPY_QUOTE, "window.copy_quote", ("Ctrl+C",), Need.ARTICLE | Need.TARGET),
    _reading(Id.CHOOSE_HERE, "O"),
    Action(Id.JOIN_CLAIMS, "desk.join_claims", ("=",), _CHANGE),
    Action(Id.LEAVE, "window.leave", ("Esc",)),
    Action(Id.REMOVE, "desk.remove", ("Del",), _CHANGE),
    _reading(Id.END_RIGHT, "]", needs=_CHANGE),
    _reading(Id.END_LEFT, "[", needs=_CHANGE),
    _reading(Id.START_RIGHT, "}", needs=_CHANGE),
    _reading(Id.START_LEFT, "{", needs=_CHANGE),
    _reading(Id.END_RIGHT_CHARACTER, "Alt+]", needs=_CHANGE),
    _reading(Id.END_LEFT_CHARACTER, "Alt+[", needs=_CHANGE),
    _reading(Id.START_RIGHT_CHARACTER, "Alt+}", needs=_CHANGE),
    _reading(Id.START_LEFT_CHARACTER, "Alt+{", needs=_CHANGE),
    _reading(Id.NEXT_SENTENCE, "J", "Down"),
    _reading(Id.PREVIOUS_SENTENCE, "K", "Up"),
    _reading(Id.EXTEND_NEXT_SENTENCE, "Shift+J", "Shift+Down"),
    _reading(Id.EXTEND_PREVIOUS_SENTENCE, "Shift+K", "Shift+Up"),
    _reading(Id.EXTEND_PHRASE_RIGHT, "Shift+Right"),
    _reading(Id.EXTEND_PHRASE_LEFT, "Shift+Left"),
    _reading(Id.EXTEND_CHARACTER_RIGHT, "Alt+Shift+Right"),
    _reading(Id.EXTEND_CHARACTER_LEFT, "Alt+Shift+Left"),
    _reading(Id.NEXT_ANNOTATION, "Tab"),
    _reading(Id.PREVIOUS_ANNOTATION, "Shift+Tab"),
    Action(Id.NEXT_UNREVIEWED, "going.next_unreviewed", ("U",), Need.ARTICLE),
    Action(Id.ACCEPT_SUGGESTION, "suggestions.accept", ("Space",), _ANSWER | Need.SUGGESTIONS),
    Action(Id.DISMISS_SUGGESTION, "suggestions.dismiss", ("X",), _ANSWER | Need.SUGGESTION),
    Action(Id.ACCEPT_ALL, "suggestion_list.accept_all", (), _ANSWER | Need.SUGGESTIONS),
    Action(Id.SUGGESTIONS, "suggestion_list.show", ("F9",)),
    Action(Id.TOGGLE_SUGGESTIONS, "suggestion_list.toggle", switch=True),
    Action(Id.NEXT_ARTICLE, "desk.next_article", ("N",), Need.ARTICLE),
    Action(Id.PREVIOUS_ARTICLE, "desk.previous_article", ("P",), Need.ARTICLE),
    *(
        Action(Id(f"status_{status}"), "desk.set_status", (), Need.ARTICLE | Need.WRITABLE,
               argument=status.value, choice="status")
        for status in Status
    ),
    Action(Id.REMOVE_ARTICLE, "desk.remove_article", (), Need.ARTICLE | Need.WRITABLE),
    Action(Id.FILTER_ARTICLES, "shelves.filter", ("Ctrl+L",)),
    Action(Id.SAVED_FILTERS, "shelves.show_saved", ("Shift+L",)),
    Action(Id.SAVE_FILTER, "shelves.save"),
    Action(Id.CLEAR_FILTER, "shelves.clear", needs=Need.FILTERED),
    *(
        Action(id, f"shelves.{verb}_by", argument=id.removeprefix(f"library_{verb}_"),
               choice=f"library_{verb}")
        for verb in ("sort", "group") for id in Id if id.startswith(f"library_{verb}_")
    ),
    Action(Id.EDIT_METADATA, "dialogs.edit_metadata", ("Ctrl+Shift+M",), Need.ARTICLE | Need.WRITABLE),
    Action(Id.ZONE_MENU, "zones.show_menu", ("Shift+Z",), _MARK),
    *(
        Action(Id(f"zone_{kind}"), "zones.set_kind", (), _MARK, argument=kind.value, choice="zone")
        for kind in ZoneKind
    ),
    Action(Id.SPLIT_PARAGRAPH, "zones.split", (), _MARK),
    Action(Id.LEARN_ZONE, "zones.learn", (), _MARK),
    Action(Id.SITE_RULES, "dialogs.show_site_rules"),
    _reading(Id.TOGGLE_WHOLE_PAGE, "F4"),
    Action(Id.TOGGLE_LIBRARY, "window.toggle_library", ("F7",)),
    Action(Id.TOGGLE_CLAIMS, "window.toggle_claims", ("F8",)),
    Action(Id.READING_MODE, "window.toggle_reading_mode", ("F11",)),
    Action(Id.READING_OPTIONS, "window.show_reading_options", ("Ctrl+,",)),
    Action(Id.READ_WORD, "words.next", ("R",), Need.ARTICLE),
    Action(Id.READ_WORD_BEFORE, "words.previous", ("Shift+R",), Need.ARTICLE),
    Action(Id.FIND, "finding.find", ("Ctrl+F",), Need.ARTICLE),
    Action(Id.FIND_NEXT, "finding.find_next", ("F3",), Need.ARTICLE),
    Action(Id.FIND_PREVIOUS, "finding.find_previous", ("Shift+F3",), Need.ARTICLE),
    Action(Id.SEARCH_ALL, "finding.search_all", ("Ctrl+Shift+F",)),
    Action(Id.FILTER, "window.filter_annotations", ("Ctrl+Shift+L",), Need.ARTICLE),
    *(
        Action(id, "table.sort_by", argument=id.removeprefix("sort_"), choice="sort")
        for id in Id if id.startswith("sort_")
    ),
    *(
        Action(id, "table.toggle_column", argument=id.removeprefix("column_"), switch=True)
        for id in Id if id.startswith("column_")
    ),
    Action(Id.NEXT_PANE, "window.next_pane", ("F6",)),
    Action(Id.PREVIOUS_PANE, "window.previous_pane", ("Shift+F6",)),
    _reading(Id.ZOOM_IN, "Ctrl++", "Ctrl+=", needs=Need.NOTHING),
    _reading(Id.ZOOM_OUT, "Ctrl+-", needs=Need.NOTHING),
    _reading(Id.ZOOM_RESET, "Ctrl+0", needs=Need.NOTHING),
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
    Action(Id.SOURCES, "dialogs.show_sources"),
    Action(Id.TOGGLE_GO_ON, "window.toggle_go_on", switch=True),
    Action(Id.CODEBOOK, "dialogs.show_codebook", ("F2",)),
    Action(Id.ANNOTATOR, "window.choose_annotator"),
    Action(Id.PALETTE, "window.open_palette", ("Ctrl+K",)),
    Action(Id.KEYS, "dialogs.show_keys", ("F1",)),
    Action(Id.ABOUT, "dialogs.show_about"),
)

TAG_PREFIX = "tag_"
"""What the names of the actions of tags begin with, and no others."""


def tag_actions(tags: Iterable[Tag]) -> tuple[Action, ...]:
    """One action for each tag that is offered, `tag_<id>`, with the key the codebook gives it."""
    return tuple(
        Action(f"{TAG_PREFIX}{tag.id}", "desk.tag", (tag.key,) if tag.key else (), _MARK, tag.id, tag=tag)
        for tag in offered(tags)
    )


def all_actions(tags: Iterable[Tag]) -> tuple[Action, ...]:
    """Every action of a window over a project with this codebook."""
    return (*ACTIONS, *tag_actions(tags))


def words(action: Action, language: str | None = None) -> str:
    """What the menus call it, in `language` or else the current one."""
    language = language or current_language()
    if action.tag:
        return tr_in(language, "action.tag", tag=action.tag.name(language))
    return tr_in(language, f"action.{action.id}")


def full_words(action: Action, language: str | None = None) -> str:
    """What it is called where no menu says what it is about: "Theme: Dark"."""
    language = language or current_language()
    name = words(action, language).removesuffix("…")
    return f"{tr_in(language, f'menu.{action.choice}')}: {name}" if action.choice else name


def keyed_tags(tags: Iterable[Tag], keymap: Keymap) -> tuple[Tag, ...]:
    """The codebook as this analyst has it: each tag with the key that gives it now."""
    return tuple(
        replace(tag, key="".join(key_names(keymap.keys(f"{TAG_PREFIX}{tag.id}")[:1]))) for tag in tags
    )


def key_words(rows: Iterable[Action], keymap: Keymap) -> dict[str, str]:
    """How hints speak of each action: by its key, by its name where it has none."""
    named = {}
    for row in rows:
        names = key_names(keymap.keys(row.id))
        named[row.id] = names[0] if names else tr("keys.by_name", action=words(row))
    return named


def build_actions(
    window: QWidget,
    article: QWidget,
    parts: Mapping[str, object],
    rows: Iterable[Action],
    keymap: Keymap,
) -> dict[str, QAction]:
    """Make every action of the table, wired to the methods of `parts`.

    Keys that count in the article only are added to `article`, all others to `window`.
    """
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for row in rows:
        made[row.id] = action = _made(row, window, parts)
        if row.choice:
            groups.setdefault(row.choice, QActionGroup(window)).addAction(action)
    _give_all_keys(rows, made, window, article, keymap)
    return made


def rebuild_tag_actions(
    actions: dict[str, QAction],
    window: QWidget,
    article: QWidget,
    parts: Mapping[str, object],
    rows: Iterable[Action],
    keymap: Keymap,
) -> None:
    """Let `actions`, as `build_actions` returned them, be those of `rows`, which have other tags now.

    All others stay as they are, but for their keys: a tag that comes or goes may take or free one.
    """
    for id in [id for id in actions if id.startswith(TAG_PREFIX)]:
        gone = actions.pop(id)
        gone.setParent(None)
        for widget in gone.associatedObjects():
            widget.removeAction(gone)  # type: ignore[attr-defined]  # actions stand in widgets here
        gone.deleteLater()
    actions.update({row.id: _made(row, window, parts) for row in rows if row.tag})
    _give_all_keys(rows, actions, window, article, keymap)


def _made(row: Action, window: QWidget, parts: Mapping[str, object]) -> QAction:
    action = QAction(menu_text(words(row)), window)
    action.setObjectName(row.id)
    action.triggered.connect(_callback(row, parts))
    action.setCheckable(row.switch or row.choice is not None)
    return action


def _give_all_keys(
    rows: Iterable[Action], actions: Mapping[str, QAction], window: QWidget, article: QWidget, keymap: Keymap
) -> None:
    for row in rows:
        action, keys = actions[row.id], keymap.keys(row.id)
        named = [tr("keys.beside", words=words(row), shortcut=key) for key in key_names(keys)[:1]]
        action.setToolTip(plain_tooltip(*named or [words(row)]))
        _give_keys(action, keys, window, article)


def _give_keys(action: QAction, keys: Sequence[str], window: QWidget, article: QWidget) -> None:
    """Give `action` its keys, and no others that it had.

    An action has one context, so keys of another context have an action of their own.
    """
    seconds = action.findChildren(QAction)
    for held in (action, *seconds):
        for holder in (window, article):
            holder.removeAction(held)
    for second in seconds:
        second.deleteLater()
    in_article = [key for key in keys if reach(key) is Where.ARTICLE]
    in_window = [key for key in keys if reach(key) is not Where.ARTICLE]
    if keys and keys[0] in in_article:
        _hold(action, in_article, article)
        rest, holder = in_window, window
    else:
        _hold(action, in_window, window)
        rest, holder = in_article, article
    if rest:
        second = QAction(action.text(), action)
        second.setObjectName(f"{action.objectName()}_second")
        second.triggered.connect(action.trigger)
        _hold(second, rest, holder)


def _hold(action: QAction, keys: Sequence[str], holder: QWidget) -> None:
    action.setShortcuts([QKeySequence(form) for key in keys for form in typed_forms(key)])
    in_article = keys and reach(keys[0]) is Where.ARTICLE
    context = Qt.ShortcutContext
    action.setShortcutContext(context.WidgetWithChildrenShortcut if in_article else context.WindowShortcut)
    holder.addAction(action)


def _callback(row: Action, parts: Mapping[str, object]) -> Callable[..., object]:
    part, method = row.call.split(".")
    function = getattr(parts[part], method)
    if row.argument is None:
        return lambda *_: function()  # Qt would hand over "checked"
    return lambda *_: function(row.argument)
