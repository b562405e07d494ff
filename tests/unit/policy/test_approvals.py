"""Decisions about tool calls."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.agents.documents import AgentDocument, Grants, ToolUse
from workbench.base.errors import StoreError
from workbench.policy import approvals
from workbench.policy.approvals import Approvals, fingerprint
from workbench.tools.api import ToolSpec
from workbench.tools.registry import tool

NOTE = tool("save_note")
SUM = tool("calculator")


def _agent(spec: ToolSpec, approval: str | None = None) -> AgentDocument:
    return AgentDocument("a", "A", tools=(ToolUse(spec.name, approval),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("writes", "policy", "override"),
    list(
        itertools.product(
            [False, True], ["never", "ask", "always"], [None, "never", "ask", "always"]
        )
    ),
)
def test_that_the_decision_table_holds(
    tmp_path: Path, writes: bool, policy: str, override: str | None
) -> None:
    spec = replace(SUM, writes=writes, approval=policy)  # type: ignore[arg-type]
    document = _agent(spec, override)
    kept = Approvals(tmp_path / "approvals.json")
    free = not writes and policy == "never" and override in (None, "never")
    assert kept.decide("a", spec, document, "administrator") == ("allow" if free else "ask")
    kept.remember("a", spec.name, fingerprint("a", spec, document.grants))
    always = "always" in (policy, override)
    assert kept.decide("a", spec, document, "administrator") == ("ask" if always else "allow")


def test_that_tools_the_agent_does_not_list_are_denied(tmp_path: Path) -> None:
    kept = Approvals(tmp_path / "approvals.json")
    assert kept.decide("a", NOTE, _agent(SUM), "administrator") == "deny"
    assert kept.decide("b", SUM, _agent(SUM), "administrator") == "deny"
    assert kept.decide("a", SUM, _agent(SUM, "maybe"), "administrator") == "deny"


def test_that_a_change_asks_again(tmp_path: Path) -> None:
    document = _agent(NOTE)
    kept = Approvals(tmp_path / "approvals.json")
    kept.remember("a", "save_note", fingerprint("a", NOTE, document.grants))
    again = Approvals(tmp_path / "approvals.json")
    assert again.decide("a", NOTE, document, "administrator") == "allow"
    more = replace(document, grants=Grants(folders=("/data",)))
    assert again.decide("a", NOTE, more, "administrator") == "ask"
    other = replace(NOTE, parameters={"type": "object", "properties": {}})
    assert again.decide("a", other, document, "administrator") == "ask"
    again.forget("a", "save_note")
    assert again.decide("a", NOTE, document, "administrator") == "ask"
    assert again.list() == ()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"approvals": [1]}', '{"approvals": [{}]}']
)
def test_that_a_damaged_file_asks_for_everything(tmp_path: Path, content: str) -> None:
    path = tmp_path / "approvals.json"
    path.write_text(content, encoding="utf-8")
    kept = Approvals(path)
    assert "asks again" in kept.problem
    assert kept.decide("a", NOTE, _agent(NOTE), "administrator") == "ask"


def test_that_what_was_not_stored_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Approvals(tmp_path / "approvals.json")

    def refuse(path: Path, content: str) -> None:
        raise StoreError("refused")

    monkeypatch.setattr(approvals, "write_atomically", refuse)
    with pytest.raises(StoreError):
        kept.remember("a", "save_note", fingerprint("a", NOTE, Grants()))
    assert kept.list() == ()
