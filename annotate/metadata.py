"""What a page says about itself, corrected by hand: what can stand in each field."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from annotate.canonical import canonical
from annotate.errors import ShirushiError
from annotate.model import Metadata
from annotate.page.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = tuple(field.name for field in fields(Metadata))

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def corrected(metadata: Metadata, written: Mapping[str, str]) -> Metadata:
    """Return metadata with some fields as somebody wrote them; what is not `written` keeps its value.

    A date may be written in any form pages print it in, also in eras. Raises ShirushiError where a date
    is none or lacks the year, and where an address is none.
    """
    values = {name: " ".join(canonical(value).split()) for name, value in written.items()}
    if day := values.get("published"):
        values["published"] = _date(day)
    if (url := values.get("url")) and not _ADDRESS.fullmatch(url):
        raise ShirushiError("metadata_url", url=url)
    return replace(metadata, **values)


def _date(written: str) -> str:
    read = read_date(written)
    if not read:
        raise ShirushiError("metadata_date", date=written)
    return read
