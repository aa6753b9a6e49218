"""What a learner hears in a sentence: short names of what is there, the same on every machine.

`says:` is what the rules of decision made of it, `rule:` and `cue:` are those that spoke, `is:` are the
flags of the reading, `long:` the number of words in tens; `at:`, `style:` and `before:` are of its setting,
those of `annotate.suggest.outline` of its build. Single words are in LEXICAL: `end:` the words at the end of
the claim, alone and in pairs, `last:` its last two, `holder:` who says it, `has:` words of meaning anywhere.
Figures are left out. No name holds white space.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.suggest.outline import built_of, traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.spans import Span
    from annotate.suggest.reading import SentenceReading
    from annotate.suggest.setting import Setting

LEXICAL = ("end:", "last:", "holder:", "has:")
"""What features of single words begin with: there are many, and each is seldom heard."""
_WORDS = frozenset(kind.removesuffix(":") for kind in LEXICAL)
_OF_MEANING = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接続詞", "代名詞", "連体詞"})
_LONGEST = 5  # tens of words


def features(reading: SentenceReading) -> tuple[str, ...]:
    """Return what is heard in a sentence, sorted."""
    return tuple(sorted({"_".join(name.split()) for name in _names(reading)}))


def places(reading: SentenceReading, feature: str) -> list[Span]:
    """Return the words of the sentence that a feature stands for, none for one of the whole sentence."""
    kind, _, named = feature.partition(":")
    if kind in _WORDS:
        return _places_of_words(reading, named.split("+"))
    if kind in ("cue", "rule"):
        return [found.span for found in reading.cues if found.cue.id == named]
    return built_of(reading, kind)


def _places_of_words(reading: SentenceReading, wanted: list[str]) -> list[Span]:
    words = [word for word in reading.words if word.pos != "補助記号"]
    return [
        words[at].span.joined(words[at + len(wanted) - 1].span)
        for at in range(len(words) - len(wanted) + 1)
        if ["_".join(word.word.split()) for word in words[at : at + len(wanted)]] == wanted
    ]


def _names(reading: SentenceReading) -> Iterator[str]:
    decided = reading.decided
    yield f"says:{decided.label}"
    yield f"says:{decided.label}:{decided.score:.1f}"
    yield f"long:{min(_LONGEST, len(reading.words) // 10)}"
    for evidence in decided.evidence:
        yield f"rule:{evidence.rule}"
    for found in reading.cues:
        yield f"cue:{found.cue.id}"
    for flag in reading.flags:
        yield f"is:{flag}"
    chain = [word for word in reading.chain if not word.isdecimal()]
    for word in chain:
        yield f"end:{word}"
    for first, second in pairwise(chain):
        yield f"end:{first}+{second}"
    if chain:
        yield f"last:{'+'.join(chain[-2:])}"
    for atom in reading.holder:
        yield f"holder:{atom.word}"
    for atom in reading.words:
        if atom.pos in _OF_MEANING and atom.detail != "数詞":
            yield f"has:{atom.word}"
    yield from _of_setting(reading.setting)
    yield from traits(reading)


def _of_setting(setting: Setting) -> Iterator[str]:
    yield f"style:{setting.style}"
    if setting.place:
        yield f"at:{setting.place}"
    if setting.before:
        yield f"before:{setting.before}"
    for name in ("opens", "closes", "polite", "asks", "answers", "ends_open"):
        if getattr(setting, name):
            yield f"at:{name}"
