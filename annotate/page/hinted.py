"""What a format says of its parts, laid over what the words say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from annotate.model import Metadata, ZoneKind
from annotate.page import names
from annotate.page.rules import RULES
from annotate.page.titles import without_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.lines import Unit
    from annotate.page.structure import Hint, Structure

_LONGEST_BYLINE = 40  # characters
_KNOWN_BY_WORDS = frozenset({ZoneKind.CHROME, ZoneKind.PUBLISHED, ZoneKind.TITLE})
_SHORTEST_TITLE = 4
_CLOSE = 1  # days: a date in UTC may be the day before


def told(lines: Sequence[Unit], hints: Sequence[Hint]) -> list[str]:
    """Return the rule that a hint gives each of `lines`, or ""."""
    rules: list[str] = []
    waiting = iter(hints)
    hint = next(waiting, None)
    for line in lines:
        while hint is not None and hint.span.end <= line.start:
            hint = next(waiting, None)
        rules.append(hint.rule if hint is not None and hint.span.start <= line.start else "")
    return rules


def split_off_chrome(
    lines: Sequence[Unit], rules: Sequence[str]
) -> tuple[list[Unit], list[tuple[Unit, str]]]:
    """Return the lines that may belong to the article, and those that surely do not with their rules."""
    kept: list[Unit] = []
    chrome: list[tuple[Unit, str]] = []
    for line, rule in zip(lines, rules, strict=True):
        if rule and RULES[rule] is ZoneKind.CHROME:
            chrome.append((line, rule))
            continue
        after_chrome = bool(chrome) and not (kept and kept[-1].start > chrome[-1][0].start)
        kept.append(line._replace(gap=max(line.gap, 1)) if after_chrome else line)
    return kept, chrome


def overruled(
    page: Sequence[Unit], by_words: Sequence[str], hints: Sequence[Hint], structure: Structure
) -> list[str]:
    """Return the rules of `page`: those of the hints where there are any, else those found by the words.

    Where the format names the title, no other line is one. A line that says the title or the author
    exactly as the format's own record has them is that.
    """
    rules = [_stronger(hint, rule) for hint, rule in zip(told(page, hints), by_words, strict=True)]
    if not any(RULES[rule] is ZoneKind.TITLE and _is_told(rule) for rule in rules):
        _name(page, rules, structure.title, "format.title")
    if not any(RULES[rule] is ZoneKind.BYLINE for rule in rules):
        _name(page, rules, structure.byline, "format.byline")
    title = next((n for n, rule in enumerate(rules) if RULES[rule] is ZoneKind.TITLE and _is_told(rule)), -1)
    if title >= 0:
        for n, rule in enumerate(rules):
            if RULES[rule] is ZoneKind.TITLE and not _is_told(rule):
                rules[n] = "page.masthead" if n < title else "page.subtitle"
    return rules


def _stronger(hint: str, rule: str) -> str:
    """The hint, but for a heading whose words are known: 「関連記事」, a date."""
    heading = bool(hint) and RULES[hint] is ZoneKind.HEADING
    return rule if not hint or (heading and RULES[rule] in _KNOWN_BY_WORDS) else hint


def _is_told(rule: str) -> bool:
    return rule.startswith(("html.", "format."))


def _name(page: Sequence[Unit], rules: list[str], said: str, rule: str) -> None:
    """Give the first line that says just `said` the rule."""
    bare = _bare(without_outlet(said))
    if not bare:
        return
    for n, unit in enumerate(page):
        if len(unit.text) <= 2 * len(said) + 10 and _bare(without_outlet(unit.text)) == bare:
            rules[n] = rule
            return


def _bare(text: str) -> str:
    return "".join(text.split())


def with_record(
    found: Metadata, page: Sequence[Unit], rules: Sequence[str], structure: Structure
) -> Metadata:
    """Return the metadata: what the format's own record says, else what was `found` in the words."""
    hinted = {RULES[rule]: unit.text for unit, rule in zip(page, rules, strict=True) if _is_told(rule)}
    recorded = structure.title
    if len(found.title) >= _SHORTEST_TITLE and recorded.startswith(found.title):
        recorded = found.title  # the record adds the name of the site
    title = hinted.get(ZoneKind.TITLE) or recorded or found.title
    signed = names.clean(hinted.get(ZoneKind.BYLINE, ""))
    return Metadata(
        title=without_outlet(title),
        byline=(structure.byline or signed or found.byline)[:_LONGEST_BYLINE],
        published=_published(found.published, structure.published),
        source=structure.source or found.source,
        url=structure.url or found.url,
    )


def _published(printed: str, recorded: str) -> str:
    """The day as it is printed when the record is at most a day away, else the record's."""
    if not (printed and recorded):
        return recorded or printed
    apart = abs((date.fromisoformat(printed) - date.fromisoformat(recorded)).days)
    return printed if apart <= _CLOSE else recorded
