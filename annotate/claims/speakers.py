"""Noun phrases that name somebody who can say something: people, offices, states, media, documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.claims.reporting import listed
from annotate.token_kinds import DOTS, NOUNS, Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.japanese import Token

# How the name of a speaker ends ...
_SPEAKERS = listed(
    "氏 さん ら たち 側 者 家 員 官 長 相 省 庁 府 当局 局 社 紙 誌 党 派 軍 隊 団 筋 民 師 士 卿 王"
    " 人 団体 自治体 共同体 市 県 都 州 国 町 村 協会 委員会 議会 国会 理事会 学会 教会 連合会 評議会"
    " 国連 銀行 中銀 日銀 研究所 裁判所 裁 衆院 参院 上院 下院 本部 支部 司令部 総理 大臣 大統領 主席"
    " 総統 党首 書記 補佐 大使 領事 知事 教授 博士 監督 将軍 大佐 大将 少将 中将 提督 司令 代表 幹部"
    " 首脳 政権 政界 与党 野党 内閣 組織 機構 機関 連盟 連合 同盟 財団 基金 委員 会議 企業 大学"
    " センター グループ チーム メディア テレビ ラジオ 放送 通信 新聞 報道 サイト 報告 報告書 声明 白書"
    " 論文 調査 研究 社説 アナリスト エコノミスト リーダー トップ スポークスマン スポークスパーソン"
    " シンクタンク ジャーナリスト コメンテーター 勢力 陣営 家族 遺族 警察 検察 消防 担当 双方 母親"
    " 父親 女性 男性 夫人 妻 息子 娘 皇太子 業界 大手 メーカー スタッフ 司教 法王 教皇"
    " 取締役 王室 皇室 官邸 事務所 の会 政府 記者"
)
# ... and the longer endings of what is none.
_THINGS = listed(
    "成長 延長 身長 特長 助長 増長 波長 様相 真相 実相 国家 民家 都市 首都 結局 同士 死者 負傷者"
    " 犠牲者 感染者 器官 表紙 手紙 白紙 内側 外側 左側 右側 裏側 道筋 血筋 神社 これら それら どちら"
    " 全国 帝国 個人 法人"
)
# What stands before a quotation as its time, place or subject matter, not as its speaker.
_NO_SPEAKERS = listed(
    "理由 背景 今回 今後 一方 他方 点 際 中 日 月 年 時 目的 内容 問題 計画 これ それ こと もの 前 後"
    " うち 結果 現在 当時 最近 午前 午後 場合 ため 上 下 間 多く 席 会見 会談 件 ところ 状況 今日 昨日"
)
# Of the endings of one character those that are names by themselves.
_ALONE = "軍国市県州党村町妻"
_PRONOUNS = frozenset({"彼", "彼女"})
_KATAKANA = re.compile("[ァ-ヺー]+")
_AUTHOR = re.compile(r"私|わたし|わたくし|僕|筆者|我々|われわれ|本稿|拙稿|小生")
_PARTS = (NOUNS - {Kind.ADVERBIAL}) | {Kind.PREFIX}
_NEVER_FIRST = frozenset({Kind.PARTICLE, Kind.CLOSING, Kind.DOT})


def noun_phrase(words: Sequence[Token], end: int) -> range:
    """Return which words make up the noun phrase that ends before `words[end]`; may be empty.

    Nouns, nouns with の before them, and what stands in brackets behind a name (an age, an office)
    belong to it; a date before it does not.
    """
    start = end
    while start > 0 and (length := _step(words, start, end)):
        start -= length
    while start < end and kind_of(words[start]) in _NEVER_FIRST:
        start += 1
    return range(_after_date(words, start, end), end)


def _step(words: Sequence[Token], start: int, end: int) -> int:
    """How many more words before `start` belong to the phrase, none at its beginning."""
    word, kind = words[start - 1], kind_of(words[start - 1])
    if kind in _PARTS or word.surface in DOTS or word.pos[0] == "代名詞":
        return 1
    if start < end and _KATAKANA.match(words[start].surface) and _KATAKANA.fullmatch(word.surface):
        return 1  # a name the dictionary cut: ハ|リム
    if word.lemma == "の" and 1 < start < end:
        return 1 if kind_of(words[start - 2]) in _PARTS | {Kind.CLOSING} else 0
    if kind != Kind.CLOSING:
        return 0
    opener = next((i for i in range(start - 2, -1, -1) if kind_of(words[i]) == Kind.OPENING), 0)
    behind_name = opener > 0 and kind_of(words[opener - 1]) in NOUNS  # 山手氏(62), サイト「まなざし」
    before_of = start < end and words[start].lemma == "の"  # 「橋の会」の代表
    return start - opener if behind_name or before_of else 0


def _after_date(words: Sequence[Token], start: int, end: int) -> int:
    """Where the phrase begins behind a date that only stands before it: 3日|市長."""
    at = start
    while at + 1 < end and kind_of(words[at]) == Kind.NUMBER and words[at + 1].surface in "年月日時分":
        at += 2
    return at if at < end else start


def can_speak(phrase: Sequence[Token]) -> bool:
    """Whether the phrase names somebody who can say something."""
    head = _head(phrase)
    if not head:
        return False
    last, name = head[-1], "".join(word.surface for word in head)
    if last.lemma in _PRONOUNS:
        return True
    if name.endswith(_THINGS):
        return False
    if name.endswith(_SPEAKERS) and (len(name) > 1 or name in _ALONE):
        return True
    if "固有名詞" not in last.pos:
        return any(word.surface in DOTS for word in head) and name[-1] >= "ァ" and name[-1] <= "ー"
    return "国" in last.pos or "人名" in last.pos or "地名" not in last.pos


def may_speak(phrase: Sequence[Token]) -> bool:
    """Whether the phrase, the subject of a quotation, is not plainly something else than its speaker."""
    name = "".join(word.surface for word in _head(phrase))
    return bool(name) and not name.endswith(_NO_SPEAKERS)


def is_author(phrase: Sequence[Token]) -> bool:
    """Whether the phrase names the one who writes."""
    return bool(phrase) and _AUTHOR.match(phrase[0].surface) is not None


def _head(phrase: Sequence[Token]) -> Sequence[Token]:
    """The phrase without what stands in brackets at its end."""
    end = len(phrase)
    if end and kind_of(phrase[-1]) == Kind.CLOSING:
        end = next((i for i in range(end - 1, -1, -1) if kind_of(phrase[i]) == Kind.OPENING), end)
    return phrase[:end]
