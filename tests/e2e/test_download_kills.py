"""A download whose program is killed three times goes on without fetching much again (P14)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.server import Hub, running_hub
from workbench.base.paths import resource
from workbench.models.downloads.journal import STEP_BYTES
from workbench.models.downloads.values import Limits

PADDING_BYTES = 24 * 1024 * 1024
KILLS = 3
ON_THE_WAY_BYTES = 128 * 1024
"""Sent by the server, not yet read by the program: two of its pieces."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        starter = resource("models/starter/starter.gguf").read_bytes()
        running.put("org/big-GGUF", "big-F16.gguf", starter + b"\0" * PADDING_BYTES)
        yield running


def pull(data: Path, hub: Hub) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", "models", "pull", "org/big-GGUF"],
        env=os.environ | {"WORKBENCH_DATA": str(data), "HF_ENDPOINT": hub.url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_bytes(hub: Hub, program: subprocess.Popen[str], more: int) -> None:
    """Let it fetch so many bytes more."""
    wanted, until_s = hub.served.sent_bytes + more, time.monotonic() + 60
    while hub.served.sent_bytes < wanted and time.monotonic() < until_s:
        assert program.poll() is None, program.communicate()
        time.sleep(0.01)


def test_that_three_kills_cost_hardly_a_byte(hub: Hub, tmp_path: Path) -> None:
    size = len(hub.files["/org/big-GGUF/resolve/main/big-F16.gguf"].data)
    hub.rate_bytes_per_s = 2_000_000.0
    for _ in range(KILLS):
        program = pull(tmp_path, hub)
        wait_for_bytes(hub, program, size // 5)
        program.kill()
        program.communicate()
    hub.rate_bytes_per_s = 0.0
    program = pull(tmp_path, hub)
    out, error = program.communicate(timeout=120)
    assert program.returncode == 0, error
    assert "every byte checked" in out
    stored = next((tmp_path / "models" / "store").glob("*/model.gguf"))
    assert stored.stat().st_size == size
    again = hub.served.sent_bytes - size
    per_connection = STEP_BYTES + ON_THE_WAY_BYTES
    assert again <= KILLS * Limits().streams * per_connection, f"{again} bytes came twice"
