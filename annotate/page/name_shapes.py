"""How names are written, as data: with a title, a department, a place, in brackets, behind a label.

`annotate.page.names` asks which of these a line has.
"""

from __future__ import annotations

import re

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

LABEL = re.compile(
    r"(?:(?:(?:司会|構成|聞き手|取材|編集|文|写真|撮影)[・と]){1,2}(?:構成|聞き手|文|取材|編集|写真|撮影)|"
    r"聞き手(?![・／/])|質問者|相談者|取材|構成|文責|文|執筆者?|著者?|筆者|作者|記者|寄稿者?|寄稿|投稿者|投稿|"
    r"ライター|執筆・編集|書いた人|written by|posted by|author|by)"
    r"\s?(?:[:：＝=/／●■◎・]\s*|\s+|(?<=by)\s+)(?P<name>\S.{0,40})",
    re.IGNORECASE,
)
LABEL_WITH_COLON = re.compile(
    r"(?:解説|担当|分析|報告|構成|話し手|回答|談)\s?[:：＝=]\s*(?P<name>\S.{1,40})"
)
TITLED = re.compile("^[^（(]*(?:[「、。]|[ 　].*の)")  # what stands behind 「寄稿　」 is a title then
SURE = re.compile(rf"(?:{_KANA_NAME}|{_KANJI_NAME})(?:{_HONORIFIC}|記者)?")
_UNIT = (
    r"[一-龥々ァ-ヶーA-Za-z・]{1,16}(?:部|局|班|室|課|センター|大学|研究所|新聞|新報|日報|時報|タイム[スズ]|"
    r"通信|放送|病院|診療所)"
)
_POST = rf"[一-龥々ァ-ヶー]{{0,10}}(?:{_ROLE})"
_PERSON = rf"(?:{_KANA_NAME}|{_KANJI_NAME}(?<![部局班室課係院社]))"
WITH_UNIT = re.compile(
    rf"(?:(?:{_UNIT}|{_POST})[ 　]){{1,3}}"
    rf"(?:{_PERSON}|[一-龥々]{{2,4}}(?:[ぁ-ん]{{2,4}}|[ァ-ヶー]{{2,4}}))(?:{_HONORIFIC}|記者)?"
)
WITH_PLACE = re.compile(rf"[一-龥々ァ-ヶー・]{{1,14}}[＝=](?:{_PERSON}|[一-龥々]{{4,5}}(?<!撮影)(?<!提供))")
WHO_THAT_IS = re.compile(
    rf"{_PERSON}[ 　]?[（(](?=[^()（）\d。]{{2,32}}[)）]$)"
    rf".*(?:{_UNIT}|{_ROLE}|[者家師士員長手人官優婦業]|大?教授|次官|議員|生まれ|在住|(?:{_ROLE}|[者家士師員長官])、[^、()（）]{{2,10}})[)）]"
)
REPORTS_FOR = re.compile(
    rf"(?:{_PERSON}|[一-龥々]{{3,5}})、[一-龥々ァ-ヶーA-Za-z]{{1,12}}(?:ニュース|新聞|放送|通信|テレビ)"
    r"(?:[（(][^()（）\d]{1,12}[)）])?"
)
INTRODUCED = re.compile(
    rf"{_PERSON}(?:[（(][^()（）]{{2,30}}[)）])?[ 　]{_POST}。"
    rf"|(?:{_KANA_NAME}|[A-Z][\w.'’-]{{1,20}}(?:[ -][A-Z][\w.'’-]{{0,20}}){{1,4}})(?:\u3000|[ ]{{2}}|[：:])"
    rf"[^はがを。「]{{2,50}}(?:{_ROLE}|[者家師士員長手官優業]|創設者|教授|次官|を歴任|出身|生まれ)。"
)
IN_DEPARTMENT = re.compile(
    r"[一-龥々ァ-ヶー・]{0,10}(?:部|局|支局|編集部|論説室|研究会)[ 　]"
    r"[一-龥々]{4,5}(?<![部局班室課係院社所会面版])"
)
OF_SOMETHING = re.compile(r"[^はがをに。、「」\s]{3,30}\u3000[一-龥々]{1,4} [一-龥々ぁ-んァ-ヶー]{1,5}")
AND_WHAT = re.compile(
    rf"{_KANA_NAME}\u3000[^はがをに。]{{2,24}}[者家士師授員長人官](?:、[^はがをに。、]{{2,12}})?"
)
AND_FIELD = re.compile(rf"{_PERSON}\s?[／/]\s?[^はがをに。、／/]{{2,20}}")
CO_AUTHOR = re.compile(
    rf"(?:[一-龥ァ-ヶー]{{2,10}}\u3000)?{_PERSON}"
    rf"|(?:(?:{_POST}|{_UNIT})[・ 　])?[一-龥々]{{2,5}}[ぁ-ん]{{0,4}}"
)
PHOTOGRAPHER = re.compile(r"(?:写真|撮影|映像)[・＝=:： 　].{2,14}")
BEHIND_NAME = re.compile(rf"\s?[（(][^()（）]{{2,40}}[)）]$|{_HONORIFIC}$")
LAST_PERSON = re.compile(rf"(?:^|[ 　＝=／/・])(?P<person>{_PERSON})$")
ONLY_A_POST = re.compile(rf"(?:本社|本紙|本誌)?(?:{_ROLE})")
ROLED = re.compile(rf"[^はがをにへ。、]{{0,40}}(?:{_ROLE})[^はがをにへもで。、]{{0,20}}")
LATIN = re.compile(_LATIN_NAME)
NATIVE = re.compile(r"[一-龥々ヶ]{2,3}[ 　][一-龥々ぁ-んァ-ヶー]{1,4}(?<![部局班室課係院社説])")
FOREIGN = re.compile(_KANA_NAME)
INTERVIEWER = re.compile(r"聞き手[・／/][^。、]{2,20}")
READER = re.compile(
    r"[一-龥々ァ-ヶー]{2,10}[ 　][一-龥々ぁ-んァ-ヶー]{1,8}[ 　]?[一-龥々ぁ-んァ-ヶー]{0,6}"
    r"[（(](?:[0-9０-９]{1,3}(?:歳)?(?:[ 　・、＝=][^()（）]{1,12})?"
    r"|[^()（）\d]{1,12}[ 　・、][0-9０-９]{1,3}(?:歳)?)[)）]"
)
YOUNG_READER = re.compile(
    r"(?:[一-龥々ァ-ヶー]{2,8}[ 　])?[一-龥々]{1,4}[ 　]?[一-龥々ぁ-んァ-ヶー]{1,6}[ 　][0-9０-９]{1,2}[ 　]*"
    r"[（(][^()（）\d]{3,12}[)）]"
)
DESK = re.compile(
    r"[一-龥ァ-ヶー]{0,8}(?:部|局|支局|総局|班|委員|記者|[派究談務]員|センター|編集部)[・＝=]"
    r"[一-龥々]{1,5}[ 　]?[一-龥々ぁ-んァ-ヶー]{1,6}"
)
TRANSLATOR = re.compile(
    r"[（(]?(?:原文[:：・]\S{1,6}[ 　]|\S{1,6}語からの)?(?:翻訳者?|訳者?|監訳|訳・編集)\s?[:：・＝=／/ 　]\s?"
    r"[^。、]{2,16}(?:[ 　]+[^。、]{2,16})?[)）]?"
)
COMPANY = re.compile(
    r"(?:株式|有限|合同|合資)会社\S{1,20}|\S{1,20}(?:株式|有限|合同|合資)会社|[(（]株[)）]\S{1,20}"
)
SHORT_KANJI = re.compile(r"[一-龥々]{3,5}")
ORGANISATION = re.compile(r"[ァ-ヶーA-Za-z一-龥・ 　/／]{2,25}")
IS_AGENCY = re.compile(_AGENCY)
PUBLISHER = re.compile(
    r"[一-龥々ァ-ヶーA-Za-z]{1,12}(?:新聞|日報|新報|時報|民報|放送|テレビ)社?(?:編集局|編集部)?"
    r"|[ぁ-ん]{2,5}[一-龥々]{0,4}(?:新聞|日報|新報|時報|民報)社"
)
CONTRIBUTOR = re.compile(
    r"[（(【［\[〈<]寄稿[)）】］\]〉>].*[ 　・]"
    rf"(?P<name>[一-龥々]{{2,6}}|{_KANA_NAME}|{_KANJI_NAME}){_HONORIFIC}"
)
SEPARATORS = re.compile(r"[、,，&＆／/]|\s(?:and|と)\s")
BRACKETS = re.compile(r"[(（【［\[〔](?P<inside>[^()（）【】［］]{2,40})[)）】］\]〕]")
READING = re.compile(r"[(（][ぁ-ん・ 　A-Za-z.,-]+[)）]$")
TRAILING_HONORIFIC = re.compile(r"(?<=..)(?:氏|さん|様|先生)$")
DATELINE = re.compile(r"【[^【】＝=]{1,12}[＝=](?P<name>[^【】、。]{2,16})】")
SIGNED = re.compile(r"(?<=[。」])\s*[(（【][^()（）【】。、]{2,20}[)）】]$")
BIO = re.compile(
    rf"^(?P<name>[^はが。、「」:：]{{2,40}}?)(?P<honorific>{_HONORIFIC})?(?:[(（][^)）]{{1,40}}[)）])?(?:は、?|[:：])(?=.)"
)
TOPIC = re.compile(
    "社説|論説$|コラム|分析$|検証|深掘り|詳報|独自|政治|経済|国際|社会|安全|保障|情勢|外交|軍事|防衛|文化|科学|"
    "地域|環境|技術|産業|教育|医療|世界|中東|特集|連載|独占|速報|"
    "解説|論説|論考|論点|記事|会員|限定|編集後|要旨|要約|概要|背景|目次|序論|前文|[一-龥]面$|[一-龥]版$|[一-龥]号$"
)
HEADING = re.compile(
    "サマリー|コメンタリー|イントロ|インタビュー|レポート|シリーズ|オピニオン|ランキング|ポイント"
)
ROLE_LAST = re.compile(rf"(?:{_ROLE})$")
ENGLISH = re.compile(r"\b(?:of|the|in|and|without|for|to|on|a|an|is|are|with|from|by|at|or|not)\b", re.I)
