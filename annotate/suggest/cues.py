"""The cues: what speaks for a recommendation, for a threat assessment, or for no claim, as data.

A cue is read at the predicate of a clause (see `annotate.suggest.predicates`), so that the same word as
an attribute (必要な書類), as a noun (必要性) or in the past (必要だった) says nothing.
`annotate.suggest.patterns` explains how patterns are written, `annotate.suggest.conditions` holds the
conditions by their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from annotate.suggest.colours import Mark
from annotate.tags import RECOMMENDATION, THREAT_ASSESSMENT

NONE = "none"
"""The label of a sentence that claims nothing."""


class Place(Enum):
    """Where in a clause a cue is looked for."""

    PREDICATE = auto()  # the words that end the core of the clause
    TOPIC = auto()  # anywhere: the pattern ends with the は that makes it the topic


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks for `label`, and how surely (`strength`, 0 to 1) when every condition holds.

    `id` names its rule, which several cues may share: the words of `rule.<id>` say why. A cue with `marks`
    needs all of them and may have no patterns; one in the past counts only with `past`.
    """

    id: str
    label: str
    strength: float
    patterns: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    place: Place = Place.PREDICATE
    marks: frozenset[Mark] = frozenset()
    past: bool = False


_R, _T = RECOMMENDATION.id, THREAT_ASSESSMENT.id
_CANNOT = "拭う|消える|尽きる|絶える ない"
_CANNOT_BE_DENIED = "否定|排除|無視|払拭|軽視|否む する? れる? できる? ない"

_AT_THE_BRINK = "瀬戸際|崖っ縁|淵|縁"

