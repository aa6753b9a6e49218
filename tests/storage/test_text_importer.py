from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.canonical import canonical
from annotate.errors import ReadError, UsageError
from storage.importers import file_bytes
from storage.importers.text import ENCODINGS, decode, read_text_file

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPH = (
    "ミルザ海峡で、船が静かに止まり始めている。「検査」は封鎖だと専門家は指摘した。\r\n"
    "次の行も同じです。\r\n"
)
WINDOWS = "髙橋さんは①㈱の株を売った。" + PARAGRAPH


@pytest.mark.parametrize(
    ("codec", "label", "text"),
    [
        ("utf-8", "utf-8", WINDOWS + "𠮷😀"),
        ("utf-8-sig", "utf-8", WINDOWS),
        ("utf-16", "utf-16", WINDOWS),
        ("utf-16-le", "utf-16", WINDOWS),
        ("utf-16-be", "utf-16", WINDOWS),
        ("cp932", "cp932", WINDOWS),
        ("euc_jp", "euc_jp", PARAGRAPH),
        ("euc_jis_2004", "euc_jp", "①㈱" + PARAGRAPH),
        ("iso2022_jp", "iso2022_jp", PARAGRAPH),
    ],
)
@pytest.mark.parametrize("tail", [b"", b"\xff"])
def test_one_bad_byte_at_the_end_does_not_change_the_verdict(
    codec: str, label: str, text: str, tail: bytes
) -> None:
    decoded = decode(text.encode(codec) + tail)
    assert decoded.encoding == label
    assert decoded.text.removesuffix("\ufffd") == canonical(text)
    assert decoded.replaced == len(tail)
    assert decoded.first_replaced == (len(canonical(text)) if tail else None)


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
@pytest.mark.parametrize("text", ["脅威だ", "テスト", "制裁", "これは短い。", "ア・イ"])
def test_short_texts_are_read(codec: str, text: str) -> None:
    assert decode(text.encode(codec)).text == text


printable = st.characters(codec="utf-8", exclude_categories=["Cc"])


@given(st.text(alphabet=printable, min_size=1).filter(str.strip))
def test_utf_8_is_always_believed(text: str) -> None:
    assert decode(text.encode()).text == canonical(text)


@given(st.binary())
def test_any_bytes_are_text_or_one_kind_of_error(data: bytes) -> None:
    for encoding in (None, *ENCODINGS):
        try:
            decoded = decode(data, encoding)
        except ReadError as error:
            assert error.key in {"file_binary", "file_empty"}  # noqa: PT017  (text is as good an outcome)
        else:
            assert decoded.encoding in ENCODINGS
            assert (decoded.first_replaced is None) == (decoded.replaced == 0)
            if decoded.first_replaced is not None:
                assert decoded.text[decoded.first_replaced] == "\ufffd"


def test_a_replacement_character_of_the_file_itself_is_not_counted() -> None:
    decoded = decode(("\ufffd" + PARAGRAPH).encode() + b"\xff")
    assert (decoded.replaced, decoded.first_replaced) == (1, len(canonical(PARAGRAPH)) + 1)


def test_the_encoding_can_be_chosen_by_hand() -> None:
    data = "ソ連".encode("cp932")
    assert decode(data, "Shift_JIS").encoding == "cp932"
    assert decode(data, "euc-jp").replaced


@pytest.mark.parametrize("name", ["klingon", "latin-1", "rot13"])
def test_other_encodings_are_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        decode(b"a", name)
    assert caught.value.key == "encoding_unknown"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file_empty"),
        (codecs.BOM_UTF8 + b" \r\n", "file_empty"),
        (b"%PDF-1.7\n...", "file_binary"),
        (b"PK\x03\x04" + bytes(range(256)), "file_binary"),
        (bytes(range(256)) * 20, "file_binary"),
    ],
)
def test_what_is_no_text_says_so(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "記事.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_text_file(path)
    assert caught.value.key == key
    assert caught.value.values["path"] == str(path)


def test_the_bytes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data := PARAGRAPH.encode("euc_jp"))
    incoming = read_text_file(path)
    assert incoming.data == data
    assert incoming.decoded == decode(data)


def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.txt"
    large.write_text("海" * 1000)
    monkeypatch.setattr(file_bytes, "FILE_BYTES", 2999)
    wrong = {tmp_path: "is_folder", tmp_path / "none": "file_missing", large: "file_too_large"}
    for path, key in wrong.items():
        with pytest.raises(ReadError) as caught:
            read_text_file(path)
        assert caught.value.key == key
