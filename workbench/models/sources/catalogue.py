"""The catalogue that comes with the program: small models, known without a network.

It tells what a model is, how large each quantisation is about, and its shape, so that whether
it fits is judged before anything is fetched. The files themselves lie at the hub.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelError, SourceRefused
from workbench.base.paths import resource
from workbench.models.downloads.values import RemoteFile
from workbench.models.gguf import GgufHeader
from workbench.models.sources.filters import left_out, own_tasks
from workbench.models.sources.values import Query, SourceModel, SourcePage, Variant

KEY = "catalogue"
TASKS = ("routing", "chat", "code", "reasoning", "embedding")
_APPLIES = ("author", "licence", "task", "size", "updated", "name")
_FORMAT = 1
_REPOSITORY = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}", re.ASCII)
_SHAPE = {
    "layers": "block_count",
    "embedding": "embedding_length",
    "feed_forward": "feed_forward_length",
    "heads": "attention.head_count",
    "kv_heads": "attention.head_count_kv",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One model of the catalogue.

    Attributes:
        repository: Where its GGUF files lie at the hub.
        released: Year and month.
        shape: Layers, widths and heads, by the names of the file.
        about_bytes: Size of each quantisation, calculated.
    """

    id: str
    title: str
    author: str
    repository: str
    licence: str
    released: str
    parameters: int
    context_tokens: int
    tasks: tuple[str, ...]
    can_call_tools: bool
    note: str
    architecture: str
    shape: Mapping[str, int]
    about_bytes: Mapping[str, int]

    @property
    def smallest_bytes(self) -> int:
        """Of its quantisations."""
        return min(self.about_bytes.values())


