"""What the items of a list are about: told by what announced them, or by the item before."""

from __future__ import annotations

from annotate.suggest.engine import readings
from tests.annotate.suggest.test_engine import content_of

PAGE = """湖の水を守る道

2026年3月4日

{announcing}

第一に、取水量の公表である。第二に、堰の見直しだ。

漁師は岸で待つ。
"""


def items(announcing: str) -> list[str]:
    """What the items of the list are heard as."""
    read = readings(content_of(PAGE.format(announcing=announcing)))
    heard = [name for each in read for name in each.heard if name.startswith("item:")]
    return [name.removeprefix("item:") for name in heard]


def test_items_are_advice_where_advice_was_announced() -> None:
    assert items("市に求めたい対策は二つある。") == ["recommendation"] * 2
    assert items("そこで、次の点を提案する。") == ["recommendation"] * 2


def test_items_are_dangers_where_dangers_were_announced() -> None:
    assert items("懸念は二つある。") == ["threat_assessment"] * 2


def test_nothing_is_known_of_items_that_nobody_announced() -> None:
    assert items("湖の水は二年前に減り始めた。") == ["open"] * 2
    assert items("対策は昨年の秋に始まった。") == ["open"] * 2


def test_an_item_is_like_the_one_before_it() -> None:
    page = PAGE.format(announcing="湖の水が減っている。").replace(
        "第一に、取水量の公表である。", "第一に、市は取水量を公表すべきだ。"
    )
    labels = {each.agenda for each in readings(content_of(page)) if each.setting.item}
    assert labels == {"", "recommendation"}


def test_what_was_announced_is_forgotten_after_a_dozen_sentences() -> None:
    long = "対策は二つある。" + "湖の水は減った。" * 12
    assert items(long) == ["open"] * 2


def test_a_heading_announces_too() -> None:
    text = (
        "湖の研究\n\n2026年3月4日\n\n1．経緯\n\n第一に、堰の見直しである。これは町の記録に残っている。\n\n"
        "2．提言\n\n第一に、堰の見直しである。これは町の記録に残っている。\n"
    )
    heard = [each.agenda for each in readings(content_of(text)) if each.setting.item]
    assert heard == ["", "recommendation"]
