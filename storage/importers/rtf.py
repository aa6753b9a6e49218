"""Rich text: groups, control words and the code pages of their bytes, read by hand."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.errors import ReadError
from annotate.page.structure import Structure
from storage.importers import Decoded, Incoming
from storage.importers.blocks import APART, NEXT_LINE, put_together
from storage.importers.limits import MARKUP_BYTES, NESTING
from storage.importers.styles import rule_of_style, with_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.importers import Asked
    from storage.importers.blocks import Block

_TOKEN = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)",
    re.DOTALL,
)

_CHARSETS = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""`fcharset` of a font -> the code page its bytes are in."""

_KNOWN_PAGES = frozenset({437, 850, 874, 932, 936, 949, 950, 1361, *range(1250, 1259)})

_BY_NAME = {936: "gbk", 1361: "johab"}

for _codec in {*_CHARSETS.values(), *(_BY_NAME.get(n, f"cp{n}") for n in _KNOWN_PAGES)}:
    codecs.lookup(_codec)  # loaded now: while a file is read nothing can be opened

_SHOWN = {
    "tab": "\t", "cell": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
_ENDS_PARAGRAPH = {"par": APART, "sect": APART, "page": APART, "row": NEXT_LINE, "\n": APART, "\r": APART}
_SKIPPED = frozenset({
    "colortbl", "pict", "object", "objdata", "fldinst", "datafield", "listtable", "listoverridetable",
    "rsidtbl", "generator", "xmlnstbl", "themedata", "colorschememapping", "latentstyles", "datastore",
    "revtbl", "filetbl", "bkmkstart", "bkmkend", "author", "operator", "subject", "keywords", "comment",
    "doccomm", "company", "creatim", "revtim", "printim", "buptim", "nonshppict", "pntext", "listtext",
})  # fmt: skip
"""Groups whose words are not the document's."""

_SPECIAL = frozenset({"fonttbl", "stylesheet", "title", "footnote"})
_RUNNING = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group: where its words go, its font's code page, its style.

    `skip` is how many bytes follow a `\\u` for programs that know no Unicode.
    """

    into: str = "text"
    codec: str = ""
    style: int = 0
    skip: int = 1


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a document is.

    Raises ReadError("file_too_large"), ReadError("nested_too_deep") and ReadError("file_empty").
    """
    if len(data) > MARKUP_BYTES:
        size = -(-len(data) // 1024**2)
        raise ReadError("file_too_large", size=size, limit=MARKUP_BYTES // 1024**2)
    document = _Reader().over(data)
    text, hints = put_together(with_title(document.blocks))
    if not text:
        raise ReadError("file_empty")
    replaced = text.count("\ufffd")
    decoded = Decoded(text, "", replaced, text.find("\ufffd") if replaced else None)
    yield Incoming(data, decoded, Structure(hints, title=document.title.strip()), "rtf")


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        self._state = _State()
        self._groups: list[_State] = []
        self._pieces: dict[str, list[str]] = {}
        self._bytes = bytearray()
        self._to_skip = 0
        self._high = 0  # the first half of a pair of surrogates
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._number = 0  # of the font or style that is being defined
        self._gap = APART
        self._starred = False

    def over(self, data: bytes) -> _Reader:
        position = 0
        while found := _TOKEN.match(data, position):
            position = found.end()
            if found["brace"]:
                self._brace(found["brace"])
            elif found["hex"]:
                self._byte(int(found["hex"], 16))
            elif found["word"]:
                number = int(found["number"]) if found["number"] else None
                word = found["word"].decode("ascii")
                if word == "bin":
                    position += max(number or 0, 0)
                self._word(word, number)
            elif found["symbol"]:
                self._symbol(found["symbol"].decode("latin-1"))
            elif found["plain"]:
                for_skip = min(self._to_skip, len(found["plain"]))
                self._to_skip -= for_skip
                self._bytes += found["plain"][for_skip:]
        self._end_block(APART)
        return self

    def _brace(self, brace: bytes) -> None:
        self._drain()
        self._to_skip = 0
        self._starred = False
        if brace == b"{":
            self._groups.append(self._state)
            if len(self._groups) > NESTING:
                raise ReadError("nested_too_deep")
            return
        inner, self._state = self._state, self._groups.pop() if self._groups else self._state
        if inner.into != self._state.into:
            self._end_group(inner.into)

    def _end_group(self, into: str) -> None:
        words = "".join(self._pieces.pop(into, ()))
        if into == "title":
            self.title = self.title or words
        elif into == "stylesheet":
            self._define_style(words)
        elif into in ("footnote", "running"):
            rule = "format.footnote" if into == "footnote" else "format.running_head"
            self.blocks.append((words, rule, APART))

    def _define_style(self, words: str) -> None:
        self._styles.setdefault(self._number, words.partition(";")[0].strip())

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(value)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in _ENDS_PARAGRAPH:
            self._end_paragraph(_ENDS_PARAGRAPH[symbol])
        elif symbol in _SHOWN:
            self._put(_SHOWN[symbol])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._unicode(number % 0x10000)
        elif word in _SHOWN:
            self._put(_SHOWN[word])
        elif word in _ENDS_PARAGRAPH:
            self._end_paragraph(_ENDS_PARAGRAPH[word])
        elif word in _SKIPPED:
            self._turn(into="skipped")
        elif word in _SPECIAL:
            self._turn(into=word)
        elif word in _RUNNING:
            self._turn(into="running")
        elif starred:
            self._turn(into="skipped")
        else:
            self._set(word, number or 0)

    def _set(self, word: str, number: int) -> None:
        into = self._state.into
        if word == "f":
            self._number = number
            if into != "fonttbl":
                self._turn(codec=self._fonts.get(number, ""))
        elif word == "fcharset" and into == "fonttbl":
            self._fonts[self._number] = _CHARSETS.get(number, "")
        elif word == "ansicpg":
            known = _BY_NAME.get(number, f"cp{number}")
            self._page = known if number in _KNOWN_PAGES else self._page
        elif word == "s":
            if into == "stylesheet":
                self._drain()
                self._pieces.pop("stylesheet", None)
                self._number = number
            else:
                self._turn(style=number)
        elif word == "pard":
            self._turn(style=0)
        elif word == "plain":
            self._turn(codec="")
        elif word == "uc":
            self._turn(skip=min(max(number, 0), 8))

    def _turn(self, **changed: object) -> None:
        self._drain()
        self._state = replace(self._state, **changed)  # type: ignore[arg-type]  # names of its own fields

    def _unicode(self, code: int) -> None:
        self._drain()
        self._to_skip = self._state.skip
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000 and self._high:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00
        self._high = 0
        self._put(chr(code))

    def _put(self, words: str) -> None:
        self._drain()
        into = self._state.into
        if into not in ("skipped", "fonttbl"):
            self._pieces.setdefault(into, []).append(words)
        if into == "stylesheet" and words.endswith(";"):
            self._define_style("".join(self._pieces.pop(into)))

    def _drain(self) -> None:
        """Read the bytes that have come so far: two of them may be one letter."""
        if self._bytes:
            words = bytes(self._bytes).decode(self._state.codec or self._page, "replace")
            self._bytes.clear()
            self._put(words)

    def _end_paragraph(self, gap: int) -> None:
        self._drain()
        if self._state.into == "text":
            self._end_block(gap)
        else:
            self._put("\n")

    def _end_block(self, gap: int) -> None:
        self._drain()
        words = "".join(self._pieces.pop("text", ())).strip("\t")
        self.blocks.append((words, rule_of_style(self._styles.get(self._state.style, "")), self._gap))
        self._gap = gap
