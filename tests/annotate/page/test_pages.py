from __future__ import annotations

import gc
import json
import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.model import Metadata, ZoneKind
from annotate.page.analysis import Page, analyse
from annotate.page.joining import joined, paragraph_pieces
from annotate.page.rules import RULES
from annotate.suggest.learner import ALIKE
from annotate.suggest.rules import RULES as SUGGESTING

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / "tests" / "data" / "pages").glob("*.txt"))


def expected(page: Path) -> dict[str, object]:
    return json.loads(page.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_of_a_known_layout_is_taken_apart(path: Path) -> None:
    text = path.read_text("utf-8")
    page, want = analyse(text), expected(path)
    assert [[zone.kind.value, joined(text, zone)] for zone in page.zones] == want["zones"]
    assert page.metadata.title == want["title"]
    assert page.metadata.byline == want["byline"]
    assert page.metadata.published == want["published"]


def test_there_are_pages_of_every_layout() -> None:
    families = {path.stem.split("_")[0] for path in PAGES}
    assert families >= {"wire", "newspaper", "magazine", "think", "broadcaster", "blog", "plain", "general"}
    assert families >= {"gov", "localpaper", "interview", "translated", "company", "forum"}
    assert len(PAGES) >= 60


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_rule_is_explained(language: str) -> None:
    words = json.loads((ROOT / "resources" / "translations" / f"{language}.json").read_text("utf-8"))
    explained = {key.removeprefix("rule.") for key, said in words.items() if key.startswith("rule.") and said}
    assert explained == {*RULES, *SUGGESTING, ALIKE}


def check(text: str) -> Page:
    """Analyse, and hold what every page promises."""
    page = analyse(text)
    end = 0
    for zone in page.zones:
        assert not text[end : zone.span.start].strip()
        assert zone.kind is RULES[zone.rule]
        assert text[zone.span.start].strip()
        assert text[zone.span.end - 1].strip()
        end = zone.span.end
        pieces = paragraph_pieces(text, zone)
        assert pieces[0].start == zone.span.start
        assert pieces[-1].end == zone.span.end
        assert "".join(text[p.slice] for p in pieces) == joined(text, zone)
        assert not any("\n" in text[p.slice] for p in pieces)
    assert not text[end:].strip()
    assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", page.metadata.published)
    return page


SNIPPETS = sorted({line for path in PAGES for line in path.read_text("utf-8").split("\n")})
lines = st.one_of(
    st.sampled_from(SNIPPETS),
    st.text(max_size=90),
    st.sampled_from(["", " ", "。", "[1]", "（）", "・", "- ", "：", "2024年2月30日"]),
)


@given(st.lists(lines, max_size=40).map("\n".join))
@settings(max_examples=400)
def test_zones_cover_any_text_in_order(text: str) -> None:
    check(text)


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_any_text_at_all_is_taken(text: str) -> None:
    check(text)


def test_nothing_is_a_page_without_zones() -> None:
    assert analyse("") == analyse(" \n\u3000\n") == Page(Metadata(), ())


def test_a_text_without_furniture_is_all_body() -> None:
    text = "海は静かだった。船は一隻も通らない。\n\n港では、誰もが次の知らせを待っている。"
    assert {zone.kind for zone in analyse(text).zones} == {ZoneKind.BODY}


def test_lines_without_any_sentence_stay_body() -> None:
    assert {zone.kind for zone in analyse("海\n船\n港").zones} == {ZoneKind.BODY}


def test_a_hard_wrapped_paragraph_is_one_zone() -> None:
    text = (
        "町の水道は今月に入って四度止まり、そのたびに学校や診療所\n"
        "  が休んだ。管は六十年前のもので、交換の予算は昨年も見送\n"
        "られた。"
    )
    (zone,) = analyse(text).zones
    assert joined(text, zone) == text.replace("\n", "").replace(" ", "")


def test_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    text = "町の水道が止まった。原因は古い管である。\n市は交換を急ぐべきだ。次は病院が止まるかもしれない。"
    assert len(analyse(text).zones) == 2


def test_what_two_people_said_on_lines_of_like_length_stays_apart() -> None:
    text = (
        "\u3000「橋の工事は止まっていない。ただ、止まっていないことと、続けることは別の話だ」\n"
        "\u3000――来年の予算をどう見るか。\n"
        "\u3000「橋を渡る人は減っていない。減っていないことと、町が栄えることも別の話だ」\n"
        "\u3000会場に笑いが起きた。\n"
    )
    assert len(analyse(text).zones) == 4


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_blanks_at_the_ends_of_lines_do_not_matter(path: Path) -> None:
    text = path.read_text("utf-8")
    padded = "\n" + text.replace("\n", "  \n") + "\n\n"
    assert [zone.kind for zone in analyse(padded).zones] == [zone.kind for zone in analyse(text).zones]


def test_the_sample_article_shows_every_part_of_the_layout() -> None:
    (path,) = (ROOT / "resources" / "sample").glob("*.txt")
    page = check(path.read_text("utf-8"))
    kinds = {zone.kind for zone in page.zones}
    assert kinds == set(ZoneKind) - {ZoneKind.HEADING}
    assert page.metadata.byline
    assert page.metadata.published == "2026-09-09"


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("港の窓　2023年夏", "2023-06-04"),
        ("https://port.example/2023/06/04/ferry", "2023-06-04"),
        ("港の窓", ""),
        ("港の窓　2022年創刊\n2023年夏", ""),
    ],
)
def test_a_date_without_a_year_takes_the_only_year_the_head_names(above: str, published: str) -> None:
    body = "渡し船が三日ぶりに動いた。島の人たちは桟橋に並んで待っていた。"
    page = check(f"{above}\n島へ渡る船が戻ってきた日\n6月4日（日）\n\n{body}\n")
    assert page.metadata.published == published
    assert [z.kind for z in page.zones][-2:] == [ZoneKind.PUBLISHED, ZoneKind.BODY]


SHAPES = {
    "one line": lambda n: "海は静かだ。" * (20 * n),
    "one character a line": lambda n: "あ\n" * (3 * n),
    "blanks": lambda n: " " * (100 * n) + "海",
    "menus": lambda n: "".join(f"見出し{i}の話\n" for i in range(n)),
    "bullets": lambda n: "".join(f"• 山野{i}氏は、学者である。\n" for i in range(n)),
    "names": lambda n: "".join(f"海の話を{i}回した。\n\nアリ・ハサン{'ア' * (i % 7)}\n\n" for i in range(n)),
    "wrapped": lambda n: ("あ" * 40 + "\n") * n,
    "dates": lambda n: "2024年5月1日\n" * n,
    "brackets": lambda n: "（" * (100 * n),
    "arrows": lambda n: ("> " * 29 + "\n") * n,
    "same paragraph": lambda n: ("海は静かで、船は一隻も通らない。港は眠っている。\n\n") * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_and_not_with_its_square(shape: str) -> None:
    def seconds(n: int) -> float:
        text = SHAPES[shape](n)
        best = 9.0
        gc.disable()  # it would look through all that the other tests left
        try:
            for _ in range(3):
                start = process_time()
                analyse(text)
                best = min(best, process_time() - start)
        finally:
            gc.enable()
        return best

    # Eight times the text: linear is 8, quadratic 64.
    assert seconds(4000) < 24 * seconds(500) + 0.002
