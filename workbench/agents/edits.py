"""Every change of the agent form as a value that knows its inverse."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Protocol, runtime_checkable

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.output_schema import OUTPUT_SCHEMA
from workbench.base.errors import DocumentError
from workbench.policy.roles import Roles
from workbench.tools.api import Approval


@runtime_checkable
class Edit(Protocol):
    """A change of a document."""

    @property
    def title(self) -> str:
        """What it does, for the undo menu."""
        ...

    def apply(self, document: AgentDocument) -> AgentDocument:
        """The document with the change.

        Raises:
            DocumentError: It cannot be made on this document.
        """
        ...

    def inverse(self, document: AgentDocument) -> Edit:
        """The change that leads back to ``document``, the state before this one."""
        ...


@dataclass(frozen=True, slots=True)
class SetField:
    """Another value at a path such as ``model.options.temperature``."""

    path: str
    value: Any

    @property
    def title(self) -> str:
        return f"Change {self.path.rpartition('.')[2].replace('_', ' ')}"

    def apply(self, document: AgentDocument) -> AgentDocument:
        changed: AgentDocument = _with(document, self.path.split("."), self.value, self.path)
        return changed

    def inverse(self, document: AgentDocument) -> SetField:
        return SetField(self.path, value_at(document, self.path))


@dataclass(frozen=True, slots=True)
class PutAgent:
    """Another agent in its place."""

    document: AgentDocument
    title: str

    def apply(self, document: AgentDocument) -> AgentDocument:
        return self.document

    def inverse(self, document: AgentDocument) -> PutAgent:
        return PutAgent(document, self.title)


@dataclass(frozen=True, slots=True)
class AddTool:
    """One more tool, at a place in the list; the end if None."""

    name: str
    approval: Approval | None = None
    at: int | None = None
    roles: Roles = None

    @property
    def title(self) -> str:
        return f"Add tool {self.name}"

    def apply(self, document: AgentDocument) -> AgentDocument:
        if any(use.name == self.name for use in document.tools):
            raise DocumentError(
                f"the agent has the tool {self.name!r} already", "Choose another tool."
            )
        tools = list(document.tools)
        at = len(tools) if self.at is None else self.at
        tools.insert(at, ToolUse(self.name, self.approval, self.roles))
        return replace(document, tools=tuple(tools))

    def inverse(self, document: AgentDocument) -> RemoveTool:
        return RemoveTool(self.name)


@dataclass(frozen=True, slots=True)
class RemoveTool:
    """One tool less."""

    name: str

    @property
    def title(self) -> str:
        return f"Remove tool {self.name}"

    def apply(self, document: AgentDocument) -> AgentDocument:
        at = _place(document, self.name)
        return replace(document, tools=document.tools[:at] + document.tools[at + 1 :])

    def inverse(self, document: AgentDocument) -> AddTool:
        at = _place(document, self.name)
        use = document.tools[at]
        return AddTool(self.name, use.approval, at, use.roles)


@dataclass(frozen=True, slots=True)
class SetApproval:
    """Another approval of one tool; None keeps the tool's own."""

    name: str
    approval: Approval | None

    @property
    def title(self) -> str:
        return f"Change approval of {self.name}"

    def apply(self, document: AgentDocument) -> AgentDocument:
        at = _place(document, self.name)
        use = replace(document.tools[at], approval=self.approval)
        tools = (*document.tools[:at], use, *document.tools[at + 1 :])
        return replace(document, tools=tools)

    def inverse(self, document: AgentDocument) -> SetApproval:
        return SetApproval(self.name, document.tools[_place(document, self.name)].approval)


@dataclass(frozen=True, slots=True)
class SetOutputSchema:
    """Another schema of the answer, as the file writes it; None leaves answers free."""

    schema: dict[str, Any] | None

    @property
    def title(self) -> str:
        return "Change output schema"

    def apply(self, document: AgentDocument) -> AgentDocument:
        extra = {key: value for key, value in document.extra.items() if key != OUTPUT_SCHEMA}
        if self.schema is not None:
            extra[OUTPUT_SCHEMA] = self.schema
        return replace(document, extra=extra)

    def inverse(self, document: AgentDocument) -> SetOutputSchema:
        return SetOutputSchema(document.extra.get(OUTPUT_SCHEMA))


def value_at(document: AgentDocument, path: str) -> Any:
    """The value at a path.

    Raises:
        DocumentError: There is no such field.
    """
    value: Any = document
    for name in path.split("."):
        _field(value, name, path)
        value = getattr(value, name)
    return value


def _with(value: Any, names: list[str], new: Any, path: str) -> Any:
    name, *rest = names
    _field(value, name, path)
    inner = _with(getattr(value, name), rest, new, path) if rest else new
    return replace(value, **{name: inner})


def _field(value: Any, name: str, path: str) -> None:
    known = getattr(type(value), "__dataclass_fields__", None)
    if known is None or name not in {field.name for field in fields(value)}:
        raise DocumentError(f"an agent has no field {path!r}", "This is a defect.")


def _place(document: AgentDocument, name: str) -> int:
    for at, use in enumerate(document.tools):
        if use.name == name:
            return at
    raise DocumentError(f"the agent has no tool {name!r}", "Look at its list of tools.")
