"""Which blocks of a page are the article: where the prose is dense, and what the elements are for."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from annotate.page.dates import date_line
from storage.importers.markup import signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from storage.importers.markup.walk import Block, Region, Walked

_DOMINANT = 0.75
"""The share of a page's prose that its article has at least."""

_SOFT, _HARD = 0.3, 0.6
"""The share of a page's prose above which a region is the article all the same, whatever it is called."""

_LINKED = 0.6
"""The share of a block's characters inside links from which it is a link."""

_HEAD_BLOCKS = 15
"""Between a title and the article below it stand at most so many blocks: dates, names, captions."""

_LONGEST_BYLINE = 30
_LONGEST_TITLE = 120  # characters


def rules_of(walked: Walked, title: str) -> list[str]:
    """Return for each block the rule that the page speaks for, or ""; `title` is what its record says."""
    blocks = walked.blocks
    prose = [_prose(block) for block in blocks]
    for block, amount in zip(blocks, prose, strict=True):
        for region in _around(block):
            region.prose += amount
    heading = _title(blocks, title, prose)
    believed = _believed(walked, sum(prose), heading)
    chrome = [_chrome_rule(block, believed) for block in blocks]
    start, end = _main(walked, [0 if rule else n for rule, n in zip(chrome, prose, strict=True)])
    rules = []
    for index, block in enumerate(blocks):
        inside = start <= index < end
        in_head = 0 <= heading <= index < start <= heading + _HEAD_BLOCKS
        if index == heading:
            rules.append("html.title")
        elif chrome[index]:
            rules.append(chrome[index])
        elif not (inside or in_head):
            rules.append("html.outside")
        else:
            rules.append(_inside_rule(block, prose[index]))
    _mark_links(blocks, rules, prose)
    return rules


def _prose(block: Block) -> int:
    """How many characters of running text a block has: sentences that are no links."""
    words = block.words
    free = len(words) - block.linked
    if free < 15 or block.linked > 0.4 * len(words) or block.tag in signs.HEADINGS:
        return 0
    return free if "。" in words or "．" in words or free > 80 else 0


def _around(block: Block) -> Iterator[Region]:
    region = block.region
    while region is not None:
        yield region
        region = region.within


def _believed(walked: Walked, total: int, heading: int) -> set[int]:
    """The regions that are what they say (by identity): not those that hold the article or its title."""
    titled = {id(region) for region in _around(walked.blocks[heading])} if heading >= 0 else set()
    return {
        id(region)
        for region in walked.regions
        if id(region) not in titled and region.prose <= (_SOFT if region.soft else _HARD) * total
    } if total else {id(region) for region in walked.regions if id(region) not in titled}


def _chrome_rule(block: Block, believed: set[int]) -> str:
    """The rule of the outermost region that is believed."""
    rule = ""
    for region in _around(block):
        if id(region) in believed:
            rule = region.rule
    return rule


def _title(blocks: Sequence[Block], title: str, prose: Sequence[int]) -> int:
    """Return which block is the title: a heading that says what the record says, or the only h1; else -1."""
    first_prose = next((n for n, amount in enumerate(prose) if amount), len(blocks))
    bare = _bare(title)
    found = -1
    for index, block in enumerate(blocks):
        words = _bare(block.words)
        says_so = len(words) >= 5 and len(block.words) <= _LONGEST_TITLE and bare.startswith(words)
        if says_so and (block.tag in signs.HEADINGS or words == bare) and not block.linked:
            if index > first_prose and found >= 0:
                break
            found = index
    if found >= 0:
        return found
    tops = [n for n, b in enumerate(blocks) if b.tag == "h1" and not _is_link(b)]
    return tops[0] if len(tops) == 1 and len(blocks[tops[0]].words) <= _LONGEST_TITLE else -1


def _bare(words: str) -> str:
    return "".join(words.split())


def _main(walked: Walked, prose: Sequence[int]) -> tuple[int, int]:
    """Return the first and the end of the blocks of the smallest part with nearly all of the prose."""
    sums = list(accumulate(prose, initial=0))
    whole = (0, len(walked.blocks))
    total = sums[-1]
    if not total:
        return whole
    ranges = walked.ranges

    def amount(element: _Element) -> int:
        first, end = ranges[element]
        return sums[end] - sums[first]

    part = next((element for element in ranges if element.tag == "body"), None)
    inner = part
    while inner is not None:
        part = inner
        held = (child for child in part if child in ranges)
        inner = next((child for child in held if amount(child) >= _DOMINANT * total), None)
    if part is None:
        return whole
    for outer in part.iterancestors("article", "main"):
        if outer in ranges and _is_alone(outer, ranges, sums, part):
            part = outer
            break
    return ranges[part] if part is not None else whole


def _is_alone(
    outer: _Element, ranges: dict[_Element, tuple[int, int]], sums: Sequence[int], part: _Element
) -> bool:
    """Whether an article element holds hardly more prose than the part found in it."""
    (first, end), (inner_first, inner_end) = ranges[outer], ranges[part]
    return sums[end] - sums[first] <= (sums[inner_end] - sums[inner_first]) / _DOMINANT


def _inside_rule(block: Block, prose: int) -> str:
    words = block.words
    if block.role == "html.caption" and len(words) <= 300:
        return block.role
    if block.role in ("html.pull_quote", "html.bio"):
        return block.role
    if block.role == "html.byline" and len(words) <= _LONGEST_BYLINE and not prose and "一覧" not in words:
        return "html.published" if date_line(words) and block.timed else block.role
    if block.timed and date_line(words):
        return "html.published"
    return "html.heading" if block.tag in signs.HEADINGS else ""


def _is_link(block: Block) -> bool:
    return block.linked >= _LINKED * len(block.words)


def _mark_links(blocks: Sequence[Block], rules: list[str], prose: Sequence[int]) -> None:
    """Two neighbouring blocks or more that are links, in the article or around it, are a list of links."""
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index < len(blocks) and _is_link(blocks[index]) and rules[index] in ("", "html.heading"):
            run.append(index)
            continue
        if len(run) > 1:
            for link in run:
                rules[link] = "html.links"
        run.clear()
