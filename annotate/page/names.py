"""Whether a line is somebody's name, and the name without what stands around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.page import name_shapes as shapes

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence


def _fits(text: str, *forms: re.Pattern[str]) -> bool:
    return any(form.fullmatch(text) for form in forms)


def _parted(text: str) -> list[str]:
    """The parts of a line that may name several people."""
    return [part.strip() for part in shapes.SEPARATORS.split(text)]


def labelled_name(text: str) -> str:
    """Return the name in a line like 「文＝花岡 澪」 or "By Mio Hanaoka", else ""."""
    found = shapes.LABEL.fullmatch(text) or shapes.LABEL_WITH_COLON.fullmatch(text)
    return clean(found["name"]) if found and not shapes.TITLED.search(found["name"]) else ""


@lru_cache(maxsize=1024)  # the few short lines of a page are asked about by several rules
def likeness(text: str) -> int:
    """Return how surely a line is the name of who wrote: 0 not at all, 1 perhaps, up to 4.

    4: 「カリーム・ファーレス」, 「三国 透」, 「主任研究員 三国 透」; 3: "Mio Hanaoka"; 2: an agency; 1: some
    kanji or an organisation, to be believed only where a name is expected.
    """
    if not 2 <= len(text) <= 40 or text[-1] in "。？?！!…" or text[0] in "「『【":
        return 0
    parts = _parted(text)
    parts = [part for part in parts if not shapes.PHOTOGRAPHER.fullmatch(part)] or parts
    if shapes.HEADING.search(text):
        return 0
    if _fits(text, shapes.INTERVIEWER, shapes.READER, shapes.YOUNG_READER, shapes.DESK):
        return 4
    if all(shapes.SURE.fullmatch(part) for part in parts) or _are_affiliated(parts) or _describes(text):
        return 4
    if shapes.ROLED.fullmatch(text) and "から" not in text and not text.endswith("より"):
        return 3 if shapes.ROLE_LAST.search(text) and " " not in text and "\u3000" not in text else 4
    if _fits(text, shapes.OF_SOMETHING, shapes.IN_DEPARTMENT, shapes.AND_WHAT):
        return 3
    if all(shapes.LATIN.fullmatch(part) for part in parts) and not shapes.ENGLISH.search(text):
        return 3
    if all(shapes.IS_AGENCY.fullmatch(part) for part in parts):
        return 2
    if shapes.TOPIC.search(text):
        return 0
    named = shapes.ORGANISATION.fullmatch(text) and not (text.isascii() and text.islower())
    return 1 if named or shapes.SHORT_KANJI.fullmatch(text) else 0


def _describes(name: str) -> bool:
    """Whether behind a name stands who that is: 「三国 透（島の診療所 医師）」, 「三国透、港都ニュース」."""
    return _fits(name, shapes.WHO_THAT_IS, shapes.REPORTS_FOR, shapes.AND_FIELD)


def is_affiliated(text: str) -> bool:
    """Whether a line names people behind what they are or where: 「国際部 三国 透」, 「タルス＝三国 透」."""
    return _are_affiliated(_parted(text))


def _are_affiliated(parts: Sequence[str]) -> bool:
    """Whether all are people with where they belong, or at least one is and the others can be."""
    told = [part for part in parts if _fits(part, shapes.WITH_UNIT, shapes.WITH_PLACE, shapes.DESK)]
    return told != [] and all(part in told or shapes.CO_AUTHOR.fullmatch(part) for part in parts)


def is_signed_above(text: str) -> bool:
    """Whether a line above a title can say who wrote it: a name, perhaps with what its bearer is."""
    found = shapes.BRACKETS.fullmatch(text)
    inside = found["inside"].strip() if found else text
    if _describes(inside) or _fits(inside, shapes.WITH_UNIT, shapes.OF_SOMETHING):
        return True
    return _fits(inside, shapes.FOREIGN, shapes.NATIVE) and not shapes.TOPIC.search(inside)


def is_introduced(text: str) -> bool:
    """Whether a paragraph begins with a name and what its bearer is: 「三国 透　主任研究員。専門は…」."""
    return shapes.INTRODUCED.match(text) is not None


def is_post(text: str) -> bool:
    """Whether a line is only what somebody is: 「本社特派員」."""
    return shapes.ONLY_A_POST.fullmatch(text) is not None


def is_publisher(text: str) -> bool:
    """Whether a line is only the name of a newspaper or a broadcaster: 「港都新聞社」."""
    return len(text) <= 20 and shapes.PUBLISHER.fullmatch(text) is not None


def contributor(title: str) -> str:
    """Return who wrote what calls itself a contribution: 「（寄稿）…　作家・三国透さん」, else ""."""
    found = shapes.CONTRIBUTOR.fullmatch(title)
    return found["name"] if found else ""


def is_translator(text: str) -> bool:
    """Whether a line says who translated: 「訳：橋爪 理沙」, 「（翻訳・編集部）」."""
    return len(text) <= 40 and shapes.TRANSLATOR.fullmatch(text) is not None


def is_company(text: str) -> bool:
    """Whether a line is only the name of a company."""
    return len(text) <= 30 and shapes.COMPANY.fullmatch(text) is not None


def is_agency(text: str) -> bool:
    """Whether a line is only the name of a news agency."""
    return shapes.IS_AGENCY.fullmatch(text) is not None


def in_brackets(text: str) -> str:
    """Return who signs with a line like 「（論説委員　三国透）」, else ""."""
    found = shapes.BRACKETS.fullmatch(text)
    if not found or any(c.isdigit() for c in text):
        return ""
    inside = found["inside"].strip().removeprefix("聞き手は")
    before, _, after = inside.rpartition("＝")
    # 「三国 透＝社会部」, 「タルス＝三国透」
    name = before if shapes.SURE.fullmatch(before) else after or inside
    return clean(name) if likeness(name) else ""


def in_dateline(paragraph: str) -> str:
    """Return who reports from where in a paragraph that begins like 「【タルス＝三国透】」, else ""."""
    found = shapes.DATELINE.match(paragraph)
    return clean(found["name"]) if found and likeness(found["name"]) else ""


def signature(paragraph: str) -> str:
    """Return the brackets at the end of a paragraph in which its author signs: 「（三国透）」, else ""."""
    found = shapes.SIGNED.search(paragraph[-30:])
    if not found or is_agency(found[0].strip("()（）【】 　")):
        return ""
    return found[0] if in_brackets(found[0].strip()) else ""


def clean(name: str) -> str:
    """Return a name as printed, without brackets around it, its reading, and 氏, さん, 様, 先生 after it."""
    name = name.strip()
    if found := shapes.BRACKETS.fullmatch(name):
        name = found["inside"].strip()
    return shapes.TRAILING_HONORIFIC.sub("", shapes.READING.sub("", name)).strip()


def parts(byline: str) -> list[str]:
    """Return the names of a byline that may name several, without what the last one's bearer is."""
    return [part for part in _parted(shapes.BEHIND_NAME.sub("", byline)) if part]


def bare_name(name: str) -> str:
    """Return a byline without what its bearer is: 「三国 透（国際担当）」, 「解説委員 三国 透」."""
    short = shapes.BEHIND_NAME.sub("", name)
    found = shapes.LAST_PERSON.search(short)
    return found["person"] if found else short


def bio_name(text: str) -> str:
    """Return of whom a line like 「カリーム・ファーレス氏は、…である。」 speaks, else ""."""
    found = shapes.BIO.match(text)
    if not found:
        return ""
    name = found["name"].strip()
    return name if likeness(name) >= 3 or (found["honorific"] and likeness(name)) else ""
