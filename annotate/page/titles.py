"""Which line of a page is its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.page import names
from annotate.page.captions import is_caption

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotate.page.facts import Fact
    from annotate.page.families import Family
    from annotate.page.lines import Unit

TITLE_LIMIT = 90
"""Characters."""

LONGEST_COLUMN = 9
"""Characters. The name of a column is shorter: 「世界潮流を読む」."""

_HIRAGANA = re.compile("[ぁ-ん]")
_TITLE_MARKS = re.compile("[「『“：:？?！!、―〜　]")
OUTLET = re.compile(
    r"(?:新聞|新報|日報|時報|通信|ニュース|放送|テレビ|研究所|センター|財団|オンライン|デジタル|ブログ|マガジン|クロニクル|ジャーナル|"
    r"レビュー|タイム[ズス]|ポスト|オピニオン面|電子版|日本語版|公式サイト|の部屋|日記|雑記|ノート|メモ|"
    r"コラム「[^」]{1,8}」|News|Times|Journal|Review|Online|TV|Blog)"
    r"(?:[ 　]?(?:日本|日本版|日本語版|日本語|ジャパン|JP|Japan|JAPAN|WEB|Web|ONLINE|オンライン|"
    r"デジタル|DIGITAL|電子版))?$"
    r"|(?<=[A-Z])[ 　](?:日本語|日本版)$|を日本語で$|^[^、。「]{2,12}[|｜／][^、。「]{2,16}$|^テレビ\S{2,6}$"
    r"|^(?:ウェブマガジン|オンラインマガジン|月刊|季刊|隔月刊|週刊|旬刊)[ 　「『]"
)
_ISSUE = re.compile(r"(?:第[\d０-９]{1,5}[号回集]|(?:[Vv]ol|[Nn]o)\.?\s?[\d０-９]{1,5}|[\d０-９]{1,2}月号)$")
_SERIES = re.compile(r"(?:連載|特集|シリーズ|集中連載|短期連載|巻頭)[ 　:：／].{1,40}$")
FOR_MEMBERS = re.compile(r"^(?:有料会員限定|有料会員|有料|会員限定)(?:記事)?[ 　]+(?=\S)")
_INTERVIEWED = re.compile(r"(?:さん|氏|教授|代表|社長)(?:に聞く|に訊く|インタビュー|との対話)$")
_NAMED_COLUMN = re.compile(
    r"[＜<【〈](?:特集|連載|シリーズ)[^＞>】〉]*[＞>】〉].{0,5}"
    r"|(?:コラム|連載|シリーズ)[ 　／/][^「」、]{2,10}"
    r"|.{0,8}(?:コラム|連載|シリーズ|特集|欄|アーカイブス?)[^「『]{0,4}[「『][^」』]{2,14}[」』]"
)
_COLUMN = re.compile(r"[一-龥々]{1,4}の[一-龥々]{1,3}")
_SPEECH = re.compile(r"「[^\u3000]{20,}」")
_SUBTITLE = re.compile(r"^[―—–─〜～-]")
_SUFFIX = re.compile(r"\s*[|｜‐\-–—:：《«<]\s*")
_KICKER = re.compile(
    r"\u3000.*\u3000|連載|特集|シリーズ|コラム|対談|座談会|ブリーフ|第[\d０-９一二三四五六七八九十]+[回部号]"
    r"|[（(][上中下\d０-９][)）]|[|｜／/]|はこちら"
)
_MENUS = frozenset({"blog.previous_next", "page.navigation", "page.breadcrumb", "page.share"})


def without_outlet(title: str) -> str:
    """Return a title without the name of the outlet behind it: 「…｜港都日報」."""
    words, bar, name = title.rpartition("|") if "|" in title else title.rpartition("｜")
    return words.rstrip() if bar and len(words) > len(name) and OUTLET.search(name) else title


def bare_words(text: str) -> str:
    """Return a line as lines are compared: without blanks, and without the mark at its end."""
    return "".join(text.split()).strip("。…")


def find_title(units: Sequence[Unit], facts: Sequence[Fact], end: int, family: Family) -> int:
    """Return which unit is the title, or -1."""
    landmarks = [i for i in range(end) if facts[i].date is not None]
    first_date = landmarks[0] if landmarks else end
    candidates = [i for i in range(end) if _can_be_title(units[i], facts[i], family)]
    if family.title_after_links:
        links = [i for i in range(first_date) if facts[i].sign == "page.share" or units[i].is_bullet]
        last_link = links[-1] if links else -1
        after = [i for i in candidates if i > last_link and not is_caption(units[i].text, in_head=True)]
        if after and links:
            return after[0]
    if not candidates:
        return -1
    repeated = _said_twice(units, end)
    rank = {index: n for n, index in enumerate(candidates)}
    above_date = sum(index < first_date for index in candidates)
    trail = _last(facts[:first_date], {"page.breadcrumb"})
    leads = _with_subtitle(units, facts, candidates)
    menu = _last(facts[:first_date], _MENUS)
    turned = _last(facts[:first_date], {"blog.previous_next"})
    signed_below = _any_signed(units, candidates[above_date:], end)
    above = [units[i].text for i in candidates[:above_date] if i > menu and (i or not signed_below)]
    title_above = _any_title(above, signed_below=signed_below)

    def score(index: int) -> float:
        text = FOR_MEMBERS.sub("", units[index].text)
        points = min(len(text), 30) / 5
        points += 3 * bool(_HIRAGANA.search(text)) + 2 * bool(_TITLE_MARKS.search(text))
        points += 2 * (units[index].gap > 0) + 10 * (bare_words(text) in repeated and not OUTLET.search(text))
        points -= 8 * text.isascii() + 8 * bool(_SUBTITLE.match(text)) + 6 * bool(OUTLET.search(text))
        points -= 8 * (names.likeness(text) >= 3) + 6 * names.is_affiliated(text)
        points -= 8 * bool(names.labelled_name(text))
        points -= 3 * (facts[index].paragraph) + 20 * bool(facts[index].sign)
        if index and _SERIES.match(units[index - 1].text) and names.likeness(text) < 3:
            points += 6
        points -= 4 * bool(_COLUMN.fullmatch(text)) + 8 * bool(_SPEECH.fullmatch(text))
        points -= 10 * bool(_NAMED_COLUMN.fullmatch(text)) + 6 * (index < trail) - 6 * (index in leads)
        points -= 8 * bool(_ISSUE.search(text)) + 6 * bool(_INTERVIEWED.search(text))
        points -= 8 * (names.is_company(text) or names.is_translator(text)) + 6 * (index < turned)
        if index < first_date:
            points += max(5 - 2 * (above_date - rank[index] - 1), 0)
        elif landmarks:
            points += -8 if title_above else 4
        return points

    points, best = max((score(index), -index) for index in candidates)
    return -best if len(units[-best].text) >= 3 and points > 0 else -1


def _last(facts: Sequence[Fact], signs: Collection[str]) -> int:
    """The last line with one of these signs, or -1."""
    return max((n for n, fact in enumerate(facts) if fact.sign in signs), default=-1)


def _with_subtitle(units: Sequence[Unit], facts: Sequence[Fact], candidates: Sequence[int]) -> set[int]:
    """The candidates that sound like a title above a line that does so too, and a name or a date below."""
    chosen = set(candidates)
    return {
        i
        for i in candidates
        if i + 2 < len(units)
        and i + 1 in chosen
        and (facts[i + 2].date is not None or names.likeness(units[i + 2].text) > 0)
        and units[i + 1].gap == units[i + 2].gap == 0
        and all(_is_main(units[n].text) for n in (i, i + 1))
        and bare_words(units[i].text) != bare_words(units[i + 1].text)
    }


def _is_main(text: str) -> bool:
    """Whether a line can be a title with a subtitle, or a subtitle: no column, no number, no name."""
    if len(text) < 10 or not _HIRAGANA.search(text) or names.likeness(text) >= 3:
        return False
    return not (OUTLET.search(text) or _ISSUE.search(text) or _KICKER.search(text))


def _any_title(above: Sequence[str], *, signed_below: bool) -> bool:
    """Whether a title stands above the date: not what is as short as a column, with a signed title below."""
    shortest = LONGEST_COLUMN if signed_below else 0
    return any(len(text) >= shortest and _sounds_like_title(text) for text in above)


def _any_signed(units: Sequence[Unit], candidates: Sequence[int], end: int) -> bool:
    """Whether a line that sounds like a title stands above a name."""
    signed = (n for n in candidates if n + 1 < end and names.likeness(units[n + 1].text) >= 3)
    return any(_sounds_like_title(units[n].text) for n in signed)


def _sounds_like_title(text: str) -> bool:
    if text.isascii() or OUTLET.search(text) or _ISSUE.search(text):
        return False
    if _COLUMN.fullmatch(text) or _NAMED_COLUMN.fullmatch(text):
        return False
    return len(text) >= 12 or _HIRAGANA.search(text) is not None


def _can_be_title(unit: Unit, fact: Fact, family: Family) -> bool:
    return (
        len(unit.text) <= TITLE_LIMIT
        and fact.date is None
        and not unit.is_bullet
        and unit.text[0] not in "※＊"
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
        whole = bare_words(unit.text)
        parts = {whole, bare_words(_SUFFIX.split(unit.text, maxsplit=1)[0])}
        twice |= {part for part in parts if part in once}
        once |= parts
    return {line for line in twice if len(line) >= 6}
