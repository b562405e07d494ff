"""What can be run is found by its name, and what cannot is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app.workbench import open_workbench
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths


async def test_that_a_name_that_is_nobodys_lists_agents_and_graphs(tmp_path: Path) -> None:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as workbench:
        documents = workbench.runs._documents
        assert documents.get("starter").name == "starter"
        assert documents.get("service-desk").name == "service-desk"
        with pytest.raises(DocumentError, match="no agent or graph 'nobody'") as refused:
            documents.get("nobody")
        assert "starter" in refused.value.hint
        assert "service-desk" in refused.value.hint


async def test_that_a_graph_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.graphs.mkdir(parents=True)
    (paths.graphs / "mine.agentgraph.yaml").write_text("kind: Graph\nschema: 99\n")
    async with open_workbench(paths) as workbench:
        problems = workbench.graphs.problems
        assert problems
        name = problems[0][0].name.partition(".")[0]
        with pytest.raises(DocumentError) as refused:
            workbench.runs._documents.get(name)
        assert refused.value.message == problems[0][1]
