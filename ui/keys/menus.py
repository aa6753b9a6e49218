"""The menus as nested lists of action ids; None is a line between groups, TAGS are those of the codebook."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.i18n import tr
from ui.keys.actions import TAG_PREFIX, Id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenuBar, QWidget



class Slot(Enum):
    """A place for actions that a project brings with it."""

    TAGS = auto()


TAGS = Slot.TAGS

Items = tuple["Id | Slot | tuple[str, Items] | None", ...]

ENDS: Items = (
    Id.END_RIGHT, Id.END_LEFT, Id.START_RIGHT, Id.START_LEFT, None,
    Id.END_RIGHT_CHARACTER, Id.END_LEFT_CHARACTER, Id.START_RIGHT_CHARACTER, Id.START_LEFT_CHARACTER,
)

SELECTION: Items = (
    Id.EXTEND_NEXT_SENTENCE, Id.EXTEND_PREVIOUS_SENTENCE, None,
    Id.EXTEND_PHRASE_RIGHT, Id.EXTEND_PHRASE_LEFT, None,
    Id.EXTEND_CHARACTER_RIGHT, Id.EXTEND_CHARACTER_LEFT,
)

ENCODINGS: Items = (
    Id.ENCODING_UTF_8, Id.ENCODING_CP932, Id.ENCODING_EUC_JP, Id.ENCODING_ISO_2022_JP, Id.ENCODING_UTF_16,
)

STATUS: Items = (Id.STATUS_NEW, Id.STATUS_READING, Id.STATUS_DONE, Id.STATUS_ASIDE)

ANNOTATION: Items = (
    TAGS, None, Id.DETAILS, Id.COPY_QUOTE, Id.CHOOSE_HERE, Id.JOIN_CLAIMS, ("menu.ends", ENDS), None,
    Id.REMOVE,
)
"""What can be done with an annotation: the same wherever one is right-clicked."""

ZONES: Items = (
    Id.ZONE_BODY, Id.ZONE_HEADING, Id.ZONE_TITLE, Id.ZONE_BYLINE, Id.ZONE_PUBLISHED, Id.ZONE_CAPTION,
    Id.ZONE_PULL_QUOTE, Id.ZONE_BIO, Id.ZONE_CHROME, None,
    Id.SPLIT_PARAGRAPH, Id.LEARN_ZONE, None, Id.SITE_RULES,
)

IN_TEXT: Items = (*ANNOTATION, None, ("menu.zone", ZONES), Id.EDIT_METADATA)
"""In the text it is also asked what the paragraph is."""

SUGGESTION: Items = (Id.ACCEPT_SUGGESTION, Id.DISMISS_SUGGESTION, None, *IN_TEXT)
"""What can be done with a sentence that has a suggestion."""

SORTS: Items = (
    Id.SORT_QUOTE, Id.SORT_TAG, Id.SORT_NOTE, Id.SORT_HOLDER, Id.SORT_STATED, Id.SORT_ASSESSED,
    Id.SORT_GRADE, Id.SORT_ANNOTATOR, Id.SORT_CHANGED,
)

COLUMNS: Items = (
    Id.COLUMN_PLACE, Id.COLUMN_HOLDER, Id.COLUMN_STATED, Id.COLUMN_ASSESSED, Id.COLUMN_GRADE,
    Id.COLUMN_ANNOTATOR, Id.COLUMN_CHANGED,
)

HEADER_CONTEXT: Items = (*COLUMNS, None, ("menu.sort", SORTS))

LIBRARY_SORTS: Items = (
    Id.LIBRARY_SORT_IMPORT, Id.LIBRARY_SORT_DATE, Id.LIBRARY_SORT_TITLE, Id.LIBRARY_SORT_SOURCE,
    Id.LIBRARY_SORT_CLAIMS, Id.LIBRARY_SORT_REVIEWED,
)

LIBRARY_GROUPS: Items = (
    Id.LIBRARY_GROUP_NONE, Id.LIBRARY_GROUP_STATUS, Id.LIBRARY_GROUP_SOURCE, Id.LIBRARY_GROUP_MONTH,
)

MENU_BAR: tuple[tuple[str, Items], ...] = (
    ("menu.file", (
        Id.NEW_PROJECT, Id.OPEN, ("menu.recent", ()), None,
        Id.IMPORT, Id.IMPORT_FOLDER, Id.PASTE_ARTICLE, Id.IMPORT_ADDRESS, None,
        Id.EXPORT, Id.COVERAGE, None, Id.QUIT,
    )),
    ("menu.edit", (
        Id.UNDO, Id.REDO, None, TAGS, Id.CODEBOOK, None,
        Id.DETAILS, Id.COPY_QUOTE, Id.JOIN_CLAIMS, Id.REMOVE,
        ("menu.ends", ENDS), ("menu.selection", SELECTION), None,
        Id.TOGGLE_GO_ON, Id.LEAVE,
    )),
    ("menu.view", (
        Id.TOGGLE_WHOLE_PAGE, None, Id.TOGGLE_LIBRARY, Id.TOGGLE_CLAIMS, Id.READING_MODE, None,
        Id.NEXT_PANE, Id.PREVIOUS_PANE, None,
        Id.FIND, Id.FIND_NEXT, Id.FIND_PREVIOUS, Id.SEARCH_ALL, None,
        Id.FILTER, ("menu.sort", SORTS), ("menu.columns", COLUMNS), None,
        Id.READ_WORD, Id.READ_WORD_BEFORE, None,
        Id.READING_OPTIONS, Id.ZOOM_IN, Id.ZOOM_OUT, Id.ZOOM_RESET, None,
        ("menu.language", (Id.LANGUAGE_SYSTEM, Id.LANGUAGE_JA, Id.LANGUAGE_EN)),
        ("menu.theme", (Id.THEME_SYSTEM, Id.THEME_LIGHT, Id.THEME_DARK)), None, Id.ANNOTATOR,
    )),
    ("menu.article", (
        Id.NEXT_SENTENCE, Id.PREVIOUS_SENTENCE, Id.NEXT_UNREVIEWED, None,
        Id.NEXT_ANNOTATION, Id.PREVIOUS_ANNOTATION, Id.CHOOSE_HERE, None,
        Id.NEXT_ARTICLE, Id.PREVIOUS_ARTICLE, None,
        ("menu.zone", (Id.ZONE_MENU, None, *ZONES)), Id.EDIT_METADATA, None,
        ("menu.status", STATUS), ("menu.encoding", ENCODINGS), Id.REMOVE_ARTICLE, None,
        Id.FILTER_ARTICLES, Id.SAVED_FILTERS, Id.SAVE_FILTER, Id.CLEAR_FILTER,
        ("menu.library_sort", LIBRARY_SORTS), ("menu.library_group", LIBRARY_GROUPS), None, Id.SOURCES,
    )),
    ("menu.suggestions", (
        Id.ACCEPT_SUGGESTION, Id.DISMISS_SUGGESTION, Id.ACCEPT_ALL, None,
        Id.SUGGESTIONS, Id.TOGGLE_SUGGESTIONS,
    )),
    ("menu.help", (Id.PALETTE, Id.KEYS, Id.ABOUT)),
)

LIBRARY_CONTEXT: Items = (
    *STATUS, None, Id.EDIT_METADATA, ("menu.encoding", ENCODINGS), Id.REMOVE_ARTICLE,
)


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Put the menus into the bar; returns them, and those inside them, by the key of their title."""
    made: dict[str, QMenu] = {}
    for title, items in MENU_BAR:
        bar.addMenu(_menu(title, items, actions, bar, made))
    return made


