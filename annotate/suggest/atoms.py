"""The words of a sentence as the cues know them: lemmas in everyday writing, without politeness.

です, である and だ are one word, as are ない, 無い and ず; ます is gone. So one cue reads
かねない and かねません, 必要だ and 必要でしょう.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotate.japanese import tokens
from annotate.spans import Span
from annotate.suggest.polarity import POLARITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.japanese import Token
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
_as_is = tuple.__new__  # what a named tuple's own constructor does, in half of its time
_JOINING = frozenset({"ます", "有る", "成る"})  # what can be one with the word before it
_CARRYING = frozenset({"する", "ない", "できる", "なる", "いる", "ある"})
_ENGLISH_TAIL = re.compile("-[A-Za-z].*")
_READING_TAIL = re.compile("-.*")


class Atom(NamedTuple):
    """A word that cues are written over.

    `pos` is the part of speech, `detail` the next narrower one, `is_doing` says whether する makes a verb
of it; `form` is the inflected form without its variety ("連用形"), `pole` what it brings into what is told
    (`annotate.suggest.polarity`), `surface`, `start` and `end` are of the text.
    """

    word: str
    pos: str
    detail: str
    is_doing: bool
    form: str
    pole: Pole | None
    surface: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


def only_carries(atom: Atom) -> bool:
    """Whether the word leans on one that means more: する, られる, ない, particles."""
    return atom.pos in ("助動詞", "助詞") or atom.word in _CARRYING


def atoms(text: str, span: Span) -> list[Atom]:
    """Return the words of the sentence `span`."""
    result: list[Atom] = []
    is_denied = may_join = False
    for token in tokens(text, span):
        start, end, surface, lemma, _, pos, form = token
        if result and (may_join or lemma in _JOINING) and _joined(result, token):
            may_join = result[-1].pos == "接頭辞"
            continue
        word = _entry(lemma, surface, pos, form)
        result.append(_as_is(Atom, (*word, surface, start, end)))
        may_join = word[1] == "接頭辞"
        is_denied = is_denied or word[0] == "ない"
    return list(_as_one_denies(result)) if is_denied else result


def _joined(result: list[Atom], token: Token) -> bool:
    """Whether `token` was made one with the word before it, or left out as mere politeness."""
    before = result[-1]
    if token.lemma == "ます" or (token.lemma == "有る" and before.word == "だ" and before.surface == "で"):
        form = _form(token.form)
        # ましょう and ませ carry the mood; であろう, であった go on as だろう, だった.
        if token.lemma == "有る" or form in ("意志推量形", "命令形"):
            result[-1] = before._replace(form=form, end=token.end)
        elif form == "終止形":
            result[-1] = before._replace(form=form)
        return True
    if before.word == "ない" and before.pos == "形容詞" and before.form == "連用形" and token.lemma == "成る":
        result[-1] = _atom(token)._replace(word="無くなる", pole=POLARITY["無くなる"], start=before.start)
        return True
    if before.pos == "接頭辞" and (known := before.surface + token.surface) in POLARITY:
        result[-1] = _atom(token)._replace(
            word=known, pole=POLARITY[known], surface=known, start=before.start
        )
        return True
    return False


def _as_one_denies(found: list[Atom]) -> Iterator[Atom]:
    """では|ない, くは|ない, でも|ない and ではあり|ません say the same as だ|ない and く|ない."""
    words = [atom.word for atom in found]
    inflected: Atom | None = None  # the word a denial would turn
    for n, word in enumerate(found):
        atom = word
        if inflected and atom.word in ("は", "も") and _denies(words[n + 1 : n + 3]):
            continue
        if inflected and atom.word == "ある" and words[n + 1 : n + 2] == ["ない"]:
            continue
        is_de = atom.word == "で" and atom.surface == "で" and words[n + 1 : n + 2] in (["は"], ["も"])
        if is_de and _denies(words[n + 2 : n + 4]):
            atom = atom._replace(word="だ", pos="助動詞", detail="", form="連用形", pole=None)
        is_turned = atom.form == "連用形" and (atom.word == "だ" or atom.pos == "形容詞")
        inflected = atom if is_turned else None
        yield atom


def _denies(following: list[str]) -> bool:
    return following[:1] == ["ない"] or following == ["ある", "ない"]


def _atom(token: Token) -> Atom:
    start, end, surface, lemma, _, pos, form = token
    return _as_is(Atom, (*_entry(lemma, surface, pos, form), surface, start, end))


@lru_cache(maxsize=10_000)
def _entry(
    lemma: str, surface: str, pos: tuple[str, ...], form: str
) -> tuple[str, str, str, bool, str, Pole | None]:
    plain = _ENGLISH_TAIL.sub("", lemma)
    if pos[0] != "名詞":
        plain = _READING_TAIL.sub("", plain) or plain
    is_doing = pos[-1].startswith("サ変")
    if plain == "だ" and surface == "に":  # 可能に, ように
        plain = "に"
    word = _EVERYDAY.get(plain, plain)
    detail = pos[1] if len(pos) > 1 else ""
    return word, pos[0], detail, is_doing, _form(form), POLARITY.get(word)


def _form(form: str) -> str:
    return form.partition("-")[0]
