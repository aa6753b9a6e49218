from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.canonical import canonical
from annotate.intake import new_article
from annotate.model import ZoneKind
from tests.invented import HOSTILE, PLAIN

NOW = "2026-01-02T03:04:05.678Z"


def test_an_article_is_known_by_its_text_and_by_its_bytes() -> None:
    text = "同じ文。"
    first, _ = new_article(1, "a.txt", text.encode(), text, "utf-8", NOW)
    second, _ = new_article(2, "b.txt", text.encode("cp932"), text, "cp932", NOW)

    assert first.sha256 == second.sha256
    assert first.original_sha256 != second.original_sha256
    assert (first.length, second.encoding) == (4, "cp932")


def test_a_file_name_that_is_no_text_can_still_be_stored() -> None:
    article, _ = new_article(1, "\udcff.txt", b"", "文。", "utf-8", NOW)

    assert article.file_name == "\ufffd.txt"


@given(st.text() | st.sampled_from([PLAIN, HOSTILE]))
def test_sentences_stand_in_order_inside_zones_that_are_read(raw: str) -> None:
    text = canonical(raw)
    _, content = new_article(1, "a.txt", b"", text, "utf-8", NOW)

    position = 0
    for sentence in content.sentences:
        assert position <= sentence.start
        position = sentence.end
        (zone,) = [zone for zone in content.zones if zone.span.covers(sentence)]
        assert zone.kind is not ZoneKind.CHROME
