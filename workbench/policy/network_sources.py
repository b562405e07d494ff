"""Who may reach beyond this machine: the one list, for the guard, the window and the manual.

Whatever is not asked by one of these is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.policy.network_events import SourceKey


@dataclass(frozen=True, slots=True)
class Source:
    """One of them.

    Attributes:
        title: For a person.
        asked_by: What a person does that lets it begin.
        hosts: Which hosts it may reach.
        seen: The guard sees each of its connections; otherwise only that it was let out.
    """

    key: SourceKey
    title: str
    asked_by: str
    hosts: str
    seen: bool = True


SOURCES: tuple[Source, ...] = (
    Source(
        "search",
        "Model search",
        "A search, or looking at a model that a source lists",
        "The source chosen in the settings, its proxy, and where the source leads on",
    ),
    Source(
        "download",
        "Model download",
        "Fetching or repairing a model",
        "The source of the model, its proxy, and where the source leads on",
    ),
    Source(
        "server",
        "Model server",
        "Connecting a server, and using its model",
        "The host of that connection; a model's process only its port, too",
    ),
    Source(
        "ollama",
        "Ollama",
        "Asking an Ollama server on another machine, or letting Ollama fetch a model",
        "The address of that server; where Ollama itself fetches is not seen",
    ),
    Source(
        "foundry",
        "Foundry Local",
        "Listing its maker's catalogue",
        "Its maker's catalogue",
        seen=False,
    ),
    Source(
        "mcp",
        "MCP server",
        "Allowing a server that lies at an address, and using it",
        "The host of that address",
    ),
    Source(
        "tool",
        "HTTP tool",
        "Granting a tool its servers, and allowing the call",
        "The servers that were granted",
    ),
    Source(
        "child",
        "Tool with a network",
        "Granting servers to a Python tool, a command or an MCP server that is started here",
        "The granted servers are looked at before it starts; where the system can, it is held "
        "to their ports",
        seen=False,
    ),
    Source(
        "collector",
        "Trace collector",
        "Naming an address in the settings, Runs",
        "The host of that address",
    ),
    Source(
        "cluster",
        "Ray cluster",
        "Sharing an evaluation with a cluster at an address",
        "The address; what Ray's native code does there is not seen",
        seen=False,
    ),
    Source(
        "link",
        "Link",
        "Opening a link and confirming its address",
        "Any: another program, the browser, opens it",
        seen=False,
    ),
    Source(
        "gateway",
        "Deployment gateway",
        "Applying a deployment that has nodes on other machines",
        "The addresses of these nodes: another program, HAProxy, connects to them",
        seen=False,
    ),
    Source(
        "listen",
        "Listening",
        "Opening this program to other machines",
        "An address of this machine at which others can reach it; who does is not seen",
        seen=False,
    ),
)
UNASKED = Source("", "Nobody asked", "Nothing: it is refused", "None")
BY_KEY: Mapping[str, Source] = {one.key: one for one in (*SOURCES, UNASKED)}


def source_of(key: str) -> Source:
    """The source of that key; of one that this program does not know, one with its name."""
    found = BY_KEY.get(key)
    return found or Source("", key or UNASKED.title, "", "")
