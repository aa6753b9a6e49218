"""Dates as Japanese pages print them. Only the day counts: the clocks of pages are not to be trusted."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ERAS = {
    "明治": (date(1868, 10, 23), date(1912, 7, 29)),
    "大正": (date(1912, 7, 30), date(1926, 12, 24)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7)),
    "平成": (date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (date(2019, 5, 1), date.max),
}
"""The first and the last day of each era; its first year is 元年, however few days that had."""

_LETTERS = {"m": "明治", "t": "大正", "s": "昭和", "h": "平成", "r": "令和"}

_MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES.split("|"), 1)}
_KANJI = {character: n for n, character in enumerate("〇一二三四五六七八九")}
_WIDE = str.maketrans("０１２３４５６７８９：／．，－　ＭＴＳＨＲ", "0123456789:/.,- MTSHR")

_NUMBER = "[0-9〇一二三四五六七八九十元]"
_MONTH = rf"(?P<{{}}>{_MONTH_NAMES})[a-z]*\.?"
_DATE = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和)?\s?(?P<y>{_NUMBER}{{1,4}})\s?(?:年(?:[(（][^)）]{{2,8}}[)）])?"
    rf"|[(（](?:昭和|平成|令和){_NUMBER}{{1,2}}[)）]年)\s?"
    rf"(?P<m>{_NUMBER}{{1,3}})\s?月\s?(?P<d>{_NUMBER}{{1,3}})\s?日"
    r"|(?<!\d)(?P<y2>\d{4})(?P<mark>[./-])\s?(?P<m2>\d{1,2})(?P=mark)\s?(?P<d2>\d{1,2})(?!\d)"
    r"|(?:\b(?P<era2>[rhstm])|(?P<era3>明治|大正|昭和|平成|令和))\s?"
    r"(?P<y3>\d{1,2}|元)(?P<mark2>[./-])\s?(?P<m3>\d{1,2})(?P=mark2)\s?(?P<d3>\d{1,2})(?!\d)"
    rf"|(?<!\d)(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH.format('m4')},?[ -](?P<y4>\d{{4}})(?!\d)"
    r"|(?<!\d)(?P<m6>\d{1,2})月(?P<d6>\d{1,2})日付?\s?[(（](?P<y6>\d{4})年?[)）]"
    r"|(?<!\d)(?P<y7>\d{4})年(?P<issue>\d{1,2})月号\s?[(（](?P<m7>\d{1,2})月(?P<d7>\d{1,2})日"
    rf"|\b{_MONTH.format('m5')} (?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y5>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"gmt ?[+-]?\d*|asia/tokyo|japan standard time|jst|utc|[ap]\.?m\.?\b|z\b"
    r"|(?:午前|午後|正午)?\s?\d{1,2}\s?[:時]\s?\d{1,2}\s?分?(?:\s?:?\d{1,2}(?:\.\d+)?秒?)?|(?:午前|午後)\d{1,2}時"
    r"|[+-]\d{2}:?\d{2}\b|t(?=\d{2}:)"
    r"|[日月火水木金土]曜日?|[(（\[][日月火水木金土・祝]{1,3}[)）\]]"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|最終更新|(?:初回)?(?:掲載|公開|更新|配信|投稿|発行|発売|発表|作成|登録|放送)(?:日時?|開始)?|日時|日付|初出"
    r"|於\s?[:：]?.{1,20}$|朝刊|夕刊|電子版|付け?|号|第?\d+面|\b(?:posted|published|updated|last|modified|date|on|at)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s()（）\[\]［］【】<>〈〉:：|｜/／,，.、・~〜-]+")
_UPDATED = re.compile(r"\s?(?:\d{1,2}[:時]\d{1,2}分?)?\s?(?:に?更新|改訂)")
_CLUE = re.compile(r"\d{4}|[年日]|\d[./-]\d|[０-９]．[０-９]")

_WITHOUT_YEAR = re.compile(rf"(?<![年\d])(?P<m>{_NUMBER}{{1,3}})月\s?(?P<d>{_NUMBER}{{1,3}})日")

LONGEST_LINE = 80
"""Characters. A line that only says when is shorter than this."""


class DateLine(NamedTuple):
    """A line that says when: the day as ISO 8601, what else the line says, and whether it is an update."""

    iso: str
    rest: str
    updated: bool


def find_date(text: str) -> str:
    """Return the first date in `text` as ISO 8601 (`2024-06-24`), or "".

    Known forms: 2024年2月5日, 令和6年9月12日, 令和元年, 二〇二四年二月五日, 2015.12.26, 2023/08/05,
    2025-03-04T05:00, R6.9.12, 令和6.9.12, 24 Jun 2024, May 21, 2020, all of them in full-width digits too.
    A day that never was (2月30日, 平成31年5月1日) is none, and a day without a year neither.
    """
    return next((iso for each in _DATE.finditer(text.translate(_WIDE)) if (iso := _iso(each))), "")


def read_date(written: str) -> str:
    """Return the one day that is written, as ISO 8601, or "": for what a person types into a field.

    Every form of `find_date` counts, and digits alone (20240624); more words than a date has do not.
    """
    plain = unicodedata.normalize("NFKC", written).strip()
    if found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", plain):
        plain = "-".join(found.groups())
    line = date_line(plain)
    return line.iso if line and not line.rest else ""


def date_line(text: str) -> DateLine | None:
    """Return what a line says that is there to say when, or None when it is another kind of line."""
    if len(text) > LONGEST_LINE or not _CLUE.search(text) or text.endswith("。"):
        return None
    plain = text.translate(_WIDE)
    found = list(_DATE.finditer(plain))
    dates = [(iso, _is_update(plain, found, n)) for n, each in enumerate(found) if (iso := _iso(each))]
    if not dates:
        return None
    day, updated = next((date for date in dates if not date[1]), dates[0])
    rest = _MARKS.sub(" ", _AROUND.sub(" ", _DATE.sub(" ", plain))).strip()
    if len(rest) > 30:
        return None
    return DateLine(day, rest, updated)


def _is_update(line: str, found: Sequence[re.Match[str]], n: int) -> bool:
    """Whether a date of a line is the day of a change: 「更新日：…」, 「…更新」."""
    before = line[found[n - 1].end() if n else 0 : found[n].start()]
    after = line[found[n].end() : found[n + 1].start() if n + 1 < len(found) else len(line)]
    return "更新" in before or (_UPDATED.match(after) is not None and "公開" not in before)


def _iso(found: re.Match[str]) -> str:
    parts = {name[0]: value for name, value in found.groupdict().items() if value and "mark" not in name}
    era = parts.get("e", "").lower()
    first, last = _ERAS[_LETTERS.get(era, era)] if era else (date.min, date.max)
    year = _number(parts["y"]) + (first.year - 1 if era else 0)
    month = _MONTHS.get(parts["m"].lower()) or _number(parts["m"])
    if "i" in parts and month > _number(parts["i"]):  # 「2026年1月号（12月10日発売）」
        year -= 1
    try:
        day = date(year, month, _number(parts["d"]))
    except ValueError:
        return ""
    return day.isoformat() if year > 1850 and first <= day <= last else ""


def day_of_year(text: str, year: int) -> str:
    """Return the day that a line like 「6月4日（火）」 says in a known year, as ISO 8601, or ""."""
    plain = text.translate(_WIDE)
    found = _WITHOUT_YEAR.search(plain)
    if not found or _MARKS.sub("", _AROUND.sub(" ", _WITHOUT_YEAR.sub(" ", plain, count=1))):
        return ""
    try:
        return date(year, _number(found["m"]), _number(found["d"])).isoformat()
    except ValueError:
        return ""


def _number(digits: str) -> int:
    """The value of ASCII digits, 元, 二〇二四 or 二十四; 0 for anything else."""
    if digits.isascii():
        return int(digits) if digits.isdigit() else 0
    if digits == "元":
        return 1
    tens, ten, ones = digits.partition("十")
    if ten:
        return (_positional(tens) or 1) * 10 + _positional(ones)
    return _positional(digits)


def _positional(digits: str) -> int:
    value = 0
    for character in digits:
        value = value * 10 + (int(character) if character.isascii() else _KANJI.get(character, 0))
    return value
