"""What stands below the body: notes, who the author is, other articles, the publisher's own words."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from annotate.page import names
from annotate.page.facts import is_disclaimer, is_note, is_sentence
from annotate.page.items import is_item, mark
from annotate.page.lines import without_bullet
from annotate.page.quotes import is_spoken
from annotate.page.signs import CLOSING, ENDS, NAVIGATION, is_caption

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotate.page.facts import Fact
    from annotate.page.lines import Unit

LONGEST_LINE = 120
"""Characters. Longer ones are no furniture, whatever is beside them."""

MOST_LINES = 30
"""Lines of furniture that are looked at in a row."""

_ANYWHERE = frozenset({"page.caption", "page.date", "page.signature", "page.separator", "page.label", "think_tank.note"})
_LISTS = frozenset({"page.related", "page.link", "page.ranking"})
_BORN = re.compile(
    r"^[^はがを、。]{0,30}\d{4}年[^はが、。]{0,10}(?:生まれ|生|入社|入行|入局|入省|入庁)[。、]|^\d{4}年.{0,10}(?:卒|入社)"
)
_LABELLED = re.compile(
    r"^(?:著者|筆者|執筆者)について[:：]|^[【［〈<＜]?[^。、]{0,16}(?:略歴|プロフィール|経歴|PROFILE|Profile)(?:[】］〉>＞]|[ 　:：])"
    r"|^[【［〈<＜](?:筆者|著者|執筆者)(?:紹介)?[】］〉>＞]"
)
_SAYS = (
    r"[^。]{0,40}(?:随時|毎週|毎月|隔週|隔月|毎日|平日|次回|次号|次週|第\d{1,4}回|欄)[^。]{0,40}"
    r"(?:掲載|更新|配信|放送|お届け|公開|発売|発行)(?:(?:して(?:い|おり)|し)ます|する予定です|予定(?:です)?|です)?[)）]?",
    r"[^。]{0,10}\d+字(?:以内|程度|前後)[^。]{0,30}",
    r"[^。]{0,30}(?:ご?意見|ご?感想|お便り|投稿|投書|投稿規定|応募|情報)(?:は|を)[^。]{0,40}"
    r"(?:まで|へ|面|ください|ご覧ください|お待ちして(?:い|おり)ます)",
    r"[^。]{0,30}(?:読者|皆さま|皆さん|皆様|会員|会費)[^。]{0,30}"
    r"(?:ページです|欄です|コーナーです|運営されて(?:い|おり)ます|募集して(?:い|おり)ます|お待ちして(?:い|おり)ます)",
    r"[^。]{0,40}(?:ご覧|お読み|お聴き|お聞き|ご利用)(?:いただけ|になれ)ます",
    r"[^。]{0,12}(?:紙面|記事|続き|詳しく)は[^。]{0,10}(?:アプリ|電子版|デジタル|ウェブ)(?:で|でも|に)",
    r"[^。]{0,40}(?:図書カード|記念品|謝礼|粗品)を(?:進呈|お送り|差し上げ)(?:し|いたし)?ます",
    r"(?:引用|転載)(?:の際|する際|する場合|時)[^。]{0,60}(?:ください|お願い(?:し|いたし)ます)",
    r"[^。]{0,20}(?:社説|論説|欄|コラム)は[^。]{0,40}(?:掲載|執筆)して(?:い|おり)ます",
    r"[^。]{0,4}(?:研究|稿|調査|論文|取材)は[^。]{0,40}(?:助成|支援|委託|補助)を受け[^。]{0,14}",
    r"(?:次の|次回の|今月の|来月の)(?:テーマ|お題)は[^。]{1,40}|締め?切り?は?[^。]{0,4}\d{1,2}月\d{1,2}日[^。]{0,10}",
    r"[^。]{0,30}(?:再構成|編集|翻訳|要約|加筆|修正)(?:・(?:編集|要約|加筆|修正))?し(?:まし)?た(?:ものです)?",
)
_PUBLISHER_SAYS = re.compile(rf"[◇◆■●▽▼※＊*]?\s?(?:(?:{'|'.join(_SAYS)})(?:。|$))+")
_NOTICE = re.compile(r"[※＊*][^。]{2,70}(?:です|ます|ました|ません)(?:。|$)")
_GLOSSARY = re.compile(r"[◇◆■※▽▼●＊*【〈]\s?[^。]{1,24}とは[】〉]?[ 　:：]")
_ORIGINAL = re.compile(
    r"[(（]?(?:『[^』]{2,30}』[^。]{0,20}(?:所収|所載|掲載)|[^。]{0,20}原文は[^。]{1,12}|日本語訳[:：][^。]{2,20}|[^。]{0,30}許諾を得て[^。]{1,20})"
    r"(?:。[^。]{0,20})?[)）]?。?"
)
_DATED_LINK = re.compile(r"[^。]{2,50}[(（]\d{1,2}月\d{1,2}日(?:付|放送|掲載|公開|配信)?[)）]")
_OWN_OPINION = re.compile(
    r"[^。]{0,24}(?:執筆者|筆者|著者|寄稿者)(?:個人)?の(?:個人的な?)?(?:見解|意見)(?:であり|です|で[、あ])[^。]{0,60}。?"
)
_TRANSLATORS_NOTE = re.compile("[［\\[〔【](?:訳注|訳者注|編注|編集部注|編集部より|訂正|お断り|お知らせ)[］\\]〕】]")
_WHO_WROTE = re.compile(
    r"[（(](?:筆者|著者)は[^。、]{2,40}[。）)]|(?:筆者|著者)は[^。]{2,50}(?:者|家|員|授|士|師|ト|官|長|在住)。"
    r"|(?:この記事を書いた人|執筆者紹介|筆者紹介|著者紹介)[ \u3000:：]"
    r"|[一-龥々ァ-ヶー]{2,8}[ \u3000]?[一-龥々ぁ-んァ-ヶー]{0,8}\u3000[ぁ-ん]{1,8}・[ぁ-ん]{1,8}\u3000"
)
_ELSEWHERE = re.compile(
    r"^[※*＊(（]?(?:この|本)(?:稿|記事|社説|論説|解説|論考|論文|寄稿|文章|コラム)は[^。]{0,50}(?:掲載|配信|発表|公開)(?:された|した)"
)
_TO_READERS = re.compile(
    r"[^。]{0,24}(?:ご感想|お便り|投稿の|投書の|応募の)[^。]{0,24}(?:ください|お待ちしています|募集しています)。(?:[^。]{1,16}。)?"
    r"|[^。]{0,16}への(?:ご?意見|ご?感想|投稿|投書)は[^。]{0,20}。"
    r"|[^。]{0,20}(?:新着|更新|公式|SNS|メール|アプリ)[^。]{0,24}(?:お知らせ|お届け|配信|ご案内)して(?:い|おり)ます。"
)
_OF_AUTHOR_OR_PUBLISHER = re.compile(
    r"(?:現職|在住|出身|生まれ|入社|入所|入行|独立)。|(?:近著|著書|共著|訳書)に『|^(?:筆者|著者)は|^[^。、]{2,24}[：:][^。]{2,40}。"
    r"|^(?:当|本)(?:資料|サイト|センター|研究所|ラボ|誌|紙|欄)(?:は|の)|助成を受け|[ァ-ヶ一-龥](?:者|家|員|ト|官|士)。$"
    r"|(?:掲載|配信|翻訳|編集|投稿|寄稿|応募)[^。]{0,16}(?:ます|ました|です|ください)。$"
)
_NAME_AND_MARK = re.compile(r"([^。、：:｜|＝=（(]{3,24}?)[ \u3000]*(?:[：:｜|＝=（(]|\u3000)")
_TOLD_OF = re.compile("現職|専門|生まれ|出身|在住|入[社所行局省庁]|独立|著書|近著|共著|経て|研究者|(?:家|員|授|ト|官|士|者)。$")
_CLAIM = re.compile("べき|なければ|必要が|かねない|おそれ|恐れ|可能性")
_NAME_READING = re.compile(r"^\S{1,8}[ 　]?\S{0,12}\s?[(（][ぁ-んァ-ヶー・ 　]{3,20}(?:[/／、].*)?[)）]")
_KANA_READING = re.compile(r"^[ぁ-ん]{1,8}・[ぁ-ん]{1,8}(?:$|[ 　/／=＝])")
_SIGNED_WITH_READING = re.compile(r"^[(（][ぁ-ん]{1,8}[・ 　][ぁ-ん]{1,8}[ 　、＝=].{2,30}[)）]$")
_READING = re.compile(r"^[(（][ぁ-ん]{1,8}[・ 　][ぁ-ん]{1,8}[)）]$")
_BIOS = (_WHO_WROTE, _READING, _BORN, _LABELLED, _NAME_READING, _KANA_READING, _SIGNED_WITH_READING)
_MARKS = "▽△▼▲◇◆□■○●◎☆★ \u3000"
_CONTACT = re.compile(r"(?:x|twitter|ツイッター|@\w+)\b.*@?\w+", re.IGNORECASE)


def tail_start(units: Sequence[Unit], facts: Sequence[Fact], start: int, known: Collection[str]) -> int:
    """Return the index of the first unit below the body, which begins at `start`.

    The tail opens at a line that says so (`ENDS`) when far more of the article stands above it than below;
    what directly precedes that line and belongs to no body (notes, a bio) goes with it.
    """
    end = _opening_line(units, facts, start)
    is_airy = _is_airy(units, facts, start, end)
    if is_airy and end == len(units):
        end = _last_block(units, facts, start, known)
    while end - 1 > start and (
        _below_body(units, facts, end - 1, known)
        or (is_airy and _sticks_to_tail(units, facts, end, known))
        or _tells_of_name_above(units, end - 1, known)
        or (end < len(units) and _is_left_over(units, facts, end - 1))
    ):
        end -= 1
    return end


def _opening_line(units: Sequence[Unit], facts: Sequence[Fact], start: int) -> int:
    openings = [index for index in range(start + 1, len(units)) if facts[index].sign in ENDS]
    if not openings:
        return len(units)
    lengths = (
        len(unit.text) if _is_running(unit.text, fact) else 0
        for unit, fact in zip(units, facts, strict=True)
    )
    running = list(accumulate(lengths, initial=0))
    total = running[-1] - running[start]
    for index in openings:
        above = running[index] - running[start]
        if above and total - above <= ENDS[facts[index].sign] * above:
            return index
    return len(units)


def _is_airy(units: Sequence[Unit], facts: Sequence[Fact], start: int, end: int) -> bool:
    """Whether the paragraphs of the article stand apart from each other, with hardly an exception."""
    last_gap = next((n for n in reversed(range(start, end)) if units[n].gap > 0), end)
    end = last_gap + 1
    gaps = [unit.gap > 0 for unit, fact in zip(units[start + 1 : end], facts[start + 1 : end], strict=True) if fact.paragraph]
    return len(gaps) >= 4 and sum(gaps) >= 0.8 * len(gaps)


def _last_block(units: Sequence[Unit], facts: Sequence[Fact], start: int, known: Collection[str]) -> int:
    """Return where the last lines begin that no blank line parts, if one of them is furniture; else the end."""
    first = next((n for n in reversed(range(start + 1, len(units))) if units[n].gap > 0), len(units))
    block = range(first, len(units))
    if len(block) < 2 or any(len(units[n].text) > LONGEST_LINE for n in block[1:]):
        return len(units)
    rules = [_below_body(units, facts, n, known) or facts[n].sign for n in block]
    if not any(rule and rule not in _ANYWHERE for rule in rules):
        return len(units)
    return first if rules[0] or not _could_end_article(units[first].text) else first + 1


def _could_end_article(text: str) -> bool:
    """Whether a line that sticks to furniture could be the last of the article all the same."""
    if len(text) <= LONGEST_LINE and _OF_AUTHOR_OR_PUBLISHER.search(text) and not _CLAIM.search(text):
        return False
    return len(text) > LONGEST_LINE or "。" in text or is_sentence(text) or is_spoken(text)


def _sticks_to_tail(units: Sequence[Unit], facts: Sequence[Fact], end: int, known: Collection[str]) -> bool:
    """Whether the line above `end` has no blank line between it and what is below the article.

    Where paragraphs stand apart, none of them does; the first of such lines could yet be the last paragraph.
    """
    if end >= len(units) or units[end].gap > 0:
        return False
    unit = units[end - 1]
    if len(unit.text) > LONGEST_LINE:
        return False
    return not _could_end_article(unit.text) or (unit.gap == 0 and _opens_tail(units, facts, end - 1, known))


def _opens_tail(units: Sequence[Unit], facts: Sequence[Fact], index: int, known: Collection[str]) -> bool:
    """Whether the first of the lines that no blank line parts is furniture itself."""
    first = next(n for n in range(index, -1, -1) if units[n].gap > 0 or n == 0 or index - n > MOST_LINES)
    return _below_body(units, facts, first, known) != "" or not _could_end_article(units[first].text)


def _is_running(text: str, fact: Fact) -> bool:
    return fact.paragraph and not (fact.sign or is_note(text) or is_disclaimer(text))


def _begins_with_name(text: str, known: Collection[str]) -> bool:
    """Whether a line says a known person's name, and behind a blank or a mark who that is."""
    for name in known:
        if text.startswith((f"{name} ", f"{name}\u3000")):
            return not names.is_company(name)
    if len(text) > LONGEST_LINE or not _TOLD_OF.search(text):
        return False
    found = _NAME_AND_MARK.match(text)
    return found is not None and _bare(found[1]) in {_bare(name) for name in known}


