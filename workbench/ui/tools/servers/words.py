"""What the screens of MCP servers say: states, choices and fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from workbench.app.mcp_views import ServerTool, ServerView, ToolState
from workbench.policy.server_trust import Leave
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.tools.words import is_at, tr
from workbench.ui.widgets.basics import State

Standing: TypeAlias = Literal["busy", "new", "changed", "broken", "running", "ready"]
_STANDINGS: Mapping[Standing, tuple[str, str, State]] = {
    "busy": (QT_TRANSLATE_NOOP("tools", "Starting…"), "loader", "accent"),
    "new": (QT_TRANSLATE_NOOP("tools", "Needs reading"), "eye", "warning"),
    "changed": (QT_TRANSLATE_NOOP("tools", "Changed: read it again"), "eye", "warning"),
    "broken": (QT_TRANSLATE_NOOP("tools", "Does not start"), "circle-x", "error"),
    "running": (QT_TRANSLATE_NOOP("tools", "Running"), "circle-play", "success"),
    "ready": (QT_TRANSLATE_NOOP("tools", "Ready"), "circle-check", "neutral"),
}
_TOOL_STATES: Mapping[ToolState, str] = {
    "new": QT_TRANSLATE_NOOP("tools", "New"),
    "changed": QT_TRANSLATE_NOOP("tools", "Changed"),
    "allowed": QT_TRANSLATE_NOOP("tools", "As you read it"),
    "gone": QT_TRANSLATE_NOOP("tools", "Gone"),
}
_LEAVES: Mapping[Leave, str] = {
    "ask": QT_TRANSLATE_NOOP("tools", "Ask each time"),
    "always": QT_TRANSLATE_NOOP("tools", "Always allow"),
    "never": QT_TRANSLATE_NOOP("tools", "Never"),
}
LEAVES: tuple[Leave, ...] = ("ask", "always", "never")
_FIELDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("tools", "Name"),
    "title": QT_TRANSLATE_NOOP("tools", "Title"),
    "way": QT_TRANSLATE_NOOP("tools", "How it is reached"),
    "command": QT_TRANSLATE_NOOP("tools", "Program"),
    "arguments": QT_TRANSLATE_NOOP("tools", "Arguments"),
    "environment": QT_TRANSLATE_NOOP("tools", "Environment"),
    "folder": QT_TRANSLATE_NOOP("tools", "Begins in"),
    "url": QT_TRANSLATE_NOOP("tools", "Address"),
    "headers": QT_TRANSLATE_NOOP("tools", "Headers"),
    "grants.folders": QT_TRANSLATE_NOOP("tools", "Folders"),
    "grants.network": QT_TRANSLATE_NOOP("tools", "Network"),
    "limits.seconds": QT_TRANSLATE_NOOP("tools", "Time"),
    "limits.memoryMb": QT_TRANSLATE_NOOP("tools", "Memory"),
    "limits.outputBytes": QT_TRANSLATE_NOOP("tools", "Result"),
}
FIELDS: tuple[str, ...] = tuple(_FIELDS)
ABOUT = QT_TRANSLATE_NOOP(
    "tools",
    "An MCP server is a program, or an address, that brings tools of its own. You read what it "
    "starts and what it offers before an agent may use any of it.",
)


def about_servers() -> str:
    """What an MCP server is."""
    return tr(ABOUT)


def standing_of(view: ServerView, *, busy: bool = False) -> Standing:
    """How a server stands, in one word."""
    if busy:
        return "busy"
    if view.problem and not view.running:
        return "broken"
    if view.state != "allowed":
        return view.state
    return "running" if view.running else "ready"


def standing_words(standing: Standing) -> str:
    """A standing on screen."""
    return tr(_STANDINGS[standing][0])


def standing_icon(standing: Standing) -> str:
    """The icon of a standing."""
    return _STANDINGS[standing][1]


def standing_colour(standing: Standing) -> State:
    """The colour of a standing."""
    return _STANDINGS[standing][2]


def tool_state_words(tool: ServerTool, *, was_read: bool) -> str:
    """A tool's state; of one that is open, whether it was looked at."""
    words = tr(_TOOL_STATES[tool.state])
    if tool.problem:
        return tr("{0}, cannot be used").format(words)
    if tool.state in ("new", "changed") and was_read:
        return tr("{0}, read").format(words)
    return words


def leave_words(leave: Leave | None) -> str:
    """What a person said of a tool."""
    return "–" if leave is None else tr(_LEAVES[leave])


def way_words(*, is_program: bool) -> str:
    """How a server is reached."""
    return tr("Program") if is_program else tr("Address")


def field_words(path: str) -> str:
    """What a field of a server such as ``environment.HOME`` is called."""
    best = best_field(path, FIELDS)
    return tr(_FIELDS[best]) if best else path


def best_field(path: str, fields: Sequence[str]) -> str:
    """The field that a path leads to; empty if it leads to none."""
    return max((key for key in fields if is_at(path, key)), key=len, default="")