def read_catalogue(path: Path) -> tuple[Entry, ...]:
    """The entries of a file.

    Raises:
        ModelError: It is damaged.
    """
    try:
        return _checked(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise ModelError(
            f"the catalogue of models is damaged: {exc}", "Install the program again."
        ) from exc


def _checked(values: Mapping[str, Any]) -> tuple[Entry, ...]:
    if values["format"] != _FORMAT:
        raise ValueError("it is of a newer kind")
    return tuple(_entry(value) for value in values["models"])


def _entry(value: Mapping[str, Any]) -> Entry:
    tasks = tuple(str(task) for task in value["tasks"])
    repository = str(value["repository"])
    sizes = {str(name): int(size) for name, size in value["about_bytes"].items()}
    if not set(tasks) <= set(TASKS) or not sizes or not _REPOSITORY.fullmatch(repository):
        raise ValueError(f"{value['id']!r} is no entry of it")
    return Entry(
        id=str(value["id"]),
        title=str(value["title"]),
        author=str(value["author"]),
        repository=repository,
        licence=str(value["licence"]),
        released=str(value["released"]),
        parameters=int(value["parameters"]),
        context_tokens=int(value["context_tokens"]),
        tasks=tasks,
        can_call_tools=bool(value["can_call_tools"]),
        note=str(value["note"]),
        architecture=str(value["architecture"]),
        shape={str(name): int(number) for name, number in value["shape"].items()},
        about_bytes=sizes,
    )


class Catalogue:
    """The catalogue as a source; it reaches nothing."""

    key = KEY
    title = "Catalogue (no network needed)"

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    def entries(self) -> tuple[Entry, ...]:
        """All of it, smallest first.

        Raises:
            ModelError: It is damaged or missing.
        """
        try:
            return read_catalogue(self._path or resource("catalogue/models.json"))
        except FileNotFoundError as exc:
            raise ModelError(
                "the catalogue of models is missing", "Install the program again."
            ) from exc

    def entry(self, model_id: str) -> Entry:
        """One of them, by its id or by its repository.

        Raises:
            SourceRefused: There is none.
            ModelError: The catalogue is damaged.
        """
        for entry in self.entries():
            if model_id.lower() in (entry.id.lower(), entry.repository.lower()):
                return entry
        raise SourceRefused(
            f"the catalogue has no model {model_id!r}", "Search it, or search the hub."
        )

    def search(self, query: Query) -> Iterator[SourceModel]:
        """Models that hold all words of a query, smallest first.

        Raises:
            ModelError: The catalogue is damaged.
        """
        found = [entry for entry in self.entries() if _fits(entry, query)]
        if query.sort == "name":
            found.sort(key=lambda entry: entry.title.casefold())
        elif query.sort == "updated":
            found.sort(key=lambda entry: entry.released, reverse=True)
        for entry in found[: query.limit]:
            yield _model(entry)

    def unapplied(self, query: Query) -> tuple[str, ...]:
        """Nobody counts downloads and likes without a network."""
        return left_out(query, _APPLIES)

    def page(self, model_id: str) -> SourcePage:
        """One model with its quantisations, whose sizes are about right.

        Raises:
            SourceRefused: There is no such model.
            ModelError: The catalogue is damaged.
        """
        entry = self.entry(model_id)
        variants = tuple(
            Variant(name, name, (RemoteFile(f"{KEY}:{entry.id}", f"{entry.id}.gguf", size),))
            for name, size in entry.about_bytes.items()
        )
        return SourcePage(_model(entry), variants, _card(entry))

    def header(self, variant: Variant) -> GgufHeader:
        """What the header of a variant will say of its shape.

        Raises:
            SourceRefused: There is no such model.
            ModelError: The catalogue is damaged.
        """
        return header_of(self.entry(variant.files[0].url.partition(":")[2]), variant.name)


def header_of(entry: Entry, quantisation: str) -> GgufHeader:
    """An entry's shape in the words of a model file."""
    name, shape = entry.architecture, entry.shape
    metadata: dict[str, Any] = {
        "general.architecture": name,
        "general.name": entry.title,
        f"{name}.context_length": entry.context_tokens,
        f"{name}.attention.key_length": shape["head_size"],
        f"{name}.attention.value_length": shape["head_size"],
        **{f"{name}.{key}": shape[ours] for ours, key in _SHAPE.items()},
    }
    if window := shape.get("window_tokens"):
        metadata[f"{name}.attention.sliding_window"] = window
    size = entry.about_bytes.get(quantisation, entry.smallest_bytes)
    lengths = {"tokenizer.ggml.tokens": shape["vocabulary"]}
    return GgufHeader(3, metadata, lengths, (), 0, size)


def _fits(entry: Entry, query: Query) -> bool:
    """Every word is in a name, a task, the licence or the note."""
    texts = (
        entry.id, entry.title, entry.author, entry.repository, entry.licence, entry.note,
        *entry.tasks, "tools" if entry.can_call_tools else "",
    )  # fmt: skip
    text = " ".join(texts).lower()
    return (
        all(word in text for word in query.text.lower().split())
        and (not query.task or not own_tasks(query.task).isdisjoint(entry.tasks))
        and (not query.licence or query.licence.lower() == entry.licence.lower())
        and (not query.author or query.author.lower() == entry.author.lower())
        and (not query.largest_bytes or entry.smallest_bytes <= query.largest_bytes)
    )


def _model(entry: Entry) -> SourceModel:
    return SourceModel(
        id=entry.id,
        source=KEY,
        title=entry.title,
        author=entry.author,
        licence=entry.licence,
        tags=entry.tasks,
        parameters=entry.parameters,
        can_call_tools=entry.can_call_tools,
    )


def _card(entry: Entry) -> str:
    tools = "yes" if entry.can_call_tools else "no"
    return "\n".join(
        (
            entry.note,
            "",
            f"- For: {', '.join(entry.tasks)}",
            f"- Calls tools: {tools}",
            f"- Context: {entry.context_tokens:,} tokens",
            f"- Published: {entry.released} by {entry.author}, licence {entry.licence}",
            f"- Files: {entry.repository} at the Hugging Face hub",
            "",
            "This comes with the program and needs no network. The sizes are about right; the "
            "hub tells the exact ones when you fetch it.",
        )
    )
