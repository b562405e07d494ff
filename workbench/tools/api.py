"""What a tool is: a spec and a plain function."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from workbench.policy.roles import Roles

Approval = Literal["never", "ask", "always"]


ErrandKind = Literal["agent", "graph"]


@dataclass(frozen=True, slots=True)
class Reach:
    """What an agent or a graph of the library leads to.

    Attributes:
        problem: Why it cannot be asked, such as that it leads back to itself; else empty.
        hint: The next step.
        identity: Of every document within reach: a change in any of them is another identity.
        inputs: The names of a graph's inputs, and whether each needs a value.
        tools: The tools within reach, by name.
        writes: One of them changes something outside.
        looks: Something within reach looks at more than what it is given.
    """

    problem: str = ""
    hint: str = ""
    identity: str = ""
    inputs: Mapping[str, bool] = field(default_factory=dict)
    tools: tuple[str, ...] = ()
    writes: bool = False
    looks: bool = False


@dataclass(frozen=True, slots=True)
class Errand:
    """An agent or a graph of the library that answers a call instead of a function.

    Attributes:
        name: In the library.
        given: What it is given for the arguments of a call: a text for an agent, values by
            input for a graph. Raises ToolError.
        reach: What it led to when the tool was read, and was approved for.
        look: What it leads to now.
    """

    kind: ErrandKind
    name: str
    given: Callable[[Mapping[str, Any]], str | Mapping[str, Any]] = field(compare=False)
    reach: Reach
    look: Callable[[], Reach] = field(compare=False)


Delegate: TypeAlias = Callable[[Errand, Mapping[str, Any], float], Awaitable[str]]
"""Asks an agent or a graph: with checked arguments and a time limit in seconds, which stands
still while a person is asked. Raises ToolError, and TimeoutError once the time is over."""


@dataclass(frozen=True, slots=True)
class ToolContext:
    """What a tool may use. A tool reaches nothing that is not in here.

    Attributes:
        notes: The SQLite file of the notes.
        folders: Folders the user granted for reading; symbolic links may not lead out of them.
        databases: SQLite files the user granted for reading.
        result_limit_bytes: Longest result; the runner cuts what is longer and says so.
        cancelled: Set when the run was stopped or the time limit passed; long tools look at it.
        delegate: Asks an agent or a graph as a part of the run; None outside of one.
    """

    notes: Path
    folders: tuple[Path, ...] = ()
    databases: tuple[Path, ...] = ()
    result_limit_bytes: int = 16_384
    cancelled: threading.Event = field(default_factory=threading.Event)
    delegate: Delegate | None = None


RunTool: TypeAlias = Callable[[Mapping[str, Any], ToolContext], str]


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """One tool.

    Attributes:
        name: What the model writes, ``[a-z0-9_]+``.
        title: Name on screen.
        description: What the model reads; one short sentence.
        parameters: JSON Schema of the arguments, an object.
        run: Does the work, blocking; arguments are already validated. Returns the text for the
            model. Raises ToolError with a message that the model can act on.
        writes: It changes something outside the program's memory.
        pure: The same arguments give the same result at any time: it looks at nothing else.
        approval: ``never`` runs at once; ``ask`` asks until the user allows it for good;
            ``always`` asks each time.
        touches: What it may reach, in the user's words, shown at the approval.
        time_limit_s: It is given up after that long.
        result_limit_bytes: Longest result kept.
        digest: Of the file it was read from and of what that runs, for a tool of the user:
            an approval is bound to it. Empty for the program's own.
        allowed: A person let it run unasked, just as it is, for every agent that lists it.
        errand: The agent or graph that is asked instead of ``run``; None for a function.
        roles: Whom it is for; None is everyone.
        origin: Title of the MCP server that brings it; empty for any other.
    """

    name: str
    title: str
    description: str
    parameters: Mapping[str, Any]
    run: RunTool
    touches: str
    writes: bool = False
    pure: bool = False
    approval: Approval = "never"
    time_limit_s: float = 10.0
    result_limit_bytes: int = 16_384
    digest: str = ""
    allowed: bool = False
    errand: Errand | None = None
    roles: Roles = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """How a call ended.

    Attributes:
        text: The result, or the message of the failure; what the model reads.
        failed: It is a failure.
        truncated: The result was longer than the limit and was cut.
        duration_s: Seconds it took.
    """

    text: str
    failed: bool = False
    truncated: bool = False
    duration_s: float = 0.0
