from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.filtering import AnnotationFilter
from annotate.model import Details
from annotate.tags import BUILT_IN
from tests.ui.samples import annotation

PORT = annotation("a", quote="コンテナ船が港に入る。", tag="assertion")
SHIP = annotation("b", 20, quote="船を増やすべきだ。", note="ＡＩＳの記録", tag="recommendation")
HELD = replace(
    annotation("c", 40, quote="封鎖の恐れ。", tag="threat_assessment"),
    details=Details(holder="佐渡川氏", actor="港湾局", target="漁船"),
)


@pytest.fixture
def filter() -> AnnotationFilter:
    made = AnnotationFilter()
    made.set_annotations([PORT, SHIP, HELD])
    return made


def left(filter: AnnotationFilter) -> str:
    return "".join(id for id in "abcd" if filter.leaves(id))


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        ("", (), "abc"),
        ("船", (), "abc"),
        ("こんてな", (), "a"),
        ("ais", (), "b"),
        ("船 べき", (), "b"),
        ("佐渡川", (), "c"),
        ("港湾局　漁船", (), "c"),
        ("", ("assertion", "recommendation"), "ab"),
        ("船", ("threat_assessment",), "c"),
        ("ヨット", (), ""),
    ],
)
def test_words_and_tags_leave_what_has_them(
    filter: AnnotationFilter, words: str, tags: tuple[str, ...], expected: str
) -> None:
    filter.ask(words, tags)
    assert left(filter) == expected
    assert filter.number == len(expected)


def test_each_tag_is_counted_among_what_has_the_words_chosen_or_not(filter: AnnotationFilter) -> None:
    filter.ask("港", ("assertion",))
    assert {tag: n for tag, n in filter.counts.items() if n} == {"assertion": 1, "threat_assessment": 1}
    assert filter.number == 1


def test_asking_the_same_again_is_no_other_question(filter: AnnotationFilter) -> None:
    assert filter.ask("Ｐort", ())
    assert not filter.ask(" port ", ())
    assert filter.ask("port", ("assertion",))


WORDS = st.sampled_from(["", "船", "海", "船 海", "x"])


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-1, 2), st.sampled_from(["船", "海", "船と海"]))),
    WORDS,
    WORDS,
    st.sets(st.sampled_from([tag.id for tag in BUILT_IN])),
)
def test_any_changes_leave_what_a_fresh_filter_would(
    steps: list[tuple[str, int, str]], first: str, then: str, tags: set[str]
) -> None:
    filter, known = AnnotationFilter(), {}
    filter.ask(first, ())
    for number, (name, tag, quote) in enumerate(steps):
        if number == len(steps) // 2:
            filter.ask(then, tags)
        if tag < 0:
            filter.take(name)
            known.pop(name, None)
        else:
            known[name] = annotation(name, quote=quote, tag=BUILT_IN[tag].id)
            filter.put(known[name])
    filter.ask(then, tags)
    fresh = AnnotationFilter()
    fresh.ask(then, tags)
    fresh.set_annotations(known.values())
    assert (left(filter), filter.number) == (left(fresh), fresh.number)
    assert +filter.counts == +fresh.counts
