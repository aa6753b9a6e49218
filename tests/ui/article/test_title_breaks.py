from __future__ import annotations

import pytest

from ui.article.title_breaks import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("架空海峡の「見えない封鎖」にどう備えるか", ["架空海峡の「見えない", "封鎖」にどう備えるか"]),
        ("石炭桟橋の閉鎖を急ぐ町、残された宿題", ["石炭桟橋の閉鎖を", "急ぐ町、残された宿題"]),
    ],
)
def test_a_title_is_broken_between_phrases_into_even_lines(title: str, lines: list[str]) -> None:
    lengths = title_lines(title, 2)
    assert [title[: lengths[0]], title[lengths[0] :]] == lines


def test_a_title_without_phrases_is_left_to_the_width() -> None:
    assert title_lines("架空町長選挙開票速報一覧", 2) == []
