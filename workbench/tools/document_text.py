"""What the files of tools and of MCP servers have in common: text, head, limits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workbench.base.errors import DocumentError
from workbench.base.lines import LinedPlace
from workbench.base.reading import integer, number
from workbench.base.regular_files import read_document
from workbench.base.yaml_text import composed, decoded
from workbench.base.yaml_values import json_values
from workbench.tools.text_checks import hidden_character

Document = TypeVar("Document")
_LIMITS = ("seconds", "memoryMb", "outputBytes")


class _Limits(Protocol):
    @property
    def seconds(self) -> float: ...
    @property
    def memory_mb(self) -> int: ...
    @property
    def output_bytes(self) -> int: ...


def read_file(path: Path, most_bytes: int, parse: Callable[[bytes], Document]) -> Document:
    """The document in a file.

    Raises:
        DocumentError: It cannot be read or is none; the message names file and line.
    """
    raw = read_document(path, most_bytes)
    try:
        return parse(raw)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


def read_fields(
    raw: bytes | str, kind: str, *, most_bytes: int, size: str, depth: int, values: int
) -> tuple[LinedPlace, str]:
    """The fields of YAML text, and the digest of the text. Nothing in it is carried out.

    Args:
        raw: The text.
        kind: What its first field must say.
        most_bytes: How long it may be.
        size: How long such a file is, for who wrote a longer one.
        depth: How deep its values may lie.
        values: How many there may be.

    Raises:
        DocumentError: It has no fields; the message names the line.
    """
    written = decoded(raw, most_bytes, size)
    node = composed(written, depth, values)
    found, lines = (None, {"": 1}) if node is None else json_values(node)
    if not isinstance(found, dict):
        raise DocumentError("line 1: there are no fields", f"Begin with kind: {kind}.")
    for path, line in lines.items():
        if char := hidden_character(path):
            raise DocumentError(f"line {line}: a name holds {char}", "Take it away.")
    return LinedPlace("", found, lines), hashlib.sha256(written.encode()).hexdigest()


def check_head(top: LinedPlace, kind: str, schema: int) -> None:
    """See that a file is of its kind, and of no newer version of the program.

    Raises:
        DocumentError: It is not; the message names the line.
    """
    if (found := top.take("kind", None)) != kind:
        raise top.wrong("kind", f"{found!r:.60} is not {kind}", f"Write kind: {kind}.")
    if integer(top, "schema", schema, 1, 1_000_000) > schema:
        raise top.wrong(
            "schema", "a newer version of the program wrote this file", "Install that version."
        )


def read_limits(
    place: LinedPlace, usual: _Limits, most_seconds: float, most_memory_mb: int
) -> tuple[float, int, int]:
    """Seconds, MB and bytes of output that something may take.

    Raises:
        DocumentError: They are out of their range; the message names the line.
    """
    found = (
        number(place, "seconds", usual.seconds, 0.1, most_seconds),
        integer(place, "memoryMb", usual.memory_mb, 64, most_memory_mb),
        integer(place, "outputBytes", usual.output_bytes, 256, 1_000_000),
    )
    place.done(_LIMITS)
    return found


def written_limits(limits: _Limits) -> dict[str, Any]:
    """Limits as plain values."""
    shown = (limits.seconds, limits.memory_mb, limits.output_bytes)
    return dict(zip(_LIMITS, shown, strict=True))
