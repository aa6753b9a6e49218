"""The vocabulary of reporting what others say, as named parts for patterns over lemmas."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """Return a table of words that is written as one text, separated by spaces."""
    return tuple(words.split())


_SAYING = listed(
    "述べる 語る 話す 言う 伝える 報ずる 報じる 明かす 訴える 答える 応ずる 応じる 呼び掛ける 書く"
    " 記す 綴る 論ずる 論じる 唱える 続ける 付け加える 振り返る 漏らす 打ち明ける 嘆く 説く 叫ぶ"
    " 認める 言い切る 危ぶむ 諭す 見積もる 誓う 皮肉る 求める 告げる 教える 突き放す 見込む"
    " 断ずる 断じる 迫る 促す 繰り返す 締め括る 書き込む 称える"
)
_SAYING_NOUNS = listed(
    "批判 非難 指摘 主張 強調 警告 発表 説明 表明 反論 反発 回答 宣言 断言 明言 言明 約束 予測 予想"
    " 予言 分析 評価 結論 コメント 証言 提言 提案 推定 推計 推測 試算 釈明 弁明 否定 確認 投稿 称賛"
    " 賞賛 歓迎 力説 述懐 同意 報告 報道 解説 論評 要求 要請 助言 進言 勧告 牽制 忠告 抗議 糾弾 判断"
    " 総括 一蹴 擁護 予告 通告 吐露 告白 懸念 期待 危惧 答弁 陳述 供述 宣誓"
)
_VIEWS = listed(
    "見解 見通し 考え 認識 分析 予測 予想 判断 立場 意見 主張 指摘 声明 談話 方針 意向 懸念 期待 警告"
    " 評価 結論 コメント 報告 説 推計 試算 所見 疑念 憂慮"
)
_SHOWING = listed(
    "示す 表明 発表 述べる 語る 伝える 出す 取る 持つ 抱く 強調 公表 披露 強める 呈する 纏める 寄せる"
    " 繰り返す 表す 発する"
)

REPORTS = {
    "says": (
        "|".join(_SAYING),
        f"{'|'.join(_SAYING_NOUNS)} 視? 為る",
        "結論|位置 付ける",
        "明らか だ 為る",
        "<idiom>",
    ),
    "idiom": ("胸 を 張る", "釘 を 刺す|差す", "声 を 上げる|荒らげる|揃える", "口 を 揃える"),
    "saying": ("|".join(_SAYING_NOUNS),),
    "thinks": ("見る|考える|思う|信ずる|信じる|感ずる|感じる",),
    "view": (f"{'|'.join(_VIEWS)} 書?", "見る 方", "考える 方?", "危機 感"),
    "reveals": (
        "明らか だ 為る",
        "認める|明かす|報じる|報ずる|伝える",
        "発表|公表|指摘|確認|報告|明言 為る",
    ),
    "exists": (
        "有る|出る|上がる|挙がる|強い|根強い|多い|広がる|高まる|相次ぐ",
        "相 次ぐ",
        "聞く れる",
        "絶える ない",
    ),
    "shows": (f"{'|'.join(_SHOWING)} 為る?", "明らか だ 為る", "口 に 為る", "鳴らす"),
    "done": ("た", "て 居る|来る た?", "続ける た?", "続ける て 居る|来る"),
}
"""`says` and `shows` are verbs; `thinks` reports only with somebody named who thinks, else the author does.

`saying` is a verb cut short (…と指摘。), `view` what is shown (…との見方を示した) or `exists`
(…との見方がある), `done` what may follow these verbs.
"""

REPORTS_AT_END = (
    "と … <says> <done>?",
    "と … <saying>",
    "と … <thinks> <done>?",
    "と 為る <done>",
    "と の <view> を … <shows> <done>?",
    "と 言う <view> を … <shows> <done>?",
)
"""The end of a sentence that reports what was said before it."""
