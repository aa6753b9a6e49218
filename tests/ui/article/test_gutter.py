"""The margin lane: columns, letters, what can be clicked there."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from annotate.model import ZoneKind
from annotate.span_index import reading_order
from annotate.spans import Span
from tests.ui.pages import a_page, marked, span_of
from ui.article.gutter import GUTTER, Margin, margin_of
from ui.article.typography import Typography

if TYPE_CHECKING:
    from annotate.model import Annotation
    from tests.ui.hand import Hand, Opener
    from ui.article.typesetting import LaidBlock

WORDS = "港湾局は桟橋を閉じ、跡地に工場を建てる計画を町議会に示したうえで、段階的に工事を進めると述べた。" * 3
EIGHT = range(8)


@pytest.fixture
def hand(open_page: Opener) -> Hand:
    return open_page(a_page((ZoneKind.BODY, WORDS)), size=(800, 600))


def block(hand: Hand) -> LaidBlock:
    return hand.view._page.laid(hand.view._page.block_at(0))


def margin(hand: Hand, annotations: list[Annotation], room: float = GUTTER) -> Margin:
    return margin_of(block(hand), sorted(annotations, key=reading_order), room, lambda one: one.id)


def nested(hand: Hand, count: int) -> list[Annotation]:
    return [marked(hand.content, f"{n}", Span(n, len(WORDS) - 4 * n)) for n in range(count)]


def identical(hand: Hand, count: int) -> list[Annotation]:
    return [marked(hand.content, f"{n}", Span(5, 90)) for n in range(count)]


def crossing(hand: Hand, count: int) -> list[Annotation]:
    return [marked(hand.content, f"{n}", Span(6 * n, 60 + 6 * n)) for n in range(count)]


@pytest.mark.parametrize("kind", [nested, identical, crossing])
def test_eight_have_each_a_letter_and_a_stripe_that_none_covers(hand: Hand, kind: object) -> None:
    found = margin(hand, kind(hand, 8))
    assert sorted(letter.text for letter in found.letters) == [f"{n}" for n in EIGHT]
    assert len(found.stripes) == 8
    for one, other in combinations(found.letters, 2):
        assert not one.box.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.box)
    for one, other in combinations(found.stripes, 2):
        assert not one.box.adjusted(0.1, 0, -0.1, 0).intersects(other.box)
    for letter in found.letters:
        assert letter.box.left() >= -GUTTER
        assert letter.box.right() < 0


def test_more_than_eight_are_told_of_by_a_number_that_knows_them(hand: Hand) -> None:
    found = margin(hand, identical(hand, 11))
    more = [letter for letter in found.letters if letter.annotation is None]
    assert [letter.text for letter in more] == ["+4"]
    seen = {letter.text for letter in found.letters} | {one.id for one in more[0].hidden}
    assert seen == {"+4"} | {f"{n}" for n in range(11)}


def test_a_wider_margin_has_room_for_more(hand: Hand) -> None:
    found = margin(hand, identical(hand, 11), room=3 * GUTTER)
    assert all(letter.annotation for letter in found.letters)


def test_the_outer_stands_left_of_the_inner(hand: Hand) -> None:
    boxes = {stripe.annotation.id: stripe.box for stripe in margin(hand, nested(hand, 3)).stripes}
    outer, inner = marked(hand.content, "outer", Span(0, 120)), marked(hand.content, "inner", Span(50, 60))
    letters = {one.text: one.box for one in margin(hand, [outer, inner]).letters}
    assert letters["outer"].right() <= letters["inner"].left()
    assert boxes["0"].left() < boxes["1"].left() or boxes["0"].height() == boxes["1"].height()


def test_letters_of_one_line_stand_in_reading_order(hand: Hand) -> None:
    those = [marked(hand.content, f"{n}", Span(4 * n, 4 * n + 3)) for n in range(3)]
    letters = sorted(margin(hand, those).letters, key=lambda letter: letter.box.left())
    assert [letter.text for letter in letters] == ["0", "1", "2"]


def test_stripes_share_a_column_where_no_line_is_shared(hand: Hand) -> None:
    laid = block(hand)
    starts = [laid.shown.to_position(line.textStart()) for line in laid.lines]
    those = [marked(hand.content, f"{n}", Span(starts[n], starts[n] + 2)) for n in range(3)]
    assert len({letter.box.left() for letter in margin(hand, those).letters}) == 1


def test_no_more_columns_than_annotations_on_one_line(hand: Hand) -> None:
    laid = block(hand)
    starts = [laid.shown.to_position(line.textStart()) for line in laid.lines]
    spans = [(0, 1), (1, 2), (2, 3), (0, 0), (1, 1), (3, 3), (0, 2)]
    those = [
        marked(hand.content, f"{n}", Span(starts[first], starts[last] + 2))
        for n, (first, last) in enumerate(spans)
    ]
    deepest = max(sum(first <= line <= last for first, last in spans) for line in range(4))
    columns = {round(letter.box.center().x()) for letter in margin(hand, those).letters}
    assert len(columns) == deepest


def test_small_type_has_one_row_of_letters(hand: Hand) -> None:
    hand.view.set_typography(Typography(size=12))
    found = margin(hand, identical(hand, 8))
    assert len({letter.box.top() for letter in found.letters}) == 1
    assert sum(len(letter.hidden) or 1 for letter in found.letters) == 8


def test_letters_and_stripes_can_be_clicked(hand: Hand) -> None:
    hand.view.apply([(None, one) for one in nested(hand, 8)])
    page, left = margin(hand, nested(hand, 8), hand.view.column_left()), hand.view.column_left()
    top = hand.view._page.heights.top(hand.view._page.block_at(0))
    for one in (*page.letters, *page.stripes):
        center = one.box.center()
        hand.click(QPoint(round(left + center.x()), round(top + center.y())))
        assert hand.focused() == one.annotation.id


def test_what_has_no_room_can_be_asked_for(hand: Hand) -> None:
    hand.view.apply([(None, one) for one in identical(hand, 20)])
    page = margin(hand, identical(hand, 20), hand.view.column_left())
    more = next(one for one in page.letters if one.hidden)
    top = hand.view._page.heights.top(hand.view._page.block_at(0))
    center = more.box.center()
    point = QPoint(round(hand.view.column_left() + center.x()), round(top + center.y()))
    assert [one.id for one in hand.view.hidden_at(point)] == [one.id for one in more.hidden]
    assert hand.view.letter_at(point) is None
    assert hand.view.hidden_at(hand.middle(span_of(hand.content, "桟橋").start)) == ()


def test_changed_is_only_what_is_elsewhere_or_other(hand: Hand) -> None:
    one, other = (marked(hand.content, "a", Span(0, 100)), marked(hand.content, "b", Span(2, 4)))
    before, after = margin(hand, [one]), margin(hand, [one, other])
    assert list(before.changed_since(before)) == []
    boxes = list(after.changed_since(before))
    assert {letter.box.getRect() for letter in after.letters} <= {box.getRect() for box in boxes}
