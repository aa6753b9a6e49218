"""Whether a line is somebody's name, and the name without what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_KANA_NAME = r"[ァ-ヶヴー]{1,15}(?:[・＝=][ァ-ヶヴーA-Z.]{1,15}){1,5}"
_KANJI_NAME = r"[一-龥々ヶ]{1,4}[ 　](?:[ァ-ヶー]{2,8}[ 　])?[一-龥々ぁ-んァ-ヶー]{1,6}"
_LATIN_NAME = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){1,4}"
_ROLE = (
    "研究員|研究主幹|主幹|参与|参事|客員|評議員|編集委員|論説委員|解説委員|論説主幹|主筆|記者|教授|准教授|助教|講師|特派員|支局長|支局|編集長|副編集長|局長|部長|"
    "デスク|代表|所長|会長|理事長?|フェロー|アナリスト|ジャーナリスト|評論家|作家|コラムニスト|ライター|専門家|弁護士|大使|"
    "博士|顧問|キャスター|エコノミスト|コンサルタント|ストラテジスト|学者|氏|編集部|取材班|エディター|スタッフ"
)
_HONORIFIC = r"(?:氏|さん|様|先生|博士|名誉教授|教授|准教授)"
_AGENCY = (
    r"(?:[A-Z]{2,5}|ロイター|ブルームバーグ|共同|時事|新華社|聯合ニュース|Reuters|Bloomberg|Associated Press|"
    r"[一-龥ァ-ヶー]{2,12}通信社?)(?:通信社?|時事|ニュース)?"
)

_LABEL = re.compile(
    r"(?:(?:(?:司会|構成|聞き手|取材|編集|文|写真|撮影)[・と]){1,2}(?:構成|聞き手|文|取材|編集|写真|撮影)|"
    r"聞き手(?![・／/])|質問者|相談者|取材|構成|文責|文|執筆者?|著者?|筆者|作者|記者|寄稿者?|寄稿|投稿者|投稿|"
    r"ライター|執筆・編集|書いた人|written by|posted by|author|by)"
    r"\s?(?:[:：＝=/／●■◎・]\s*|\s+|(?<=by)\s+)(?P<name>\S.{0,40})",
    re.IGNORECASE,
)
_LABEL_WITH_COLON = re.compile(
    r"(?:解説|担当|分析|報告|構成|話し手|回答|談)\s?[:：＝=]\s*(?P<name>\S.{1,40})"
)
_TITLED = re.compile("^[^（(]*(?:[「、。]|[ 　].*の)")  # what stands behind 「寄稿　」 is a title then
_SURE = re.compile(rf"(?:{_KANA_NAME}|{_KANJI_NAME})(?:{_HONORIFIC}|記者)?")
_UNIT = (
    r"[一-龥々ァ-ヶーA-Za-z・]{1,16}(?:部|局|班|室|課|センター|大学|研究所|新聞|新報|日報|時報|タイム[スズ]|"
    r"通信|放送|病院|診療所)"
)
_POST = rf"[一-龥々ァ-ヶー]{{0,10}}(?:{_ROLE})"
_PERSON = rf"(?:{_KANA_NAME}|{_KANJI_NAME}(?<![部局班室課係院社]))"
_WITH_UNIT = re.compile(
    rf"(?:(?:{_UNIT}|{_POST})[ 　]){{1,3}}(?:{_PERSON}|[一-龥々]{{2,4}}[ぁ-ん]{{2,4}})(?:{_HONORIFIC}|記者)?"
)
_WITH_PLACE = re.compile(rf"[一-龥々ァ-ヶー・]{{1,14}}[＝=]{_PERSON}")
_WHO_THAT_IS = re.compile(
    rf"{_PERSON}[ 　]?[（(](?=[^()（）\d。]{{2,32}}[)）]$)"
    rf".*(?:{_UNIT}|{_ROLE}|[者家師士員長手人官優婦業]|大?教授|次官|議員|生まれ|在住|(?:{_ROLE}|[者家士師員長官])、[^、()（）]{{2,10}})[)）]"
)
_REPORTS_FOR = re.compile(
    rf"(?:{_PERSON}|[一-龥々]{{3,5}})、[一-龥々ァ-ヶーA-Za-z]{{1,12}}(?:ニュース|新聞|放送|通信|テレビ)"
    r"(?:[（(][^()（）\d]{1,12}[)）])?"
)
_INTRODUCED = re.compile(
    rf"{_PERSON}(?:[（(][^()（）]{{2,30}}[)）])?[ 　]{_POST}。"
    rf"|(?:{_KANA_NAME}|[A-Z][\w.'’-]{{1,20}}(?:[ -][A-Z][\w.'’-]{{0,20}}){{1,4}})(?:\u3000|[ ]{{2}}|[：:])"
    rf"[^はがを。「]{{2,50}}(?:{_ROLE}|[者家師士員長手官優業]|創設者|教授|次官|を歴任|出身|生まれ)。"
)
_IN_DEPARTMENT = re.compile(
    r"[一-龥々ァ-ヶー・]{0,10}(?:部|局|支局|編集部|論説室|研究会)[ 　]"
    r"[一-龥々]{4,5}(?<![部局班室課係院社所会面版])"
)
_OF_SOMETHING = re.compile(r"[^はがをに。、「」\s]{3,30}\u3000[一-龥々]{1,4} [一-龥々ぁ-んァ-ヶー]{1,5}")
_AND_WHAT = re.compile(
    rf"{_KANA_NAME}\u3000[^はがをに。]{{2,24}}[者家士師授員長人官](?:、[^はがをに。、]{{2,12}})?"
)
_AND_FIELD = re.compile(rf"{_PERSON}\s?[／/]\s?[^はがをに。、／/]{{2,20}}")
_CO_AUTHOR = re.compile(
    rf"(?:[一-龥ァ-ヶー]{{2,10}}\u3000)?{_PERSON}"
    rf"|(?:(?:{_POST}|{_UNIT})[・ 　])?[一-龥々]{{2,5}}[ぁ-ん]{{0,4}}"
)
_PHOTOGRAPHER = re.compile(r"(?:写真|撮影|映像)[・＝=:： 　].{2,14}")
_BEHIND_NAME = re.compile(rf"\s?[（(][^()（）]{{2,40}}[)）]$|{_HONORIFIC}$")
_LAST_PERSON = re.compile(rf"(?:^|[ 　＝=／/・])(?P<person>{_PERSON})$")
_ONLY_A_POST = re.compile(rf"(?:本社|本紙|本誌)?(?:{_ROLE})")
_ROLED = re.compile(rf"[^はがをにへ。、]{{0,40}}(?:{_ROLE})[^はがをにへもで。、]{{0,20}}")
_LATIN = re.compile(_LATIN_NAME)
_NATIVE = re.compile(r"[一-龥々ヶ]{2,3}[ 　][一-龥々ぁ-んァ-ヶー]{1,4}(?<![部局班室課係院社説])")
_FOREIGN = re.compile(_KANA_NAME)
_INTERVIEWER = re.compile(r"聞き手[・／/][^。、]{2,20}")
_READER = re.compile(
    r"[一-龥々ァ-ヶー]{2,10}[ 　][一-龥々ぁ-んァ-ヶー]{1,8}[ 　]?[一-龥々ぁ-んァ-ヶー]{0,6}"
    r"[（(](?:[0-9０-９]{1,3}(?:歳)?(?:[ 　・、＝=][^()（）]{1,12})?"
    r"|[^()（）\d]{1,12}[ 　・、][0-9０-９]{1,3}(?:歳)?)[)）]"
)
_YOUNG_READER = re.compile(
    r"(?:[一-龥々ァ-ヶー]{2,8}[ 　])?[一-龥々]{1,4}[ 　]?[一-龥々ぁ-んァ-ヶー]{1,6}[ 　][0-9０-９]{1,2}[ 　]*"
    r"[（(][^()（）\d]{3,12}[)）]"
)
_DESK = re.compile(
    r"[一-龥ァ-ヶー]{0,8}(?:部|局|支局|総局|班|委員|記者|特派員|センター|編集部)[・＝=]"
    r"[一-龥々]{1,5}[ 　]?[一-龥々ぁ-んァ-ヶー]{1,6}"
)
_TRANSLATOR = re.compile(
    r"[（(]?(?:原文[:：・]\S{1,6}[ 　]|\S{1,6}語からの)?(?:翻訳者?|訳者?|監訳|訳・編集)\s?[:：・＝=／/ 　]\s?"
    r"[^。、]{2,16}(?:[ 　]+[^。、]{2,16})?[)）]?"
)
_COMPANY = re.compile(
    r"(?:株式|有限|合同|合資)会社\S{1,20}|\S{1,20}(?:株式|有限|合同|合資)会社|[(（]株[)）]\S{1,20}"
)
_SHORT_KANJI = re.compile(r"[一-龥々]{3,5}")
_ORGANISATION = re.compile(r"[ァ-ヶーA-Za-z一-龥・ 　/／]{2,25}")
_IS_AGENCY = re.compile(_AGENCY)
_PUBLISHER = re.compile(
    r"[一-龥々ァ-ヶーA-Za-z]{1,12}(?:新聞|日報|新報|時報|民報|放送|テレビ)社?(?:編集局|編集部)?"
    r"|[ぁ-ん]{2,5}[一-龥々]{0,4}(?:新聞|日報|新報|時報|民報)社"
)
_CONTRIBUTOR = re.compile(
    r"[（(【［\[〈<]寄稿[)）】］\]〉>].*[ 　・]"
    rf"(?P<name>[一-龥々]{{2,6}}|{_KANA_NAME}|{_KANJI_NAME}){_HONORIFIC}"
)
_SEPARATORS = re.compile(r"[、,，&＆／/]|\s(?:and|と)\s")
_BRACKETS = re.compile(r"[(（【［\[〔](?P<inside>[^()（）【】［］]{2,40})[)）】］\]〕]")
_READING = re.compile(r"[(（][ぁ-ん・ 　A-Za-z.,-]+[)）]$")
_TRAILING_HONORIFIC = re.compile(r"(?<=..)(?:氏|さん|様|先生)$")
_DATELINE = re.compile(r"【[^【】＝=]{1,12}[＝=](?P<name>[^【】、。]{2,16})】")
_SIGNED = re.compile(r"(?<=[。」])\s*[(（【][^()（）【】。、]{2,20}[)）】]$")
_BIO = re.compile(
    rf"^(?P<name>[^はが。、「」:：]{{2,40}}?)(?P<honorific>{_HONORIFIC})?(?:[(（][^)）]{{1,40}}[)）])?(?:は、?|[:：])(?=.)"
)
_TOPIC = re.compile(
    "社説|論説$|コラム|分析$|検証|深掘り|詳報|独自|政治|経済|国際|社会|安全|保障|情勢|外交|軍事|防衛|文化|科学|"
    "地域|環境|技術|産業|教育|医療|世界|中東|特集|連載|独占|速報|"
    "解説|論説|論考|論点|記事|会員|限定|編集後|要旨|要約|概要|背景|目次|序論|前文|[一-龥]面$|[一-龥]版$|[一-龥]号$"
)
_HEADING = re.compile(
    "サマリー|コメンタリー|イントロ|インタビュー|レポート|シリーズ|オピニオン|ランキング|ポイント"
)
_ROLE_LAST = re.compile(rf"(?:{_ROLE})$")
_ENGLISH = re.compile(r"\b(?:of|the|in|and|without|for|to|on|a|an|is|are|with|from|by|at|or|not)\b", re.I)


def labelled_name(text: str) -> str:
    """Return the name in a line like 「文＝花岡 澪」 or "By Mio Hanaoka", else ""."""
    found = _LABEL.fullmatch(text) or _LABEL_WITH_COLON.fullmatch(text)
    return clean(found["name"]) if found and not _TITLED.search(found["name"]) else ""


@lru_cache(maxsize=1024)  # the few short lines of a page are asked about by several rules
def likeness(text: str) -> int:
    """Return how surely a line is the name of who wrote: 0 not at all, 1 perhaps, up to 4.

    4: 「カリーム・ファーレス」, 「三国 透」, 「主任研究員 三国 透」; 3: "Mio Hanaoka"; 2: an agency; 1: some
    kanji or an organisation, to be believed only where a name is expected.
    """
    if not 2 <= len(text) <= 40 or text[-1] in "。？?！!…" or text[0] in "「『【":
        return 0
    parts = [part.strip() for part in _SEPARATORS.split(text)]
    parts = [part for part in parts if not _PHOTOGRAPHER.fullmatch(part)] or parts
    if _HEADING.search(text):
        return 0
    if any(shape.fullmatch(text) for shape in (_INTERVIEWER, _READER, _YOUNG_READER, _DESK)):
        return 4
    if all(_SURE.fullmatch(part) for part in parts) or _are_affiliated(parts) or _describes(text):
        return 4
    if _ROLED.fullmatch(text) and "から" not in text and not text.endswith("より"):
        return 3 if _ROLE_LAST.search(text) and " " not in text and "\u3000" not in text else 4
    if _OF_SOMETHING.fullmatch(text) or _IN_DEPARTMENT.fullmatch(text) or _AND_WHAT.fullmatch(text):
        return 3
    if all(_LATIN.fullmatch(part) for part in parts) and not _ENGLISH.search(text):
        return 3
    if all(_IS_AGENCY.fullmatch(part) for part in parts):
        return 2
    if _TOPIC.search(text):
        return 0
    named = _ORGANISATION.fullmatch(text) and not (text.isascii() and text.islower())
    return 1 if named or _SHORT_KANJI.fullmatch(text) else 0


def _describes(name: str) -> bool:
    """Whether behind a name stands who that is: 「三国 透（島の診療所 医師）」, 「三国透、港都ニュース」."""
    return any(shape.fullmatch(name) for shape in (_WHO_THAT_IS, _REPORTS_FOR, _AND_FIELD))


def is_affiliated(text: str) -> bool:
    """Whether a line names people behind what they are or where: 「国際部 三国 透」, 「タルス＝三国 透」."""
    return _are_affiliated([part.strip() for part in _SEPARATORS.split(text)])


def _are_affiliated(parts: Sequence[str]) -> bool:
    """Whether all are people with where they belong, or at least one is and the others can be."""
    told = [any(shape.fullmatch(part) for shape in (_WITH_UNIT, _WITH_PLACE, _DESK)) for part in parts]
    return any(told) and all(yes or _CO_AUTHOR.fullmatch(part) for yes, part in zip(told, parts, strict=True))


def is_signed_above(text: str) -> bool:
    """Whether a line above a title can say who wrote it: a name, perhaps with what its bearer is."""
    found = _BRACKETS.fullmatch(text)
    inside = found["inside"].strip() if found else text
    shapes = (_WITH_UNIT, _OF_SOMETHING)
    if _describes(inside) or any(shape.fullmatch(inside) for shape in shapes):
        return True
    return (_FOREIGN.fullmatch(inside) or _NATIVE.fullmatch(inside)) is not None and not _TOPIC.search(inside)


def is_introduced(text: str) -> bool:
    """Whether a paragraph begins with a name and what its bearer is: 「三国 透　主任研究員。専門は…」."""
    return _INTRODUCED.match(text) is not None


def is_post(text: str) -> bool:
    """Whether a line is only what somebody is: 「本社特派員」."""
    return _ONLY_A_POST.fullmatch(text) is not None


def is_publisher(text: str) -> bool:
    """Whether a line is only the name of a newspaper or a broadcaster: 「港都新聞社」."""
    return len(text) <= 20 and _PUBLISHER.fullmatch(text) is not None


def contributor(title: str) -> str:
    """Return who wrote what calls itself a contribution: 「（寄稿）…　作家・三国透さん」, else ""."""
    found = _CONTRIBUTOR.fullmatch(title)
    return found["name"] if found else ""


def is_translator(text: str) -> bool:
    """Whether a line says who translated: 「訳：橋爪 理沙」, 「（翻訳・編集部）」."""
    return len(text) <= 40 and _TRANSLATOR.fullmatch(text) is not None


def is_company(text: str) -> bool:
    """Whether a line is only the name of a company."""
    return len(text) <= 30 and _COMPANY.fullmatch(text) is not None


def is_agency(text: str) -> bool:
    """Whether a line is only the name of a news agency."""
    return _IS_AGENCY.fullmatch(text) is not None


def in_brackets(text: str) -> str:
    """Return who signs with a line like 「（論説委員　三国透）」, else ""."""
    found = _BRACKETS.fullmatch(text)
    if not found or any(c.isdigit() for c in text):
        return ""
    inside = found["inside"].strip().removeprefix("聞き手は")
    before, _, after = inside.rpartition("＝")
    name = before if _SURE.fullmatch(before) else after or inside  # 「三国 透＝社会部」, 「タルス＝三国透」
    return clean(name) if likeness(name) else ""


def in_dateline(paragraph: str) -> str:
    """Return who reports from where in a paragraph that begins like 「【タルス＝三国透】」, else ""."""
    found = _DATELINE.match(paragraph)
    return clean(found["name"]) if found and likeness(found["name"]) else ""


def signature(paragraph: str) -> str:
    """Return the brackets at the end of a paragraph in which its author signs: 「（三国透）」, else ""."""
    found = _SIGNED.search(paragraph[-30:])
    if not found or is_agency(found[0].strip("()（）【】 　")):
        return ""
    return found[0] if in_brackets(found[0].strip()) else ""


def clean(name: str) -> str:
    """Return a name as printed, without brackets around it, its reading, and 氏, さん, 様, 先生 after it."""
    name = name.strip()
    if found := _BRACKETS.fullmatch(name):
        name = found["inside"].strip()
    return _TRAILING_HONORIFIC.sub("", _READING.sub("", name)).strip()


def parts(byline: str) -> list[str]:
    """Return the names of a byline that may name several, without what the last one's bearer is."""
    return [part.strip() for part in _SEPARATORS.split(_BEHIND_NAME.sub("", byline)) if part.strip()]


def bare_name(name: str) -> str:
    """Return a byline without what its bearer is: 「三国 透（国際担当）」, 「解説委員 三国 透」."""
    short = _BEHIND_NAME.sub("", name)
    found = _LAST_PERSON.search(short)
    return found["person"] if found else short


def bio_name(text: str) -> str:
    """Return of whom a line like 「カリーム・ファーレス氏は、…である。」 speaks, else ""."""
    found = _BIO.match(text)
    if not found:
        return ""
    name = found["name"].strip()
    return name if likeness(name) >= 3 or (found["honorific"] and likeness(name)) else ""
