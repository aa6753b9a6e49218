"""Only the public network may be asked, by http and https, whatever form an address takes."""

from __future__ import annotations

import pytest

from annotate.errors import ReadError
from storage.addresses import address_of, is_public, public_addresses

PUBLIC = ("8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8")
REFUSED = (
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.3.4", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
    "2002:7f00:1::", "2001::1", "no address",
)  # fmt: skip
NUMBERS = ("2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "017700000001", "127.0.0.1", "[::1]")


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_network_is_allowed(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", REFUSED)
def test_everything_else_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", NUMBERS)
def test_a_number_in_the_place_of_a_name_leads_nowhere_else(host: str) -> None:
    def resolve(name: str, port: int) -> list[str]:
        return ["8.8.8.8"]  # a resolver that would let it pass

    with pytest.raises(ReadError) as raised:
        public_addresses(address_of(f"http://{host}/"), resolve, is_public)
    assert raised.value.key == "address_private"


@pytest.mark.parametrize(
    "answer", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["fe80::1%lo"], ["::ffff:7f00:1"]]
)
def test_a_name_that_leads_to_a_private_address_is_refused(answer: list[str]) -> None:
    with pytest.raises(ReadError) as raised:
        public_addresses(address_of("https://news.example/"), lambda *_: answer, is_public)
    assert raised.value.key == "address_private"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ftp://news.example/", "address_scheme"),
        ("file:///etc/passwd", "address_scheme"),
        ("javascript:alert(1)", "address_scheme"),
        ("data:text/html,x", "address_scheme"),
        ("http://user:word@news.example/", "address_unreadable"),
        ("http://news.example:22/", "address_port"),
        ("https://news.example:80/", "address_port"),
        ("http://[::1", "address_unreadable"),
        ("http://a b/", "address_unreadable"),
        ("http://", "address_unreadable"),
        ("", "address_unreadable"),
        ("http://news.example:99999/", "address_unreadable"),
        (f"http://news.example/{'x' * 3000}", "address_unreadable"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(text: str, key: str) -> None:
    with pytest.raises(ReadError) as raised:
        address_of(text)
    assert raised.value.key == key


def test_an_address_is_told_as_it_travels() -> None:
    address = address_of(" 例え.example/記事?q=印#下 ")
    assert (address.scheme, address.host, address.port) == ("https", "xn--r8jz45g.example", 443)
    assert address.target == "/%E8%A8%98%E4%BA%8B?q=%E5%8D%B0"
    assert "#" not in address.url


def test_nothing_in_an_address_can_end_the_line_of_the_request() -> None:
    target = address_of("http://news.example/a b%0d%0a\tc?x\u2028y").target
    assert not any(character.isspace() for character in target)


def test_a_redirect_is_read_from_where_it_stands() -> None:
    assert address_of("../b", "https://news.example/x/y").url == "https://news.example/b"
    assert address_of("//other.example/", "https://news.example/x").host == "other.example"
