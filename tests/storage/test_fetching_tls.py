"""Over TLS a page comes only from a server whose certificate is trusted and names it; ours is made here."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ReadError
from storage import addresses
from storage.fetching import Network, fetched
from ui.i18n import LANGUAGES, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotate.arrivals import Wanted

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="no openssl here to make certificates with"
)

PAGE = "<title>架空の港</title><p>桟橋を閉じる。</p>".encode()
NAME = "news.example"


class Server(ThreadingHTTPServer):
    """Speaks TLS with one certificate, and remembers what was asked of it."""

    def __init__(self, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, certificate.with_suffix(".key"))
        # The handshake is left to the thread that answers: one that fails must not end the server.
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, *_: object) -> None:
        """A client that does not trust us goes away."""


class Handler(BaseHTTPRequestHandler):
    """Gives one page, whatever is asked."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def certificate_for(name: str, folder: Path, days: int = 2) -> Path:
    """Make a certificate for a name that vouches for itself, and its key."""
    made = folder / f"{name}.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", str(days),
         "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}",
         "-keyout", str(made.with_suffix(".key")), "-out", str(made)],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate_for(NAME, tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    running = Server(certificate)
    monkeypatch.setattr(addresses, "PORTS", {"http": (80,), "https": (running.server_port,)})
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def network(certificate: Path) -> Network:
    """Every name leads to our own server, whose certificate is trusted."""
    trust = partial(ssl.create_default_context, cafile=str(certificate))
    return Network(lambda *_: ["127.0.0.1"], lambda address: address == "127.0.0.1", trust)


def fetch(host: str, network: Network) -> Wanted:
    (page,) = filter(None, fetched(f"https://{host}/page", network))
    return page


def test_a_page_comes_from_a_server_that_is_trusted(server: Server, network: Network) -> None:
    page = fetch(NAME, network)
    assert (page.data, page.url) == (PAGE, f"https://{NAME}/page")
    assert server.asked == ["/page"]


def test_what_is_usually_trusted_asks_for_certificate_and_name() -> None:
    context = Network().trust()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.parametrize("case", ["untrusted", "another name"])
def test_a_certificate_that_does_not_vouch_for_the_name_is_one_sentence_and_nothing_is_asked(
    server: Server, network: Network, case: str
) -> None:
    host = "other.example" if case == "another name" else NAME
    if case == "untrusted":
        network = replace(network, trust=ssl.create_default_context)
    with pytest.raises(ReadError) as raised:
        fetch(host, network)
    assert raised.value.key == "address_certificate"
    assert server.asked == []
    for language in LANGUAGES:
        words = catalogue(language)["error.address_certificate"].format(**raised.value.values)
        assert host in words


def test_a_server_that_speaks_no_tls_is_unreachable(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    monkeypatch.setattr(addresses, "PORTS", {"http": (80,), "https": (plain.server_port,)})
    thread = threading.Thread(target=plain.serve_forever)
    thread.start()
    try:
        with pytest.raises(ReadError) as raised:
            fetch(NAME, network)
    finally:
        plain.shutdown()
        thread.join()
        plain.server_close()
    assert raised.value.key == "address_unreachable"
