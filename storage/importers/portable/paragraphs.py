"""Paragraphs out of lines: where a line was full and the next one goes on, they are one."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from storage.importers.blocks import APART

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storage.importers.blocks import Block
    from storage.importers.portable.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—(\s]*(?:p\.?\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?\s*(?:ページ|頁)?[-–—)\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LATIN_WORD = re.compile(r"[A-Za-z0-9.,'’()\"-]+")
_END = "。．！？!?」』）)"

_MARGIN = 0.12
"""The share of a page's height at its top and its foot where page numbers and running heads stand."""

_EDGE_LINES = 3
"""Of each page, from the top and from the foot."""

_TITLE, _HEADING = 1.35, 1.12
"""How much larger than the text the letters of a title and of a heading are at least."""

_LONGEST_HEADING = 60  # characters
_FEW_LETTERS = 5


def blocks_of(lines: Sequence[Line], heights: Sequence[float]) -> Iterator[Block]:
    """Yield the paragraphs; page numbers and running heads between them, each where it stood."""
    running = _running_rules(lines, heights)
    body = _body_size(lines)
    right_edge = _right_edges(lines)
    open_lines: list[Line] = []
    waiting: list[Block] = []
    titled = False
    for index, line in enumerate(lines):
        if rule := running.get(index):
            waiting.append((line.words, rule, APART))
            continue
        if open_lines and not _goes_on(open_lines[-1], line, right_edge):
            rule, titled = _rule(open_lines, body, titled=titled)
            yield _joined(open_lines), rule, APART
            open_lines.clear()
        if not open_lines:
            yield from waiting
            waiting.clear()
        open_lines.append(line)
    if open_lines:
        yield _joined(open_lines), _rule(open_lines, body, titled=titled)[0], APART
    yield from waiting


def _running_rules(lines: Sequence[Line], heights: Sequence[float]) -> dict[int, str]:
    """The lines at the edges of pages that are page numbers, or the same on several pages."""
    edges: dict[int, tuple[str, int]] = {}
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    for page, indices in by_page.items():
        by_height = sorted(indices, key=lambda index: -lines[index].top)
        for index in {*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]}:
            line, height = lines[index], max(heights[page], 1.0)
            if line.top > (1 - _MARGIN) * height or line.bottom < _MARGIN * height:
                same = _DIGITS.sub("#", "".join(line.words.split()))
                edges[index] = (same, round(20 * line.bottom / height))
    pages = len(by_page)
    seen = Counter(key for key in edges.values())
    rules: dict[int, str] = {}
    for index, key in edges.items():
        if _PAGE_NUMBER.fullmatch(lines[index].words):
            rules[index] = "format.page_number"
        elif pages > 1 and seen[key] >= max(2, pages // 3):
            rules[index] = "format.running_head"
    return rules


def _body_size(lines: Sequence[Line]) -> float:
    """The height of the letters that most of the text has."""
    amounts: Counter[float] = Counter()
    for line in lines:
        amounts[round(line.size * 2) / 2] += len(line.words)
    return max(amounts, key=lambda size: amounts[size], default=1.0)


def _right_edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """How far to the right the lines reach that begin at about the same place of a page."""
    reach: dict[tuple[int, int], float] = {}
    for line in lines:
        for column in _columns(line):
            reach[column] = max(reach.get(column, 0.0), line.right)
    return reach


def _columns(line: Line) -> tuple[tuple[int, int], ...]:
    column = round(line.left / 30)
    return tuple((line.page, column + shift) for shift in (-1, 0, 1))


def _goes_on(above: Line, line: Line, right_edge: dict[tuple[int, int], float]) -> bool:
    """Whether `line` belongs to the paragraph of the line above it."""
    if not _same_size(above, line):
        return False
    if line.words.startswith("\u3000"):
        return False
    size = line.size
    if above.page == line.page:
        vertical = above.bottom < line.bottom and line.right < above.left  # the next column, to the left
        next_column = above.bottom < line.bottom and line.left > above.right
        gap = above.bottom - line.top
        if not (vertical or next_column) and not -0.6 * size <= gap <= 1.35 * size:
            return False
    elif above.words[-1] in _END:
        return False
    indented = line.left - above.left > 0.6 * size
    if indented and line.left - above.left < 4 * size and above.page == line.page:
        return False
    if above.hyphenated:
        return True
    if above.right - above.left < 1.6 * size:  # vertical writing: length is what is full
        return above.words[-1] not in _END
    edge = max(right_edge.get(column, 0.0) for column in _columns(above))
    return edge - above.right <= _first_word(line)


def _same_size(above: Line, line: Line) -> bool:
    """Whether two lines may be of the same type; of a few letters none may be as high: 「い。」."""
    smaller, larger = sorted((above, line), key=lambda each: each.size)
    return larger.size - smaller.size <= 0.15 * larger.size or len(smaller.words.strip()) < _FEW_LETTERS


def _first_word(line: Line) -> float:
    """How much room the beginning of a line needs: a word, or as much as may not begin a line."""
    latin = _LATIN_WORD.match(line.words)
    if latin and len(latin[0]) > 2:
        return 0.6 * line.size * (len(latin[0]) + 1)
    return 2.2 * line.size


def _rule(lines: Sequence[Line], body: float, *, titled: bool) -> tuple[str, bool]:
    """The rule of a paragraph by the size of its letters, and whether the title has been found now."""
    size = median(line.size for line in lines)
    length = sum(len(line.words) for line in lines)
    if length > 2 * _LONGEST_HEADING or lines[-1].words[-1] == "。":
        return "", titled
    if not titled and lines[0].page == 0 and size >= _TITLE * body:
        return "format.title", True
    if size >= _HEADING * body and length <= _LONGEST_HEADING:
        return "format.heading", titled
    return "", titled


def _joined(lines: Sequence[Line]) -> str:
    """The words of a paragraph: no blank between Japanese lines, one between Latin words."""
    words = ""
    hyphenated = False
    for line in lines:
        piece = line.words.strip(" ") if not words else line.words.strip()
        latin = bool(words) and words[-1].isascii() and piece[:1].isascii()
        words += (" " if latin and not hyphenated else "") + piece
        hyphenated = line.hyphenated
    return words
