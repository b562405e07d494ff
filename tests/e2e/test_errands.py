"""An agent and a graph as tools of an agent, on the model that comes with the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Workbench = Callable[..., CompletedProcess[str]]
TOOL = """\
kind: Tool
schema: 1
name: work_out
title: Work out
description: Work out an arithmetic expression
parameters:
  expression: {type: string, description: 'The expression, such as 12 * 7'}
limits: {seconds: 120}
"""
ASKS = {
    "agent": "type: agent\nsettings: {agent: calculator, message: 'What is {expression}?'}\n",
    "graph": "type: graph\nsettings: {graph: first-graph, inputs: {text: 'What is "
    "{expression}?'}}\n",
}
BOSS = """\
name: boss
displayName: Boss
model: {id: starter}
tools:
- {kind: function, name: work_out}
"""


@pytest.mark.parametrize("kind", ASKS)
def test_that_an_agent_asks_another_one_through_a_tool(
    workbench: Workbench, data: Path, kind: str
) -> None:
    (data / "tools").mkdir()
    (data / "tools" / "work_out.agenttool.yaml").write_text(TOOL + ASKS[kind])
    (data / "agents" / "boss.yaml").write_text(BOSS)

    tried = workbench("tools", "try", "work_out", "--values", '{"expression": "6 * 7"}')
    denied = workbench("run", "boss", "--input", "What is 12 * 7?", "--json")
    done = workbench("run", "boss", "--input", "What is 12 * 7?", "--yes", "work_out", "--json")

    assert tried.returncode == 0, tried.stderr
    assert "42" in tried.stdout
    first = json.loads(denied.stdout)["tool_calls"][0]
    assert first["result"] == "Error: the user did not allow this call"
    assert done.returncode == 0, done.stderr
    calls = json.loads(done.stdout)["tool_calls"]
    assert [(call["name"], call.get("inside")) for call in calls[:2]] == [
        ("work_out", None),
        ("calculator", "work_out"),
    ]
    assert calls[1]["result"] == "84"
    assert "84" in json.loads(done.stdout)["answer"]
