"""Which tool calls run at once, which ask first: "always for this agent" is kept on disk."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from workbench.base import deeds
from workbench.base.errors import WorkbenchError
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular
from workbench.policy.grants import targets_of
from workbench.policy.roles import Role, Roles, may_use

log = logging.getLogger(__name__)

Verdict = Literal["allow", "ask", "deny"]
_VERSION = 1
_MOST_BYTES = 16_000_000


class ToolLike(Protocol):
    """What a decision needs to know of a tool."""

    @property
    def name(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    @property
    def writes(self) -> bool: ...
    @property
    def approval(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def allowed(self) -> bool: ...
    @property
    def roles(self) -> Roles: ...


class ToolUseLike(Protocol):
    """What an agent says about a tool it may use."""

    @property
    def name(self) -> str: ...
    @property
    def approval(self) -> str | None: ...
    @property
    def roles(self) -> Roles: ...


class GrantsLike(Protocol):
    """What an agent's tools may read."""

    @property
    def folders(self) -> tuple[str, ...]: ...
    @property
    def databases(self) -> tuple[str, ...]: ...


class DocumentLike(Protocol):
    """What a decision needs to know of an agent."""

    @property
    def name(self) -> str: ...
    @property
    def tools(self) -> Sequence[ToolUseLike]: ...
    @property
    def grants(self) -> GrantsLike: ...


@dataclass(frozen=True, slots=True)
class Approval:
    """One remembered "always for this agent"."""

    agent_name: str
    tool_name: str
    fingerprint: str


def fingerprint(agent_name: str, tool: ToolLike, grants: GrantsLike) -> str:
    """What was approved: the tool with its parameters, for this agent with these grants.

    Of a tool of the user it is all of its file, so that any change asks again. A granted link
    that leads elsewhere asks again, too.
    """
    targets = targets_of((*grants.folders, *grants.databases))
    what = [
        agent_name,
        tool.name,
        tool.parameters,
        tool.writes,
        sorted(grants.folders),
        sorted(grants.databases),
        *([tool.digest] if tool.digest else []),
        *([targets] if targets else []),
    ]
    text = json.dumps(what, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def may_run_unasked(tool: ToolLike) -> bool:
    """Whether an agent's "never ask" counts for the tool; else only the user's answer does."""
    return tool.approval == "never" and not tool.writes


class Approvals:
    """Decides about tool calls; thread-safe. What is unclear asks or denies.

    Attributes:
        problem: What was wrong with the file, in the user's words, or empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.problem = ""
        self._kept = self._load()

    def decide(
        self, agent_name: str, tool: ToolLike, document: DocumentLike, role: Role
    ) -> Verdict:
        """Whether the call runs, asks or is refused.

        A tool the agent does not list is denied, and so is one that is not for the role of
        whoever sits before the program, whatever was allowed for good. The agent's own word
        goes before the tool's, but an agent cannot lift ``always``, nor the question of a tool
        that writes: agent files come from strangers, and only the user's answer allows those.
        """
        use = next((use for use in document.tools if use.name == tool.name), None)
        if use is None or document.name != agent_name:
            return "deny"
        if not may_use(role, tool.roles, use.roles):
            return "deny"
        policy = tool.approval if use.approval is None else use.approval
        if tool.approval == "always" or policy == "always":
            return "ask"
        if tool.allowed and use.approval in (None, "never"):
            return "allow"
        if policy == "never" and may_run_unasked(tool):
            return "allow"
        if policy not in ("never", "ask"):
            return "deny"
        kept = Approval(agent_name, tool.name, fingerprint(agent_name, tool, document.grants))
        with self._lock:
            return "allow" if kept in self._kept else "ask"

    def remember(self, agent_name: str, tool_name: str, fingerprint: str) -> None:
        """Keep "always for this agent".

        Raises:
            StoreError: It could not be stored; it will ask again.
        """
        with self._lock:
            others = [
                kept
                for kept in self._newest()
                if (kept.agent_name, kept.tool_name) != (agent_name, tool_name)
            ]
            self._save([*others, Approval(agent_name, tool_name, fingerprint)])
        log.info("approval.remembered agent=%s tool=%s", agent_name, tool_name)
        deeds.tell("approval.kept", agent=agent_name, tool=tool_name)

    def forget(self, agent_name: str, tool_name: str = "") -> None:
        """Ask again for one tool of an agent, or for all of them."""
        with self._lock:
            self._save(
                [
                    kept
                    for kept in self._newest()
                    if kept.agent_name != agent_name or tool_name not in ("", kept.tool_name)
                ]
            )
        deeds.tell("approval.forgotten", agent=agent_name, tool=tool_name)

    def list(self) -> tuple[Approval, ...]:
        """What is remembered, in order of agent and tool."""
        with self._lock:
            return tuple(sorted(self._kept, key=lambda kept: (kept.agent_name, kept.tool_name)))

    def _save(self, kept: Sequence[Approval]) -> None:
        rows = [asdict(one) for one in kept]
        write_atomically(self._path, canonical_json({"version": _VERSION, "approvals": rows}))
        self._kept = tuple(kept)

    def _newest(self) -> tuple[Approval, ...]:
        """What is remembered, with what another program changed in the file meanwhile."""
        try:
            return self._read()
        except FileNotFoundError:
            return self._kept
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            keep_damaged(self._path)
            return self._kept

    def _read(self) -> tuple[Approval, ...]:
        raw = json.loads(read_regular(self._path, _MOST_BYTES))
        if raw["version"] != _VERSION:
            raise ValueError("another version of the program wrote them")
        return tuple(_approval(row) for row in raw["approvals"])

    def _load(self) -> tuple[Approval, ...]:
        try:
            return self._read()
        except FileNotFoundError:
            return ()
        except (
            OSError,
            ValueError,
            TypeError,
            KeyError,
            RecursionError,
            WorkbenchError,
        ) as exc:
            why = getattr(exc, "strerror", None) or exc
            self.problem = f"The approvals could not be read ({why}); every tool asks again."
            log.warning("approvals.unreadable reason=%s", type(exc).__name__)
            return ()


def _approval(row: Mapping[str, Any]) -> Approval:
    values = [row["agent_name"], row["tool_name"], row["fingerprint"]]
    if not all(isinstance(value, str) for value in values):
        raise TypeError("an entry is not text")
    return Approval(*values)
