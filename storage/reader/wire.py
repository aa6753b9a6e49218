"""What goes over the pipe to the process that reads files, and what comes back: lengths, JSON, bytes."""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from typing import IO, Any

from annotate.errors import ReadError
from annotate.page.rules import RULES
from annotate.page.structure import Hint, Structure
from annotate.spans import Span
from storage.importers import Asked, Decoded, Incoming
from storage.importers.limits import FILE_BYTES, TEXT_CHARACTERS

_LENGTHS = struct.Struct(">II")
_LONGEST_HEAD = 8 * TEXT_CHARACTERS
_FIELDS = ("title", "byline", "published", "source", "url")

Message = dict[str, Any]


def send(pipe: IO[bytes], message: Message, data: bytes = b"") -> None:
    """Write a message and the bytes that go with it."""
    head = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    pipe.write(_LENGTHS.pack(len(head), len(data)))
    pipe.write(head)
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[Message, bytes] | None:
    """Return the next message and its bytes, or None at the end.

    Raises ValueError for what is no message, or a longer one than there can be.
    """
    lengths = pipe.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, data_length = _LENGTHS.unpack(lengths)
    if head_length > _LONGEST_HEAD or data_length > FILE_BYTES:
        raise ValueError("a longer message than there can be")
    head, data = pipe.read(head_length), pipe.read(data_length)
    if len(head) < head_length or len(data) < data_length:
        return None
    message = json.loads(head)
    if not isinstance(message, dict):
        raise ValueError("no message")
    return message, data


def request(asked: Asked) -> Message:
    """Return what the reader needs to know beside the bytes."""
    return {"name": asked.name, "encoding": asked.encoding, "columns": dict(asked.columns)}


def asked_of(message: Message) -> Asked:
    """Return what was asked; the other end is ourselves."""
    return Asked(message["name"], message["encoding"], message["columns"])


def article(incoming: Incoming, data: bytes) -> tuple[Message, bytes]:
    """Return the message for an article of the file `data`; bytes that are the whole file stay here."""
    decoded, structure = incoming.decoded, incoming.structure
    message = {
        "text": decoded.text,
        "encoding": decoded.encoding,
        "replaced": decoded.replaced,
        "first_replaced": decoded.first_replaced,
        "form": incoming.form,
        "place": incoming.place,
        "hints": [[hint.span.start, hint.span.end, hint.rule] for hint in structure.hints],
        **{name: getattr(structure, name) for name in _FIELDS},
    }
    return message, b"" if incoming.data == data else incoming.data


def incoming_of(message: Message, own: bytes, data: bytes) -> Incoming:
    """Return the article of a message, checked; `own` are its bytes, `data` those of its file.

    Raises ValueError, KeyError or TypeError for what cannot be true.
    """
    text = str(message["text"])
    hints = tuple(Hint(Span(start, end), RULES[rule], rule) for start, end, rule in message["hints"])
    if hints and hints[-1].span.end > len(text):
        raise ValueError("a hint outside of the text")
    if any(one.span.end > two.span.start for one, two in pairwise(hints)):
        raise ValueError("hints that overlap")
    decoded = Decoded(
        text, str(message["encoding"]), int(message["replaced"]), message["first_replaced"]
    )
    structure = Structure(hints, **{name: str(message[name]) for name in _FIELDS})
    return Incoming(own or data, decoded, structure, str(message["form"]), str(message["place"]))


def failure(error: ReadError) -> Message:
    """Return the message for a file that could not be read."""
    return {"error": error.key, "details": error.details, "values": error.values}


def error_of(message: Message) -> ReadError:
    """Return the error of a message."""
    values = {str(name): value for name, value in message["values"].items()}
    return ReadError(str(message["error"]), details=str(message["details"])[:500], **values)
