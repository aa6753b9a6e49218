"""A page is fetched from an address the analyst gave: from the public network, once, and nothing else.

The host's name is resolved once and the connection goes to that very address, so that no second answer
of the name server can lead into the private network; the certificate is still checked against the
name. The same holds for every redirect. Nothing but the request goes out: no cookies, no Referer, and
the program does not say what it is.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from annotate.arrivals import Wanted
from annotate.errors import ReadError, UsageError
from storage.addresses import address_of, is_public, public_addresses, resolved
from storage.importers.text import encoding_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storage.addresses import Address, Resolver

REDIRECTS = 3
SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes of one page."""

TIME_LIMIT = 30.0
"""Seconds for all of it, redirects too."""

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "multipart/related": ".mhtml",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What may be fetched, by its media type -> how such a file is named."""

_HEADERS = {
    "User-Agent": "Mozilla/5.0",
    "Accept": ", ".join(SUFFIXES),
    "Accept-Language": "ja, en;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_REDIRECTING = (301, 302, 303, 307, 308)
_CHUNK = 64 * 1024
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')  # in the name of a file, somewhere


@dataclass(frozen=True, slots=True)
class Network:
    """The way out, so that a test can have another: who resolves names, what may be connected to, and whose
    certificates are trusted.
    """

    resolve: Resolver = resolved
    is_allowed: Callable[[str], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    time_limit: float = TIME_LIMIT
    size_limit: int = SIZE_LIMIT


PUBLIC = Network()


def fetched(text: str, network: Network = PUBLIC) -> Iterator[Wanted | None]:
    """Yield None while there is time to stop, and at last the page at the address `text`.

    Raises ReadError: what `storage.addresses` raises, "address_unreachable", "address_certificate",
    "address_status", "address_redirects", "address_kind", "address_too_large".
    """
    until = time.monotonic() + network.time_limit
    address = address_of(text)
    for _ in range(REDIRECTS + 1):
        yield None
        numeric = public_addresses(address, network.resolve, network.is_allowed)[0]
        yield None
        with _connected(address, numeric, until, network.trust) as connection, _said(address):
            connection.request("GET", address.target, headers=_HEADERS)
            with closing(connection.getresponse()) as response:
                place = response.getheader("Location") if response.status in _REDIRECTING else None
                if place is None:
                    yield from _page(address, response, until, network.size_limit)
                    return
            address = address_of(place, address.url)
    raise ReadError("address_redirects", limit=REDIRECTS)


def _page(
    address: Address, response: http.client.HTTPResponse, until: float, limit: int
) -> Iterator[Wanted | None]:
    if response.status != 200:
        raise ReadError("address_status", status=response.status)
    kind = response.headers.get_content_type()
    if kind not in SUFFIXES or response.getheader("Content-Encoding", "identity") != "identity":
        raise ReadError("address_kind", kind=kind)
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > limit:
            raise ReadError("address_too_large", limit=limit // (1024 * 1024))
        if time.monotonic() > until:
            raise ReadError("address_unreachable", host=address.host)
        yield None
    if response.length:  # bytes that were promised and did not come
        raise ReadError("address_unreachable", host=address.host)
    encoding = _encoding(response.headers.get_content_charset(""))
    yield Wanted(Path(_name(address, SUFFIXES[kind])), bytes(data), address.url, encoding)


class _Pinned(http.client.HTTPConnection):
    """A connection to one numeric address, whatever the name may lead to meanwhile."""

    def __init__(
        self, address: Address, numeric: str, timeout: float, trust: Callable[[], ssl.SSLContext]
    ) -> None:
        super().__init__(address.host, address.port, timeout=timeout)
        self._address, self._numeric, self._trust = address, numeric, trust
        self._wire: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the address; TLS asks the other side for the certificate of the name."""
        self.sock = socket.create_connection((self._numeric, self._address.port), self.timeout)
        if self._address.scheme == "https":
            self.sock = self._trust().wrap_socket(self.sock, server_hostname=self._address.host)
        self._wire = self.sock

    def cut(self) -> None:
        """End it from another thread, in the middle of whatever it is at."""
        if self._wire:
            with suppress(OSError):  # it ended at the same moment
                self._wire.shutdown(socket.SHUT_RDWR)


@contextmanager
def _connected(
    address: Address, numeric: str, until: float, trust: Callable[[], ssl.SSLContext]
) -> Iterator[_Pinned]:
    """A connection that ends when the time is up, however slowly the other side goes on speaking."""
    left = max(0.1, until - time.monotonic())
    connection = _Pinned(address, numeric, left, trust)
    watch = threading.Timer(left, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        yield connection
    finally:
        watch.cancel()
        connection.close()


@contextmanager
def _said(address: Address) -> Iterator[None]:
    """Say in the analyst's words what went wrong on the way."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise ReadError("address_certificate", host=address.host, details=error.verify_message) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ReadError("address_unreachable", host=address.host, details=str(error)) from error


def _encoding(charset: str) -> str | None:
    """The encoding the server named, where it is one we read by name."""
    try:
        return encoding_label(charset) if charset else None
    except UsageError:
        return None


def _name(address: Address, suffix: str) -> str:
    """A name for the page as a file: the last part of its path, else its host."""
    last = unquote(urlsplit(address.url).path.rstrip("/").rpartition("/")[2])
    stem = _UNFIT.sub("_", last.rpartition(".")[0] or last).strip(". ")[:80]
    return (stem or address.host) + suffix
