"""R9: programs at once on the stores beside the conversations, from the first write on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.data_stores import KINDS, Kind

PROGRAMS = 3
EACH = 12
ROOT = Path(__file__).resolve().parents[2]
NAMES = ("metrics", "alerts", "evaluations")
WRITER = """
import json, sys
from pathlib import Path
from tests.data_stores import KINDS
from workbench.base.errors import StoreDamaged

folder, first, many, each = Path(sys.argv[1]), *map(int, sys.argv[2:5])
print("ready", flush=True)
sys.stdin.readline()
for name in sys.argv[5:]:
    kind = KINDS[name]
    try:
        opened = kind.opened(folder / kind.file)
    except StoreDamaged:  # as the program does: put aside, by one of them
        kind.opened.mend(folder / kind.file)
        opened = kind.opened(folder / kind.file)
    for number in range(first, many * each, many):
        opened.write(number)
    opened.close()
"""


def work(folder: Path, *names: str) -> None:
    """Programs that begin at once and write these stores; all must come to their end."""
    shared = (str(PROGRAMS), str(EACH), *names)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(number), *shared],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for number in range(PROGRAMS)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        _out, errors = program.communicate(timeout=60)
        assert program.returncode == 0, errors


def check(kind: Kind, folder: Path) -> None:
    """Everything that each of them wrote is there, once."""
    with kind.at(folder) as store:
        assert store.kept_as is None
        assert store.read() == set(range(PROGRAMS * EACH))
    with closing(sqlite3.connect(folder / kind.file)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_that_programs_that_begin_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    work(tmp_path, *NAMES)
    for name in NAMES:
        check(KINDS[name], tmp_path)
    assert not [one.name for one in tmp_path.iterdir() if ".tmp" in one.name]


def test_that_a_damaged_file_is_put_aside_by_one_of_them(tmp_path: Path) -> None:
    names = ("metrics", "alerts")
    for name in names:
        (tmp_path / KINDS[name].file).write_bytes(b"no database" * 999)
    work(tmp_path, *names)
    for name in names:
        check(KINDS[name], tmp_path)
        kept = [one.read_bytes() for one in tmp_path.glob(f"{name}.damaged*")]
        assert kept == [b"no database" * 999], "once, and nothing else was moved"
