"""What is said of conversations that were damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app.notices import Notices
from workbench.app.start_notices import tell_recovery
from workbench.traces.events import Record, RunFinished, RunStarted
from workbench.traces.store import TraceStore


def told_of(path: Path) -> tuple[str, str]:
    notices = Notices()
    store = TraceStore(path)
    try:
        tell_recovery(store, notices)
    finally:
        store.close()
    (notice,) = notices.items
    return notice.title, notice.reason


def test_that_a_total_loss_is_not_called_a_recovery(tmp_path: Path) -> None:
    path = tmp_path / "workbench.sqlite"
    path.write_bytes(b"no database" * 999)
    title, detail = told_of(path)
    assert title == "Your conversations were lost"
    assert "Nothing could be read" in detail
    assert " 0 " not in detail
    assert "was kept as workbench.damaged-" in detail


@pytest.mark.parametrize(("runs", "said"), [(1, "1 run with 2 events"), (2, "2 runs with 4")])
def test_that_a_rescue_says_how_much_was_saved(tmp_path: Path, runs: int, said: str) -> None:
    path = tmp_path / "workbench.sqlite"
    store = TraceStore(path)
    for number in range(runs):
        run_id = f"r{number}"
        started = Record(run_id, 0, 1.0, RunStarted("c", "", "starter", {}, "m", "hello"))
        store.append([started, Record(run_id, 1, 2.0, RunFinished("answered", "hi"))])
    store.close()
    raw = bytearray(path.read_bytes())
    raw[:100] = b"\x55" * 100
    path.write_bytes(raw)
    title, detail = told_of(path)
    assert title == "Conversations were recovered"
    assert said in detail
