"""What publishers say below an article: when the next one comes, whose opinion it is, where it first stood.

Believed only where nothing of the article follows.
"""

from __future__ import annotations

import re

LONGEST = 120
"""Characters."""

_SAYS = (
    r"[^。]{0,40}(?:随時|毎週|毎月|隔週|隔月|毎日|平日|次回|次号|次週|第\d{1,4}回|欄)[^。]{0,40}"
    r"(?:掲載|更新|配信|放送|お届け|公開|発売|発行)"
    r"(?:(?:して(?:い|おり)|し)ます|する予定です|予定(?:です)?|です)?[)）]?",
    r"[^。]{0,10}\d+字(?:以内|程度|前後)[^。]{0,30}",
    r"[^。]{0,30}(?:ご?意見|ご?感想|お便り|投稿|投書|投稿規定|応募|情報)(?:は|を)[^。]{0,40}"
    r"(?:まで|へ|面|ください|ご覧ください|お待ちして(?:い|おり)ます)",
    r"[^。]{0,30}(?:読者|皆さま|皆さん|皆様|会員|会費)[^。]{0,30}"
    r"(?:ページです|欄です|コーナーです|(?:運営され|募集し|お待ちし)て(?:い|おり)ます)",
    r"[^。]{0,40}(?:ご覧|お読み|お聴き|お聞き|ご利用)(?:いただけ|になれ)ます",
    r"[^。]{0,12}(?:紙面|記事|続き|詳しく)は[^。]{0,10}(?:アプリ|電子版|デジタル|ウェブ)(?:で|でも|に)",
    r"[^。]{0,40}(?:図書カード|記念品|謝礼|粗品)を(?:進呈|お送り|差し上げ)(?:し|いたし)?ます",
    r"(?:引用|転載)(?:の際|する際|する場合|時)[^。]{0,60}(?:ください|お願い(?:し|いたし)ます)",
    r"[^。]{0,20}(?:社説|論説|欄|コラム)は[^。]{0,40}(?:掲載|執筆)して(?:い|おり)ます",
    r"[^。]{0,4}(?:研究|稿|調査|論文|取材)は[^。]{0,40}(?:助成|支援|委託|補助)を受け[^。]{0,14}",
    r"(?:次の|次回の|今月の|来月の)(?:テーマ|お題)は[^。]{1,40}",
    r"締め?切り?は?[^。]{0,4}\d{1,2}月\d{1,2}日[^。]{0,10}",
    r"[^。]{0,30}(?:再構成|編集|翻訳|要約|加筆|修正)(?:・(?:編集|要約|加筆|修正))?し(?:まし)?た(?:ものです)?",
)
_TO_READERS = re.compile(rf"[◇◆■●▽▼※＊*]?\s?(?:(?:{'|'.join(_SAYS)})(?:。|$))+")
_INVITES = re.compile(
    r"[^。]{0,24}(?:ご感想|お便り|投稿の|投書の|応募の)[^。]{0,24}"
    r"(?:ください|お待ちしています|募集しています)。(?:[^。]{1,16}。)?"
    r"|[^。]{0,16}への(?:ご?意見|ご?感想|投稿|投書)は[^。]{0,20}。"
    r"|[^。]{0,20}(?:新着|更新|公式|SNS|メール|アプリ)[^。]{0,24}"
    r"(?:お知らせ|お届け|配信|ご案内)して(?:い|おり)ます。"
)
_FOOTNOTE = re.compile(r"[※＊*][^。]{2,70}(?:です|ます|ました|ません|ください)(?:。|$)")
_GLOSSARY = re.compile(r"[◇◆■※▽▼●＊*【〈]\s?[^。]{1,24}とは[】〉]?[ 　:：]")
_TRANSLATOR = re.compile(
    "[［\\[〔【](?:訳注|訳者注|編注|編集部注|編集部より|訂正|お断り|お知らせ)[］\\]〕】]"
)
_ORIGINAL = re.compile(
    r"[(（]?(?:『[^』]{2,30}』[^。]{0,20}(?:所収|所載|掲載)|[^。]{0,20}原文は[^。]{1,12}"
    r"|日本語訳[:：][^。]{2,20}|[^。]{0,30}許諾を得て[^。]{1,20})(?:。[^。]{0,20})?[)）]?。?"
)
_ELSEWHERE = re.compile(
    r"^[※*＊(（]?(?:この|本)(?:稿|記事|社説|論説|解説|論考|論文|寄稿|文章|コラム)は[^。]{0,50}"
    r"(?:掲載|配信|発表|公開)(?:された|した|されました)"
)
_OPINION = re.compile(
    r"[^。]{0,24}(?:執筆者|筆者|著者|寄稿者)(?:個人)?の(?:個人的な?)?(?:見解|意見)(?:であり|です|で[、あ])[^。]{0,60}。?"
)


def notice(text: str) -> str:
    """Return the rule of a line in which the publisher speaks, or ""."""
    if len(text) > LONGEST:
        return "think_tank.note" if len(text) <= 200 and _GLOSSARY.match(text) else ""
    if _ELSEWHERE.match(text):
        return "page.after_article"
    if _INVITES.fullmatch(text) or _TO_READERS.fullmatch(text):
        return "page.policy"
    if _OPINION.fullmatch(text):
        return "page.disclaimer"
    if _TRANSLATOR.match(text) or _GLOSSARY.match(text) or _FOOTNOTE.fullmatch(text):
        return "think_tank.note"
    return "page.after_article" if len(text) <= 80 and _ORIGINAL.fullmatch(text) else ""
