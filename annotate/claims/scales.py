"""The scales that claims are graded on, each step with its words in both languages.

A likelihood or a confidence is stored as "<scale>:<step>" ("icd203:likely"), so that the scale stays with
every value; the letter and the digit of the Admiralty system are stored bare ("B", "2"), as people write
them. Any other text may stand in their place, and is shown as it is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale.

    `low` and `high` are percent, None where the scale sets no bound. `terms_*` are the words that mean
    this step in running text, those of `name_*` included; for ICD 203 the first English one is of the
    upper row of its table and the second of the lower. `note_*` says when the step is right, or is empty.
    """

    id: str
    name_ja: str
    name_en: str
    low: int | None = None
    high: int | None = None
    terms_en: tuple[str, ...] = ()
    terms_ja: tuple[str, ...] = ()
    note_ja: str = ""
    note_en: str = ""

    def name(self, language: str) -> str:
        """The step's name in `language` ("ja" or "en")."""
        return self.name_ja if language == "ja" else self.name_en

    def note(self, language: str) -> str:
        """When the step is right, in `language` ("ja" or "en"); may be empty."""
        return self.note_ja if language == "ja" else self.note_en

    @property
    def percent(self) -> str:
        """The range as people write it ("55–80%", "≤5%"), or nothing where the step has none."""
        if self.low is None:
            return "" if self.high is None else f"≤{self.high}%"
        return f"≥{self.low}%" if self.high is None else f"{self.low}–{self.high}%"


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale with its steps from least to most, or in the order of its letters.

    `kind` is "likelihood", "stated", "confidence", "reliability" or "credibility". `source` names the
    publication. `note_*` says what a user should know about it, or is empty.
    """

    id: str
    kind: str
    name_ja: str
    name_en: str
    source: str
    note_ja: str
    note_en: str
    steps: tuple[Step, ...]

    def name(self, language: str) -> str:
        """The scale's name in `language` ("ja" or "en")."""
        return self.name_ja if language == "ja" else self.name_en

    def note(self, language: str) -> str:
        """What to know about the scale, in `language` ("ja" or "en"); may be empty."""
        return self.note_ja if language == "ja" else self.note_en

    def value(self, step: Step) -> str:
        """What is stored for a step of this scale."""
        return step.id if self.kind in _BARE else f"{self.id}:{step.id}"


_BARE = frozenset({"reliability", "credibility"})
_OUR_WORDS_JA = "日本語の段階名は本ソフトによる訳です（公式の日本語訳はありません）。"
_OUR_WORDS_EN = "The Japanese labels are our own translation; there is no official one."

