"""The text of a page in blocks, in the order of the page, each with where it stood in the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from storage.importers import blocks as gaps
from storage.importers.markup import signs

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_JAPANESE = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n\s*(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CELLS = re.compile(r" ?\0 ?")
_TABLE_CELLS = frozenset(("td", "th"))
_CELL = "\0"  # stands between two cells until white space is collapsed; no page can hold it
_DROPPED = -1


@dataclass(slots=True)
class Region:
    """A part of the page that may not belong to the article, the rule that says so, and what it lies in.

    `soft` regions are known by their names only, which authors of pages give freely.
    """

    rule: str
    within: Region | None
    soft: bool = False
    prose: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: what the open elements say together."""

    tag: str = ""
    role: str = ""
    region: Region | None = None
    linked: bool = False
    timed: bool = False
    kept: bool = False
    article: bool = False


@dataclass(slots=True)
class Block:
    """A block of text: words, the innermost block element, what its elements' names say, its region.

    `linked` counts the characters inside links; `timed` says that it is all inside a `time` element.
    `gap` is how it stands below the block above.
    """

    words: str
    tag: str
    role: str
    region: Region | None
    linked: int
    timed: bool
    gap: int


@dataclass(slots=True)
class Walked:
    """The blocks of a page, and for each element that holds several which ones: first and end."""

    blocks: list[Block] = field(default_factory=list)
    ranges: dict[_Element, tuple[int, int]] = field(default_factory=dict)
    regions: list[Region] = field(default_factory=list)


def walk(root: _Element) -> Walked:
    """Return the text of the whole tree; no element is visited twice, however deep they lie."""
    return _Walk().over(root)


class _Walk:
    def __init__(self) -> None:
        self.found = Walked()
        self._pieces: list[str] = []
        self._linked = self._timed = self._letters = 0
        self._gap = gaps.APART
        self._place = _Place()
        self._list_mark = ""
        self._cell_breaks = False

    def over(self, root: _Element) -> Walked:
        places: list[tuple[_Place, int]] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in signs.DROPPED or not isinstance(tag, str):
                    walker.skip_subtree()
                    places.append((self._place, _DROPPED))
                    continue
                places.append((self._place, len(self.found.blocks)))
                self._open(element, tag)
                if element.text:
                    self._add(element.text)
                continue
            before, first = places.pop()
            if first != _DROPPED:
                self._close(element, tag, first)
            self._place = before
            if element.tail and places:
                self._add(element.tail)
        self._flush(gaps.APART)
        return self.found

    def _open(self, element: _Element, tag: str) -> None:
        if tag == "br":
            self._flush(gaps.NEXT_LINE, broken=True)
        elif tag in signs.APART:
            self._flush(gaps.APART)
        elif tag in signs.NEXT_LINE:
            self._flush(gaps.NEXT_LINE)
        elif tag in _TABLE_CELLS and self._pieces:
            if self._cell_breaks:
                self._flush(gaps.NEXT_LINE)
            else:
                self._pieces.append(_CELL)
        if tag == "tr":
            self._cell_breaks = False
        if tag == "li":
            self._list_mark = _mark_of(element)
        self._place = self._placed(element, tag)

    def _close(self, element: _Element, tag: str, first: int) -> None:
        if tag in signs.APART:
            self._flush(gaps.APART)
        elif tag in signs.NEXT_LINE:
            self._flush(gaps.NEXT_LINE)
        if len(self.found.blocks) - first > 1 or tag in ("article", "main", "body"):
            self.found.ranges[element] = (first, len(self.found.blocks))

    def _placed(self, element: _Element, tag: str) -> _Place:
        place, get = self._place, element.get
        region, role = place.region, place.role
        rule = signs.ROLES.get(get("role", ""), "") or signs.REGIONS.get(tag, "")
        if rule in signs.INSIDE_ARTICLES and place.article:
            rule = ""
        soft = False
        if names := (get("class") or "") + " " + (get("id") or ""):
            said = signs.role_of_names(signs.names_of(names)) if names != " " else ""
            if said == "html.named" and not rule and tag not in ("html", "body", "main", "article"):
                rule, soft = said, True
            elif said and said != "html.named":
                role = said
        if get("rel") == "author" or get("itemprop") == "author":
            role = role or "html.byline"
        if tag == "figcaption" or (tag == "caption" and not role):
            role = "html.caption"
        if _is_hidden(element, tag):
            rule, soft = "html.hidden", False
        if rule == "html.aside" and role in ("html.pull_quote", "html.bio"):
            rule = ""
        if rule and not (region and region.rule == rule):
            region = Region(rule, region, soft)
            self.found.regions.append(region)
        block = tag in signs.APART or tag in signs.NEXT_LINE or tag in _TABLE_CELLS
        return _Place(
            tag if block else place.tag,
            role,
            region,
            place.linked or tag == "a",
            place.timed or tag == "time",
            place.kept or tag in ("pre", "textarea"),
            place.article or tag in ("article", "main"),
        )

    def _add(self, text: str) -> None:
        place = self._place
        if place.kept and "\n" in text:
            first, *rest = text.split("\n")
            self._put(first, place)
            for line in rest:
                self._flush(gaps.NEXT_LINE, broken=True)
                self._put(line, place)
            return
        self._put(text, place)

    def _put(self, text: str, place: _Place) -> None:
        self._pieces.append(text)
        letters = len(text) if not text.isspace() else 0
        self._letters += letters
        if place.linked:
            self._linked += letters
        if place.timed:
            self._timed += letters

    def _flush(self, gap: int, *, broken: bool = False) -> None:
        """End the block that was begun; an empty line that a `br` makes sets what follows apart."""
        pieces = self._pieces
        words = _collapsed("".join(pieces)) if pieces else ""
        if not words:
            self._gap = gaps.APART if broken and self._gap else max(self._gap, gap)
            pieces.clear()
            self._letters = self._linked = self._timed = 0
            return
        place = self._place
        if place.tag in _TABLE_CELLS and broken:
            self._cell_breaks = True
        if self._list_mark:
            words, self._list_mark = self._list_mark + words, ""
        timed = self._timed > 0 and self._timed >= 0.8 * self._letters
        linked = min(self._linked, len(words))
        self.found.blocks.append(
            Block(words, place.tag, place.role, place.region, linked, timed, self._gap)
        )
        pieces.clear()
        self._letters = self._linked = self._timed = 0
        self._gap = gap


def _collapsed(text: str) -> str:
    """White space as browsers show it: runs are one blank, and a line may break between Japanese letters."""
    if "\n" in text:
        text = _BREAK_IN_JAPANESE.sub("", text)
    return _CELLS.sub("\t", _BLANKS.sub(" ", text)).strip(" \t")


def _mark_of(element: _Element) -> str:
    """What browsers print before an item of a list."""
    return "• " if getattr(element.getparent(), "tag", "") == "ul" else ""


def _is_hidden(element: _Element, tag: str) -> bool:
    if tag in ("html", "body"):  # hidden until a script has run
        return False
    return element.get("hidden") is not None or bool(signs.HIDDEN.search(element.get("style") or ""))