CUES: tuple[Cue, ...] = (
    # Recommendations
    Cue("recommendation.should", _R, 0.95, ("べし", "べし だ? ない"), ("not_judging",)),
    Cue(
        "recommendation.should", _R, 0.75, ("べし 問題|課題|仕事|務め|役割|点|話|対象",), ("not_judging",)
    ),
    Cue(
        "recommendation.time_to",
        _R,
        0.85,
        ("べし 時|時期|段階 に|が|を くる|ある|いる|差し掛かる|迎える",),
        ("not_judging",),
        past=True,
    ),
    Cue("recommendation.time_to", _R, 0.65, (), ("deed_verb", "urged"), marks=frozenset({Mark.TIMELY})),
    Cue(
        "recommendation.time_to",
        _R,
        0.7,
        ("_ 時|時期|段階 に|が|を くる|差し掛かる|迎える",),
        ("deed_on_object",),
    ),
    Cue(
        "recommendation.time_to",
        _R,
        0.65,
        ("_ の 時|時期|段階 に|が くる", "_ の 時"),
        ("action_leads",),
    ),
    Cue("recommendation.time_to", _R, 0.6, ("_ 番",), ("verb_leads",)),
    Cue(
        "recommendation.not_the_time",
        _R,
        0.65,
        (
            "_ 場合|段階|時 だ ない",
            "_ 余裕|暇|猶予 は|も|など ~ ない",
            "_ 時間|余裕|猶予 は|も ~ 残る|残す れる? て? いる? ない",
        ),
        ("verb_leads",),
    ),
    Cue("recommendation.must", _R, 0.65, ("ない ば|と",)),
    Cue(
        "recommendation.must",
        _R,
        0.8,
        ("_ ない ば|と 駄目|困る", "_ ない て は 駄目|困る", "_ ない ば|と 意味 が|は ない"),
        ("deed_leads",),
    ),
    Cue(
        "recommendation.must",
        _R,
        0.95,
        (
            "ない ば なる|いく ない|まい",
            "ない て は なる|いく ない|まい",
            "ない と なる|いく ない",
        ),
    ),
    Cue("recommendation.must_not", _R, 0.93, ("て は なる|いく ない|まい",)),
    Cue("recommendation.must_not", _R, 0.75, ("よい はず|わけ が|は ない", "て よい もの だ ない")),
    Cue("recommendation.must_not", _R, 0.6, ("そう だ ない", "答え は 否|ノー"), ("whether_to",)),
    Cue("recommendation.cannot_leave", _R, 0.7, ("わけ に は いく ない",)),
    Cue(
        "recommendation.cannot_leave",
        _R,
        0.65,
        (
            "置き去り|蔑ろ|疎か|無駄|無 に は できる ない",
            "傍観 者? だ は いる られる ない",
            "惜しむ|躊躇う|待つ 理由 は|が ~ ない|まい",
            "惜しむ|躊躇う|待つ 理由 は|が ~ 見当たる ない",
        ),
    ),
    Cue(
        "recommendation.cannot_wait",
        _R,
        0.7,
        (
            "先送り|後回し|先延ばし|放置|座視 は? できる ない",
            "先送り|後回し|先延ばし|放置|座視 する? は? 許す れる ない",
            "一 刻 の 猶予 も|は ない",
            "一刻? の? 猶予 も|は 許す れる ない",
            "時間 の 余裕|猶予 は|も ~ ない",
            "待つ た 無し",
            "避ける て は? 通る れる? ない",
        ),
    ),
    Cue("recommendation.not_too_late", _R, 0.65, ("も 遅い ない", "も 遅い 過ぎ|過ぎる は? する? ない")),
    Cue("recommendation.need_to", _R, 0.93, ("必要 が|も|は ~ ある",)),
    Cue(
        "recommendation.needed",
        _R,
        0.85,
        ("必要", "必要 と する れる", "必要 と|に なる"),
        ("action", "no_figure"),
    ),
    Cue(
        "recommendation.essential",
        _R,
        0.85,
        (
            "不可欠|必須|急務|肝要|肝心|先決|喫緊",
            "欠かす ない",
            "欠く こと の|が できる ない",
            "不可欠|必須|急務 と|に なる",
            "喫緊|緊急 の 課題",
            "最? 優先 の? 課題? だ?",
            "最? 優先 の? 課題 と|に なる",
        ),
        ("action",),
    ),
    Cue("recommendation.essential", _R, 0.6, ("不可欠|急務|必須", "欠かす ない"), ("in_focus", "no_figure")),
    Cue("recommendation.needed", _R, 0.65, ("が|も 要る",), ("action", "no_figure")),
    Cue("recommendation.needed", _R, 0.6, ("が|も いる|ほしい",), ("effort", "no_figure")),
    Cue(
        "recommendation.important_to",
        _R,
        0.8,
        (
            "重要|大切|大事|賢明|得策|妥当|適切|適当|有効|現実|合理|近道|筋|先 的?",
            "順序|鉄則|王道|早道|定石|常道|本筋|道",
            "出発 点",
        ),
        ("deed",),
    ),
    Cue("recommendation.important_to", _R, 0.7, ("先|先決",), ("act_in_focus",)),
    Cue(
        "recommendation.important_step",
        _R,
        0.75,
        (
            "@important 的? だ @step 肢?",
            "@important 的? だ 一 歩",
        ),
        ("deed",),
    ),
    Cue("recommendation.important_act", _R, 0.65, ("重要|大切|大事",), ("act_in_focus",)),
    Cue(
        "recommendation.desirable",
        _R,
        0.85,
        ("望ましい", "望む れる", "待つ れる", "急ぐ れる", "望ましい と いう|する れる"),
        ("action",),
    ),
    Cue("recommendation.undesirable", _R, 0.6, ("望ましい ない", "許す れる ない", "避ける たい"), ("deed",)),
    Cue("recommendation.undesirable", _R, 0.6, ("は 断ずる? て? 許す れる ない",)),
    Cue("recommendation.undesirable", _R, 0.65, ("は 禁物",)),
    Cue("recommendation.called_for", _R, 0.85, ("求める られる",), ("action",)),
    Cue("recommendation.expected_of", _R, 0.55, ("期待 する れる",), ("effort",)),
    Cue("recommendation.better_to", _R, 0.85, ("ほう が よい|賢明|得策|望ましい",)),
    Cue("recommendation.better_to", _R, 0.8, ("_ の? が よい|無難|一番|最善",), ("deed_leads",)),
    Cue("recommendation.better_to", _R, 0.65, ("_ ほう が 早い|近い|確実|先",), ("verb_leads",)),
    Cue(
        "recommendation.would_do",
        _R,
        0.6,
        ("ば よい", "た よい", "て も よい", "ある て よい"),
        ("not_how",),
    ),
    Cue("recommendation.would_do", _R, 0.75, ("_ と よい",), ("verb_leads",)),
    Cue("recommendation.how_about", _R, 0.8, ("て は どう|如何", "た どう|如何", "て みる て は")),
    Cue("recommendation.invites", _R, 0.6, (), ("asked_politely", "deed_verb"), marks=frozenset({Mark.SOFT})),
    Cue("recommendation.an_option", _R, 0.6, ("一案|一策|一手", "選択 肢"), ("deed",)),
    Cue("recommendation.an_option", _R, 0.6, ("一 つ の 手|案|策|方法|道",), ("deed",)),
    Cue("recommendation.an_option", _R, 0.6, ("_ 手 が|も ある",), ("verb_leads",)),
    Cue("recommendation.an_option", _R, 0.6, ("考える られる",), ("deed", "deed_on_object")),
    Cue("recommendation.advice", _R, 0.6, (), ("nobody_acts", "deed_verb"), marks=frozenset({Mark.NOMINAL})),
    Cue("recommendation.want_done", _R, 0.8, ("て ほしい", "て もらう|いただく たい")),
    Cue("recommendation.want_done", _R, 0.65, ("て ほしい 点|こと が|も|は ~ ある",)),
    Cue("recommendation.want_done", _R, 0.65, ("て もらう|いただく たい 役割|点 が|も|は ~ ある",)),
    Cue(
        "recommendation.want_done",
        _R,
        0.75,
        ("て もらう|いただく|くれる|くださる",),
        marks=frozenset({Mark.SOFT}),
    ),
    Cue("recommendation.want_done", _R, 0.65, (), ("deed_verb",), marks=frozenset({Mark.SOFT, Mark.GENERAL})),
    Cue("recommendation.appeals", _R, 0.75, ("よう に? 呼び掛ける",), marks=frozenset({Mark.PROGRESSIVE})),
    Cue(
        "recommendation.advised",
        _R,
        0.6,
        (
            "こと を ~ 提案|提言|助言|推奨|勧告|勧める する?",
            "よう に? ~ 助言|提案|提言|推奨|勧告|勧める|促す する?",
        ),
        past=True,
    ),
    Cue("recommendation.we_ask", _R, 0.8, ("@asking する? たい",), ("author",)),
    Cue(
        "recommendation.author_asks",
        _R,
        0.7,
        (
            "よう ~ 求める|望む|促す|要望|要求|提言|提案 する?",
            "を ~ 求める|望む|促す|要望|要求|勧める|提言|提案|推奨 する?", "御 勧める する?"),
        ("author",),
    ),
    Cue(
        "recommendation.author_hopes",
        _R,
        0.6,
        ("_ たい",),
        ("in_text", "not_myself", "not_seeing", "not_telling", "not_approving"),
    ),
    Cue(
        "recommendation.let_us",
        _R,
        0.7,
        (),
        ("not_telling", "deed_verb", "no_subject"),
        marks=frozenset({Mark.VOLITIONAL}),
    ),
    Cue(
        "recommendation.imperative",
        _R,
        0.8,
        (),
        ("urged", "not_visiting"),
        marks=frozenset({Mark.IMPERATIVE}),
    ),
    Cue("recommendation.imperative", _R, 0.7, ("_ よ",), ("verbal_noun",)),
    Cue(
        "recommendation.only_way",
        _R,
        0.75,
        ("_ しか|ほか ない", "_ しか|ほか ある まい", "以外 に ない"),
        ("deed_before", "not_driven"),
    ),
    Cue("recommendation.only_way", _R, 0.7, ("_ に 限る|尽きる",), ("deed_leads",)),
    Cue("recommendation.only_way", _R, 0.7, ("_ こと に 尽きる",), ("deed_leads",)),
    Cue("recommendation.only_way", _R, 0.7, ("ない 手 は|も ない",)),
    Cue(
        "recommendation.only_way",
        _R,
        0.75,
        (
            "以外|ほか に 道|手|策|方法 は|も ない",
            "より ほか に? は? ない",
            "に 越す た こと は ない",
        ),
    ),
    Cue(
        "recommendation.duty",
        _R,
        0.75,
        (
            "義務|責務|責任 が|も ~ ある",
            "義務|責務|責任 を|も 負う",
        ),
        ("verb_before",),
    ),
    Cue("recommendation.is_duty", _R, 0.7, ("義務|責務|使命|務め",)),
    Cue("recommendation.is_duty", _R, 0.65, ("責任|役割|役目|仕事",), ("deed_stressed",)),
    Cue("recommendation.takes_care", _R, 0.75, ("注意|警戒|検討|対応|対策|改善|用心|留意|配慮 を 要する",)),
    Cue(
        "recommendation.worth",
        _R,
        0.6,
        (
            "検討|考慮|一考|傾聴 に 値 する",
            "検討|考慮|一考|傾聴 に 値 する 案|提案|策|考え|意見",
            "検討|考慮|一考|議論|工夫|再考 する? の? 余地|価値 が|は|も ~ ある",
        ),
    ),
    Cue("recommendation.worth", _R, 0.6, ("_ 価値 が|は|も ~ ある",), ("deed_on_object",)),
    Cue("recommendation.calls_for", _R, 0.65, ("_ を",), ("action_leads", "in_text")),
    Cue("recommendation.can_it_be", _R, 0.65, ("て よい", "で よい"), marks=frozenset({Mark.QUESTION})),
    Cue(
        "recommendation.what_should",
        _R,
        0.85,
        (
            "_ べし は",
            "_ べし だ の は",
            "_ べし こと|相手|仕事|課題|道|手|策|先|順番|対象|工事|作業 は",
        ),
        ("not_judging",),
        Place.TOPIC,
    ),
    Cue(
        "recommendation.what_is_needed",
        _R,
        0.8,
        (
            "必要|不可欠|急務|先決 だ の は",
            "必要 と する れる て? いる? の は",
            "求める|望む|急ぐ られる|れる て? いる? の は",
            "忘れる て は なる|いく ない の は",
            "急ぐ|求める|望む|勧める たい の は",
            "急ぐ|要る の は",
            "ない ば なる ない の は",
            "提案|提言|注文|要望 する? たい の は",
        ),
        ("topic_leads",),
        Place.TOPIC,
    ),
    Cue(
        "recommendation.what_matters",
        _R,
        0.75,
        ("重要|大切|大事|肝心|肝要 だ の は",),
        ("deed_in_focus",),
        Place.TOPIC,
    ),
    # Threat assessments
    Cue("threat.may_well_harm", _T, 0.92, ("かねる ない",)),
    Cue("threat.may_well_harm", _T, 0.75, ("かねる ない 動き|事態|状況|行為|政策|判断|決定|内容|発言|話",)),
    Cue("threat.fear_exists", _T, 0.9, ("恐れ が|も|は|の ~ ある|高い|強い|大きい|でる|残る",)),
    Cue(
        "threat.risk_exists",
        _T,
        0.88,
        (
            "危険|リスク 性? が|も|は ~ ある|高い|大きい|残る|潜む|伴う|付き纏う|明らか|明白",
            "危険|リスク 性? を ~ 伴う|孕む|抱える|高める|増す",
        ),
    ),
    Cue(
        "threat.concern_exists",
        _T,
        0.75,
        (
            "懸念|危惧 が|も|は ~ ある|強い|大きい|残る|根強い|高まる|強まる|広がる|募る|でる|付き纏う",
            "懸念 材料",
            "心配|気掛かり が|も|は ~ ある|残る",
            "が 心配|気掛かり",
            "不安|懸念|疑念|不信|疑問 は|が|も ~ 尽きる|拭う|消える れる? られる? ない",
            "不安 が|は|も ~ 募る|過ぎる|付き纏う|残る",
            "危惧|懸念|憂慮 を ~ 覚える|抱く|禁ずる",
            "危惧|懸念|憂慮 を ~ 覚える|抱く|禁ずる ない を える ない",
            "憂慮 に 耐える ない",
            "深刻|重大|最大|大きい|大きな だ? の? 懸念",
        ),
    ),
    Cue(
        "threat.not_spared",
        _T,
        0.65,
        (
            "無縁|無傷|例外|他人事 だ は? いる られる ない",
            "無縁|無傷|例外|他人事 だ ない",
            "対岸 の 火事 だ ない",
            "無縁|無傷|他人事 で|だ は? 済む ない",
            "無縁|他人事 と は いう|言い切る れる? ない",
        ),
    ),
    Cue(
        "threat.no_wonder",
        _T,
        0.7,
        ("て も 不思議 だ? は|が? ない", "て も 可笑しい ない"),
    ),
    Cue(
        "threat.plain_to_see",
        _T,
        0.7,
        ("の は|が 目 に 見える", "火 を みる より も? 明らか"),
        ("adverse_or_menace",),
    ),
    Cue(
        "threat.cannot_be_ruled_out",
        _T,
        0.9,
        (
            f"@risk_known 性? は|も|が ~ {_CANNOT}",
            f"@risk_known 性? は|も|が ~ {_CANNOT_BE_DENIED}",
            "@risk_known 性? は|も|が ~ 捨てる 切る れる? ない",
        ),
    ),
    Cue("threat.risk_named", _T, 0.75, ("危険|リスク|懸念|恐れ|脆弱 性? が|も|は ~ 指摘 する れる",)),
    Cue(
        "threat.adverse_possibility",
        _T,
        0.85,
        (
            "可能 性 が|も|は ~ ある|高い|大きい|強い|濃い|でる|残る|高まる",
            f"可能 性 が|も|は ~ {_CANNOT}",
            f"可能 性 が|も|は ~ {_CANNOT_BE_DENIED}",
            "@can_be が|も|は ~ ある|残る|大きい",
            "事態|場面|恐れ|展開|筋書き|シナリオ が|も|は ~ 考える られる",
            "可能 性 が|も|は ~ 指摘 する れる",
            "日 は|も ~ 遠い ない|まい",
            "日 が|は|も ~ くる|訪れる|近い|近付く",
        ),
        ("adverse", "to_come"),
    ),
    Cue("threat.may", _T, 0.82, ("か も しれる ない", "か も", "と も 限る ない"), ("adverse", "to_come")),
    Cue("threat.can_happen", _T, 0.75, ("_ える",), ("verb_leads", "adverse")),
    Cue(
        "threat.threat_grows",
        _T,
        0.8,
        (
            "@menacing 性? は|が|も ~ @grows する?",
            "@menacing 性? を @grows する?",
            "@menacing は|が|も ~ 大きい|高い|強い|深い|濃い なる",
            "緊張|危機|緊迫|混迷|深刻 の? 度 を 増す|深める",
            "拍車 が 掛かる",
        ),
    ),
    Cue(
        "threat.is_threat",
        _T,
        0.85,
        (
            "@danger_itself に|と なる",
            "脅威|危険 を ~ もたらす|与える|及ぼす|突き付ける",
            "脅威|危険|危機|攻撃|圧力|試練 に ~ 晒す れる?",
            "脅威|危険|危機 に ~ 直面|瀕する する?",
            "脅威|危険|危機|滅亡|死 と 隣り合わせ",
            "火種|禍根|爆弾|不安 を ~ 抱え込む|抱える|残す|生む",
            f"{_AT_THE_BRINK} に ~ ある|立つ|追い込む れる?",
            "崩壊|破綻|沈没|爆発|限界|衝突|枯渇 寸前",
            "危機 的 だ 状況|状態|水準 に ある",
            "危うい|脆い|怖い|恐ろしい さ が|は|も ~ ある|残る|潜む|付き纏う|拭う ない?",
            "危うい|脆い|怖い|恐ろしい さ を ~ 孕む|抱える",
            "へ の 重大|深刻|明白|明確|直接 的? だ 挑戦|侵害|攻撃|打撃",
            "@danger_itself",
        ),
    ),
    Cue(
        "threat.ominous",
        _T,
        0.7,
        (
            "@ominous 的?",
            "予断 を 許す ない",
            "予断 を 許す ない _ を|が|に 迎える|続く|ある|入る",
            "時間 の 問題",
            "憂慮 する べし",
            "先行き|見通し|前途 は|が|も ~ 不透明|暗い|厳しい",
            "楽観 は? できる ない",
            "楽観 は|を 許す れる? ない",
        ),
    ),
    Cue(
        "threat.time_runs_out",
        _T,
        0.6,
        ("残す れる た 時間 は|も ~ ない|少ない|僅か|短い", "残す れる た 時間 は|も ~ 長い|多い ない"),
    ),
    Cue(
        "threat.ominous_move",
        _T,
        0.7,
        ("@ominous_sign だ _ が|を|に ~ _ する?",),
        ("verb_at_end",),
        past=True,
    ),
    Cue("threat.is_feared", _T, 0.85, ("懸念|危惧|憂慮|心配 する れる", "危ぶむ|案ずる|恐れる れる|られる")),
    Cue("threat.no_exaggeration", _T, 0.7, ("誇張|杞憂|空言|大袈裟 だ ない",), ("warned",)),
    Cue(
        "threat.inevitable",
        _T,
        0.75,
        (
            "影響|打撃|余波|皺寄せ|混乱 は|も|が ~ 避ける られる そう? に? ない",
            "影響|打撃|余波|皺寄せ|混乱 は|も|が ~ 免れる そう? に? ない",
        ),
        ("going_on",),
    ),
    Cue(
        "threat.inevitable",
        _T,
        0.75,
        ("避ける られる ない", "免れる ない", "不可避|必至", "不可避|必至 と|に なる"),
        ("adverse",),
    ),
    Cue(
        "threat.leads_to_harm",
        _T,
        0.7,
        ("を|に ~ @causes する? せる?",),
        ("adverse_object", "going_on"),
    ),
    Cue("threat.threatens", _T, 0.7, ("脅かす|揺るがす れる?", "危うい|不安定 に|と? する|なる")),
    Cue("threat.harms", _T, 0.65, (), ("harmful_verb", "going_on")),
    Cue("threat.under_way", _T, 0.7, ("つつ ある",), ("adverse_or_menace",)),
    Cue("threat.under_way", _T, 0.65, ("_ 一方", "の 一途 を 辿る"), ("adverse_or_menace", "verb_or_course")),
    Cue(
        "threat.is_expected",
        _T,
        0.65,
        ("が|も|と|は ~ 予想|予測|想定|見込む する? れる",),
        ("adverse", "to_come"),
    ),
    Cue("threat.no_guarantee", _T, 0.65, ("_ 保証 は|が|も ~ ない",), ("deed_or_denial_leads",)),
    Cue(
        "threat.beyond_repair",
        _T,
        0.7,
        (
            "取り返し が|の 付く ない",
            "元 も 子 も ない",
            "間に合う ない",
            "歯止め が|は 利く|掛かる ない",
            "手 が|も 付ける られる ない",
            "収拾 が 付く ない",
            "手遅れ に|と なる",
            "手 に 渡る",
            "底 を 付く|突く|吐く",
            "元 に は? 戻る ない",
            "度 と は? 戻る ない",
            "もう|長い は? 持つ ない",
            "年|月|日 と 持つ ない",
            "持ち堪える られる は? する? ない|まい",
            "命|人命 に は|も? 関わる",
            "首 を 締める",
            "皺寄せ を 受ける",
            "割 を 食う",
            "音 を 上げる",
            "付け が 回る",
            "芽 を 摘む",
            "付け を ~ 回す|払う",
            "禍根 を 残す",
            "逆 効果 に|と なる",
            "逆 効果",
            "泥沼|深み に ~ 踏み入れる|嵌まる",
            "後戻り は? できる ない",
            "容易|簡単 に は? 戻る|取り戻す ない",
            "計り知れる ない",
            "誤る た メッセージ|信号|シグナル を 送る|与える",
            "我が 身",
        ),
        ("going_on",),
    ),
    Cue(
        "threat.voices_fear",
        _T,
        0.6,
        ("恐れる|危ぶむ|懸念|危惧|警戒|不安 視? する? 声 が|も|は ~ ある|上がる|でる|広がる|強い|多い",),
    ),
    Cue(
        "threat.menace_able",
        _T,
        0.6,
        ("手 が|に 届く|入る", "容易 に|と なる", "可能 に|と なる", "_ よう に なる"),
        ("adverse_or_menace",),
    ),
    Cue(
        "threat.what_is_feared",
        _T,
        0.75,
        (
            "最大|一番|最悪|重大|大きい|大きな だ? の? 懸念|リスク|脅威|危険 は",
            "最悪 の 展開|シナリオ|筋書き|事態|想定 ~ の? は",
            "憂慮|懸念|警戒|危惧 する べし は",
            "恐れる べし は",
            "恐れる べし だ の は|が",
            "憂慮|懸念|警戒|危惧 する べし だ の は|が",
            "深刻|心配|危険|厄介 だ の は|が",
            "怖い|恐ろしい|危ない の は|が",
            "懸念|危惧|憂慮|心配|警戒|危険 視? する れる? て? いる? の は|が",
            "恐れる|危ぶむ|案ずる れる|られる? て? いる? の は|が",
            "気掛かり|心配 だ の は|が",
            "気 に なる の は|が",
        ),
        ("topic_leads",),
        Place.TOPIC,
    ),
    Cue(
        "threat.what_comes_next",
        _T,
        0.6,
        (
            "次 に ~ の は",
            "失う れる の は",
            "皺寄せ|被害|打撃|煽り を 受ける の は",
            "犠牲 に なる の は",
            "最後|最初|真っ先|先|一番 に? ~ 泣く|苦しむ|困る|損する|倒れる|潰れる の は",
            "崩れる|揺らぐ の は",
        ),
        ("adverse_or_menace",),
        Place.TOPIC,
    ),
    # No claim
    Cue(
        "none.telling",
        NONE,
        0.8,
        ("@telling する? たい", "@telling する? て? みる? いく? たい", "話 を する たい"),
        ("in_text",),
    ),
    Cue("none.telling", NONE, 0.85, ("@telling する? て みる? て? ほしい", "せる て ほしい"), ("in_text",)),
    Cue("none.telling", NONE, 0.8, (), ("telling", "in_text"), marks=frozenset({Mark.VOLITIONAL})),
    Cue("none.telling", NONE, 0.75, ("御 @offering する",), ("in_text",)),
    Cue(
        "none.telling",
        NONE,
        0.85,
        ("次|以下 の ~ を 提案|提言|指摘|勧告|示す|述べる|上げる する? たい?",),
        ("in_text", "author"),
    ),
    Cue("none.visiting", NONE, 0.75, ("御 願う|願い する", "参照 する れる? たい"), ("in_text",)),
    Cue("none.visiting", NONE, 0.85, (), ("visiting",), marks=frozenset({Mark.IMPERATIVE})),
    Cue("none.credit", NONE, 0.8, ("筆者|記者|本人 ~ 撮影|提供", "写真 は ~ 撮影|提供")),
    Cue(
        "none.about_this_text",
        NONE,
        0.8,
        ("本稿|本書|本論|本章|小論 で? は|の", "本稿|本書|本論|本章|小論 で ~ は"),
        ("about_text",),
        Place.TOPIC,
    ),
)
"""Every cue; of those that hold at the same words the first, and stronger, explains the others."""
