"""A server that is still being written, as plain values: nothing of it need be right yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.tools.documents import FolderGrant
from workbench.tools.mcp.documents import (
    Address,
    Command,
    McpServer,
    Secret,
    ServerGrants,
    ServerLimits,
    Value,
)
from workbench.tools.mcp.files import to_values


def draft_values(server: McpServer) -> dict[str, Any]:
    """All of a server; secret values are never among them."""
    return to_values(server)


def draft_of(values: Any) -> McpServer:
    """The server out of such values.

    Raises:
        ValueError: They are of another form.
    """
    if not isinstance(values, Mapping):
        raise ValueError("a draft of a server is a list of fields")  # noqa: TRY004 - one error
    limits, grants = _part(values, "limits"), _part(values, "grants")
    usual = ServerLimits()
    way: Command | Address
    if "url" in values:
        way = Address(_text(values, "url"), _values(_part(values, "headers")))
    else:
        words = tuple(map(str, values.get("arguments", ())))
        environment = _values(_part(values, "environment"))
        way = Command(_text(values, "command"), words, environment, _text(values, "folder"))
    folders = tuple(
        FolderGrant(str(row["path"]), bool(row.get("write")))
        for row in grants.get("folders", ())
        if isinstance(row, Mapping) and "path" in row
    )
    return McpServer(
        _text(values, "name"),
        _text(values, "title"),
        way,
        ServerGrants(folders, grants.get("network") is True),
        ServerLimits(
            float(limits.get("seconds", usual.seconds)),
            int(limits.get("memoryMb", usual.memory_mb)),
            int(limits.get("outputBytes", usual.output_bytes)),
        ),
    )


def _part(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key, {})
    if not isinstance(found, Mapping):
        raise ValueError(f"{key} is no list of fields")  # noqa: TRY004 - one error for all
    return found


def _text(values: Mapping[str, Any], key: str) -> str:
    return str(values.get(key, ""))


def _values(values: Mapping[str, Any]) -> dict[str, Value]:
    return {
        str(name): Secret() if value == {"secret": True} else str(value)
        for name, value in values.items()
    }
