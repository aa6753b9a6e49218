"""Names in blocks say what each name folded by itself would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotate.folded_names import FoldedNames
from annotate.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = st.lists(st.text("ガｶﾞＡa\x1e\nβé橋😀", max_size=6), max_size=8)
MANY = [f"第{number}報\n記者{number % 7}" for number in range(500)]


def of(*parts: Sequence[str]) -> FoldedNames:
    names = FoldedNames()
    for part in parts:
        names.extend(part)
    return names


def alone(names: Sequence[str]) -> list[str]:
    return [folded(name).replace("\x1e", " ") for name in names]


@given(NAMES, NAMES)
def test_names_folded_together_are_those_folded_alone(first: list[str], then: list[str]) -> None:
    names = of(first, then)
    assert [*names] == [names[place] for place in range(len(names))] == alone([*first, *then])


@given(NAMES.filter(bool), st.integers(0, 7), st.text("Ａ\x1e橋", max_size=3))
def test_a_name_is_changed_or_comes_between(before: list[str], at: int, name: str) -> None:
    names, place = of(MANY, before), len(MANY) + at % len(before)
    names[place] = name
    expected = [*MANY, *before]
    expected[place] = name
    assert [*names] == alone(expected)
    names.insert(place, name)
    expected.insert(place, name)
    assert [*names] == alone(expected)
    assert len(names) == len(expected)


def test_a_word_is_found_in_all_or_in_some_in_their_order() -> None:
    names = of(MANY[:130], MANY[130:])
    for word in ("報", "第3", "記者6", "499", "鵺"):
        expected = [place for place, name in enumerate(MANY) if word in name]
        assert list(names.with_word(word, range(len(MANY)))) == expected
        some = range(499, 0, -3)
        assert list(names.with_word(word, some)) == [place for place in some if place in expected]
        assert list(names.with_word(word, [3, 499])) == [place for place in (3, 499) if place in expected]
