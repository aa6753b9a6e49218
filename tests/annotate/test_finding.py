from __future__ import annotations

from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.finding import Finder
from annotate.folding import HIRAGANA
from annotate.spans import Span

CHARACTERS = [
    *"あかがアカガ漢ー。xXｘé字", "か\u3099", "ｶﾞ", "ｶ", "ﾊﾟ", "は\u309a", "か\u309a", "㌔", "㈱", "ß", "SS",
    "e\u0301", "x\u0301", "葛\U000e0100", "葛", "😀", "𠮷", "\n", " ", "\u3000", "\u200b", "㌔\u3099", "キロ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("架空港の核施設と核燃料", "核", ["核", "核"]),
        ("サイバー脅威とさいばー攻撃", "ｻｲﾊﾞｰ", ["サイバー", "さいばー"]),
        ("ＡＳＥＡＮとAsean", "asean", ["ＡＳＥＡＮ", "Asean"]),
        ("か\u3099っこうと学校", "がっこう", ["か\u3099っこう"]),
        ("ｶﾞｽとガス", "がす", ["ｶﾞｽ", "ガス"]),
        ("安全保\n障の議論", "安全保障", ["安全保\n障"]),
        ("㈱架空と(株)架空", "(株)", ["㈱", "(株)"]),
        ("三㌔と三キロ", "キロ", ["㌔", "キロ"]),
        ("三㌔と三キロ", "キ", ["キ"]),
        ("かがくとか\u3099く", "か", ["か"]),
        ("葛\U000e0100城と葛城", "葛", ["葛\U000e0100", "葛"]),
        ("😀𠮷野家", "𠮷", ["𠮷"]),
        ("なにもない", "　", []),
        ("なにもない", "", []),
        ("", "核", []),
    ],
)
def test_words_are_found_as_a_reader_means_them(text: str, query: str, found: list[str]) -> None:
    assert [text[span.slice] for span in Finder(text).find(query)] == found


def test_places_are_a_sequence() -> None:
    places = Finder("港、港\nと港").find("港")
    assert (len(places), places[1], places[-1], places[1:]) == (
        3, Span(2, 3), Span(5, 6), [Span(2, 3), Span(5, 6)],
    )


def test_places_that_begin_in_hidden_stretches_do_not_count() -> None:
    finder = Finder("港\n港㌔港、港")
    assert list(finder.find("港", [Span(2, 3), Span(4, 5)])) == [Span(0, 1), Span(6, 7)]


@given(st.lists(st.sampled_from(CHARACTERS), max_size=30), st.lists(st.sampled_from(CHARACTERS), max_size=3))
def test_places_are_those_found_by_comparing_character_by_character(
    written: list[str], typed: list[str]
) -> None:
    text, query = "".join(written), "".join(typed)
    assert list(Finder(text).find(query)) == naively_found(text, query)


def naively_found(text: str, query: str) -> list[Span]:
    characters = [character for character in clusters(text) if folded(text[character.slice])]
    strings = [folded(text[character.slice]) for character in characters]
    wanted = "".join(folded(query[character.slice]) for character in clusters(query))
    found: list[Span] = []
    at = 0
    while wanted.strip() and at < len(characters):
        ends = [end for end in range(at, len(characters) + 1) if "".join(strings[at:end]) == wanted]
        if ends:
            found.append(Span(characters[at].start, characters[ends[0] - 1].end))
        at = ends[0] if ends else at + 1
    return found


def clusters(text: str) -> list[Span]:
    """Each character with the marks and selectors that follow it."""
    found: list[Span] = []
    for position, character in enumerate(text):
        belongs = combining(character) or character in "ﾞﾟ\U000e0100"
        start = found.pop().start if belongs and found else position
        found.append(Span(start, position + 1))
    return found


def folded(cluster: str) -> str:
    return normalize("NFKC", cluster.rstrip("\n\u200b\U000e0100")).casefold().translate(HIRAGANA)
