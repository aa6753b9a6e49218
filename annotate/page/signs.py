"""Lines that are known by their words: share buttons, menus, advertisements, what follows an article.

The words stand in `annotate.page.furniture`. `ENDS` says which of them begin what follows an article.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.page import names
from annotate.page.furniture import OPENINGS, PATTERNS, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 60
"""Characters. A line longer than this is never one of these."""

IN_SENTENCES = frozenset({"page.paywall", "page.advertisement"})
"""Rules that are believed of whole sentences in the middle of an article too: nobody else speaks so."""

NAVIGATION = frozenset({"page.navigation", "page.breadcrumb", "page.label", "blog.categories"})
"""Rules that are believed only around an article: in its middle such a line is a heading."""

ENDS = {
    "blog.comments": 3.0,  # readers may write more than the author
    "think_tank.note": 0.6,
    "page.lists": 0.6,
    "page.return_to_top": 0.6,
    "page.copyright": 0.6,
    "page.policy": 0.6,
    "page.ranking": 0.6,
    "release.contact": 0.6,
    "forum.closed": 0.6,
    "page.bio": 0.25,
    "page.related": 0.25,
    "page.share": 0.25,
    "page.paywall": 0.25,
    "page.download": 0.25,
    "page.counter": 0.25,
    "blog.categories": 0.25,
    "blog.previous_next": 0.25,
}
"""Rules whose line may begin what follows an article: how much running text may stand below it at most,
as a share of what stands above. With more of it, the line is only something in the middle."""

CLOSING = frozenset(
    {"blog.comments", "page.lists", "page.return_to_top", "page.copyright", "page.policy", "page.ranking"}
)
"""Of these, the ones after which no paragraph of the article comes."""


def _table() -> dict[str, str]:
    return {word.replace("_", " "): rule for rule, words in WORDS.items() for word in words.split()}


_TABLE = _table()


def _any_of(patterns: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{rule.replace('.', '__')}>{'|'.join(forms)})" for rule, forms in patterns.items())
    )


def _rule_of(found: re.Match[str] | None) -> str:
    """The rule whose form a pattern of `_any_of` has found, or ""."""
    return found.lastgroup.replace("__", ".") if found and found.lastgroup else ""


_ANY = _any_of(PATTERNS)
_OPENING = _any_of(OPENINGS)
# Cases are spelt out, and every alternative begins with a letter and no group: only then can a search
# skip to where one of them may begin.
_LONG = re.compile(
    r"無断(?:で|での)?[^。]{0,12}(?:転載|複製|使用|引用)[^。]{0,20}(?:禁|断り|できません|遠慮)"
    r"|著作権(?:は|その他)[^。]{0,20}(?:帰属|属し|所有|保有)"
    r"|A(?:ll|LL) (?:[Rr]ights|RIGHTS) (?:[Rr]eserved|RESERVED)"
    r"|all (?:[Rr]ights|RIGHTS) (?:[Rr]eserved|RESERVED)"
    r"|C(?:ookie|OOKIE)を使用|cookieを使用"
    r"|有料会員[^。]{0,20}(?:続き|全文)|会員登録[^。]{0,20}(?:続き|全文)|ログイン[^。]{0,20}(?:続き|全文)"
    r"|残り\s?[\d,]+文字"
)
_CLOSED = re.compile("(?:質問|トピック|スレッド)[^。]{0,10}(?:締め切|受け?付けを?終了)")
_HELD_BACK = re.compile("文字|会員|ログイン")
LONGEST_BUTTON = 20
"""Characters."""

_FRAME = " \t\u3000•・‣●*-–[]【】()<>:：■◆▼▽□◇★☆#|≡☰"
_ITEM_MARKS = " \t\u3000•・‣●*-■◆▼▽□◇★☆#|※＊>"
_LABEL = re.compile(r"^[^|/:]{2,8}:\s?")
_BETWEEN = re.compile(r"\s+|[|/]")
_SPOKEN = re.compile("[、。「」]")
_BUTTONS = frozenset(
    {"page.share", "blog.comments", "page.counter", "page.return_to_top", "page.policy", "page.download"}
)
_LEGAL = frozenset({
    "利用規約", "プライバシーポリシー", "個人情報保護方針", "個人情報の取り扱い", "サイトポリシー",
    "特定商取引法に基づく表記", "配信停止", "編集綱領",
})
_ABOUT = frozenset({
    "お問い合わせ", "記事利用について", "会社概要", "会社案内", "運営会社", "広告掲載", "購読案内",
    "アクセス",
})
_COUNT = re.compile(r"[\s(]*[\d,]+\)?(?:件|人)?$")


@lru_cache(maxsize=4096)
def sign(text: str) -> str:
    """Return the rule that knows this short line by its words, or ""."""
    folded = unicodedata.normalize("NFKC", text).lower()
    bare = folded.strip(_FRAME)
    if rule := _TABLE.get(bare) or _TABLE.get(_COUNT.sub("", bare)):
        return rule
    if rule := _opening(folded):
        return rule
    line = folded.lstrip("•・‣●*- \t") or folded
    found = _ANY.fullmatch(line) or (_ANY.fullmatch(folded) if line != folded else None)
    if not found and folded[0] in _ITEM_MARKS and len(bare) > 1:
        found = _ANY.fullmatch(folded.lstrip(_ITEM_MARKS))
    return _rule_of(found) or _bars(bare) or _buttons(bare) or _menu(bare, text)


def opening(text: str) -> str:
    """Return the rule that knows a line of any length by what it begins with, or "": it says no sentence."""
    return _opening(unicodedata.normalize("NFKC", text[: 2 * LONGEST]).lower()) if "。" not in text else ""


def _opening(folded: str) -> str:
    return _rule_of(_OPENING.match(folded.lstrip(_ITEM_MARKS))) if "。" not in folded else ""


def _bars(line: str) -> str:
    """The rule of entries with bars between them: 「前の論説 | 論説一覧」, 「くらし|おくやみ|スポーツ」."""
    bar = "|" if "|" in line else "/"
    if bar not in line:
        return ""
    entries = [entry.strip() for entry in _LABEL.sub("", line).split(bar)]
    if not all(entries):
        return ""
    if "|" not in line:
        known = any(_TABLE.get(entry) in NAVIGATION for entry in entries)
        return "page.navigation" if known and len(entries) > 2 and _are_sections(entries) else ""
    rules = [sign(entry) for entry in entries]
    if all(rules):
        return next((rule for rule in rules if rule not in NAVIGATION), rules[0])
    return "page.navigation" if len(entries) > 2 and all(len(entry) <= 8 for entry in entries) else ""


def _are_sections(words: Sequence[str]) -> bool:
    return all(len(word) <= 10 and not _SPOKEN.search(word) for word in words)


def _menu(line: str, text: str) -> str:
    """The rule of a line that says several things: 「くらし 子育て しごと 市政」, 「社説・コラム」."""
    sections = line.split("・")
    if len(sections) > 1 and all(_TABLE.get(each) in NAVIGATION for each in sections):
        return "page.navigation"
    words = [_COUNT.sub("", word) or word for word in line.split()]
    if len(words) < 2 or line.isascii():
        return ""
    if all(word in _TABLE for word in words):
        return next((_TABLE[word] for word in words if _TABLE[word] not in NAVIGATION), _TABLE[words[0]])
    if len(words) > 2 and _are_sections(words) and len(_TABLE.keys() & set(words)) > 1:
        return "page.navigation"
    if len(words) < 4 or not _are_sections(words):
        return ""
    return "" if names.likeness(text) == 4 or names.labelled_name(text) else "page.navigation"


def _buttons(line: str) -> str:
    """The rule of a line half of which are buttons: 「いいね! 34 LINEで送る」, 「港都日報社 利用規約」."""
    if _SPOKEN.search(line):
        return ""
    words = [word for each in _BETWEEN.split(line) if not _COUNT.fullmatch(word := each.strip(_FRAME))]
    if not words or max(map(len, words)) > LONGEST_BUTTON:
        return ""
    if len(words) > 1 and not _LEGAL.isdisjoint(words):
        return "page.policy"
    if len(words) > 2 and not _ABOUT.isdisjoint(words):
        return "page.policy"
    if len(words) == 1 and line == words[0]:
        return ""
    known = [rule for word in words if (rule := _button(word)) in _BUTTONS]
    if len(words) == 1:
        return known[0] if known else ""
    return known[0] if known and 2 * len(known) >= len(words) + (len(words) == 2) else ""


@lru_cache(maxsize=1024)  # the same few words stand on every page
def _button(word: str) -> str:
    return _TABLE.get(word) or _rule_of(_ANY.fullmatch(word))


def long_sign(text: str) -> str:
    """Return the rule that knows this sentence as one of the publisher's own, or ""."""
    if len(text) > 150:
        return ""
    if _CLOSED.search(text):
        return "forum.closed"
    if not (found := _LONG.search(text)):
        return ""
    return "page.paywall" if _HELD_BACK.search(found[0]) else "page.copyright"
