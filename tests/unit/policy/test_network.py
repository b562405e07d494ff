"""The network guard, in a process of its own because audit hooks stay."""

# ruff: noqa: S104 - addresses that are told of

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import pytest

from workbench.base.errors import PolicyError
from workbench.policy.network import Attempt, NetworkGuard, install_network_guard, is_local
from workbench.policy.network_events import NetworkEvent, SourceKey, Tried
from workbench.policy.network_sources import SOURCES, source_of

_SCRIPT = """
import socket, urllib.request
from workbench.base.errors import PolicyError
from workbench.policy.network import install_network_guard
seen = []
guard = install_network_guard(seen.append)
server = socket.create_server(("127.0.0.1", 0))
socket.create_connection(server.getsockname()).close()
left, right = socket.socketpair()
left.send(b"x")
refused = 0
def attempt(call):
    global refused
    try:
        call()
    except PolicyError:
        refused += 1
attempt(lambda: socket.create_connection(("192.0.2.1", 80), timeout=1))
attempt(lambda: socket.getaddrinfo("example.org", 80))
attempt(lambda: socket.gethostbyname("example.org"))
attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 9)))
attempt(lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::1", 80)))
attempt(lambda: urllib.request.urlopen("http://example.org", timeout=1))
attempt(lambda: socket.getnameinfo(("192.0.2.1", 80), 0))
print(refused, guard.attempts, len(seen))
"""


def test_that_nothing_leaves_the_machine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split() == ["7", "7", "7"], done.stderr


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST.", "::ffff:127.0.0.1", ""]
)
def test_that_this_machine_is_local(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    [
        "8.8.8.8",
        "example.org",
        "::ffff:8.8.8.8",
        "localhost.example.org",
        "10.0.0.1",
        "2130706433",
    ],
)
def test_that_others_are_not(host: str) -> None:
    assert not is_local(host)


def test_that_a_guard_refuses_until_it_is_stopped() -> None:
    seen: list[Attempt] = []
    guard = install_network_guard(seen.append)
    with pytest.raises(PolicyError):
        sys.audit("socket.getaddrinfo", "example.org")
    guard.stop()
    sys.audit("socket.getaddrinfo", "example.org")
    assert [attempt.target for attempt in seen] == ["example.org"]


def test_that_a_permit_opens_the_way_for_its_thread_and_notes_whom_it_reached() -> None:
    guard = NetworkGuard()
    with guard.permit("search the hub", source="search"):
        guard.check("socket.getaddrinfo", ("hub.example", 443))
        guard.check("socket.getaddrinfo", ("hub.example", 443))
        with pytest.raises(PolicyError), ThreadPoolExecutor(1) as pool:
            pool.submit(guard.check, "socket.getaddrinfo", ("other.example", 443)).result()
    with pytest.raises(PolicyError):
        guard.check("socket.getaddrinfo", ("hub.example", 443))
    assert [(c.host, c.purpose) for c in guard.contacts] == [("hub.example", "search the hub")]
    assert guard.attempts == 2


@pytest.fixture
def told() -> list[NetworkEvent]:
    return []


@pytest.fixture
def guard(told: list[NetworkEvent]) -> Iterator[NetworkGuard]:
    made = NetworkGuard()
    made.listen(told.append)
    yield made
    made.stop()


def look_up(guard: NetworkGuard, host: str) -> None:
    guard.check("socket.getaddrinfo", (host, 443))


def connect(guard: NetworkGuard, host: str, port: int = 443) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as made:
        guard.check("socket.connect", (made, (host, port)))


def tries(told: list[NetworkEvent]) -> list[tuple[str, str, str, int, bool, str]]:
    return [
        (one.source, one.action, one.host, one.port, one.allowed, one.named)
        for one in told
        if isinstance(one, Tried)
    ]


def test_that_every_try_is_told_with_who_asked(
    guard: NetworkGuard, told: list[NetworkEvent]
) -> None:
    with guard.permit("search the hub", source="search"):
        look_up(guard, "hub.example")
        connect(guard, "192.0.2.1")
        look_up(guard, "192.0.2.1")  # a number is asked of nobody
    with pytest.raises(PolicyError):
        connect(guard, "2001:db8::1", 80)
    connect(guard, "127.0.0.1")
    assert tries(told) == [
        ("search", "look up", "hub.example", 443, True, ""),
        ("search", "connect", "192.0.2.1", 443, True, "hub.example"),
        ("", "connect", "2001:db8::1", 80, False, ""),
    ]
    assert told[0].purpose == "search the hub"  # type: ignore[union-attr]


