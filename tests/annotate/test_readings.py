from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.readings import next_word, read_word, word_at
from annotate.spans import Span

TEXT = "町は、新しいリスクに備え、ゾルミア国とEUの支援を急ぐべきだと3人が述べた。"
WHOLE = Span(0, len(TEXT))


def read(words: str, text: str = TEXT) -> list[tuple[str, str, str, str]]:
    start = text.index(words)
    found = read_word(text, Span(start, start + len(words)), Span(0, len(text)))
    return [(e.surface, e.reading, e.lemma, e.part_of_speech.name) for e in found.entries]


def test_a_word_has_its_reading_its_lemma_and_what_it_is() -> None:
    assert read("急ぐべきだ") == [
        ("急ぐ", "いそぐ", "急ぐ", "VERB"),
        ("べき", "べき", "べし", "AUXILIARY"),
        ("だ", "だ", "だ", "AUXILIARY"),
    ]
    assert read("新しい") == [("新しい", "あたらしい", "新しい", "ADJECTIVE")]
    assert read("述べ") == [("述べ", "のべ", "述べる", "VERB")]


def test_a_foreign_word_says_where_it_comes_from() -> None:
    start = TEXT.index("リスク")
    found = read_word(TEXT, Span(start, start + 3), WHOLE)
    assert (found.entries[0].lemma, found.entries[0].origin, found.reading) == ("リスク", "risk", "りすく")


def test_what_the_dictionary_does_not_know_has_no_reading() -> None:
    assert read("EU") == [("EU", "", "EU", "NOUN")]
    assert read_word("𠮷☃", Span(0, 2), Span(0, 2)).reading == ""


def test_figures_have_no_reading_together_with_what_they_count() -> None:
    text = "一発の警告と三人。"
    found = read_word(text, Span(0, 2), Span(0, len(text)))
    assert (found.reading, found.is_known) == ("", True)
    assert [entry.reading for entry in found.entries] == ["いち", "はつ"]


def test_stepping_goes_from_word_to_word_over_particles_and_marks() -> None:
    at, forward = 0, []
    while span := next_word(TEXT, at, WHOLE):
        forward.append(TEXT[span.slice])
        at = span.end
    at, backward = len(TEXT), []
    while span := next_word(TEXT, at, WHOLE, -1):
        backward.append(TEXT[span.slice])
        at = span.start
    assert forward == backward[::-1]
    assert forward[:4] == ["町", "新しい", "リスク", "備え"]
    assert not {"は", "、", "に", "と", "を", "。"} & set(forward)


def test_the_word_at_a_place() -> None:
    at = TEXT.index("べき")
    span = word_at(TEXT, at, WHOLE)
    assert span is not None
    assert TEXT[span.slice] == "急ぐべきだ"


@given(st.text(alphabet="町を、。 \n急ぐ𠮷か\u3099ABC3㌔☃", min_size=1, max_size=20))
def test_nothing_is_lost_whatever_is_written(text: str) -> None:
    whole = Span(0, len(text))
    for position in range(len(text)):
        span = word_at(text, position, whole)
        assert (span is None) <= text[position].isspace()
        if span:
            found = read_word(text, span, whole)
            assert found.surface == text[span.slice]
            assert found.entries
            assert set(found.entries[0].part_of_speech) <= {*"abcdefghijklmnopqrstuvwxyz"}
