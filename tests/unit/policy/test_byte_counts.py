"""Bytes of connections are those that passed, also where the program let go at once."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator

import pytest

from workbench.policy import byte_counts
from workbench.policy.byte_counts import ByteCounts
from workbench.policy.network_events import Counted

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts them")


@pytest.fixture
def told() -> list[Counted]:
    return []


@pytest.fixture
def counts(told: list[Counted]) -> Iterator[ByteCounts]:
    made = ByteCounts(told.append)
    yield made
    made.stop()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


def until_told(told: list[Counted], number: int = 1) -> None:
    end_s = time.monotonic() + 5
    while len(told) < number and time.monotonic() < end_s:
        time.sleep(0.01)
    assert len(told) >= number


def test_that_a_short_connection_is_counted_after_its_end(
    counts: ByteCounts, told: list[Counted], listener: socket.socket
) -> None:
    with socket.socket() as own:
        name = counts.follow(own, "1")
        own.connect(listener.getsockname())
        other, _ = listener.accept()
        with other:
            own.sendall(b"x" * 1000)
            assert len(other.recv(2000)) == 1000
            other.sendall(b"y" * 77)
            assert own.recv(100) == b"y" * 77
            own.close()
            other.settimeout(5)
            assert other.recv(1) == b""  # the end is told, a moment later
    until_told(told)
    assert told == [Counted(name, 1000, 77)]


def test_that_a_connection_that_nobody_took_has_no_bytes(
    counts: ByteCounts, told: list[Counted]
) -> None:
    with socket.socket() as own:
        name = counts.follow(own, "1")
        own.settimeout(1)
        assert own.connect_ex(("127.0.0.1", 1)) != 0
    until_told(told)
    assert told == [Counted(name, 0, 0)]


def test_that_the_next_file_of_the_same_number_is_not_taken_for_it(
    counts: ByteCounts, told: list[Counted], listener: socket.socket
) -> None:
    first = socket.create_connection(listener.getsockname())
    counts.follow(first, "1")
    handle = first.fileno()
    first.close()
    with socket.socket() as second:
        assert second.fileno() == handle
        until_told(told)


def test_that_a_long_connection_is_told_of_meanwhile(
    counts: ByteCounts,
    told: list[Counted],
    listener: socket.socket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(byte_counts, "_TELL_S", 0.0)
    with socket.create_connection(listener.getsockname()) as own:
        counts.follow(own, "1")
        own.sendall(b"x" * 10)
        end_s = time.monotonic() + 5
        while not any(one.sent_bytes == 10 for one in told) and time.monotonic() < end_s:
            time.sleep(0.01)
        own.sendall(b"x" * 5)
    counts.stop()
    assert told[-1].sent_bytes == 15


def test_that_not_everything_is_followed(counts: ByteCounts) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        assert counts.follow(datagrams, "1") == ""
    closed = socket.socket()
    closed.close()
    assert counts.follow(closed, "2") == ""
    assert counts.follow(object(), "3") == ""
