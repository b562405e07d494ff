"""The policy that travels with models and agents: a few settings, and what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.base.errors import SettingsError, StoreDamaged
from workbench.base.settings import Settings, check_field
from workbench.policy.approvals import Approval, Approvals, fingerprint
from workbench.tools.api import ToolSpec

_SETTINGS = {
    "network": "Network access",
    "confirm_links": "Links open only after a question",
    "default_agent": "Agent of a new chat",
    "default_model": "Model of agents that name none",
    "idle_unload_s": "Seconds until an unused model is unloaded",
}
_SPOKEN = {"True": "yes", "False": "no"}
_MOST_APPROVALS = 1000


@dataclass(frozen=True, slots=True)
class Policy:
    """What a bundle says beside its models and agents.

    Attributes:
        settings: By name; only such as are no matter of this machine alone.
        approvals: Pairs of agent and tool that need not ask.
    """

    settings: tuple[tuple[str, Any], ...] = ()
    approvals: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.settings or self.approvals)

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, as a person reads it before saying yes."""
        said = [
            f"{_SETTINGS[name]}: {_SPOKEN.get(str(value), value)}"
            for name, value in self.settings
        ]
        said += [f"{agent} may use {tool} without asking" for agent, tool in self.approvals]
        return tuple(said)


def policy_values(
    settings: Settings, approvals: Iterable[Approval], agents: Mapping[str, str], model: str
) -> dict[str, Any]:
    """What goes into a bundle.

    Args:
        settings: All settings here.
        approvals: All that is approved here.
        agents: The names of the agents that are packed.
        model: What the default model is called in the bundle; empty if it is not packed.
    """
    kept = {name: getattr(settings, name) for name in _SETTINGS}
    kept["default_model"] = model
    if settings.default_agent not in agents:
        del kept["default_agent"]
    if not model:
        del kept["default_model"]
    pairs = sorted({(a.agent_name, a.tool_name) for a in approvals if a.agent_name in agents})
    return {
        "format": 1,
        "settings": kept,
        "approvals": [{"agent": agent, "tool": tool} for agent, tool in pairs],
    }


def read_policy(values: Mapping[str, Any]) -> Policy:
    """What a bundle says; a setting that this program does not take from others is left out.

    Raises:
        StoreDamaged: It is no policy.
    """
    try:
        given = dict(values.get("settings", {}))
        settings = tuple(
            (name, check_field(name, given[name])) for name in _SETTINGS if name in given
        )
        pairs = tuple(
            (_name(entry["agent"]), _name(entry["tool"]))
            for entry in values.get("approvals", ())[:_MOST_APPROVALS]
        )
    except (SettingsError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise StoreDamaged(
            f"the policy in the bundle is no good: {exc}", "Take the bundle without it."
        ) from exc
    return Policy(settings, pairs)


def remember(
    policy: Policy,
    approvals: Approvals,
    agents: Mapping[str, AgentDocument],
    tools: Sequence[ToolSpec],
) -> None:
    """Keep what was approved, for the agents that came with it.

    Args:
        policy: What the bundle says.
        approvals: Where it is kept.
        agents: The agents as they are called here, by what the bundle calls them.
        tools: The tools there are; others are left out.

    Raises:
        StoreError: It could not be kept.
    """
    by_name = {tool.name: tool for tool in tools}
    for agent_name, tool_name in policy.approvals:
        agent, tool = agents.get(agent_name), by_name.get(tool_name)
        if agent is not None and tool is not None:
            mark = fingerprint(agent.name, tool, agent.grants)
            approvals.remember(agent.name, tool.name, mark)


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable() or len(value) > 100:
        raise ValueError("a name is no name")
    return value
