from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.finding import Finder
from annotate.folded_text import FoldedText
from annotate.searching.matching import SEPARATOR, Batch, Part, Place, found_in, numbers_in
from annotate.searching.query import Query, Word, parse

LETTERS = "かがｶﾞ\u3099キロ㌔…。a Ａ\n橋"


def batch_of(*texts: str) -> Batch:
    """Texts of the articles 1, 2, …"""
    parts, cuts, said, at = [], set(), [], 0
    for number, text in enumerate(texts, 1):
        folded = FoldedText(text)
        parts.append(Part(number, "", at, at + len(folded.text)))
        cuts |= {at + cut for cut in folded.cuts}
        said.append(folded.text)
        at += len(folded.text) + len(SEPARATOR)
    return Batch(SEPARATOR.join([*said, ""]), frozenset(cuts), parts)


def articles(batch: Batch, typed: str) -> list[int]:
    return [article for article, _ in found_in(batch, parse(typed), {}, None)]


@given(st.lists(st.text(LETTERS, max_size=30), max_size=4), st.text(LETTERS, max_size=3))
def test_a_count_is_what_the_find_bar_counts_in_each_article(texts: list[str], typed: str) -> None:
    word = "".join(typed.split())
    query = Query(tuple(Word(one.folded) for one in parse(word).words))
    if len(query.words) != 1:
        return
    counts = [len(Finder(text).find(word)) for text in texts]
    batch = batch_of(*texts)
    assert numbers_in(batch, query, {}, None) == (sum(counts), sum(count > 0 for count in counts))
    assert [sum(map(len, found.values())) for _, found in found_in(batch, query, {}, None)] == [
        count for count in counts if count
    ]


def test_an_article_says_all_words_and_none_of_the_others() -> None:
    batch = batch_of("橋と港", "橋", "港の橋に霧")
    assert articles(batch, "橋 港") == [1, 3]
    assert articles(batch, "橋 -霧") == [1, 2]
    assert articles(batch, "-港") == [2]
    assert articles(batch, "橋 船") == []


def test_words_are_not_found_across_articles() -> None:
    assert articles(batch_of("石炭", "桟橋"), "炭桟") == []


def test_only_allowed_articles_count() -> None:
    batch, query = batch_of("橋橋", "橋"), parse("橋")
    assert numbers_in(batch, query, {}, {2}) == (1, 1)
    assert [article for article, _ in found_in(batch, query, {}, {2})] == [2]


def test_places_of_several_words_do_not_overlap() -> None:
    [(_, found)] = found_in(batch_of("石炭桟橋"), parse("石炭 炭桟 石炭桟"), {}, None)
    assert found == {0: [Place(0, 3)]}


def test_other_forms_are_found_where_the_words_before_stand() -> None:
    batch, query = batch_of("条約に署名した。紙に署名する"), parse("条約に署名する")
    places = {"署名為る": [Place(3, 6), Place(10, 14)]}
    assert numbers_in(batch, query, places, None) == (1, 1)
    [(_, found)] = found_in(batch, query, places, None)
    assert found == {0: [Place(0, 6)]}
