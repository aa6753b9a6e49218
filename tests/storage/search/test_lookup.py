from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate import edits
from annotate.canonical import canonical
from annotate.finding import Finder
from annotate.model import Details
from annotate.searching.query import parse
from annotate.spans import Span
from storage.search.index import SIZE
from tests.invented import bring_in, mark
from tests.storage.search.conftest import opened

if TYPE_CHECKING:
    from tests.storage.search.conftest import Library

LETTERS = "かがｶﾞ\u3099キロ㌔…。a Ａ\n橋桟閉𠮷"


def test_one_character_and_two_are_enough(library: Library) -> None:
    bring_in(library.session, "石炭桟橋を閉じた。")
    bring_in(library.session, "橋\n", "b.txt")
    assert library.places("橋") == [(1, "橋"), (2, "橋")]
    assert library.places("桟橋") == [(1, "桟橋")]
    assert library.places("橋を閉") == [(1, "橋を閉")]
    assert library.places("船") == []


def test_width_kana_and_case_are_the_same(library: Library) -> None:
    bring_in(library.session, "ＯＰＥＣとパイプラインは㌔単位。か\u3099ん")
    for typed in ("opec", "ﾊﾟｲﾌﾟ", "ぱいぷらいん", "キロ", "がん"):
        assert len(library.places(typed)) == 1, typed
    assert library.places("ロ単") == []  # the half of a character


def test_a_verb_is_found_in_every_form_unless_quoted(library: Library) -> None:
    bring_in(library.session, "市は協定に署名した。町は協定に署名するべきだ。")
    assert [found for _, found in library.places("署名する")] == ["署名し", "署名する"]
    assert [found for _, found in library.places('"署名する"')] == ["署名する"]


def test_a_place_is_exact_and_stands_in_its_context(library: Library) -> None:
    text = "見出し\n\n㌔の😀先に、石炭\n桟橋がある。"
    bring_in(library.session, text)
    [entry] = library.found("石炭桟橋")
    [hit] = entry.hits
    assert text[hit.start : hit.end] == "石炭\n桟橋"
    assert (hit.before, hit.found, hit.after) == ("㌔の😀先に、", "石炭 桟橋", "がある。")


def test_notes_are_found_at_their_annotation(library: Library) -> None:
    article = bring_in(library.session, "石炭桟橋を閉じた。")
    claim = mark(library.session, article, Span(2, 4))
    library.session.apply(edits.write_note(claim, "要確認：ﾊﾟｲﾌﾟの件", library.session.now()))
    [entry] = library.found("パイプ")
    [hit] = entry.hits
    assert (hit.claim, hit.start, hit.end, hit.found) == (claim.id, 2, 4, "ﾊﾟｲﾌﾟ")
    assert library.articles("桟橋 要確認") == [1]


def test_the_names_in_the_form_are_found_at_their_annotation(library: Library) -> None:
    article = bring_in(library.session, "石炭桟橋を閉じた。")
    claim = mark(library.session, article, Span(2, 4))
    named = Details(holder="ﾊﾟｲﾌﾟ組合", actor="港湾局", target="佐渡川町", horizon="来春")
    library.session.apply(edits.describe(claim, named, library.session.now()))

    expected = (("パイプ", "holder", "ﾊﾟｲﾌﾟ"), ("港湾", "actor", "港湾"), ("佐", "target", "佐"))
    for typed, field, found in expected:
        [hit] = library.found(typed)[0].hits
        assert (hit.claim, hit.field, hit.start, hit.end, hit.found) == (claim.id, field, 2, 4, found)
    assert library.articles("組合 桟橋 佐渡川") == [1]
    assert library.articles("桟橋 -港湾局") == []
    assert library.articles("組合港湾") == []  # two fields are two texts
    assert library.articles("来春") == []
    library.session.undo()
    assert library.articles("港湾局") == []


