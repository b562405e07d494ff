"""S13 and S14: canaries through many rooms, a kill, then every written byte is looked at."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stores import PASSPHRASE, Keyring, found_in, opened
from workbench.app.store_door import StoreDoor
from workbench.app.store_keeping import StoreKeeping
from workbench.base.paths import Paths
from workbench.traces.store import TraceStore

ACTIONS = 24
ROOT = Path(__file__).resolve().parents[2]


def canaries() -> dict[str, str]:
    """Words that are nowhere by chance, and are no words of the program."""
    return {
        "patient": f"Quxelda Vornheimb{secrets.token_hex(4)}",
        "key": f"sk-canary-{secrets.token_urlsafe(24)}",
        "token": f"hf_{secrets.token_hex(18)}",
        "passphrase": "",
    }


def carried_out(place: Path, said: dict[str, str], count: int = ACTIONS) -> str:
    """Do the actions in a program that is killed; what it printed."""
    temporary = place / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.secret_actions", str(place), str(count)],
        env={**kept, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)},
        cwd=place,
        input=json.dumps(said),
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert len(done.stdout.splitlines()) == count, done.stderr
    return done.stdout + done.stderr


def written(place: Path) -> list[Path]:
    return [place / "data", place / "cache", place / "tmp"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_that_keys_and_tokens_are_in_no_file_of_a_plain_profile(tmp_path: Path) -> None:
    said = canaries()
    output = carried_out(tmp_path, said)
    assert found_in(written(tmp_path), [said["key"], said["token"]]) == []
    assert said["key"] not in output
    assert said["token"] not in output
    assert found_in(written(tmp_path), [said["patient"]])  # else the looking finds nothing


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_that_an_encrypted_profile_holds_no_canary_after_a_kill(tmp_path: Path) -> None:
    said = canaries()
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    asyncio.run(StoreKeeping(paths, Keyring()).plan_encryption(PASSPHRASE))
    door = StoreDoor(paths, Keyring())
    door.open(door.by_typed(PASSPHRASE))()
    output = carried_out(tmp_path, {**said, "passphrase": PASSPHRASE})
    wanted = [said["patient"], said["key"], said["token"], PASSPHRASE]
    assert found_in(written(tmp_path), wanted) == []
    assert said["patient"] not in output
    with opened(paths):
        store = TraceStore(paths.database)
        try:
            texts = [one.title for one in store.conversations("", 100, 0)]
        finally:
            store.close()
        assert any(said["patient"] in text for text in texts)  # it is there, and encrypted
