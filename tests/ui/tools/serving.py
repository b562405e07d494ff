"""A small MCP server in a file, and what a person does with it in the tools panel."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.tools.doing import until, why_no_child
from workbench.app.workbench import Workbench
from workbench.tools.mcp.documents import Command, McpServer
from workbench.ui.tools.panel import ToolsPanel
from workbench.ui.tools.servers.place import ServersPlace

SERVER = '''
import sys
from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

print("notes: at work", file=sys.stderr, flush=True)
server = MCPServer("notes")


@server.tool(title="Add numbers", annotations=ToolAnnotations(readOnlyHint=True))
def add(a: int, b: int) -> str:
    """Add two numbers"""
    return str(a + b)


@server.tool(title="Greet")
def greet(name: str) -> str:
    """Greet someone"""
    return "Hello " + name


server.run("stdio")
'''


def needs_children() -> None:
    """Leave the test out where nothing may be started."""
    if reason := why_no_child():
        pytest.skip(reason)


def written(folder: Path, text: str = SERVER) -> Path:
    """The server's file."""
    path = folder / "notes_server.py"
    path.write_text(text, encoding="utf-8")
    return path


async def kept(workbench: Workbench, folder: Path, text: str = SERVER) -> Path:
    """A server among those there are; nobody read it yet."""
    path = written(folder, text)
    await workbench.servers.save(
        McpServer("notes", "Notes", Command("python", (str(path),))), {}
    )
    return path


def place_of(panel: ToolsPanel) -> ServersPlace:
    """The screens of servers."""
    return panel._servers


async def rest(panel: ToolsPanel, name: str = "notes") -> None:
    """Wait until nothing goes on with a server."""
    await until(lambda: not place_of(panel).keeping.is_busy(name), 90.0)


async def opened(panel: ToolsPanel, name: str = "notes") -> ServersPlace:
    """The page of a server, which was looked at."""
    place = place_of(panel)
    place.list.chosen.emit(name)
    assert place.draft.saved_name == name
    await rest(panel, name)
    return place


async def started(panel: ToolsPanel) -> ServersPlace:
    """The page of a server that a person let start."""
    place = await opened(panel)
    place.page.card.button.click()
    await rest(panel)
    await until(lambda: place.page.view is not None and place.page.view.listed)
    return place


def choose(place: ServersPlace, tool_name: str) -> None:
    """Choose a tool in the table."""
    table = place.page.tools.table
    for row in range(table.rowCount()):
        item = table.item(row, 0)
        if item is not None and item.text() == tool_name:
            table.setCurrentCell(row, 0)
            return
    raise AssertionError(f"there is no {tool_name}")


def cell(place: ServersPlace, tool_name: str, column: int) -> str:
    """A text of the table."""
    table = place.page.tools.table
    for row in range(table.rowCount()):
        name, item = table.item(row, 0), table.item(row, column)
        if name is not None and item is not None and name.text() == tool_name:
            return item.text()
    raise AssertionError(f"there is no {tool_name}")
