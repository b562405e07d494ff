"""R15: the real program in a home whose name is no English, nor even UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NAME = os.fsdecode("Zoë Müßig 用户/".encode() + b"in Latin-1: Zo\xeb ")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always text")
def test_that_the_program_works_where_names_are_no_text(
    environment: dict[str, str], data: Path, tmp_path: Path
) -> None:
    home = tmp_path / (NAME + "a folder within a folder " * 6).strip()
    home.parent.mkdir()
    data.rename(home)
    ascii_only = {
        **environment, "WORKBENCH_DATA": str(home), "HOME": str(home), "LC_ALL": "C",
        "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/St_Johns",
    }  # fmt: skip
    words = ("run", "tester", "--model", "talker", "--input", "What is 12 * 7?", "--json")
    answers = []
    for further in (words, ("runs", "list", "--json")):
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *further],
            env=ascii_only, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, done.stderr
        answers.append(json.loads(done.stdout))
    assert answers[0]["answer"] == "12 * 7 is 84."
    assert [one["run_id"] for one in answers[1]] == [answers[0]["run_id"]]
