"""The clauses of a sentence: where they part, what they are to it, and what colours their predicates."""

from __future__ import annotations

import pytest

from annotate.suggest.colours import Mark
from annotate.suggest.predicates import Role
from tests.annotate.suggest.read import read


def roles(sentence: str) -> list[tuple[str, int]]:
    return [(clause.role.value, clause.depth) for clause in read(sentence).clauses]


def core(sentence: str) -> str:
    """The words of the claim's core, with the marks of what was taken off."""
    reading = read(sentence)
    assert reading.claim is not None
    clause = reading.clauses[reading.claim]
    return " ".join(word.word for word in reading.words[clause.first : clause.core])


def marks(sentence: str) -> set[str]:
    reading = read(sentence)
    assert reading.claim is not None
    return {mark.name for mark in reading.clauses[reading.claim].marks}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("雨が降った。", [("main", 0)]),
        ("風が吹き、雨が降った。", [("coordinate", 0), ("main", 0)]),
        ("風はやんだが、雨が降った。", [("contrast", 0), ("main", 0)]),
        ("雨が降れば、川はあふれる。", [("condition", 0), ("main", 0)]),
        ("雨が降ったら川はあふれる。", [("condition", 0), ("main", 0)]),
        ("雨が降った場合、川はあふれる。", [("condition", 0), ("main", 0)]),
        ("雨がやまない限り、川はあふれる。", [("condition", 0), ("main", 0)]),
        ("雨が降ったので、川があふれた。", [("reason", 0), ("main", 0)]),
        ("川があふれると職員が述べた。", [("reported", 0), ("main", 0)]),
        ("川があふれるとの見方が強い。", [("reported", 0), ("main", 0)]),
        ("川があふれるという。", [("reported", 0), ("main", 0)]),
        ("職員は「川があふれる。」と述べた。", [("reported", 1), ("main", 0)]),
        ("「雨が降る。川があふれる。」と述べた。", [("main", 1), ("reported", 1), ("main", 0)]),
        ("「川があふれる」と佐渡川氏。", [("reported", 1), ("main", 0)]),
        ("これを「川の道」と呼ぶ。", [("main", 0)]),
        ("「川の道」は閉じた。", [("main", 0)]),
        ("これを「視察」として片付けた。", [("main", 0)]),
        ("川を閉じる法律ができた。", [("main", 0)]),
        ("役場によると、川は静かだ。", [("main", 0)]),
        ("急がなければならない。", [("main", 0)]),
        ("産業が生まれようとしている。", [("main", 0)]),
    ],
)
def test_clauses_part_after_their_predicates(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert roles(sentence) == expected


def test_what_is_reported_is_the_claim_and_the_rest_its_holder() -> None:
    reading = read("会長は「道を閉じるべきだ」と述べた。")
    assert reading.claim is not None
    assert reading.clauses[reading.claim].role is Role.REPORTED
    assert [word.word for word in reading.holder] == ["と", "述べる", "た"]
    assert {"reported", "quoted"} <= reading.flags


def test_a_report_of_somebody_inside_the_sentence_is_not_the_claim() -> None:
    reading = read("「来てほしい」と語る声が届けば、市は動く。")
    assert reading.claim == len(reading.clauses) - 1
    assert reading.holder == ()


@pytest.mark.parametrize(
    ("sentence", "left", "colours"),
    [
        ("橋は落ちるだろう。", "橋 は 落ちる", {"TENTATIVE"}),
        ("橋は落ちました。", "橋 は 落ちる", {"PAST"}),
        ("橋は落ちるのではないだろうか。", "橋 は 落ちる", {"SOFT", "QUESTION", "TENTATIVE"}),
        ("橋は落ちるのか。", "橋 は 落ちる", {"QUESTION"}),
        ("橋は落ちていく見込みです。", "橋 は 落ちる", {"TENTATIVE"}),
        ("橋は落ちている。", "橋 は 落ちる", {"PROGRESSIVE"}),
        ("橋を直しましょう。", "橋 を 直す", {"VOLITIONAL"}),
        ("橋を直しておく。", "橋 を 直す", set()),
        ("橋を直せ。", "橋 を 直す", {"IMPERATIVE"}),
        ("橋は落ちるものだ。", "橋 は 落ちる", {"GENERAL"}),
        ("橋は落ちることになる。", "橋 は 落ちる", set()),
        ("橋は落ちるに違いない。", "橋 は 落ちる", {"TENTATIVE"}),
        ("橋は丈夫ではありません。", "橋 は 丈夫 だ ない", set()),
        ("橋は新しくはない。", "橋 は 新しい ない", set()),
        ("橋は丈夫であろう。", "橋 は 丈夫", {"TENTATIVE"}),
    ],
)
def test_what_colours_a_predicate_is_left_out_of_its_core(
    sentence: str, left: str, colours: set[str]
) -> None:
    assert core(sentence) == left
    assert marks(sentence) == colours


def test_a_negated_claim_is_flagged() -> None:
    assert "negated" in read("橋は丈夫ではない。").flags
    assert "negated" not in read("橋は丈夫だ。").flags


def test_the_chain_is_the_end_of_the_claim() -> None:
    assert read("会長は、橋を直すべきだと述べた。").chain[-3:] == ("直す", "べし", "だ")


def test_every_mark_colours_something() -> None:
    tried = (
        "落ちた。落ちるだろう。落ちるか。落ちるのではないか。直そう。直せ。直している。"
        "直すものだ。直すことだ。直す時だ。"
    )
    found = {mark for clause in read(tried).clauses for mark in clause.marks}
    assert found == set(Mark)
