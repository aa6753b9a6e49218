"""Sentences of Japanese text as spans of it; the lines of a text as paragraphs that are read in a row.

The rules are ours, found by reading varied pages: a 。 inside quotation marks ends nothing, quotation
marks that are never closed hide nothing, and a full stop of Latin script is no end at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_QUOTES = dict(zip("「『｢“〝", "」』｣”〟", strict=True))
_ASIDES = dict(zip("（(［[〔【〈《", "）)］]〕】〉》", strict=True))
_CLOSER_OF = _QUOTES | _ASIDES
_CLOSERS = frozenset(_CLOSER_OF.values())
_QUOTE_CLOSERS = frozenset(_QUOTES.values())

# A quotation longer than this was left open, or is a speech: its sentences count one by one.
_LONGEST_QUOTATION = 400

_ENDS = "。｡．！？!?⁉⁈‼⁇…‥♪♬"
_BRACKETS = re.compile(f"[{re.escape(''.join(_CLOSER_OF) + ''.join(_CLOSERS))}]")
# A pause right after a mark begins the next sentence: 「…分からない。……いや、」.
_PAUSE_BEFORE_WORDS = f"[…‥]+[^\\s{re.escape(_ENDS + ''.join(_CLOSERS))}]"
_END = re.compile(f"[。！？!?](?={_PAUSE_BEFORE_WORDS})|[{_ENDS}]+")
# What still belongs to a sentence after its end mark: closing brackets, more marks, a footnote mark.
_TAIL = re.compile(
    f"(?:(?!{_PAUSE_BEFORE_WORDS})[{re.escape(''.join(_CLOSERS))}{_ENDS}]"
    r"|[\[［〔](?:脚?注)?[0-9０-９]+(?:[,、，\-–][0-9０-９]+)*[\]］〕]"
    r"|[（(]脚?注[0-9０-９]*[)）]|[※＊*][0-9０-９]+|[¹²³⁰⁴-⁹]+)*"
)
# A remark in brackets that closes the paragraph, such as the agency's name.
_LAST_REMARK = re.compile(rf"[（(［\[〔][^{_ENDS}（(［\[〔\])）］〕]{{1,40}}[)）］\]〕]\s*\Z")
# A と after the mark reports what was said before it, unless it begins a word such as ところが.
_REPORTS = (
    r"と(?!ころ|りわけ|りあえず|は(?:いえ|言え)|も(?:あれ|か|に|すれ)|に(?:か|も)|うとう|うて|き|く"
    r"|い(?:うの[はも]|うわけ|えば|えど|って)|す(?:ると|れば)|な(?:ると|れば)|ても|ある|っくに|ど|んで|同時|らえ|れ)"
)
# The sentence goes on although a mark of its end was seen: …。と述べた, but not …。というより, …
_GOES_ON = re.compile(rf"[、，]|って[言い]|(?!というより){_REPORTS}")
# ... and after a quotation, where any particle carries it on, but a conjunction does not.
_GOES_ON_AFTER_QUOTATION = re.compile(
    rf"[、，,・:：]|{_REPORTS}"
    r"|が(?![、，])|を|へ(?!い)|より|まで|から|だけ|さえ|しか(?!し)|くらい|ぐらい|ばかり|ほど|って"
    r"|は(?!い[。、]|じめ|たして|るか|っきり)|に(?!もかか|わかに)|の(?!ち)"
    r"|も(?!し|っ|ち|う|は|と|の)|で(?!は[、，]|も|すが|すから)|や(?!が|は|っ)|か(?!つ|り|ね)"
    r"|な(?:ど|んて)|だ(?!が|から|けど|って)|らしい|です(?!が|から)"
)
# A quotation of whole sentences is over when one of these follows: they begin a sentence of their own.
_BEGINS_ANEW = re.compile(
    r"一方(?:で|[、，])|しかし|ところが|それでも|これに対し"
    r"|(?:だが|ただし?|また|さらに|そして|もっとも|なお|けれども)[、，]"
)
# Behind a lone 。 nothing of the above can begin with any other character: the sentence ends there.
_MAY_GO_ON = f"{''.join(_CLOSER_OF)}{''.join(_CLOSERS)}{_ENDS}※＊*¹²³⁰⁴⁵⁶⁷⁸⁹と、，っ"
# Most paragraphs are so plain that each of their 。 ends a sentence, and nothing else does: in their
# brackets, if they have any, are no end marks and no more brackets.
_WORDS = f"[^{_ENDS}{re.escape(''.join(_CLOSER_OF) + ''.join(_CLOSERS))}]"
_PLAIN = re.compile(
    rf"(?:{_WORDS}++|。(?![{re.escape(_MAY_GO_ON)}])|"
    + "|".join(f"{re.escape(opener)}{_WORDS}*+{re.escape(closer)}" for opener, closer in _CLOSER_OF.items())
    + ")*"
)
_PLAIN_SENTENCE = re.compile(r"(?!\s)(?:[^。]*+。|[^。]*[^。\s])")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_LATIN_OR_DIGIT = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_IN_ADDRESS = re.compile(r"[0-9A-Za-z=&/_%]")

# The mark by which a column, set in one paragraph, shows where a new one would begin; the sentence before
# it goes without 。. Before a figure the same mark is a minus, in brackets it is spoken of. It may also stand
# at the beginning of a paragraph; without a 。 in it that is an item of a list.
_MARK = r"[▼▲▽](?![0-9０-９.,￥¥$）)」』］\]])"
_COLUMN_BREAK = re.compile(
    rf"{_MARK}(?<=[^（(「『［\[\s].)(?!\s)"
    rf"|(?<=[。！？」])\s*{_MARK}\s*|(?<=[ぁ-んァ-ヶ一-龥])\u3000+{_MARK}(?=[^▼▲▽]*。)"
)
_HAS_MARK = re.compile("[▼▲▽]")
_FIRST_MARK = re.compile(rf"\s*{_MARK}\s*(?=[^。]*。)")

# A line that begins like one of these starts something of its own, however long the line before it.
_NEW_ITEM = re.compile(
    r"\s|[・•●○◎◆◇■□▲△▼▽★☆※→✓►▶*＊\-–—【]|[①-⑳]|[0-9０-９]{1,3}(?:[．)）]|\.(?![0-9]))|[(（\[［][0-9０-９]{1,3}[)）\]］]"
)
# Wrapped text is 12 full-width characters wide at least; a last one may hang out, or be carried over.
_NARROWEST_WRAP = 24
_WRAP_PLAY = 4


def sentences(text: str, span: Span | None = None) -> list[Span]:
    """Return the sentences of `text`, or of its part `span`, for text that knows no zones.

    Every line is a paragraph of its own, except where the text is wrapped (see `paragraphs`).
    The spans are in order, never overlap, begin and end with a character that is not white space,
    and together hold all such characters but the ▼ of a column.
    """
    return [
        sentence for pieces in paragraphs(text, span) for sentence in paragraph_sentences(text, pieces)
    ]


def paragraph_sentences(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Return the sentences of one paragraph, with the promises of `sentences`.

    `pieces` are the stretches of `text` that are read in a row, in order: usually one, or the lines
    of a wrapped paragraph. What lies between two pieces is not read, but a sentence that runs from one
    into the next covers it. Quotation marks left open do not outlive the paragraph. A paragraph of a
    column is several, with ▼ between them, which belongs to none.
    """
    return [sentence for row in _rows(text, pieces) for sentence in _row_sentences(text, row)]


