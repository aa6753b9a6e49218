"""Which details of a claim come first for which tag, and what each may hold."""

from __future__ import annotations

from annotate.tags import ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT

FIELDS = (
    "holder",
    "quotation",
    "stated_likelihood",
    "assessed_likelihood",
    "confidence",
    "source_reliability",
    "credibility",
    "actor",
    "target",
    "horizon",
)
"""The details an analyst may fill in, by their names in `annotate.model.Details`."""

_FIRST = {
    ASSERTION.id: ("holder", "quotation", "source_reliability", "credibility"),
    RECOMMENDATION.id: ("holder", "quotation", "actor", "target", "horizon"),
    THREAT_ASSESSMENT.id: (
        "assessed_likelihood",
        "confidence",
        "stated_likelihood",
        "horizon",
        "actor",
        "target",
        "holder",
        "quotation",
    ),
}

KINDS_OF_SCALE: dict[str, tuple[str, ...]] = {
    "stated_likelihood": ("likelihood", "stated"),
    "assessed_likelihood": ("likelihood",),
    "confidence": ("confidence",),
    "source_reliability": ("reliability",),
    "credibility": ("credibility",),
}
"""The kinds of scale whose steps a field may hold; the other fields are not graded."""


def first_fields(tag: str) -> tuple[str, ...]:
    """Return the fields to ask for first; a tag of the project's own is asked as an assertion."""
    return _FIRST.get(tag, _FIRST[ASSERTION.id])


def other_fields(tag: str) -> tuple[str, ...]:
    """Return the fields that can wait, in their usual order."""
    return tuple(field for field in FIELDS if field not in first_fields(tag))
