"""What stands above the body: title, byline, date, captions, and the furniture around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotate.page import names
from annotate.page.dates import day_of_year
from annotate.page.facts import is_opinion_of
from annotate.page.families import PLAIN, Family
from annotate.page.signs import is_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.facts import Fact
    from annotate.page.lines import Unit

LEAD_LIMIT = 250
"""Characters of running text that may stand above the date; with more, the date stands below the article."""

BETWEEN_LIMIT = 100
"""Characters of running text that may stand between two dates of the head: with more, the second is below."""

TITLE_LIMIT = 90
"""Characters."""

_HIRAGANA = re.compile("[ぁ-ん]")
_TITLE_MARKS = re.compile("[「『“：:？?！!、―〜　]")
_OUTLET = re.compile(
    r"(?:新聞|新報|日報|時報|通信|ニュース|放送|テレビ|研究所|センター|財団|オンライン|デジタル|ブログ|マガジン|クロニクル|ジャーナル|"
    r"レビュー|タイムズ|ポスト|電子版|日本語版|公式サイト|の部屋|日記|雑記|ノート|メモ|News|Times|Journal|Review|Online|TV|Blog)$"
    r"|^(?:ウェブマガジン|オンラインマガジン|月刊|季刊|隔月刊|週刊|旬刊)[ 　「『]"
)
_ISSUE = re.compile(r"(?:第[\d０-９]{1,5}[号回集]|(?:[Vv]ol|[Nn]o)\.?\s?[\d０-９]{1,5}|[\d０-９]{1,2}月号)$")
_SERIES = re.compile(r"(?:連載|特集|シリーズ|集中連載|短期連載|巻頭)[ 　:：／].{1,40}$")
_FOR_MEMBERS = re.compile(r"^(?:有料会員限定|有料会員|有料|会員限定)(?:記事)?[ 　]+(?=\S)")
_INTERVIEWED = re.compile(r"(?:さん|氏|教授|代表|社長)(?:に聞く|に訊く|インタビュー|との対話)$")
_COLUMN = re.compile(r"[一-龥々]{1,4}の[一-龥々]{1,3}")
_BUTTON = re.compile("[a-z]+|[ァ-ヶー]{2,4}")
_SUBTITLE = re.compile(r"^[―—–─〜～-]")
_SUFFIX = re.compile(r"\s*[|｜‐\-–—:：《«<]\s*")

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|/\d{1,2}/)")
_LEAP_YEAR = 2024

_MAYBE_BYLINE = "page.byline?"
_MENUS = frozenset({"blog.previous_next", "page.navigation", "page.breadcrumb", "page.share"})


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
        self._title = _title(units, facts, end, family)
        self._words = _bare(units[self._title].text) if self._title >= 0 else ""
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
        return _summary_rule(text, self._family) if index > self._last_date >= 0 else "page.navigation"

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
        text = _FOR_MEMBERS.sub("", text)
        if self._addressed and index > 0 and names.is_company(text):
            self._bylines.append((4, text))
            return "release.company"
        if names.is_translator(text):
            return "page.translator"
        if name := names.labelled_name(text) or (names.in_brackets(text) if below_title else ""):
            self._bylines.append((2 if names.is_post(name) else 5, name))
            return "page.byline"
        likely = names.likeness(text) if below_title or index > self._last_date >= 0 else 0
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
    return next((line for line in mastheads if _OUTLET.search(line)), "")


def without_outlet(title: str) -> str:
    """Return a title without the name of the outlet behind it: 「…｜港都日報」."""
    words, bar, name = title.rpartition("|") if "|" in title else title.rpartition("｜")
    return words.rstrip() if bar and len(words) > len(name) and _OUTLET.search(name) else title


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
    return list({_bare(units[i].text): None for i, fact in enumerate(facts) if fact.twin})[:20]


def _repeats_caption(text: str, captions: Sequence[str]) -> bool:
    if not captions:
        return False
    bare = _bare(text)
    return len(bare) >= 6 and any(caption.startswith(bare) for caption in captions)


def _repeats(text: str, words: str) -> bool:
    """Whether a line says the title again, perhaps with the name of the outlet after it."""
    if len(text) < len(words):
        return False
    bare = _bare(text).lstrip("•・")
    return bare == words or (bare.startswith(words) and len(bare) < len(words) + 30)


def _bare(text: str) -> str:
    return "".join(text.split()).strip("。…")


def _title(units: Sequence[Unit], facts: Sequence[Fact], end: int, family: Family) -> int:
    """Return which unit is the title, or -1."""
    landmarks = [i for i in range(end) if facts[i].date is not None]
    first_date = landmarks[0] if landmarks else end
    candidates = [i for i in range(end) if _can_be_title(units[i], facts[i], family)]
    if family.title_after_links:
        links = [i for i in range(first_date) if facts[i].sign == "page.share" or units[i].is_bullet]
        last_link = links[-1] if links else -1
        after = [i for i in candidates if i > last_link and not is_caption(units[i].text, in_head=True)]
        if after:
            return after[0]
    if not candidates:
        return -1
    repeated = _said_twice(units, end)
    rank = {index: n for n, index in enumerate(candidates)}
    above_date = sum(index < first_date for index in candidates)
    menu = max((i for i in range(first_date) if facts[i].sign in _MENUS), default=-1)
    turned = max((i for i in range(first_date) if facts[i].sign == "blog.previous_next"), default=-1)
    signed = {i for i in candidates if i + 1 < end and names.likeness(units[i + 1].text) >= 3}
    signed_below = any(i > first_date and _sounds_like_title(units[i].text) for i in signed)
    titled = (i for i in candidates[:above_date] if i > menu and _sounds_like_title(units[i].text))
    title_above = any(not (signed_below and _could_be_column(units[i].text)) for i in titled)

    def score(index: int) -> float:
        text = _FOR_MEMBERS.sub("", units[index].text)
        points = min(len(text), 30) / 5
        points += 3 * bool(_HIRAGANA.search(text)) + 2 * bool(_TITLE_MARKS.search(text))
        points += 2 * (units[index].gap > 0) + 10 * (_bare(text) in repeated)
        points -= 8 * text.isascii() + 8 * bool(_SUBTITLE.match(text)) + 6 * bool(_OUTLET.search(text))
        points -= 6 * (names.likeness(text) >= 3) + 6 * names.is_affiliated(text)
        points -= 8 * bool(names.labelled_name(text))
        points -= 3 * (facts[index].paragraph) + 20 * bool(facts[index].sign)
        if index and _SERIES.match(units[index - 1].text) and names.likeness(text) < 3:
            points += 6
        points -= 4 * bool(_COLUMN.fullmatch(text))
        points -= 8 * bool(_ISSUE.search(text)) + 6 * bool(_INTERVIEWED.search(text))
        points -= 8 * (names.is_company(text) or names.is_translator(text)) + 6 * (index < turned)
        if index < first_date:
            points += max(5 - 2 * (above_date - rank[index] - 1), 0)
        elif landmarks:
            points += -8 if title_above else 4
        return points

    points, best = max((score(index), -index) for index in candidates)
    return -best if len(units[-best].text) >= 3 and points > 0 else -1


def _could_be_column(text: str) -> bool:
    """Whether a line is as short as the names of columns are: 「世界潮流を読む」."""
    return len(text) < 9


def _sounds_like_title(text: str) -> bool:
    if text.isascii() or _OUTLET.search(text) or _ISSUE.search(text) or _COLUMN.fullmatch(text):
        return False
    return len(text) >= 12 or _HIRAGANA.search(text) is not None


def _can_be_title(unit: Unit, fact: Fact, family: Family) -> bool:
    return (
        len(unit.text) <= TITLE_LIMIT
        and fact.date is None
        and not unit.is_bullet
        and not (fact.sign and fact.sign not in ("page.separator", "blog.categories"))
        and not (fact.twin and family.captions_doubled)
        and not is_caption(unit.text, in_head=False)
        and not (fact.paragraph and len(unit.text) > 45)
    )


def _said_twice(units: Sequence[Unit], end: int) -> set[str]:
    """The lines that stand more than once in the head, alone or followed by the name of the outlet."""
    once: set[str] = set()
    twice: set[str] = set()
    for unit in units[:end]:
        whole = _bare(unit.text)
        parts = {whole, _bare(_SUFFIX.split(unit.text, maxsplit=1)[0])}
        twice |= {part for part in parts if part in once}
        once |= parts
    return {line for line in twice if len(line) >= 6}