def _rows(text: str, pieces: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """The pieces of a paragraph, parted where a column marks the beginning of another, without the marks."""
    if not any(_HAS_MARK.search(text, piece.start, piece.end) for piece in pieces):
        yield pieces
        return
    view = "".join([text[piece.slice] for piece in pieces])
    ends = list(accumulate(len(piece) for piece in pieces))
    start = first.end() if (first := _FIRST_MARK.match(view)) else 0
    breaks = [mark.span() for mark in _COLUMN_BREAK.finditer(view, start)]
    for end, resume in [*breaks, (len(view), len(view))]:
        if start < end:
            yield _between(pieces, ends, start, end)
        start = resume


def _between(pieces: Sequence[Span], ends: Sequence[int], start: int, end: int) -> list[Span]:
    """What of `pieces`, which read in a row end at `ends`, is read from `start` to `end`."""
    found = []
    for n in range(bisect_right(ends, start), len(pieces)):
        shift = pieces[n].end - ends[n]
        found.append(Span(max(pieces[n].start, start + shift), min(pieces[n].end, end + shift)))
        if ends[n] >= end:
            break
    return found


def _row_sentences(text: str, pieces: Sequence[Span]) -> list[Span]:
    if len(pieces) == 1:
        offset, end = pieces[0].start, pieces[0].end
        if _PLAIN.fullmatch(text, offset, end):
            return [Span(*found.span()) for found in _PLAIN_SENTENCE.finditer(text, offset, end)]
        return [Span(offset + a, offset + b) for a, b in _split(text[pieces[0].slice])]
    view = "".join(text[piece.slice] for piece in pieces)
    view_starts, shifts, length = [], [], 0
    for piece in pieces:
        view_starts.append(length)
        shifts.append(piece.start - length)
        length += len(piece)

    def original(position: int) -> int:
        return position + shifts[bisect_right(view_starts, position) - 1]

    return [Span(original(a), original(b - 1) + 1) for a, b in _split(view)]


def paragraphs(text: str, span: Span | None = None) -> list[list[Span]]:
    """Return the paragraphs of `text`, or of its part `span`, each as the lines it is read from.

    A line is joined to the one before when that one is as wide as the text is wrapped, and the line
    is neither blank nor indented nor an item of a list. Without two such lines nothing is joined.
    """
    lines = _lines(text, span)
    wraps = [(width, wrap) for width in (_columns, _characters) if (wrap := _wrap(text, lines, width))]
    result: list[list[Span]] = []
    joins = False
    for line, has_neighbour in lines:
        if joins and not _NEW_ITEM.match(text, line.start):
            result[-1].append(line)
        else:
            result.append([line])
        joins = has_neighbour and any(
            abs(width(text[line.slice]) - wrap) <= _WRAP_PLAY for width, wrap in wraps
        )
    return result


def _lines(text: str, span: Span | None) -> list[tuple[Span, bool]]:
    """The lines that are not blank, each with whether the very next line is not blank either."""
    position, stop = (span.start, span.end) if span else (0, len(text))
    result: list[tuple[Span, bool]] = []
    previous: Span | None = None
    while position < stop:
        end = text.find("\n", position, stop)
        end = stop if end < 0 else end
        line = Span(position, end) if end > position and not text[position:end].isspace() else None
        if previous:
            result.append((previous, line is not None))
        previous = line
        position = end + 1
    if previous:
        result.append((previous, False))
    return result


def _columns(line: str) -> int:
    # The code page of Japanese terminals has one byte for a narrow character and two for a wide one.
    return len(line.rstrip().encode("cp932", "replace"))


def _characters(line: str) -> int:
    return 2 * len(line.rstrip())


def _wrap(text: str, lines: list[tuple[Span, bool]], width: Callable[[str], int]) -> int:
    """The width at which the text is wrapped, 0 when it is not; two units for a full-width character.

    Wrapped text shows by lines that stop within a sentence, all at about the same width, which hardly
    any line exceeds.
    """
    widths = Counter(
        units
        for line, has_neighbour in lines
        if has_neighbour and text[line.end - 1] not in _ENDS
        if (units := width(text[line.slice])) >= _NARROWEST_WRAP
    )
    if not widths:
        return 0
    wrap, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    near = sum(count for units, count in widths.items() if abs(units - wrap) <= _WRAP_PLAY)
    if times < 2:
        return 0
    # All lines count here: what ends with 。 and is much wider shows that nothing is wrapped.
    wider = sum(len(line) > wrap // 2 and width(text[line.slice]) > wrap + _WRAP_PLAY for line, _ in lines)
    return wrap if near > 4 * wider else 0


def _split(view: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in a string that is read in a row, white space trimmed away."""
    start = 0
    for end in _ends(view):
        sentence = view[start:end]
        stripped = sentence.lstrip()
        if stripped:
            yield end - len(stripped), start + len(sentence.rstrip())
        start = end


def _ends(view: str) -> Iterator[int]:
    """Positions just after each sentence; the last one is the end of the string."""
    start = 0
    pairs = _outermost_pairs(view)
    pairs.append((len(view), len(view)))
    at = 0
    for mark in _END.finditer(view):
        if mark.start() < start:
            continue
        while pairs[at][1] < mark.start():
            at += 1
        opened, closed = pairs[at]
        if mark.start() < opened and mark[0] == "。" and view[mark.end() : mark.end() + 1] not in _MAY_GO_ON:
            start = mark.end()
            yield start
            continue
        tail_match = _TAIL.match(view, mark.end())
        end = tail_match.end() if tail_match else mark.end()
        if opened < mark.start():
            if end <= closed:
                if mark[0] != "。" or not _is_over(view, closed):
                    continue
                end = closed + 1
            elif not _quotation_ends(view, start, opened, closed, end):
                continue
        elif not _is_end(view, start, mark.start(), mark.end()) or _GOES_ON.match(view, end):
            continue
        if remark := _LAST_REMARK.match(view, end):
            end = remark.end()
        yield end
        start = end
    if start < len(view):
        yield len(view)


def _is_over(view: str, closed: int) -> bool:
    """Whether a quotation of whole sentences ends the one it stands in: 「…。…していた」一方で…."""
    return view[closed] in _QUOTE_CLOSERS and _BEGINS_ANEW.match(view, closed + 1) is not None


def _quotation_ends(view: str, start: int, opened: int, closed: int, end: int) -> bool:
    """Whether the sentence begun at `start` is over after brackets with an end mark just inside."""
    begins_sentence = not view[start:opened].strip()
    if view[closed] not in _QUOTE_CLOSERS:
        return begins_sentence
    if not begins_sentence and view[end : end + 1] in _QUOTES:
        return False
    return not _GOES_ON_AFTER_QUOTATION.match(view, end)


def _is_end(view: str, start: int, mark: int, after: int) -> bool:
    """Whether the end marks at `mark`..`after` end a sentence and are not part of a name or a pause."""
    marks = view[mark:after]
    following = view[after : after + 1]
    previous = view[mark - 1 : mark] if mark else ""
    if marks[0] == "．":
        return after - start > 2 and not _LATIN_OR_DIGIT.match(previous)
    if marks in ("!", "！") and _LATIN.match(previous):  # Yahoo!ニュース
        return following in ("", "\u3000")
    if marks.isascii():
        return not _IN_ADDRESS.match(following)
    if marks.strip("…‥") == "":
        return not following or following.isspace() or following in _QUOTES
    if marks.strip("♪♬") == "":
        return bool(view[start:mark].strip())
    return True


def _outermost_pairs(view: str) -> list[tuple[int, int]]:
    """Positions of the brackets that belong together and lie in no other pair, in order.

    A closing bracket finds the nearest opening one of its own shape, or else, among quotation marks,
    takes the innermost that is open (「…』). Brackets left over are no brackets.
    """
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(view):
        position, bracket = match.start(), match.group()
        if bracket not in _CLOSERS:
            open_at.append(position)
            continue
        partner = _partner(view, open_at, bracket)
        if partner is None:
            continue
        opened = open_at[partner]
        del open_at[partner:]
        if position - opened <= _LONGEST_QUOTATION:
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, position))
    return pairs


def _partner(view: str, open_at: list[int], closer: str) -> int | None:
    """Index into `open_at` of the bracket that `closer` closes. Looks only a few levels deep."""
    for back in range(1, min(len(open_at), 4) + 1):
        if _CLOSER_OF[view[open_at[-back]]] == closer:
            return len(open_at) - back
    if open_at and closer in _QUOTE_CLOSERS and view[open_at[-1]] in _QUOTES:
        return len(open_at) - 1
    return None
