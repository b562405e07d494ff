"""Every store beside the conversations, with each change of the disk written down; see R2.

Runs with ``recorder.c`` preloaded: ``stores_recorded.py RECORDER FOLDER TRACE``. Prints, as one
JSON line, what was acknowledged at each mark of the trace.
"""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path

from tests.data_stores import KINDS

ROUNDS = 4


def main(library: str, folder: Path, trace: Path) -> None:
    """Make each store, write to it, close it, and write again."""
    recorder = ctypes.CDLL(library)
    folder.mkdir()
    recorder.record_to(str(trace).encode(), str(folder).encode())
    said: list[tuple[str, int]] = []
    for name in ("metrics", "alerts", "evaluations"):
        kind = KINDS[name]
        for numbers in (range(ROUNDS), range(ROUNDS, 2 * ROUNDS)):
            with kind.at(folder) as store:
                for number in numbers:
                    recorder.record_mark(len(said))
                    said.append((f"begins {name}", number))
                    store.write(number)
                    recorder.record_mark(len(said))
                    said.append((name, number))
    sys.stdout.write(json.dumps({"said": said}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
