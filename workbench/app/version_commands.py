"""Earlier versions on the command line: listed, brought back, and texts compared."""

from __future__ import annotations

import difflib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from workbench.app import reports
from workbench.app.document_library import DocumentLibrary
from workbench.app.terminal import harmless


def list_versions(library: DocumentLibrary[Any], name: str, *, as_json: bool) -> int:
    """Print the earlier versions of a document; returns the exit code."""
    found = library.versions(name)
    if as_json:
        _print(reports.as_json([asdict(version) for version in found]))
        return 0
    for version in found:
        saved = datetime.fromtimestamp(version.time_s).astimezone()
        _print(f"{version.id}  {saved:%Y-%m-%d %H:%M:%S}  {version.size_bytes} bytes")
    if not found:
        _print(f"{name}: there is no earlier version")
    return 0


async def restore_version(
    library: DocumentLibrary[Any], name: str, version: str, *, as_json: bool
) -> int:
    """Bring a version back; returns the exit code.

    Raises:
        DocumentError: There is no such version, or it cannot be read any more.
        StoreError: It could not be written.
    """
    document = await library.restore_version(name, version)
    path = library.path_of(document.name)
    if as_json:
        _print(reports.as_json({"name": document.name, "path": str(path)}))
    else:
        _print(f"{document.name}: {path}")
    return 0


def text_diff(before: str, after: str, names: tuple[str, str], *, as_json: bool) -> int:
    """Print what differs between two texts; returns 1 if something does."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="")
    found = list(lines)
    _print(reports.as_json(found) if as_json else harmless("\n".join(found)))
    return 1 if found else 0


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
