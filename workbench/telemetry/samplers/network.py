"""Connections that this program and its workers have to other machines."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping

import psutil

from workbench.telemetry.samplers.api import Machine


class NetworkSampler:
    """Asks the system, so that connections of native code are seen too."""

    name = "network"

    def __init__(self, machine: Machine) -> None:
        self._own = psutil.Process().pid

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        count = 0
        for pid in {self._own, *workers.values()}:
            try:
                connections = psutil.Process(pid).net_connections("inet")
            except psutil.NoSuchProcess:
                continue
            except psutil.AccessDenied:
                # Not to know is not the same as none.
                return {}
            count += sum(_leaves(c.raddr.ip) for c in connections if c.raddr)
        return {"net.connections": float(count)}

    def close(self) -> None:
        """Nothing was opened."""


def _leaves(host: str) -> bool:
    address = ipaddress.ip_address(host.partition("%")[0])
    return not (getattr(address, "ipv4_mapped", None) or address).is_loopback
