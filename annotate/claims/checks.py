"""A gentle second look at what was said about a claim: it names what is odd, and forbids nothing."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.claims.scales import CONFIDENCE, DEFAULT_LIKELIHOOD, ICD_203, PHIA, find
from annotate.tags import THREAT_ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.model import Annotation, Details


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd. Its words are `remark.<key>`, with `arguments` in their places.

    `field` is what it is about: a name of `annotate.model.Details`, or "note".
    """

    key: str
    field: str
    arguments: dict[str, str] = dataclasses.field(default_factory=dict)


def checks(
    annotation: Annotation, likelihood_scale: str = DEFAULT_LIKELIHOOD, reliability: str = ""
) -> list[Remark]:
    """Return what is odd about a claim, nothing when all is well.

    `likelihood_scale` is the one the project grades on, `reliability` that of the article's source.
    """
    details = annotation.details
    return [
        *_missing(annotation.tag, details, reliability),
        *_other_scale(details, likelihood_scale),
        *_mixed(annotation.note),
        *_confidence_with_likelihood(annotation.note),
    ]


def _missing(tag: str, details: Details, reliability: str) -> Iterator[Remark]:
    if tag == THREAT_ASSESSMENT.id:
        if not details.assessed_likelihood:
            yield Remark("threat_without_likelihood", "assessed_likelihood")
        if not details.horizon:
            yield Remark("threat_without_horizon", "horizon")
    if details.quotation == "direct" and not details.holder:
        yield Remark("quotation_without_holder", "holder")
    if details.credibility and not (details.source_reliability or reliability):
        yield Remark("credibility_alone", "source_reliability")


def _other_scale(details: Details, likelihood_scale: str) -> Iterator[Remark]:
    found = find(details.assessed_likelihood)
    if found is not None and found[0].id != likelihood_scale:
        yield Remark("other_scale", "assessed_likelihood", {"scale": found[0].id})


@dataclass(frozen=True, slots=True)
class _Term:
    """Words of a likelihood, and the vocabularies (a row of ICD 203, PHIA) that they may be of."""

    words: str
    vocabularies: frozenset[str]


def _vocabularies() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for step in ICD_203.steps:
        for row, term in zip(("icd203.upper", "icd203.lower"), step.terms_en, strict=True):
            found.setdefault(term, set()).add(row)
        for term in step.terms_ja:
            found.setdefault(term, set()).update({"icd203.upper", "icd203.lower"})
    for step in PHIA.steps:
        for term in (*step.terms_en, *step.terms_ja):
            found.setdefault(term, set()).add("phia")
    return found


def _inflected(term: str) -> str:
    """The pattern of a term: "probable" also stands for "probably", "certain" for "certainly"."""
    if not term.isascii():
        return re.escape(term)
    words = r"\s+".join(re.escape(word) for word in term.split())
    ending = {"e": f"{words[:-1]}[ey]", "n": f"{words}(?:ly)?"}.get(term[-1], words)
    return rf"\b{ending}\b"


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(f"({_inflected(term)})" for term in longest_first), re.IGNORECASE)


_VOCABULARIES = _vocabularies()
_TERMS = sorted(_VOCABULARIES, key=len, reverse=True)
_LIKELIHOOD = _pattern(_TERMS)
_CONFIDENCE = _pattern(
    term for step in CONFIDENCE.steps for term in (*step.terms_en, *step.terms_ja)
)
_SENTENCE = re.compile(r"[^。｡.!?！？\n]+")


def _terms(words: str) -> list[_Term]:
    return [
        _Term(match.group(), frozenset(_VOCABULARIES[_TERMS[match.lastindex - 1]]))
        for match in _LIKELIHOOD.finditer(words)
        if match.lastindex
    ]


def _mixed(note: str) -> Iterator[Remark]:
    """Two terms that no one vocabulary holds together; ICD 203 forbids even to mix its two rows."""
    terms = _terms(note)
    for index, second in enumerate(terms):
        for first in terms[:index]:
            if not first.vocabularies & second.vocabularies:
                yield Remark("mixed_terms", "note", {"first": first.words, "second": second.words})
                return


def _confidence_with_likelihood(note: str) -> Iterator[Remark]:
    for sentence in _SENTENCE.findall(note):
        confidence, likelihood = _CONFIDENCE.search(sentence), _LIKELIHOOD.search(sentence)
        if confidence and likelihood:
            yield Remark("confidence_with_likelihood", "note",
                         {"confidence": confidence.group(), "likelihood": likelihood.group()})  # fmt: skip
            return
