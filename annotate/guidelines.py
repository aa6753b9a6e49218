"""The program's own guidelines to the three tags, in both languages: what they mean, rules, examples.

The first paragraph of a definition says it in a sentence; below stand the rules for what is doubtful.
In the examples ○ has the tag, and × has not. All of them are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotate.tags import ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT


@dataclass(frozen=True, slots=True)
class Guideline:
    """What a tag means in one language, as plain text."""

    definition: str
    examples: str


_ASSERTION_JA = Guideline(
    """\
事実として、または判断として述べられた主張。筆者のものでも、引用された人のものでもよい。提言と脅威評価に当たらないものがここに入る。

・評価や意見も主張とする（「計画は失敗だった」）。
・「…を求めた」「…と要求した」のように、要求があったことを出来事として伝える文は主張。
・「注目すべき点は…」のように、「べき」が行動でなく判断にかかる文は主張。
・物事が重要だというだけの文は主張。行動が重要だという文は提言。
・「…ではないか」「…と言わざるを得ない」は主張。答えを求めるだけの問いには付けない。
・主張のない前置き、見出し、挨拶、著者紹介には付けない。""",
    """\
○ 架空湾の漁獲量は十年で半分になった。
○ 渡瀬氏は「協定は港の役に立たなかった」と述べた。
○ 委員会は工事の停止を求めた。（出来事としての要求）
○ 注目すべき点は、二社が同じ日に撤退したことだ。（判断の「べき」）
× 港はこれからどうなるのだろうか。（ただの問い）
× 工事は停止すべきだ。（提言）""",
)

_ASSERTION_EN = Guideline(
    """\
A claim presented as true or as judged, by the author or by somebody quoted. Whatever is neither a \
recommendation nor a threat assessment belongs here.

• Evaluations and opinions are assertions too (“the plan was a failure”).
• A sentence that reports a demand as an event (“the committee called for…”) is an assertion.
• “What should be noted is…” speaks of a judgement and not of an action: an assertion.
• That a thing is important is an assertion; that an action is important is a recommendation.
• “Is it not that…” and “one has to say that…” are assertions. A plain question gets no tag.
• No tag for scene-setting without a claim, headings, greetings or notes about the author.""",
    """\
○ The catch in Kaku Bay has halved in ten years.
○ “The agreement was of no use to the port,” Mr Watase said.
○ The committee called for a halt to the works. (a demand, as an event)
○ What should be noted is that both firms left on the same day. (a judgement)
× What will become of the port? (a plain question)
× The works should be halted. (a recommendation)""",
)

_RECOMMENDATION_JA = Guideline(
    """\
誰かが何かをすべきだ、しなければならない、またはある行動が必要・不可欠・重要だと述べるもの。

・相手のある「べき」「なければならない」は、脅威を理由に挙げていても提言。
・行動の重要さを述べる文は提言（「備えることが重要だ」）。
・引用された人自身の「…すべきだ」も提言。
・「…を求めた」と出来事として伝えるだけの文は主張。
・「べき」が判断にかかる文（「注目すべき点は…」）と、過去への「べきだった」は提言としない。""",
    """\
○ 県は避難路を今年のうちに整えるべきだ。
○ 水門を守る人を増やすことが欠かせない。
○ 脅威に備えるためには、両国の協力が必要である。（理由が脅威でも提言）
○ 佐渡川氏は「先に代わりの仕事を示すべきだ」と述べた。
× 住民は説明を求めた。（主張）
× もっと早く気付くべきだった。（主張）""",
)

_RECOMMENDATION_EN = Guideline(
    """\
Says what somebody should or must do, or that an action is needed, essential or important.

• “Should” and “must” aimed at an actor make a recommendation, even when a threat is the reason given.
• That an action is important is a recommendation (“it is important to prepare”).
• A quoted speaker's own “should” is a recommendation too.
• A sentence that only reports that something was called for is an assertion.
• No recommendation: “should” about a judgement (“what should be noted is…”) or about the past.""",
    """\
○ The prefecture should finish the escape routes this year.
○ It is essential to have more people guard the floodgates.
○ To meet the threat, the two countries need to work together. (a threat is only the reason)
○ “They should name other jobs first,” Mr Sadogawa said.
× The residents asked for an explanation. (an assertion)
× It should have been noticed sooner. (an assertion)""",
)

_THREAT_ASSESSMENT_JA = Guideline(
    """\
ある主体や動きから生じる危険、リスク、好ましくない可能性を評価するもの。

・「恐れがある」「しかねない」「懸念される」が手がかりになる。
・手がかりの語がなくても、悪い結果を予測する条件文は脅威評価（「…すれば供給は止まる」）。
・「可能性がある」「かもしれない」は、内容が好ましくないときだけ脅威評価。
・引用された人の警告も、その内容が述べられていれば脅威評価。警告があったことだけなら主張。
・脅威を理由に行動を求める文は提言。""",
    """\
○ 検査が常態化すれば、海峡の物流は滞る。
○ 新しい部隊の配備は、島々の均衡を崩しかねない。
○ 専門家は「堤防が持たない恐れがある」と警告した。
○ 財政の悪化が町の医療を脅かしている。
× 新しい航路が開かれる可能性がある。（好ましい見通し:主張）
× 脅威に対抗するため、監視を強めなければならない。（提言）""",
)

_THREAT_ASSESSMENT_EN = Guideline(
    """\
Assesses a danger, a risk or an adverse possibility that arises from an actor or a development.

• “There is a risk that”, “may well” and “it is feared” are cues.
• A prediction of harm under a condition is a threat assessment even without a cue (“if…, supply stops”).
• “May” and “it is possible” count only where what may happen is adverse.
• A quoted speaker's warning counts when its content is given; that there was a warning is an assertion.
• A sentence that asks for action because of a threat is a recommendation.""",
    """\
○ If the inspections become routine, traffic through the strait will stall.
○ The new units may well upset the balance among the islands.
○ “There is a risk that the dyke will not hold,” an expert warned.
○ Falling revenue threatens the town's clinics.
× A new sea route may be opened. (a welcome prospect: an assertion)
× To counter the threat, surveillance must be stepped up. (a recommendation)""",
)

GUIDELINES: dict[tuple[str, str], Guideline] = {
    (ASSERTION.id, "ja"): _ASSERTION_JA,
    (ASSERTION.id, "en"): _ASSERTION_EN,
    (RECOMMENDATION.id, "ja"): _RECOMMENDATION_JA,
    (RECOMMENDATION.id, "en"): _RECOMMENDATION_EN,
    (THREAT_ASSESSMENT.id, "ja"): _THREAT_ASSESSMENT_JA,
    (THREAT_ASSESSMENT.id, "en"): _THREAT_ASSESSMENT_EN,
}
"""Tag and language -> the program's own words."""
