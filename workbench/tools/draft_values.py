"""Tools as plain values while they are edited: also those that no file can hold yet."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from workbench.base.errors import DocumentError
from workbench.base.yaml_text import canonical
from workbench.tools.documents import ToolDocument
from workbench.tools.files import to_values
from workbench.tools.kinds.registry import kind_of


def draft_values(tool: ToolDocument) -> dict[str, Any]:
    """Everything of a tool, whether it is right or not."""
    return asdict(tool)


def draft_text(tool: ToolDocument) -> str:
    """What its file would be, also where none can hold it."""
    return canonical(to_values(tool))


def draft_of(values: Any) -> ToolDocument:
    """The tool that was written so; nothing of it is looked up or carried out.

    Raises:
        DocumentError: There is no such kind of tool.
        ValueError: The values are those of no tool.
    """
    from pydantic import TypeAdapter  # the list of tools is read without it

    key = values.get("kind") if isinstance(values, dict) else None
    kind = kind_of(key) if isinstance(key, str) else None
    if kind is None:
        raise DocumentError(f"there is no kind of tool {key!r:.40}", "Begin it anew.")
    whole = TypeAdapter(ToolDocument).validate_python({**values, "settings": None})
    settings = TypeAdapter(type(kind.sample("sample", "Sample").settings))
    return replace(whole, settings=settings.validate_python(values.get("settings")), digest="")
