"""Articles with their sentences labelled by hand: a folder of JSON files beside the pages they label."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotate.canonical import canonical
from annotate.errors import ReadError
from annotate.evaluation import Labelled
from annotate.intake import zone_sentences
from annotate.model import Content
from annotate.page.analysis import analyse
from annotate.spans import Span
from annotate.suggest.cues import NONE
from annotate.tags import BUILT_IN, THREAT_ASSESSMENT
from storage.importers.text import read_text_file

if TYPE_CHECKING:
    from pathlib import Path

_LABELS = {tag.id: tag.id for tag in BUILT_IN} | {"threat": THREAT_ASSESSMENT.id, NONE: NONE}


def read_gold(folder: Path) -> list[Labelled]:
    """Return the labelled articles of `folder`, in the order of their names.

    An article is `name.json` beside `name.txt`; or the labels are in a folder `gold`, the pages in `raw`.
    The JSON holds `sentences`: objects with `text`, `label` (the id of a built-in tag, "threat" or
    "none"), `start` and `end` in code points of the file; those with a true `heading` are left out.
    Raises ReadError when there is none, or one does not say what it should.
    """
    within = folder / "gold" if (folder / "gold").is_dir() else folder
    try:
        found = sorted(path for path in within.iterdir() if path.suffix == ".json")
    except OSError as error:
        raise ReadError("gold_unreadable", path=str(within), reason=error.strerror or str(error)) from error
    if not found:
        raise ReadError("gold_missing", path=str(within))
    return [_read(path) for path in found]


def _read(path: Path) -> Labelled:
    text = read_text_file(_page_of(path)).decoded.text
    try:
        said = json.loads(path.read_text("utf-8"))
        labels = dict(_label(each, text) for each in said["sentences"] if not each.get("heading"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError("gold_unreadable", path=str(path), reason=str(error)) from error
    zones = analyse(text).zones
    content = Content(text, zones, zone_sentences(text, zones))
    return Labelled(path.stem, content, dict(sorted(labels.items())), is_whole=True)


def _page_of(labels: Path) -> Path:
    beside = labels.with_suffix(".txt")
    return beside if beside.exists() else labels.parent.parent / "raw" / beside.name


def _label(said: dict[str, Any], text: str) -> tuple[Span, str]:
    """Where a sentence stands, and its label. Raises ValueError when it does not stand in the text.

    In a page with a byte order mark or CRLF it stands a little before the place the file says.
    """
    sentence = canonical(said["text"])
    place = said["start"]
    if not text.startswith(sentence, place):
        place = text.rfind(sentence, 0, said["end"])
    if place < 0:
        raise ValueError(sentence)
    return Span(place, place + len(sentence)), _LABELS[said["label"]]
