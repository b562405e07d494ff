"""S5: seventy addresses that lead elsewhere than was granted, looked at where sockets are."""
# ruff: noqa: S104, E501 - addresses that are refused

from __future__ import annotations

import socket
import threading
from typing import Any

import pytest

from workbench.base.errors import PolicyError, ToolError
from workbench.policy.egress import check_granted, numbers_of, read_grant, read_target
from workbench.tools.web import Call, ask

GRANTED = (
    "good.example",
    "inside.example:8080",
    "127.0.0.1:9000",
    "[::1]:9000",
    "localhost:9000",
)
OUTSIDE = "93.184.216.34"
NAMES = {
    "good.example": (OUTSIDE,),
    "inside.example": ("10.1.2.3",),
    "rebound.example": ("127.0.0.1",),
}
HOSTILE = [
    # other servers, other ports, other schemes
    "http://evil.example/", "https://evil.example/", "http://good.example:8080/",
    "http://sub.good.example/", "http://good.example.evil.example/", "http://goodxexample/",
    "http://127.0.0.1/", "http://127.0.0.1:9001/", "http://localhost/", "http://[::1]/",
    "http://inside.example/", "http://inside.example:8081/", "ftp://good.example/",
    "file:///etc/passwd", "file://good.example/etc/passwd", "gopher://good.example/",
    "data:text/plain,x", "javascript:alert(1)", "ws://good.example/", "HTTP://good.example/",
    "//good.example/", "good.example", "http:good.example", "http:/good.example/", "",
    "http:///good.example", "http://", "jar:http://good.example!/", "dict://good.example:11211/",
    # users, and what two readers take for different hosts
    "http://good.example@evil.example/", "http://evil.example@good.example/",
    "http://user:word@good.example/", "http://good.example:80@evil.example/",
    "http://good.example%40evil.example/", "http://good.example\\@evil.example/",
    "http://evil.example\\good.example/", "http://good.example#@evil.example/",
    "http://good.example?@evil.example/#x", "http://good.example /", " http://good.example/",
    "http://good.example\n.evil.example/", "http://good.example\r\nHost: evil.example/",
    "http://good.example\t/", "http://good.example/\x00", "http://good.example%00.evil.example/",
    "http://good.example;evil.example/", "http://good.example,evil.example/",
    "http://[good.example]/", "http://good.example:/", "http://good.example:0/",
    "http://good.example:65616/", "http://good.example:-80/", "http://good.example:+80/",
    "http://good.example:８０/", "http://good.example./", "http://good..example/",
    "http://.good.example/", "http://gооd.example/", "http://good。example/",
    "http://ｇｏｏｄ.example/", "http://good.exam­ple/", "http://good.example/ä",
    # other ways to write 127.0.0.1 and its neighbours
    "http://2130706433:9000/", "http://0x7f000001:9000/", "http://0x7f.1:9000/",
    "http://0177.0.0.1:9000/", "http://127.1:9000/", "http://127.0.1:9000/",
    "http://0:9000/", "http://0.0.0.0:9000/", "http://127.0.0.01:9000/",
    "http://①②⑦.0.0.1:9000/", "http://127。0。0。1:9000/", "http://[::ffff:127.0.0.1]:9000/",
    "http://[::ffff:7f00:1]:9000/", "http://[::127.0.0.1]:9000/", "http://[::]:9000/",
    "http://[::1%25lo]:9000/", "http://[0:0:0:0:0:0:0:1%lo]:9000/", "http://::1:9000/",
    "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://10.0.0.1/",
    "http://192.168.0.1/", "http://100.64.0.1/", "http://[fe80::1]/", "http://224.0.0.1/",
    "http://good.example/" + "a" * 9000,
]  # fmt: skip


