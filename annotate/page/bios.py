"""Paragraphs that say who somebody is: 「みくに・とおる　1971年生まれ。…」, 「三国 透氏は、…である。」."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.page import names

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST = 300
"""Characters."""

LONGEST_NAMED = 120
"""Characters of a bio that is only told by the author's name at its beginning, and a word bios have."""

_AUTHOR = "(?:筆者|著者|執筆者)"
_LIFE = "生まれ|入社|入行|入局|入省|入庁"
_BORN = re.compile(
    rf"^[^はがを、。]{{0,30}}\d{{4}}年[^はが、。]{{0,10}}(?:{_LIFE}|生)[。、]|^\d{{4}}年.{{0,10}}(?:卒|入社)"
)
_LABELLED = re.compile(
    rf"^{_AUTHOR}について[:：]|^[【［〈<＜]{_AUTHOR}(?:紹介)?[】］〉>＞]"
    r"|^[【［〈<＜]?[^。、]{0,16}(?:略歴|プロフィール|経歴|PROFILE|Profile)(?:[】］〉>＞]|[ 　:：])"
    r"|^[^。]{2,24}[｜|]\s?(?:専門|担当)"
    r"|^(?:この記事を書いた人|執筆者紹介|筆者紹介|著者紹介)[ \u3000:：]"
)
_THE_AUTHOR_IS = re.compile(
    rf"[（(]{_AUTHOR}は[^。、]{{2,40}}[。）)]|{_AUTHOR}は[^。]{{2,50}}(?:者|家|員|授|士|師|ト|官|長|在住|顧問)。"
)
_NAME_READING = re.compile(
    r"^\S{1,8}[ 　]?\S{0,12}\s?[(（][ぁ-んァ-ヶー・ 　]{3,20}(?:[/／、].*)?[)）]"
    r"|^[一-龥々ァ-ヶー]{2,8}[ 　]?[一-龥々ぁ-んァ-ヶー]{0,8}\u3000[ぁ-ん]{1,8}・[ぁ-ん]{1,8}[\u3000｜|]"
)
_KANA_READING = re.compile(r"^[ぁ-ん]{1,8}・[ぁ-ん]{1,8}(?:$|[ 　/／=＝])")
_SIGNED_WITH_READING = re.compile(r"^[(（][ぁ-ん]{1,8}[・ 　][ぁ-ん]{1,8}[ 　、＝=].{2,30}[)）]$")
_READING = re.compile(r"^[(（][ぁ-ん]{1,8}[・ 　][ぁ-ん]{1,8}[)）]$")
_SHAPES = (
    _THE_AUTHOR_IS, _READING, _BORN, _LABELLED, _NAME_READING, _KANA_READING, _SIGNED_WITH_READING
)

_NAME_AND_MARK = re.compile(r"([^。、：:｜|＝=（(]{3,24}?)[ \u3000]*(?:[：:｜|＝=（(]|\u3000)")
_TOLD_OF = re.compile(
    "現職|専門|生まれ|出身|在住|入[社所行局省庁]|独立|著書|近著|共著|経て|研究者|(?:家|員|授|ト|官|士|者)。$"
)
_CLAIM = re.compile("べき|なければ|必要が|かねない|おそれ|恐れ|可能性")
_CONTACT = re.compile(r"(?:x|twitter|ツイッター|@\w+)\b.*@?\w+", re.IGNORECASE)
_MARKS = "▽△▼▲◇◆□■○●◎☆★ \u3000"


def claims(text: str) -> bool:
    """Whether a paragraph says what no bio says: what should be done, what could happen."""
    return _CLAIM.search(text) is not None


def is_reading(text: str) -> bool:
    """Whether a line begins with how a name is read: 「みくに・とおる」."""
    return _KANA_READING.match(text) is not None


def is_bio(text: str, known: Collection[str], *, bullet: bool) -> bool:
    """Whether a paragraph below an article says who somebody is; `known` are who may have written it."""
    text = text.lstrip(_MARKS) or text
    name = names.bio_name(text)
    if claims(text):
        return False
    if bullet:
        return bool(name) or _CONTACT.match(text) is not None or _BORN.search(text) is not None
    if len(text) > LONGEST:
        return False
    if names.is_introduced(text) or (name != "" and name in known) or _begins_with_name(text, known):
        return True
    return any(shape.match(text) for shape in _SHAPES)


def _begins_with_name(text: str, known: Collection[str]) -> bool:
    """Whether a line says a known person's name, and behind a blank or a mark who that is."""
    for name in known:
        if text.startswith((f"{name} ", f"{name}\u3000")):
            return not names.is_company(name)
    if len(text) > LONGEST_NAMED or not _TOLD_OF.search(text):
        return False
    found = _NAME_AND_MARK.match(text)
    return found is not None and _bare(found[1]) in {_bare(name) for name in known}


def _bare(name: str) -> str:
    return "".join(name.split())
