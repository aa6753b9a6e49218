"""Words that say what a sentence does, apart from its subject: reporting, viewing, carrying, demanding.

Lemmas as `annotate.suggest.atoms` gives them.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


HELPING_AFTER_TE = _words("いる くる いく しまう おく みる")
"""After て they only say how a deed goes on."""

HAPPENING = _words("""
    ある える なる できる 過ぎる 済む 違う 分かる 見える 足りる 尽きる 残る 続く 起きる 起こる 生ずる 崩れる
    壊れる 倒れる 消える 減る 増える 下がる 上がる 落ちる 広がる 高まる 深まる 強まる 弱まる 遅れる 滞る
    失う 招く 陥る 及ぶ つながる 至る 因る 掛かる 要る 当たる 現われる 変わる 生まれる 去る
    強いる 迫る 揺らぐ 傾く でる 上る 達する 届く 降る 収まる れる られる
""")
"""Nobody sets out to do them: their 〜よう guesses, as in 崩れよう, あり得よう."""

FORECASTING = _words("はず よう 模様 見込み 見通し 公算 計算 勘定 雲行き")
LIGHT_NOUNS = FORECASTING | _words("の ん こと もの わけ 状況 状態 事態 段階 局面 情勢 時 時期")
"""Nouns that only carry the predicate before them; those that forecast make a guess of it."""

SAYING = _words("""
    述べる 語る 話す いう 説明 発言 明かす 答える コメント 書く 記す 伝える 報ずる 報道 報告 発表 認める
    明言 断言 釈明 否定 反論 宣言 表明 約束 誓う 回答 証言 打ち明ける 漏らす 付け加える 綴る 振り返る
    嘆く 叫ぶ する 声明
""")
STRESSING = _words("""
    強調 指摘 主張 訴える 呼び掛ける 提言 提案 促す 論ずる 説く 求める 力説 忠告 助言 勧告 要求 要請
    唱える 提唱 批判 非難 断ずる 要望
""")
WARNING = _words("警告 警鐘 懸念 危惧 警戒 憂慮 恐れる 心配 危ぶむ 案ずる 危機 不安")
THINKING = _words("""
    みる 考える 思う 分析 予測 予想 予見 願う 望む 祈る 推測 推定 試算 見込む 判断 信ずる 感ずる 評価
    結論 見通す 見積もる 見なす 疑う 捕らえる 付ける 確認 合意 決定 想定 期待 考え
""")
COMMANDING = _words("命ずる 迫る 叫ぶ 脅す 指示 要求")
"""They tell of a demand as an event."""
REPORTING = SAYING | STRESSING | WARNING | THINKING | COMMANDING
"""What follows …と when somebody says, thinks or hears it."""

NAMING_VERBS = _words("呼ぶ 名付ける 称する 題する 銘打つ")
"""「…」と呼ぶ gives a name, and reports nothing."""

VIEWS = _words("""
    考え 考える 認識 見解 意見 立場 懸念 警告 声 指摘 主張 判断 予測 見通し 推計 声明 報告 分析 観測 議論
    批判 不安 疑念 危機 調査 結果 試算 評価 メッセージ 思い 報道 訴え 提言 提案 情報 趣旨 コメント 談話
    警鐘 論調 結論 要望 期待 危惧 憂慮 みる 読み 苦言 釘 注文 空気
""")
"""…との考え, …という声: nouns of what is reported."""
VIEW_VERBS = _words("""
    示す 述べる 表明 表わす 強調 でる ある 一致 共有 強い 根強い 広がる 上がる 発表 纏める 伝える 寄せる
    聞く 公表 出す 多い 漏れる 鳴らす 強まる 発する 高まる する 次ぐ 呈する 差す 付ける 付き纏う
""")
"""…との考えを示した: what is done with them."""

EFFORTS = _words("""
    対策 戦略 仕組み 制度 努力 勇気 覚悟 姿勢 視点 取り組み 行動 備え 知恵 ルール 枠組み 体制 配慮 工夫
    政策 措置 策 手立て 見直し 歯止め 規制 注意 警戒 資金 予算 人材 投資 リーダーシップ 決断 発想 方策
    支え 後押し 計画 手当て 外交 環境 場 整備 目配り 基準 指針 目標 説明 情報 時間 役割 働き掛け 心構え
    意識 変革 立て直し 底上げ 引き上げ 切り替え 使い分け 橋渡し 支援 改革 冷静 慎重 柔軟 ビジョン 議論
    対話 取り締まり 後ろ盾 構え 踏み込み 目 受け皿 仕掛け 合意 約束 線引き 見極め 権限 財源 窓口 拠点
""")
"""Nouns of something done, beside those UniDic takes for deeds (検証, 整備 ...)."""
PROCEDURES = _words("""
    許可 承認 同意 申請 登録 予約 届け出 署名 賛成 出席 経験 知識 関係 入場 料金 免許 手続き 入院 手術
    時間 費用 存在 関心 影響 生活 電気 物資 通信
""")
"""What is needed as a matter of rule or of fact: no deed is asked for."""

ACTORS = _words("""
    国 政府 県 府 都 市 町 村 国会 政権 首相 大統領 行政 自治 省 庁 省庁 大臣 企業 会社 各国 国際 社会 連合
    機関 委員 議会 メディア 業界 組合 学校 事業 当局 経営 団体 党 与党 野党 知事 市長 裁判 日本 米国 中国
    諸国 加盟 双方 両国 者 国々 陣営 協会 銀行 大学 警察 軍 指導 首脳
