"""A disk that is really full: every command starts, says so, and a model can be removed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
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


def test_that_an_evaluation_pauses_when_the_disk_is_full_and_goes_on_later(
    small_disk: Path,
) -> None:
    data, ballast = small_disk / "data", small_disk / "ballast"
    cases = small_disk / "cases.csv"
    cases.write_text("text\n" + "".join(f"What is {number} * 7?\n" for number in range(30)))
    words = ["eval", "run", "starter", "--data", str(cases), "--at-once", "1"]
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", *words],
        env={**os.environ, "WORKBENCH_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as going:
        end_s = time.monotonic() + 60
        while not outcomes(data) and time.monotonic() < end_s and going.poll() is None:
            time.sleep(0.02)
        with ballast.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"\0" * 4096):
                pass
        said = going.communicate(timeout=60)[1]
    assert going.returncode == 1
    assert "disk is full" in said
    assert "eval run --resume" in said
    assert "Traceback" not in said
    before = outcomes(data)

    ballast.unlink()
    (cut_off,) = json.loads(command(data, "eval", "list", "--json").stdout)
    assert (cut_off["state"], cut_off["done"]) == ("paused", before)
    assert cut_off["no_answer"] == 0
    resumed = command(data, "eval", "run", "--resume", cut_off["plan_id"], "--json")
    done = json.loads(resumed.stdout)["evaluation"]
    assert (done["state"], done["no_answer"]) == ("done", 0)
    assert done["done"] == done["attempts"] == outcomes(data) > before


def outcomes(data: Path) -> int:
    """How many outcomes of evaluations are on disk."""
    path = data / "evaluations.db"
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file,
    ):
        return int(file.execute("SELECT count(*) FROM outcomes").fetchone()[0])
    return 0
