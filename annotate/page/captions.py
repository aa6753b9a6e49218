"""The words under a picture, told by how they end: who took it, when and where, whose it is."""

from __future__ import annotations

import re

LONGEST = 160
"""Characters."""

_DAY = (
    r"(?:(?:\d{4}|昨|今|同)年)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"(?:(?:午前|午後)\d{1,2}時(?:\d{1,2}分)?)?(?<=[年月日時分])"
)
_TAKEN = re.compile(
    r"[=＝(（:：/／、 　][^=＝。、]{0,16}(?:撮影|提供)[)）】]?$"
    r"|[(（](?:資料|参考|イメージ|提供|記録)?(?:写真|画像)[)）]$"
    r"|[(（][^()（）。]{0,24}(?:撮影|提供|加工|作成|作図)[)）]$"
    r"|[(（](?:[Ff]oto|[Pp]hoto|写真|画像|撮影|出典)\s?[:：/／][^()（）。]{2,30}[)）]$"
    r"|[=＝](?:写真|撮影)[・:：/／][^=＝。]{1,14}$"
    r"|[=＝](?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)$"
    rf"|[=＝。](?:{_DAY})[、，][^=＝。]{{1,20}}$"
    r"|[=＝][^=＝。、]{1,12}(?:ヘリ|機|上空|屋上|展望台|車内|船上)から$"
    r"|[(（][^()（）。]{2,24}(?:から|より|を基に|をもとに)(?:作成|作図)[)）]$"
    r"|[(（][^()（）。]{2,30}[都道府県市区町村郡港橋駅内前上園館場国島地沖海川山]で[)）]$"
)
_CREDIT = re.compile(
    r"[(（=＝/／](?:[^()（）=＝。]{0,12}[/／＝=])?"
    r"(?:AFP|AP|EPA|UPI|ロイター|Reuters|REUTERS|共同|時事|新華社|[Gg]etty ?[Ii]mages?|[Ss]hutterstock|"
    r"[^()（）。、]{1,10}通信)"
    r"[^()（）。]{0,20}[)）]?$"
    r"|^[^。]{4,40}。[^。]{2,30}[(（][^()（）。]{2,16}[)）]$"
    r"|(?<=.)(?:[(（][cC][)）]|©)[^。]{2,40}$"
)
_OPEN = re.compile(
    "[^。]{5,40}[一-龥々ァ-ヶー」]。[^。]{2,40}(?:[^。！？!?」』）)：:…]|[（(][^()（）。]{2,16}[)）])"
)


def is_caption(text: str, *, in_head: bool) -> bool:
    """Whether a line ends like the words under a picture: who took it or, above the body, whose it is."""
    if len(text) > LONGEST or text[-1] == "。":
        return False
    return _TAKEN.search(text) is not None or (in_head and _CREDIT.search(text) is not None)


def is_open(text: str) -> bool:
    """Whether a line says a noun with a 。, and then goes without: 「船を待つ人の列。北浦港（町の写真）」."""
    return _OPEN.fullmatch(text) is not None
