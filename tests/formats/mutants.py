"""Files that were damaged: bytes changed, lost, doubled, moved, cut off."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TELLING = (
    b"\xff", b"\0", b"\x80", b"<", b">", b"&", b"]]>", b"{", b"}", b"\\", b"\\u-1?", b"\\bin999999999 ",
    b"PK\x01\x02", b"0" * 12, b"-1", b"4294967295", b"<![CDATA[", b"<!--", b"/Length 9999999999", b"endobj",
    b"\xed\xa0\x80", b"\x1b$B", b"\xfe\xff", b"<div>" * 50, b"<table>" * 20, b'"', b",", b"[" * 50,
)  # fmt: skip


def mutants(seeds: Sequence[bytes], count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield so many damaged copies; the same each time."""
    random = Random(seed)
    for number in range(count):
        data = bytearray(seeds[number % len(seeds)])
        for _ in range(random.choice((1, 1, 2, 4, 16))):
            _damage(data, random)
        yield bytes(data)


def _damage(data: bytearray, random: Random) -> None:
    size = max(len(data), 1)
    place, length = random.randrange(size), random.choice((1, 2, 4, 64, size // 4 + 1))
    match random.randrange(6):
        case 0:
            data[place : place + 1] = bytes([random.randrange(256)])
        case 1:
            del data[place : place + length]
        case 2:
            data[place:place] = random.choice(_TELLING)
        case 3:
            data[place:place] = data[place : place + length]
        case 4:
            other = random.randrange(size)
            data[other:other] = data[place : place + length]
        case _:
            if random.random() < 0.3:
                del data[place:]
            elif data:
                data[place % len(data)] ^= 1 << random.randrange(8)
