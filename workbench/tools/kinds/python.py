"""Python code as a tool: a function ``run``, in a child that is held."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import ToolError
from workbench.base.lines import LinedPlace
from workbench.base.reading import text
from workbench.tools.api import ToolContext
from workbench.tools.code_check import MOST_CHARS, too_long
from workbench.tools.documents import Parameter, ToolDocument
from workbench.tools.kinds.api import (
    Made,
    Surroundings,
    ToolKind,
    checked_folders,
    folder_targets,
)
from workbench.tools.kinds.child import limits_of, ports_of, result_of, touched
from workbench.tools.sandbox import Job, run_child

_RUN = re.compile(r"^def run\(", re.MULTILINE)
_SAMPLE = '''def run(text):
    """Return text, or anything that JSON can hold."""
    return {"words": len(text.split()), "characters": len(text)}
'''


@dataclass(frozen=True, slots=True)
class PythonSettings:
    """Settings of a Python tool.

    Attributes:
        source: A module with a function ``run`` that takes the parameters by name.
    """

    source: str


def _read(place: LinedPlace, _tool: ToolDocument) -> PythonSettings:
    source = text(place, "source", "")
    if not _RUN.search(source):
        raise place.wrong("source", "there is no function run", "Write def run(...): in it.")
    if len(source) > MOST_CHARS:
        raise place.wrong("source", too_long(), "Shorten it.")
    return PythonSettings(source)


def _write(settings: PythonSettings) -> Mapping[str, Any]:
    return {"source": settings.source}


def _make(tool: ToolDocument, around: Surroundings) -> Made:
    held = around.protections("python")
    hosts = tool.grants.hosts
    targets = folder_targets(tool.grants.folders)
    writes = bool(hosts) or any(grant.write for grant in tool.grants.folders)
    ports = ports_of(hosts)

    def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
        if hosts and not around.network_on():
            raise ToolError("the network is switched off in the settings")
        read, write = checked_folders(tool.grants.folders, around.private, targets)
        around.let_out(f"the tool {tool.name}", hosts)
        job = Job(
            "python",
            source=tool.settings.source,
            given=json.dumps(tool.with_defaults(arguments)).encode(),
            read=read,
            write=write,
            network=bool(hosts),
            ports=ports,
            limits=limits_of(tool),
        )
        return result_of(tool, run_child(job, context.cancelled))

    free = bool(hosts) or not held.whole
    return Made(
        run=run,
        touches=touched("Runs Python code in a process of its own", tool, held),
        writes=writes,
        pure=tool.pure and held.whole and not hosts and not tool.grants.folders,
        least="always" if free else "ask" if writes else "never",
        protections=held,
    )


def _sample(name: str, title: str) -> ToolDocument:
    return ToolDocument(
        name,
        title,
        "Count the words of a text",
        "python",
        PythonSettings(_SAMPLE),
        (Parameter("text", description="The text"),),
    )


KIND = ToolKind(
    key="python",
    title="Python function",
    description="A function of yours, run in a process of its own that is held to its grants",
    read=_read,
    write=_write,
    make=_make,
    sample=_sample,
    sends=True,
    folders=32,
)
