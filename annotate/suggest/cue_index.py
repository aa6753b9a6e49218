"""Which cues can stand in a clause, told by its words alone before any pattern is searched.

Of a hundred patterns hardly one holds in a clause. Each is filed under the words its clause must end with
and then under its most telling part, the one with words few other patterns ask for; it is searched only
where all its parts have a word in the clause.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from annotate.suggest.cues import CUES, Cue, Place
from annotate.suggest.patterns import ANY, Pattern, compiled

_File = dict[str, list[int]]  # a word of the most telling part -> numbers of patterns


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The cues with their patterns, by what a clause must hold; and the cues without a pattern."""

    written: tuple[tuple[Cue, Pattern], ...]
    without_pattern: tuple[Cue, ...]
    _by_closing: dict[str, _File]
    _of_any_closing: _File
    _of_topic: _File

    def candidates(self, last: str, held: set[str]) -> list[tuple[Cue, Pattern]]:
        """The patterns that may hold in a clause whose core ends with the word `last` and holds `held`.

        Those that can end with that word stand before those that end with any, in the order of the cues.
        """
        file, topic = self._by_closing.get(last, self._of_any_closing), self._of_topic
        numbers = {number for word in file.keys() & held for number in file[word]}
        if "は" in held:
            numbers.update([number for word in topic.keys() & held for number in topic[word]])
        found = [self.written[number] for number in sorted(numbers)]
        return [each for each in found if each[1].may_hold(held)]


@cache
def cue_index() -> CueIndex:
    """Compile the patterns, once (a few milliseconds)."""
    written = [
        (cue, compiled(each, at_end=cue.place is Place.PREDICATE)) for cue in CUES for each in cue.patterns
    ]
    written.sort(key=lambda each: (each[0].place is Place.TOPIC, ANY in each[1].closing))
    common = Counter(word for _, pattern in written for part in pattern.needed for word in part)
    by_closing: defaultdict[str, _File] = defaultdict(dict)
    of_topic: _File = {}
    for number, (cue, pattern) in enumerate(written):
        files = [of_topic] if cue.place is Place.TOPIC else [by_closing[word] for word in pattern.closing]
        for word in _most_telling(pattern, common):
            for file in files:
                file.setdefault(word, []).append(number)
    of_any = by_closing.pop(ANY, {})
    joined = {word: _joined(file, of_any) for word, file in by_closing.items()}
    return CueIndex(tuple(written), tuple(cue for cue in CUES if not cue.patterns), joined, of_any, of_topic)


def _most_telling(pattern: Pattern, common: Counter[str]) -> frozenset[str]:
    return min(pattern.needed, key=lambda part: (max(common[word] for word in part), len(part), sorted(part)))


def _joined(*files: _File) -> _File:
    words = {word for file in files for word in file}
    return {word: [number for file in files for number in file.get(word, ())] for word in words}
