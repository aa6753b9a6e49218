"""What stands above the body: title, byline, date, captions, and the furniture around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotate.page import names
from annotate.page.captions import is_caption
from annotate.page.dates import day_of_year
from annotate.page.facts import is_opinion_of
from annotate.page.families import PLAIN, Family
from annotate.page.titles import FOR_MEMBERS, OUTLET, bare_words, find_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.facts import Fact
    from annotate.page.lines import Unit

LEAD_LIMIT = 250
"""Characters of running text that may stand above the date; with more, the date stands below the article."""

BETWEEN_LIMIT = 100
"""Characters of running text that may stand between two dates of the head: with more, the second is below."""

_BUTTON = re.compile("[a-z]+|[ァ-ヶー]{2,4}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|/\d{1,2}/)")
_LEAP_YEAR = 2024
_MAYBE_BYLINE = "page.byline?"


class Head(NamedTuple):
    """The units above the body: the rule of each of them, and which is the title (or -1).

    `bylines` are the names found there, each with how sure it is (`names.likeness`; 5: labelled as one).
    `day` is the date of a line that leaves out the year, where the page says which year it is; else "".
    """

    rules: list[str]
    title: int
    bylines: list[tuple[int, str]]
    day: str = ""


def head_end(units: Sequence[Unit], facts: Sequence[Fact], family: Family) -> int:
    """Return the index of the first paragraph of the body; the number of units when there is none."""
    captions = _captions(units, facts, family)
    last_date, running, since = -1, 0, 0
    for index, fact in enumerate(facts):
        if fact.date is not None:
            last_date, since = index, 0
        elif _opens_body(units[index], fact, captions):
            running += len(units[index].text)
            since += len(units[index].text)
            if running > LEAD_LIMIT or (last_date >= 0 and since > BETWEEN_LIMIT):
                break
    start = last_date + 1
    for index in range(start, len(units)):
        if _opens_body(units[index], facts[index], captions):
            return index
    # The last date stood below everything: then it is no date of the head.
    for index in range(start):
        if _opens_body(units[index], facts[index], captions):
            return index
    return len(units)


def read_head(units: Sequence[Unit], facts: Sequence[Fact], end: int, family: Family) -> Head:
    """Say what each of the first `end` units is."""
    return _HeadReader(units, facts, end, family).read()


class _HeadReader:
    """Asks every line of a head the same questions, in order; the first that knows it names its rule."""

    def __init__(self, units: Sequence[Unit], facts: Sequence[Fact], end: int, family: Family) -> None:
        self._units = units
        self._facts = facts
        self._end = end
        self._family = family
        self._title = find_title(units, facts, end, family)
        self._words = bare_words(units[self._title].text) if self._title >= 0 else ""
        self._captions = _captions(units[:end], facts[:end], family)
        self._last_date = max((i for i in range(end) if facts[i].date is not None), default=-1)
        self._addressed = any(fact.sign == "release.addressee" for fact in facts[:end])
        self._bylines: list[tuple[int, str]] = []
        self._day = ""

    def read(self) -> Head:
        rules = [self._rule(index) for index in range(self._end)]
        surest = max((likely for likely, _ in self._bylines), default=0)
        for index, rule in enumerate(rules):
            if rule.startswith(_MAYBE_BYLINE):
                text = self._units[index].text
                romanised = text.isascii() and index > 0 and rules[index - 1] == "page.byline"
                is_byline = romanised or int(rule.removeprefix(_MAYBE_BYLINE)) >= min(surest, 4)
                rules[index] = "page.byline" if is_byline else _lesser(self._units[index].text)
        return Head(rules, self._title, self._bylines, self._day)

    def _rule(self, index: int) -> str:
        text, fact = self._units[index].text, self._facts[index]
        return (
            self._as_title(index)
            or self._as_date(text, fact)
            or self._as_known(index, text, fact)
            or self._as_bullet(index, text)
            or self._as_caption(index, text)
            or self._as_paragraph(index, text, fact)
            or self._as_byline(index, text)
            or _other_rule(text, index, self._title, self._last_date, self._family)
        )

    def _as_title(self, index: int) -> str:
        if index != self._title:
            return ""
        return "wire.title_after_links" if self._family.title_after_links else "page.title"

    def _as_date(self, text: str, fact: Fact) -> str:
        if fact.date is None:
            return "page.date" if self._last_date < 0 and self._is_day_without_year(text) else ""
        if (likely := names.likeness(fact.date.rest)) >= 3:
            self._bylines.append((likely, names.clean(fact.date.rest)))
        return "page.date"

    def _is_day_without_year(self, text: str) -> bool:
        """Whether a line is only a day like 「6月4日（火）」; its year is the only one the head names."""
        if len(text) > 20 or not day_of_year(text, _LEAP_YEAR):
            return False
        years = {year for unit in self._units[: self._end] for year in _YEAR.findall(unit.text)}
        if len(years) == 1:
            self._day = self._day or day_of_year(text, int(years.pop()))
        return True

    def _as_known(self, index: int, text: str, fact: Fact) -> str:
        if self._words and _repeats(text, self._words):
            return "page.title_repeated"
        if fact.sign == "page.bio":  # above the article it leads elsewhere
            return "page.navigation"
        if fact.twin and index > self._title:
            return "wire.caption_pair"
        return fact.sign or ("page.share" if self._is_button(index, text) else "")

    def _is_button(self, index: int, text: str) -> bool:
        """Whether a line is a single word as buttons have, beside a line for sharing: 「list」, 「メモ」."""
        if not _BUTTON.fullmatch(text):
            return False
        beside = self._facts[max(index - 1, 0) : index + 2]
        return any(fact.sign == "page.share" for fact in beside)

    def _as_bullet(self, index: int, text: str) -> str:
        if not self._units[index].is_bullet:
            return ""
        if index > self._last_date >= 0:
            return _summary_rule(text, self._family)
        is_said = text[-1] == "。" and index > self._last_date and not self._family.title_after_links
        return "page.list_item" if is_said else "page.navigation"

    def _as_caption(self, index: int, text: str) -> str:
        if _repeats_caption(text, self._captions):
            return "wire.caption_repeated"
        return "page.caption" if index > self._title and is_caption(text, in_head=True) else ""

    def _as_paragraph(self, index: int, text: str, fact: Fact) -> str:
        if fact.paragraph and is_opinion_of(text):
            return "page.disclaimer"
        if not fact.paragraph or len(text) <= 40:
            return ""
        above_date = self._family.captions_doubled and index < self._last_date
        return "wire.caption_single" if above_date else "page.paragraph"

    def _as_byline(self, index: int, text: str) -> str:
        """A labelled name is sure; another is a byline only if no surer one stands in the head."""
        below_title = index > self._title
        text = FOR_MEMBERS.sub("", text)
        if self._addressed and index > 0 and names.is_company(text):
            self._bylines.append((4, text))
            return "release.company"
        if names.is_translator(text):
            return "page.translator"
        if name := names.labelled_name(text) or (names.in_brackets(text) if below_title else ""):
            sure = 5 if names.labelled_name(text) or names.likeness(name) >= 3 else 4
            self._bylines.append((2 if names.is_post(name) else sure, name))
            return "page.byline"
        likely = names.likeness(text) if below_title or index > self._last_date >= 0 else 0
        is_near = 1 < index >= self._title - 2 and not below_title
        if is_near and names.is_signed_above(text) and not OUTLET.search(text):
            self._bylines.append((3, names.clean(text)))
            return f"{_MAYBE_BYLINE}3"
        if likely > 1 or (likely and index >= self._last_date - 1 >= 0):
            self._bylines.append((likely, names.clean(text)))
            return f"{_MAYBE_BYLINE}{likely}"
        return ""


def _summary_rule(text: str, family: Family) -> str:
    if family.title_after_links:
        return "wire.summary_bullet"
    return "page.list_item" if text[-1] == "。" else "page.subtitle"


def _lesser(text: str) -> str:
    """The rule of a line that could have been a name, were there no surer one."""
    return "magazine.english_title" if text.isascii() else "page.subtitle"


def outlet(units: Sequence[Unit], head: Head) -> str:
    """Return the name of the outlet as the masthead gives it, or ""."""
    mastheads = [units[i].text for i, rule in enumerate(head.rules) if rule == "page.masthead"]
    return next((line for line in mastheads if OUTLET.search(line)), "")


def _other_rule(text: str, index: int, title: int, last_date: int, family: Family) -> str:
    if index < title or (title < 0 and family is not PLAIN):
        return "page.masthead"
    if text.isascii() and len(text) > 3:
        return "magazine.english_title"
    if family.captions_doubled:
        return "wire.kicker" if index > last_date else "wire.caption_single"
    return "page.subtitle"


def _opens_body(unit: Unit, fact: Fact, captions: Sequence[str]) -> bool:
    return (
        fact.paragraph
        and not fact.twin
        and not fact.sign
        and not is_opinion_of(unit.text)
        and not is_caption(unit.text, in_head=True)
        and not _repeats_caption(unit.text, captions)
    )


def _captions(units: Sequence[Unit], facts: Sequence[Fact], family: Family) -> list[str]:
    if not family.captions_doubled:
        return []
    return list({bare_words(units[i].text): None for i, fact in enumerate(facts) if fact.twin})[:20]


def _repeats_caption(text: str, captions: Sequence[str]) -> bool:
    if not captions:
        return False
    bare = bare_words(text)
    return len(bare) >= 6 and any(caption.startswith(bare) for caption in captions)


def _repeats(text: str, words: str) -> bool:
    """Whether a line says the title again, perhaps with the name of the outlet after it."""
    if len(text) < len(words):
        return False
    bare = bare_words(text).lstrip("•・")
    return bare == words or (bare.startswith(words) and len(bare) < len(words) + 30)
