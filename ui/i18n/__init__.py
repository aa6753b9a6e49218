"""Every word a person sees, in Japanese and English. No Qt: the commands speak through it too.

The words stand in `resources/translations/<language>.json`, flat: key -> sentence, with `{places}`
for values. A test holds both files complete, with the same keys and places.
"""

from __future__ import annotations

import json
import locale
import os
from functools import cache
from typing import TYPE_CHECKING

from ui.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotate.errors import ShirushiError

LANGUAGES = ("ja", "en")


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return every key and its words in `language`."""
    words: dict[str, str] = json.loads(resource(f"translations/{language}.json").read_text("utf-8"))
    return words


def system_language() -> str:
    """Return "ja" when the environment or the system's locale is Japanese, else "en"."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "ja" if value.startswith("ja") else "en"
    name = locale.getlocale()[0] or ""
    return "ja" if name.startswith(("ja", "Japanese")) else "en"


class _Current:
    """The language words are shown in, chosen once at start and by the analyst afterwards."""

    language: str | None = None
    keys: Mapping[str, str] = {}


def current_language() -> str:
    """Return the language that `tr` speaks."""
    if _Current.language is None:
        _Current.language = system_language()
    return _Current.language


def set_language(language: str) -> None:
    """Speak `language` ("ja" or "en") from now on."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _Current.language = language


def name_keys(names: Mapping[str, str]) -> None:
    """Call the keys so from now on: the name of an action -> what stands for `{key_<action>}`."""
    _Current.keys = names


def knows(key: str) -> bool:
    """Whether there are words for `key`: rules of a later version of the program have none here."""
    return key in catalogue(current_language())


def tr(key: str, **values: object) -> str:
    """Return the words for `key` in the current language, `values` put in their places."""
    return tr_in(current_language(), key, **values)


def tr_in(language: str, key: str, **values: object) -> str:
    """Return the words for `key` in `language` ("ja" or "en"), `values` put in their places."""
    words = catalogue(language)[key]
    if "{key_" in words:
        return words.format_map(_Places(values))
    return words.format(**values) if values else words


class _Places(dict[str, object]):
    """Values by name, and the keys of the actions; an action whose key nobody told is called by its name."""

    def __missing__(self, place: str) -> str:
        action = place.removeprefix("key_")
        return _Current.keys.get(action) or catalogue(current_language()).get(f"action.{action}", action)


def together(sentences: Iterable[str]) -> str:
    """Return sentences one after the other, as the current language sets them."""
    return ("" if current_language() == "ja" else " ").join(sentences)


def sentence(error: ShirushiError) -> str:
    """Return what an error says to the analyst."""
    return tr(f"error.{error.key}", **error.values)
