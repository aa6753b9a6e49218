"""What one line can be that stands below an article, by its words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.page import names
from annotate.page.bios import claims, is_bio
from annotate.page.captions import is_caption
from annotate.page.facts import is_disclaimer, is_note, is_sentence
from annotate.page.lines import without_bullet
from annotate.page.notices import notice
from annotate.page.quotes import is_spoken
from annotate.page.signs import NAVIGATION

if TYPE_CHECKING:
    from collections.abc import Collection

    from annotate.page.facts import Fact
    from annotate.page.lines import Unit

LONGEST_LINE = 120
"""Characters. Longer ones are no furniture, whatever is beside them."""

_DATED_LINK = re.compile(r"[^。]{2,50}[(（]\d{1,2}月\d{1,2}日(?:付|放送|掲載|公開|配信)?[)）]")
_OF_AUTHOR_OR_PUBLISHER = re.compile(
    r"(?:現職|在住|出身|生まれ|入社|入所|入行|独立)。|(?:近著|著書|共著|訳書)に『|^(?:筆者|著者)は"
    r"|^[^。、]{2,24}[：:][^。]{2,40}。|[ァ-ヶ一-龥](?:者|家|員|ト|官|士)。$|助成を受け"
    r"|^(?:当|本)(?:資料|サイト|センター|研究所|ラボ|誌|紙|欄)(?:は|の)"
    r"|(?:掲載|配信|翻訳|編集|投稿|寄稿|応募)[^。]{0,16}(?:ます|ました|です|ください)。$"
)


def below_body(unit: Unit, fact: Fact, known: Collection[str]) -> str:
    """Return the rule of a unit that can belong to no body when nothing of the body follows, or ""."""
    text = unit.text
    if fact.sign and fact.sign not in NAVIGATION:
        return fact.sign
    if is_note(text):
        return "think_tank.note"
    if is_disclaimer(text):
        return "page.disclaimer"
    if unit.is_bullet:
        bare = without_bullet(text)
        return "wire.bio_bullet" if bare in known or is_bio(bare, known, bullet=True) else ""
    if fact.date is not None and len(fact.date.rest) <= 12:
        return "page.date"
    if is_bio(text, known, bullet=False):
        return "page.bio"
    if (rule := notice(text)) or fact.paragraph:
        return rule
    return _short(text, known)


def _short(text: str, known: Collection[str]) -> str:
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


def could_end_article(text: str) -> bool:
    """Whether a line that sticks to furniture could be the last of the article all the same."""
    if len(text) > LONGEST_LINE:
        return True
    if _OF_AUTHOR_OR_PUBLISHER.search(text) and not claims(text):
        return False
    return "。" in text or is_sentence(text) or is_spoken(text)
