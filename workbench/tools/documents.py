"""Tools that users make, as data: frozen values without any code that runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.policy.roles import Roles
from workbench.tools.api import Approval

TOOL_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
PARAMETER_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
MOST_PARAMETERS = 64
MOST_CHOICES = 200
MOST_FOLDERS = 32
MOST_HOSTS = 32

ParameterType = Literal["string", "integer", "number", "boolean", "array"]
ItemType = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter, as a form draws it.

    Attributes:
        choices: The only values there are; empty for any.
        default: What is taken where the model gives none; None for nothing.
        items: Type of the entries of an array.
    """

    name: str
    type: ParameterType = "string"
    description: str = ""
    required: bool = True
    choices: tuple[Any, ...] = ()
    default: Any = None
    items: ItemType = "string"

    @property
    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        found: dict[str, Any] = {"type": self.type}
        if self.description:
            found["description"] = self.description
        if self.type == "array":
            found["items"] = {"type": self.items}
        if self.choices:
            found["enum"] = list(self.choices)
        if self.default is not None:
            found["default"] = self.default
        return found


@dataclass(frozen=True, slots=True)
class FolderGrant:
    """A folder that a tool may read, and maybe change."""

    path: str
    write: bool = False


@dataclass(frozen=True, slots=True)
class ToolGrants:
    """What a tool may reach.

    Attributes:
        folders: With full paths.
        hosts: ``host`` for the usual ports of the web, ``host:port`` for exactly that.
    """

    folders: tuple[FolderGrant, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolLimits:
    """How much one call may take.

    Attributes:
        seconds: It is ended after that long.
        memory_mb: Of each process, in powers of 1 000.
        output_bytes: Longest result.
    """

    seconds: float = 10.0
    memory_mb: int = 256
    output_bytes: int = 16_384


@dataclass(frozen=True, slots=True)
class ToolDocument:
    """One tool.

    Attributes:
        kind: Key of its kind.
        settings: The kind's own settings, a frozen value.
        approval: As in ``ToolSpec``; what the kind or the machine asks for goes before it.
        pure: It looks at nothing but its arguments, says who made it.
        roles: Whom it is for; None is everyone.
        digest: Of the bytes of its file; empty if it was not read from one.
    """

    name: str
    title: str
    description: str
    kind: str
    settings: Any
    parameters: tuple[Parameter, ...] = ()
    approval: Approval = "ask"
    limits: ToolLimits = field(default_factory=ToolLimits)
    grants: ToolGrants = field(default_factory=ToolGrants)
    pure: bool = False
    roles: Roles = None
    digest: str = field(default="", compare=False)

    @property
    def schema(self) -> dict[str, Any]:
        """The parameters as the JSON Schema that the model sees."""
        return {
            "type": "object",
            "properties": {one.name: one.schema for one in self.parameters},
            "required": [one.name for one in self.parameters if one.required],
        }

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((one for one in self.parameters if one.name == name), None)

    def with_defaults(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of a call, with the defaults of those that are missing."""
        usual = {one.name: one.default for one in self.parameters if one.default is not None}
        return {**usual, **given}