def show_tags(menus: Iterable[QMenu], actions: Mapping[str, QAction], before: Id) -> None:
    """Put the actions of the codebook, as they are now, in front of the action `before` where it stands."""
    for menu in menus:
        if actions[before] in menu.actions():
            menu.insertActions(actions[before], [actions[id] for id in _tags_of(actions)])


def make_menu(title: str, items: Items, actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """Return a menu that stands alone, as those of the right mouse button do."""
    return _menu(title, items, actions, parent, {})


def fill_menu(menu: QMenu, items: Items, actions: Mapping[str, QAction]) -> None:
    """Add items to a menu that holds others too."""
    _fill(menu, items, actions, {})


def title_words(title: str) -> str:
    """What a menu is called, without the sign of its key."""
    return tr(title).split("(&")[0].replace("&", "")


def menu_keys() -> dict[str, str]:
    """The keys that open the menus -> what each menu is called."""
    titles = ((tr(title), title_words(title)) for title, _ in MENU_BAR)
    return {f"Alt+{title.split('&')[1][0].upper()}": name for title, name in titles}


def ids_in(items: Sequence[object], actions: Iterable[str]) -> list[str]:
    """Every one of `actions` in `items`, those of the menus inside them too."""
    found: list[str] = []
    for item in items:
        if isinstance(item, tuple):
            found += ids_in(item[1], actions)
        elif item is TAGS:
            found += _tags_of(actions)
        elif isinstance(item, Id):
            found.append(item)
    return found


def _tags_of(actions: Iterable[str]) -> list[str]:
    return [id for id in actions if id.startswith(TAG_PREFIX)]


def _menu(
    title: str, items: Items, actions: Mapping[str, QAction], parent: QWidget, made: dict[str, QMenu]
) -> QMenu:
    menu = QMenu(tr(title), parent)
    menu.setObjectName(title.replace(".", "_"))
    made[title] = menu
    _fill(menu, items, actions, made)
    return menu


def _fill(menu: QMenu, items: Items, actions: Mapping[str, QAction], made: dict[str, QMenu]) -> None:
    for item in items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, tuple):
            menu.addMenu(_menu(*item, actions, menu, made))
        elif item is TAGS:
            menu.addActions([actions[id] for id in _tags_of(actions)])
        else:
            menu.addAction(actions[item])
