"""What a person writes about a page: taken where it can stand, refused in one sentence where it cannot."""

from __future__ import annotations

import pytest

from annotate.errors import ShirushiError
from annotate.metadata import corrected
from annotate.model import Metadata

KNOWN = Metadata("題名", "筆者", "2024-06-04", "出典", "https://a.example/")


def test_what_is_not_written_keeps_its_value() -> None:
    assert corrected(KNOWN, {}) == KNOWN
    assert corrected(KNOWN, {"source": "  別の\n出典 "}) == Metadata(
        "題名", "筆者", "2024-06-04", "別の 出典", "https://a.example/"
    )


@pytest.mark.parametrize(
    ("written", "kept"), [("令和6年9月12日", "2024-09-12"), ("", ""), ("R6.9.12", "2024-09-12")]
)
def test_a_date_may_be_written_in_any_form_or_left_out(written: str, kept: str) -> None:
    assert corrected(KNOWN, {"published": written}).published == kept


@pytest.mark.parametrize(
    ("field", "written", "key"),
    [
        ("published", "6月4日", "metadata_date"),
        ("published", "2024年2月30日", "metadata_date"),
        ("published", "先週", "metadata_date"),
        ("url", "港のページ", "metadata_url"),
        ("url", "javascript:alert(1)", "metadata_url"),
    ],
)
def test_what_cannot_stand_there_is_refused(field: str, written: str, key: str) -> None:
    with pytest.raises(ShirushiError) as raised:
        corrected(KNOWN, {field: written})
    assert raised.value.key == key
