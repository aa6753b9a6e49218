"""Every action with its keys, and other keys for those who want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotate.folding import folded
from ui.i18n import LANGUAGES, tr
from ui.keys.actions import full_words
from ui.keys.key_names import key_names
from ui.keys.keymap import canonical_key, key_of
from ui.keys.menus import MENU_BAR, ids_in, menu_keys, title_words
from ui.widgets.plain import plain_label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QFocusEvent

    from ui.keys.actions import Action
    from ui.keys.keymap import Keymap

_KEYS_WIDTH = 190
_NAME = Qt.ItemDataRole.UserRole
_FOUND_BY = Qt.ItemDataRole.UserRole + 1


class KeysDialog(QDialog):
    """Every action by menu; typing narrows it down, and each can be given other keys.

    Signals:
        keymap_changed: arg: the Keymap that counts from now on.
    """

    keymap_changed = Signal(object)

    def __init__(self, rows: Sequence[Action], keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setWindowTitle(tr("keys.title"))
        self.resize(620, 620)
        self.keymap = keymap
        self._rows = {row.id: row for row in rows}
        self._lines: dict[str, QTreeWidgetItem] = {}
        self._groups: list[tuple[QTreeWidgetItem, list[str]]] = []
        self._find = self._make_find()
        self._tree = self._make_tree()
        self._catcher = KeyCatcher()
        self._catcher.caught.connect(self._on_caught)
        self._catcher.left.connect(self._rest)
        self._kept: tuple[str, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._words = plain_label(quiet=True)
        self._words.setObjectName("keysWords")
        self._words.setWordWrap(True)
        self._take = self._button("keys.take", lambda: self._bind(self._wanted))
        self._cancel = self._button("keys.cancel", self._rest)
        self._change = self._button("keys.change", lambda: self._catch(adds=False))
        self._add = self._button("keys.add", lambda: self._catch(adds=True))
        self._clear = self._button("keys.clear", lambda: self._bind(()))
        self._reset = self._button("keys.reset", self._ask_reset)
        self._reset_all = self._button("keys.reset_all", self._on_reset_all)
        for button in (self._take, self._cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus with the catcher
        self._lay_out()
        self._fill()
        self._rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down leave the field for the list."""
        goes_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if goes_down and event.type() == QEvent.Type.KeyPress:
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _make_find(self) -> QLineEdit:
        find = QLineEdit(placeholderText=tr("keys.find"), clearButtonEnabled=True)
        find.setObjectName("keysFind")
        find.setAccessibleName(tr("keys.find"))
        find.textChanged.connect(self._narrow)
        find.returnPressed.connect(self._change_found)
        find.installEventFilter(self)
        return find

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("keysTree")
        tree.setAccessibleName(tr("keys.title"))
        tree.setRootIsDecorated(False)
        tree.setIndentation(12)
        tree.setUniformRowHeights(True)
        tree.setHeaderLabels([tr("keys.action"), tr("keys.keys")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        tree.header().resizeSection(1, _KEYS_WIDTH)
        tree.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        tree.currentItemChanged.connect(self._rest)
        tree.itemPressed.connect(self._rest)
        tree.itemActivated.connect(lambda *_: self._catch(adds=False))
        return tree

    def _lay_out(self) -> None:
        strip = QFrame()
        strip.setObjectName("keysStrip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._words, 1)
        for widget in (self._catcher, self._take, self._cancel):
            row.addWidget(widget)
        strip.setFixedHeight(2 * self._take.sizeHint().height())
        buttons = QHBoxLayout()
        for widget in (self._change, self._add, self._clear, self._reset):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self._reset_all)
        buttons.addWidget(self._button("keys.close", self.accept))
        column = QVBoxLayout(self)
        for part in (self._find, self._tree, strip):
            column.addWidget(part)
        column.addLayout(buttons)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(tr(words))
        button.setObjectName(words.replace(".", "_"))
        button.setAutoDefault(False)  # Enter in the field is not "close"
        button.clicked.connect(act)
        return button

    # The list

    def _fill(self) -> None:
        self._tree.ensurePolished()  # rows measured before have not the height the style gives them
        for title, items in MENU_BAR:
            heading = QTreeWidgetItem(self._tree, [title_words(title), ""])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(0, _bold(heading.font(0)))
            self._groups.append((heading, ids_in(items, self._rows)))
            for id in self._groups[-1][1]:
                row = self._rows[id]
                self._lines[id] = line = QTreeWidgetItem(heading, [full_words(row), ""])
                line.setData(0, _NAME, id)
                line.setData(0, _FOUND_BY, " ".join(full_words(row, language) for language in LANGUAGES))
        self._tree.expandAll()
        self._show_keys()
        self._tree.setCurrentItem(next(iter(self._lines.values())))

    def _show_keys(self) -> None:
        plain = self._tree.font()
        for id, line in self._lines.items():
            changed = self.keymap.is_changed(id)
            line.setText(1, _shown(self.keymap.keys(id)))
            line.setFont(1, _bold(plain) if changed else plain)
            usual = _shown(self.keymap.defaults(id)) or tr("keys.none")
            line.setToolTip(1, plain_tooltip(tr("keys.usually", keys=usual)) if changed else "")
        self._reset_all.setEnabled(bool(self.keymap.chosen))

    def _narrow(self, text: str) -> None:
        wanted = folded(text).split()
        for line in self._lines.values():
            found_by = folded(f"{line.data(0, _FOUND_BY)} {line.text(1)}")
            line.setHidden(not all(word in found_by for word in wanted))
        for heading, ids in self._groups:
            heading.setHidden(all(self._lines[id].isHidden() for id in ids))
        shown = [line for line in self._lines.values() if not line.isHidden()]
        if self._tree.currentItem() not in shown and shown:
            self._tree.setCurrentItem(shown[0])

    def _change_found(self) -> None:
        line = self._tree.currentItem()
        if line and not line.isHidden():
            self._catch(adds=False)

    def _id(self) -> str | None:
        line = self._tree.currentItem()
        return line.data(0, _NAME) if line else None

    # Other keys

    def _catch(self, *, adds: bool) -> None:
        """Wait for a key: a further one, or another in the place of the first."""
        if id := self._id():
            keys = self.keymap.keys(id)
            self._kept = keys if adds else keys[1:]
            self._wanted = ()
            self._say(tr("keys.press", action=full_words(self._rows[id])), catching=True)

    def _on_caught(self, key: str | None) -> None:
        id = self._id()
        menu = menu_keys().get(key or "")
        if key is None or id is None:
            self._say(tr("keys.impossible"), catching=True)
        elif menu:
            self._say(tr("keys.of_menu", pressed=_shown([key]), menu=menu), catching=True)
        else:
            adds = len(self._kept) == len(self.keymap.keys(id))
            self._ask((*self._kept, key) if adds else (key, *self._kept))

    def _ask(self, wanted: tuple[str, ...]) -> None:
        """Bind `wanted`, or say first from which other action it would take them."""
        if not (id := self._id()):
            return
        self._wanted = wanted
        taken = self.keymap.takes_from(id, wanted)
        if not taken:
            self._bind(wanted)
            return
        names = dict.fromkeys(full_words(self._rows[owner]) for owner in taken.values())
        others = tr("keys.and").join(tr("keys.by_name", action=name) for name in names)
        self._say(tr("keys.conflict", pressed=_shown(taken), action=others), asking=True)

    def _ask_reset(self) -> None:
        if id := self._id():
            self._ask(self.keymap.defaults(id))

    def _bind(self, keys: tuple[str, ...]) -> None:
        if id := self._id():
            self._change_to(self.keymap.bound(id, keys))

    def _on_reset_all(self) -> None:
        self._change_to(self.keymap.usual())

    def _change_to(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._show_keys()
        self._rest()
        self.keymap_changed.emit(keymap)

    # The strip

    def _rest(self, *_: object) -> None:
        was_catching = self._catcher.hasFocus() or self._take.hasFocus()
        self._say(tr("keys.rest"))
        if was_catching:
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str, *, catching: bool = False, asking: bool = False) -> None:
        id = self._id()
        self._words.setText(words)
        self._words.setProperty("quiet", not (catching or asking))
        self._words.style().polish(self._words)
        self._take.setVisible(asking)
        self._cancel.setVisible(asking or catching)
        if catching:
            self._catcher.setFocus(Qt.FocusReason.OtherFocusReason)
        elif asking:
            self._take.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self._change, self._add):
            button.setEnabled(id is not None)
        self._clear.setEnabled(id is not None and bool(self.keymap.keys(id)))
        self._reset.setEnabled(id is not None and self.keymap.is_changed(id))


class KeyCatcher(QWidget):
    """Has no look of its own: while it has the focus it takes the next key, whatever it usually does.

    Signals:
        caught: arg: the key, None for one that no action can have.
        left: Esc was pressed, or something else was clicked.
    """

    caught = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyCatcher")
        self.setAccessibleName(tr("keys.catcher"))
        self.setFixedSize(0, 0)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.left.emit()

    def _take(self, event: QKeyEvent) -> None:
        held_alone = not event.text() and key_of(event.keyCombination()) is None
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not (held_alone or event.isAutoRepeat()):
            self.caught.emit(canonical_key(key_of(event.keyCombination()) or ""))


def _shown(keys: Iterable[str]) -> str:
    return "   ".join(key_names(keys))


def _bold(font: QFont) -> QFont:
    result = QFont(font)
    result.setBold(True)
    return result
