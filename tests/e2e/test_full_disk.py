"""A disk that is really full: every command starts, says so, and a model can be removed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

MODEL = Path(__file__).parents[1] / "models/tiny-agent/agent.gguf"
CAUSE = "The disk is full: 0 B free of 33.6 MB"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs tmpfs")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 32 MiB; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def command(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        env={**os.environ, "WORKBENCH_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_that_models_can_be_removed_from_a_disk_that_is_full(small_disk: Path) -> None:
    data = small_disk / "data"
    added = command(data, "models", "import", str(MODEL))
    model_id = added.stdout.split()[0]
    with (small_disk / "ballast").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * 4096):
            pass
    for words in (("models", "list"), ("runs", "list"), ("models", "clean", "--dry-run")):
        done = command(data, *words)
        assert done.returncode == 0, done.stderr
        assert CAUSE in done.stderr
        assert "Traceback" not in done.stderr
    removed = command(data, "models", "rm", model_id)
    assert removed.returncode == 0, removed.stderr
    after = command(data, "models", "list")
    assert model_id not in after.stdout
    assert "full" not in after.stderr
