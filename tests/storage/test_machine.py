"""Random deeds, undo, redo, restarts and failing writes, against a model that is a plain dictionary."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotate import edits
from annotate.errors import ProjectError
from annotate.model import Annotation, Article, Status
from annotate.spans import Span
from storage.integrity import problems
from storage.project import create_project, open_project
from tests.invented import HOSTILE, a_session, bring_in
from tests.storage.state import failing_writes

if TYPE_CHECKING:
    from annotate.edits import Edit

State = dict[str | int, Annotation | Article]
spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda t: Span(t[0], t[0] + t[1]))
tags = st.sampled_from(["assertion", "recommendation", "threat_assessment"])


class Desk(RuleBasedStateMachine):
    """The model: the records by id, and what they were before each deed that can be undone or redone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.state: State = {}
        self.undoable: list[State] = []
        self.redoable: list[State] = []

    @initialize()
    def begin(self) -> None:
        self.project = create_project(self.folder / "desk.shirushi")
        self.session = a_session(self.project)
        self.text = self.project.content(bring_in(self.session, HOSTILE).id).text
        self.article = self.project.article(1)
        self.undoable.append({})
        self.state = {1: self.article}

    def teardown(self) -> None:
        self.project.close()
        shutil.rmtree(self.folder)

    def claims(self) -> list[Annotation]:
        return [record for record in self.state.values() if isinstance(record, Annotation)]

    def has_claims(self) -> bool:
        return bool(self.claims())

    def do(self, edit: Edit, fails: bool) -> None:
        if fails:
            with failing_writes(self.project, "history"), pytest.raises(ProjectError):
                self.session.apply(edit)
            return
        self.session.apply(edit)
        self.undoable.append(dict(self.state))
        self.redoable.clear()
        for change in edit.changes:
            if change.before:
                self.state.pop(change.before.id)
            if change.after:
                self.state[change.after.id] = change.after

    @precondition(lambda self: 1 in self.state)
    @rule(span=spans, tag=tags, fails=st.booleans())
    def tag(self, span: Span, tag: str, fails: bool) -> None:
        claim = self.session.new_annotation(1, self.text, span, tag)
        self.do(edits.add_annotation(claim), fails)

    @precondition(has_claims)
    @rule(data=st.data(), fails=st.booleans())
    def change(self, data: st.DataObject, fails: bool) -> None:
        claim = data.draw(st.sampled_from(self.claims()))
        span, tag, note = data.draw(spans), data.draw(tags), data.draw(st.text("印=\n\x00'", max_size=4))
        now = self.session.now()
        edit = data.draw(
            st.sampled_from(
                [
                    edits.move(claim, span, self.text, now),
                    edits.retag(claim, tag, now),
                    edits.write_note(claim, note, now),
                    edits.remove_annotation(claim),
                ]
            )
        )
        self.do(edit, fails)

    @precondition(lambda self: 1 in self.state)
    @rule(status=st.sampled_from(Status), fails=st.booleans())
    def set_status(self, status: Status, fails: bool) -> None:
        self.do(edits.set_status(self.state[1], status), fails)

    @rule(fails=st.booleans())
    def undo(self, fails: bool) -> None:
        self.step(self.session.undo, self.undoable, self.redoable, fails)

    @rule(fails=st.booleans())
    def redo(self, fails: bool) -> None:
        self.step(self.session.redo, self.redoable, self.undoable, fails)

    def step(self, go, from_states: list[State], to_states: list[State], fails: bool) -> None:
        if not from_states:
            assert go() is None
        elif fails:
            with failing_writes(self.project, "history"), pytest.raises(ProjectError):
                go()
        else:
            assert go() is not None
            to_states.append(self.state)
            self.state = from_states.pop()

    @rule()
    def restart(self) -> None:
        used = self.session.make_id
        self.project.close()
        self.project = open_project(self.folder / "desk.shirushi")
        self.session = a_session(self.project)
        self.session.make_id = used

    @invariant()
    def the_project_is_as_the_model(self) -> None:
        stored = {article.id: article for article in self.project.articles()}
        stored |= {a.id: a for a in self.project.annotations(1) if 1 in stored}
        assert stored == self.state
        assert all(self.text[c.span.slice] == c.quote for c in self.claims())
        assert list(problems(self.project)) == []


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=50, stateful_step_count=25)
