"""The bundled starter model calls tools on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

STARTER = Path(__file__).parents[2] / "resources" / "models" / "starter" / "starter.gguf"
Workbench = Callable[..., CompletedProcess[str]]

pytestmark = pytest.mark.skipif(
    not STARTER.exists(), reason="the starter model is not installed"
)


def test_that_the_starter_calculates(workbench: Workbench) -> None:
    done = workbench("run", "starter", "--input", "What is 12 * 7?", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["tool_calls"][0]["name"] == "calculator"
    assert "84" in report["tool_calls"][0]["result"]
    assert "84" in report["answer"]


def test_that_the_self_test_passes(workbench: Workbench) -> None:
    done = workbench("--self-test")
    assert done.returncode == 0, done.stderr
    assert "self-test passed" in done.stdout
