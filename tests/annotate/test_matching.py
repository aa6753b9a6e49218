from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.folding import folded
from annotate.matching import BEGINS, BEGINS_A_WORD, CONTAINS, IN_ORDER, misfit


def fit(typed: str, name: str, *, loosely: bool = False) -> int | None:
    return misfit(folded(typed).split(), folded(name), loosely=loosely)


def test_a_beginning_fits_best_then_that_of_a_word_then_any_place():
    assert fit("exp", "Export to CSV") == BEGINS
    assert fit("csv", "Export to CSV") == BEGINS_A_WORD
    assert fit("port", "Export to CSV") == CONTAINS
    assert fit("zip", "Export to CSV") is None


def test_the_first_letters_of_several_words_fit_only_loosely_and_in_order():
    assert fit("ecsv", "Export to CSV", loosely=True) == IN_ORDER
    assert fit("ecsv", "Export to CSV") is None
    assert fit("vsce", "Export to CSV", loosely=True) is None
    assert fit("xcv", "Export to CSV", loosely=True) is None
    assert fit("theme", "Tag as Threat assessment", loosely=True) is None


def test_every_word_must_fit_in_any_order():
    assert fit("csv export", "Export to CSV") == BEGINS + BEGINS_A_WORD
    assert fit("csv import", "Export to CSV") is None


def test_width_case_and_kana_are_no_matter():
    assert fit("ｃｓｖ ニカキダス", "CSV にかきだす") is not None


@given(st.text(), st.text())
def test_what_is_in_a_name_fits_it_whatever_its_signs(before: str, word: str):
    words = folded(word).split()
    name = folded(before) + " ".join(words)
    assert misfit(words, name) is not None
    assert misfit(words, name, loosely=True) is not None