def test_that_a_way_leads_to_its_hosts_alone(
    guard: NetworkGuard, told: list[NetworkEvent]
) -> None:
    with guard.permit("ask a server", ("Server.example", "[2001:db8::5]"), source="server"):
        with pytest.raises(PolicyError, match="may reach only"):
            connect(guard, "192.0.2.1")  # nobody asked for its name yet
        look_up(guard, "server.EXAMPLE.")
        connect(guard, "192.0.2.1")
        connect(guard, "2001:db8::5")
        for host in ("other.example", "server.example.evil.example", "example"):
            with pytest.raises(PolicyError):
                look_up(guard, host)
    refused = [one for one in tries(told) if not one[4]]
    assert [(one[0], one[2]) for one in refused] == [
        ("server", "192.0.2.1"), ("server", "other.example"),
        ("server", "server.example.evil.example"), ("server", "example"),
    ]  # fmt: skip
    assert guard.attempts == 4


def test_that_a_way_ends_with_its_block_and_inner_ways_are_their_own(
    guard: NetworkGuard,
) -> None:
    with guard.permit("outer", ("outer.example",), source="tool"):
        with guard.permit("inner", ("inner.example",), source="mcp"):
            look_up(guard, "inner.example")
            with pytest.raises(PolicyError):
                look_up(guard, "outer.example")
        look_up(guard, "outer.example")
        with pytest.raises(PolicyError):
            look_up(guard, "inner.example")


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        (("0.0.0.0", 8000), ("0.0.0.0", 8000)),
        (("", 8000), ("::", 8000)),
        (("192.0.2.7", 8000), ("192.0.2.7", 8000)),
        (("127.0.0.1", 8000), None),
        (("localhost", 8000), None),
        (("0.0.0.0", 0), None),
    ],
)
def test_that_an_address_for_others_is_told(
    guard: NetworkGuard,
    told: list[NetworkEvent],
    address: tuple[str, int],
    seen: tuple[str, int] | None,
) -> None:
    with socket.socket() as made:
        guard.check("socket.bind", (made, address))
    assert [(one[2], one[3]) for one in tries(told)] == ([seen] if seen else [])


@pytest.mark.parametrize(
    ("written", "host", "port"),
    [
        ("api.example", "api.example", 0),
        ("api.example:8443", "api.example", 8443),
        ("[2001:db8::1]:80", "2001:db8::1", 80),
        ("2001:db8::1", "2001:db8::1", 0),
        ("(any host)", "(any host)", 0),
    ],
)
def test_that_what_is_let_out_is_told(
    guard: NetworkGuard, told: list[NetworkEvent], written: str, host: str, port: int
) -> None:
    guard.let_out("child", "the tool mine", (written,))
    assert tries(told) == [("child", "let out", host, port, True, "")]
    assert [one.host for one in guard.contacts] == [host]


def test_that_a_listener_hears_until_it_goes(guard: NetworkGuard) -> None:
    heard: list[NetworkEvent] = []
    unlisten = guard.listen(heard.append)
    guard.let_out("link", "opened", ("a.example",))
    unlisten()
    unlisten()
    guard.let_out("link", "opened", ("b.example",))
    assert len(heard) == 1


def test_that_every_source_is_described_once() -> None:
    assert len({one.key for one in SOURCES}) == len(SOURCES)
    assert all(one.title and one.asked_by and one.hosts for one in SOURCES)
    assert set(get_args(SourceKey)) == {one.key for one in SOURCES} | {""}
    assert source_of("of a later version").title == "of a later version"


def test_that_asking_for_the_name_of_a_number_is_told(
    guard: NetworkGuard, told: list[NetworkEvent]
) -> None:
    with guard.permit("a trace", source="tool"):
        guard.check("socket.gethostbyaddr", ("192.0.2.1",))
        guard.check("socket.getnameinfo", (("192.0.2.2", 80),))
    assert [(one[1], one[2]) for one in tries(told)] == [
        ("look up", "192.0.2.1"), ("look up", "192.0.2.2"),
    ]  # fmt: skip
