"""What an analyst may say about a claim beside its tag and note: nothing of it is ever required."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from annotate.claims import horizon, scales
from annotate.claims.checks import checks
from ui.claims.claim_draft import ClaimDraft
from ui.claims.claim_fields import add_scale, likelihood_scales, make_fields, offer, read
from ui.claims.claim_hints import ProposalChip, Remarks
from ui.claims.claim_rows import GRADE, GRADED, FieldRow, GradeRow, arrangement
from ui.claims.claim_stack import ClaimStack
from ui.i18n import current_language, tr
from ui.widgets.choice import Option
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from annotate.claims.checks import Remark
    from annotate.model import Annotation, Source
    from ui.claims.claim_background import Background, Proposal
    from ui.theme import Theme

THINK_MS = 80
"""How long the focus rests before the text is read for proposals: no key waits for the dictionary."""


class ClaimForm(QWidget):
    """The details of one annotation, the fields that matter for its tag first.

    Signals:
        described: a field was filled in, changed or emptied.  args: the annotation's id, its Details.
        sources_requested: the register of sources is asked for.
        scale_chosen: arg: the id of the scale on which the analyst judges likelihoods.
        unfolded: the other fields were opened or folded away.  arg: whether they are open.
    """

    described = Signal(str, object)
    sources_requested = Signal()
    scale_chosen = Signal(str)
    unfolded = Signal(bool)

    def __init__(self, theme: Theme, background: Background, before: QWidget) -> None:
        """`before` is the part of the window that Tab leaves for the first field."""
        super().__init__()
        self.setObjectName("claimForm")
        self._background = background
        self._annotation: Annotation | None = None
        self._note = ""
        self._read_only = False
        self._scale = scales.DEFAULT_LIKELIHOOD
        self._proposals: dict[str, Proposal] | None = None
        self._fields = make_fields(theme, background)
        self._draft = ClaimDraft(self._fields)
        self._chips = {
            name: ProposalChip(f"{name}Proposal", theme)
            for name in ("holder", "stated_likelihood", "horizon")
        }
        self._grade = GradeRow(self._fields)
        self._stack = ClaimStack(theme, self._make_rows(), before)
        self._remarks = Remarks(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        column.addWidget(self._remarks)
        self._pause = QTimer(self, singleShot=True, interval=THINK_MS)
        self._connect()
        self.set_scale(self._scale)

    def give(self, annotation: Annotation | None) -> None:
        """Show an annotation, None for none; what was typed before is gone unless it was handed over."""
        self._annotation = annotation
        self._proposals = None
        self._pause.stop()
        self._remarks.tell(())
        if annotation:
            self._note = annotation.note
            self._draft.give(annotation.details)
            self._arrange()
            self._show()

    def follow(self, annotation: Annotation) -> None:
        """Take over what was stored about the annotation shown; typing that is not stored yet stays."""
        before, self._annotation = self._annotation, annotation
        self._draft.follow(annotation.details)
        if before is None or before.tag != annotation.tag or self._hides_something():
            self._arrange()
        if before is None or before.span != annotation.span:
            self._proposals = None
        self._show()

    def hand_over(self) -> None:
        """Emit `described` now if there is something to tell, with what is being composed."""
        for field in self._fields.values():
            if isinstance(field, LineField):
                field.finish()
        self._tell()

    def follow_background(self) -> None:
        """Show what is known of the article and its sources now."""
        if self._annotation:
            self._show()

    def follow_note(self, note: str) -> None:
        """Look at the note that is being typed, too."""
        self._note = note
        self._pause.start()

    def set_scale(self, scale: str) -> None:
        """Judge likelihoods on another scale from now on; what was judged before stays as it is."""
        self._scale = scale
        for name, offered in likelihood_scales(scale).items():
            offer(self._fields[name], offered)
        self._fields["assessed_likelihood"].fill_menu = self._add_scales
        self._pause.start()

    def set_unfolded(self, is_open: bool) -> None:
        """Show the other fields, or fold them away."""
        self._stack.set_unfolded(is_open)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read and nothing be changed."""
        self._read_only = read_only
        for field in self._fields.values():
            if isinstance(field, LineField):
                field.setReadOnly(read_only)
            else:
                field.setEnabled(not read_only)
        self._show_proposals()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep plain keys in the field that has the focus, and let Enter take a proposal over."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and _is_plain(event):
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._takes_over(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees needs no thought, and the project may be closed by now."""
        super().hideEvent(event)
        self._pause.stop()

    def _make_rows(self) -> dict[str, QWidget]:
        alone = {name: field for name, field in self._fields.items() if name not in GRADED}
        rows = {name: FieldRow(name, field, self._chips.get(name)) for name, field in alone.items()}
        return {**rows, GRADE: self._grade}

    def _connect(self) -> None:
        for name, field in self._fields.items():
            for part in field.parts() if isinstance(field, Segments) else (field,):
                part.installEventFilter(self)
            if isinstance(field, LineField):
                field.rested.connect(self.hand_over)
                field.textChanged.connect(self._on_typed)
            else:
                field.chosen.connect(lambda name=name: self._on_chosen(name))
        for name, chip in self._chips.items():
            chip.clicked.connect(lambda _=False, name=name: self._take_over(name))
        self._stack.unfolded.connect(self.unfolded)
        self._grade.sources_requested.connect(self.sources_requested)
        self._pause.timeout.connect(self._think)

    def _tell(self, but: tuple[str, ...] = ()) -> None:
        details = self._draft.tell(but)
        if details and self._annotation:
            self.described.emit(self._annotation.id, details)

    def _on_chosen(self, *names: str) -> None:
        """What was typed in other fields is a deed of its own."""
        self._tell(but=names)
        self._tell()
        self._show()

    def _on_typed(self) -> None:
        self._show_proposals()
        self._pause.start()

    def _arrange(self) -> None:
        """Put the rows in the order the tag asks for; a field that was just filled in stays where it is."""
        assert self._annotation
        filled = {name for name, field in self._fields.items() if field.value()}
        self._stack.arrange(arrangement(self._annotation.tag, filled))

    def _hides_something(self) -> bool:
        return any(
            field.value() and self._stack.is_folded_away(field.parentWidget())
            for field in self._fields.values()
        )

    def _show(self) -> None:
        """Show what goes with the values in the fields: at once, and what takes thinking when they rest."""
        self._show_grade()
        self._show_proposals()
        self._pause.start()

    def _show_grade(self) -> None:
        """Show who holds the claim when nobody is named, and how its source is graded."""
        byline = self._background.metadata().byline
        author = tr("form.author_named", name=byline) if byline else tr("form.author")
        self._fields["holder"].setPlaceholderText(author)
        source, present = self._source(), self._draft.present()
        letter = self._fields["source_reliability"]
        letter.set_unchosen(read(source.reliability) if source else Option("", tr("form.not_chosen")))
        self._grade.show_grade(
            scales.grade(self._reliability(), present.credibility),
            tr("form.graded_here") if letter.value() else _whose(source),
        )

    def _source(self) -> Source | None:
        return self._background.source(self._fields["holder"].value())

    def _reliability(self) -> str:
        """The letter that counts: the claim's own, else that of the source."""
        own: str = self._fields["source_reliability"].value()
        source = None if own else self._source()
        return source.reliability if source else own

    def _think(self) -> None:
        """Read the sentence for proposals, once for each claim, and look at everything once more."""
        if self._annotation is None:
            return
        if self._proposals is None and not self._read_only:
            found = self._background.proposals(self._annotation)
            self._proposals = {next(iter(proposal.values)): proposal for proposal in found}
            self._show_proposals()
        self._show_grade()
        draft = replace(self._annotation, note=self._note, details=self._draft.present())
        self._remarks.tell([_words_of(r) for r in checks(draft, self._scale, self._reliability())])

    def _show_proposals(self) -> None:
        """Show what the text proposes for a field as long as nothing stands in it."""
        for name, chip in self._chips.items():
            proposal = (self._proposals or {}).get(name)
            if proposal:
                chip.propose(_proposed(proposal), proposal.cue, tr(proposal.rule))
            chip.setVisible(bool(proposal) and not (self._fields[name].value() or self._read_only))

    def _takes_over(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        for name, chip in self._chips.items():
            if watched is self._fields[name] and not chip.isHidden():
                self._take_over(name)
                return True
        return False

    def _take_over(self, name: str) -> None:
        values = (self._proposals or {})[name].values
        if self._chips[name].hasFocus():
            self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        for each, value in values.items():
            self._fields[each].give(value)
        self._on_chosen(*values)

    def _add_scales(self, menu: QMenu) -> None:
        menu.addSeparator()
        group = QActionGroup(menu)
        for scale in scales.scales("likelihood"):
            action = add_scale(menu, scale)
            action.setCheckable(True)
            action.setChecked(scale.id == self._scale)
            action.triggered.connect(lambda _=False, id=scale.id: self._choose_scale(id))
            group.addAction(action)

    def _choose_scale(self, scale: str) -> None:
        self.set_scale(scale)
        self.scale_chosen.emit(scale)


def _whose(source: Source | None) -> str:
    return tr(f"form.graded_{source.kind}", name=source.name) if source else tr("form.not_graded")


def _proposed(proposal: Proposal) -> str:
    value, *more = proposal.values.values()
    shown = horizon.label(read(value).words, current_language())
    return tr("form.quoted", holder=shown, how=tr(f"quotation.{more[0]}")) if more else shown


def _words_of(remark: Remark) -> str:
    arguments = dict(remark.arguments)
    if "scale" in arguments:
        arguments["scale"] = scales.scale(arguments["scale"]).name(current_language())
    return tr(f"remark.{remark.key}", **arguments)


def _is_plain(event: QKeyEvent) -> bool:
    """Whether a key writes, or would in a text field: such keys tag and turn pages elsewhere."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return held == Qt.KeyboardModifier.NoModifier and event.text().isprintable() and bool(event.text())