""")
"""Heads of who can be asked to act, also as the last word of a name (…機関, …連合)."""
VIEWPOINTS = _words("""
    考える みる 踏まえる いう 比べる 例える 照らす 振り返る 思う 上げる 除く 限る する もらう 眺める
    見渡す 早い 裏返す
""")
"""…を考えれば, …と比べると: conditions that only say from where one looks."""
FINDINGS = _words("調査 結果 データ 統計 集計 研究")
"""…という調査結果: what was measured, not what is feared."""
FUTURE = _words("""
    来年 再来 今後 将来 何れ 軈て 近く 遠い 次 明日 来月 来週 早晩 来春 来夏 来秋 来季 以後 最早 次回 末
""")
"""Words of what is still to come."""
WHEN_NOUNS = _words("時 度 日 朝 頃 時点 際 後 内 暁 場合 限り 途端 瞬間 矢先")
"""…した日、 …するたびに: after a predicate they make a condition in time."""
OURSELVES = _words("我々 私 筆者 僕 俺 内 我が")
"""Who writes, and whom he speaks for."""
CLASSES = (
    ("saying", SAYING),
    ("stressing", STRESSING),
    ("thinking", THINKING),
    ("warning", WARNING),
    ("effort", EFFORTS),
)
"""Classes of predicates, by name."""

_RISKS = _words("恐れ 危険 リスク 懸念 危惧 脅威 危機 火種 緊張")
SETS: dict[str, frozenset[str]] = {
    "risk": _RISKS,
    "menacing": _RISKS - {"懸念", "危惧"},
    "risk_known": _RISKS - {"緊張", "火種", "危機"},
    "warning": WARNING | {"案ずる"},
    "ominous": _words("""
        不穏 不吉 物騒 剣呑 由々しい 憂慮 厄介 危うい 危ない 危険 恐ろしい 脆い 脆弱 致命 即発 きな臭い
    """),
    "can_be": _words("可能 余地 素地 土壌 見込み 公算 火種 温床 余白"),
    "grows": _words("""
        増す 増大 高まる 高める 深まる 深める 強まる 強める 広がる 拡大 膨らむ 募る 迫る 進む 続く 残る
        忍び寄る 潜む 漂う 燻る 増える 激化 悪化
    """),
    "menace": _words("""
        武装 テロ テロリスト 過激 民兵 ゲリラ ハッカー 攻撃 犯罪 犯人 敵 敵国 侵略 軍事 スパイ 詐欺 工作
        独裁 海賊 ミサイル 核 兵器 反乱 侵攻
    """),
    "judging": _words("""
        注目 特筆 驚く 恐れる 歓迎 評価 憂慮 称賛 刮目 恥じる 尊敬 惜しむ 悲しむ 同情 銘記 祝福 祝う
    """),
    "seeing": _words("みる いう 考える 解する 捕らえる 呼ぶ 評する 理解 解釈 見なす"),
    "telling": _words("""
        考える みる 紹介 論ずる 述べる 触れる 話す 整理 振り返る 確認 見渡す 眺める 探る 伝える 説明
        申し上げる 言及 取り上げる 考察 概観 比べる 戻す 戻る 移る 思う 想像 いう 尋ねる 伺う 想起
        思い出す 解説 分析 本題 断る 計算
    """),
    "studying": _words("推計 試算 検討 検証 分析 考察 論ずる 取り上げる 概観 整理"),
    "asking": _words("求める 望む 願う 訴える 呼び掛ける 期待 促す 要望 要請 提案 提言 強調"),
    "important": _words("重要 大切 不可欠 必要 有効 必須 賢明 妥当 現実"),
    "ominous_sign": _words("不穏 不吉 物騒 剣呑 憂慮 厄介 由々しい"),
    "step": _words("動き 課題 手 手段 鍵 要素 方法 道 選択 取り組み 措置 対策 条件 作業 仕事 策"),
    "danger_itself": _words("脅威 リスク 危険 危機 火種 温床 爆弾 脅し 命取り 引き金"),
    "causes": _words("""
        招く 引き起こす もたらす 生む つながる 至る 直結 発展 追い込む 陥る 及ぼす 拍車 与える
        加速 助長 増幅
    """),
    "advice": _words("""
        提案 提言 対策 施策 策 政策 処方 方策 手立て 備え 手順 求める 注文 心構え 心得 行動 取り組み 改革
        対応 急ぐ 必要 べし 手 勧める 勧告 打つ 助言 工夫 鍵 条件
    """),
    "approving": _words("評価 歓迎 称える 称賛 感謝 拍手 敬意 哀悼 謝意 喝采 一言"),
    "danger_listed": _words("不安 心配 シナリオ 弊害 副作用 影響 打撃 落とし穴 筋書き 最悪 危ない 恐ろしい"),
    "listing": _words("つ 点 次 以下 段階 項目 柱 幾 種類 通り 層 面 箇条"),
    "offering": _words("話す 届ける 伝える 紹介 送る 答える"),
    "visiting": _words("""
        覧 御覧 参照 登録 クリック フォロー シェア 応募 問い合わせる 申し込む 押す チェック 読む コメント
        寄せる 聞く 教える 購読 利用 アクセス 確認 ダウンロード 連絡 付き合う
    """),
}
"""Sets that patterns name."""
