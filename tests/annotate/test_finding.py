from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.finding import Finder


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("架空港の核施設と核燃料", "核", ["核", "核"]),
        ("サイバー脅威とさいばー攻撃", "ｻｲﾊﾞｰ", ["サイバー", "さいばー"]),
        ("ＡＳＥＡＮとAsean", "asean", ["ＡＳＥＡＮ", "Asean"]),
        ("か\u3099っこうと学校", "がっこう", ["か\u3099っこう"]),
        ("安全保\n障の議論", "安全保障", ["安全保\n障"]),
        ("㈱架空と(株)架空", "(株)", ["㈱", "(株)"]),
        ("かがく", "か", ["か"]),
        ("😀𠮷野家", "𠮷", ["𠮷"]),
        ("なにもない", "　", []),
        ("なにもない", "", []),
        ("", "核", []),
    ],
)
def test_words_are_found_as_a_reader_means_them(text: str, query: str, found: list[str]) -> None:
    assert [text[span.slice] for span in Finder(text).find(query)] == found


@given(st.text(alphabet="あかがア漢ｶﾞ㈱😀\n x\u3099", max_size=30), st.data())
def test_what_stands_in_the_text_is_found(text: str, data: st.DataObject) -> None:
    whole = [i for i in range(len(text) + 1) if text[i : i + 1] not in ("\u3099", "ﾞ")]
    start = data.draw(st.sampled_from(whole))
    end = data.draw(st.sampled_from([i for i in whole if i >= start]))
    query = text[start:end]
    spans = Finder(text).find(query)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    if query.strip():
        assert spans
        assert spans[0].start <= start + len(query) - len(query.lstrip("\n"))
