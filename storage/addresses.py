"""Which addresses of the network a page may be fetched from: public ones, by http and https."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from annotate.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    Resolver = Callable[[str, int], list[str]]
    """Host name and port -> its addresses as text; raises OSError when there are none."""

PORTS = {"http": (80, 8080), "https": (443, 8443)}
"""Schemes, and the ports of each: elsewhere listen services that a request must not be sent to."""

_LONGEST = 2000
# Tunnels into IPv4 networks, and what is neither told apart nor refused by `is_global` of every Python.
_REFUSED = tuple(map(ip_network, (
    "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15",
    "64:ff9b::/96", "64:ff9b:1::/48", "2001::/23", "2002::/16", "fec0::/10",
)))  # fmt: skip
# 2130706433, 0x7f.1 and 0177.0.0.1 are 127.0.0.1 to the system's resolver: nobody writes a public address so.
_NUMERIC = re.compile(r"[0-9a-fx.]*\.?(0x[0-9a-f]*|[0-9]+)\.?", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9._-]{0,252}[a-z0-9])?|[0-9a-f:.]+")


@dataclass(frozen=True, slots=True)
class Address:
    """A place a page can be asked for at: `url` without user and fragment, `host` in its ASCII form."""

    url: str
    scheme: str
    host: str
    port: int
    target: str


def address_of(text: str, base: str = "") -> Address:
    """Return what an analyst typed, or a redirect from `base` named, as an address.

    Raises ReadError: "address_unreadable", "address_scheme", "address_port".
    """
    try:
        parts = urlsplit(urljoin(base, text.strip()) if base else _with_scheme(text.strip()))
        port, host = parts.port, _ascii(parts.hostname or "")
    except (ValueError, UnicodeError) as error:
        raise ReadError("address_unreadable", details=str(error)) from error
    if parts.scheme not in PORTS:
        raise ReadError("address_scheme")
    if not _HOST.fullmatch(host) or parts.username or parts.password or len(text) > _LONGEST:
        raise ReadError("address_unreadable")
    if port is not None and port not in PORTS[parts.scheme]:
        raise ReadError("address_port", port=port)
    return _address(parts, host, port)


def public_addresses(address: Address, resolve: Resolver, is_allowed: Callable[[str], bool]) -> list[str]:
    """Return the numeric addresses of the host, all of which are allowed.

    Raises ReadError: "address_private" when one of them is not, "address_unknown" when there are none.
    """
    if _NUMERIC.fullmatch(address.host) and not _is_dotted(address.host):
        raise ReadError("address_private", host=address.host)
    try:
        found = [address.host] if _is_numeric(address.host) else resolve(address.host, address.port)
    except (OSError, UnicodeError) as error:
        raise ReadError("address_unknown", host=address.host, details=str(error)) from error
    if not found:
        raise ReadError("address_unknown", host=address.host)
    if not all(map(is_allowed, found)):
        raise ReadError("address_private", host=address.host)
    return found


def is_public(text: str) -> bool:
    """Whether a numeric address is one of the public network: not private, loopback, link-local,
    multicast, reserved, nor any of these inside an IPv6 address.
    """
    try:
        address = ip_address(text)
    except ValueError:  # with a zone, "fe80::1%eth0", or no address at all
        return False
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    refused = any(address in network for network in _REFUSED if network.version == address.version)
    return address.is_global and not address.is_multicast and not address.is_reserved and not refused


def resolved(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for, mapped or, as was once done, merely widened."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    return IPv4Address(int(address)) if 1 < int(address) < 2**32 else None


def _address(parts: SplitResult, host: str, port: int | None) -> Address:
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port is None else f"{shown}:{port}"
    path = _quoted(parts.path) or "/"
    query = _quoted(parts.query)
    url = urlunsplit((parts.scheme, netloc, path, query, ""))
    target = f"{path}?{query}" if query else path
    return Address(url, parts.scheme, host, port or PORTS[parts.scheme][0], target)


def _with_scheme(text: str) -> str:
    return text if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) else f"https://{text}"


def _quoted(text: str) -> str:
    """What is not ASCII, as it travels; nothing can end the line of the request."""
    return quote(text, safe="%/:=&?~#+!$,;'@()*[]")


def _ascii(host: str) -> str:
    return host if not host or ":" in host else host.encode("idna").decode("ascii").lower().rstrip(".")


def _is_numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_dotted(host: str) -> bool:
    return _is_numeric(host) and host.count(".") == 3
