"""The network guard, in a process of its own because audit hooks stay."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from workbench.base.errors import PolicyError
from workbench.policy.network import Attempt, NetworkGuard, install_network_guard, is_local

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
print(refused, guard.attempts, len(seen))
"""


def test_that_nothing_leaves_the_machine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split() == ["6", "6", "6"], done.stderr


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
    with guard.permit("search the hub"):
        guard.check("socket.getaddrinfo", ("hub.example", 443))
        guard.check("socket.getaddrinfo", ("hub.example", 443))
        with pytest.raises(PolicyError), ThreadPoolExecutor(1) as pool:
            pool.submit(guard.check, "socket.getaddrinfo", ("other.example", 443)).result()
    with pytest.raises(PolicyError):
        guard.check("socket.getaddrinfo", ("hub.example", 443))
    assert [(c.host, c.purpose) for c in guard.contacts] == [("hub.example", "search the hub")]
    assert guard.attempts == 2