def test_filters_choose_articles(library: Library) -> None:
    session = library.session
    old, new = bring_in(session, "橋の話"), bring_in(session, "橋の続き", "b.txt")
    session.apply(edits.set_metadata(old, replace(old.metadata, published="2023-05-01", source="北湾新報")))
    session.apply(edits.set_metadata(new, replace(new.metadata, published="2024-05-01", source="Times")))
    mark(session, new, Span(0, 1), "threat_assessment")
    for typed, articles in {
        "橋 date:2024": [2],
        "橋 -date:2024": [1],
        "橋 source:ｔｉｍｅｓ": [2],
        "source:北湾": [1],
        "tag:脅威評価": [2],
        "tag:threat": [2],
        "橋 -tag:threat_assessment": [1],
        "tag:知らない": [],
        "話 tag:脅威評価": [],
    }.items():
        assert library.articles(typed) == articles, typed


def test_pages_follow_one_another_and_hold_a_few_places_of_each_article(library: Library) -> None:
    for number in range(SIZE + 5):
        bring_in(library.session, f"橋と橋と橋と橋。第{number}報", f"{number}.txt")
    library.follow()
    query, seen, after = parse("橋"), [], -1
    for _ in range(3):
        page = library.lookup.page(query, after, hits=20, hits_each=2)
        assert all((len(entry.hits), entry.places) == (2, 4) for entry in page.entries)
        seen += [entry.article for entry in page.entries]
        after = seen[-1]
    assert (seen, page.is_last) == (list(range(1, SIZE + 6)), True)


@settings(max_examples=40)
@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=40), min_size=1, max_size=5),
    st.tuples(st.text(LETTERS, max_size=30), st.text(LETTERS, max_size=10)),
    st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=5),
)
def test_every_number_is_what_reading_everything_gives(
    texts: list[str], written: tuple[str, str], asked: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "p.shirushi") as library:
        said = []
        for number, text in enumerate(texts):
            article = bring_in(library.session, text + ".", f"{number}.txt")
            said.append([canonical(text + ".")])
        claim = mark(library.session, article, Span(0, 1))
        claim = replace(claim, note=written[0])
        library.session.apply(edits.write_note(replace(claim, note=""), written[0], library.session.now()))
        library.session.apply(edits.describe(claim, Details(actor=written[1]), library.session.now()))
        said[-1] += written
        library.follow()
        for typed in ("".join(one.split()) for one in asked):
            query = parse(typed)
            if len(query.words) != 1 or query.without or query.filters:
                continue
            counts = [sum(len(Finder(text).find(typed)) for text in texts) for texts in said]
            total = library.lookup.total(query)
            assert total == (sum(counts), sum(count > 0 for count in counts))


def test_no_query_is_an_error(library: Library) -> None:
    bring_in(library.session, '橋 AND NEAR("a" + b)* 株㈱ tag:主張 -x^y')
    library.follow()
    dice = random.Random(4)
    pieces = [
        "橋", '"', "“", "*", "^", " AND ", " OR ", "NOT ", "NEAR(", ")", ":", "-", "tag:", "date:", "source:",
        "2024", "..", ">", "\0", "\ud800", "\udfff", "\n", "'", ";--", "%", "_", "{", "}", "+", "株", "\\",
        "する", "㈱", "\u3099", "😀", "\u200b", "rowid:", "grams ",
    ]  # fmt: skip
    for _ in range(1000):
        typed = "".join(dice.choices(pieces, k=dice.randrange(1, 9)))
        query = parse(typed)
        page = library.lookup.page(query)
        total = library.lookup.total(query)
        assert (sum(entry.places for entry in page.entries), len(page.entries)) == total, typed


@pytest.mark.parametrize("typed", ["橋" * 10_000, " ".join("橋" for _ in range(3000)), "-" * 5000])
def test_long_queries_are_answered_too(library: Library, typed: str) -> None:
    bring_in(library.session, "橋" * 10_000)
    library.follow()
    assert library.lookup.page(parse(typed)).is_last
