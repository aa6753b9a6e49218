from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.folding import folded


@pytest.mark.parametrize(
    ("shown", "looked_for"),
    [
        ("フェリー", "ふぇりー"),
        ("ﾌｪﾘｰ", "フェリー"),
        ("ＡＩ", "ai"),
        ("ヴァイオリン", "ゔぁいおりん"),
        ("①", "1"),
        ("か\u3099", "が"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_a_reader_does_not_tell_apart_is_one(shown: str, looked_for: str) -> None:
    assert folded(shown) == folded(looked_for)


def test_what_a_reader_tells_apart_stays_apart() -> None:
    assert len({folded(word) for word in ("は", "ば", "ぱ", "ハー", "北", "1")}) == 6


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, exclude_categories=["Cs"])))
def test_hiragana_and_katakana_of_any_text_are_one(text: str) -> None:
    katakana = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
    assert folded(katakana) == folded(text)
