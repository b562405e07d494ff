"""Agents as files: the Agent Framework's YAML, read with limits, written canonically."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from workbench.agents.documents import AgentDocument
from workbench.agents.values import from_values, to_values
from workbench.base.errors import DocumentError
from workbench.base.files import canonical_yaml
from workbench.base.sizes import size_text

MOST_BYTES = 1_000_000
MOST_DEPTH = 40
_NEXT_MODELS = "fallback"
_MISPLACED = ("", "model", "model.options", "model.options.additionalProperties", "metadata")
"""Where the next models are written by mistake: any other key is kept, this one is meant."""


class _Loader(yaml.SafeLoader):
    """The safe loader without aliases, and with a limit on depth."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise DocumentError(
                f"line {mark.line + 1}: aliases (*name) are not read",
                "Write the value out where it is used.",
            )
        self.depth += 1
        if self.depth > MOST_DEPTH:
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise DocumentError(
                f"line {mark.line + 1}: more than {MOST_DEPTH} levels",
                "Make the file flatter.",
            )
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_agent(path: Path) -> AgentDocument:
    """The agent in a file.

    Raises:
        DocumentError: It cannot be read or is no agent; the message names the place.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as exc:
        raise DocumentError(
            f"{path.name}: cannot be read: {exc.strerror or exc}", "Check the file."
        ) from exc
    try:
        return parse_agent(raw)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


def parse_agent(raw: bytes | str) -> AgentDocument:
    """The agent in YAML text.

    Raises:
        DocumentError: It is no agent; the message names the line or the field.
    """
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    if len(data) > MOST_BYTES:
        raise DocumentError(
            f"the file is larger than {size_text(MOST_BYTES)}",
            "An agent file is a few kilobytes.",
        )
    try:
        loader = _Loader(data.decode("utf-8"))
        try:
            node = loader.get_single_node()
            if node is not None:
                _check_next_models(node)
            value = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except UnicodeDecodeError as exc:
        raise DocumentError(
            f"byte {exc.start}: the file is not UTF-8 text", "Save it as UTF-8."
        ) from exc
    except yaml.MarkedYAMLError as exc:
        line = f"line {exc.problem_mark.line + 1}" if exc.problem_mark else "the file"
        raise DocumentError(
            f"{line}: {exc.problem or exc}", "Mend the YAML at that place."
        ) from exc
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        raise DocumentError(f"the file is not YAML: {exc}", "Mend the file.") from exc
    return from_values(value)


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
