"""Ctrl-C ends a command, whoever it waits for."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.base.paths import DATA_VARIABLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals")
LIMIT_S = 30.0
STOPPED = 130


def _heeds_ctrl_c() -> None:
    """A suite that runs in the background of a shell is started with the signal ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def command(tmp_path: Path, *words: str, stdin: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, DATA_VARIABLE: str(tmp_path / "data")}
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", *words],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        preexec_fn=_heeds_ctrl_c,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=LIMIT_S)


def test_that_a_silent_ollama_keeps_no_command(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        command(
            tmp_path, "engines", "ollama", "keep", "m", "--address",
            f"http://127.0.0.1:{server.getsockname()[1]}",
            stdin=subprocess.DEVNULL,
        ) as process,
    ):  # fmt: skip
        server.settimeout(LIMIT_S)
        taken, _where = server.accept()
        with taken:
            taken.settimeout(LIMIT_S)
            assert taken.recv(1)
            process.send_signal(signal.SIGINT)
            assert process.wait(LIMIT_S) == STOPPED


def test_that_the_question_for_a_key_keeps_no_command(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    words = ("engines", "connect", "127.0.0.1:1", "m", "--key")
    try:
        with command(tmp_path, *words, stdin=theirs) as process:
            assert process.stderr is not None
            said = b""
            while b"Key of the server" not in said:
                piece = os.read(process.stderr.fileno(), 1000)
                assert piece, said
                said += piece
            process.send_signal(signal.SIGINT)
            assert process.wait(LIMIT_S) == STOPPED
    finally:
        os.close(ours)
        os.close(theirs)
