"""What a learner hears in a sentence without knowing its subject."""

from __future__ import annotations

import pytest

from annotate.suggest.features import features, places
from tests.annotate.suggest.read import read

HEARD = [
    ("雨がやめば、ダムの水は三月で無くなる。", "hinge:if:comes:bad"),
    ("雨がやめば、ダムの水は三月で無くなる。", "ceases:open"),
    ("橋が落ちた日、村の店は閉じた。", "hinge:when:was"),
    ("このまま夏を迎えれば、井戸が使えなくなる。", "hinge:as_is"),
    ("来年、税の収入は減る。", "future:open:bad"),
    ("政府は被害を防ぐ。", "topic:actor:open"),
    ("被害は増えている。", "topic:adverse:is"),
    ("失業が増えるだろう。", "guess:bad"),
    ("しかし、町は残る。", "opening:然し"),
]


@pytest.mark.parametrize(("sentence", "trait"), HEARD)
def test_the_trait_is_heard(sentence: str, trait: str) -> None:
    assert trait in features(read(sentence))


def test_what_is_told_as_past_does_not_come() -> None:
    assert "comes" in features(read("来月、水門が開く。"))
    assert "comes" not in features(read("先月、水門が開いた。"))


def test_a_trait_points_at_the_words_it_stands_for() -> None:
    text = "雨がやめば、被害が広がる。"
    reading = read(text)
    kinds = ("hinge:if", "comes", "tone:bad")
    shown = {kind: [text[span.slice] for span in places(reading, kind)] for kind in kinds}
    assert shown == {"hinge:if": ["雨がやめ"], "comes": ["広がる"], "tone:bad": ["広がる"]}
    assert places(reading, "style:plain") == []


def test_a_fragment_has_no_outline() -> None:
    assert read("・・・").outline is None
