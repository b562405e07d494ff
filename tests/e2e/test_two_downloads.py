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


LIES = """
import fcntl, sys
fcntl.flock = lambda _handle, _how: None
sys.argv[0] = "workbench"
from workbench.__main__ import main
sys.stdin.readline()
sys.exit(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="another kind of lock")
@pytest.mark.parametrize(("lock", "count"), [("holds", 2), ("lies", 4)])
def test_that_programs_that_begin_together_leave_one_whole_model(
    hub: Hub, tmp_path: Path, lock: str, count: int
) -> None:
    """R9: also where a network drive says yes to every lock."""
    script = LIES if lock == "lies" else LIES.replace("fcntl.flock =", "_ =")
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", script, "models", "pull", NAME],
            env=os.environ | {"WORKBENCH_DATA": str(tmp_path), "HF_ENDPOINT": hub.url},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    ended = [(*program.communicate(timeout=150), program.returncode) for program in programs]
    assert 0 in [code for _, _, code in ended], ended
    for _, error, code in ended:
        assert code == 0 or "another Workbench" in error, error
        assert "Traceback" not in error
    data = hub.files[f"/{NAME}/resolve/main/twice-F16.gguf"].data
    (stored,) = (tmp_path / "models" / "store").glob("[!.]*/model.gguf")
    assert stored.read_bytes() == data
    assert not list((tmp_path / "models" / ".partial").glob("*/*.part"))
    assert hub.served.sent_bytes < len(data) * 1.02, "no byte was fetched by two of them"
