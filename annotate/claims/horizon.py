"""When what a claim foresees would happen.

Stored is the id of a bucket ("le_1y"), counted from the day the article was published, or plain text: an
interval of days as ISO 8601 writes it ("2031-01-01/2031-06-30"), or the analyst's own words. No standard
for this was found; the buckets are ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """A stretch of time; `id` is what is stored. "unstated": the text was read for it and says nothing."""

    id: str
    name_ja: str
    name_en: str

    def name(self, language: str) -> str:
        """The bucket's name in `language` ("ja" or "en")."""
        return self.name_ja if language == "ja" else self.name_en


BUCKETS = (
    Bucket("past", "過去", "Past"),
    Bucket("now", "現在", "Now"),
    Bucket("le_3m", "3か月以内", "Within 3 months"),
    Bucket("le_1y", "1年以内", "Within 1 year"),
    Bucket("le_5y", "1〜5年", "1–5 years"),
    Bucket("gt_5y", "5年より先", "Beyond 5 years"),
    Bucket("unstated", "記載なし", "Not stated"),
)
_BY_ID = {bucket.id: bucket for bucket in BUCKETS}


def label(value: str, language: str) -> str:
    """Return a stored horizon in the words of `language`; an interval or free text as it is."""
    bucket = _BY_ID.get(value)
    return bucket.name(language) if bucket else value
