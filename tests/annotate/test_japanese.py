"""Tokens: exact places in the stored text, whatever form the text has."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.graphemes import snap_to_graphemes
from annotate.japanese import inflecting, reading, tokens
from annotate.spans import Span
from annotate.windows import SIZE, window_at, windows

# Of one, two, three and four bytes, of the dictionary and not.
WORDS = (
    "署名", "し", "た", "。", "3日", "美しかっ", "é", "𠮷野", "ABC", "する", "食べる", "ググっ",
    "ゑゐ", "ｶﾞ", " ",
)  # fmt: skip


def surfaces(text: str) -> list[str]:
    return [token.surface for token in tokens(text)]


def test_a_token_says_what_the_dictionary_says() -> None:
    [noun, verb, past] = tokens("署名した")
    assert (noun.lemma, noun.reading, noun.pos) == ("署名", "ショメイ", ("名詞", "普通名詞", "サ変可能"))
    assert (verb.lemma, verb.form, past.pos) == ("為る", "連用形-一般", ("助動詞",))


@pytest.mark.parametrize(
    ("text", "lemma", "surface"),
    [
        ("核兵\n器を捨てる", "兵器", "兵\n器"),
        ("  核兵\n  器", "兵器", "兵\n  器"),
        ("か\u3099くせいが", "顎", "か\u3099く"),
        ("か゛っこうに", "学校", "か゛っこう"),
        ("新型ﾐｻｲﾙを", "ミサイル-missile", "ﾐｻｲﾙ"),
        ("５㌔先", "キロ-kilo", "㌔"),
        ("葛\U000e0100城氏", "カツラギ", "葛\U000e0100城"),
        ("損失は38％増", "パーセント-percent", "％"),
        ("損失は38%増", "パーセント-percent", "%"),
        ("ＵＮの決議", "UN", "ＵＮ"),
        ("㈱北浜", "㈱", "㈱"),
    ],
)
def test_words_are_known_in_any_form_of_writing(text: str, lemma: str, surface: str) -> None:
    assert surface in [token.surface for token in tokens(text) if token.lemma == lemma]


def test_a_line_end_between_latin_words_parts_them() -> None:
    assert surfaces("New\nYork") == ["New", "York"]


def test_what_the_dictionary_does_not_know_stands_for_itself() -> None:
    [token] = tokens("Zyxwv")
    assert (token.lemma, token.reading, token.form) == ("Zyxwv", "Zyxwv", "")


def test_readings_are_hiragana() -> None:
    assert reading("大統領がﾐｻｲﾙを", Span(0, 9)) == "だいとうりょうがみさいるを"
    assert reading("ZQ社", Span(0, 2)) == "ZQ"


def test_nothing_and_white_space_have_no_words() -> None:
    assert tokens("") == ()
    assert tokens(" \n\u3000\u00a0") == ()


ODD = "核器をた。「」か\u3099゛ﾐｻﾞ㌔㈱½…葛\U000e0100👨\u200d👩🏽🇯🇵\n \u3000\u00a0\u200b\u200fعa1,.３\x00\x1f"
TEXTS = st.text(max_size=40) | st.text(alphabet=ODD, max_size=40)


@given(TEXTS, st.data())
@settings(max_examples=250)
def test_tokens_hold_all_that_is_not_white_space_and_cut_no_character(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = snap_to_graphemes(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    found = tokens(text, span)
    covered = [at for token in found for at in range(token.span.start, token.span.end)]
    assert covered == sorted(set(covered))
    assert all(span.contains(at) for at in covered)
    assert {at for at in range(span.start, span.end) if not text[at].isspace()} <= set(covered)
    for token in found:
        assert token.surface == text[token.span.slice]
        assert snap_to_graphemes(text, token.span) == token.span


UNITS = st.text(alphabet="あ漢。、\n 🇯🇵か\u3099", min_size=1, max_size=20)


@given(UNITS, st.integers(1, 200), st.integers(0, 30))
@settings(max_examples=60)
def test_windows_follow_each_other_and_hold_each_place(unit: str, times: int, start: int) -> None:
    text = unit * times
    within = Span(min(start, len(text) - 1), len(text))
    cut = list(windows(text, within))
    assert [w.start for w in cut] + [within.end] == [within.start] + [w.end for w in cut]
    assert all(len(w) <= 3 * SIZE for w in cut)
    for at in range(within.start, within.end, 97):
        assert window_at(text, at, within) in cut


def test_a_long_text_is_cut_between_words() -> None:
    text = "市長は弾道ミサイルの発射を非難した。" * 200
    assert set(surfaces(text)) == set(surfaces(text[:18]))


def test_the_dictionary_is_not_loaded_until_it_is_asked() -> None:
    code = "import sys, annotate.selecting; sys.exit('fugashi' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_thread_has_its_own_dictionary() -> None:
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(surfaces(f"橋が{n}本落ちた"))) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [["橋", "が", str(n), "本", "落ち", "た"] for n in range(4)]


@pytest.mark.parametrize("text", ["㌓\u200b", "㌓あり", "㌦\u200b㌓ー", "ﷺ\ufeffは長い"])
def test_a_character_that_is_read_as_several_hides_none_behind_it(text: str) -> None:
    covered = [at for token in tokens(text) for at in range(token.span.start, token.span.end)]
    assert covered == list(range(len(text)))


@given(st.lists(st.sampled_from(WORDS), min_size=1).map("".join))
@settings(max_examples=200, deadline=None)
def test_verbs_are_the_same_words_that_tokens_returns(text: str) -> None:
    words = tokens(text)
    found: list[tuple[int, int, str, str]] = []
    for before, word in zip((None, *words), words, strict=False):
        if word.pos[:1] not in (("動詞",), ("形容詞",)):
            continue
        if word.lemma != "為る":
            found.append((word.start, word.end, word.lemma, word.form))
        elif before and before.pos[:1] == ("名詞",) and before.end == word.start:
            found.append((before.start, word.end, before.lemma + "為る", word.form))
    assert inflecting(text, Span(0, len(text))) == found


def test_a_noun_and_its_verb_may_be_on_two_lines_of_wrapped_text() -> None:
    [word] = inflecting("条約に署名\nした", Span(0, 9))
    assert (word.start, word.end, word.lemma) == (3, 7, "署名為る")
