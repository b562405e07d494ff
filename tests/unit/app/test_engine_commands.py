"""``workbench engines list``, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.__main__ import _parser
from workbench.app import engine_commands
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.engines.sandbox import NO_THREAD, possible


async def test_that_it_is_told_what_holds_the_worker_of_each_engine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = _parser().parse_args(["engines", "list", "--json"])
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as bench:
        assert await engine_commands.run(bench, listed) == 0
        processes = json.loads(capsys.readouterr().out)["engines"]
        bench.settings.change(engine_mode="thread")
        assert await engine_commands.run(bench, listed) == 0
        threads = json.loads(capsys.readouterr().out)["engines"]

    opened = {row["key"]: row["opens"] + row["folders_with"] for row in processes}
    assert opened["foundry-local"] == opened["onnx-genai"] == ["genai_config.json"]
    assert all(opened.values())
    assert {row["sandbox"] for row in processes} == {possible()}
    told = {row["key"]: row["sandbox"] for row in threads}
    assert told["llama-cpp"] == NO_THREAD
    assert told["server"] == possible()
