"""Agents as files: the Agent Framework's YAML, read with limits, written canonically."""

from __future__ import annotations

from pathlib import Path

import yaml

from workbench.agents.documents import AgentDocument
from workbench.agents.values import from_values, to_values
from workbench.base.errors import DocumentError
from workbench.base.files import canonical_yaml
from workbench.base.regular_files import read_document
from workbench.base.yaml_text import composed, constructed, decoded

MOST_BYTES = 1_000_000
_NEXT_MODELS = "fallback"
_MISPLACED = ("", "model", "model.options", "model.options.additionalProperties", "metadata")
"""Where the next models are written by mistake: any other key is kept, this one is meant."""


def read_agent(path: Path) -> AgentDocument:
    """The agent in a file.

    Raises:
        DocumentError: It cannot be read or is no agent; the message names the place.
    """
    raw = read_document(path, MOST_BYTES)
    try:
        return parse_agent(raw)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


def parse_agent(raw: bytes | str) -> AgentDocument:
    """The agent in YAML text.

    Raises:
        DocumentError: It is no agent; the message names the line or the field.
    """
    node = composed(decoded(raw, MOST_BYTES, "An agent file is a few kilobytes."))
    if node is None:
        return from_values(None)
    _check_next_models(node)
    return from_values(constructed(node))


def _check_next_models(node: yaml.Node) -> None:
    """Name a list of next models that nobody would read.

    Raises:
        DocumentError: There is one; the message names the line.
    """
    for place in _MISPLACED:
        inner: yaml.Node | None = node
        for name in filter(None, place.split(".")):
            inner = next((value for key, value in _pairs(inner) if key.value == name), None)
        for key, _value in _pairs(inner):
            if key.value == _NEXT_MODELS:
                line = key.start_mark.line + 1
                written = f"{place}.{_NEXT_MODELS}".lstrip(".")
                raise DocumentError(
                    f"line {line}: {written}: the next models are not read from there",
                    "Write them as a list of ids in metadata.workbench.fallback.",
                )


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def write_agent(document: AgentDocument) -> str:
    """Canonical YAML: the same document gives the same bytes."""
    return canonical_yaml(to_values(document))
