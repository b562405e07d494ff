"""The stores of a data folder beside those of ``data_stores``, in the same way."""

from __future__ import annotations

from pathlib import Path

from tests.data_stores import KINDS, NOW_S, Kind
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.store import JobStore
from workbench.policy.ledger import Ledger
from workbench.policy.ledger_values import Query
from workbench.policy.network_events import Tried
from workbench.tools.memory.store import MemoryStore
from workbench.tools.memory.values import Keep, MemoryPlace
from workbench.tools.retrieval.index import Index
from workbench.tools.retrieval.values import FileMark

PLACE = MemoryPlace("graph", "g", "m")


class Jobs:
    """The history of jobs, a run for each number."""

    def __init__(self, path: Path) -> None:
        self._store = JobStore(path)
        self._store.newest()

    def write(self, number: int) -> None:
        run = JobRun(0, "job", f"due:{number}", 1, "schedule", float(number), "skipped")
        self._store.note(run)

    def read(self) -> set[int]:
        return {int(one.key.removeprefix("due:")) for one in self._store.newest(most=1000)}

    def close(self) -> None:
        """Each call opens the file anew."""


class Network:
    """The ledger of connections, a try for each number."""

    def __init__(self, path: Path) -> None:
        self._ledger = Ledger(path)
        self._ledger.start()
        self._flush()

    def _flush(self) -> None:
        if not self._ledger.flush(20.0) and self._ledger.problem is not None:
            raise self._ledger.problem

    def write(self, number: int) -> None:
        host = f"h{number}.example"
        self._ledger.take(Tried(NOW_S + number, "tool", "tests", "connect", host, 443, False))
        self._flush()

    def read(self) -> set[int]:
        found = self._ledger.reading.newest(Query(), 1000)
        return {int(one.host.removeprefix("h").removesuffix(".example")) for one in found}

    def close(self) -> None:
        self._ledger.close()


class Memories:
    """What graphs remember, a text for each number."""

    def __init__(self, path: Path) -> None:
        self._store = MemoryStore(path)

    def write(self, number: int) -> None:
        self._store.remember(PLACE, f"number {number}", Keep())

    def read(self) -> set[int]:
        found = self._store.newest(PLACE, 1000)
        return {int(one.text.removeprefix("number ")) for one in found}

    def close(self) -> None:
        """Each call opens the file anew."""


class Documents:
    """The index of a collection of documents, a file for each number."""

    def __init__(self, path: Path) -> None:
        self._index = Index(path)

    def write(self, number: int) -> None:
        self._index.skip(FileMark(f"{number}.txt", 1, 1), "it is empty")

    def read(self) -> set[int]:
        return {int(name.removesuffix(".txt")) for name in self._index.known()}

    def close(self) -> None:
        self._index.close()


ALL = {
    **KINDS,
    "jobs": Kind("jobs.db", Jobs),
    "network": Kind("network.db", Network),
    "memory": Kind("memory.db", Memories),
    "documents": Kind("documents.db", Documents),
}
