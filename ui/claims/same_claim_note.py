"""Says of the claim in focus where else it is said, and lets the analyst join claims or part them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.claims.same_claims import SaidElsewhere
from ui.i18n import tr
from ui.theme import small
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.model import Annotation, SaidClaim

_THINK_MS = 80  # how long the focus rests before all claims are compared with this one
_NAMED = 3
"""Repeats that are named; the others are in the number."""

_LONGEST = 18  # characters of a title in a link


class Claims(Protocol):
    """What is asked of the claims of the project."""

    def elsewhere(self, annotation: Annotation) -> SaidElsewhere: ...
    def first_in_words(self, tag: str, quote: str) -> SaidClaim | None: ...


class SameClaimNote(QWidget):
    """A line and a few links below the quote; nothing where the claim stands alone.

    Signals:
        chosen: another place is to be shown.  arg: the SaidClaim there.
        join_requested: args: id of the annotation that is to count, id of the one it is to count for.
        part_requested: the claim is another one.  arg: the annotation's id.
    """

    chosen = Signal(object)
    join_requested = Signal(str, str)
    part_requested = Signal(str)

    def __init__(
        self, claims: Claims, title_of: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        """`title_of` names an article by its id; the one that is open needs no name."""
        super().__init__(parent)
        self.setObjectName("sameClaim")
        self.setAccessibleName(tr("same.name"))
        self._claims, self._title_of = claims, title_of
        self._annotation: Annotation | None = None
        self._read_only = False
        self._says = plain_label(quiet=True)
        self._says.setObjectName("sameClaimSays")
        self._says.setFont(small(self.font()))
        self._says.setWordWrap(True)
        self._links = FlowLayout()
        self._links.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._says)
        column.addLayout(self._links)
        self._pause = QTimer(self, singleShot=True, interval=_THINK_MS)
        self._pause.timeout.connect(self._show)
        self.hide()

    def give(self, annotation: Annotation | None) -> None:
        """Speak of an annotation from now on, None for none."""
        before, self._annotation = self._annotation, annotation
        if annotation is None or before is None or annotation.id != before.id:
            self.hide()
        self.follow()

    def follow(self) -> None:
        """Say what is known now."""
        if self._annotation:
            self._pause.start()

    def said_of(self, tag: str, quote: str) -> str:
        """What there is to say of a claim that is not marked yet: where it counts, if in these very words."""
        first = self._claims.first_in_words(tag, quote)
        return tr("same.first", where=self._where(first)) if first else ""

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read and nothing be changed."""
        self._read_only = read_only

    def _show(self) -> None:
        if self._annotation is None:
            return
        self._links.clear()
        known = self._claims.elsewhere(self._annotation)
        for is_so, show in (
            (known.first, self._show_first),
            (known.alike, self._show_alike),
            (known.repeats, self._show_repeats),
        ):
            if is_so:
                show(self._annotation, known)
                break
        self.setVisible(known != SaidElsewhere())

    def _show_first(self, annotation: Annotation, known: SaidElsewhere) -> None:
        first = known.first
        assert first
        self._says.setText(tr("same.first", where=self._where(first)))
        self._add("sameClaimGo", tr("same.go"), first.quote, partial(self.chosen.emit, first))
        self._add_part(annotation)

    def _show_alike(self, annotation: Annotation, known: SaidElsewhere) -> None:
        first = known.alike
        assert first
        self._says.setText(tr("same.alike", where=self._where(first)))
        self._add("sameClaimGo", tr("same.go"), first.quote, partial(self.chosen.emit, first))
        if not self._read_only:
            self._add(
                "sameClaimJoin", tr("same.join"), tr("same.join_tip"),
                partial(self.join_requested.emit, first.id, annotation.id),
            )
        self._add_part(annotation)

    def _show_repeats(self, annotation: Annotation, known: SaidElsewhere) -> None:
        self._says.setText(tr("same.repeats", n=len(known.repeats)))
        for repeat in known.repeats[:_NAMED]:
            title = self._title_of(repeat.article_id) or tr("same.this_article")
            self._add("sameClaimGo", title, repeat.quote, partial(self.chosen.emit, repeat))

    def _where(self, claim: SaidClaim) -> str:
        title = self._title_of(claim.article_id)
        return tr("same.that_article", title=title) if title else tr("same.this_article")

    def _add_part(self, annotation: Annotation) -> None:
        if not self._read_only:
            self._add(
                "sameClaimPart", tr("same.part"), tr("same.part_tip"),
                partial(self.part_requested.emit, annotation.id),
            )

    def _add(self, name: str, words: str, tip: str, act: Callable[[], None]) -> None:
        link = QToolButton()
        link.setObjectName(name)
        link.setText(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
        link.setProperty("link", True)
        link.setFont(small(link.font()))
        set_plain_tooltip(link, tip)
        link.clicked.connect(lambda: act())  # noqa: PLW0108  # `clicked` would hand over whether it is checked
        self._links.addWidget(link)
