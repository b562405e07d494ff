"""Roles: whom tools are for, and that nobody raises their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.edits import RemoveTool, SetApproval
from workbench.agents.values import from_values, to_values
from workbench.base.errors import PolicyError
from workbench.base.settings import Settings
from workbench.policy.approvals import Approvals, fingerprint
from workbench.policy.roles import ROLES, Role, in_order, lower_of, lowered, may_use, refusal
from workbench.tools.registry import tool

SUM = tool("calculator")
roles = st.sampled_from(ROLES)
limits = st.none() | st.sets(roles).map(in_order)


@given(roles, limits, limits)
def test_that_a_tool_is_only_for_the_roles_of_every_limit(
    role: Role, own: tuple[Role, ...] | None, agents: tuple[Role, ...] | None
) -> None:
    allowed = (own is None or role in own) and (agents is None or role in agents)
    assert may_use(role, own, agents) is allowed
    assert bool(refusal(role, "t", own, agents)) is not allowed


@given(roles, roles)
def test_that_a_role_is_lowered_and_never_raised(acting: Role, wanted: Role) -> None:
    if ROLES.index(wanted) > ROLES.index(acting):
        with pytest.raises(PolicyError, match="only be lowered"):
            lowered(acting, wanted)
    else:
        assert lowered(acting, wanted) == wanted
    assert ROLES.index(lower_of(acting, wanted)) == min(map(ROLES.index, (acting, wanted)))
    assert lowered(acting, "") == acting


def test_that_a_role_that_is_none_is_named() -> None:
    with pytest.raises(PolicyError, match="there is no role 'king'"):
        lowered("administrator", "king")


def test_that_the_settings_know_the_same_roles() -> None:
    assert get_args(get_type_hints(Settings)["acting_role"]) == ROLES
    assert Settings().acting_role == "administrator"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("own", [None, (), ("visitor",), ("user", "administrator")])
def test_that_what_was_allowed_for_good_is_still_only_for_its_roles(
    tmp_path: Path, role: Role, own: tuple[Role, ...] | None
) -> None:
    kept = Approvals(tmp_path / "approvals.json")
    spec = replace(SUM, roles=own, approval="ask")
    agent = AgentDocument("a", "A", tools=(ToolUse("calculator"),))
    kept.remember("a", "calculator", fingerprint("a", spec, agent.grants))

    wanted = "allow" if own is None or role in own else "deny"
    assert kept.decide("a", spec, agent, role) == wanted


def test_that_an_agent_may_narrow_but_not_widen_whom_a_tool_is_for(tmp_path: Path) -> None:
    kept = Approvals(tmp_path / "approvals.json")
    spec = replace(SUM, roles=("user", "builder"))
    agent = AgentDocument("a", "A", tools=(ToolUse("calculator", roles=("visitor", "user")),))

    verdicts = [kept.decide("a", spec, agent, role) for role in ROLES]
    assert verdicts == ["deny", "allow", "deny", "deny"]


def test_that_an_agents_roles_are_kept_in_its_file_and_by_its_edits() -> None:
    agent = AgentDocument(
        "a",
        "A",
        tools=(ToolUse("calculator", "ask", ("user",)), ToolUse("save_note", None, ())),
    )
    assert from_values(to_values(agent)) == agent
    asked = SetApproval("calculator", None).apply(agent)
    assert asked.tools[0] == ToolUse("calculator", None, ("user",))
    gone = RemoveTool("calculator")
    assert gone.inverse(agent).apply(gone.apply(agent)) == agent


def test_that_a_refusal_says_whom_it_is_for() -> None:
    assert refusal("visitor", "t", ("user", "builder")) == (
        "t is only for: user, builder; you act for: visitor. Do not call it again."
    )
    assert "for nobody" in refusal("administrator", "t", ())
