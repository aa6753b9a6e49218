"""From a correction to a rule, and from rules to the paragraphs of other pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate import site_rules
from annotate.errors import ShirushiError
from annotate.intake import new_article, zone_sentences
from annotate.model import Article, Content, Metadata, Shape, SiteBy, SiteRule, Zone, ZoneKind
from annotate.spans import Span
from annotate.zoning import BY_HAND

NOON = "2026-03-01T12:00:00.000Z"


def page(*paragraphs: tuple[ZoneKind, str], **about: str) -> tuple[Article, Content]:
    zones, text = [], ""
    for kind, words in paragraphs:
        text += "\n" if text else ""
        zones.append(Zone(kind, Span(len(text), len(text) + len(words)), "page.paragraph"))
        text += words
    content = Content(text, tuple(zones), zone_sentences(text, zones))
    metadata = Metadata(**{"title": "島の便り", "source": "港湾通信", **about})
    return Article(1, metadata, "", "", "utf-8", len(text), "a.txt", NOON), content


LETTER = (
    (ZoneKind.TITLE, "島の便り"),
    (ZoneKind.HEADING, "白瀬 満"),
    (ZoneKind.PUBLISHED, "2024年5月1日"),
    (ZoneKind.BODY, "船は来ない。誰も驚かない。"),
    (ZoneKind.BODY, "次号もお楽しみに"),
)


def rule(shape: Shape, pattern: str, kind: ZoneKind, id: str = "a", **other: object) -> SiteRule:
    made = SiteRule(id, SiteBy.OUTLET, "港湾通信", shape, pattern, kind, "浅野", NOON)
    return replace(made, **other)


def kinds(content: Content) -> list[str]:
    return [zone.kind.value for zone in content.zones]


@pytest.mark.parametrize(
    ("shape", "pattern", "kind", "place"),
    [
        (Shape.LINE, "次号も〇〇", ZoneKind.CHROME, 4),
        (Shape.BETWEEN, "title published", ZoneKind.BYLINE, 1),
        (Shape.ABOVE, "〇〇年〇〇月〇〇日", ZoneKind.BYLINE, 1),
        (Shape.BELOW, "〇〇年〇〇月〇〇日", ZoneKind.CAPTION, 3),
    ],
)
def test_a_rule_finds_its_paragraph_and_is_its_reason(
    shape: Shape, pattern: str, kind: ZoneKind, place: int
) -> None:
    _, content = site_rules.follow(*page(*LETTER), [rule(shape, pattern, kind)])
    zone = content.zones[place]
    assert (zone.kind, zone.rule, zone.who, zone.at) == (kind, f"site.{shape}.{pattern}", "浅野", NOON)
    changed = [n for n, each in enumerate(content.zones) if each.rule != "page.paragraph"]
    assert changed == [place]
    assert content.sentences == zone_sentences(content.text, content.zones)


def test_the_metadata_follows_a_rule() -> None:
    article, _ = site_rules.follow(
        *page(*LETTER), [rule(Shape.BETWEEN, "title published", ZoneKind.BYLINE)]
    )
    assert article.metadata.byline == "白瀬 満"


def test_the_reason_of_the_rules_for_pages_can_be_overruled() -> None:
    _, content = site_rules.follow(*page(*LETTER), [rule(Shape.REASON, "page.paragraph", ZoneKind.CHROME)])
    assert set(kinds(content)) == {"chrome"}


def test_a_rule_speaks_of_its_site_only_and_only_while_it_is_on() -> None:
    spoken = rule(Shape.LINE, "次号も〇〇", ZoneKind.CHROME)
    for other in (replace(spoken, site="別の通信"), replace(spoken, is_on=False)):
        assert site_rules.follow(*page(*LETTER), [other]) == page(*LETTER)


@pytest.mark.parametrize(
    ("about", "by", "site"),
    [
        ({"url": "https://www.Port.example/2024/a.html"}, SiteBy.HOST, "port.example"),
        ({"url": "", "source": "港湾通信"}, SiteBy.OUTLET, "港湾通信"),
    ],
)
def test_a_site_is_a_host_or_else_an_outlet(about: dict[str, str], by: SiteBy, site: str) -> None:
    article, content = page(*LETTER, **about)
    assert site_rules.site_of(article, content.text) == site_rules.Site(by, site)
    mine = rule(Shape.LINE, "x", ZoneKind.BODY, site_by=by, site=site)
    assert site_rules.of_article(article, content.text, [mine]) == [mine]


def test_a_page_that_says_nothing_of_where_it_is_from_has_no_site() -> None:
    article, content = page(*LETTER, source="")
    with pytest.raises(ShirushiError) as raised:
        site_rules.site_of(article, content.text)
    assert raised.value.key == "rule_without_site"


def test_a_known_layout_is_a_site_where_nothing_else_is() -> None:
    date = "24 Jun 2024 01:06:25 GMT9\n"
    text = f"題名の行です\n{date}{date}Short Url:\n\n本文はここにある。\n\n最新\n"
    article, content = new_article(1, "a.txt", b"", text, "utf-8", NOON)
    article = replace(article, metadata=replace(article.metadata, source="", url=""))
    site = site_rules.site_of(article, text)
    assert site == site_rules.Site(SiteBy.LAYOUT, "wire")
    by_layout = rule(Shape.LINE, "本文は〇〇", ZoneKind.CAPTION, site_by=SiteBy.LAYOUT, site="wire")
    assert "caption" in kinds(site_rules.follow(article, content, [by_layout])[1])


def test_what_a_person_corrected_is_nobodys_any_more() -> None:
    _, content = page(*LETTER)
    zones = tuple(replace(zone, rule=BY_HAND) for zone in content.zones)
    spoken = rule(Shape.LINE, "次号も〇〇", ZoneKind.CHROME)
    assert site_rules.hits(content, [spoken])
    assert site_rules.hits(replace(content, zones=zones), [spoken]) == []


def test_of_several_rules_the_last_one_counts() -> None:
    first = rule(Shape.LINE, "次号も〇〇", ZoneKind.CHROME)
    second = rule(Shape.LINE, "次号もお楽しみに", ZoneKind.HEADING, "b")
    _, content = site_rules.follow(*page(*LETTER), [first, second])
    assert content.zones[4].kind is ZoneKind.HEADING


def test_a_long_paragraph_is_no_heading_whatever_it_begins_with() -> None:
    long = (ZoneKind.BODY, "■" + "船は来ない。" * 30)
    marked = rule(Shape.LINE, "■〇〇", ZoneKind.HEADING)
    assert site_rules.hits(page(long)[1], [marked]) == []


@pytest.mark.parametrize("pattern", ["", "〇〇", " 〇〇〇〇 "])
def test_a_rule_for_any_line_at_all_is_refused(pattern: str) -> None:
    with pytest.raises(ShirushiError) as raised:
        site_rules.learn(rule(Shape.LINE, pattern, ZoneKind.CHROME))
    assert raised.value.key == "rule_pattern_empty"


@pytest.mark.parametrize(
    ("place", "kind", "first"),
    [
        (1, ZoneKind.BYLINE, (Shape.BETWEEN, "title published")),
        (4, ZoneKind.CHROME, (Shape.LINE, "次号もお楽しみに")),
        (2, ZoneKind.CHROME, (Shape.LINE, "〇〇年〇〇月〇〇日")),
        (3, ZoneKind.CAPTION, (Shape.BELOW, "〇〇年〇〇月〇〇日")),
    ],
)
def test_a_correction_proposes_what_generalises(
    place: int, kind: ZoneKind, first: tuple[Shape, str]
) -> None:
    _, content = page(*LETTER)
    zones = [*content.zones]
    before, zones[place] = zones[place], replace(zones[place], kind=kind, rule=BY_HAND)
    corrected = replace(content, zones=tuple(zones))
    proposed = site_rules.proposals(corrected, zones[place], before, kind)
    assert proposed[0] == first
    for shape, pattern in proposed:
        hits = site_rules.hits(content, [rule(shape, pattern, kind)])
        assert content.zones[place] in [hit.zone for hit in hits], (shape, pattern)


def test_what_would_make_a_second_byline_of_the_page_is_proposed_last() -> None:
    _, content = page(
        LETTER[0], LETTER[2], (ZoneKind.CHROME, "港湾通信 記者 白瀬 満"), (ZoneKind.CHROME, "[PR]"), LETTER[3]
    )
    zones = [*content.zones]
    before, zones[2] = zones[2], replace(zones[2], kind=ZoneKind.BYLINE, rule=BY_HAND)
    corrected = replace(content, zones=tuple(zones))
    first, *_, last = site_rules.proposals(corrected, zones[2], before, ZoneKind.BYLINE)
    assert first == (Shape.BELOW, "〇〇年〇〇月〇〇日")
    assert last in ((Shape.BETWEEN, "published body"), (Shape.REASON, before.rule))
