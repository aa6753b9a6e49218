"""Words that embed a claim in what somebody says, and the stretch of the sentence they embed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.claims.holder_rules import RULES, Rule
from annotate.claims.lemma_patterns import LemmaText, pattern
from annotate.claims.reporting import REPORTS, listed
from annotate.claims.speakers import can_speak, is_author, may_speak, noun_phrase
from annotate.japanese import tokens
from annotate.token_kinds import NOUNS, Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotate.japanese import Token
    from annotate.spans import Span


_QUOTE_CLOSERS = frozenset("」』”〟｣")
_SUBJECTS = frozenset({"は", "が", "も"})
_PAUSES = frozenset("、，")
# One meets somebody with と, and needs something with とする: nothing is reported behind a noun.
_WITH_COMPANY = frozenset(listed("為る 話す 語る 言う 続ける 約束 同意 確認 考える 思う 合意"))
# What is called by a name is not said: 「もう遅い」と題した.
_NAMING = frozenset(listed("呼ぶ 名付ける 題する 銘打つ 称する 見做す 成る 似る 比べる"))
_FINITE = ("終止", "連体", "意志", "命令")
_ACCOUNTS = frozenset(listed("話 話し 説明 分析 調べ 証言 報道 発表 見立て 集計 推計 試算"))


@dataclass(frozen=True, slots=True)
class Embedding:
    """A stretch `content` of the text, the words `cue` that embed it, and who holds it.

    `holder` is None where nobody is named. `quote` is the quotation, with its marks, when the cue
    governs one. `depth` counts the brackets around the cue. `deed` is what the cue reports as done or
    as standing (…と述べた, …と訴えている) and not as the author's own word (…と提言する).
    """

    rule: Rule
    content: Span
    cue: Span
    holder: Span | None
    by_author: bool
    quote: Span | None
    depth: int
    deed: bool


class Reading:
    """A sentence read for what embeds what. Numbers are those of its words."""

    def __init__(self, text: str, sentence: Span) -> None:
        self._lemmas = LemmaText(tokens(text, sentence))
        self._words = self._lemmas.tokens
        self._frames = _frames(self._words)

    @property
    def words(self) -> Sequence[Token]:
        """The words, without those of politeness."""
        return self._words

    def embeddings(self) -> list[Embedding]:
        """Return all that embeds something, in the order of the cues."""
        found: list[Embedding] = []
        clause = last_cue = 0
        for first, behind, rule in self._cues():
            if first != last_cue and (embedding := self._embedding(rule, first, behind, clause)):
                found.append(embedding)
                clause, last_cue = behind, first
        return found

    def topic(self) -> Span | None:
        """The first subject that can speak."""
        return next((self._span(phrase) for _, phrase in self._subjects(0, len(self._words), ())), None)

    def _cues(self) -> list[tuple[int, int, Rule]]:
        place = self._lemmas.index
        return sorted(
            (
                (place(match.start("cue")), place(match.end("cue")), rule)
                for rule, expression in _expressions()
                for match in expression.finditer(self._lemmas.line)
            ),
            key=lambda each: each[:2],
        )

    def _embedding(self, rule: Rule, first: int, behind: int, clause: int) -> Embedding | None:
        if rule.holder == "source":
            holder: range | None = self._source(first)
            content = range(behind, self._frame_end(behind))
            quote = None
        else:
            if not self._quotative(first, behind) or not _spelt_for(rule, self._words[first:behind]):
                return None
            quote = self._quotation(first)
            if rule.id == "spoke" and not self._is_utterance(first, behind, quote):
                return None
            holder = self._holder(rule, first, behind, clause, quote)
            content = self._content(first, quote, holder)
        if not content or (rule.named and holder is None):
            return None
        return Embedding(
            rule=rule,
            content=self._span(content),
            cue=self._span(range(first, behind)),
            holder=self._span(holder) if holder else None,
            by_author=holder is not None and is_author(self._of(holder)),
            quote=self._span(range(quote, first)) if quote is not None else None,
            depth=len(self._frames[first]),
            deed=self._words[behind - 1].lemma in ("た", "居る", "来る"),
        )

    def _quotative(self, first: int, behind: int) -> bool:
        """Whether the と at `first` follows something said, not a companion (首相と会って話した)."""
        conditional = self._words[first].pos[:2] == ("助詞", "接続助詞")
        if first == 0 or (conditional and self._words[first + 1].surface in _PAUSES):
            return False
        before, kind = self._words[first - 1], kind_of(self._words[first - 1])
        if (
            before.surface in _QUOTE_CLOSERS
            or before.pos[:2] == ("助詞", "終助詞")
            or before.surface in "？！"
        ):
            return True
        if kind in NOUNS and self._words[first].lemma == "と":  # 困難と指摘した
            return behind - first < 6 and self._words[first + 1].lemma not in _WITH_COMPANY | _PAUSES
        return before.form.startswith(_FINITE) or before.lemma in ("と", "か", "ない")

    def _quotation(self, first: int) -> int | None:
        """The opening mark of the quotation that ends right before `first`."""
        inside = self._frames[first - 1]
        closes = self._words[first - 1].surface in _QUOTE_CLOSERS and len(inside) > len(self._frames[first])
        return inside[-1] if closes else None

    def _is_utterance(self, first: int, behind: int, quote: int | None) -> bool:
        """Whether a quotation is a whole utterance, so that any verb will do: 「もう帰れない」と泣いた."""
        if quote is None or any(word.lemma in _NAMING for word in self._words[first:behind]):
            return False
        last = self._words[first - 2]
        ends = last.pos[:2] == ("助詞", "終助詞") or kind_of(last) == Kind.STOP
        return ends or last.form.startswith(_FINITE)

    def _content(self, first: int, quote: int | None, holder: range | None) -> range:
        start = self._frame_start(first)
        if holder and holder.stop <= first:
            start = max(start, holder.stop + 1)
        if quote is not None:
            pauses = (at + 1 for at in range(quote - 1, start - 1, -1) if self._words[at].surface in "、は，")
            start = next(pauses, start)
        return range(start, first)

    def _holder(self, rule: Rule, first: int, behind: int, clause: int, quote: int | None) -> range | None:
        if rule.holder == "subject":
            return self._subject(first, behind, clause, quote)
        if rule.holder == "circle":
            return self._circle(first, behind)
        if rule.holder == "relative":
            return self._described(behind, quote, clause)
        return None

    def _subject(self, first: int, behind: int, clause: int, quote: int | None) -> range | None:
        """Between と and the verb, else before the quotation or what is said, best in the same clause."""
        frame, begin = self._frames[first], self._frame_start(first)
        for _, phrase in self._subjects(first + 1, behind, frame):
            return phrase
        if quote is not None:
            return self._nearest(max(clause, begin), quote, frame) or self._nearest(begin, quote, frame)
        return self._speaker_before(begin, first, frame, clause)

    def _nearest(self, start: int, end: int, frame: tuple[int, ...]) -> range | None:
        """The subject nearest to a quotation: …は before …が, and before what is unlikely to speak."""
        for fits in (can_speak, may_speak):
            subjects = list(self._subjects(start, end, frame, fits))
            topics = [phrase for at, phrase in subjects if self._words[at].surface != "が"]
            if subjects:
                return topics[-1] if topics else subjects[-1][1]
        return None

    def _speaker_before(self, start: int, end: int, frame: tuple[int, ...], clause: int) -> range | None:
        """The subject of an indirect speech, whose own words may have subjects too.

        The first …は of the same clause, best with a comma behind it; else one before; else the first …が.
        """
        subjects = list(self._subjects(start, end, frame))
        topics = [(at, phrase) for at, phrase in subjects if self._words[at].surface != "が"]
        new = [(at, phrase) for at, phrase in topics if at > clause]
        paused = [phrase for at, phrase in new if self._words[at + 1].surface in _PAUSES]
        last_break = max((at for at in range(start, end - 1) if self._is_break(at, frame)), default=start)
        in_clause = [phrase for at, phrase in new if at > last_break]
        others = (phrase for _, phrase in (*new, *topics, *subjects))
        return next(iter((*paused, *in_clause, *others)), None)

    def _is_break(self, at: int, frame: tuple[int, ...]) -> bool:
        """Whether a clause ends here that stands beside the next: 雨は弱いが、."""
        particle = self._words[at].pos[:2] == ("助詞", "接続助詞") and self._words[at].surface in (
            "が",
            "ので",
            "し",
        )
        return particle and self._frames[at] == frame and self._words[at + 1].surface in _PAUSES

    def _circle(self, first: int, behind: int) -> range | None:
        """…からは…と指摘されている, …の間では…とみられている."""
        for at in (*range(first + 1, behind), *range(self._frame_start(first) + 1, first)):
            if self._frames[at] != self._frames[first]:
                continue
            word, before = self._words[at], self._words[at - 1]
            if word.lemma == "から" and can_speak(self._of(phrase := noun_phrase(self._words, at))):
                return phrase
            if word.surface == "で" and before.lemma == "間" and self._words[at - 2].lemma == "の":
                return noun_phrase(self._words, at - 2) or None
        return None

    def _described(self, behind: int, quote: int | None, clause: int) -> range | None:
        """Who said it in 市長が「…」と述べた会見, else who is described: 「…」と述べた市長."""
        if quote is None or kind_of(self._words[behind]) not in NOUNS:
            return None
        frame = self._frames[quote - 1] if quote else ()
        acting = [
            phrase for at, phrase in self._subjects(clause, quote, frame) if self._words[at].surface == "が"
        ]
        if acting:
            return acting[-1]
        end = next((at for at in range(behind, len(self._words)) if not _is_part(self._words[at])), behind)
        return range(behind, end) if can_speak(self._words[behind:end]) else None

    def _source(self, first: int) -> range | None:
        """The noun before によると, without 話 or 調べ; in …が伝えたところによると the subject."""
        phrase = noun_phrase(self._words, first)
        if not phrase:
            return None
        if self._words[phrase.stop - 1].lemma == "所" and len(phrase) == 1:
            return next(
                (who for _, who in self._subjects(self._frame_start(first), first, self._frames[first])), None
            )
        if (
            len(phrase) > 2
            and self._words[phrase.stop - 1].lemma in _ACCOUNTS
            and self._words[phrase.stop - 2].lemma == "の"
        ):
            return range(phrase.start, phrase.stop - 2)
        return phrase

    def _subjects(
        self,
        start: int,
        end: int,
        frame: tuple[int, ...],
        fits: Callable[[Sequence[Token]], bool] = can_speak,
    ) -> Iterator[tuple[int, range]]:
        """The particles は, が, も of one frame, each with the phrase before it that fits."""
        for at in range(max(start, 1), min(end, len(self._words) - 1)):
            word = self._words[at]
            if word.surface in _SUBJECTS and word.pos[0] == "助詞" and self._frames[at] == frame:
                phrase = noun_phrase(self._words, at)
                if (
                    phrase
                    and phrase.start >= start
                    and (fits(self._of(phrase)) or is_author(self._of(phrase)))
                ):
                    yield at, phrase

    def _frame_start(self, at: int) -> int:
        frame = self._frames[at]
        return frame[-1] + 1 if frame else 0

    def _frame_end(self, at: int) -> int:
        deeper = len(self._frames[at]) if at < len(self._words) else 0
        ends = (i for i in range(at, len(self._words)) if len(self._frames[i]) < deeper)
        return next(ends, len(self._words))

    def _of(self, phrase: range) -> Sequence[Token]:
        return self._words[phrase.start : phrase.stop]

    def _span(self, words: range) -> Span:
        return self._lemmas.span(words.start, words.stop)


def _is_part(word: Token) -> bool:
    return kind_of(word) in NOUNS | {Kind.PREFIX, Kind.DOT} or word.lemma == "の"


def _spelt_for(rule: Rule, cue: Sequence[Token]) -> bool:
    """…という。 is hearsay, …と言う。 says that somebody says it, and …と言える。 that it can be said."""
    if any(word.lemma == "言う" and word.surface.startswith(("言え", "いえ")) for word in cue):
        return False
    last = cue[-1]
    if last.lemma != "言う" or not last.form.startswith("終止"):
        return True
    return (last.surface == "いう") == (rule.id == "hearsay")


def _frames(words: Sequence[Token]) -> list[tuple[int, ...]]:
    """For each word the opening brackets it stands in, itself included."""
    result: list[tuple[int, ...]] = []
    opened: list[int] = []
    for at, word in enumerate(words):
        kind = kind_of(word)
        if kind == Kind.OPENING:
            opened.append(at)
        result.append(tuple(opened))
        if kind == Kind.CLOSING and opened:
            opened.pop()
    return result


@lru_cache(maxsize=1)
def _expressions() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(f"(?=(?P<cue>{pattern(rule.pattern, REPORTS)}){_ends(rule)})")) for rule in RULES
    )


def _ends(rule: Rule) -> str:
    if not rule.ends:
        return ""
    return f"(?:$|{'|'.join(f'(?={pattern(end, REPORTS)})' for end in rule.ends)})"
