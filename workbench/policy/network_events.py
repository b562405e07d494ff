"""What the network guard tells: who tried to reach whom, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

SourceKey: TypeAlias = Literal[
    "", "search", "download", "server", "ollama", "foundry", "mcp", "tool", "child",
    "collector", "cluster", "link", "listen", "gateway",
]  # fmt: skip
"""Who asks; empty for what nobody opened a way for. ``network_sources`` says what each is."""
Action: TypeAlias = Literal["look up", "connect", "send", "listen", "let out"]
"""``let out``: a child or another program was let go there, which the guard does not see."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A host that was reached on a person's word, and what for."""

    host: str
    purpose: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something tried to reach beyond this machine and was refused."""

    action: str
    target: str
    port: int = 0


@dataclass(frozen=True, slots=True)
class Tried:
    """One try to reach beyond this machine, or to be reached from there.

    Attributes:
        source: Who asked.
        purpose: What for, in words; empty if nobody said.
        port: 0 where the step named none.
        named: The name that the same thread asked for just before, where ``host`` is a number.
        id: By which ``Counted`` tells of its bytes later; empty if nobody will.
    """

    at_s: float
    source: SourceKey
    purpose: str
    action: Action
    host: str
    port: int
    allowed: bool
    named: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What has passed over a connection so far, as the kernel counts it.

    Attributes:
        id: Of the ``Tried``.
    """

    id: str
    sent_bytes: int
    received_bytes: int


@dataclass(frozen=True, slots=True)
class Held:
    """A process began, and this holds it.

    Attributes:
        what: What kind of process.
        by: What holds it, in words.
    """

    what: str
    by: str


NetworkEvent: TypeAlias = Tried | Counted | Held
