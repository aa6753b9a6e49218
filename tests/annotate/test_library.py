"""The columns of the library: read a stage at a time, and following what becomes of articles."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.folding import folded
from annotate.library import Library, Stage
from annotate.model import Status
from tests.ui.samples import article, library_of

FERRY = article(1, "フェリー減便の波紋", byline="木崎澪", source="北湾新報", published="2026-01-02")
CRANE = article(2, "港湾クレーンに穴", byline="三浦透", source="みなと経済")
DRONE = article(5, "ＤＲＯＮＥ規制", source="暁通信")


class Reader:
    """Says of every article what its id leads to expect, and remembers what it was asked for."""

    def __init__(self, titles: dict[int, str]) -> None:
        self.titles = titles
        self.asked: list[tuple[str, int, int]] = []

    def facts(self, first: int, last: int):
        self.asked.append(("facts", first, last))
        return [(n, "done", t, "", f"紙{n % 3}", "") for n, t in self.titles.items() if first <= n <= last]

    def work(self, first: int, last: int):
        self.asked.append(("work", first, last))
        ids = [n for n in self.titles if first <= n <= last]
        return {n: (("assertion", n),) for n in ids if n % 2}, {n: n % 100 for n in ids}


def read_on(library: Library, stage: Stage) -> Library:
    while library.stage < stage:
        library.advance()
    return library


def test_nothing_is_read_before_it_is_asked_for() -> None:
    reader = Reader({n: f"記事{n}" for n in range(1, 3001)})
    library = Library(reader.titles, reader)
    assert (len(library), library.stage, reader.asked) == (3000, Stage.IDS, [])
    row = library.row(2000)
    assert (row.id, row.title, row.status) == (2001, "記事2001", Status.DONE)
    assert (row.claims, row.reviewed) == (2001, 1)
    assert {what for what, *_ in reader.asked} == {"facts", "work"}
    assert all(first == 2001 and last < 3000 for _, first, last in reader.asked)


def test_step_by_step_everything_is_there() -> None:
    reader = Reader({n: f"記事{n}" for n in range(1, 1501)})
    library = read_on(Library(reader.titles, reader), Stage.WORK)
    assert [library.row(n).title for n in (0, 700, 1499)] == ["記事1", "記事701", "記事1500"]
    assert [library.row(n).reviewed for n in (0, 700, 1499)] == [1, 1, 0]
    assert library.names[700] == folded("記事701\n\n紙2")
    library.advance()
    assert library.stage is Stage.WORK


@given(st.lists(st.text("ガｶﾞＡ a\x1e\nβé", max_size=6), min_size=1, max_size=8))
def test_names_folded_together_are_those_folded_alone(titles: list[str]) -> None:
    reader = Reader(dict(enumerate(titles, 1)))
    library = read_on(Library(reader.titles, reader), Stage.NAMES)
    alone = [folded(f"{title}\n\n紙{n % 3}") for n, title in reader.titles.items()]
    assert library.names == alone


def test_what_came_behind_is_read_with_the_rest() -> None:
    reader = Reader({n: f"記事{n}" for n in range(1, 1201)})
    library = Library(reader.titles, reader)
    library.advance()
    reader.titles[1201] = "島の診療所"
    library.put(article(1201, "島の診療所"))
    read_on(library, Stage.WORK)
    assert library.row(1200).counts == (("assertion", 1201),)
    assert "島の診療所" in library.names[1200]


def test_what_comes_between_the_others_moves_their_places() -> None:
    library = library_of([FERRY, DRONE], {5: {"assertion": 3}})
    library.put(CRANE)
    assert list(library.ids) == [1, 2, 5]
    assert [library.row(n).title for n in range(3)] == [each.metadata.title for each in (FERRY, CRANE, DRONE)]
    assert [library.row(n).claims for n in range(3)] == [0, 0, 3]
    assert library.names[2] == folded("ＤＲＯＮＥ規制\n\n暁通信")


def test_a_removed_article_leaves_its_place_and_comes_back_to_it() -> None:
    library = library_of([FERRY, CRANE, DRONE])
    library.take(2)
    assert (len(library), library.place_of(2), library.left_place_of(2)) == (2, None, 1)
    assert library.present(library.places) == [0, 2]
    assert [library.number_of(each) for each in (1, 2, 5)] == [1, 0, 2]
    library.put(CRANE)
    assert [library.number_of(each) for each in (1, 2, 5)] == [1, 2, 3]
    library.take(99)
    assert len(library) == 3


def test_a_changed_article_is_known_by_its_new_words() -> None:
    library = library_of([FERRY])
    before = library.revision
    library.put(replace(FERRY, status=Status.DONE, metadata=replace(FERRY.metadata, title="")))
    row = library.row(0)
    assert (row.title, row.status) == ("1.txt", Status.DONE)
    assert library.names[0].startswith("1.txt\n")
    assert library.revision > before


def test_annotations_are_counted_by_tag_as_they_come_and_go() -> None:
    library = library_of([FERRY, CRANE])
    for tag, step in (("assertion", 1), ("assertion", 1), ("threat_assessment", 1), ("assertion", -1)):
        library.count(2, tag, step)
    assert library.row(1).counts == (("assertion", 1), ("threat_assessment", 1))
    library.count(2, "assertion", -1)
    library.count(2, "threat_assessment", -1)
    assert (library.row(1).counts, library.row(0).counts) == ((), ())
    library.count(99, "assertion", 1)


def test_work_that_is_not_read_yet_is_not_counted_twice() -> None:
    reader = Reader({n: f"記事{n}" for n in range(1, 1201)})
    library = Library(reader.titles, reader)
    library.count(1101, "assertion", 1)  # what is read later holds it
    read_on(library, Stage.WORK)
    assert library.row(1100).claims == 1101
