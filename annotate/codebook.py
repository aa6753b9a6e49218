"""The codebook of a project: what its tags mean, and what a tag must be to stand in it."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.errors import ShirushiError
from annotate.folding import folded
from annotate.graphemes import next_boundary
from annotate.guidelines import GUIDELINES
from annotate.tags import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from annotate.tags import Tag

LANGUAGES = ("ja", "en")

KEYS = string.digits[1:] + string.ascii_uppercase
"""The single keys a tag may have, those to be proposed first in front."""

HUES = (
    *(tag.color for tag in BUILT_IN),
    "#CC79A7", "#332288", "#E69F00", "#999933", "#882255", "#777777", "#AA4499", "#661100",
)  # fmt: skip
"""Colours the colour-blind can tell apart, of Okabe and Ito and the muted set of Tol (2021).

Left out are those that look like one of the three once they are dark enough to be read.
"""


def is_built_in(tag: Tag) -> bool:
    """Whether a tag is one of the three that are always there."""
    return any(tag.id == one.id for one in BUILT_IN)


def offered(tags: Iterable[Tag]) -> list[Tag]:
    """Return the tags that can be given, in their order: the retired ones are only kept."""
    return [tag for tag in tags if not tag.retired]


def definition(tag: Tag, language: str) -> str:
    """Return what a tag means, in `language` ("ja" or "en") or else in the other one."""
    return _first_said(tag, "definition", language)


def examples(tag: Tag, language: str) -> str:
    """Return examples of a tag, one a line, in `language` ("ja" or "en") or else in the other one."""
    return _first_said(tag, "examples", language)


def gist(tag: Tag, language: str) -> str:
    """Return the first paragraph of a tag's definition: what fits into a tooltip."""
    return definition(tag, language).split("\n\n", 1)[0]


def own_words(tag_id: str, field: str, language: str) -> str:
    """Return what the program itself says of a tag: its "definition" or its "examples"; or nothing."""
    guideline = GUIDELINES.get((tag_id, language))
    return str(getattr(guideline, field)) if guideline else ""


def new_tag(wished: Tag, tags: Sequence[Tag], taken_keys: Collection[str] = ()) -> Tag:
    """Return a tag as it can be added to a codebook of `tags`, with an id of its own.

    Raises ShirushiError as `checked` does.
    """
    tag = checked(replace(wished, id=""), tags, taken_keys)
    return replace(tag, id=new_id(wished.name_en, tags), retired=False)


def checked(wished: Tag, tags: Iterable[Tag], taken_keys: Collection[str] = ()) -> Tag:
    """Return a tag as it can stand in a codebook of `tags`, with or without the same tag as it was.

    What is said in one language only is filled in for the other. `taken_keys` do other things in the
    window. Raises ShirushiError where it cannot stand: no name, a name or letter or key that another
    one has, a key or colour that is none.
    """
    others = [tag for tag in tags if tag.id != wished.id]
    tag = _filled_in(wished, others)
    _check_names(tag, others)
    _check_letters(tag, others)
    _check_key(tag, others, taken_keys)
    if not re.fullmatch("#[0-9A-F]{6}", tag.color):
        raise ShirushiError("tag_color", color=wished.color)
    if tag.retired and is_built_in(tag):
        raise ShirushiError("tag_built_in", tag=tag.id)
    return tag


def restored(tag: Tag, tags: Iterable[Tag], taken_keys: Collection[str] = ()) -> Tag:
    """Return a retired tag as it can be offered again: without its key where that is another's now."""
    taken = {other.key for other in offered(tags) if other.id != tag.id}.union(taken_keys)
    return replace(tag, retired=False, key="" if tag.key in taken else tag.key)


