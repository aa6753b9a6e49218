from __future__ import annotations

from annotate.review import Review
from annotate.spans import Span

SENTENCES = (Span(0, 10), Span(10, 25), Span(30, 40))


def test_what_was_read_is_counted_once() -> None:
    review = Review(SENTENCES)
    assert (review.done, review.total, review.percent) == (0, 3, 0)
    assert review.read(Span(3, 12)) == [Span(0, 10), Span(10, 25)]
    assert review.read(Span(3, 12)) == []
    assert (review.done, review.percent) == (2, 66)
    review.read(Span(39, 40))
    assert review.percent == 100


def test_what_lies_between_sentences_is_none() -> None:
    assert Review(SENTENCES).read(Span(25, 30)) == []


def test_what_was_known_counts_only_where_there_is_such_a_sentence() -> None:
    review = Review(SENTENCES, {10, 11})
    assert review.done == 1
    assert review.is_read(SENTENCES[1])
    assert not review.is_read(SENTENCES[0])


def test_a_stretch_knows_whether_something_in_it_was_never_looked_at() -> None:
    review = Review(SENTENCES, {0, 10})
    assert not review.has_unread(Span(0, 30))
    assert review.has_unread(Span(24, 31))


def test_the_next_unread_one_goes_round() -> None:
    review = Review(SENTENCES, {10})
    assert review.next_unread(0) == SENTENCES[2]
    assert review.next_unread(30) == SENTENCES[0]
    review.read(Span(0, 40))
    assert review.next_unread(0) is None


def test_an_article_without_sentences_has_nothing_to_read() -> None:
    assert Review().percent == 0
    assert Review().next_unread(0) is None
