"""The one address that the worker of a server's model may reach."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from workbench.base.errors import PolicyError
from workbench.policy.network import Door, NetworkGuard

WORLD, OTHER, HOME, OFFICE = "8.8.8.8", "8.8.4.4", "127.0.0.1", "10.1.2.3"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Names and what they stand for; a number stands for itself."""
    known: dict[str, str] = {}

    def lookup(host: str, port: int, *_more: Any, **_named: Any) -> list[Any]:
        number = known.get(host, host)
        if not number[0].isdigit() and ":" not in number:
            raise socket.gaierror(-2, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return known


def connect(guard: NetworkGuard, host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as made:
        guard.check("socket.connect", (made, (host, port)))


def test_that_a_door_leads_to_one_address_and_one_port(names: dict[str, str]) -> None:
    guard = NetworkGuard()
    guard.only(Door.to(f"{HOME}:8000"))

    connect(guard, HOME, 8000)
    guard.check("socket.getaddrinfo", (HOME, 8000))
    for host, port in [(HOME, 8001), ("127.0.0.2", 8000), ("::1", 8000), (WORLD, 8000)]:
        with pytest.raises(PolicyError, match="refused"):
            connect(guard, host, port)
    for name in ("localhost", "example.org"):
        with pytest.raises(PolicyError, match="refused"):
            guard.check("socket.getaddrinfo", (name, 8000))
    assert guard.attempts == 6


def test_that_a_door_leads_to_the_numbers_of_its_name(names: dict[str, str]) -> None:
    names["models.example"] = WORLD
    guard = NetworkGuard()
    guard.only(Door.to("Models.Example:443"))

    guard.check("socket.getaddrinfo", ("models.example", 443))
    guard.check("socket.getaddrinfo", (b"models.example", 443))
    connect(guard, WORLD, 443)
    with pytest.raises(PolicyError):
        connect(guard, OTHER, 443)
    names["models.example"] = OTHER
    connect(guard, OTHER, 443)


@pytest.mark.parametrize("nearer", [HOME, OFFICE, "169.254.169.254", "192.168.1.1"])
def test_that_a_name_in_the_world_never_leads_home(names: dict[str, str], nearer: str) -> None:
    names["models.example"] = WORLD
    guard = NetworkGuard()
    guard.only(Door.to("models.example:443"))

    names["models.example"] = nearer

    with pytest.raises(PolicyError):
        connect(guard, nearer, 443)


@pytest.mark.parametrize("address", ["", "host", "host:", ":80", "host:http", "unknown:80"])
def test_that_a_door_to_nowhere_is_refused(names: dict[str, str], address: str) -> None:
    with pytest.raises(PolicyError):
        Door.to(address)


def test_that_numbers_of_the_newer_kind_have_doors(names: dict[str, str]) -> None:
    guard = NetworkGuard()
    guard.only(Door.to("[::1]:8000"))

    connect(guard, "::1", 8000)
    with pytest.raises(PolicyError):
        connect(guard, "::1", 8001)
