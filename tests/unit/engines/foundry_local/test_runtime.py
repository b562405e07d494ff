"""Foundry Local's library stays on this machine, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import socketserver
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.base.errors import ModelLoadError
from workbench.engines.foundry_local import runtime

STARTED = """
import sys
from pathlib import Path
from workbench.engines.foundry_local import runtime
runtime.NOWHERE = sys.argv[2]
if sys.argv[3] == "loud":
    runtime.QUIET = {}
work = Path(sys.argv[1])
manager = runtime.start_manager(runtime.RuntimePlan(work=work, models=work / "models"))
sys.stdin.read()
manager.close()
"""


class Door(socketserver.ThreadingTCPServer):
    """A proxy that notes whom it is asked for, and lets nobody through."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Knock)
        self.asked: list[str] = []
        self.knocked = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Knock(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Door)
        self.server.asked.append(self.rfile.readline(500).decode("ascii", "replace"))
        self.server.knocked.set()
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")


@pytest.fixture
def door() -> Iterator[Door]:
    with Door() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def started(work: Path, door: Door, how: str) -> Iterator[subprocess.Popen[bytes]]:
    """The library in a process of its own, until its input is closed."""
    pytest.importorskip("foundry_local_sdk")
    process = subprocess.Popen(
        [sys.executable, "-c", STARTED, str(work), door.address, how],
        stdin=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "CI"},
    )
    try:
        yield process
    finally:
        process.communicate(timeout=60)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have another transport")
def test_that_what_the_library_reports_meets_a_closed_door(tmp_path: Path, door: Door) -> None:
    with started(tmp_path, door, "loud") as process:
        # It does try; were the variables not heard, it would ask a name server instead.
        assert door.knocked.wait(60)

    assert process.returncode == 0
    assert all(line.startswith("CONNECT ") for line in door.asked)
    assert not (Path.home() / ".workbench").exists()
    assert (tmp_path / "Microsoft").is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have another transport")
def test_that_the_library_reports_nothing(tmp_path: Path, door: Door) -> None:
    with started(tmp_path, door, "quiet") as process:
        knocked = door.knocked.wait(4)  # a loud one knocks within two seconds

    assert process.returncode == 0
    assert not knocked
    assert door.asked == []


def test_that_folders_of_killed_processes_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = tmp_path / "workbench-foundry-999999999-x"
    running = tmp_path / f"workbench-foundry-{os.getpid()}-x"
    other = tmp_path / "workbench-foundry-words"
    for folder in (gone, running, other):
        folder.mkdir()

    made = runtime.make_work_folder()

    assert not gone.exists()
    assert running.is_dir()
    assert other.is_dir()
    assert made.is_dir()


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "no ONNX GenAI model"), ("{", "damaged"), ("[]", "describes no model")],
)
def test_that_a_bad_description_is_refused_by_name(
    tmp_path: Path, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "genai_config.json").write_text(content)

    with pytest.raises(ModelLoadError, match=said) as caught:
        runtime.read_config(tmp_path)

    assert tmp_path.name in caught.value.message
    assert caught.value.hint


def test_that_a_model_is_linked_and_not_copied(tmp_path: Path) -> None:
    source = tmp_path / "model"
    source.mkdir()
    (source / "model.onnx").write_bytes(b"weights")
    (source / "genai_config.json").write_text('{"model": {}}')

    runtime.link_model(source, tmp_path / "linked", {"model": {"type": "llama"}})

    linked = tmp_path / "linked" / "model.onnx"
    assert linked.samefile(source / "model.onnx")
    description = json.loads((tmp_path / "linked" / "genai_config.json").read_text())
    assert description == {"model": {"type": "llama"}}
    assert json.loads((source / "genai_config.json").read_text()) == {"model": {}}
