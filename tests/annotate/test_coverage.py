"""What is open in an article is found, and nothing that is settled."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.coverage import GapKind, gaps, said_before
from annotate.intake import new_article
from annotate.model import Annotation, Details, SaidClaim
from annotate.spans import Span
from annotate.suggest.engine import suggest
from annotate.suggest.same_groups import at_once

TEXT = """架空港湾局は石炭桟橋を来春に閉じると発表した。町は跡地の計画を急ぐべきだ。

佐渡川氏は「代わりの仕事を先に示すべきだ」と述べた。閉鎖が早まれば、町の財政が傾く恐れがある。
"""
CONTENT = new_article(1, "a.txt", TEXT.encode(), TEXT, "utf-8", "2026-01-02T03:04:05Z")[1]
READ = {sentence.start for sentence in CONTENT.sentences}
ALL = [Span(sentence.start, sentence.end) for sentence in CONTENT.sentences]


def of(quote: str, tag: str, article: int = 1, **details: str) -> Annotation:
    start = TEXT.index(quote)
    span = Span(start, start + len(quote))
    said = Details(**details)
    return Annotation(f"{tag}{start}", article, span, tag, quote, "試験 花子", "", "", details=said)


def open_ones(
    *annotations: Annotation, reviewed: set[int] = READ, suggested: bool = False
) -> list[tuple[str, str]]:
    found = gaps(1, CONTENT, annotations, reviewed, suggest(CONTENT) if suggested else [])
    return [(gap.kind.value, TEXT[gap.span.slice][:5]) for gap in found]


def test_sentences_never_read_are_open() -> None:
    assert open_ones(reviewed=READ - {ALL[1].start}) == [("unreviewed", TEXT[ALL[1].slice][:5])]
    assert len(open_ones(reviewed=set())) == len(ALL)


def test_strong_cues_without_a_tag_are_open_and_mere_statements_are_not() -> None:
    assert open_ones(suggested=True) == [
        ("untagged", "町は跡地の"), ("untagged", "佐渡川氏は"), ("untagged", "閉鎖が早ま"),
    ]  # fmt: skip


def test_a_sentence_in_which_anything_is_marked_is_settled() -> None:
    marked = of("跡地の計画を急ぐべきだ", "assertion")
    assert ("untagged", "町は跡地の") not in open_ones(marked, suggested=True)


def test_a_threat_wants_a_likelihood() -> None:
    threat = of("閉鎖が早まれば、町の財政が傾く恐れがある。", "threat_assessment")
    assert open_ones(threat) == [("threat_without_likelihood", "閉鎖が早ま")]
    likely = replace(threat, details=Details(assessed_likelihood="icd203:likely"))
    assert open_ones(likely) == []


@pytest.mark.parametrize("quote", ["代わりの仕事を先に示すべきだ", "「代わりの仕事を先に示すべきだ」"])
def test_what_stands_in_quotation_marks_wants_a_holder(quote: str) -> None:
    quoted = of(quote, "recommendation")
    assert [kind for kind, _ in open_ones(quoted)] == ["quotation_without_holder"]
    assert open_ones(replace(quoted, details=Details(holder="佐渡川氏"))) == []


def test_a_reported_claim_wants_a_holder() -> None:
    reported = of("石炭桟橋を来春に閉じる", "assertion", quotation="indirect")
    assert open_ones(reported) == [("quotation_without_holder", "石炭桟橋を")]
    assert open_ones(replace(reported, details=Details())) == []


def test_a_claim_marked_twice_is_open_at_the_later_one() -> None:
    first = of("町は跡地の計画を急ぐべきだ。", "recommendation")
    second = replace(first, id="B", span=Span(ALL[2].start, ALL[2].start + len(first.quote)))
    (gap,) = gaps(1, CONTENT, [first, second], READ, [])
    assert (gap.kind, gap.annotation_id, gap.span) == (GapKind.SAME_CLAIM, "B", second.span)


def test_a_copy_in_another_article_is_found_among_all() -> None:
    first = of("町は跡地の計画を急ぐべきだ。", "recommendation")
    claims = [SaidClaim.of(each) for each in (first, replace(first, id="B", article_id=2))]
    (gap,) = at_once(said_before(claims))
    assert (gap.article_id, gap.annotation_id) == (2, "B")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_kind_is_said_in_words(language: str) -> None:
    path = Path(__file__).parent.parent.parent / "resources" / "translations" / f"{language}.json"
    words = json.loads(path.read_text("utf-8"))
    assert {f"gap.{kind.value}" for kind in GapKind} == {key for key in words if key.startswith("gap.")}
