"""Lines that are known by their words: share buttons, menus, advertisements, what follows an article.

The tables are data: a rule's name and the lines it knows. Whole lines are compared, after NFKC, in lower
case, without bullets and counts. `ENDS` says which of them begin what follows an article.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 60
"""Characters. A line longer than this is never one of these."""

_WORDS = {
    "page.share": (
        "facebook twitter x instagram line youtube linkedin whatsapp telegram pinterest threads bluesky rss tiktok note "
        "はてな はてブ はてなブックマーク ポスト ポストする ツイート ツイートする シェア シェアする シェアしよう いいね いいね! "
        "ブックマーク 印刷 印刷する メール メールで送る メールで共有 共有 共有する リンクをコピー urlをコピー コピー コピーする "
        "pocket feedly 保存 保存する クリップ クリップする スクラップ スクラップする 送る lineで送る フォロー フォローする "
        "この記事をシェア この記事をシェアする 記事を印刷 記事を保存 share tweet print email"
    ),
    "page.navigation": (
        "ホーム home トップ top トップページ ニュース news 新着 新着記事 速報 社会 政治 経済 国際 世界 国内 海外 地域 地方 "
        "スポーツ 文化 芸能 科学 科学・文化 テクノロジー it ビジネス マネー ライフ 暮らし 生活 エンタメ 健康 教育 環境 気象 災害 "
        "オピニオン 社説 コラム 特集 連載 解説 論説 動画 写真 フォト ランキング 天気 検索 サイト内検索 メニュー menu english "
        "日本語 中文 한국어 ログイン login 会員登録 新規登録 無料会員登録 マイページ 購読 購読申し込み 紙面 朝刊 夕刊 紙面ビューアー "
        "文字サイズ 標準 小 中 大 search サイトマップ 閉じる アーカイブ 番組 番組一覧 ライブ 研究活動 出版物 イベント 採用 中東 アジア "
        "北米 欧州 アフリカ 論考 レポート 研究員一覧 お知らせ 一覧 電子版 本文へスキップ 本文へ移動 本文へ ヘルプ ポッドキャスト"
    ),
    "page.advertisement": "pr ad ads 広告 スポンサー スポンサーリンク スポンサードリンク sponsored advertisement 広告を閉じる 提供",
    "page.paywall": (
        "有料会員 有料会員記事 有料会員限定 有料会員限定記事 会員限定 会員限定記事 有料記事 続きを読む 全文を読む 無料で読める "
        "この記事は有料会員記事です 会員登録して続きを読む ログインして続きを読む 記事全文を読む プレミアム"
    ),
    "page.bio": "著者紹介 筆者紹介 執筆者紹介 著者プロフィール 筆者プロフィール プロフィール 執筆者 著者略歴 筆者略歴 略歴 著者について",
    "think_tank.note": "注 注釈 脚注 参考文献 参考資料 引用文献 出典 notes references",
    "page.end_mark": "了 終わり おわり 終 完 つづく 続く 以上 end",
    "page.player": "再生 動画を再生 音声を再生 記事を聞く 読み上げ 動画を見る この記事を聴く",
    "page.label": "本文 記事 記事本文 article opinion lead photo gallery",
    "page.related": (
        "関連記事 関連ニュース 関連リンク 関連する記事 関連コンテンツ 関連キーワード 関連ワード 関連トピック 関連トピックス 関連タグ "
        "関連書籍 関連動画 関連情報 関連レポート 関連論考 関連 関連する動画 関連特集 おすすめ関連記事 あわせて読みたい 合わせて読みたい こちらもおすすめ "
        "こちらも読まれています もっと読む 次に読む バックナンバー この記事を読んだ人におすすめ この記事に関連するニュース "
        "この著者の論考一覧 この著者の記事 この筆者の記事 同じ著者の記事 この連載の記事 この特集の記事 連載一覧 トピックス related"
    ),
    "page.ranking": (
        "ランキング アクセスランキング 記事ランキング 閲覧ランキング 人気ランキング 人気記事ランキング 週間ランキング 月間ランキング "
        "ニュースランキング よく読まれている記事 よく読まれた記事 よく読まれているニュース 注目の記事 注目ニュース 注目記事 most read"
    ),
    "page.lists": (
        "最新 最新記事 最新ニュース 最新の記事 特に人気 人気 人気記事 人気の記事 オススメ オススメ記事 おすすめ おすすめ記事 "
        "おすすめの記事 最近の記事 最近の投稿 新着記事一覧 新着ニュース 編集部のおすすめ latest popular recommended"
    ),
    "page.return_to_top": (
        "return to top back to top page top pagetop ページトップへ ページの先頭へ ページ先頭へ ページトップへ戻る トップへ戻る "
        "このページの先頭へ 先頭へ戻る 上へ戻る ↑ページトップへ"
    ),
    "page.policy": (
        "プライバシーポリシー 利用規約 個人情報保護方針 個人情報の取り扱い 個人情報 免責事項 運営会社 会社概要 会社案内 お問い合わせ "
        "お問合せ 特定商取引法に基づく表記 cookieポリシー クッキーポリシー 広告掲載 広告掲載について 一覧へ戻る 一覧に戻る 一覧へ 編集方針 採用情報 "
        "記事一覧 記事一覧へ サイトポリシー このサイトについて アプリ メールマガジン ニュースレター ニュースレター登録 著作権について リンクについて "
        "定期購読 定期購読のご案内 次号予告 バックナンバー一覧 目次 目次へ戻る 受信契約 ご意見・お問い合わせ privacy policy"
    ),
    "blog.comments": (
        "コメント コメント一覧 コメントを書く コメントを投稿 コメントを投稿する コメントする コメント欄 みんなのコメント "
        "この記事へのコメント この記事のコメント トラックバック この記事へのトラックバック トラックバックurl comments"
    ),
}

_PATTERNS = {
    "page.copyright": r"(?:©|\(c\)|copyright).*|.*all rights reserved.*|.*無断(?:で)?(?:での)?(?:転載|複製|使用|引用|配信|転用).*"
    r"|.*著作権は.*|掲載の記事.*写真.*",
    "page.paywall": r".{0,10}残り[:：]?\s?[\d,]+文字.*|.{0,3}\[続きを読む\]|.*(?:有料会員|会員登録|ログイン)(?:に|を|する|すると|で|になると|限定).*"
    r"(?:読め|読む|ご覧|です|ください).*|ここから先は.*|この記事は.{0,8}会員.*",
    "page.advertisement": r"[\[【<(]?(?:pr|ad|広告|sponsored)[\]】>)]?(?:\s.{0,40})?|広告の後に.*|.*広告を読み込.*",
    "page.short_url": r"(?:short|短縮)\s?url.*",
    "page.address": r"(?:url\s?[:：]\s?)?https?://\S+|(?:url\s?[:：]\s?)www\.\S+",
    "page.share": r"(?:facebook|twitter|x|line|はてなブックマーク|ブックマーク|ツイート|シェア|いいね!?|クリップ|ポスト)"
    r"(?:する|で(?:シェア|共有|送る)する?|に(?:投稿|追加|共有)する?)?[\s:：]*\(?[\d,]*\)?(?:件|人)?"
    r"|(?:(?:facebook|twitter|x|line|はてブ|メール|印刷|シェア|ツイート|ポスト|pocket|note|コピー)\s?[|/・]?\s?){2,8}",
    "page.download": r".*pdf.*(?:ダウンロード|表示|開く|で読む|版|\d+\s?[km]b).*|ダウンロード.*|印刷用.*|pdf",
    "page.counter": r"(?:閲覧数?|views?|pv|アクセス数?|再生(?:回数)?)[\s:：]*[\d,]+.*|[\d,]+\s?(?:views?|pv|回(?:視聴|再生)|件のコメント)"
    r"|コメント[\s:：]*\d+件?|(?:読了|所要)(?:時間|目安).*|この記事は.{0,3}\d+分で読め.*|文字数.*\d+.*",
    "page.page_number": r"\d{1,3}\s?/\s?\d{1,3}(?:\s?(?:ページ|頁))?|p\.?\s?\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—]|\d{1,3}\s?(?:ページ|頁)(?:目)?"
    r"|(?:\[?\d{1,2}\]?\s){1,9}\[?\d{1,2}\]?(?:\s?次.{0,6})?|(?:<|前へ\s?)?(?:\d{1,2}\s)*(?:次へ|次のページへ?|前のページへ?)\s?[>»]?.{0,25}"
    r"|[(→▶]*\s?(?:次|前)の?(?:ページ|頁).{0,30}"
    r"|\d{1,4}",
    "page.player": r"[▶►].{0,20}|\(?\d{1,2}:\d{2}(?::\d{2})?\)?|\d{1,2}分\d{1,2}秒|動画\s?\(?\d.*",
    "page.caption": r"(?:【|\[|\()?(?:写真|画像|図版|写真・図版|資料写真|図表?\s?\d+|表\s?\d+)(?:】|\]|\)|[:：=/])\s?.*",
    "page.related": r"[【\[<(◆■▶▽▼]\s?(?:関連|あわせて読みたい|合わせて読みたい|次に読む|おすすめ|こちらも).{0,50}|(?:関連(?:記事|ニュース)?)\s?[:：→>].{0,50}"
    r"|(?:この(?:著者|筆者|連載|特集|シリーズ)の?).{0,12}(?:一覧|他の.{0,6}|記事を?.{0,6}|を読む)|→.{0,40}|(?:を|も)?あわせて読みたい.{0,10}",
    "page.ranking": r"(?:\S{0,8})(?:ランキング|よく読まれて?い?る?た?記事).{0,10}|\d{1,2}位[\s:：.].{1,50}",
    "page.return_to_top": r".{0,6}(?:ページ)?(?:トップ|先頭|上部)(?:へ|に)(?:戻る)?",
    "page.policy": r"(?:プライバシー|利用規約|個人情報|クッキー|cookie|運営会社|お問い?合わ?せ|広告掲載|メールマガジン|メルマガ|ニュースレター|定期購読).{0,30}"
    r"|.{0,16}(?:一覧(?:へ|に)(?:戻る)?|の?記事一覧)|(?:公式|最新情報).{0,12}(?:フォロー|アプリ|登録).{0,20}|.{0,20}(?:好評発売中|発売中).{0,20}",
    "blog.comments": r"(?:この記事への)?(?:コメント|トラックバック)\s?[(\[<:：]\s?\d*\s?件?[)\]>]?.{0,6}|\d+件のコメント",
    "blog.previous_next": r"[«≪<‹].{0,28}(?:前|次|記事|投稿|ホーム|トップ).*|.{0,40}(?:記事|投稿|前|次).{0,25}[»≫>›]"
    r"|.{0,3}(?:前|次|過去|古い|新しい)の?(?:記事|投稿|エントリー?)へ?(?:[:：|/].*|.{0,3})",
    "blog.categories": r"(?:カテゴリー?|タグ|テーマ|ジャンル|キーワード|ラベル|categor(?:y|ies)|tags?|labels?|filed under)\s?[:：/|]\s?.{0,50}|カテゴリー?|タグ"
    r"|(?:#\S{1,20}\s?){1,8}",
    "page.breadcrumb": r"(?:[^>›»。]{1,20}\s?[>›»]\s?){1,5}[^>›»。]{1,40}",
    "page.label": r"vol\.?\s?\d{1,4}.{0,12}|no\.\s?\d{1,5}|第\d{1,5}号.{0,10}|通巻.{1,10}|\d{4}年\d{1,2}月(?:\d{1,2}日)?号.{0,6}",
    "page.separator": r"[\W_]+",
}

_LONG = re.compile(
    r"無断(?:で|での)?(?:転載|複製)|著作権(?:は|その他)|all rights reserved|cookieを使用|"
    r"(?:有料会員|会員登録|ログイン).{0,20}(?:続き|全文)|残り\s?[\d,]+文字",
    re.IGNORECASE,
)

_TAKEN = re.compile(r"[=＝(（:：/／、 　][^=＝。、]{0,16}(?:撮影|提供)[)）】]?$")
_CREDIT = re.compile(
    r"[(（=＝/／](?:[^()（）=＝。]{0,12}[/／＝=])?"
    r"(?:AFP|AP|EPA|UPI|ロイター|Reuters|REUTERS|共同|時事|新華社|[Gg]etty ?[Ii]mages?|[Ss]hutterstock|[^()（）。、]{1,10}通信)"
    r"[^()（）。]{0,20}[)）]?$"
)

NAVIGATION = frozenset({"page.navigation", "page.breadcrumb", "page.label", "blog.categories"})
"""Rules that are believed only around an article: in its middle such a line is a heading."""

ENDS = {
    "blog.comments": 3.0,  # readers may write more than the author
    "think_tank.note": 0.6,
    "page.lists": 0.6,
    "page.return_to_top": 0.6,
    "page.copyright": 0.6,
    "page.policy": 0.6,
    "page.ranking": 0.6,
    "page.bio": 0.25,
    "page.related": 0.25,
    "page.share": 0.25,
    "page.paywall": 0.25,
    "page.download": 0.25,
    "page.counter": 0.25,
    "blog.categories": 0.25,
    "blog.previous_next": 0.25,
}
"""Rules whose line may begin what follows an article: how much running text may stand below it at most,
as a share of what stands above. With more of it, the line is only something in the middle."""

CLOSING = frozenset({"blog.comments", "page.lists", "page.return_to_top", "page.copyright", "page.policy", "page.ranking"})
"""Of these, the ones after which no paragraph of the article comes."""


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for rule, words in _WORDS.items():
        table.update(dict.fromkeys(words.split(), rule))
    # Phrases with a blank inside, which the table above cannot hold.
    table.update(dict.fromkeys(("return to top", "back to top", "page top"), "page.return_to_top"))
    table.update(dict.fromkeys(("privacy policy", "terms of use"), "page.policy"))
    table["most read"] = "page.ranking"
    for fragment in ("return", "back", "to", "privacy", "most", "read", "page"):
        table.pop(fragment, None)
    return table


_TABLE = _table()
_ANY = re.compile("|".join(f"(?P<{rule.replace('.', '__')}>{p})" for rule, p in _PATTERNS.items()))
_FRAME = " \t\u3000•・‣●*-–[]【】()<>:：■◆▼▽□◇★☆#|"
_COUNT = re.compile(r"[\s(]*[\d,]+\)?(?:件|人)?$")


@lru_cache(maxsize=4096)
def sign(text: str) -> str:
    """Return the rule that knows this short line by its words, or ""."""
    folded = unicodedata.normalize("NFKC", text).lower()
    bare = folded.strip(_FRAME)
    if rule := _TABLE.get(bare) or _TABLE.get(_COUNT.sub("", bare)):
        return rule
    line = folded.lstrip("•・‣●*- \t") or folded
    found = _ANY.fullmatch(line)
    return found.lastgroup.replace("__", ".") if found and found.lastgroup else ""


def is_caption(text: str, *, in_head: bool) -> bool:
    """Whether a line ends like the words under a picture: who took it or, above the body, whose it is."""
    if len(text) > 160 or text[-1] == "。":
        return False
    return _TAKEN.search(text) is not None or (in_head and _CREDIT.search(text) is not None)


def long_sign(text: str) -> str:
    """Return the rule that knows this sentence as one of the publisher's own, or ""."""
    if len(text) > 150 or not (found := _LONG.search(text)):
        return ""
    return "page.paywall" if "文字" in found[0] or "会員" in found[0] or "ログイン" in found[0] else "page.copyright"
