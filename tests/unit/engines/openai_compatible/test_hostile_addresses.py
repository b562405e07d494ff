"""S5: whatever an address or an answer says, only the one server that was meant is reached.

Looked at where the socket is: what the guard let through to the system, and who was called.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from workbench.app.connections import reach_of
from workbench.app.near_http import get_page
from workbench.base.errors import EngineError, PolicyError, WorkbenchError
from workbench.engines.foundry_local.web_service import FoundryWebService
from workbench.engines.ollama.address import plain_address
from workbench.engines.ollama.api import Ollama
from workbench.engines.openai_compatible.connection import Connection, connection_of
from workbench.engines.openai_compatible.transport import ServerTransport
from workbench.policy.network import Door, NetworkGuard, install_network_guard, is_local

HOSTS = (
    "8.8.8.8", "evil.test", "evil.test.", "EVIL.test", "x.local", "x.internal", "intranet",
    "127.0.0.1.nip.io", "localhost.evil.test", "127.0.0.1.evil.test", "evil-127.0.0.1.test",
    "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 - called, not bound
    "255.255.255.255", "224.0.0.1", "2130706433", "134744072", "0x08080808", "0x7f000001",
    "010.010.010.010", "0177.0.0.1", "0177.1", "127.1", "8.8.2056", "0x8.0x8.0x8.0x8",
    "[::ffff:8.8.8.8]", "[::ffff:808:808]", "[::ffff:127.0.0.1]", "[64:ff9b::808:808]",
    "[2002:808:808::]", "[fe80::1]", "[fd00::1]", "[2001:db8::1]", "[::]",
    "①②⑦.⓪.⓪.①", "８.８.８.８", "127。0。0。1", "evil。test", "%65vil.test",
    "127.0.0.1%2eevil.test", "xn--vil-4va.test", "rebind.test",
)  # fmt: skip
"""Places that are not the server; each with its port, and as what a redirect leads to."""
USERS = (
    "http://127.0.0.1:PORT@evil.test/v1", "http://127.0.0.1@8.8.8.8:PORT/v1",
    "http://user:word@evil.test/v1", "http://evil.test:80#@127.0.0.1:PORT/v1",
    "http://evil.test?@127.0.0.1:PORT/v1", "http://evil.test\\@127.0.0.1:PORT/v1",
    "http://127.0.0.1:PORT\\@evil.test/v1", "http://evil.test%00@127.0.0.1:PORT/v1",
    "http://evil.test%2f@127.0.0.1:PORT/v1", "http:evil.test/v1", "http:///evil.test/v1",
    "//evil.test/v1", "http://evil.test:99999/v1", "http://evil.test:-1/v1",
    "http://127.0.0.1:PORT\r\nHost: evil.test/v1", "http://[::1]evil.test/v1",
    "http://[evil.test]/v1", "https://evil.test:PORT/v1", "http://127.0.0.1:PORT/..//evil.test",
)  # fmt: skip
SCHEMES = (
    "file:///etc/passwd", "file://evil.test/share", "ftp://evil.test/x", "gopher://evil.test/x",
    "data:text/plain,x", "javascript:x", "ws://evil.test/v1", "unix:///run/x.sock",
    "dict://evil.test:11211/x", "ldap://evil.test/x", "jar:http://evil.test!/x",
    "tftp://evil.test/x", "smb://evil.test/x", "blob:http://evil.test/x",
)  # fmt: skip
URLS = (*(f"http://{host}:PORT/v1" for host in HOSTS), *USERS, *SCHEMES)
REDIRECTS = (301, 302, 303, 307, 308)
Address = tuple[str, int]


class Decoy(ThreadingHTTPServer):
    """Somebody else on this machine; it notes who called, and where the next answer leads."""

    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.heard: list[str] = []
        self.keys: list[str] = []
        self.location, self.status = "", 200
        super().__init__((host, 0), _Answer)


class _Answer(BaseHTTPRequestHandler):
    server: Decoy

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.heard.append(self.path)
        self.server.keys.append(self.headers.get("Authorization", ""))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Decoy, Decoy]]:
    """The server that is meant, and another one beside it."""
    pair = Decoy(), Decoy()
    threads = [threading.Thread(target=one.serve_forever, args=(0.05,)) for one in pair]
    for thread in threads:
        thread.start()
    yield pair
    for one, thread in zip(pair, threads, strict=True):
        one.shutdown()
        one.server_close()
        thread.join()


@pytest.fixture
def own(servers: tuple[Decoy, Decoy]) -> Decoy:
    own = servers[0]
    own.heard.clear()
    own.keys.clear()
    own.location, own.status = "", 200
    return own


@pytest.fixture
def other(servers: tuple[Decoy, Decoy]) -> Decoy:
    servers[1].heard.clear()
    return servers[1]


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[Address]:
    """What the system was asked to connect to, after the guard had its say.

    Names stand for numbers of this test's own: one of them for another at each question.
    """
    found: list[Address] = []
    answers = {"rebind.test": ["127.0.0.1", "8.8.8.8", "10.0.0.1"]}
    real_lookup = socket.getaddrinfo

    def note(call: Any) -> Any:
        def noted(made: socket.socket, address: Any) -> Any:
            try:
                result = call(made, address)
            except (PolicyError, OverflowError):  # Neither came as far as the system.
                made.close()  # Libraries do so for errors of the system only.
                raise
            except BaseException:
                found.append(address[:2])
                raise
            found.append(address[:2])
            return result

        return noted

    def lookup(host: Any, port: Any, *more: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        if name.endswith((".test", ".test.", ".local", ".internal", ".io", "intranet")):
            numbers = answers.get(name, ["8.8.8.8"])
            number = numbers.pop(0) if len(numbers) > 1 else numbers[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, int(port or 0)))]
        return real_lookup(host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, note(getattr(socket.socket, name)))
    return found


@pytest.fixture
def guard() -> Iterator[NetworkGuard]:
    made = install_network_guard()
    yield made
    made.stop()


def filled(url: str, port: int) -> str:
    return url.replace("PORT", str(port))


def port_of(server: Decoy) -> int:
    return int(server.server_address[1])


def at_home(found: list[Address]) -> bool:
    return all(is_local(host) for host, _ in found)


async def asked(connection: Connection, url: str = "") -> None:
    """One request as the engine sends it, redirects followed as far as it lets them."""
    import httpx2

    try:
        transport = ServerTransport(connection, "secret")
    except (ValueError, KeyError):  # One that no check let through has not even a port.
        return
    async with httpx2.AsyncClient(transport=transport, follow_redirects=True) as client:
        try:
            await client.get(url or f"{connection.base_url}/models", timeout=5.0)
        except BaseExceptionGroup as exc:  # Of the library that makes connections.
            assert exc.subgroup(PolicyError) is not None  # noqa: PT017
        except (WorkbenchError, httpx2.HTTPError, httpx2.InvalidURL, ValueError, OSError):
            pass


def test_that_there_are_enough_hostile_addresses() -> None:
    assert len(URLS) >= 70
    assert len(set(URLS)) == len(URLS)


async def test_that_a_connection_reaches_nothing_but_this_machine_while_offline(
    own: Decoy, other: Decoy, reached: list[Address], guard: NetworkGuard
) -> None:
    tried = 0
    for url in URLS:
        values = {"base_url": filled(url, port_of(other)), "model": "m"}
        try:
            connection = connection_of(values)
            reach_of(connection, "off")
        except (EngineError, PolicyError):
            continue
        tried += 1
        await asyncio.wait_for(asked(connection), 20)
        get_page(connection.host, connection.port, "/v1/models")
    assert tried < len(URLS) / 8, "most are refused before anything is tried"
    assert at_home(reached), reached
    assert own.heard == []


async def test_that_a_worker_with_a_door_reaches_its_server_alone(
    own: Decoy, other: Decoy, reached: list[Address], guard: NetworkGuard
) -> None:
    """Also where every check of the address were missing, and by any library."""
    guard.only(Door.to(f"127.0.0.1:{port_of(own)}"))
    meant = Connection(f"http://127.0.0.1:{port_of(own)}/v1", "m")
    for url in URLS:
        away = filled(url, port_of(other))
        await asyncio.wait_for(asked(meant, away), 20)
        await asyncio.wait_for(asked(Connection(away, "m"), away), 20)
        with suppress(WorkbenchError, HTTPException, ValueError, OverflowError, OSError):
            await asyncio.to_thread(_open, away)
    assert set(reached) <= {("127.0.0.1", port_of(own))}
    assert other.heard == []
    own.heard.clear()
    await asked(meant)
    assert own.heard == ["/v1/models"], "and its own server it does reach"


def _open(url: str) -> None:
    plain = urllib.request.ProxyHandler({})
    opener = urllib.request.build_opener(plain)
    if not url.startswith(("file:", "data:")):  # Not for the network to hold.
        opener.open(url, timeout=5).close()


async def test_that_an_answer_cannot_lead_elsewhere(
    own: Decoy, other: Decoy, reached: list[Address], guard: NetworkGuard
) -> None:
    """Nothing but the check of the address itself holds here: the guard allows this machine."""
    meant = Connection(f"http://127.0.0.1:{port_of(own)}/v1", "m")
    for number, url in enumerate(URLS):
        own.status = REDIRECTS[number % len(REDIRECTS)]
        away = filled(url, port_of(other)).encode("ascii", "ignore").decode()
        own.location = away.replace("\r\n", "")
        await asyncio.wait_for(asked(meant), 20)
        get_page("127.0.0.1", port_of(own), "/v1/models", key="secret")
    own.location = f"http://127.0.0.1:{port_of(other)}/v1/models"
    await asyncio.wait_for(asked(meant), 20)

    assert set(reached) <= {("127.0.0.1", port_of(own))}
    assert len(own.heard) >= 2 * len(URLS)
    assert other.heard == []


def test_that_other_servers_of_this_machine_are_asked_here_only(
    own: Decoy, other: Decoy, reached: list[Address], guard: NetworkGuard
) -> None:
    for url in URLS:
        away = filled(url, port_of(other))
        with suppress(WorkbenchError):
            FoundryWebService(away, "secret").loaded()
        with suppress(WorkbenchError):
            Ollama(plain_address(away)).version()
    assert at_home(reached), reached


async def test_that_a_name_that_changes_its_number_leads_no_nearer(
    own: Decoy, reached: list[Address], guard: NetworkGuard
) -> None:
    """A name of the world that stands for this machine at the second question (TTL 0)."""
    guard.only(Door("far.test", port_of(own), frozenset({"8.8.8.8"}), "the world"))
    monkey = {"far.test": ["127.0.0.1"]}
    real = socket.getaddrinfo

    def lookup(host: Any, port: Any, *more: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        return real(monkey.get(name, [name])[0], port, *more, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lookup)
        await asked(Connection(f"http://far.test:{port_of(own)}/v1", "m"))
        with (
            closing(socket.socket()) as made,
            pytest.raises(PolicyError),
        ):
            made.connect(("127.0.0.1", port_of(own)))
    assert (own.heard, reached) == ([], [])


def test_that_an_address_says_the_same_to_all_who_read_it() -> None:
    """One reading of the address for the door and for who connects: no parser differs."""
    import httpx2

    for url in URLS:
        try:
            connection = connection_of({"base_url": filled(url, 8000), "model": "m"})
        except EngineError:
            continue
        try:
            read = httpx2.URL(connection.base_url)
        except (httpx2.InvalidURL, ValueError):
            continue
        assert (read.host, read.port or 80) == (connection.host, connection.port), url
