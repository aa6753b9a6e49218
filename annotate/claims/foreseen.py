"""When a sentence says that something would happen: its words for a time, counted from the article's day.

A word for a time is proposed as an interval of days, or as a bucket of `annotate.claims.horizon` where it
is vague (数年以内). What was over when the article came out is nobody's horizon, and a sentence that ends
in the past tells of what happened, unless it reports what somebody foresaw. Method: patterns over the text
for the expressions of time, resolved against the day of publication (as TIMEX3 values are: Pustejovsky et
al. 2003, "TimeML").
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.claims.lemma_patterns import LemmaText, pattern
from annotate.claims.reporting import REPORTS, REPORTS_AT_END
from annotate.japanese import tokens
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    _Resolve = Callable[[re.Match[str], date | None], str]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`value` is stored as `annotate.claims.horizon` has it; `rule` has words under `horizon_rule.<rule>`."""

    cue_span: Span
    value: str
    rule: str


_Days = tuple[date, date]

_N = r"(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})"
_UNITS = "年|[カか箇ヵヶケ]月|週間|日"
_UNIT = rf"(?P<unit>{_UNITS})間?"
_FEW = rf"(?P<vague>数十?(?:{_UNITS})|半年)間?"
_MONTHS = re.compile("[カか箇ヵヶケ]月")
_MONTH = r"(?:の?(?P<month>\d{1,2})月)?"
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}  # the month each begins with, as the weather service counts
_NEXT = {"今": 0, "本": 0, "この": 0, "来": 1, "再来": 2}
_VAGUE = {
    "数日": "le_3m", "数週間": "le_3m", "数月": "le_1y", "半年": "le_1y", "数年": "le_5y", "数十年": "gt_5y",
}  # fmt: skip
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_UNTIL = re.compile(r"(?:の?末|の?終わり|の?うち|[中内])?(?:まで|に?かけて)")
_BEFORE = re.compile(r"以来|以降|から|以前|[比版生]")
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)}


def propose_horizon(text: str, sentence: Span, published: str) -> Foreseen | None:
    """Return when the sentence says its content would happen; None where it says nothing of the kind.

    `sentence` is in code points of `text`, and so is the cue's span; `published` is an ISO 8601 date. Words
    that are counted from that day propose nothing where it is not known.
    """
    said = text[sentence.slice].translate(_FULL_WIDTH)
    day = _day(published)
    found = [
        (match, rule, value)
        for rule, expression, resolve in _RULES
        for match in expression.finditer(said)
        if (value := resolve(match, day))
    ]
    if not found or _is_told(text, sentence):
        return None
    match, rule, value = min(found, key=lambda each: (each[0].start(), -each[0].end()))
    end = match.end()
    if until := _UNTIL.match(said, end):
        end = until.end()
    return Foreseen(Span(sentence.start + match.start(), sentence.start + end), value, rule)


def _vague(match: re.Match[str], _: date | None) -> str:
    return _VAGUE.get(_MONTHS.sub("月", match["vague"]), "")


def _within(match: re.Match[str], day: date | None) -> str:
    end = _later(day, match) if day else None
    return _interval((day, end)) if day and end else ""


def _after(match: re.Match[str], day: date | None) -> str:
    then = _later(day, match) if day else None
    if then is None:
        return ""
    if match["unit"] == "年":
        return _interval(_year(then.year))
    return _interval(_month(then.year, then.month) if match["unit"].endswith("月") else (then, then))


def _named(days: Callable[[re.Match[str], date], _Days | None]) -> _Resolve:
    """Resolve a stretch with a name: what is left of it on `day`, or all until its end (…まで)."""

    def resolve(match: re.Match[str], day: date | None) -> str:
        found = days(match, day) if day else None
        if day is None or found is None or found[1] < day or _BEFORE.match(match.string, match.end()):
            return ""
        is_until = _UNTIL.match(match.string, match.end())
        return _interval((day if is_until else max(day, found[0]), found[1]))

    return resolve


def _of_date(match: re.Match[str], _: date) -> _Days | None:
    era = match["era"]
    year = int(match["year"] or 0) or 2018 + (1 if era == "元" else int(era))
    return _part(year, match)


def _of_next(match: re.Match[str], day: date) -> _Days | None:
    year = day.year + _NEXT[match["next"]]
    if match["fiscal"] and day.month < 4:  # the fiscal year begins in April
        year -= 1
    return _part(year, match)


