from __future__ import annotations

import pytest

from annotate.claims.horizon import BUCKETS, label


def test_buckets_run_from_the_past_to_what_is_not_stated() -> None:
    order = ["past", "now", "le_3m", "le_1y", "le_5y", "gt_5y", "unstated"]

    assert [bucket.id for bucket in BUCKETS] == order


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        ("le_1y", "1年以内", "Within 1 year"),
        ("2031-01-01/2031-06-30", "2031-01-01/2031-06-30", "2031-01-01/2031-06-30"),
        ("次の選挙まで", "次の選挙まで", "次の選挙まで"),
        ("", "", ""),
    ],
)
def test_a_horizon_is_shown_in_words_and_anything_else_as_it_is(value: str, ja: str, en: str) -> None:
    assert (label(value, "ja"), label(value, "en")) == (ja, en)
