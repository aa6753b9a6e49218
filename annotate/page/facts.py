"""What can be said of each unit of a page by looking at it alone, and what was seen on the page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from annotate.page.captions import is_caption
from annotate.page.dates import DateLine, date_line
from annotate.page.names import labelled_name
from annotate.page.signs import IN_SENTENCES, LONGEST, long_sign, opening, sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.lines import Unit

_CLOCK_GMT = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
_DATE_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVXⅠ-Ⅹ]{1,3}|第[一二三四五六七八九十\d]{1,3}[章節])[.．、]\s?\S{1,30}")
_NOTE = re.compile(
    r"(?:[\[［〔]\d{1,3}[\]］〕]|脚注\s?\d{1,3}[)）:：]|[(（]?注\s?\d{1,3}[)）]?[:：]?|[(（]?注[)）:：]|[*＊※]\s?\d{1,3}[)）.]?|[\[［]注\d*[\]］])\s*\S"
)
_DISCLAIMER = re.compile(
    r"免責事項|[※*＊(（]?\s?(?:本|この)(?:稿|欄|紙|誌|セクション|ブログ|コラム|コメンタリー|記事|論考|論文|寄稿|文章|レポート|解説|分析|論説|対談|インタビュー|報告書?)(?:の内容)?(?:で|は|の|に).{0,30}(?:見解|意見|考え)"
    r"|[^。]{0,40}(?:投資|商品|医療|売買)[^。]{0,10}(?:勧誘|推奨|助言)[^。]{0,6}(?:目的|意図)[^。]{0,14}ありません|免責\s?[:：]|.{0,30}見解を(?:代表|反映|示)(?:する|した|す)もの(?:で|と)は"
    r"|※.{0,40}による(?:寄稿|投稿)です|※.{0,60}(?:見解|肩書|所属|当時|商標)"
)


_OPINION_OF = re.compile(
    r"[※*＊]?\s?「[^」]{2,20}」は.*(?:執筆者|筆者|著者)(?:個人)?の(?:個人的な?)?(?:見解|意見)(?:を表|を示|であ|です)"
)


class Fact(NamedTuple):
    """One unit: the rule that knows it by its words, its date, and whether it reads like a paragraph."""

    sign: str
    date: DateLine | None
    paragraph: bool
    twin: bool


class Facts(NamedTuple):
    """All units of a page, and how often each sign was seen on it."""

    of: list[Fact]
    seen: Counter[str]


def is_paragraph(text: str) -> bool:
    """Whether a line reads like a sentence of an article and not like a title, a menu or a name."""
    length = len(text)
    if text[-1] in "。．｡":
        return length >= 6
    return length > 70 or (length >= 25 and "。" in text) or (length >= 40 and text[-1] in "！？!?")


def is_sentence(text: str) -> bool:
    """Whether a line without an end mark is a sentence all the same: 「物資が滞る可能性がある」."""
    return len(text) >= 10 and text[-1] in "だるたいうすくつむぬぶぐん"


def is_note(text: str) -> bool:
    """Whether a line begins like a footnote: 「[1] 」, 「注2：」, 「※3」."""
    return _NOTE.match(text) is not None


def is_disclaimer(text: str) -> bool:
    """Whether a line says whose opinion the article is."""
    return (len(text) <= 200 and _DISCLAIMER.match(text) is not None) or is_opinion_of(text)


def is_opinion_of(text: str) -> bool:
    """Whether a paragraph says that what it introduces is the opinion of the author alone."""
    return len(text) <= 200 and text[0] in "※*＊「" and _OPINION_OF.match(text) is not None


def look(units: Sequence[Unit]) -> Facts:
    """Look at every unit once."""
    facts: list[Fact] = []
    seen: Counter[str] = Counter()
    above = ""
    for unit in units:
        text = unit.text
        bullet = unit.is_bullet
        opens = opening(text) if len(text) > LONGEST else ""
        paragraph = not (bullet or opens) and is_paragraph(text)
        date = None if paragraph or text.startswith("http") else date_line(text)
        if date is not None and is_caption(text, in_head=False):  # 「…＝2025年9月2日、三国透撮影」
            date = None
        if opens:
            rule = opens
        elif paragraph or len(text) > LONGEST:
            rule = long_sign(text)
            if not rule and len(text) <= 40 and (said := sign(text)) in IN_SENTENCES:
                rule = said
        elif date is not None:
            rule = ""
        else:
            rule = sign(text)
        twin = text == above and date is None and rule in ("", "page.caption")
        if twin:
            seen["+twins"] += 1
            facts[-1] = facts[-1]._replace(twin=True)
        if rule:
            seen[rule] += 1
            if bullet and rule == "page.share":
                seen["+bullet_share"] += text[0] == "•"
        elif date is not None:
            _see_date(text, above, seen)
        elif not paragraph and len(text) <= 40:
            seen["+numbered_heading"] += _NUMBERED.fullmatch(text) is not None
            seen["+labelled_name"] += labelled_name(text) != ""
            seen["+english_title"] += len(text) > 12 and text.isascii() and " " in text
        elif is_note(text):
            seen["think_tank.note"] += 1
        facts.append(Fact(rule, date, paragraph, twin))
        above = text
    return Facts(facts, +seen)


def _see_date(text: str, above: str, seen: Counter[str]) -> None:
    seen["+date"] += 1
    if text == above:
        seen["+date_twice"] += 1
    if _CLOCK_GMT.search(text):
        seen["+clock_gmt"] += 1
    elif _DATE_ISO.search(text):
        seen["+date_iso"] += 1
    elif "時" in text and "分" in text:
        seen["+hours_ja"] += 1