def _of_season(match: re.Match[str], day: date) -> _Days:
    first = _SEASONS[match["season"]]
    year = day.year + _NEXT[match["next"]]
    end = _add_months(date(year, first, 1), 3) - timedelta(1)
    return date(year, first, 1), end


def _of_month(match: re.Match[str], day: date) -> _Days:
    then = _add_months(day.replace(day=1), _NEXT[match["next"]])
    return _month(then.year, then.month)


def _of_week(match: re.Match[str], day: date) -> _Days:
    monday = day - timedelta(day.weekday()) + timedelta(7 * _NEXT[match["next"]])
    return monday, monday + timedelta(6)


def _of_decade(match: re.Match[str], _: date) -> _Days:
    first = int(match["year"])
    return date(first, 1, 1), date(first + 9, 12, 31)


def _rest_of_year(match: re.Match[str], day: date) -> _Days:
    if match["fiscal"]:
        return day, date(day.year + (day.month > 3), 3, 31)  # it ends in March
    return day, date(day.year, 12, 31)


_YEAR = rf"年(?P<fiscal>度)?{_MONTH}(?:の?(?P<season>[春夏秋冬]))?"
_HORIZON = r"(?:今後|向こう|この先|これから)の?"
_RULES: tuple[tuple[str, re.Pattern[str], _Resolve], ...] = tuple(
    (rule, re.compile(expression), resolve)
    for rule, expression, resolve in (
        ("vague", rf"{_HORIZON}{_FEW}", _vague),
        ("vague", rf"{_FEW}(?:以内|のうち|内)に?", _vague),
        ("within", rf"{_HORIZON}{_N}{_UNIT}(?:以内|で|の?間)?", _within),
        ("within", rf"{_N}{_UNIT}(?:以内|のうち|内)に?", _within),
        ("after", rf"(?<![のら\d]){_N}{_UNIT}後", _after),
        ("date", r"(?P<year>(?:19|20)\d\d)年代", _named(_of_decade)),
        ("date", rf"(?:(?P<year>(?:19|20)\d\d)|令和(?P<era>\d{{1,2}}|元)){_YEAR}(?!代)", _named(_of_date)),
        ("named", rf"(?P<next>今|本|再来|(?<!再)来){_YEAR}", _named(_of_next)),
        ("named", r"(?P<next>今|この|来)(?P<season>[春夏秋冬])", _named(_of_season)),
        ("named", r"(?P<next>今|再来|(?<!再)来)月(?!経)", _named(_of_month)),
        ("named", r"(?P<next>今|再来|(?<!再)来)週(?!末)", _named(_of_week)),
        ("named", r"(?<![\d翌昨毎])年(?P<fiscal>度)?[内末](?!年)", _named(_rest_of_year)),
    )
)


def _part(year: int, match: re.Match[str]) -> _Days | None:
    """A year, or the month or season of it that is named."""
    if match["season"]:
        first = date(year, _SEASONS[match["season"]], 1)
        return first, _add_months(first, 3) - timedelta(1)
    if match["month"]:
        month = int(match["month"])
        return _month(year, month) if 1 <= month <= 12 else None
    return (date(year, 4, 1), date(year + 1, 3, 31)) if match["fiscal"] else _year(year)


def _later(day: date, match: re.Match[str]) -> date | None:
    number = _number(match["n"])
    unit = match["unit"]
    if unit in ("日", "週間"):
        return day + timedelta(number * (7 if unit == "週間" else 1))
    return _add_months(day, number * (12 if unit == "年" else 1))


def _number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year(year: int) -> _Days:
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> _Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _interval(days: _Days) -> str:
    return f"{days[0].isoformat()}/{days[1].isoformat()}"


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _is_told(text: str, sentence: Span) -> bool:
    """Whether the sentence ends in the past, and not as a report of what was said."""
    line = LemmaText(tokens(text, sentence)).line
    told, reported = _endings()
    return bool(told.search(line)) and not reported.search(line)


@lru_cache(maxsize=1)
def _endings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rest = f"(?:{pattern('」|』|”|）|。|．|！|…')})*$"
    reports = "|".join(pattern(each, REPORTS) for each in REPORTS_AT_END)
    return re.compile(f"{pattern('た')}{rest}"), re.compile(f"(?:{reports}){rest}")
