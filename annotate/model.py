"""What the program is about: articles, their zones, and the claims marked in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotate.spans import Span


class ZoneKind(StrEnum):
    """What a stretch of the text is."""

    TITLE = "title"
    BYLINE = "byline"
    PUBLISHED = "published"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    HEADING = "heading"
    BODY = "body"
    BIO = "bio"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Zone:
    """A paragraph of the text and what it is; `rule` names the rule that said so.

    The zones of an article do not overlap and stand in the order of the text. What lies between
    two of them is white space only. Where a person said it, or a rule that a person taught, `who` names
    them and `at` says when (UTC, ISO 8601 with Z).
    """

    kind: ZoneKind
    span: Span
    rule: str
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A zone of an article with the sentences in it, as one record that can be changed."""

    article_id: int
    zone: Zone
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself. Unknown is an empty string.

    `published` is an ISO 8601 date (`2024-06-24`): clocks on news pages are not to be trusted.
    """

    title: str = ""
    byline: str = ""
    published: str = ""
    source: str = ""
    url: str = ""


class Status(StrEnum):
    """How far the analyst is with an article."""

    NEW = "new"
    READING = "reading"
    DONE = "done"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Article:
    """What is known about one imported page; its text is in `Content`.

    `sha256` is of the canonical text in UTF-8, `original_sha256` of the bytes as they came.
    `length` counts code points. `imported_at` is UTC, ISO 8601 with Z. A removed article keeps
    its row and its text, so that undo brings everything back. `form` names the format the bytes are in,
    `place` says where in its file the page stood (`12`: the twelfth article of a list), else it is empty.
    """

    id: int
    metadata: Metadata
    sha256: str
    original_sha256: str
    encoding: str
    length: int
    file_name: str
    imported_at: str
    status: Status = Status.NEW
    removed: bool = False
    form: str = "text"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The part of an article that never changes after import: `text[zone.span.slice]` is exact.

    `sentences` are those of every zone but the chrome, in the order of the text.
    `original` is the file as it came, `sketch` what `annotate.near_duplicates` recognises it by; they
    are empty where only reading is meant.
    """

    text: str
    zones: tuple[Zone, ...]
    sentences: tuple[Span, ...]
    original: bytes = b""
    sketch: tuple[int, ...] = ()


QUOTATIONS = ("direct", "indirect")
"""How words of somebody else stand in the text: in quotation marks, or reported."""


@dataclass(frozen=True, slots=True)
class Details:
    """What the analyst says about a claim beside its tag and note. Unknown is an empty string.

    `quotation` is one of QUOTATIONS.
    """

    holder: str = ""
    quotation: str = ""
    stated_likelihood: str = ""
    assessed_likelihood: str = ""
    confidence: str = ""
    source_reliability: str = ""
    credibility: str = ""
    actor: str = ""
    target: str = ""
    horizon: str = ""


class SourceKind(StrEnum):
    """Whom the register of sources knows: who publishes, who writes, and who is quoted."""

    OUTLET = "outlet"
    AUTHOR = "author"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the register: how far a source can be relied on, for all its claims.

    `reliability` is the letter of the Admiralty scale, A to F. A source of which nothing is said has
    an empty `reliability` and `note`, whether or not it stands in the register.
    """

    kind: SourceKind
    name: str
    reliability: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span of an article's text, one tag, and what the analyst said about it.

    `quote == text[span.slice]`, always. Times are UTC, ISO 8601 with Z. `origin` says how it came
    to be: "manual", "command", "import" or the name of what proposed it. `same_as` is the id of the
    annotation that marks the same claim and counts for both; its own id where the analyst said that it
    stands alone, however alike others look; empty where nothing was said.
    """

    id: str
    article_id: int
    span: Span
    tag: str
    quote: str
    annotator: str
    created_at: str
    updated_at: str
    note: str = ""
    origin: str = "manual"
    details: Details = Details()
    same_as: str = ""

    @property
    def is_joined(self) -> bool:
        """Whether it was said to mark the same claim as another annotation, which counts for it."""
        return self.same_as not in ("", self.id)


class SaidClaim(NamedTuple):
    """What an annotation marks, and where: enough to compare all claims of a project.

    `start` counts code points; `same_as` is as in `Annotation`.
    """

    id: str
    article_id: int
    start: int
    tag: str
    quote: str
    same_as: str

    @classmethod
    def of(cls, annotation: Annotation) -> SaidClaim:
        """What this annotation marks."""
        place, said = annotation.span.start, annotation.quote
        return cls(annotation.id, annotation.article_id, place, annotation.tag, said, annotation.same_as)

    @property
    def span(self) -> Span:
        """The stretch that is quoted."""
        return Span(self.start, self.start + len(self.quote))

    @property
    def is_joined(self) -> bool:
        """Whether it was said to be the same claim as another."""
        return self.same_as not in ("", self.id)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an annotator made of a suggestion: the learner and the record of each rule live on these.

    `span` is the sentence, `suggested` the tag that was proposed, `decided` the tag that was given, or
    empty where the suggestion was dismissed. `rules` names the rules that spoke for it, `score` is what
    it was proposed with (0 to 1). There is one decision for a sentence, the last.
    """

    article_id: int
    span: Span
    suggested: str
    decided: str
    rules: tuple[str, ...]
    score: float
    annotator: str
    at: str


class SiteBy(StrEnum):
    """By what the articles of one site are known."""

    HOST = "host"
    OUTLET = "outlet"
    LAYOUT = "layout"


class Shape(StrEnum):
    """What a rule of a site looks at to know a paragraph."""

    LINE = "line"
    BELOW = "below"
    ABOVE = "above"
    BETWEEN = "between"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class SiteRule:
    """What an analyst taught about one site: paragraphs of which `shape` and `pattern` hold are of `kind`.

    `site` is a host, the name of an outlet or of a layout. `pattern` is the line itself for LINE, the line
    next to it for BELOW and ABOVE (`annotate.line_patterns` says what may stand for other words), two kinds
    of zones for BETWEEN, and the name of the rule that spoke before for REASON. `at` is UTC, ISO 8601 with Z.
    """

    id: str
    site_by: SiteBy
    site: str
    shape: Shape
    pattern: str
    kind: ZoneKind
    who: str
    at: str
    is_on: bool = True
