"""Whether what a stretch of text tells of is adverse: harm done, good lost, burdens grown.

The vocabulary is data and general: security, economy, disasters, health, technology, society. Words
are lemmas as `annotate.suggest.atoms` gives them. One word alone says little: 被害を防ぐ is no harm,
信頼を失う is.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.suggest.atoms import Atom


class Pole(StrEnum):
    """What a word brings into what is told."""

    ADVERSE = auto()  # bad by itself: 被害, 混乱, 危うい
    GOOD = auto()  # worth having, bad to lose: 安全, 雇用
    COST = auto()  # bad when it grows: 物価, 負担
    HARM = auto()  # an event that harms: 損なう, 崩壊
    LOSS = auto()  # grows less: 減る, 弱める
    RISE = auto()  # grows, comes about: 高まる, 起きる
    RELIEF = auto()  # takes harm away: 防ぐ, 解消
    BENEFIT = auto()  # an event that does good: 改善, 立ち直る
    DENIAL = auto()  # turns the word before: ない, 困難


_WORDS = {
    Pole.ADVERSE: """
        脅威 危険 危機 リスク 攻撃 侵略 侵攻 戦争 紛争 戦闘 内戦 戦火 戦禍 衝突 テロ テロリスト 爆撃 空爆
        砲撃 襲撃 暴力 暴動 虐殺 殺害 殺人 暗殺 誘拐 人質 拉致 武力 核 ミサイル 兵器 軍拡 挑発 威嚇 恫喝
        緊張 対立 敵対 敵 標的 報復 制裁 封鎖 過激 民兵 ゲリラ スパイ 諜報 ハッキング ハッカー ウイルス 不正
        改竄 漏洩 偽 偽物 デマ 偽造 詐欺 犯罪 窃盗 密輸 麻薬 汚職 賄賂 腐敗 独裁 弾圧 抑圧 迫害 差別 憎悪
        偏見 虐待 中傷 冤罪 不祥 混乱 混迷 混沌 無秩序 破局 不況 恐慌 不景気 赤字 負債 損失 損害 被害 打撃
        痛手 不足 欠乏 枯渇 貧困 飢餓 飢饉 格差 インフレ デフレ バブル 不作 凶作 災害 震災 地震 津波 洪水
        豪雨 大雨 台風 暴風 高潮 濁流 干魃 渇水 火災 火事 噴火 猛暑 熱波 汚染 公害 事故 崩落 人災 死者 死傷
        犠牲 負傷 怪我 パンデミック 疫病 病気 疾患 癌 後遺 副作用 中毒 自殺 過労 孤独 障害 故障 不具合 欠陥
        停電 断水 不全 誤作動 遅延 難民 惨事 惨状 悲劇 惨劇 悲惨 深刻 不安 不信 不満 反発 敗北 脆弱 脆い
        不安定 不透明 弱体 形骸 歪み 亀裂 軋轢 摩擦 命取り 隙 代償 弱点 離職 感染 無防備 丸腰 空白 窮乏 過疎
        渋滞 悪質 惨禍 大混乱 虚偽 捏造 劣勢 不漁 爆発 炎上 病原 有害 猛毒 徒労 無駄 負 廃業
        閉校 閉院 内紛 内乱 失態 隠蔽 闇 罠 餌食 氷山 崖 破片 瓦礫 残骸 重症 重傷 飢え 破れ 綻び
        穴 溝 足枷 逆風 下火 下り坂 斜陽 瀬戸際 土壇場 悪夢 後手 後塵 不確実 悪循環 泥沼 暗い 悪い 危うい
        危ない 恐ろしい 怖い 致命 壊滅 甚大 災い 災禍 弊害 支障 不利 不利益 不公平 不平等 違反 違法 無法
        手遅れ 最悪 窮地 苦境 苦難 絶望 欠如 火種 温床 圧力 悪影響 誤情報 難 禍 毒 害
        誤り 誤解 間違い 痛み 怒り 疑い 抗議 非難 訴訟 交戦 機雷 地雷 爆弾 弾薬 弾頭 無力 不審 漏水 被災 異常
        騒音 遅れ 先送り 引き金 奪い合い 値上げ 値上がり 暗闇 手探り 重荷 難題 殺戮 痛ましい 惨い 凶悪
        蜂起 反乱 凶暴 拷問 誹謗 抗争 物騒 禍根 泥沼
        痛い 苦しい 辛い 苦い 疑わしい
        心許ない 悩ましい 厳しい 激しい 曖昧 重大 強硬 乱暴 残酷 無責任 身勝手 無謀 皺寄せ 喪失 恐怖 敗戦
        争い 口実 二の舞 後回し 共倒れ 頭打ち 品薄 欠品
        品切れ 値崩れ 買い占め 不払い 滞納 夜逃げ 出血 骨折 窒息
        発作 不整 脱水 凍傷 凍死 溺死 肺炎 貧血 足留め 盥回し 野放し 見殺し 手抜き 立ち枯れ 目詰まり
        デフォルト
    """,
    Pole.GOOD: """
        安全 安定 平和 信頼 信用 信認 自由 民主 人権 権利 秩序 成長 発展 繁栄 収入 所得 賃金 雇用 職 利益
        収益 収穫 収量 生産 供給 投資 輸出 競争 効率 効果 実効 機能 能力 品質 健康 命 人命 生命 生活 暮らし
        環境 生態 文化 教育 学力 医療 福祉 公平 公正 平等 正統 正当 透明 独立 主権 協力 連携 対話 合意 和解
        共存 支持 希望 機会 人口 出生 食料 食糧 水位 資源 財政 経済 産業 景気 価値 尊厳 士気 結束 余裕 余力
        支え 歯止め 選択 売り上げ 業績 消費 貯蓄 預金 年金 人材 担い手 技術 観光 農業 漁業 国益 優位 均衡
        バランス 治安 統治 規範 記憶 伝統 言論 報道 寿命 免疫 意欲 貯水 保証
        給付 補助 備蓄 在庫 外貨 通貨 株価 受け皿 人手 働き手 医師 看護 教員 部品 電力 水道 物流 航行
        通航 交通 路線 輸送 威信 面目 評判 自給 多様 中立 自立 自律 猶予 余地 予算 税収 資金 貯金 家計
        仕事 職場 住まい 住居 学校 病院 農地 農家 漁場 魚 漁獲 水揚げ 若者 子供 客 顧客 乗客 観客 会員
        生徒 児童 技能 熟練 知見 知識 特許 受注 需要 通行 公共 電気 電源 通信 暖房 冷房 授業 診療 手術
        治療 薬 ワクチン 食卓 食事 田 畑 森林 緑 井戸 水源 故郷 集落 自治 言語 方言 伝承 地位 名誉
        信義 説得 求心 威厳 体力 視力 理解 関心 善意 絆 団結 一体 同盟 友好 友情 親密 交流 往来 貿易
        商売 稼ぎ 手取り 貯え 生計 糧 主食 米 小麦 資産 元本 利回り 配当 稼働 操業 出荷 調達 入荷 便
        運行 運航 営業 開館 精度 鮮度 耐久 警戒 監視 保護 保障 手当て 後ろ盾 押さえ
        道路 水路 給水 回線 取り分 報酬 給与 給料 店 書店 力 条約 協定 枠組み 予備 人員 要員 船員 職員
        農民 漁師 住民 人気 成果 権限 資格 出番 夢
    """,
    Pole.COST: """
        価格 物価 費用 コスト 負担 支出 保険 料金 金利 税 税金 債務 借金 家賃 運賃 燃料 気温 水温 海面 失業
        値段 排出 待機
        返済 支払い 請求 料率 関税 学費 依存 独占 寡占 残業 離婚 人件 利払い 値札 時給 国債 湿度 水圧
        血圧 血糖 体重 放射 濃度 塩分 酸性
    """,
    Pole.HARM: """
        脅かす 損なう 損ねる 揺るがす 揺らぐ 蝕む 奪う 失う 壊す 壊れる 崩す 崩れる 崩壊 破壊 破綻 破滅
        滅ぼす 滅びる 滅亡 殺す 死ぬ 死亡 死なす 傷付ける 傷付く 犯す 侵害 侵食 浸食 襲う 追い込む
        追い詰める 陥る 陥れる 行き詰まる 滞る 途絶える 途絶 途切れる 断つ 消える 消滅 無くなる 尽きる
        枯れる 悪化 激化 停滞 低迷 衰える 衰退 失速 倒産 倒れる 倒壊 失敗 失墜 転落 転覆 沈没 墜落 決壊 氾濫
        浸水 狂う 歪める 歪む 阻害 妨げる 妨害 阻む 損壊 暴走 暴発 暴落 急落 下落 流出 漏れる 悪用 乱用 騙す
        欺く 裏切る 見捨てる 苦しむ 苦しめる 困る 困窮 窮する 破産 巻き込む 煽る 圧迫 逼迫 冷え込む 逆行
        無視 閉ざす 失効 寸断 遮断 麻痺 暗転 断絶 孤立 分断 蔓延 侵入 乗り取る 占領 切断 頓挫 瓦解 空洞
        骨抜き 取り残す 溺れる 飢える 干上がる 荒れる 荒廃 絶滅 危ぶむ 緊迫 疲弊 摩耗 劣化 老朽 衰弱 見誤る
        招く 引き起こす 擦り抜ける 掻い潜る 潰す 潰れる 潰える 葬る 挫折 溢れる 膠着 逸する 高騰 急騰 失望
        離反 誤認 脱線 奪い合う 激突 焼失 水没 飛び火 燃え広がる 言い逃れる 言い逃がれ 撤退 解雇
        分裂 離脱 決裂 略奪 再燃 横行 跋扈 置き去り 見失う 見放す 飲み込む 押し潰す 押し寄せる 直撃 打ち砕く
        覆る 沈む 破れる 破る 崩れ落ちる 逃げ出す 埋もれる 締め付ける 傾く 廃れる 痩せる 絶える 陰る
        曇る 狙う 付け込む 付け入る 忍び込む 牙 燃える 砕ける 枯らす 立ち退く 手放す
        諦める 断念 中断 途上 萎縮 硬直 先鋭 過熱 暴れる 殴る 全滅 死滅 潜む 暴く 罹る 発症 流行
        伝染 汚す 濁る 錆びる 腐る 狭まる 錯綜 紛糾 逃す 損ずる 逆戻り 後戻り
        誤る 痛む 負ける 敗れる 悩む 裂ける 裂く 凍える 折れる 砕く 覆す 強いる 怠る 攻める 乱れる 揺れる
        揺らす
        抜け落ちる 取り零す 投げ出す 追い出す 締め出す 閉じ込める 縛る 見落とす 見過ごす 取り違える 間違う
        間違える 詰まる 疲れる 嘆く 泣く 渋る 拒む 焼く 焦げる 濁す 偏る ずれる ずれ込む 騒ぐ 慌てる ぶつかる
        攫う 紛れ込む 押し入る 朽ちる 打ち切る 閉鎖 放置 拘束 沈黙 退場 首切り 挫く 妬む 憎む 恨む 踏み躙る
        奪い取る 奪い返す 埋没 隔絶 酷使 盗用 脱落 迷走 横取り 強奪 揺さぶる 翻弄 弄ぶ 滅ぶ 掘り崩す
        抉る 侮る 締め上げる 居座る 食い潰す 飛び散る
        買い叩く 引き抜く 独り歩き 積み残す 剥がれ落ちる まびく 転倒 焦げ付く
    """,
    Pole.LOSS: """
        減る 減らす 減少 半減 激減 急減 下がる 下げる 低下 弱まる 弱める 縮む 縮まる 縮小 細る 落ちる 鈍る
        鈍化 薄れる 薄まる 遅れる 遠退く 停止 止まる 後退 下回る 削る 割り込む 目減り 萎む 減退 縮減
        落ち込む 割れる 滑り落ちる 乏しい 欠く 欠ける 弱い 低い 少ない 薄い 手薄
        縮める 減ずる 切れる 削ぐ 削減 切り詰める 切り下げる 廃止 減便 減額 落とす 休止 中止 凍結 割り引く
        細い 先細る 見劣り 下降 短縮 短い 遠い 遅い 鈍い 浅い 狭い 貧しい 劣る 劣後 退く 失せる 褪せる
        断る 取り止める 取り下げる
        遅らせる 閉じる 畳む 消す 去る 離れる 外れる 絞る 控える 見送る 見合わせる 冷える 緩む 抜ける 延期
        撤回
    """,
    Pole.RISE: """
        増える 増やす 増加 急増 倍増 激増 高まる 高める 強まる 強める 強化 上がる 上げる 上昇 広がる 広げる
        拡大 拡散 深まる 深める 加速 膨らむ 膨張 進む 進行 増す 増大 積み上がる 募る 迫る 上回る 続く 続ける
        長引く 繰り返す 生ずる 起きる 起こる 発生 生まれる 現われる もたらす 多発 頻発 相次ぐ 跳ね上がる
        膨れ上がる 常態 恒常 定着 伝播 波及 積もる 溜まる 広まる 長期 重なる 大きい 高い 多い 燻る 及ぶ
        及ぼす 伸びる 伸ばす 高止まり 肥大 蓄積 忍び寄る
        上乗せ 続出 連鎖 継続 持続 拡張 増設 増幅 過多 嵩む 積み重なる 押し上げる 吊り上げる 達する 跳ねる
        膨大 濃い 根強い 積み上げる 巨大 巨額 多額 深い 長い 急伸 倍加 過剰 過度 勢い付く 勢い 根深い
        増し 止む 重い 溢れ返る 殺到
        上る 早める 溜める 積む 重ねる 跳ね返る 伸し掛かる 流れ込む
    """,
    Pole.RELIEF: """
        防ぐ 防止 予防 避ける 回避 押さえる 抑制 抑止 軽減 緩和 和らぐ 和らげる 解消 克服 取り除く 除去 排除
        食い止める 阻止 止める 断ち切る 終わる 終える 終結 終息 収束 収まる 静まる 沈静 撲滅 根絶 廃絶 廃棄
        対抗 対処 対応 備える 救済 無害 打破 拭う 乗り越える 乗り切る 遠ざける 封ずる 封じ込める 脱する 脱却
        防衛 管理 防御 対策 補償 補う 摘発 取り締まる 禁止 禁ずる 退ける 撃退 迎撃 捜査 駆除 除く 消火 鎮火
        逃れる 免れる 脱出 逃げる 癒える 検知 訓練 調査 研究 支援
        備え 点検 補修 修理 検査 救助 救出 救護 避難 消毒 除染 手入れ 見守る 予報 警報 防災 減災 耐震
        無効 是正 取り戻す 取り払う 払拭 直す 修繕 片付ける 打ち消す
    """,
    Pole.BENEFIT: """
        改善 向上 回復 復活 復興 復旧 解決 成功 達成 実現 前進 進展 立ち直る 持ち直す 救う 守る 助かる
        助ける 役立つ 貢献 寄与 好転 好調 明るい 有利 有益 便利 豊か 安心 潤う 育つ 根付く 和平 停戦 普及
        躍進 飛躍 活性 利点 強み 恩恵 朗報 再生 黒字 追い風 打開 間に合う 両立 円滑 順調 成り立つ 立ち行く
        節約 足りる 追い付く 行き届く 賄う 持ち堪える 食い繋ぐ 立て直す 癒す 整う 潤す 実る
        勝利 合格 妥結 締結 再開 再建 修復 復元 安堵 満足 快適 喜ぶ 嬉しい 楽しい 有り難い 誇り 優秀
        立派 見事 堅調 好評 好機 活気 賑わう 盛り上がる 芽生える 蘇る 生き延びる 生き残る 報いる 利く 有効
        有用 貴重 無事 無傷 最適 増益 増収 増産 増員 増便 充実 充足 拡充 進化 進歩 発達 革新 刷新 創出
        育成 育てる 強靭 万全 強固 健全 着実 助け合う 分かち合う 支え合う 歩み寄る 打ち解ける 慰める 励ます
        励む 勇気 安らぐ 落ち着く 晴れる 稼ぐ 儲かる 勝つ 耐える 凌ぐ 保つ 整える 満たす 直る 褒める 祝う
        導く 正す
        喜ばしい 頼もしい 心強い 素晴らしい 健やか 支える 生かす 賃上げ 軍縮 正しい 優しい 賢い 穏やか
        平穏 温暖 美しい 豊作 豊漁 朗らか 幸い 幸せ
        幸福 名案 妙案 賢明 得策
    """,
    Pole.DENIAL: "ない まい かねる 難い 難しい 困難 不可能 程遠い",
}
POLARITY: dict[str, Pole] = {word: pole for pole, words in _WORDS.items() for word in words.split()}
"""Every word that has a pole."""

# What eases harm when it is its object, and is harm when it is a rule or a check: 規制を回避する.
_CHECKS = frozenset({"規制", "制裁", "監視", "検査", "法", "取り締まり", "責任", "追跡", "捜査"})
_EVASIONS = frozenset({"回避", "逃れる", "免れる", "擦り抜ける", "掻い潜る", "避ける"})
_UNDENYING = frozenset({"しか", "ほか", "しれる", "過ぎる", "違い", "なる"})
_REACH = 12  # words; what a verb is about stands no further before it


class Content(NamedTuple):  # made for every clause: a frozen dataclass takes longer to make
    """How often something adverse and something desirable is told, and the places of the adverse words.

    `ends_adverse` says whether the last of them, mostly the predicate, is adverse.
    """

    adverse: int
    desirable: int
    places: tuple[int, ...]
    ends_adverse: bool = False

    @property
    def is_adverse(self) -> bool:
        """Whether the adverse outweighs; between equals the last word decides."""
        return self.adverse > self.desirable or (self.adverse == self.desirable and self.ends_adverse)


def weigh(words: Sequence[Atom], first: int, end: int) -> Content:
    """Weigh what the words `first`..`end` tell of.

    A verb is read together with the nearest word of weight before it, and a denial with both.
    """
    scale = _Scale()
    for at, atom in enumerate(words[first:end], first):
        pole = atom.pole
        if pole is None:  # most of them
            continue
        word = atom.word
        if word in _EVASIONS and any(words[n].word in _CHECKS for n in range(max(first, at - 3), at)):
            pole = Pole.HARM
        if pole is Pole.DENIAL and word == "ない" and _denies_nothing(words, max(first, at - 2), at):
            continue
        if pole is Pole.BENEFIT and at + 1 < end and words[at + 1].word == "べし":  # 守るべき水
            continue
        scale.put(at, pole)
    return scale.content()


def _denies_nothing(words: Sequence[Atom], first: int, at: int) -> bool:
    """破綻しかない, …にほかならない, だけではない, かもしれない: a ない that takes nothing back."""
    before = [word.word for word in words[first:at]]
    return bool(before) and (before[-1] in _UNDENYING or before[:1] == ["だけ"] or before[:1] == ["ばかり"])


class _Scale:
    """What has been told so far: each entry is where, and 1 for adverse, -1 for desirable, 0 for open."""

    def __init__(self) -> None:
        self._told: list[tuple[int, Pole, int]] = []

    def put(self, at: int, pole: Pole) -> None:
        if pole in (Pole.ADVERSE, Pole.HARM):
            self._told.append((at, pole, 1))
        elif pole in (Pole.GOOD, Pole.COST):
            self._told.append((at, pole, 0))
        elif pole is Pole.BENEFIT:
            self._told.append((at, pole, -1))
        elif pole is Pole.DENIAL:
            self._deny(at)
        else:
            self._change(at, pole)

    def _change(self, at: int, pole: Pole) -> None:
        """A verb that makes the word before it more, less or harmless."""
        n = self._about(at)
        noun = self._told[n][1] if n is not None else None
        if n is None or noun is Pole.BENEFIT:
            return
        if noun is Pole.GOOD:
            value = {Pole.RISE: -1, Pole.LOSS: 1}.get(pole, 0)
        else:
            value = 1 if pole is Pole.RISE else -1
        if value:
            self._told[n] = (at, pole, value)

    def _deny(self, at: int) -> None:
        """損失は生じない, 立ち直れない, 防げない: the last that was told is turned."""
        n = self._about(at, reach=5)
        if n is None:
            return
        place, pole, value = self._told[n]
        turned = {1: -1, 0: 1 if pole is Pole.GOOD else 0, -1: 1}[value]
        self._told[n] = (place, pole, turned)

    def _about(self, at: int, reach: int = _REACH) -> int | None:
        """The number of the nearest entry the word at `at` can be about."""
        if self._told and at - self._told[-1][0] <= reach:
            return len(self._told) - 1
        return None

    def content(self) -> Content:
        weighty = [value for _, _, value in self._told if value]
        adverse = [place for place, _, value in self._told if value == 1]
        return Content(len(adverse), len(weighty) - len(adverse), tuple(adverse), weighty[-1:] == [1])
