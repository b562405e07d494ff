"""Ollama's own API: which models it has, fetching them, and what it holds in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from workbench.base.errors import ModelError, RequestError, TransferError
from workbench.engines.ollama.address import usual_address
from workbench.engines.ollama.values import (
    OllamaDetails,
    OllamaModel,
    OllamaRunning,
    PullProgress,
    checked_name,
    count_of,
    mapping_of,
    model_of,
    name_of,
    objects_of,
    text_of,
)
from workbench.engines.ollama.wire import (
    OllamaWire,
    Patience,
    Stopped,
    StopSwitch,
)

_MOST_PARTS = 1000
_MISSING = ("not found", "does not exist", "no such")
_DONE = "success"
_FOREVER = -1


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
        return text_of(self._wire.ask("GET", "/api/version").get("version"))

    def models(self) -> tuple[OllamaModel, ...]:
        """The models it has.

        Raises:
            EngineError: It does not answer, or not as Ollama.
        """
        listed = objects_of(self._wire.ask("GET", "/api/tags").get("models"))
        return tuple(model_of(entry) for entry in listed if name_of(entry))

    def running(self) -> tuple[OllamaRunning, ...]:
        """The models it holds in memory.

        Raises:
            EngineError: It does not answer, or not as Ollama.
        """
        listed = objects_of(self._wire.ask("GET", "/api/ps").get("models"))
        return tuple(
            OllamaRunning(
                name=name_of(entry),
                size_bytes=count_of(entry.get("size")),
                gpu_bytes=count_of(entry.get("size_vram")),
                context_tokens=count_of(entry.get("context_length")),
                until=text_of(entry.get("expires_at")),
            )
            for entry in listed
            if name_of(entry)
        )

    def show(self, name: str) -> OllamaDetails:
        """What it knows of a model.

        Raises:
            ModelError: It has no such model.
            EngineError: It does not answer, or not as Ollama.
        """
        found = self._of_model(name, "POST", "/api/show", {"model": checked_name(name)})
        details, facts = mapping_of(found.get("details")), mapping_of(found.get("model_info"))
        capabilities = found.get("capabilities")
        context = (n for key, n in facts.items() if str(key).endswith(".context_length"))
        return OllamaDetails(
            name=name,
            family=text_of(details.get("family")),
            parameters=text_of(details.get("parameter_size")),
            quantisation=text_of(details.get("quantization_level")),
            context_tokens=count_of(next(context, 0)),
            capabilities=tuple(map(text_of, capabilities))
            if isinstance(capabilities, list)
            else (),
            licence=text_of(found.get("license")),
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
                status = text_of(line.get("status")) or status
                digest = text_of(line.get("digest"))
                if digest and (digest in parts or len(parts) < _MOST_PARTS):
                    total = count_of(line.get("total"))
                    parts[digest] = (min(count_of(line.get("completed")), total), total)
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
