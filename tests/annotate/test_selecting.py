"""Gestures: what a double-click, a drag and the keys take hold of, and that they stay quick."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate import phrases, windows
from annotate.graphemes import snap_to_graphemes
from annotate.japanese import tokens
from annotate.selecting import (
    Unit,
    next_character_boundary,
    next_phrase_boundary,
    previous_character_boundary,
    previous_phrase_boundary,
    snap,
    word_at,
)
from annotate.spans import Span

TEXT = "両首脳は\u3000協定に署名した。\n次の行"


def span_of(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


@pytest.mark.parametrize(
    ("pointed", "taken"),
    [("脳", "両首脳"), ("は", "は"), ("協", "協定"), ("名", "署名した"), ("た", "署名した"), ("。", "。")],
)
def test_the_word_under_the_pointer(pointed: str, taken: str) -> None:
    assert word_at(TEXT, TEXT.index(pointed)) == span_of(taken)


def test_there_is_no_word_in_white_space_or_outside() -> None:
    assert [word_at(TEXT, at) for at in (TEXT.index("\u3000"), TEXT.index("\n"), -1, len(TEXT))] == [None] * 4


def test_a_word_broken_by_a_wrap_is_found_within_its_sentence() -> None:
    text = "核兵\n器を"
    assert word_at(text, 1, Span(0, 5)) == Span(1, 4)


@pytest.mark.parametrize(
    ("dragged", "unit", "taken"),
    [
        ("首脳は", Unit.WORD, "両首脳は"),
        ("脳は\u3000協定", Unit.WORD, "は\u3000協定"),
        ("に署", Unit.WORD, "に"),
        ("名", Unit.WORD, "署名した"),
        ("は\u3000", Unit.WORD, "は"),
        ("に署名した", Unit.PHRASE, "署名した。"),
        ("協定に署名し", Unit.PHRASE, "協定に署名した。"),
        ("は\u3000協", Unit.PHRASE, "両首脳は\u3000協定に"),
        ("\u3000", Unit.PHRASE, "\u3000"),
        ("首", Unit.CHARACTER, "首"),
    ],
)
def test_a_drag_snaps_to_the_nearest_edge(dragged: str, unit: Unit, taken: str) -> None:
    assert snap(TEXT, span_of(dragged), unit) == span_of(taken)


def test_the_keys_walk_from_phrase_to_phrase() -> None:
    within = span_of("両首脳は\u3000協定に署名した。")
    ends, position = [], within.start
    while position < within.end:
        position = next_phrase_boundary(TEXT, position, within)
        ends.append(position)
    starts = []
    while position > within.start:
        position = previous_phrase_boundary(TEXT, position, within)
        starts.append(position)
    assert ends == [4, 8, 13]
    assert starts == [8, 5, 0]
    assert next_phrase_boundary(TEXT, 0, within, "start") == 5
    assert previous_phrase_boundary(TEXT, 8, within, "end") == 4


@given(st.text(alphabet="核兵器をした。「」 \n\u3000か\u3099👨\u200d👩1", min_size=1, max_size=30), st.data())
@settings(max_examples=150)
def test_snapping_is_settled_after_once_and_cuts_no_character(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    for unit in Unit:
        snapped = snap(text, span, unit)
        assert snap(text, snapped, unit) == snapped
        assert snap_to_graphemes(text, snapped) == snapped


@given(st.text(alphabet="核兵器をした。「 \n\u3000👨\u200d👩", min_size=1, max_size=40))
@settings(max_examples=60)
def test_the_keys_always_get_to_the_end_and_back(text: str) -> None:
    within, position = Span(0, len(text)), 0
    while position < len(text):
        further = next_phrase_boundary(text, position, within)
        assert further > position
        position = further
    while position > 0:
        back = previous_phrase_boundary(text, position, within)
        assert back < position
        position = back


ENDLESS = {
    "one long line": "市長は古い橋の修理を急ぐべきだと述べ、議会もこれを認めた。" * 35_000,
    "no marks at all": "防衛的核開発" * 170_000,
    "joined emoji": "👨\u200d👩\u200d👧" * 200_000,
    "flags": "🇯🇵" * 500_000,
    "decomposed kana": "か\u3099" * 500_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_gesture_in_a_million_characters_reads_the_words_around_it_only(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ENDLESS[name]
    whole, at = Span(0, len(text)), len(text) // 2
    read: list[int] = []

    def counted(stretch: str) -> object:
        read.append(len(stretch))
        return tokens(stretch)

    monkeypatch.setattr(phrases, "tokens", counted)
    word_at(text, at)
    snap(text, Span(at, at + 40), Unit.PHRASE)
    next_phrase_boundary(text, at, whole)
    previous_phrase_boundary(text, at, whole)

    assert 0 < sum(read) <= 4 * (windows.SIZE + windows._SLACK)


def test_a_drag_by_characters_leaves_out_the_white_space_at_its_ends() -> None:
    assert snap(TEXT, span_of("。\n"), Unit.CHARACTER) == span_of("。")
    assert snap(TEXT, span_of("\u3000協"), Unit.CHARACTER) == span_of("協")


@given(st.text(alphabet="核を \n\u3000👨\u200d👩か\u3099", min_size=1, max_size=40), st.data())
@settings(max_examples=100)
def test_stepping_by_character_rests_beside_what_is_visible(text: str, data: st.DataObject) -> None:
    within = Span(0, len(text))
    position = data.draw(st.integers(0, len(text)))
    end = next_character_boundary(text, position, within)
    assert end > position or position == end == len(text)
    assert end == len(text) or not text[end - 1].isspace()
    start = previous_character_boundary(text, position, within)
    assert start < position or position == start == 0
    assert start == 0 or not text[start].isspace()


def test_a_step_from_outside_takes_the_first_or_the_last_character() -> None:
    within = Span(2, 5)
    assert next_character_boundary("あ\nいうえ\nお", 1, within) == 3
    assert next_character_boundary("あ\nいうえ\nお", 1, within, "start") == 2
    assert previous_character_boundary("あ\nいうえ\nお", 6, within) == 4
    assert previous_character_boundary("あ\nいうえ\nお", 6, within, "end") == 5
