"""Encryption: what an encrypted store costs beside a plain one, in append, search and files.

Usage: python tests/benchmarks/bench_encryption.py [--runs 2000]

Both stores get the same runs. Rounds take turns, plain and encrypted, and the middle one of
each counts, so that a machine which is busy meanwhile slows both. Prints lines of JSON.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench_traces import events
from measuring import report

from workbench.base.data_keys import DataKey
from workbench.base.files import write_atomically
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.vault import Vault, open_vault
from workbench.traces.events import Record
from workbench.traces.search_query import parse
from workbench.traces.store import TraceStore

ROUNDS, CALLS = 7, 3
SEARCHES = ("waba", "waba wobe", "wab", "rareword", "waba slower:2s")
FILE = b"x" * 20_000


class Side:
    """One store, plain or encrypted."""

    def __init__(self, place: Path, stack: ExitStack, *, encrypted: bool) -> None:
        self.paths = Paths(place / "data", place / "cache")
        self.paths.make()
        if encrypted:
            vault = Vault(self.paths.data, DataKey.drawn(), self.paths.cache)
            stack.callback(open_vault(vault))
        self.store = TraceStore(self.paths.database)
        stack.callback(self.store.close)
        self.chance = random.Random(3)
        self.number = 0

    def append(self, runs: int) -> None:
        """Runs of some thirty events, each with one sync to the disk."""
        for _ in range(runs):
            self.number += 1
            made = events(self.chance, self.number, CALLS)
            begun_s = 1000.0 * self.number
            self.store.append(
                [Record(f"r{self.number}", n, begun_s + n, e) for n, e in enumerate(made)]
            )

    def index(self) -> None:
        """Bring all into the index of words."""
        while self.store.index_some():
            pass

    def add(self, runs: int) -> None:
        """Append, and index what was appended."""
        self.append(runs)
        self.index()

    def search(self) -> None:
        """Look for words of several kinds."""
        for text in SEARCHES:
            self.store.search_events(parse(text, time.time()), limit=50)

    def read(self) -> None:
        """Every event of fifty runs."""
        for number in range(1, 51):
            self.store.records(f"r{number}")

    def files(self) -> None:
        """Write and read a document."""
        write_atomically(self.paths.settings, FILE)
        read_regular(self.paths.settings, len(FILE))

    def opened(self) -> None:
        """Another program opens the store and reads one run."""
        store = TraceStore(self.paths.database, alone=False)
        store.records("r1")
        store.close()


def timed(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    begun_s = time.perf_counter()
    call()
    return time.perf_counter() - begun_s


def compare(name: str, sides: tuple[Side, Side], call: Callable[[Side], object]) -> None:
    """Both in turns; the middle of each, and their ratio."""
    found: tuple[list[float], list[float]] = ([], [])
    for _round in range(ROUNDS):
        for side, times in zip(sides, found, strict=True):
            times.append(timed(lambda side=side: call(side)))  # type: ignore[misc]
    plain_s, encrypted_s = (statistics.median(times) for times in found)
    report(
        "encryption",
        name,
        {
            "plain ms": round(1000 * plain_s, 3),
            "encrypted ms": round(1000 * encrypted_s, 3),
            "ratio": round(encrypted_s / plain_s, 3),
        },
    )


def main() -> None:
    """Every case."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="encryption-") as folder, ExitStack() as stack:
        place = Path(folder)
        sides = (
            Side(place / "plain", stack, encrypted=False),
            Side(place / "encrypted", stack, encrypted=True),
        )
        each = max(1, options.runs // ROUNDS)
        compare(f"append {each} runs", sides, lambda side: side.append(each))
        for side in sides:
            side.index()
        compare("append 20 runs and index them", sides, lambda side: side.add(20))
        compare("five searches", sides, lambda side: side.search())
        compare("read 50 runs", sides, lambda side: side.read())
        compare("open the store once more", sides, lambda side: side.opened())
        compare("write and read a file of 20 kB", sides, lambda side: side.files())


if __name__ == "__main__":
    main()
