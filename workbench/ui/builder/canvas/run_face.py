"""What a node shows of a run: a state in a word, an icon and a colour, and newest text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.traces.progress import NodeProgress, NodeStatus
from workbench.ui.builder.words import STATE_ICONS, state_words, tr
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said

ShownStatus: TypeAlias = Literal["idle", "waiting", "marked"] | NodeStatus
ACTIVE = frozenset(("running", "paused", "asking"))
_TAIL_CHARACTERS = 400
_MOST_REASON_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class RunFace:
    """How far a node is.

    Attributes:
        words: What the footer says.
        aside: What stands at the right of the footer, in muted text.
        message: Everything there is to say, for the tooltip.
        tail: The end of the text that is being written.
    """

    status: ShownStatus = "idle"
    icon: str = ""
    role: str = "muted"
    words: str = ""
    aside: str = ""
    message: str = ""
    tail: str = ""


IDLE = RunFace()


def waiting() -> RunFace:
    """Of a node whose turn has not come while others run."""
    return RunFace("waiting", "clock", "muted", tr("waiting"))


def marked(icon: str, role: str, words: str, message: str = "") -> RunFace:
    """Of a node that stands out for a reason that is no run, such as a difference."""
    return RunFace("marked", icon, role, words, message=message)


def run_face(node: NodeProgress) -> RunFace:
    """What a node shows of its progress."""
    icon, role = STATE_ICONS[node.status]
    reason = visible(" ".join(said(node.message).split()))
    running = node.status == "running"
    return RunFace(
        node.status,
        icon,
        role,
        _words(node, reason),
        _aside(node),
        reason,
        node.text[-_TAIL_CHARACTERS:] if running else "",
    )


def _words(node: NodeProgress, reason: str) -> str:
    if node.status == "failed" and reason:
        return reason[:_MOST_REASON_CHARACTERS]
    if node.status == "asking":
        return tr("waits for you")
    if node.status == "paused":
        return tr("paused")
    return state_words(node, short=True)


def _aside(node: NodeProgress) -> str:
    if node.rounds > 1:
        return tr("round {0}").format(node.rounds)
    if node.status == "done" and node.tokens_per_s:
        return tr("{0} tok/s").format(f"{node.tokens_per_s:.0f}")
    return ""


def is_live(nodes: Mapping[str, NodeProgress]) -> bool:
    """Whether something in a run is under way."""
    return any(node.status in ACTIVE for node in nodes.values())
