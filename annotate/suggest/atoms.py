"""The words of a sentence as the cues know them: lemmas in everyday writing, without politeness.

です, である and だ are one word, as are ない, 無い and ず; ます is gone. So one cue reads
かねない and かねません, 必要だ and 必要でしょう.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotate.japanese import placed_entries
from annotate.spans import Span
from annotate.suggest.polarity import POLARITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.japanese import Entry
    from annotate.suggest.polarity import Pole

# UniDic writes lemmas in rare kanji; cues are easier to read as the press writes.
_EVERYDAY = {
    "為る": "する", "有る": "ある", "居る": "いる", "成る": "なる", "行く": "いく", "来る": "くる",
    "出来る": "できる", "事": "こと", "物": "もの", "方": "ほう", "他": "ほか", "欲しい": "ほしい",
    "良い": "よい", "知れる": "しれる", "得る": "える", "兼ねる": "かねる", "様": "よう", "訳": "わけ",
    "筈": "はず", "所": "ところ", "為": "ため", "侭": "まま", "見る": "みる", "言う": "いう",
    "貰う": "もらう", "頂く": "いただく", "呉れる": "くれる", "下さる": "くださる", "置く": "おく",
    "仕舞う": "しまう",
    "無い": "ない", "ず": "ない", "です": "だ", "じゃ": "だ", "齎す": "もたらす", "繋がる": "つながる",
    "出る": "でる", "然も": "さも",
}  # fmt: skip
_JOINING = frozenset({"ます", "有る", "成る"})  # what can be one with the word before it
_CARRYING = frozenset({"する", "ない", "できる", "なる", "いる", "ある"})
_ENGLISH_TAIL = re.compile("-[A-Za-z].*")
_READING_TAIL = re.compile("-.*")


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """A word that cues are written over: mostly one object, however often the word is met.

    `word` is its lemma and holds no white space, `pos` is the part of speech, `detail` the next narrower
    one, `is_doing` says whether する makes a verb of it; `form` is the inflected form without its variety
    ("連用形"), `pole` what it brings into what is told (`annotate.suggest.polarity`), `surface` stands in
    the text.
    """

    word: str
    pos: str
    detail: str
    is_doing: bool
    form: str
    pole: Pole | None
    surface: str


class Words(NamedTuple):
    """The words of a sentence, and where each begins and ends in the text."""

    atoms: tuple[Atom, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, end: int) -> Span:
        """Where the words `first`..`end` stand."""
        return Span(self.starts[first], self.ends[end - 1])


def only_carries(atom: Atom) -> bool:
    """Whether the word leans on one that means more: する, られる, ない, particles."""
    return atom.pos in ("助動詞", "助詞") or atom.word in _CARRYING


def in_full(words: Words, span: Span) -> Span:
    """Return a stretch of words up to where the inflection of its last ends: 見せ|ている, 必要|である."""
    at = bisect_left(words.ends, span.end) + 1
    while at < len(words.atoms) and _inflects(words.atoms[at - 1], words.atoms[at]):
        at += 1
    return Span(span.start, words.ends[at - 1])


def _inflects(before: Atom, atom: Atom) -> bool:
    if before.word in _LINKS:
        return atom.word in _CARRYING
    return atom.pos == "助動詞" or (atom.word in _LINKS and before.pos in ("動詞", "形容詞", "助動詞"))


_LINKS = frozenset({"て", "で"})
_DE = Atom("だ", "助動詞", "", is_doing=False, form="連用形", pole=None, surface="で")


def atoms(text: str, span: Span) -> tuple[Atom, ...]:
    """Return the words of the sentence `span`."""
    return read_words(text, span).atoms


def read_words(text: str, span: Span) -> Words:
    """Return the words of the sentence `span` with their places."""
    found: list[Atom] = []
    starts: list[int] = []
    ends: list[int] = []
    is_denied = may_join = False
    for start, end, entry in placed_entries(text, span):
        atom = _atom(entry)
        if found and (may_join or entry.lemma in _JOINING) and (one := _joined(found[-1], atom, entry.lemma)):
            joined, is_longer = one
            found[-1] = joined
            if is_longer:
                ends[-1] = end
            atom = joined
        else:
            found.append(atom)
            starts.append(start)
            ends.append(end)
        may_join = atom.pos == "接頭辞"
        is_denied = is_denied or atom.word == "ない"
    if is_denied:
        kept = _as_one_denies(found)
        starts, ends = [starts[at] for at, _ in kept], [ends[at] for at, _ in kept]
        found = [atom for _, atom in kept]
    return Words(tuple(found), tuple(starts), tuple(ends))


def _joined(before: Atom, atom: Atom, lemma: str) -> tuple[Atom, bool] | None:
    """What a word makes of the one before it, and whether that reaches as far; None where they stay two.

    `lemma` is what the dictionary calls it. Mere politeness changes nothing.
    """
    if lemma == "ます" or (lemma == "有る" and before.word == "だ" and before.surface == "で"):
        # ます ends the word, ましょう and ませ carry the mood; であろう, であった go on as だろう, だった.
        is_longer = lemma == "有る" or atom.form in ("終止形", "意志推量形", "命令形")
        return (_inflected(before, atom.form) if is_longer else before), is_longer
    if before.word == "ない" and before.pos == "形容詞" and before.form == "連用形" and lemma == "成る":
        return replace(atom, word="無くなる", pole=POLARITY["無くなる"]), True
    if before.pos == "接頭辞" and (known := before.surface + atom.surface) in POLARITY:
        return replace(atom, word=known, pole=POLARITY[known], surface=known), True
    return None


def _as_one_denies(found: Sequence[Atom]) -> list[tuple[int, Atom]]:
    """では|ない, くは|ない, でも|ない and ではあり|ません say the same as だ|ない and く|ない.

    Returns the words that are left, with their numbers.
    """
    words = [atom.word for atom in found]
    result: list[tuple[int, Atom]] = []
    inflected: Atom | None = None  # the word a denial would turn
    for n, word in enumerate(found):
        atom = word
        if inflected and atom.word in ("は", "も") and _denies(words[n + 1 : n + 3]):
            continue
        if inflected and atom.word == "ある" and words[n + 1 : n + 2] == ["ない"]:
            continue
        is_de = atom.word == "で" and atom.surface == "で" and words[n + 1 : n + 2] in (["は"], ["も"])
        if is_de and _denies(words[n + 2 : n + 4]):
            atom = _DE
        is_turned = atom.form == "連用形" and (atom.word == "だ" or atom.pos == "形容詞")
        inflected = atom if is_turned else None
        result.append((n, atom))
    return result


def _denies(following: list[str]) -> bool:
    return following[:1] == ["ない"] or following == ["ある", "ない"]


@lru_cache(maxsize=10_000)
def _atom(entry: Entry) -> Atom:
    plain, pos = entry.lemma, entry.pos
    if "-" in plain:
        plain = _ENGLISH_TAIL.sub("", plain)
        if pos[0] != "名詞":
            plain = _READING_TAIL.sub("", plain) or plain
    if plain == "だ" and entry.surface == "に":  # 可能に, ように
        plain = "に"
    plain = "_".join(plain.split()) or plain
    word = _EVERYDAY.get(plain, plain)
    return Atom(
        word=word,
        pos=pos[0],
        detail=pos[1] if len(pos) > 1 else "",
        is_doing=pos[-1].startswith("サ変"),
        form=entry.form.partition("-")[0],
        pole=POLARITY.get(word),
        surface=entry.surface,
    )


@lru_cache(maxsize=1_000)
def _inflected(atom: Atom, form: str) -> Atom:
    return replace(atom, form=form)
