"""Patterns for lines that a person can read: 「〇〇記者」, where 〇〇 stands for any words.

No regular expressions: whoever reads a rule in the dialog, or in the project file, understands it.
"""

from __future__ import annotations

import re
import unicodedata

from annotate.model import ZoneKind

ANY = "〇〇"
"""Stands for one character or more."""

LONGEST_LINE = 40
"""Characters. Of a longer line only the beginning is proposed as a pattern."""

_BEGINNING = 12  # characters of a long line that are taken for its mark
_DIGITS = re.compile(r"\d(?:[\d,.]*\d)?")
_LABEL = re.compile(r"(?P<label>[^:=・/|、。]{1,10}\s?[:=・/|])(?=.)")
_ROLE = re.compile(
    r"(?:記者|論説委員|解説委員|編集委員|研究員|特派員|支局長|教授|准教授|講師|通信員|カメラマン)$"
)
_TAIL = re.compile(
    r"(?:撮影|提供|はこちら(?:から)?|を読む|を見る|を購読|に登録|へ戻る|の一覧|一覧へ?|のページへ?|でシェア|"
    r"無断転載.*|の記事)$"
)
_MARK = re.compile(r"(?P<mark>[■□◆◇●○▼▽▲△★☆◎※▶►>＊*•・-]+\s?)(?=.)")
_BRACKETS = dict(zip("【［[(（〈《<＜「『", "】］])）〉》>＞」』", strict=True))


def folded_line(line: str) -> str:
    """Return a line as patterns compare it: in usual widths, white space as one blank."""
    kept = line.replace(ANY, "\0")  # NFKC leaves both alone
    return " ".join(unicodedata.normalize("NFKC", kept).split()).replace("\0", ANY)


def is_pattern(pattern: str) -> bool:
    """Whether a pattern says anything: one that stands for any line at all does not."""
    return any(part.strip() for part in pattern.split(ANY))


def matches(pattern: str, line: str) -> bool:
    """Whether a whole line is as the pattern says. Takes time linear in the line."""
    parts = folded_line(pattern).split(ANY)
    line = folded_line(line)
    if len(parts) == 1:
        return line == parts[0]
    head, *middle, tail = (part.strip() for part in parts)
    end = len(line) - len(tail)
    if not (line.startswith(head) and line.endswith(tail) and end > len(head)):
        return False
    at = len(head)
    for part in middle:
        found = line.find(part, at + 1, end - 1)
        if found < 0:
            return False
        at = found + len(part)
    return at < end


def generalised(line: str, kind: ZoneKind) -> list[str]:
    """Return patterns for a line that is to be known again, the best first: never empty, all match it.

    A line that is furniture is known by its words, a byline by its label or role, a heading by its mark,
    a caption by how it ends.
    """
    bare = folded_line(line)
    shapes = [pattern for find in _SHAPES[kind] if (pattern := find(bare)) and matches(pattern, bare)]
    literal = _numbers(bare) or bare
    if len(bare) > LONGEST_LINE:
        literal = bare[:_BEGINNING].rstrip() + ANY
    return list(dict.fromkeys([*shapes, literal]))


def _numbers(line: str) -> str:
    found = _DIGITS.sub(ANY, line)
    while ANY * 2 in found:
        found = found.replace(ANY * 2, ANY)
    return found if found != line and is_pattern(found) and found.count(ANY) <= 6 else ""


def _label(line: str) -> str:
    found = _LABEL.match(line)
    return found["label"] + ANY if found else ""


def _role(line: str) -> str:
    found = _ROLE.search(line)
    return ANY + found[0] if found else ""


def _tail(line: str) -> str:
    found = _TAIL.search(line)
    return ANY + found[0] if found and found.start() > 0 else ""


def _mark(line: str) -> str:
    found = _MARK.match(line)
    return found["mark"] + ANY if found else ""


def _bracketed(line: str) -> str:
    closer = _BRACKETS.get(line[:1], "")
    end = line.find(closer, 2) if closer else -1
    if end < 0:
        return ""
    return line[0] + ANY + closer + (ANY if end + 1 < len(line) else "")


_SHAPES = {
    ZoneKind.TITLE: (_bracketed, _label),
    ZoneKind.BYLINE: (_label, _role, _bracketed, _mark),
    ZoneKind.PUBLISHED: (_numbers,),
    ZoneKind.CAPTION: (_tail, _label, _mark, _bracketed),
    ZoneKind.PULL_QUOTE: (_bracketed, _mark),
    ZoneKind.HEADING: (_mark, _bracketed, _numbers),
    ZoneKind.BODY: (_mark, _bracketed, _label),
    ZoneKind.BIO: (_mark, _label),
    ZoneKind.CHROME: (),
}
