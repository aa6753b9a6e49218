"""A page written in each format comes back with its words, its zones and what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotate.canonical import canonical
from annotate.page.analysis import analyse
from annotate.page.joining import joined
from annotate.page.rules import RULES
from storage.importers import Asked, Incoming
from storage.importers.formats import read
from tests.formats import as_html, as_pdf, as_text, as_zip
from tests.formats.page import KnownPage, known_pages

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = known_pages()

MAKERS: dict[str, Callable[[KnownPage], bytes]] = {
    "docx": as_zip.docx,
    "odt": as_zip.odt,
    "epub": as_zip.epub,
    "rtf": as_text.rtf,
    "rtf in cp932": lambda page: as_text.rtf(page, unicode=False),
    "mhtml": as_text.mhtml,
    "mhtml in cp932": lambda page: as_text.mhtml(page, encoding="shift_jis", transfer="base64"),
    **{
        f"html {name}": lambda page, layout=layout: layout(page).encode()
        for name, layout in as_html.LAYOUTS.items()
    },
}
NO_CHROME = {"epub", "pdf"}
"""Formats in which these pages are written without what surrounds the article."""


def the_one(data: bytes) -> Incoming:
    (incoming,) = read(data, Asked("記事"))
    return incoming


def bare(words: str) -> str:
    return "".join(words.lstrip("•・ ").split())


def holds(incoming: Incoming) -> None:
    """What every importer promises."""
    text = incoming.decoded.text
    assert text == canonical(text)
    assert text == text.strip("\n")
    end = 0
    for hint in incoming.structure.hints:
        assert end <= hint.span.start < hint.span.end <= len(text)
        assert hint.kind is RULES[hint.rule]
        end = hint.span.end


def share_right(page: KnownPage, incoming: Incoming) -> float:
    """The share of the page's characters that are in a zone of the right kind."""
    text = incoming.decoded.text
    found: dict[str, set[str]] = {}
    for zone in analyse(text, incoming.structure).zones:
        found.setdefault(bare(joined(text, zone)), set()).add(zone.kind.value)
    wanted = [zone for zone in page.zones if not (zone[0] == "chrome" and incoming.form in NO_CHROME)]
    right = sum(len(bare(words)) for kind, words in wanted if kind in found.get(bare(words), ()))
    return right / sum(len(bare(words)) for _, words in wanted)


@pytest.mark.parametrize("form", MAKERS)
def test_a_page_comes_back_from_every_format(form: str) -> None:
    shares = []
    for page in PAGES:
        incoming = the_one(MAKERS[form](page))
        holds(incoming)
        assert incoming.form == form.partition(" ")[0]
        flat = bare(incoming.decoded.text)
        assert [words for kind, words in page.zones if kind != "chrome" and bare(words) not in flat] == []
        metadata = analyse(incoming.decoded.text, incoming.structure).metadata
        assert (metadata.title, metadata.byline, metadata.published) == (
            page.title, page.byline, page.published,
        )  # fmt: skip
        shares.append(share_right(page, incoming))
    assert min(shares) >= 0.8
    assert sum(shares) / len(shares) >= 0.985


@pytest.mark.usefixtures("qapp")
def test_a_page_comes_back_from_pdf() -> None:
    shares = []
    for page in PAGES:
        if "――" in page.title:  # the font joins them to a glyph that Qt gives no letters
            continue
        incoming = the_one(as_pdf.pdf(page))
        holds(incoming)
        text = incoming.decoded.text
        rules = {text[hint.span.slice]: hint.rule for hint in incoming.structure.hints}
        assert rules["- 1 -"] == "format.page_number"
        metadata = analyse(text, incoming.structure).metadata
        assert (bare(metadata.title), bare(metadata.byline), metadata.published) == (
            bare(page.title), bare(page.byline), page.published,
        )  # fmt: skip
        shares.append(share_right(page, incoming))
    assert sum(shares) / len(shares) >= 0.94


@pytest.mark.usefixtures("qapp")
def test_the_head_that_runs_over_all_pages_of_a_pdf_is_known() -> None:
    page = replace(PAGES[0], zones=3 * PAGES[0].zones)
    incoming = the_one(as_pdf.pdf(page))
    said = [
        hint.rule
        for hint in incoming.structure.hints
        if bare(incoming.decoded.text[hint.span.slice]) == bare(as_pdf.HEAD)
    ]
    assert len(said) >= 2
    assert set(said) == {"format.running_head"}
