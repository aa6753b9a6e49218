"""What the keys do with suggestions: accept, dismiss, correct. Each is one deed, and undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from annotate import edits
from ui.i18n import tr
from ui.keys.actions import Need

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.edits import Edit
    from annotate.model import Annotation, Decision
    from annotate.suggest.drafts import Draft
    from ui.desk import Desk
    from ui.suggestions.suggesting import Suggesting


class Place(Protocol):
    """What is asked of the article view."""

    def place(self) -> int: ...
    def go_to(self, position: int) -> None: ...


class SuggestionDesk(QObject):
    """The part "suggestions" of the table of actions.

    Signals:
        informed: arg: a sentence.
    """

    informed = Signal(str)

    def __init__(self, desk: Desk, reading: Place, suggesting: Suggesting, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reading, self._suggesting = desk, reading, suggesting
        desk.adding = self._adding

    def there(self) -> Need:
        """What there is for the actions to act on."""
        there = Need.SUGGESTIONS if self._suggesting.board.open else Need.NOTHING
        return there | Need.SUGGESTION if self.at_hand() else there

    def at_hand(self) -> Draft | None:
        """The suggestion for the sentence in focus."""
        return self._suggesting.board.at(self._reading.place())

    def accept(self) -> None:
        """Accept the suggestion at hand, if there is one, and go on to the next."""
        draft = self.at_hand()
        if draft is None or self.accept_all([draft]):
            self._go_on()

    def dismiss(self) -> None:
        """Dismiss the suggestion at hand, and go on to the next."""
        draft = self.at_hand()
        if draft and self._desk.write(edits.dismiss(self._decision(draft, ""))):
            self._go_on()

    def accept_all(self, drafts: Sequence[Draft]) -> bool:
        """Accept suggestions, all in one deed; returns whether that was written."""
        accepted = [(self._accepted(draft), self._decision(draft, draft.tag), None) for draft in drafts]
        return bool(accepted) and self._desk.write(edits.accept(accepted))

    def _adding(self, annotation: Annotation) -> Edit:
        """The deed of tagging by hand: where something is suggested, it is a correction too."""
        draft = self._suggesting.board.around(annotation.span)
        if draft is None:
            return edits.add_annotation(annotation)
        filled_in = replace(annotation, details=draft.details)
        return edits.correct(filled_in, self._decision(draft, annotation.tag))

    def _accepted(self, draft: Draft) -> Annotation:
        article, content = self._desk.article, self._desk.content
        assert article
        assert content
        made = self._desk.session.new_annotation(
            article.id, content.text, draft.span, draft.tag, draft.origin
        )
        return self._desk.joined(replace(made, details=draft.details))

    def _decision(self, draft: Draft, decided: str) -> Decision:
        assert self._desk.article
        session = self._desk.session
        return draft.decision(self._desk.article.id, decided, session.annotator, session.now())

    def _go_on(self) -> None:
        here = self._reading.place()
        following = self._suggesting.board.after(here)
        self._reading.go_to(following.span.start if following else here)
        if following is None:
            self.informed.emit(tr("message.no_suggestions"))
