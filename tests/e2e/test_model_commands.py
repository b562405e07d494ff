"""``workbench models`` against a hub on this machine: search, pull, verify, repair, remove."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hub.server import Hub, running_hub
from workbench.base.paths import resource


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        starter = resource("models/starter/starter.gguf").read_bytes()
        running.put("org/starter-GGUF", "starter-F16.gguf", starter)
        running.put("org/starter-GGUF", "README.md", b"# Starter")
        yield running


class Terminal:
    """Someone at a terminal."""

    def __init__(self, data: Path, hub: Hub) -> None:
        self.data, self.hub = data, hub

    def run(self, *words: str, fails: int = 0) -> str:
        environment = os.environ | {
            "WORKBENCH_DATA": str(self.data),
            "HF_ENDPOINT": self.hub.url,
        }
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "models", *words],
            capture_output=True,
            text=True,
            env=environment,
            timeout=120,
            check=False,
        )
        assert done.returncode == fails, done.stderr
        return done.stdout + (done.stderr if fails else "")

    def json(self, *words: str, fails: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", fails=fails))


@pytest.fixture
def terminal(tmp_path: Path, hub: Hub) -> Terminal:
    return Terminal(tmp_path, hub)


def test_that_a_model_is_found_fetched_checked_mended_and_removed(terminal: Terminal) -> None:
    assert [m["id"] for m in terminal.json("search", "starter")] == ["org/starter-GGUF"]
    assert "starter-GGUF" in terminal.run("search", "starter")
    page = terminal.json("info", "org/starter-GGUF")
    assert [variant["name"] for variant in page["variants"]] == ["F16"]
    assert page["card"] == "# Starter"
    model = terminal.json("pull", "org/starter-GGUF")
    assert model["source"] == "store"
    assert model["id"] == "starter-gguf-f16"
    assert "every byte" in terminal.run("verify", model["id"])
    path = Path(model["path"])
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"damage")
    assert terminal.json("verify", model["id"], fails=3)["bad_chunks"]
    assert terminal.json("repair", model["id"])["fetched_bytes"] > 0
    assert terminal.json("verify", model["id"])["whole"]
    assert terminal.json("rm", model["id"])["freed_bytes"] == model["size_bytes"]
    assert not path.exists()
    assert model["id"] not in [m["id"] for m in terminal.json("list")]


def test_that_a_model_comes_from_a_folder_without_any_network(
    terminal: Terminal, tmp_path: Path
) -> None:
    drive = tmp_path / "drive" / "My models"
    drive.mkdir(parents=True)
    shutil.copy(resource("models/starter/starter.gguf"), drive / "tiny-F16.gguf")
    where = ("--source", "folder", "--address", str(tmp_path / "drive"))
    assert [model["id"] for model in terminal.json("search", "tiny", *where)] == ["My models"]
    pulled = terminal.json("pull", "My models", *where)
    assert terminal.json("verify", pulled["id"])["whole"]
    assert not terminal.hub.served.requests


def test_that_errors_name_the_next_step(terminal: Terminal) -> None:
    assert "no variant" in terminal.run("pull", "org/starter-GGUF", "--variant", "Q9", fails=1)
    assert "no model 'org/none'" in terminal.run("info", "org/none", fails=1)
    assert "not installed" in terminal.run("verify", "nothing", fails=1)
    said = terminal.run("repair", "starter", fails=1)
    assert "was not fetched by this program" in said
    assert "what this program was published with" in terminal.run("verify", "starter")
    asked = len(terminal.hub.served.requests)
    assert "starter" in [model["id"] for model in terminal.json("list")]
    assert len(terminal.hub.served.requests) == asked, "local models show without any source"
    terminal.hub.put("org/page-GGUF", "page-Q4_0.gguf", b"<html>Log in</html>")
    said = terminal.run("pull", "org/page-GGUF", fails=1)
    assert "'page-Q4_0.gguf' is no GGUF file: it is a web page" in said
    assert "'/nowhere/x.gguf' cannot be read" in terminal.run(
        "import", "/nowhere/x.gguf", fails=1
    )