@pytest.fixture
def sockets(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was connected to, noted at the socket itself."""
    connected: list[Any] = []

    def look_up(host: str, port: int, *_rest: Any, **_more: Any) -> list[Any]:
        numbers = NAMES.get(host) or ((host,) if host[0].isdigit() or ":" in host else ())
        if not numbers:
            raise socket.gaierror("unknown")
        return [(2, 1, 6, "", (number, port)) for number in numbers]

    def connect(_self: socket.socket, address: Any) -> None:
        connected.append(address[:2])
        raise ConnectionRefusedError("nobody is there")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    return connected


def asked(address: str, hosts: tuple[str, ...] = GRANTED) -> None:
    with pytest.raises((PolicyError, ToolError)):
        ask(Call("GET", address, {}, None, hosts, 2.0, 1000), threading.Event())


def test_that_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 70


@pytest.mark.parametrize("address", HOSTILE, ids=range(len(HOSTILE)))
def test_that_a_hostile_address_reaches_no_socket(sockets: list[Any], address: str) -> None:
    asked(address)
    assert sockets == []


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("http://good.example/", (OUTSIDE, 80)),
        ("https://GOOD.example/a?b=c%20d", (OUTSIDE, 443)),
        ("http://inside.example:8080/", ("10.1.2.3", 8080)),
        ("http://127.0.0.1:9000/x", ("127.0.0.1", 9000)),
        ("http://[0:0:0:0:0:0:0:1]:9000/", ("::1", 9000)),
    ],
)
def test_that_a_granted_address_is_reached_by_its_number(
    sockets: list[Any], address: str, reached: tuple[str, int]
) -> None:
    asked(address)
    assert sockets == [reached]


@pytest.mark.parametrize(
    "numbers",
    [
        ("127.0.0.1",), ("::1",), ("169.254.169.254",), ("0.0.0.0",), ("10.0.0.1",),
        (OUTSIDE, "127.0.0.1"), ("::ffff:127.0.0.1",), ("::ffff:10.0.0.1",),
        ("64:ff9b::7f00:1",), ("2002:7f00:1::",), ("2001:0:4136:e378:8000:63bf:80ff:fffe",), ("fe80::1%eth0",),
        ("fd00::1",), ("224.0.0.1",), ("255.255.255.255",), ("240.0.0.1",), ("100.64.0.1",),
        ("192.0.2.1",), ("198.18.0.1",), ("::127.0.0.1",),
    ],
)  # fmt: skip
def test_that_a_name_that_leads_inside_is_not_followed(
    sockets: list[Any], monkeypatch: pytest.MonkeyPatch, numbers: tuple[str, ...]
) -> None:
    monkeypatch.setitem(NAMES, "good.example", numbers)
    asked("http://good.example/")
    assert sockets == []


@pytest.mark.parametrize(
    "number", ["127.0.0.1", "169.254.169.254", "fe80::1", "::1", "0.0.0.0"]
)
def test_that_an_exact_grant_of_a_name_never_leads_to_this_machine(
    sockets: list[Any], monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    monkeypatch.setitem(NAMES, "inside.example", (number,))
    asked("http://inside.example:8080/")
    assert sockets == []


def test_that_a_name_is_looked_up_once(
    sockets: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([(OUTSIDE,), ("127.0.0.1",)])
    looked_up: list[str] = []

    def look_up(host: str, port: int, *_rest: Any, **_more: Any) -> list[Any]:
        if host[0].isdigit():
            return [(2, 1, 6, "", (host, port))]
        looked_up.append(host)
        return [(2, 1, 6, "", (number, port)) for number in next(answers)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    asked("http://good.example/")
    assert (looked_up, sockets) == (["good.example"], [(OUTSIDE, 80)])


@pytest.mark.parametrize(
    "grant", ["", "http://a", "a/b", "a b", "*.a", "a:", "a:0", "[a]", "127.1"]
)
def test_that_an_odd_grant_is_none(grant: str) -> None:
    with pytest.raises(PolicyError):
        read_grant(grant)


def test_that_a_grant_is_exact() -> None:
    assert check_granted(read_target("http://127.0.0.1:9000/"), GRANTED)
    assert not check_granted(read_target("https://good.example/"), GRANTED)
    with pytest.raises(PolicyError, match="may not reach"):
        check_granted(read_target("https://good.example/"), ())
    with pytest.raises(PolicyError, match="not known"):
        numbers_of(read_target("http://no-such-name.invalid/"), exactly=False)
