"""Exported scripts run on a real server with the model that comes with the program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.e2e.test_same_agent import serving
from tests.gallery_runs import RUNS
from workbench.base.paths import resource

Workbench = Callable[..., CompletedProcess[str]]
FIRST = {name: (inputs, answers, says) for name, inputs, answers, says in reversed(RUNS)}
TICKET = (("Save a ticket: the kettle is broken",), (), "aved")
AGENTS = {
    "calculator": (("What is 12 * 7?",), (), "84"),
    "notes-helper": (("Save a note: buy milk",), (), "aved"),
}
ROWS = [*FIRST.items(), ("customer-service", TICKET), *AGENTS.items()]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if find_spec("xllamacpp") is None:
        pytest.skip("xllamacpp is not installed")
    with serving(resource("models/starter/starter.gguf")) as found:
        yield found


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[name for name, _row in ROWS])
def test_that_an_exported_script_answers_on_the_starter_model(
    name: str,
    row: tuple[tuple[str, ...], tuple[str, ...], str],
    address: str,
    workbench: Workbench,
    tmp_path: Path,
) -> None:
    inputs, answers, says = row
    path = tmp_path / "away" / f"{name}.py"
    path.parent.mkdir()
    made = workbench("agents", "export", name, str(path), "--format", "python")
    assert made.returncode == 0, made.stderr
    text = path.read_text(encoding="utf-8")
    assert "NotImplementedError" not in text

    words = [*inputs, "--base-url", f"{address}/v1", "--model", "starter"]
    for one in answers:
        words += ["--answer", one]
    if '"save_note"' in text:
        words += ["--yes", "save_note"]
    done = subprocess.run(
        [sys.executable, str(path), *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert says in done.stdout
