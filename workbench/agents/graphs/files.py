"""Graphs as files: readable YAML, the layout apart, read with limits, written canonically."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.limits import MOST_BYTES, MOST_VALUES, count_values
from workbench.agents.graphs.value_writing import to_values
from workbench.agents.graphs.values import from_values
from workbench.base.errors import DocumentError
from workbench.base.regular_files import read_document
from workbench.base.sizes import size_text
from workbench.base.yaml_text import canonical, composed, decoded
from workbench.base.yaml_values import json_values

SUFFIX = ".agentgraph.yaml"
MOST_DEPTH = 80


def read_graph(path: Path) -> GraphDocument:
    """The graph in a file.

    Raises:
        DocumentError: It cannot be read or is no graph; the message names file and line.
    """
    raw = read_document(path, MOST_BYTES)
    try:
        return parse_graph(raw)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


def parse_graph(raw: bytes | str) -> GraphDocument:
    """The graph in YAML text. Nothing in it is carried out or looked up.

    Raises:
        DocumentError: It is no graph; the message names the line.
    """
    return from_values(*values_in(raw))


def values_in(raw: bytes | str) -> tuple[Any, Mapping[str, int]]:
    """The JSON values in YAML text, and the line of each field by its path.

    Raises:
        DocumentError: It is not YAML, or goes beyond a limit; the message names the line.
    """
    text = decoded(raw, MOST_BYTES, "A graph file is a few hundred kilobytes.")
    node = composed(text, MOST_DEPTH, MOST_VALUES)
    return (None, {"": 1}) if node is None else json_values(node)


def write_graph(document: GraphDocument) -> str:
    """Canonical YAML: what is read from it is the same document, which gives the same bytes.

    Names are sorted down to the settings of a node. Within one setting the order stays as it
    is: a JSON Schema says in which order a model writes.

    Raises:
        DocumentError: It holds something that could not be read again, or is too large.
    """
    values = to_values(document)
    if count_values(values) > MOST_VALUES:
        raise DocumentError(
            f"the graph holds more than {MOST_VALUES} values", "Split it into several."
        )
    written = canonical(values)
    if len(written.encode()) > MOST_BYTES:
        raise DocumentError(
            f"the graph takes more than {size_text(MOST_BYTES)}", "Split it into several."
        )
    return written