ICD_203 = Scale(
    "icd203",
    "likelihood",
    "ICD 203（可能性）",
    "ICD 203 (likelihood)",
    "Intelligence Community Directive 203, Analytic Standards, 2 January 2015",
    _OUR_WORDS_JA,
    _OUR_WORDS_EN,
    (
        Step("remote", "ほぼあり得ない", "Almost no chance", 1, 5,
             ("almost no chance", "remote"), ("ほぼあり得ない", "ほぼありえない")),
        Step("very_unlikely", "可能性は非常に低い", "Very unlikely", 5, 20,
             ("very unlikely", "highly improbable"), ("可能性は非常に低い", "可能性が非常に低い")),
        Step("unlikely", "可能性は低い", "Unlikely", 20, 45,
             ("unlikely", "improbable"), ("可能性は低い", "可能性が低い")),
        Step("roughly_even", "五分五分", "Roughly even chance", 45, 55,
             ("roughly even chance", "roughly even odds"), ("五分五分",)),
        Step("likely", "可能性が高い", "Likely", 55, 80,
             ("likely", "probable"), ("可能性が高い", "可能性は高い")),
        Step("very_likely", "可能性が非常に高い", "Very likely", 80, 95,
             ("very likely", "highly probable"), ("可能性が非常に高い", "可能性は非常に高い")),
        Step("almost_certain", "ほぼ確実", "Almost certain", 95, 99,
             ("almost certain", "nearly certain"), ("ほぼ確実",)),
    ),
)  # fmt: skip
PHIA = Scale(
    "phia",
    "likelihood",
    "PHIA 尺度（2025年改訂前）",
    "PHIA yardstick (pre-2025)",
    "Professional Head of Intelligence Assessment (UK), probability yardstick as published before 2025",
    f"段階の間のすき間は意図されたものです。{_OUR_WORDS_JA}",
    f"The gaps between the steps are intended. {_OUR_WORDS_EN}",
    (
        Step("remote_chance", "可能性はないに等しい", "Remote chance", None, 5,
             ("remote chance",), ("ないに等しい",)),
        Step("highly_unlikely", "可能性は非常に低い", "Highly unlikely", 10, 20,
             ("highly unlikely",), ("可能性は非常に低い", "可能性が非常に低い")),
        Step("unlikely", "可能性は低い", "Unlikely", 25, 35,
             ("unlikely",), ("可能性は低い", "可能性が低い")),
        Step("realistic_possibility", "現実的な可能性がある", "Realistic possibility", 40, 50,
             ("realistic possibility",), ("現実的な可能性", "現実的にみて可能性")),
        Step("likely", "可能性が高い", "Likely", 55, 75,
             ("likely", "probably"), ("可能性が高い", "可能性は高い")),
        Step("highly_likely", "可能性が非常に高い", "Highly likely", 80, 90,
             ("highly likely",), ("可能性が非常に高い", "可能性は非常に高い")),
        Step("almost_certain", "ほぼ確実", "Almost certain", 95, None,
             ("almost certain",), ("ほぼ確実",)),
    ),
)  # fmt: skip
STATED = Scale(
    "stated",
    "stated",
    "記事の言葉",
    "As worded",
    "The degree “possible” of FactBank (Saurí and Pustejovsky, 2009)",
    "「〜かもしれない」のように、どの程度かを述べない言い方です。ICD 203 に当たる段階はありません。",
    "For words such as かもしれない that give no degree. ICD 203 has no step for them.",
    (Step("possible", "可能性あり（程度の明示なし）", "Possible, no degree stated"),),
)
CONFIDENCE = Scale(
    "confidence",
    "confidence",
    "分析の確信度",
    "Analytic confidence",
    "Intelligence Community Directive 203, 2015; Joint Publication 2-0, Joint Intelligence",
    _OUR_WORDS_JA,
    _OUR_WORDS_EN,
    (
        Step("low", "低い", "Low", None, None,
             ("low confidence",), ("確信度は低い", "確信度が低い", "低い確信度"),
             "裏付けがない、仮定が多い、推論が弱い、情報に大きな欠落がある。",
             "Uncorroborated, many assumptions, weak inference, glaring gaps."),
        Step("moderate", "中程度", "Moderate", None, None,
             ("moderate confidence", "medium confidence"),
             ("確信度は中程度", "確信度が中程度", "中程度の確信度"),
             "一部に裏付けがある、いくつかの仮定に立つ、推論に強弱がある。",
             "Partially corroborated, several assumptions, strong and weak inference."),
        Step("high", "高い", "High", None, None,
             ("high confidence",), ("確信度は高い", "確信度が高い", "高い確信度"),
             "十分な裏付けがある、仮定が少ない、推論が強い、情報の欠落がほぼない。",
             "Well corroborated, minimal assumptions, strong inference, no or minor gaps."),
    ),
)  # fmt: skip
_ADMIRALTY = "Admiralty system (NATO; FM 2-22.3, Appendix B)"
RELIABILITY = Scale(
    "reliability",
    "reliability",
    "情報源の信頼性",
    "Reliability of the source",
    _ADMIRALTY,
    _OUR_WORDS_JA,
    _OUR_WORDS_EN,
    (
        Step("A", "完全に信頼できる", "Completely reliable"),
        Step("B", "おおむね信頼できる", "Usually reliable"),
        Step("C", "ある程度信頼できる", "Fairly reliable"),
        Step("D", "あまり信頼できない", "Not usually reliable"),
        Step("E", "信頼できない", "Unreliable"),
        Step("F", "信頼性を判断できない", "Reliability cannot be judged"),
    ),
)
CREDIBILITY = Scale(
    "credibility",
    "credibility",
    "情報の確からしさ",
    "Credibility of the information",
    _ADMIRALTY,
    _OUR_WORDS_JA,
    _OUR_WORDS_EN,
    (
        Step("1", "他の情報源で確認済み", "Confirmed by other sources"),
        Step("2", "おそらく真実", "Probably true"),
        Step("3", "真実の可能性がある", "Possibly true"),
        Step("4", "疑わしい", "Doubtful"),
        Step("5", "ありそうにない", "Improbable"),
        Step("6", "真偽を判断できない", "Truth cannot be judged"),
    ),
)

SCALES = (ICD_203, PHIA, STATED, CONFIDENCE, RELIABILITY, CREDIBILITY)
DEFAULT_LIKELIHOOD = ICD_203.id

_BY_ID = {scale.id: scale for scale in SCALES}
_BY_VALUE = {scale.value(step): (scale, step) for scale in SCALES for step in scale.steps}


def scale(id_: str) -> Scale:
    """Return the scale with this id; KeyError when there is none."""
    return _BY_ID[id_]


def scales(kind: str) -> tuple[Scale, ...]:
    """Return the scales of a kind, the usual one first."""
    return tuple(each for each in SCALES if each.kind == kind)


def find(value: str) -> tuple[Scale, Step] | None:
    """Return the step that a stored value names, with its scale; None for free text."""
    return _BY_VALUE.get(value)


def label(value: str, language: str) -> str:
    """Return a stored value in the words of `language`; free text as it is."""
    found = find(value)
    if found is None:
        return value
    scale, step = found
    return f"{step.id} {step.name(language)}" if scale.kind in _BARE else step.name(language)


def grade(reliability: str, credibility: str) -> str:
    """Return the Admiralty grade, letter and digit (B2); empty while the credibility is unknown."""
    return reliability + credibility if credibility else ""
