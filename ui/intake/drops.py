"""What was dropped on the window or pasted into it: files, an address, or words that become an article.

Nothing of it is ever run or opened: files are read, an address is only shown, words are kept as words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.arrivals import Wanted

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SOURCES = (("chromium/x-source-url", "utf-8"), ("text/x-moz-url-priv", "utf-16-le"))
"""Where browsers say which page was copied from."""


def can_come_in(data: QMimeData) -> bool:
    """Whether there is anything in `data` that could become an article."""
    return data.hasUrls() or data.hasHtml() or data.hasText()


def local_files(data: QMimeData) -> list[Wanted]:
    """Return the files and folders of this computer in `data`."""
    return [Wanted(Path(url.toLocalFile())) for url in data.urls() if url.isLocalFile()]


def address_in(data: QMimeData) -> str:
    """Return the address of a page that `data` is, or nothing."""
    for text in (*(url.toString() for url in data.urls()), data.text().strip()):
        if _ADDRESS.fullmatch(text):
            return text
    return ""


def words_in(data: QMimeData, name: str) -> Wanted | None:
    """Return the words in `data` as a file called `name`, with their markup where they have some."""
    for text, suffix in ((data.html(), ".html"), (data.text(), ".txt")):
        if text.strip():
            return Wanted(Path(name + suffix), text.encode("utf-8", "replace"), _source(data), "utf-8")
    return None


def _source(data: QMimeData) -> str:
    for kind, encoding in _SOURCES:
        text = bytes(data.data(kind).data()).decode(encoding, "ignore").strip("\0 \r\n")
        if _ADDRESS.fullmatch(text):
            return text
    return ""
