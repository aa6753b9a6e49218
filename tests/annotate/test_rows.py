from __future__ import annotations

import pytest

from annotate.rows import Stretches
from annotate.spans import Span

TEXT = "一つ目。二つ目。  三つ目。"
SENTENCES = Stretches(TEXT, [Span(0, 4), Span(4, 8), Span(10, 14)])


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (1, 3, "一つ目。"),
        (0, 4, "一つ目。"),
        (3, 5, "一つ目。二つ目。"),
        (0, 14, TEXT),
        (4, 9, "二つ目。"),  # ends in the blanks behind
        (8, 12, ""),  # begins in them: no sentence is its beginning
        (13, 14, "三つ目。"),
    ],
)
def test_a_claim_stands_in_the_sentences_from_its_first_to_its_last(start: int, end: int, found: str) -> None:
    assert SENTENCES.around(start, end) == found


def test_text_without_sentences_has_none_around_a_claim() -> None:
    assert Stretches("・・・", []).around(0, 1) == ""