def new_id(name_en: str, tags: Iterable[Tag]) -> str:
    """Return an id no tag has or had: the English name in small letters, else `tag_<number>`."""
    known = {tag.id for tag in tags}
    plain = unicodedata.normalize("NFKD", name_en).encode("ascii", "ignore").decode().lower()
    name = re.sub("[^a-z0-9]+", "_", plain).strip("_")
    if name and name not in known:
        return name
    name, number = name or "tag", 2 if name else 1
    while f"{name}_{number}" in known:
        number += 1
    return f"{name}_{number}"


def free_key(tags: Iterable[Tag], taken_keys: Collection[str] = ()) -> str:
    """Return the next key for a tag, nothing where none is left."""
    taken = {tag.key for tag in offered(tags)}.union(taken_keys)
    return next((key for key in KEYS if key not in taken), "")


def free_letter(name: str, others: Iterable[Tag], language: str) -> str:
    """Return the first character of a name that is the letter of no other tag, else any such letter."""
    taken = {tag.letter(language) for tag in others}
    wished = [character for character in _characters(_letter(name)) if character[0].isalnum()]
    return next((letter for letter in (*wished, *string.ascii_uppercase) if letter not in taken), "?")


def free_color(tags: Iterable[Tag]) -> str:
    """Return the first hue of HUES that is given least often."""
    given = Counter(tag.color.upper() for tag in tags)
    return min(HUES, key=lambda hue: given[hue])


def _first_said(tag: Tag, field: str, language: str) -> str:
    for spoken in (language, *(other for other in LANGUAGES if other != language)):
        if said := getattr(tag, f"{field}_{spoken}") or own_words(tag.id, field, spoken):
            return str(said)
    return ""


def _filled_in(wished: Tag, others: Sequence[Tag]) -> Tag:
    name_ja, name_en = " ".join(wished.name_ja.split()), " ".join(wished.name_en.split())
    if not name_ja and not name_en:
        raise ShirushiError("tag_without_name")
    name_ja, name_en = name_ja or name_en, name_en or name_ja
    return replace(
        wished,
        name_ja=name_ja,
        name_en=name_en,
        letter_ja=_letter(wished.letter_ja.strip()) or free_letter(name_ja, others, "ja"),
        letter_en=_letter(wished.letter_en.strip()) or free_letter(name_en, others, "en"),
        key=unicodedata.normalize("NFKC", wished.key).strip().upper(),
        color=wished.color.strip().upper(),
        **{
            field: getattr(wished, field).strip()
            for field in ("definition_ja", "definition_en", "examples_ja", "examples_en")
        },
    )


def _check_names(tag: Tag, others: Iterable[Tag]) -> None:
    for other in others:
        for language in LANGUAGES:
            if folded(other.name(language)) == folded(tag.name(language)):
                key = "tag_name_retired" if other.retired else "tag_name_taken"
                raise ShirushiError(key, name=tag.name(language))


def _check_letters(tag: Tag, others: Iterable[Tag]) -> None:
    for language in LANGUAGES:
        letter = tag.letter(language)
        if len(_characters(letter)) != 1:
            raise ShirushiError("tag_letter_length", letter=letter)
        for other in others:
            if other.letter(language) == letter:
                raise ShirushiError("tag_letter_taken", letter=letter, tag=other.name(language))


def _check_key(tag: Tag, others: Iterable[Tag], taken_keys: Collection[str]) -> None:
    if tag.retired or not tag.key:
        return
    if tag.key not in tuple(KEYS):
        raise ShirushiError("tag_key", pressed=tag.key)
    if tag.key in taken_keys or any(other.key == tag.key for other in offered(others)):
        raise ShirushiError("tag_key_taken", pressed=tag.key)


def _characters(text: str) -> list[str]:
    """The characters of a text as a person counts them."""
    found, place = [], 0
    while place < len(text):
        end = next_boundary(text, place)
        found.append(text[place:end])
        place = end
    return found


def _letter(text: str) -> str:
    """A text as the margin shows it: without width and in capitals, which may be more of them."""
    return unicodedata.normalize("NFKC", text).upper()
