"""Ollama's own API: which models it has, fetching them, and what it holds in memory."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import EngineError, ModelError, RequestError, TransferError
from workbench.engines.ollama_wire import (
    OllamaWire,
    Patience,
    Stopped,
    StopSwitch,
    usual_address,
)

_NAME_CHARS = 250
_MOST_PARTS = 1000
_TEXT_CHARS = 200
_MISSING = ("not found", "does not exist", "no such")
_DONE = "success"
_FOREVER = -1


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


class Ollama:
    """One Ollama server. Blocks: it wants a thread.

    Attributes:
        address: Where it is asked.
    """

    def __init__(
        self,
        address: str = "",
        *,
        patience: Patience | None = None,
        permit: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            address: Of the server; empty asks where Ollama's own tools do.
            patience: How long it may take.
            permit: Entered by the thread that opens a connection; the network guard's word for
                a server that is not on this machine.

        Raises:
            SettingsError: It is no address.
        """
        self._wire = OllamaWire(address or usual_address(), patience or Patience(), permit)
        self.address = self._wire.address

    def version(self) -> str:
        """Ollama's version.

        Raises:
            EngineError: It does not answer, or not as Ollama.
        """
        return _text(self._wire.ask("GET", "/api/version").get("version"))

    def models(self) -> tuple[OllamaModel, ...]:
        """The models it has.

        Raises:
            EngineError: It does not answer, or not as Ollama.
        """
        listed = _objects(self._wire.ask("GET", "/api/tags").get("models"))
        return tuple(_model(entry) for entry in listed if _name_of(entry))

    def running(self) -> tuple[OllamaRunning, ...]:
        """The models it holds in memory.

        Raises:
            EngineError: It does not answer, or not as Ollama.
        """
        listed = _objects(self._wire.ask("GET", "/api/ps").get("models"))
        return tuple(
            OllamaRunning(
                name=_name_of(entry),
                size_bytes=_count(entry.get("size")),
                gpu_bytes=_count(entry.get("size_vram")),
                context_tokens=_count(entry.get("context_length")),
                until=_text(entry.get("expires_at")),
            )
            for entry in listed
            if _name_of(entry)
        )

    def show(self, name: str) -> OllamaDetails:
        """What it knows of a model.

        Raises:
            ModelError: It has no such model.
            EngineError: It does not answer, or not as Ollama.
        """
        found = self._of_model(name, "POST", "/api/show", {"model": checked_name(name)})
        details, facts = _mapping(found.get("details")), _mapping(found.get("model_info"))
        capabilities = found.get("capabilities")
        context = (n for key, n in facts.items() if str(key).endswith(".context_length"))
        return OllamaDetails(
            name=name,
            family=_text(details.get("family")),
            parameters=_text(details.get("parameter_size")),
            quantisation=_text(details.get("quantization_level")),
            context_tokens=_count(next(context, 0)),
            capabilities=tuple(map(_text, capabilities))
            if isinstance(capabilities, list)
            else (),
            licence=_text(found.get("license")),
            template=str(found.get("template") or ""),
        )

    def pull(self, name: str, stop: StopSwitch | None = None) -> Iterator[PullProgress]:
        """Let it fetch a model; asking again goes on where it stopped.

        Raises:
            TransferError: It could not be fetched, or was stopped; what came is kept.
            EngineError: It does not answer, or not as Ollama.
        """
        parts: dict[str, tuple[int, int]] = {}
        status = ""
        again = f"Ask again, and it goes on: workbench engines ollama pull {name}"
        body = {"model": checked_name(name), "stream": True}
        try:
            for line in self._wire.lines("/api/pull", body, stop or StopSwitch()):
                status = _text(line.get("status")) or status
                digest = _text(line.get("digest"))
                if digest and (digest in parts or len(parts) < _MOST_PARTS):
                    total = _count(line.get("total"))
                    parts[digest] = (min(_count(line.get("completed")), total), total)
                done, total = (sum(part[side] for part in parts.values()) for side in (0, 1))
                yield PullProgress(status, done, total)
                if status == _DONE:
                    return
        except Stopped:
            raise TransferError(f"fetching {name!r} was stopped", again) from None
        except RequestError as exc:
            raise TransferError(
                f"Ollama could not fetch {name!r}: {exc.message}",
                "Check the name at ollama.com/library, and the network. " + again,
            ) from exc
        raise TransferError(f"Ollama stopped fetching {name!r} before its end", again)

    def keep(self, name: str, seconds: float | None) -> None:
        """Load a model and keep it for so long; None keeps it until it is told otherwise.

        Raises:
            ModelError: It has no such model.
            EngineError: It does not answer, or could not load it.
        """
        self._keep(name, _FOREVER if seconds is None else max(1, round(seconds)))

    def unload(self, name: str) -> None:
        """Take a model out of memory.

        Raises:
            ModelError: It has no such model.
            EngineError: It does not answer.
        """
        self._keep(name, 0)

    def remove(self, name: str) -> None:
        """Remove a model from its disk.

        Raises:
            ModelError: It has no such model.
            EngineError: It does not answer, or could not.
        """
        self._of_model(name, "DELETE", "/api/delete", {"model": checked_name(name)})

    def _keep(self, name: str, keep_alive: int) -> None:
        body = {"model": checked_name(name), "keep_alive": keep_alive, "stream": False}
        try:
            self._of_model(name, "POST", "/api/generate", body, loads=True)
        except RequestError as exc:
            if "does not support generate" not in exc.message:
                raise
            # Such a model makes vectors only.
            self._of_model(name, "POST", "/api/embed", {**body, "input": []}, loads=True)

    def _of_model(
        self, name: str, method: str, path: str, body: Any, *, loads: bool = False
    ) -> dict[str, Any]:
        """Ask about one model, and say plainly when there is none."""
        try:
            answer: dict[str, Any] = self._wire.ask(method, path, body, loads=loads)
        except RequestError as exc:
            if any(words in exc.message.lower() for words in _MISSING):
                raise ModelError(
                    f"Ollama has no model {name!r}",
                    f"Fetch it: workbench engines ollama pull {name}",
                ) from exc
            raise
        return answer


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


def _model(entry: Mapping[str, Any]) -> OllamaModel:
    details = _mapping(entry.get("details"))
    return OllamaModel(
        name=_name_of(entry),
        size_bytes=_count(entry.get("size")),
        digest=_text(entry.get("digest")),
        family=_text(details.get("family")),
        parameters=_text(details.get("parameter_size")),
        quantisation=_text(details.get("quantization_level")),
        modified=_text(entry.get("modified_at")),
    )


def _name_of(entry: Mapping[str, Any]) -> str:
    return _text(entry.get("name")) or _text(entry.get("model"))


def _objects(value: Any) -> list[Mapping[str, Any]]:
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


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return " ".join(value.split())[:_TEXT_CHARS] if isinstance(value, str) else ""


def _count(value: Any) -> int:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**60
    return int(value) if good else 0
