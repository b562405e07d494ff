"""Models go from one machine to another by file: packed, killed, resumed, and run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.hub.model_files import write_model

MEGABYTE = 1024 * 1024


class Machine:
    """Someone at a terminal, with data of their own."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def start(self, *words: str) -> subprocess.Popen[str]:
        environment = os.environ | {
            "WORKBENCH_DATA": str(self.data),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }
        return subprocess.Popen(
            [sys.executable, "-m", "workbench", "models", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def run(self, *words: str, ends: int = 0) -> str:
        process = self.start(*words)
        out, err = process.communicate(timeout=150)
        assert process.returncode == ends, err
        return out + (err if ends else "")

    def json(self, *words: str, ends: int = 0) -> Any:
        text = self.run(*words, "--json", ends=ends)
        return json.loads(text[text.index("{") : text.rindex("}") + 1])


@pytest.fixture
def there(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "there")


@pytest.fixture
def here(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "here")


def test_that_a_model_and_an_agent_are_carried_by_commands(
    there: Machine, here: Machine, tmp_path: Path
) -> None:
    file = tmp_path / "carry.workbench"
    packed = there.json("pack", "starter", "--agent", "calculator", "--to", str(file))
    assert packed["trust"] == "own"
    refused = there.run("pack", "starter", "--to", str(file), ends=1)
    assert "is there already" in refused
    assert "add --force to write over it" in refused
    there.run("pack", "starter", "--agent", "calculator", "--to", str(file), "--force")
    assert "nothing was named" in there.run("pack", "--to", str(file), ends=1)

    listed = here.json("unpack", str(file), "--list")
    assert listed["signer"] == packed["signer"]
    assert listed["trust"] == "unknown"
    said = here.run("unpack", str(file), ends=4)
    assert packed["signer"] in said
    assert "--trust" in said
    assert here.json("unpack", str(file), "--check")["whole"]

    taken = here.json("unpack", str(file), "--trust")
    name = taken["installed"][0]
    assert taken["saved_agents"] == {"calculator": "calculator"}
    assert "every byte" in here.run("verify", name)
    assert "was here already" in here.run("unpack", str(file)), "trusted from now on"

    (signer,) = json.loads(here.run("signers", "--json"))
    assert signer["fingerprint"] == packed["signer"]
    assert json.loads(here.run("signers", "--json", "--forget", packed["signer"])) == []
    here.run("unpack", str(file), ends=4)
    assert "trusted" in here.run("signers", "--forget", packed["signer"], ends=1)


def test_that_a_drive_is_used_in_place_and_a_damaged_one_is_named(
    there: Machine, here: Machine, tmp_path: Path
) -> None:
    file, drive = tmp_path / "carry.workbench", tmp_path / "drive"
    there.run("pack", "starter", "--to", str(file))
    here.run("unpack", str(file), "--trust", "--to", str(drive))
    taken = here.json("unpack", str(drive), "--in-place")
    models = json.loads(here.run("list", "--json"))
    model = next(m for m in models if m["id"] == taken["installed"][0])
    assert Path(model["path"]).is_relative_to(drive)
    assert not list((here.data / "models").rglob("*.gguf"))

    with Path(model["path"]).open("r+b") as gguf_file:
        gguf_file.seek(1_000_000)
        gguf_file.write(b"damage")
    assert here.json("unpack", str(drive), "--check", ends=3)["bad_chunks"]
    assert here.json("verify", model["id"], ends=3)["bad_chunks"]
    whole = file.read_bytes()
    file.write_bytes(whole[:200] + b"~" + whole[201:])
    assert "damaged" in here.run("unpack", str(file), "--list", ends=3)
    file.write_bytes(whole[: len(whole) // 2])
    assert "cut off" in here.run("unpack", str(file), ends=3)


def test_that_a_killed_import_goes_on_where_it_was(
    there: Machine, here: Machine, tmp_path: Path
) -> None:
    file = tmp_path / "large.workbench"
    (there.data / "models").mkdir(parents=True)
    write_model(there.data / "models" / "large.gguf", 128, seed=3)
    there.run("pack", "large", "--to", str(file))

    process = here.start("unpack", str(file), "--trust")
    part = _wait_for_part(here.data / "models" / ".partial", process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    before = _logged(part)
    assert before, "it was killed in the middle"
    assert not list((here.data / "models").rglob("*.gguf"))

    taken = here.json("unpack", str(file))
    assert "every byte" in here.run("verify", taken["installed"][0])
    assert not part.exists()


def _wait_for_part(folder: Path, process: subprocess.Popen[str]) -> Path:
    """Until some of the model is there, and not all of it."""
    end_s = time.monotonic() + 100
    while time.monotonic() < end_s:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
            raise AssertionError("it was faster than this test")
        for log in folder.glob("*/0.part.log"):
            if 0 < len(_logged(log)) < 10:
                return log
    raise AssertionError("nothing came")


def _logged(log: Path) -> list[str]:
    """Whole chunks that the log of a copy names."""
    lines = log.read_text(encoding="ascii").splitlines()[1:]
    return [line for line in lines if line.split(" ")[1:2] == [str(8 * MEGABYTE)]]
