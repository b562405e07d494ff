"""``workbench eval`` with the real starter model: two quantisations, a kill, a report."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.conftest import Workbench

CASES = "case_id,text,expected\n" + "".join(
    f"c{number},What is {number} * 7?,{number * 7}\n" for number in range(2, 26)
)


def kept(data: Path) -> int:
    """How many outcomes are on disk."""
    path = data / "evaluations.db"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path, timeout=10)) as file:
        try:
            return int(file.execute("SELECT count(*) FROM outcomes").fetchone()[0])
        except sqlite3.OperationalError:  # not made yet
            return 0


def test_that_two_quantisations_are_compared_also_over_a_kill(
    workbench: Workbench, environment: dict[str, str], data: Path, tmp_path: Path
) -> None:
    made = json.loads(workbench("models", "quantize", "starter", "Q4_0", "--json").stdout)
    cases = tmp_path / "sevens.csv"
    cases.write_text(CASES)
    words = ["eval", "run", "starter", "--data", str(cases), "--at-once", "2",
             "--models", f"starter,{made['id']}"]  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", *words],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as killed:  # fmt: skip
        end_s = time.monotonic() + 60
        while kept(data) < 10 and time.monotonic() < end_s and killed.poll() is None:
            time.sleep(0.01)
        killed.kill()
    before = kept(data)
    assert 10 <= before < 48

    (cut_off,) = json.loads(workbench("eval", "list", "--json").stdout)
    assert (cut_off["state"], cut_off["done"], cut_off["attempts"]) == ("paused", before, 48)
    resumed = workbench(
        "eval", "run", "--resume", cut_off["plan_id"], "--at-least", "0.999", "--json"
    )

    found = json.loads(resumed.stdout)
    first, second = found["candidates"]
    assert found["evaluation"]["state"] == "done"
    assert found["evaluation"]["done"] == kept(data) == 48
    assert first["model_id"] == "starter"
    assert first["judged"] == second["judged"] == 24
    assert first["passed"] >= 18  # what the starter was trained for
    assert second["quantisation"] == "Q4_0"
    assert second["model_bytes"] < first["model_bytes"]
    assert min(first["peak_memory_bytes"], second["tokens_per_s"]) > 0
    assert resumed.returncode == (3 if min(first["passed"], second["passed"]) < 24 else 0)

    page = tmp_path / "report.html"
    written = workbench("eval", "report", cut_off["plan_id"], "--output", str(page))
    assert written.returncode == 0, written.stderr
    text = page.read_text(encoding="utf-8")
    assert first["label"] in text
    assert second["label"] in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "tester", "--data", "declining", "--models", "gone"], "not installed"),
        (["run", "--resume", "gone"], "there is no evaluation"),
    ],
)
def test_that_what_cannot_be_done_is_said_in_a_line(
    workbench: Workbench, words: list[str], said: str
) -> None:
    done = workbench("eval", *words)

    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
