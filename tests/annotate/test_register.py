from __future__ import annotations

import pytest

from annotate.model import Source, SourceKind
from annotate.register import Register

OUTLET = Source(SourceKind.OUTLET, "架空通信", "D")
AUTHOR = Source(SourceKind.AUTHOR, "佐渡川 空", "C")
SPEAKER = Source(SourceKind.SPEAKER, "港湾局", "B")
UNGRADED = Source(SourceKind.SPEAKER, "組合", "", "返事なし")


@pytest.mark.parametrize(
    ("holder", "byline", "outlet", "behind"),
    [
        ("", "佐渡川 空", "架空通信", AUTHOR),
        ("港湾局", "佐渡川 空", "架空通信", SPEAKER),
        ("通りすがりの人", "佐渡川 空", "架空通信", OUTLET),
        ("組合", "佐渡川 空", "架空通信", OUTLET),
        ("", "", "架空通信", OUTLET),
        ("", "港湾局", "", None),
    ],
)
def test_who_holds_a_claim_counts_before_who_printed_it(
    holder: str, byline: str, outlet: str, behind: Source | None
) -> None:
    register = Register([OUTLET, AUTHOR, SPEAKER, UNGRADED])

    assert register.behind(holder, byline, outlet) == behind


def test_a_register_without_letters_stands_behind_nothing() -> None:
    assert Register([UNGRADED]).behind("組合", "", "") is None
