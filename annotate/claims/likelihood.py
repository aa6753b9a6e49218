"""How likely the text itself says something is, by cues at the end of a sentence.

Only the last predicate of a sentence speaks for the whole, also when it is reported (…と述べた): a cue
that modifies a noun, is denied or stands in an earlier clause says nothing. What the mapping onto the
steps of a scale claims, and what it does not, is in docs/decisions.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.claims.lemma_patterns import LemmaText, pattern
from annotate.claims.reporting import REPORTS, REPORTS_AT_END
from annotate.japanese import tokens

if TYPE_CHECKING:
    from annotate.spans import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A likelihood as the text words it.

    `value` is a stored value of `annotate.claims.scales` ("icd203:likely"); `rule` is the id of the
    cue's row in CUES, with its words under `likelihood_rule.<rule>`.
    """

    cue_span: Span
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table: any of `patterns` at the sentence's end states the likelihood `value`.

    It states nothing where one of `unless` stands right before it.
    """

    rule: str
    value: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()


NAMED = {
    "chance": ("可能 性", "蓋然 性", "公算|確率|恐れ|見込み|疑い", "危険 性"),
    "risk": ("可能 性", "危険 性?", "恐れ|公算|疑い|リスク"),
    "is": ("が|は|も|の",),
    "nearly": ("略|殆ど|最早|愈々",),
    "very": ("非常 だ|に", "迚も|頗る", "著しい:連用形", "圧倒 的 だ|に"),
    "extremely": ("極めて|極く", "限り無い:連用形", "極端 だ|に"),
    "fairly": ("可成|相当|依然|一層|更に|最も|未だ|より|益々|大いに|余り|其れ程", "十分 だ|に?", "比較 的"),
    **REPORTS,
}

# …すべきだろう and …が賢明だろう put advice mildly, and foresee nothing.
_ADVICE = ("べし|望ましい|良い|相応しい", "必要|重要|大切|肝要|不可欠|妥当|適切|適当|賢明|有益", "現実 的")

CUES = (
    Cue("certain", "icd203:almost_certain", (
        "<nearly>? 確実|必至|必定|不可避|必然",
        "<nearly>? 確実|必至|必定|不可避 だ|と|に 成る <done>?",
        "<nearly>? 確実 視 為る れる",
        "<nearly>? 間違い|疑い|相違 <is>? ない",
        "に 違い|相違 ない",
        "に 決まる て 居る",
        "疑い|疑う の? 余地 <is> ない",
        "避ける られる ない",
        "免れる ない",
        "避ける|免れる られる? そう だ? に? も? ない",
        "目 に 見える て 居る",
    )),
    Cue("very_high", "icd203:very_likely", (
        "<chance> <is> <very> 高い|大きい|強い|濃厚",
        "<chance> <is> <extremely> 高い|大きい|強い|濃厚",
    )),
    Cue("high", "icd203:likely", (
        "<chance> <is> <fairly>? 高い|大きい|強い|濃い",
        "<chance> の 方 が <fairly>? 高い|大きい|強い",
        "濃厚",
    )),
    Cue("expected", "icd203:likely", (
        "見通し|見込み|公算|模様",
        "見込む れる",
        "予想|予測 為る れる",
        "と 見る|考える られる",
        "と 思う れる",
        "と の 見る 方 が|は 強い|有力",
        "*:連用形 そう-様態",
        "筈",
    )),
    Cue("conjecture", "icd203:likely", (
        "だ:意志|です:意志",
        "だ 有る:意志",
        "まい",
    ), unless=_ADVICE),
    Cue("even", "icd203:roughly_even", ("五|5 分 五|5 分", "半々|五分五分", "半 々")),
    Cue("low", "icd203:unlikely", (
        "<chance> <is> <fairly>? 低い|小さい|少ない|薄い|乏しい",
        "<chance> <is> <fairly>? 高い|大きい ない",
        "考える|有る|想像|想定 為る? 難い",
        "望み薄",
        "そう だ:連用形-ニ も? ない",
        "と は 思う|思える れる? ない",
        "と は 考える られる ない",
    )),
    Cue("very_low", "icd203:very_unlikely", ("<chance> <is> <very> 低い|小さい|少ない|薄い|乏しい",)),
    Cue("next_to_none", "icd203:remote", (
        "<chance> <is> <extremely> 低い|小さい|少ない|薄い|乏しい",
        "<chance> <is> <extremely>? ゼロ|零 に 近い|等しい",
        "<chance> <is> <nearly>? ゼロ|皆無",
        "<chance> <is> <nearly>? 皆無 に 近い|等しい",
        "<chance> が|は|も <nearly>? ない",
        "<chance> が|は|も 先ず|全く|一切 ない",
        "<chance> が|は|も ない に 等しい",
        "有る|起こる|起きる 得る ない",
        "筈|訳 が|は|も ない",
        "考える られる ない",
    ), unless=("以外 に? は?", "しか")),
    Cue("possible", "stated:possible", (
        "<risk> <is> <fairly>? 有る",
        "<risk> も",
        "<risk> を|も|は 否定|排除 為る? 出来る? ない",
        "<risk> を|も|は 捨てる|拭う|払拭 為る? 切れる|切る ない",
        "<risk> は|も|が 拭える ない",
        "<risk> を|も 秘める|孕む|残す|含む|伴う",
        "<risk> が|は|も 残る|残す|出る|浮上 為る? れる? <done>?",
        "か も 知れる ない",
        "*:連用形 兼ねる ない",
        "*:連用形 得る:終止",
        "ない と は|も 言う|言い切る|限る ない",
    )),
)  # fmt: skip
"""A cue that begins earlier is nearer to what is claimed: 可能性がある in 可能性があるだろう."""

FOLLOWING = (
    "の|ん? だ:終止|です:終止",
    "の|ん? だ 有る:終止",
    "の? だ:意志|です:意志",
    "から|為 だ|です",
    "の で|だ は ない か",
    "よ|ね|わ|さ",
    "て 居る",
    "と 言う",
    "と 言う 事 だ|です",
    "と の 事 だ|です",
    "と 為る|見る|考える れる|られる",
    "と の|言う <view>|声 が|は|も … <exists> <done>?",
    *REPORTS_AT_END,
    "」|』|”|）|。|．|！|…",
)
"""What may stand between a cue and the end of its sentence, in any number: it changes nothing."""


def propose_likelihood(text: str, sentence: Span) -> Stated | None:
    """Return how likely the sentence says its content is, None where it says nothing of the kind.

    `sentence` is in code points of `text`, and so is the cue's span.
    """
    lemmas = LemmaText(tokens(text, sentence))
    following, expressions = _expressions()
    found = [
        (match.start("cue"), -match.end("cue"), cue)
        for cue, expression in expressions
        for match in expression.finditer(lemmas.line)
        if not match["unless"] and following.fullmatch(lemmas.line, match.end("cue"))
    ]
    if not found:
        return None
    start, end, cue = min(found, key=lambda each: each[:2])
    return Stated(lemmas.span(lemmas.index(start), lemmas.index(-end)), cue.value, cue.rule)


@lru_cache(maxsize=1)
def _expressions() -> tuple[re.Pattern[str], tuple[tuple[Cue, re.Pattern[str]], ...]]:
    following = re.compile(f"(?:{_any(FOLLOWING)})*")
    cues = tuple(
        (cue, re.compile(f"(?P<unless>{_any(cue.unless)})?(?P<cue>{pattern(each, NAMED)})"))
        for cue in CUES
        for each in cue.patterns
    )
    return following, cues


def _any(patterns: tuple[str, ...]) -> str:
    return "|".join(pattern(each, NAMED) for each in patterns) or "(?!)"
