"""Conversations in an encrypted folder: the same store, also when it is damaged or locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stores import drawn_vault, found_in, paths_in, sealed_folder
from workbench.base.cipher_pages import PAGE_BYTES
from workbench.base.errors import StoreLocked
from workbench.base.paths import Paths
from workbench.base.vault import Vault
from workbench.traces.events import Record
from workbench.traces.store import TraceStore

MakeRun = Callable[..., list[Record]]
CANARY = "Mrs Canary of ward seven"
RUNS = 30


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


@pytest.fixture
def vault(paths: Paths) -> Iterator[Vault]:
    with drawn_vault(paths) as vault:
        yield vault


def fill(paths: Paths, make_run: MakeRun) -> None:
    store = TraceStore(paths.database)
    for number in range(RUNS):
        text = f"{CANARY} asks {number}. " * 20
        store.append(make_run(f"r{number}", text=text, conversation=f"c{number}"))
    store.save_draft("", CANARY)
    store.close()


def test_that_it_is_the_same_store(paths: Paths, vault: Vault, make_run: MakeRun) -> None:
    fill(paths, make_run)
    store = TraceStore(paths.database)
    try:
        assert store.recovery is None
        assert len(store.conversations("canary", 100)) == RUNS
        assert store.draft("") == CANARY
        store.index_some()
        assert found_in([paths.data], [CANARY]) == []
    finally:
        store.close()
    assert found_in([paths.data], [CANARY]) == []


@pytest.mark.parametrize("page", [1, 3, 6])
def test_that_what_was_not_hit_is_saved(
    paths: Paths, vault: Vault, make_run: MakeRun, page: int
) -> None:
    fill(paths, make_run)
    raw = bytearray(paths.database.read_bytes())
    raw[(page - 1) * PAGE_BYTES + 200] ^= 0xFF
    paths.database.write_bytes(raw)
    store = TraceStore(paths.database)
    try:
        if store.recovery is None:  # it was hit where nothing was
            assert len(store.conversations("", 100)) == RUNS
            return
        assert store.recovery.kept_as.read_bytes() == raw
        assert len(store.conversations("", 100)) >= RUNS * 0.8
    finally:
        store.close()
    assert found_in([paths.data], [CANARY]) == []


def test_that_without_its_key_it_is_left_alone(paths: Paths, make_run: MakeRun) -> None:
    with drawn_vault(paths):
        fill(paths, make_run)
    before = {path.name: path.read_bytes() for path in paths.data.glob("workbench*")}
    with drawn_vault(paths), pytest.raises(StoreLocked, match="another key"):
        TraceStore(paths.database)
    sealed_folder(paths)
    with pytest.raises(StoreLocked, match="not open"):
        TraceStore(paths.database)
    after = {path.name: path.read_bytes() for path in paths.data.glob("workbench*")}
    assert after == before
