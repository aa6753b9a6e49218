"""Zip archives of documents, read in memory and by the byte: what their headers say may be a lie."""

from __future__ import annotations

import codecs
import io
import zipfile
import zlib
from typing import IO

from annotate.errors import ReadError
from storage.importers import limits

codecs.lookup("cp437")  # what zipfile reads old names with; while a file is read nothing can be opened

_CHUNK = 64 * 1024
_ENCRYPTED = 1  # the lowest bit of a member's flags


class Archive:
    """A zip archive in `data`; nothing is ever unpacked to disk, and a member's name is no path.

    Raises ReadError("archive_too_large") beyond the limits of `storage.importers.limits`,
    ReadError("archive_locked") for what needs a password and ReadError("file_damaged").
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise ReadError("file_damaged", details=str(error)) from error
        members = self._zip.infolist()
        if len(members) > limits.ARCHIVE_ENTRIES:
            raise ReadError("archive_too_large")
        self._members = {member.filename: member for member in members}
        self._read = 0

    @property
    def names(self) -> list[str]:
        """The names of the members, as the archive has them."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """Return the bytes of a member; ReadError("file_damaged") when there is none of that name."""
        member = self._members.get(name)
        if member is None:
            raise ReadError("file_damaged", details=f"no member {name!r}")
        if member.flag_bits & _ENCRYPTED:
            raise ReadError("archive_locked")
        try:
            with self._zip.open(member) as file:
                data = self._counted(file, member.compress_size)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError) as error:
            raise ReadError("file_damaged", details=str(error)) from error
        if data.startswith(b"PK\x03\x04"):
            raise ReadError("archive_in_archive")
        return data

    def read_if_there(self, name: str) -> bytes | None:
        """Return the bytes of a member, or None when there is none of that name."""
        return self.read(name) if name in self._members else None

    def _counted(self, file: IO[bytes], packed: int) -> bytes:
        pieces: list[bytes] = []
        length = 0
        while piece := file.read(_CHUNK):
            length += len(piece)
            self._read += len(piece)
            bomb = length > limits.ARCHIVE_FREE_BYTES and length > limits.ARCHIVE_RATIO * max(packed, 1)
            if bomb or self._read > limits.ARCHIVE_BYTES:
                raise ReadError("archive_too_large")
            pieces.append(piece)
        return b"".join(pieces)
