"""A stretch of text as a dictionary wants to read it, with a map back to the text as it is stored.

Compatibility forms become the usual ones (ｶﾞ, ＵＮ, ㌔, decomposed が), the line ends of wrapped text and
invisible selectors disappear, and Latin punctuation becomes the Japanese that dictionaries know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from annotate.graphemes import next_boundary

_PUNCTUATION = str.maketrans("!\"#%&'()*:;<=>?@[]^_`{|}~", "！”＃％＆’（）＊：；＜＝＞？＠［］＾＿｀｛｜｝～")
# Nothing here needs to be read as anything else: so are most sentences.
_AS_IS = re.compile(r"[0-9A-Za-z ,./+\-、-〃々-〗〜ぁ-ゖゝ-ヿ一-鿿㐀-䶿！（），．：；？％＆…]*")
# Nothing here needs more than the table above: every view of it is as long as itself.
_PLAIN = re.compile(
    r"[!-~ 、-〃々-〗〜ぁ-ゖゝ-ヿ一-鿿㐀-䶿！（），．：；？％＆‐-―‘-”…※←-↓■□▲△▼▽◆◇○●★☆\u3000]*"
)
_WRAP = re.compile(r"[ \t]*\n[ \t]*(?![ \t\n])")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_LONGEST_FORM = 18  # what U+FDFA becomes, the longest compatibility form of one character
_VOICING = {"\u309b": "\u3099", "\u309c": "\u309a"}


@dataclass(frozen=True, slots=True)
class ReadingView:
    """`text` to be read; its n-th character stands for `starts[n]`..`ends[n]` of the original.

    Several characters may stand for one stretch (㌔), and a stretch may hold many code points.
    """

    text: str
    starts: list[int] | range
    ends: list[int] | range


def reading_view(text: str) -> ReadingView:
    """Return the view of `text`. White space is a plain space each; offsets are code points of `text`."""
    if _AS_IS.fullmatch(text):
        return ReadingView(text, range(len(text)), range(1, len(text) + 1))
    if _PLAIN.fullmatch(text):
        view = text.translate(_PUNCTUATION).replace("\u3000", " ")
        return ReadingView(view, range(len(text)), range(1, len(text) + 1))
    return _cluster_by_cluster(text)


def is_wrap(gap: str) -> bool:
    """Whether `gap`, found between two words, is only the line end of wrapped text."""
    return _WRAP.fullmatch(gap) is not None


def _cluster_by_cluster(text: str) -> ReadingView:
    view: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        wrap = _WRAP.match(text, position) if position else None
        if wrap and wrap.end() < len(text):
            # Between two words of Latin script a line end is a space.
            if text[position - 1] < "\u0300" and text[wrap.end()] < "\u0300":
                view.append(" ")
                starts.append(position)
                ends.append(wrap.end())
            position = wrap.end()
            continue
        end = next_boundary(text, position)
        cluster = text[position:end]
        visible = bool(view) and view[-1] != " "
        if visible and not _INVISIBLE.sub("", cluster):
            last = starts.index(starts[-1], max(len(starts) - _LONGEST_FORM, 0))
            ends[last:] = [end] * (len(ends) - last)
        elif visible and cluster in _VOICING and (voiced := _voiced(view[-1], cluster)):
            view[-1] = voiced
            ends[-1] = end
        else:
            for character in _as_read(cluster):
                view.append(character)
                starts.append(position)
                ends.append(end)
        position = end
    return ReadingView("".join(view).translate(_PUNCTUATION), starts, ends)


def _as_read(cluster: str) -> str:
    if cluster.isspace():
        return " "
    bare = _UNREADABLE.sub("\ufffd", _INVISIBLE.sub("", cluster) or cluster[:1])
    usual = normalize("NFKC", bare)
    # ㈱, ½, …: taken apart they would no longer be one word; of an emoji the first part will do.
    return usual if usual.isalnum() else normalize("NFC", bare)[0]


def _voiced(kana: str, mark: str) -> str:
    """`kana` with the spacing ゛ or ゜ that follows it, or "" when there is no such kana."""
    composed = normalize("NFC", kana + _VOICING[mark])
    return composed if len(composed) == 1 else ""
