"""Text as it is compared when someone looks for it, not as it is shown or stored."""

from __future__ import annotations

import unicodedata

HIRAGANA = {katakana: katakana - 0x60 for katakana in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}


def folded(text: str) -> str:
    """Return `text` without what a reader does not tell apart when looking for words.

    Full and half width (NFKC), hiragana and katakana, capital and small letters. Positions in the
    result are not positions in `text`.
    """
    return unicodedata.normalize("NFKC", text).casefold().translate(HIRAGANA)
