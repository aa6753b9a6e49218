"""What the names of paragraph styles say, in the word processors of both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.model import ZoneKind
from annotate.page.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.importers.blocks import Block

_STYLES = (
    (re.compile(r"(?:title|表題|タイトル|題名)$"), "format.title"),
    (re.compile(r"(?:heading|見出し|outline|subtitle|副題|sub-title)"), "format.heading"),
    (re.compile(r"(?:caption|図表番号|figure|illustration|キャプション)"), "format.caption"),
    (re.compile(r"(?:intense ?quote|pull ?quote|引用文 ?2)"), "format.pull_quote"),
    (re.compile(r"(?:author|byline|著者|筆者|署名)"), "format.byline"),
    (re.compile(r"(?:date|日付)$"), "format.published"),
    (re.compile(r"(?:footnote|endnote|脚注|文末脚注)"), "format.footnote"),
    (re.compile(r"(?:toc|contents|目次)"), "format.contents"),
    (re.compile(r"(?:header|footer|ヘッダー|フッター)$"), "format.running_head"),
)


def rule_of_style(name: str) -> str:
    """Return the rule that the name of a paragraph style speaks for, or ""."""
    plain = name.replace("_20_", " ").replace("_", " ").strip().lower()
    return next((rule for pattern, rule in _STYLES if pattern.match(plain)), "")


def with_title(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks` with the first heading as the title where no block is one and no text stands above."""
    found = list(blocks)
    if any(rule == "format.title" for _, rule, _ in found):
        return found
    for index, (words, rule, gap) in enumerate(found):
        if not words.strip() or (rule and RULES[rule] is ZoneKind.CHROME):
            continue
        if rule == "format.heading":
            found[index] = (words, "format.title", gap)
        break
    return found
