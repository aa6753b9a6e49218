"""What is told of is adverse or not, word by word and together."""

from __future__ import annotations

import pytest

from annotate.spans import Span
from annotate.suggest import vocabulary
from annotate.suggest.atoms import atoms
from annotate.suggest.cues import CUES
from annotate.suggest.polarity import POLARITY, weigh


def told(text: str) -> int:
    words = atoms(text, Span(0, len(text)))
    content = weigh(words, 0, len(words))
    return 1 if content.is_adverse else -1 if content.desirable else 0


@pytest.mark.parametrize(
    "text",
    [
        "被害が出る", "信頼を失う", "収穫が減る", "負担が増える", "安全を損なう", "二度と立ち直れない",
        "被害を防げない", "制裁を回避する", "社会が不安定になる", "治安が悪化する", "感染が広がる",
        "残るのは破綻しかない", "被害は農村だけではない", "守るべき森が消える", "回復が難しい",
        "物価の高騰が続く",
    ],
)  # fmt: skip
def test_adverse(text: str) -> None:
    assert told(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "被害を防ぐ", "損失が減る", "雇用が増える", "負担を減らす", "対立を解消する", "損失は生じない",
        "事態が改善する", "侵入して無害化する", "橋が開く", "市が図書館を建てる", "災害に備える",
        "選択肢が広がる",
    ],
)  # fmt: skip
def test_not_adverse(text: str) -> None:
    assert told(text) <= 0


def test_the_places_of_adverse_words_are_given() -> None:
    words = atoms("雇用が減り、被害が出る", Span(0, 11))
    assert [words[at].word for at in weigh(words, 0, len(words)).places] == ["減る", "被害"]


# Standing alone these are read as other words: particles, endings and parts of compounds.
ALONE_UNKNOWN = {"たい", "つ", "て", "ば", "よう", "ん", "時", "歩", "肢", "視", "過ぎ"}


def test_every_word_is_one_the_dictionary_gives() -> None:
    words = set(POLARITY)
    words |= {word for value in vars(vocabulary).values() if isinstance(value, frozenset) for word in value}
    words |= {word for named in vocabulary.SETS.values() for word in named}
    words |= {
        word
        for cue in CUES
        for pattern in cue.patterns
        for part in pattern.split()
        if part not in ("~", "_") and not part.startswith("@")
        for word in part.removesuffix("?").split("|")
    }
    unknown = {word for word in words if [atom.word for atom in atoms(word, Span(0, len(word)))] != [word]}
    assert unknown == ALONE_UNKNOWN
