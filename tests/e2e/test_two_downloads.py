"""R9: two programs fetch the same model at once; one does, the other says so."""

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

NAME = "org/twice-GGUF"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        starter = resource("models/starter/starter.gguf").read_bytes()
        running.put(NAME, "twice-F16.gguf", starter + b"\0" * 12_000_000)
        yield running


def pull(data: Path, hub: Hub) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", "models", "pull", NAME],
        env=os.environ | {"WORKBENCH_DATA": str(data), "HF_ENDPOINT": hub.url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_that_one_of_two_programs_fetches_and_the_other_says_so(
    hub: Hub, tmp_path: Path
) -> None:
    """R9: no byte is written by both."""
    hub.rate_bytes_per_s = 60_000.0
    first = pull(tmp_path, hub)
    until_s = time.monotonic() + 90
    while not hub.served.sent_bytes and time.monotonic() < until_s:
        assert first.poll() is None, first.communicate()
        time.sleep(0.01)
    second = pull(tmp_path, hub)
    _, refused = second.communicate(timeout=120)
    assert second.returncode != 0
    assert "another Workbench" in refused
    hub.rate_bytes_per_s = 0.0
    out, error = first.communicate(timeout=120)
    assert first.returncode == 0, error
    assert "every byte checked" in out
    size = len(hub.files[f"/{NAME}/resolve/main/twice-F16.gguf"].data)
    stored = next((tmp_path / "models" / "store").glob("*/model.gguf"))
    assert stored.stat().st_size == size
    again = pull(tmp_path, hub)
    assert again.communicate(timeout=120)[0]
    assert again.returncode == 0
