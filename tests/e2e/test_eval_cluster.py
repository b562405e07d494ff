"""The same evaluation on a cluster of this machine: the same outcomes, also if one is lost."""

from __future__ import annotations

import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from workbench.app.evaluation_cluster import cluster, try_slice
from workbench.app.workbench import open_workbench
from workbench.base.errors import EngineUnavailable, PolicyError
from workbench.evals.grid import ModelChoice, grid_of
from workbench.evals.progress import AllDone, Place, took_unknown
from workbench.evals.ray_cluster import OnCluster
from workbench.evals.values import Attempt, Case, DataSet, Outcome, Plan, attempts

MARK = "WORKBENCH_TEST_LOST"
HAS_RAY = importlib.util.find_spec("ray") is not None


def lost_once(plan_text: str, keys: list[tuple[str, str, int]]) -> Iterator[str]:
    """One of the tasks dies after its first outcome."""
    for outcome in try_slice(plan_text, keys):
        yield outcome
        try:
            Path(os.environ[MARK]).touch(exist_ok=False)
        except FileExistsError:
            continue
        os.kill(os.getpid(), signal.SIGKILL)


def listening(process: psutil.Process) -> set[str]:
    """The addresses at which a program and what it began listen."""
    found: set[str] = set()
    for one in (process, *process.children(recursive=True)):
        for connection in one.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN:
                found.add(connection.laddr.ip)
    return found


def what_came(outcomes: tuple[Outcome, ...]) -> dict[Attempt, tuple[object, ...]]:
    return {one.attempt: (one.answer, one.calls, one.grades, one.error) for one in outcomes}


@pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed")
@pytest.mark.filterwarnings("default")
async def test_that_a_cluster_gives_what_this_machine_gives_and_a_lost_task_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv(MARK, str(tmp_path / "lost"))
    cases = tuple(Case(f"c{n}", f"What is {n} * 7?", expected=str(7 * n)) for n in range(2, 10))
    async with open_workbench() as bench:
        agent = bench.agents.get("starter")
        grid = grid_of([agent], [ModelChoice("starter", "Starter", engine="llama-cpp")])
        here = Plan("here", "Here", DataSet("sevens", cases), grid.candidates)
        there = Plan("there", "There", here.data_set, here.candidates)
        await bench.evaluations.start(here)
        assert await bench.evaluations.wait("here") == AllDone()

        async with cluster(bench):
            assert listening(psutil.Process()) <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}
            place = Place(OnCluster(lost_once), took_unknown)
            await bench.evaluations.start(there, place)
            assert await bench.evaluations.wait("there") == AllDone()

        assert (tmp_path / "lost").exists()
        local = (await bench.evaluations.results("here")).outcomes
        shared = (await bench.evaluations.results("there")).outcomes
        assert what_came(shared) == what_came(local)
        assert len(shared) == len(attempts(there)) == 8
        assert all(one.passed for one in shared)
        assert await bench.conversations.records(shared[0].run_id)
        assert bench.guard.attempts == 0
    assert "RAY_AUTH_TOKEN" not in os.environ


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
async def test_that_a_cluster_without_ray_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path / "data"))
    async with open_workbench() as bench:
        with pytest.raises(EngineUnavailable, match="not installed"):
            async with cluster(bench):
                pass


async def test_that_no_other_machine_is_reached_while_the_network_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path / "data"))
    async with open_workbench() as bench:
        bench.settings.change(network="off")
        with pytest.raises(PolicyError, match="network is off"):
            async with cluster(bench, "192.0.2.1:6379"):
                pass
