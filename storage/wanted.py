"""Which files are to come in: those that are named, and in the place of a folder the articles in it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from storage.importers.annotations_csv import is_claims as holds_claims
from storage.importers.formats import BY_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.arrivals import Wanted

_PAGES = (".html", ".htm", ".xhtml")
_COMPANIONS = ("_files", ".files")


def found(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Return what is wanted, each file once, and in the place of a folder the files in it and below it."""
    every = (
        one if one.data is not None else replace(one, path=path)
        for one in wanted
        for path in ([one.path] if one.data is not None else files_of([one.path], recursive=True))
    )
    return list({(one.path, id(one.data) if one.data else 0): one for one in every}.values())


def files_of(paths: Iterable[Path], *, recursive: bool = False) -> Iterator[Path]:
    """Yield the files, and in the place of a folder those in it of known formats, in order.

    Hidden files and what a browser saved beside a page are left out; links to folders are not followed.
    A folder without any file to read stays.
    """
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112  # never raises, whatever the name
            yield path
            continue
        yield from sorted(_articles_in(path, recursive=recursive)) or [path]


def needs_preview(wanted: Iterable[Wanted]) -> bool:
    """Whether there is more to an import than its names say: a folder, a list of articles."""
    return any(
        os.path.isdir(one.path) or (is_list(one) and not is_claims(one))  # noqa: PTH112  # never raises
        for one in wanted
        if one.data is None
    )


def is_list(wanted: Wanted) -> bool:
    """Whether a file is a list of articles by its name, or of annotations."""
    return BY_SUFFIX.get(wanted.path.suffix.lower()) == "list"


def is_claims(wanted: Wanted) -> bool:
    """Whether a file holds annotations, as an export does, and no articles."""
    return wanted.data is None and wanted.path.suffix.lower() == ".csv" and holds_claims(wanted.path)


def _articles_in(folder: Path, *, recursive: bool) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith(_PAGES)}
        folders[:] = [name for name in folders if recursive and not _is_left_out(name, pages)]
        for name in names:
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in BY_SUFFIX:  # noqa: PTH122
                yield Path(where, name)


def _is_left_out(folder: str, pages: set[str]) -> bool:
    """Whether a folder is hidden, or holds the pictures and scripts of one of `pages`."""
    companion = next((folder.removesuffix(end) for end in _COMPANIONS if folder.endswith(end)), None)
    return folder.startswith(".") or companion in pages
