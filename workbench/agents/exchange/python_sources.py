"""What a script is made from, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.report import Report
from workbench.tools.api import ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.retrieval.values import Hit


@dataclass(frozen=True, slots=True)
class Sources:
    """What a document names, as a script needs it.

    Attributes:
        tools: The tools there are.
        agents: The agents that a graph may name.
        made: Those of the tools that somebody made, with what they do.
        parts: The documents of each collection, in parts.
    """

    tools: Mapping[str, ToolSpec]
    agents: Mapping[str, AgentDocument] = field(default_factory=dict)
    made: Mapping[str, ToolDocument] = field(default_factory=dict)
    parts: Mapping[str, Sequence[Hit]] = field(default_factory=dict)
    models: Sequence[str] = ()
    embedding_models: Sequence[str] = ()

    @property
    def collections(self) -> Mapping[str, str]:
        return {name: name for name in self.parts}

    def model_key(self, model_id: str) -> str:
        return model_id


@dataclass(frozen=True, slots=True)
class Exported:
    """A document as text for another program.

    Attributes:
        report: What is left out or done otherwise.
        beside: What the text reads from beside its own file, by path there.
    """

    text: str
    report: Report = field(default_factory=Report)
    beside: Mapping[str, bytes] = field(default_factory=dict)
