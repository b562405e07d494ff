"""A file that somebody opened with the program: what it is, and taking it in when asked to.

Nothing of a file is carried out, trusted or kept before a person saw what it is and said so.
What was read for that is what is taken in; of large files, which are read again, size and
time must be those that were seen.
"""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from workbench.app.data_set_library import document_of
from workbench.app.document_library import DocumentLibrary
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, WorkbenchError
from workbench.base.regular_files import open_regular, see_regular

Kind = Literal["agent", "graph", "tool", "data set", "model", "bundle", "parcel", "servers"]
BUNDLE_SUFFIX, MODEL_SUFFIX = ".workbench", ".gguf"
PARCEL_SUFFIXES = (".workbench-update", ".workbench-pack")
TOOL_SUFFIX, SET_SUFFIX = ".agenttool.yaml", ".agentcases.yaml"
TEXT_SUFFIXES = (".yaml", ".yml", ".json")
TABLE_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson")
SUFFIXES = (
    MODEL_SUFFIX, BUNDLE_SUFFIX, *PARCEL_SUFFIXES, *TEXT_SUFFIXES, *TABLE_SUFFIXES
)  # fmt: skip
"""Endings of the names of everything that is opened."""
NEEDED: dict[Kind, str] = {
    "agent": "do:agents.save",
    "graph": "do:graphs.save",
    "tool": "do:tool_library.save",
    "data set": "do:data_sets.save",
    "model": "do:models.add_file",
    "bundle": "do:models.add_file",
    "parcel": "do:parcels.install",
    "servers": "do:servers.save",
}
"""What whoever opens a file of a kind must be allowed to do, in the words of the rights."""
_KINDS = (
    "Opened are agents, graphs, tools, data sets, bundles (.workbench), updates and packs "
    "(.workbench-update, .workbench-pack), models (.gguf), and mcp.json of other programs."
)
Mark = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as a person is shown it.

    Attributes:
        path: The file, absolute.
        title: What it calls itself.
        facts: Names and values, the most important first.
        losses: What of another program's file is left out, or done otherwise.
        document: What was read of a document; None where the file is read again.
        mark: By which a changed file is known.
    """

    path: Path
    kind: Kind
    title: str
    size_bytes: int
    facts: tuple[tuple[str, str], ...] = ()
    losses: tuple[str, ...] = ()
    document: Any = None
    mark: Mark = field(default=(0, 0, 0, 0), compare=False)


def look(path: Path, tools: Collection[str] = ()) -> Incoming:
    """Read what a file is; blocking.

    Args:
        path: The file.
        tools: The names of the tools there are.

    Raises:
        WorkbenchError: It is missing, cannot be read, or is nothing that is opened here.
    """
    from workbench.app.incoming_reading import READERS

    mark = see(path)
    kind = kind_by_name(path)
    read = READERS["text" if kind is None else kind]
    try:
        found = read(path, tools)
    except (OSError, RecursionError) as exc:
        raise _unread(path, getattr(exc, "strerror", None) or str(exc)) from exc
    facts = found.facts
    if path.is_symlink():
        facts = (*facts, ("Link to", os.path.realpath(path)))
    return replace(found, facts=facts, size_bytes=mark[2], mark=mark)


def kind_by_name(path: Path) -> Kind | None:
    """What a file is by its name; None for text that has to be read first.

    Raises:
        DocumentError: By its name it is nothing of ours.
    """
    name = path.name.lower()
    if name.endswith(TOOL_SUFFIX):
        return "tool"
    if name.endswith((SET_SUFFIX, *TABLE_SUFFIXES)):
        return "data set"
    if name.endswith(MODEL_SUFFIX):
        return "model"
    if name.endswith(BUNDLE_SUFFIX):
        return "bundle"
    if name.endswith(PARCEL_SUFFIXES):
        return "parcel"
    if name.endswith(TEXT_SUFFIXES):
        return None
    raise DocumentError(f"{path.name!r:.300} is no file of this program", _KINDS)


def see(path: Path) -> Mark:
    """See that a plain file that can be read is there.

    Raises:
        DocumentError: It is not; says what is there instead.
    """
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise DocumentError(
                f"{str(path)!r:.500} is a folder",
                "Open a file. Folders of models, and bundles that are folders, are added in "
                "the models panel.",
            )
        see_regular(path)
        with open_regular(path) as file:
            status = os.fstat(file.fileno())
    except FileNotFoundError as exc:
        if path.is_symlink():
            raise _unread(path, "it is a link that leads nowhere") from exc
        raise DocumentError(f"{str(path)!r:.500} is not there", "Check the name.") from exc
    except (OSError, ValueError) as exc:
        raise _unread(path, getattr(exc, "strerror", None) or str(exc)) from exc
    if not status.st_size:
        raise _unread(path, "it is empty")
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _unread(path: Path, why: str) -> DocumentError:
    return DocumentError(f"{str(path)!r:.500} cannot be opened: {why}", "Check the file.")


async def bring_in(bench: Workbench, file: Incoming) -> str:
    """Take in what a person saw and wants; returns its name in the library, or a model's id.

    Raises:
        WorkbenchError: The file was changed meanwhile, or could not be taken in.
    """
    if file.kind == "model":
        if await asyncio.to_thread(see, file.path) != file.mark:
            raise DocumentError(
                f"{file.path.name!r} was changed since it was shown", "Open it once more."
            )
        return (await bench.models.add_file(file.path)).id
    libraries: dict[Kind, DocumentLibrary[Any]] = {
        "agent": bench.agents,
        "graph": bench.graphs,
        "data set": bench.data_sets,
    }
    if file.kind == "tool":
        tool = file.document
        name = bench.tool_library.free_name(tool.name)
        await bench.tool_library.save(replace(tool, name=name, digest=""), "")
        return name
    if file.kind not in libraries:
        raise WorkbenchError(f"a {file.kind} is not taken in here")
    library, document = libraries[file.kind], file.document
    if file.kind == "data set":
        await library.refresh()
        document = document_of("", document)
    if not document.name or any(one.name == document.name for one in library.documents):
        document = replace(document, name=library.free_name(document.title))
    await library.save(document, "")
    return str(document.name)
