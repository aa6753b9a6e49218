"""The program in a real window, with a real mouse and real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotate.words import words
from tests.e2e.screen import RealProgram, solid_squares, until, xvfb
from tests.machine import needs_screen
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.screen, needs_screen()]

IN_THE_ARTICLE = (600, 440)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds what is shown."""
    return tmp_path_factory.mktemp("screen")


@pytest.fixture(scope="module")
def display(picture: Path) -> Iterator[str]:
    with xvfb(picture=picture) as name:
        yield name


@pytest.fixture
def program(display: str, tmp_path: Path) -> Iterator[RealProgram]:
    running = RealProgram(display, tmp_path / "home")
    try:
        yield running
    finally:
        running.kill()
    assert "Traceback" not in running.log.read_text()


def text_of(program: RealProgram) -> str:
    return str(program.rows("SELECT text FROM articles")[0][0])


def body_sentences(program: RealProgram) -> list[str]:
    return [
        str(row[0])
        for row in program.rows(
            """SELECT substr(text, s.start_codepoint + 1, s.end_codepoint - s.start_codepoint)
            FROM sentences s JOIN articles ON id = s.article_id
            JOIN zones z ON z.article_id = s.article_id AND z.kind = 'body'
             AND s.start_codepoint BETWEEN z.start_codepoint AND z.end_codepoint
            ORDER BY s.start_codepoint"""
        )
    ]


def test_sentences_are_tagged_with_two_keys_each_and_are_there_the_next_day(
    program: RealProgram, display: str
) -> None:
    first, second, third, *_ = body_sentences(program)
    program.keys("1", "j", "2", "j", "3")
    claims = program.wait_for_claims(3)
    assert [claim[:2] for claim in claims] == [
        ("assertion", first),
        ("recommendation", second),
        ("threat_assessment", third),
    ]
    program.keys("ctrl+z")
    assert len(program.wait_for_claims(2)) == 2
    assert program.quit() == 0
    assert not list(program.home.rglob("*.lock"))

    again = RealProgram(display, program.home)
    try:
        again.keys("ctrl+shift+z")
        assert again.wait_for_claims(3) == claims
        assert again.quit() == 0
    finally:
        again.kill()


def test_a_drag_takes_whole_words(program: RealProgram) -> None:
    x, y = IN_THE_ARTICLE
    program.drag((x - 150, y), (x + 60, y))
    program.keys("2")
    [(tag, quote, start, end)] = program.wait_for_claims(1)
    text = text_of(program)
    assert (tag, quote) == ("recommendation", text[int(start) : int(end)])
    edges = {edge for span in words(text) for edge in (span.start, span.end)}
    assert {start, end} <= edges
    assert 3 <= len(str(quote)) <= 30


def test_the_bar_at_the_selection_tags_it(program: RealProgram) -> None:
    x, y = IN_THE_ARTICLE
    program.drag((x - 150, y), (x + 60, y))
    program.click(x - 185, y + 40)
    [(tag, quote, *_)] = program.wait_for_claims(1)
    assert tag == "assertion"
    assert 3 <= len(str(quote)) <= 30


def test_the_handle_at_the_end_of_an_annotation_is_dragged_to_another_word(
    program: RealProgram, picture: Path
) -> None:
    x, y = IN_THE_ARTICLE
    program.drag((x - 150, y), (x + 60, y))
    program.keys("1")
    [before] = program.wait_for_claims(1)

    def handles() -> list[tuple[int, int]]:
        squares = solid_squares(picture, LIGHT.tag("assertion").name(), 5)
        return sorted(place for place in squares if x - 260 < place[0] < x + 290 and abs(place[1] - y) < 60)

    assert until(lambda: len(handles()) == 2)
    end = handles()[1]
    program.drag(end, (end[0] - 100, end[1]))
    assert until(lambda: program.wait_for_claims(1) != [before])
    [(tag, quote, start, stop)] = program.wait_for_claims(1)
    text = text_of(program)
    assert (tag, start) == (before[0], before[2])
    assert quote == text[int(str(start)) : int(str(stop))]
    assert int(str(before[3])) - 9 <= int(str(stop)) < int(str(before[3]))
    assert stop in {span.end for span in words(text)}
    program.keys("ctrl+z")
    assert until(lambda: program.wait_for_claims(1) == [before])


def test_a_double_click_takes_a_japanese_word(program: RealProgram) -> None:
    program.click(*IN_THE_ARTICLE, times=2)
    program.keys("3")
    [(_, quote, start, end)] = program.wait_for_claims(1)
    assert (start, end) in {(span.start, span.end) for span in words(text_of(program))}
    assert len(str(quote)) < 15


def test_a_triple_click_takes_the_sentence(program: RealProgram) -> None:
    program.click(*IN_THE_ARTICLE, times=3)
    program.keys("1")
    [(_, quote, *_)] = program.wait_for_claims(1)
    assert quote in body_sentences(program)


def test_keys_of_tags_are_letters_in_the_note(program: RealProgram) -> None:
    program.keys("1", "Return")
    program.wait_for_claims(1)
    program.xdotool("type", "--delay", "40", "1 2 3 j")
    program.keys("Escape")
    assert until(lambda: program.rows("SELECT note FROM annotations")[0][0]) == "1 2 3 j"
    assert len(program.wait_for_claims(1)) == 1


def test_the_tag_bar_is_pressed_with_the_mouse(program: RealProgram) -> None:
    program.click(50, 49)
    [(tag, quote, *_)] = program.wait_for_claims(1)
    assert (tag, quote) == ("assertion", body_sentences(program)[0])


def test_brackets_full_width_digits_and_the_palette_from_a_real_keyboard(program: RealProgram) -> None:
    program.keys("j", "1")
    [(_, _, start, end)] = program.wait_for_claims(1)
    program.keys("bracketleft")
    until(lambda: program.wait_for_claims(1)[0][3] != end)
    program.keys("braceright")
    until(lambda: program.wait_for_claims(1)[0][2] != start)
    [(_, _, later, earlier)] = program.wait_for_claims(1)
    assert start < later < earlier < end
    program.keys("UFF12")  # as an input method in full width types a 2
    assert until(lambda: program.wait_for_claims(1)[0][0] == "recommendation")
    program.keys("ctrl+k")
    program.xdotool("type", "--delay", "40", "undo")
    program.keys("Return")
    assert until(lambda: program.wait_for_claims(1)[0][0] == "assertion")


def test_another_key_is_chosen_and_is_there_the_next_day(program: RealProgram, display: str) -> None:
    before = program.windows()
    program.keys("F1")
    until(lambda: len(program.windows()) > len(before))
    program.xdotool("type", "--delay", "40", "recommendation")
    program.keys("Return", "q", "Escape")
    until(lambda: len(after := program.windows()) == len(before) and after != before)
    program.focus()
    program.keys("q")
    assert program.wait_for_claims(1)[0][0] == "recommendation"
    assert program.quit() == 0
    again = RealProgram(display, program.home)
    try:
        again.keys("j", "q")
        assert [claim[0] for claim in again.wait_for_claims(2)] == ["recommendation"] * 2
    finally:
        again.kill()
