"""A page is fetched from where the analyst said and from nowhere else; the server here is our own."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from annotate.errors import ReadError
from storage import addresses
from storage.fetching import Network, fetched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.arrivals import Wanted

PAGE = "<title>架空の港</title><p>桟橋を閉じる。</p>".encode()


class Pages(BaseHTTPRequestHandler):
    """Answers by the path; remembers what was asked."""

    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []
    release = threading.Event()
    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
        "/sjis.txt": (200, {"Content-Type": "text/plain; charset=Shift_JIS"}, "港。".encode("cp932")),
        "/picture": (200, {"Content-Type": "image/png"}, b"x"),
        "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"x"),
        "/gone": (404, {"Content-Type": "text/html"}, b""),
        "/large": (200, {"Content-Type": "text/plain"}, b"x" * 4000),
        "/short": (200, {"Content-Type": "text/plain", "Content-Length": "900"}, b"x"),
        "/once": (302, {"Location": "/page", "Set-Cookie": "a=b"}, b""),
        "/inside": (302, {"Location": "http://inside.example:8080/page"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
    }

    def do_GET(self) -> None:
        Pages.asked.append((self.path, dict(self.headers)))
        if self.path == "/never":
            Pages.release.wait(20)
            return
        status, headers, body = self.answers[self.path]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    """A way out that leads to our own server: every name but inside.example is it."""
    Pages.asked.clear()
    Pages.release.clear()
    with _serving() as port:
        monkeypatch.setattr(addresses, "PORTS", {"http": (port, 8080), "https": (443,)})

        def resolve(host: str, _: int) -> list[str]:
            if host == "nowhere.example":
                raise OSError("no such name")
            return ["127.0.0.9" if host == "inside.example" else "127.0.0.1"]

        yield Network(resolve, lambda address: address == "127.0.0.1", size_limit=3000)
    Pages.release.set()


@contextmanager
def _serving() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        Pages.release.set()
        server.shutdown()
        thread.join()
        server.server_close()


def fetch(path: str, network: Network) -> Wanted:
    (page,) = filter(None, fetched(f"http://news.example{path}", network))
    return page


def failure(path: str, network: Network) -> str:
    with pytest.raises(ReadError) as raised:
        fetch(path, network)
    return raised.value.key


def test_a_page_comes_with_its_address_and_encoding(network: Network) -> None:
    page = fetch("/page", network)
    assert (page.path.name, page.data, page.encoding) == ("page.html", PAGE, "utf-8")
    assert page.url == "http://news.example/page"
    assert fetch("/sjis.txt", network).encoding == "cp932"


def test_nothing_but_the_request_goes_out(network: Network) -> None:
    fetch("/once", network)
    assert [path for path, _ in Pages.asked] == ["/once", "/page"]
    for _, headers in Pages.asked:
        assert headers["Host"].partition(":")[0] == "news.example"
        assert set(headers) == {
            "Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"
        }  # fmt: skip
        assert "shirushi" not in str(headers).lower()


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/picture", "address_kind"),
        ("/packed", "address_kind"),
        ("/gone", "address_status"),
        ("/large", "address_too_large"),
        ("/short", "address_unreachable"),
        ("/inside", "address_private"),
        ("/file", "address_scheme"),
        ("/round", "address_redirects"),
    ],
)
def test_what_is_not_wanted_is_refused(network: Network, path: str, key: str) -> None:
    assert failure(path, network) == key


def test_redirects_are_few(network: Network) -> None:
    failure("/round", network)
    assert len(Pages.asked) == 4


def test_a_server_that_never_answers_is_given_up(network: Network) -> None:
    assert failure("/never", replace(network, time_limit=0.2)) == "address_unreachable"


def test_a_name_nobody_knows_is_said_so(network: Network) -> None:
    with pytest.raises(ReadError) as raised:
        list(fetched("http://nowhere.example/page", network))
    assert raised.value.key == "address_unknown"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_the_way_out_that_is_used_never_leads_to_this_computer(network: Network, host: str) -> None:
    with pytest.raises(ReadError) as raised:
        list(fetched(f"http://{host}:8080/page"))
    assert raised.value.key in {"address_private", "address_unknown"}
    assert Pages.asked == []


def test_the_name_is_asked_once_and_its_answer_kept(network: Network) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.9"]])  # a name server that changes its mind
    page = list(fetched("http://news.example/page", replace(network, resolve=lambda *_: next(answers))))[-1]
    assert page.data == PAGE
    assert next(answers) == ["127.0.0.9"]
