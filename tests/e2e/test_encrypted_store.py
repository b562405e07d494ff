"""The encrypted store as somebody uses it from the command line, in real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.stores import found_in, sealed_folder
from workbench.base.paths import Paths

PASSPHRASE = "four words nobody guesses"  # noqa: S105
CANARY = "Ottoline Fenwhistle"
WRONG = "four words somebody guesses"


class Program:
    """Runs commands; the passphrase goes through a file handle, never a word or a variable."""

    def __init__(self, environment: dict[str, str], place: Path) -> None:
        self.environment, self.place = environment, place

    def start(self, *words: str, said: str = PASSPHRASE) -> subprocess.Popen[str]:
        secret = self.place / "secret"
        secret.write_text(f"{said}\n")
        with secret.open() as handle:
            number = handle.fileno()
            started = subprocess.Popen(
                [sys.executable, "-m", "workbench", f"--passphrase-fd={number}", *words],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                pass_fds=(number,),
            )
        secret.unlink()
        return started

    def run(self, *words: str, said: str = PASSPHRASE) -> tuple[int, str, str]:
        with self.start(*words, said=said) as started:
            out, err = started.communicate(timeout=120)
        return started.returncode, out, err


@pytest.fixture
def program(environment: dict[str, str], tmp_path: Path) -> Program:
    return Program(environment, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="file handles and signals")
def test_from_a_plain_store_to_an_encrypted_one_and_through_a_kill(
    program: Program, data: Path
) -> None:
    run = ("run", "starter", "--model", "talker", "--input")
    code, out, err = program.run(*run, f"Hello from {CANARY}")
    assert (code, out) == (0, "Hello.\n"), err
    assert found_in([data], [CANARY])

    code, out, err = program.run("store", "encrypt")
    assert code == 0, err
    assert out.startswith("recovery key: ")
    recovery = out.removeprefix("recovery key: ").strip()
    assert "SSDs" in err
    assert found_in([data], [CANARY, PASSPHRASE, recovery]) == []

    before = {p: p.read_bytes() for p in data.rglob("*") if p.suffix in (".sqlite", ".db")}
    code, _out, err = program.run("runs", "list", said=WRONG)
    assert code == 1
    assert "does not open" in err
    assert before == {p: p.read_bytes() for p in before}
    assert not list(data.rglob("*damaged*"))

    started = program.start(*run, f"Tell {CANARY} something long")
    assert started.stdout is not None
    assert started.stdout.read(5) == "word "
    words = Path(f"/proc/{started.pid}/cmdline")
    if words.exists():
        assert PASSPHRASE.encode() not in words.read_bytes()
    time.sleep(0.3)
    os.kill(started.pid, signal.SIGKILL)
    started.communicate()
    assert found_in([data], [CANARY, PASSPHRASE]) == []

    code, out, err = program.run("runs", "list", "--json", said=recovery)
    assert code == 0, err
    assert len(json.loads(out)) == 2  # the killed one, too


@pytest.mark.skipif(sys.platform == "win32", reason="file handles")
def test_that_without_a_passphrase_a_command_says_what_to_do(
    program: Program, data: Path
) -> None:
    paths = Paths(data, data / "cache")
    sealed_folder(paths, PASSPHRASE)
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "runs", "list"],
        env=program.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "--passphrase-fd" in done.stderr
    before = (data / "store-key.json").read_text()
    assert program.run("store", "rotate")[0] == 0
    assert json.loads((data / "store-key.json").read_text())["current"] not in before
    assert program.run("store", "decrypt")[0] == 0
    assert not (data / "store-key.json").exists()
    assert not (data / "store-key.next.json").exists()