def _bare(name: str) -> str:
    return "".join(name.split())


def _tells_of_name_above(units: Sequence[Unit], index: int, known: Collection[str]) -> bool:
    """Whether a short paragraph stands below a name and says who that is."""
    text, above = units[index].text, without_bullet(units[index - 1].text)
    named = above in known or names.clean(above) in known or _KANA_READING.match(above) is not None
    return named and units[index].gap == 0 and len(text) <= 200 and not _CLAIM.search(text)


def _is_left_over(units: Sequence[Unit], facts: Sequence[Fact], index: int) -> bool:
    """Whether a line with nothing of the article below it is too little to be its last words."""
    unit = units[index]
    if is_spoken(unit.text) or len(unit.text) >= 25 or facts[index].paragraph or unit.is_bullet:
        return False
    if _goes_on_a_list(units, facts, index):
        return False
    return not (is_sentence(unit.text) or "。" in unit.text)


def _goes_on_a_list(units: Sequence[Unit], facts: Sequence[Fact], index: int) -> bool:
    """Whether a line is an item with a number, or one below an item that is surely of the article."""
    found = mark(units[index].text)
    if found is None or not is_item(units, index):
        return False
    return found.number > 0 or facts[index - 1].paragraph or len(units[index - 1].text) >= 25


def read_tail(units: Sequence[Unit], facts: Sequence[Fact], start: int, known: Collection[str]) -> list[str]:
    """Say what each unit from `start` on is.

    After a mere list of links the article may go on: a paragraph that stands apart is taken for its next one.
    """
    rules: list[str] = []
    closed = False
    for index in range(start, len(units)):
        fact = facts[index]
        rule = _below_body(units, facts, index, known)
        above = rules[-1] if rules else ""
        rule = rule or fact.sign or _rule_by_place(units, index, fact, above, closed=closed or index == start)
        closed = closed or rule in CLOSING
        rules.append(rule)
    return rules


