"""Connections to other machines, as the system tells them."""

from __future__ import annotations

import os
import socket

import pytest

from workbench.telemetry.samplers.api import Machine
from workbench.telemetry.samplers.network import NetworkSampler, _leaves


def test_that_connections_within_the_machine_are_none() -> None:
    sampler = NetworkSampler(Machine())
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()),
    ):
        assert sampler.sample({"m": os.getpid()}) == {"net.connections": 0.0}
    sampler.close()


def test_that_a_worker_that_is_gone_counts_nothing() -> None:
    assert NetworkSampler(Machine()).sample({"m": 2**22 + 1}) == {"net.connections": 0.0}


@pytest.mark.skipif(not hasattr(socket, "SO_BINDTODEVICE"), reason="needs Linux sockets")
def test_that_a_socket_aimed_elsewhere_is_counted() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as aimed:
        try:
            # A datagram socket only notes where it is aimed: nothing is sent.
            aimed.connect(("192.0.2.1", 9))
        except OSError as exc:
            pytest.skip(f"there is no route to any network: {exc.strerror}")
        assert NetworkSampler(Machine()).sample({}) == {"net.connections": 1.0}


def test_that_addresses_are_told_apart() -> None:
    assert not _leaves("127.0.0.1")
    assert not _leaves("::1")
    assert not _leaves("::ffff:127.0.0.1")
    assert _leaves("10.0.0.1")
    assert _leaves("fe80::1%eth0")
