"""What is open of the drafts of an article, and what an acceptance would fill in."""

from __future__ import annotations

import pytest

from annotate.intake import zone_sentences
from annotate.model import Annotation, Content, Decision, Details, Zone, ZoneKind
from annotate.span_index import SpanIndex
from annotate.spans import Span
from annotate.suggest.drafting import drafted, read
from annotate.suggest.drafts import Draft, DraftBoard, expected_precision
from annotate.suggest.learner import Learner
from annotate.suggest.record import RuleRecord
from annotate.suggest.rules import Evidence, Suggestion


def body(*sentences: str) -> Content:
    """An article that is nothing but these sentences."""
    text = "".join(sentences)
    zones = (Zone(ZoneKind.BODY, Span(0, len(text)), "test"),)
    return Content(text, zones, tuple(zone_sentences(text, zones)))


def draft(start: int, score: float = 0.8, tag: str = "assertion") -> Draft:
    span = Span(start, start + 10)
    evidence = (Evidence(span, "assertion.states"), Evidence(Span(start, start + 2), "threat.may"))
    return Draft(Suggestion(span, tag, score, evidence), Details())


def annotation(start: int, end: int) -> Annotation:
    return Annotation("A", 1, Span(start, end), "assertion", "", "試験 花子", "", "")


@pytest.fixture
def index() -> SpanIndex:
    return SpanIndex()


@pytest.fixture
def board(index: SpanIndex) -> DraftBoard:
    result = DraftBoard(index, decided=[30])
    for start, score in ((0, 0.9), (10, 0.6), (20, 0.7), (30, 0.9)):
        result.put(Span(start, start + 10), draft(start, score))
    return result


def starts(board: DraftBoard) -> list[int]:
    return [each.span.start for each in board.open]


def test_a_decided_sentence_is_not_open(board: DraftBoard):
    assert starts(board) == [0, 10, 20]


def test_a_sentence_that_is_annotated_anywhere_is_not_open_until_that_is_gone(
    board: DraftBoard, index: SpanIndex
):
    mark = annotation(14, 16)
    index.apply(None, mark)
    board.look_again(mark.span)
    assert starts(board) == [0, 20]
    index.apply(mark, None)
    board.look_again(mark.span)
    assert starts(board) == [0, 10, 20]


def test_a_decision_settles_and_its_undo_brings_back(board: DraftBoard):
    board.decide(Span(0, 10), is_decided=True)
    assert starts(board) == [10, 20]
    board.decide(Span(0, 10), is_decided=False)
    board.decide(Span(30, 40), is_decided=False)
    assert starts(board) == [0, 10, 20, 30]


def test_only_what_is_sure_enough_is_open(board: DraftBoard):
    board.set_least(0.7)
    assert starts(board) == [0, 20]
    board.set_least(0.0)
    assert starts(board) == [0, 10, 20]


def test_a_sentence_that_is_weighed_anew_takes_the_place_of_what_it_was(board: DraftBoard):
    again = draft(10, 0.95, "recommendation")
    assert board.put(again.span, again)
    assert board.at(10) is again
    assert not board.put(again.span, draft(10, 0.95, "recommendation"))
    assert board.put(again.span, None)
    assert starts(board) == [0, 20]
    assert not board.put(again.span, None)
    assert board.put(again.span, again)
    assert starts(board) == [0, 10, 20]


def test_the_next_one_is_found_round_the_end(board: DraftBoard):
    assert board.after(0) is board.open[1]
    assert board.after(15) is board.open[2]
    assert board.after(20) is board.open[0]
    assert DraftBoard(SpanIndex()).after(0) is None


def test_a_stretch_belongs_to_the_sentence_that_holds_it_whole(board: DraftBoard):
    assert board.around(Span(12, 15)) is board.open[1]
    assert board.around(Span(8, 12)) is None
    assert board.at(29) is board.open[2]
    assert [each.span.start for each in board.between(9, 11)] == [0, 10]


def test_the_expected_precision_is_that_of_what_is_there(board: DraftBoard):
    assert expected_precision(board.open) == pytest.approx((0.9 + 0.6 + 0.7) / 3)
    assert expected_precision([]) is None


def test_acceptance_fills_in_who_holds_it_and_how_likely_it_is_called():
    content = body(
        "佐渡川氏は「補助金を先に示すべきだ」と述べた。",
        "閉鎖が早まれば、町の財政が傾く可能性が高い。",
        "なぜ町は黙っているのか。",
    )
    said, foreseen, asked = (drafted(each, Learner()) for each in read(content))
    assert said
    assert (said.details.holder, said.details.quotation) == ("佐渡川氏", "direct")
    assert foreseen
    assert (foreseen.details.holder, foreseen.details.stated_likelihood) == ("", "icd203:likely")
    assert asked is None


def test_a_draft_says_where_it_comes_from_and_what_was_decided():
    one = draft(0)
    assert one.origin == "suggestion:assertion.states"
    assert one.decision(7, "", "試験 花子", "now") == Decision(
        7, one.span, "assertion", "", ("assertion.states", "threat.may"), 0.8, "試験 花子", "now"
    )


def test_the_record_counts_every_rule_that_spoke_and_takes_back():
    accepted = draft(0).decision(1, "assertion", "試験 花子", "")
    corrected = draft(10).decision(1, "recommendation", "試験 花子", "")
    dismissed = draft(20).decision(1, "", "試験 花子", "")
    record = RuleRecord([accepted, corrected, dismissed])
    for rule in ("assertion.states", "threat.may"):
        assert (record.of(rule).accepted, record.of(rule).rejected) == (1, 2)
    record.count(dismissed, -1)
    assert record.of("threat.may").rejected == 1
    assert record.of("threat.other").accepted == 0
