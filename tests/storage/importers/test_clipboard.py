from __future__ import annotations

import pytest

from annotate.errors import ReadError
from storage.importers.clipboard import from_clipboard
from storage.importers.formats import read

WINDOWS = (
    "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nSourceURL:https://example.jp/1\r\n"
    "<html><head><title>ほかの題</title></head><body><nav>一覧</nav>\r\n"
    "<!--StartFragment--><h2>桟橋</h2><p>海の文。</p><!--EndFragment--></body></html>"
)


@pytest.mark.parametrize(
    ("html", "text", "said", "form", "url"),
    [
        (WINDOWS, "桟橋\n海の文。", "桟橋\n\n海の文。", "html", "https://example.jp/1"),
        ("<meta charset='x'><p>海の文。</p>", "海の文。", "海の文。", "html", ""),
        ("", "海の文。", "海の文。", "text", ""),
        ("海の文。", "海の文。", "海の文。", "text", ""),
        ("<img src='file:///x'>", "海", "海", "text", ""),
    ],
)
def test_the_selected_part_is_read_with_its_marks(
    html: str, text: str, said: str, form: str, url: str
) -> None:
    data, asked = from_clipboard(html, text)
    (incoming,) = read(data, asked)
    assert (incoming.decoded.text, incoming.form, asked.url) == (said, form, url)


def test_an_empty_clipboard_says_so() -> None:
    with pytest.raises(ReadError, match="clipboard_empty"):
        from_clipboard("<p></p>", " ")
