"""Rows out to files: one module per format, each with `write(rows, out, raw=False)`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from annotate.errors import UsageError
from storage.exporters.replacing import replaced_in_one_step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotate.rows import ClaimRow


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: the name to ask for it by, how its files end, the module that writes it."""

    name: str
    suffixes: tuple[str, ...]
    module: str


FORMATS = (Format("csv", (".csv",), "storage.exporters.csv_file"),)


def format_of(output: PurePath | str, name: str | None = None) -> Format:
    """Return the format called `name`, else the one that files like `output` have.

    Raises UsageError("format_unknown"). Standard output, "-", has CSV when nothing is named.
    """
    wanted = name.lower() if name else PurePath(output).suffix.lower()
    for known in FORMATS:
        if wanted == known.name if name else wanted in known.suffixes or str(output) == "-":
            return known
    raise UsageError(
        "format_unknown", name=name or str(output), known=", ".join(known.name for known in FORMATS)
    )


def write(rows: Iterable[ClaimRow], out: BinaryIO, form: Format, *, raw: bool = False) -> None:
    """Write the rows to an open file in the format `form`; `raw` leaves every value exactly as it is."""
    import_module(form.module).write(rows, out, raw=raw)


def export(rows: Iterable[ClaimRow], target: Path, form: Format, *, raw: bool = False) -> None:
    """Write the rows to the file `target`, which is there whole or stays as it was.

    Raises ShirushiError when it cannot be written.
    """
    with replaced_in_one_step(target) as out:
        write(rows, out, form, raw=raw)
