"""Documents of every kind in an encrypted store: saved, renamed, removed, brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.stores import found_in, opened, paths_in, sealed_folder
from tests.unit.app.test_runs import DONE, READY, World, start
from workbench.agents.documents import AgentDocument
from workbench.app.workbench import open_workbench
from workbench.engines.api import TextDelta
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.python import PythonSettings

CANARY = "Mrs Canary of ward seven"


async def test_that_documents_stay_readable_and_are_never_plain(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    sealed_folder(paths)
    source = f"def run():\n    return '{CANARY}'\n"
    agent = AgentDocument("carer", "Carer", instructions=f"Care for {CANARY}.")
    with opened(paths):
        async with open_workbench(paths) as bench:
            await bench.agents.save(agent)
            await bench.agents.save(replace(agent, instructions=f"{CANARY}, twice"), "carer")
            renamed = replace(agent, name="nurse", title="Nurse")
            await bench.agents.save(renamed, "carer")
            assert bench.agents.versions("nurse")  # they followed, bound to their new place
            first = bench.agents.versions("nurse")[-1]
            assert CANARY in bench.agents.read_version("nurse", first.id).instructions
            token = await bench.agents.remove("nurse")
            await bench.agents.restore(token)
            await bench.tool_library.save(
                ToolDocument(
                    "says", "Says", f"About {CANARY}", "python", PythonSettings(source)
                )
            )
            graph = await bench.graphs.duplicate(bench.graphs.documents[0].name, CANARY)
            await bench.data_sets.refresh()
            data_set = await bench.data_sets.duplicate(
                bench.data_sets.documents[0].name, f"Cases of {CANARY}"
            )
            (paths.agents / "mine.agent.yaml").write_text("name: mine\ndisplayName: Mine\n")
        async with open_workbench(paths) as bench:
            assert CANARY in bench.agents.get("nurse").instructions
            assert bench.tool_library.get("says").settings == PythonSettings(source)
            assert bench.graphs.get(graph.name).title == CANARY
            await bench.data_sets.refresh()
            assert bench.data_sets.knows(data_set.name)
            assert bench.agents.problems == ()
    assert found_in([paths.data, paths.cache], [CANARY]) == []


async def test_that_a_deleted_conversation_leaves_nothing_plain(tmp_path: Path) -> None:
    paths, world = paths_in(tmp_path), World()
    (paths.models / "talker.replay.json").write_text("{}")
    sealed_folder(paths)
    with opened(paths):
        async with open_workbench(paths, start_host=world.start) as bench:
            world.steps = [[READY, TextDelta(CANARY), DONE]]
            run = await start(bench, f"About {CANARY}")
            await run.wait()
            await bench.conversations.delete(run.conversation_id)
            await bench.conversations.purge()
            assert await bench.conversations.list() == ()
    assert found_in([paths.data, paths.cache], [CANARY]) == []
