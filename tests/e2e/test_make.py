"""What `make` says on a machine that lacks something, before anything is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "make", "test", "echo", "touch")
OLD = """#!/bin/sh
case "$1" in -V) echo "Python 3.9.2" ;; *) exit 1 ;; esac
"""
WITHOUT_VENV = """#!/bin/sh
case "$2" in *venv*) exit 1 ;; *) exit 0 ;; esac
"""
COMPLETE = "#!/bin/sh\nexit 0\n"

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("make") is None, reason="needs make and a shell"
)
Make = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Runs make in a bare copy of the project, where only some programs can be found."""
    project, programs = tmp_path / "project", tmp_path / "bin"
    programs.mkdir()
    (project / "packaging").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "constraints.txt", "packaging/check_tools.sh"):
        shutil.copyfile(ROOT / name, project / name)
    for tool in TOOLS:
        if found := shutil.which(tool):
            (programs / tool).symlink_to(found)

    def run(target: str, python: str = "") -> subprocess.CompletedProcess[str]:
        if python:
            (programs / "python3").write_text(python)
            (programs / "python3").chmod(0o755)
        return subprocess.run(
            [str(programs / "make"), target],
            cwd=project, env={"PATH": str(programs)}, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip

    return run


@pytest.mark.parametrize("target", ["run", "test", "setup"])
@pytest.mark.parametrize(
    ("python", "told"),
    [
        ("", "'python3' was not found: install python3"),
        (OLD, "'python3' is Python 3.9.2: install a newer one"),
        (WITHOUT_VENV, "install python3-venv"),
        (COMPLETE, "needs a C++ compiler: install g++"),
    ],
)
def test_that_what_is_missing_is_named_in_one_line(
    make: Make, target: str, python: str, told: str
) -> None:
    done = make(target, python)

    assert done.returncode != 0
    ours = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert len(ours) == 1, done.stderr
    assert told in ours[0]
