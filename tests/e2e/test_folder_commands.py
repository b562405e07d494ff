"""``workbench models`` with a model that is a folder, as a new user would try it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from workbench.base.paths import resource


class Terminal:
    """Someone at a terminal."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *words: str, fails: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *words],
            capture_output=True,
            text=True,
            env=os.environ | {"WORKBENCH_DATA": str(self.data)},
            timeout=120,
            check=False,
        )
        assert done.returncode == fails, done.stderr
        return done.stdout + (done.stderr if fails else "")

    def json(self, *words: str, fails: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", fails=fails))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "small-agent"
    return Path(shutil.copytree(resource("models") / "starter" / "hf", place))


def test_that_a_folder_is_imported_checked_mended_and_removed(
    terminal: Terminal, folder: Path
) -> None:
    model = terminal.json("models", "import", str(folder))
    info = terminal.json("models", "info", "small-agent")
    weights = Path(model["path"]) / "model.safetensors"

    assert (model["id"], model["engine"], model["problem"]) == ("small-agent", "mlx", "")
    assert (info["parameters"], info["quantisation"]) == (4_198_656, "F16")
    assert info["fit"]["verdict"] == "cpu"
    assert "mlx" in terminal.run("models", "list")
    assert "every byte" in terminal.run("models", "verify", "small-agent")
    with weights.open("r+b") as file:
        file.seek(weights.stat().st_size // 2)
        file.write(b"damage")
    assert terminal.json("models", "verify", "small-agent", fails=3)["bad_chunks"] == {
        "model.safetensors": [0]
    }
    assert "Import it again" in terminal.run("models", "repair", "small-agent", fails=1)
    terminal.run("models", "import", str(folder))
    assert terminal.json("models", "verify", "small-agent")["whole"]
    assert terminal.json("models", "rm", "small-agent")["freed_bytes"] == model["size_bytes"]
    assert not Path(model["path"]).parent.exists()
    assert folder.is_dir()


@pytest.mark.skipif(find_spec("mlx_lm") is None, reason="MLX is not installed")
def test_that_an_agent_calls_a_tool_on_an_imported_folder(
    terminal: Terminal, folder: Path
) -> None:
    terminal.run("models", "import", str(folder))

    words = ("run", "calculator", "--model", "small-agent", "--input", "What is 12 * 7?")
    done = terminal.json(*words)

    (call,) = done["tool_calls"]
    assert (call["name"], call["arguments"]) == ("calculator", {"expression": "12 * 7"})
    assert "84" in done["answer"]
