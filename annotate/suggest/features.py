"""What a learner hears in a sentence: short names of what is there, the same on every machine.

`says:` is what the rules of decision made of it, `rule:` and `cue:` are those that spoke, `is:` are the
flags of the reading, `long:` the number of words in tens, `item:` what the list is about that it is part
of; `at:`, `style:` and `before:` are of its setting, those of `annotate.suggest.outline` of its build.
Single words are in LEXICAL: `end:` the words at the end of the claim in pairs, `holder:` who says it, `has:`
words of meaning anywhere. Figures are left out. No name
holds white space.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.suggest.outline import built_of, traits

if TYPE_CHECKING:
    from annotate.spans import Span
    from annotate.suggest.atoms import Atom
    from annotate.suggest.reading import SentenceReading
    from annotate.suggest.setting import Setting

LEXICAL = ("end:", "holder:", "has:")
"""What features of single words begin with: there are many, and each is seldom heard."""
_WORDS = frozenset(kind.removesuffix(":") for kind in LEXICAL)
_OF_MEANING = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接続詞", "代名詞", "連体詞"})
_LONGEST = 5  # tens of words


def features(reading: SentenceReading) -> tuple[str, ...]:
    """Return what is heard in a sentence, sorted."""
    return tuple(sorted(set(_names(reading))))


def places(reading: SentenceReading, feature: str) -> list[Span]:
    """Return the words of the sentence that a feature stands for, none for one of the whole sentence."""
    kind, _, named = feature.partition(":")
    if kind in _WORDS:
        return _places_of_words(reading, named.split("+"))
    if kind in ("cue", "rule"):
        return [found.span for found in reading.cues if found.cue.id == named]
    return built_of(reading, kind)


def _places_of_words(reading: SentenceReading, wanted: list[str]) -> list[Span]:
    places = [at for at, word in enumerate(reading.words) if word.pos != "補助記号"]
    said = [reading.words[at].word for at in places]
    return [
        reading.placed.span(places[n], places[n + len(wanted) - 1] + 1)
        for n in range(len(said) - len(wanted) + 1)
        if said[n : n + len(wanted)] == wanted
    ]


def _names(reading: SentenceReading) -> list[str]:
    decided = reading.decided
    names = [
        f"says:{decided.label}",
        f"says:{decided.label}:{decided.score:.1f}",
        f"long:{min(_LONGEST, len(reading.words) // 10)}",
    ]
    names += [f"rule:{evidence.rule}" for evidence in decided.evidence]
    names += [f"cue:{found.cue.id}" for found in reading.cues]
    names += [f"is:{flag}" for flag in reading.flags]
    chain = [word for word in reading.chain if not word.isdecimal()]
    names += [f"end:{first}+{second}" for first, second in pairwise(chain)]
    names += [f"holder:{atom.word}" for atom in reading.holder]
    names += [name for name in map(_has, reading.words) if name]
    if reading.before:
        names.append(f"before:{reading.before}")
    if reading.setting.item:
        names += ["item", f"item:{reading.agenda or 'open'}"]
    return [*names, *_of_setting(reading.setting), *traits(reading)]


@lru_cache(maxsize=10_000)
def _has(atom: Atom) -> str:
    return f"has:{atom.word}" if atom.pos in _OF_MEANING and atom.detail != "数詞" else ""


@lru_cache(maxsize=1_000)
def _of_setting(setting: Setting) -> tuple[str, ...]:
    names = [f"style:{setting.style.value}"]
    if setting.place:
        names.append(f"at:{setting.place}")
    holds = (
        ("opens", setting.opens),
        ("closes", setting.closes),
        ("polite", setting.polite),
        ("asks", setting.asks),
        ("answers", setting.answers),
        ("ends_open", setting.ends_open),
    )
    return (*names, *(f"at:{name}" for name, so in holds if so))