def _rule_by_place(units: Sequence[Unit], index: int, fact: Fact, above: str, *, closed: bool) -> str:
    """The rule of a unit whose words say nothing, by what stands above it."""
    unit = units[index]
    apart = unit.gap > 0 or above == "page.advertisement" or units[index - 1].is_bullet
    if above == "wire.bio_bullet" and fact.paragraph and unit.gap == 0:
        return "page.bio"
    if above == "page.bio" and (fact.paragraph or index + 1 < len(units)) and not closed:
        return "page.bio"
    if above == "think_tank.note":
        return "think_tank.note"
    if not closed and fact.paragraph and apart and len(unit.text) >= 50 and unit.text[-1] == "。":
        return "page.resumed"
    return "page.link" if above in _LISTS else "page.after_article"


def _below_body(units: Sequence[Unit], facts: Sequence[Fact], index: int, known: Collection[str]) -> str:
    """Return the rule of a unit that can belong to no body when nothing of the body follows, or ""."""
    text, fact = units[index].text, facts[index]
    if fact.sign and fact.sign not in NAVIGATION:
        return fact.sign
    if is_note(text):
        return "think_tank.note"
    if is_disclaimer(text):
        return "page.disclaimer"
    if units[index].is_bullet:
        bare = without_bullet(text)
        return "wire.bio_bullet" if bare in known or _is_bio(bare, known, bullet=True) else ""
    if fact.date is not None and len(fact.date.rest) <= 12:
        return "page.date"
    if _is_bio(text, known, bullet=False):
        return "page.bio"
    if len(text) <= 120 and _ELSEWHERE.match(text):
        return "page.after_article"
    if _TO_READERS.fullmatch(text) or (len(text) <= 120 and _PUBLISHER_SAYS.fullmatch(text)):
        return "page.policy"
    if len(text) <= 120 and _OWN_OPINION.fullmatch(text):
        return "page.disclaimer"
    if len(text) <= 120 and _TRANSLATORS_NOTE.match(text):
        return "think_tank.note"
    if len(text) <= 200 and (_GLOSSARY.match(text) or _NOTICE.fullmatch(text)):
        return "think_tank.note"
    if len(text) <= 80 and _ORIGINAL.fullmatch(text):
        return "page.after_article"
    if fact.paragraph:
        return ""
    if _DATED_LINK.fullmatch(text):
        return "page.link"
    if names.is_translator(text):
        return "page.translator"
    if names.in_brackets(text) or names.labelled_name(text):
        return "page.signature"
    if names.is_agency(text):
        return "page.agency"
    if names.is_publisher(re.split("[ 　]", text, maxsplit=1)[0]):
        return "page.after_article"
    if len(text) <= 20 and text.endswith("へ戻る"):
        return "page.return_to_top"
    if text in known or (names.likeness(text) == 4 and len(text) <= 25):
        return "page.signature"
    return "page.caption" if is_caption(text, in_head=False) else ""


def _is_bio(text: str, known: Collection[str], *, bullet: bool) -> bool:
    text = text.lstrip(_MARKS) or text
    name = names.bio_name(text)
    if _CLAIM.search(text):
        return False
    if bullet:
        return bool(name) or _CONTACT.match(text) is not None or _BORN.search(text) is not None
    if len(text) > 300:
        return False
    if names.is_introduced(text) or (name != "" and name in known) or _begins_with_name(text, known):
        return True
    return any(shape.match(text) for shape in _BIOS)
