"""The process that reads files: bytes come in over a pipe, text goes out; it opens no file of its own."""

from __future__ import annotations

import codecs
import sys
from typing import TYPE_CHECKING

from annotate.errors import ReadError
from storage.importers.formats import format_of, reader_of
from storage.reader import wire
from storage.reader.seal import prepare, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.importers import Asked
    from storage.reader.wire import Message

_CODECS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "euc_jis_2004", "iso2022_jp",
           "shift_jis", "latin-1", "cp1252", "ascii", "idna", "unicode_escape")  # fmt: skip


def main() -> None:
    """Answer one request after the other until there are no more."""
    load()
    prepare()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    wire.send(target, {"ready": True})
    while (received := wire.receive(source)) is not None:
        message, data = received
        for answer, own in answers(wire.asked_of(message), data):
            wire.send(target, answer, own)


def load() -> None:
    """Load what Python would only load when it is met: while a file is read nothing can be opened."""
    for codec in _CODECS:
        codecs.lookup(codec)


def answers(asked: Asked, data: bytes) -> Iterator[tuple[Message, bytes]]:
    """Yield a message for each article in `data`, then one that says how it ended."""
    try:
        read = reader_of(format_of(data, asked.name))
        with sealed():
            for incoming in read(data, asked):
                yield wire.article(incoming, data)
    except ReadError as error:
        yield wire.failure(error), b""
    except MemoryError:
        yield wire.failure(ReadError("reader_memory")), b""
    except RecursionError:
        yield wire.failure(ReadError("nested_too_deep")), b""
    except Exception as error:  # noqa: BLE001  # what parsers raise for broken files has no end
        yield wire.failure(ReadError("file_damaged", details=f"{type(error).__name__}: {error}")), b""
    else:
        yield {"end": True}, b""
