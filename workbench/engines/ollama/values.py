"""What Ollama tells of its models; any field may be missing or of a wrong type."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import EngineError, RequestError

_NAME_CHARS = 250
_TEXT_CHARS = 200


@dataclass(frozen=True, slots=True)
class OllamaModel:
    """A model that Ollama has on its disk.

    Attributes:
        parameters: As Ollama writes it, such as ``8.0B``.
        modified: When it was fetched or changed, as Ollama writes it.
    """

    name: str
    size_bytes: int
    digest: str = ""
    family: str = ""
    parameters: str = ""
    quantisation: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class OllamaDetails:
    """What Ollama knows of one model.

    Attributes:
        context_tokens: What it was trained for; 0 if not told.
        capabilities: Such as ``completion``, ``tools``, ``vision``, ``embedding``.
    """

    name: str
    family: str
    parameters: str
    quantisation: str
    context_tokens: int
    capabilities: tuple[str, ...]
    licence: str
    template: str

    @property
    def can_call_tools(self) -> bool:
        """Ollama passes tools on to it."""
        return "tools" in self.capabilities


@dataclass(frozen=True, slots=True)
class OllamaRunning:
    """A model that Ollama holds in memory.

    Attributes:
        gpu_bytes: How much of it is on the GPU.
        until: When Ollama will unload it, as Ollama writes it.
    """

    name: str
    size_bytes: int
    gpu_bytes: int = 0
    context_tokens: int = 0
    until: str = ""


@dataclass(frozen=True, slots=True)
class PullProgress:
    """How far Ollama is with fetching a model; the bytes are those of the parts it named."""

    status: str
    done_bytes: int
    total_bytes: int


def checked_name(name: str) -> str:
    """A name that can be asked for.

    Raises:
        RequestError: It is empty, too long, or holds what no name holds.
    """
    bad = any(char.isspace() or unicodedata.category(char)[0] == "C" for char in name)
    if not name or len(name) > _NAME_CHARS or bad:
        raise RequestError(
            f"{name[:60]!r} is no name of a model", "Write it as Ollama does, such as qwen3:4b."
        )
    return name


def model_of(entry: Mapping[str, Any]) -> OllamaModel:
    """One entry of its list."""
    details = mapping_of(entry.get("details"))
    return OllamaModel(
        name=name_of(entry),
        size_bytes=count_of(entry.get("size")),
        digest=text_of(entry.get("digest")),
        family=text_of(details.get("family")),
        parameters=text_of(details.get("parameter_size")),
        quantisation=text_of(details.get("quantization_level")),
        modified=text_of(entry.get("modified_at")),
    )


def name_of(entry: Mapping[str, Any]) -> str:
    """The model that an entry is about; empty if it does not say."""
    return text_of(entry.get("name")) or text_of(entry.get("model"))


def objects_of(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; Ollama sends null for an empty one.

    Raises:
        EngineError: It is neither.
    """
    if value is None:
        return []
    if not isinstance(value, list):
        raise EngineError(
            "what answers there is not Ollama: it sent no list of models",
            "Check the address: another program may listen there.",
        )
    return [entry for entry in value if isinstance(entry, dict)]


def mapping_of(value: Any) -> Mapping[str, Any]:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}


def text_of(value: Any) -> str:
    """A short text on one line, or an empty one."""
    return " ".join(value.split())[:_TEXT_CHARS] if isinstance(value, str) else ""


def count_of(value: Any) -> int:
    """A number of things, or 0."""
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**60
    return int(value) if good else 0
