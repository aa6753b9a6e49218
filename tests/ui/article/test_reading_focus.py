"""Where each key leads in an article, without a screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.model import ZoneKind
from annotate.span_index import SpanIndex
from annotate.spans import Span
from tests.ui.pages import FIRST, SECOND, a_page, harbour, marked, span_of
from ui.article.reading_focus import ReadingFocus

if TYPE_CHECKING:
    from annotate.model import Annotation, Content

CONTENT = harbour()[1]
S1, S2, S3, S4, S5 = (
    span_of(CONTENT, words + "。") for paragraph in (FIRST, SECOND) for words in paragraph.split("。")[:-1]
)


def focus_on(*annotations: Annotation, content: Content = CONTENT) -> ReadingFocus:
    return ReadingFocus(content, SpanIndex(annotations))


def selected(focus: ReadingFocus) -> str:
    return focus.text[focus.selection.slice] if focus.selection else ""


def test_j_and_k_walk_the_sentences_of_the_body_and_stop_at_its_ends() -> None:
    focus, walked = focus_on(), []
    for _ in range(6):
        walked.append(focus.sentence)
        focus.step_sentence(1)
    assert walked == [S1, S2, S3, S4, S5, S5]
    for _ in range(6):
        focus.step_sentence(-1)
    assert focus.sentence == S1


def test_j_from_the_title_goes_to_the_first_sentence() -> None:
    focus = focus_on()
    focus.rest_on(span_of(CONTENT, "桟橋の閉鎖"))
    focus.step_sentence(1)
    assert focus.sentence == S1


def test_j_goes_on_from_what_was_selected_last() -> None:
    focus = focus_on()
    focus.select(S3.start, S4.start + 3)
    focus.step_sentence(1)
    assert (focus.sentence, focus.selection) == (S5, None)


def test_shift_j_grows_shrinks_and_reverses_around_the_first_sentence() -> None:
    focus = focus_on()
    focus.rest_on(S3)
    seen = []
    for direction in (1, 1, -1, -1, -1, -1, 1, 1, 1):
        focus.extend_sentence(direction)
        seen.append(focus.selection)
    assert seen == [
        Span(S3.start, S4.end), Span(S3.start, S5.end), Span(S3.start, S4.end), S3,
        Span(S2.start, S3.end), Span(S1.start, S3.end), Span(S2.start, S3.end), S3, Span(S3.start, S4.end),
    ]  # fmt: skip


def test_shift_k_at_the_first_sentence_selects_it() -> None:
    focus = focus_on()
    focus.extend_sentence(-1)
    assert focus.selection == S1
    focus.extend_sentence(1)
    assert focus.selection == Span(S1.start, S2.end)


def test_shift_j_completes_a_sentence_that_was_selected_in_part() -> None:
    focus = focus_on()
    focus.select(S1.start + 3, S1.start + 6)
    focus.extend_sentence(1)
    assert focus.selection == Span(S1.start + 3, S1.end)


def test_phrases_are_taken_from_the_start_and_from_the_end_of_a_sentence() -> None:
    focus = focus_on()
    focus.extend(1, "phrase")
    assert selected(focus) == "港湾局は"
    focus.extend(1, "phrase")
    assert selected(focus) == "港湾局は古い"
    focus.rest_on(S1)
    focus.extend(-1, "phrase")
    assert selected(focus) == "発表した。"


def test_a_selection_shrinks_to_nothing_and_grows_out_of_the_other_side() -> None:
    focus = focus_on()
    focus.rest_on(S2)
    focus.extend(1, "character")
    assert selected(focus) == "跡"
    focus.extend(-1, "character")
    assert focus.selection is None
    assert focus.target == S2
    focus.extend(-1, "character")
    assert selected(focus) == "。"
    assert focus.selection == Span(S2.start - 1, S2.start)


def test_a_selection_of_the_mouse_is_extended_at_its_caret() -> None:
    focus = focus_on()
    start = S1.start
    focus.select(start + 6, start + 4)
    focus.extend(-1, "phrase")
    assert selected(focus) == "港湾局は古い"
    focus.extend(1, "character")
    assert selected(focus) == "湾局は古い"


@pytest.mark.parametrize("step", ["phrase", "character"])
def test_steps_go_over_folded_furniture_at_once(step: str) -> None:
    focus = focus_on()
    focus.select(S2.end - 1, S2.end)
    focus.extend(1, step)
    assert selected(focus).endswith("広告の欄\n\n" + ("市長は" if step == "phrase" else "市"))
    focus.extend(-1, step)
    assert selected(focus) == "。"


@pytest.mark.parametrize("step", ["phrase", "character"])
def test_backwards_too(step: str) -> None:
    focus = focus_on()
    focus.select(S3.end, S3.start)
    focus.extend(-1, step)
    assert selected(focus).startswith("建つ。" if step == "phrase" else "。")
    focus.extend(1, step)
    assert focus.selection == S3


def test_steps_begun_in_furniture_stay_in_it() -> None:
    focus = focus_on()
    byline = span_of(CONTENT, "試験 花子")
    focus.select(byline.start, byline.start + 1)
    for _ in range(3):
        focus.extend(1, "character")
    assert selected(focus) == "試験 花子"


def test_hard_wrapped_lines_are_stepped_over_without_a_pause() -> None:
    content = a_page((ZoneKind.BODY, "核兵\n  器を捨てた。"))[1]
    focus = focus_on(content=content)
    focus.extend(1, "character")
    focus.extend(1, "character")
    focus.extend(1, "character")
    assert selected(focus) == "核兵\n  器"


def test_tab_goes_through_overlapping_annotations_one_after_the_other() -> None:
    every = [
        marked(CONTENT, "a", S1),
        marked(CONTENT, "b", Span(S1.start, S1.start + 4)),
        marked(CONTENT, "c", Span(S1.start, S1.start + 4), "recommendation"),
        marked(CONTENT, "d", Span(S2.start, S4.end)),
    ]
    focus, met = focus_on(*every), []
    for _ in range(5):
        focus.step_annotation(1)
        met.append(focus.annotation and focus.annotation.id)
    assert met == ["b", "c", "a", "d", "d"]
    assert focus.sentence == S2
    for _ in range(4):
        focus.step_annotation(-1)
    assert focus.annotation
    assert focus.annotation.id == "b"


def test_tab_begins_at_the_sentence_in_focus() -> None:
    focus = focus_on(marked(CONTENT, "a", S1), marked(CONTENT, "b", S4))
    focus.rest_on(S3)
    focus.step_annotation(1)
    assert focus.annotation
    assert focus.annotation.id == "b"
    focus.rest_on(S3)
    focus.step_annotation(-1)
    assert focus.annotation.id == "a"


def test_resting_on_a_sentence_takes_the_annotation_that_marks_just_it() -> None:
    focus = focus_on(marked(CONTENT, "a", S1), marked(CONTENT, "b", Span(S1.start, S2.end)))
    focus.rest_on(S1)
    assert focus.annotation == marked(CONTENT, "a", S1)
    focus.rest_on(S2)
    assert focus.annotation is None


def test_the_end_moves_by_phrase_and_by_character_across_the_border_of_paragraphs() -> None:
    focus = focus_on()
    focus.rest_on_annotation(marked(CONTENT, "a", S2))
    assert focus.moved_end("end", -1, "phrase") == Span(S2.start, S2.end - len("建つ。"))
    assert focus.moved_end("end", -1, "character") == Span(S2.start, S2.end - 1)
    assert focus.moved_end("end", 1, "phrase") == Span(S2.start, S3.start + len("市長は"))
    assert focus.moved_end("end", 1, "character") == Span(S2.start, S3.start + 1)
    focus.rest_on_annotation(marked(CONTENT, "a", Span(S2.start, S3.start + 1)))
    for step in ("phrase", "character"):
        assert focus.moved_end("end", -1, step) == S2


def test_the_start_moves_across_the_border_of_paragraphs_too() -> None:
    focus = focus_on()
    focus.rest_on_annotation(marked(CONTENT, "a", Span(S2.end - 1, S3.end)))
    for step in ("phrase", "character"):
        assert focus.moved_end("start", 1, step) == S3
    focus.rest_on_annotation(marked(CONTENT, "a", S3))
    assert focus.moved_end("start", -1, "character") == Span(S2.end - 1, S3.end)
    assert focus.moved_end("start", -1, "phrase") == Span(S2.end - len("建つ。"), S3.end)


@pytest.mark.parametrize("step", ["phrase", "character"])
def test_ends_stop_at_the_borders_of_the_article(step: str) -> None:
    focus = focus_on()
    focus.rest_on_annotation(marked(CONTENT, "a", S5))
    assert focus.moved_end("end", 1, step) is None
    title = span_of(CONTENT, "桟橋の閉鎖")
    focus.rest_on_annotation(marked(CONTENT, "a", title))
    assert focus.moved_end("start", -1, step) is None


def test_no_end_moves_without_an_annotation_in_focus() -> None:
    assert focus_on().moved_end("end", 1, "phrase") is None


STARTS = st.integers(S1.start, S5.end - 1)


MOVES = st.tuples(
    st.sampled_from(["start", "end"]), st.sampled_from([-1, 1]), st.sampled_from(["phrase", "character"])
)


@given(STARTS, st.integers(1, 40), st.lists(MOVES, max_size=12))
@settings(max_examples=100)
def test_moving_ends_never_empties_and_never_rests_in_white_space(
    start: int, length: int, moves: list[tuple[str, int, str]]
) -> None:
    focus = focus_on()
    annotation = marked(CONTENT, "a", Span(start, min(start + length, S5.end)))
    for side, direction, step in moves:
        focus.rest_on_annotation(annotation)
        moved = focus.moved_end(side, direction, step)
        if moved is None:
            continue
        assert (moved.end - annotation.span.end) * direction > 0 or side == "start"
        assert (moved.start - annotation.span.start) * direction > 0 or side == "end"
        quote = CONTENT.text[moved.slice]
        assert not (quote[-1] if side == "end" else quote[0]).isspace()
        annotation = replace(annotation, span=moved, quote=quote)


def test_the_annotations_at_a_place_end_with_the_shortest() -> None:
    long, short = marked(CONTENT, "a", S1), marked(CONTENT, "b", Span(S1.start + 2, S1.start + 4))
    assert focus_on(long, short).at(S1.start + 2) == [long, short]


def test_an_article_without_sentences_answers_every_key() -> None:
    focus = focus_on(content=a_page()[1])
    for direction in (1, -1):
        focus.step_sentence(direction)
        focus.extend_sentence(direction)
        focus.extend(direction, "phrase")
        focus.step_annotation(direction)
    assert (focus.sentence, focus.selection, focus.annotation, focus.caret_span()) == (None, None, None, None)
