"""Models for ONNX Runtime GenAI, run by Foundry Local inside this process."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections import deque
from pathlib import Path
from typing import Any

from workbench.base.errors import EngineError, ModelLoadError, RequestError
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    LoadOptions,
    Request,
)
from workbench.engines.foundry_local.answering import Answering
from workbench.engines.foundry_local.runtime import (
    RuntimePlan,
    link_model,
    make_work_folder,
    plain_text,
    read_config,
    start_manager,
    usual_threads,
    with_threads,
)
from workbench.engines.foundry_local.turns import Conversation, Conversations
from workbench.engines.preparing import request_failure

_DEFAULT_CONTEXT_TOKENS = 8192
_BYTES_PER_NUMBER = 4
_WEIGHTS = (".onnx", ".data", ".bin")


def load(path: Path, options: LoadOptions) -> FoundryEngine:
    """Load a folder that holds a model for ONNX Runtime GenAI.

    Raises:
        ModelLoadError: It is no such folder, or the library refused it.
        ImportError: The library is not installed.
    """
    config = read_config(path)
    work = make_work_folder()
    try:
        return FoundryEngine(path, options, config, work)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


class FoundryEngine:
    """A model in Foundry Local. It answers one request at a time."""

    def __init__(
        self, path: Path, options: LoadOptions, config: dict[str, Any], work: Path
    ) -> None:
        began_s = time.perf_counter()
        self._path, self._work, self._config = path, work, config["model"]
        self._threads = options.threads or usual_threads()
        self._model = self._registered(config)
        trained_tokens = int(self._model.context_length or _DEFAULT_CONTEXT_TOKENS)
        wanted_tokens = options.context_tokens or min(trained_tokens, _DEFAULT_CONTEXT_TOKENS)
        self._context_tokens = min(wanted_tokens, trained_tokens)
        self._trained_tokens = trained_tokens
        self._conversations = Conversations(self._model, options.max_sequences)
        self._queue: deque[tuple[str, Request, float]] = deque()
        self._failed: list[tuple[str, EngineEvent]] = []
        self._lock = threading.Lock()
        self._cancelled: set[str] = set()
        self._current: tuple[str, Answering, Conversation] | None = None
        self._lengths: dict[str, int] = {}
        self._load_s = time.perf_counter() - began_s

    def info(self) -> EngineInfo:
        """What was loaded; how many parameters it has the library does not tell."""
        return EngineInfo(
            model_name=self._path.name,
            architecture=str(self._config.get("type", "")),
            parameters=0,
            quantisation="",
            context_tokens=self._context_tokens,
            trained_context_tokens=self._trained_tokens,
            threads=self._threads,
            weights_bytes=sum(
                file.stat().st_size for file in self._path.iterdir() if file.suffix in _WEIGHTS
            ),
            kv_bytes=self._kv_bytes_per_token() * self._context_tokens,
            compute_bytes=0,
            can_call_tools=True,
            load_s=self._load_s,
        )

    def usage(self) -> EngineUsage:
        """What it works on."""
        running = 0
        lengths = dict(self._lengths)
        if self._current is not None:
            answering = self._current[1]
            running = 1
            name = answering.request.conversation_id
            lengths.pop(name, None)
            lengths[name] = answering.prompt_tokens + answering.new_tokens
        used_tokens = sum(lengths.values())
        return EngineUsage(
            running=running,
            queued=len(self._queue),
            kv_used_tokens=used_tokens,
            kv_capacity_tokens=max(used_tokens, self._context_tokens),
            kv_used_bytes=used_tokens * self._kv_bytes_per_token(),
            context_used_tokens=next(reversed(lengths.values()), 0),
            context_tokens=self._context_tokens,
            conversation_tokens=lengths,
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request."""
        if request.prompt is not None:
            refused = RequestError(
                "Foundry Local writes its prompts itself and takes no finished one",
                "Use the ONNX Runtime GenAI engine for this model.",
            )
            self._failed.append((request_id, Failed(refused)))
            return
        self._queue.append((request_id, request, time.perf_counter()))

    def cancel(self, request_id: str) -> None:
        """Stop a request; may come from another thread."""
        with self._lock:
            self._cancelled.add(request_id)
            if self._current is not None and self._current[0] == request_id:
                self._current[1].cancel()

    def step(self) -> list[tuple[str, EngineEvent]]:
        """Go on with the request that runs, or begin the next one."""
        told, self._failed = self._failed, []
        if told:
            return told
        if self._current is None:
            return self._begin_next()
        request_id, answering, conversation = self._current
        events = answering.step()
        if isinstance(events[-1] if events else None, Finished | Failed):
            self._ended(answering, conversation)
        return [(request_id, event) for event in events]

    def close(self) -> None:
        """Unload the model."""
        if self._current is not None:
            _, answering, conversation = self._current
            answering.close()
            conversation.close()
            self._current = None
        self._conversations.close()
        self._model.unload()
        shutil.rmtree(self._work, ignore_errors=True)

    def _begin_next(self) -> list[tuple[str, EngineEvent]]:
        if not self._queue:
            return []
        request_id, request, submitted_s = self._queue.popleft()
        answering = Answering(request, self._context_tokens, submitted_s)
        with self._lock:
            if request_id in self._cancelled:
                self._cancelled.discard(request_id)
                return [(request_id, Finished("cancelled", answering.stats()))]
        from foundry_local_sdk.exception import FoundryLocalException

        conversation: Conversation | None = None
        try:
            conversation = self._conversations.take(request)
            self._current = (request_id, answering, conversation)
            return [(request_id, event) for event in answering.begin(conversation)]
        except (FoundryLocalException, ValueError) as exc:
            error = _refusal(exc)
        except Exception as exc:  # noqa: BLE001 - worker boundary: it ends this request alone
            error = request_failure(exc)
        if conversation is not None:
            self._ended(answering, conversation)
        return [(request_id, Failed(error))]

    def _ended(self, answering: Answering, conversation: Conversation) -> None:
        """Keep the session if it holds just what was said, else let it go."""
        answering.close()
        with self._lock:
            if self._current is not None:
                self._cancelled.discard(self._current[0])
            self._current = None
        turns = len(conversation.turns) + 1
        name = answering.request.conversation_id
        self._lengths.pop(name, None)
        if answering.turn is None or conversation.session.turn_count != turns:
            conversation.close()
            return
        conversation.turns.append(answering.turn)
        self._conversations.give_back(answering.request, conversation)
        if name:
            self._lengths[name] = answering.prompt_tokens + answering.new_tokens

    def _registered(self, config: dict[str, Any]) -> Any:
        """The model, loaded; registered by links, so that the threads can be set."""
        plan = RuntimePlan(work=self._work, models=self._work / "models")
        manager = start_manager(plan)
        from foundry_local_sdk import CatalogType, ModelInfoBuilder
        from foundry_local_sdk.exception import FoundryLocalException

        folder = self._linked(config)
        name = re.sub(r"[^a-z0-9]+", "-", self._path.name.lower()).strip("-") or "model"
        try:
            with ModelInfoBuilder() as about:
                about.set_string_property("task", "chat-completion")
                about.set_int_property("supports_tool_calling", 1)
                catalogue = manager.get_catalog(CatalogType.LOCAL)
                model = catalogue.register_model(str(folder), f"{name}:1", about)
            model.load()
        except FoundryLocalException as exc:
            raise ModelLoadError(
                f"Foundry Local refused {self._path.name!r}: {plain_text(exc)}",
                "Check the folder, or choose another engine for it.",
            ) from exc
        return model

    def _linked(self, config: dict[str, Any]) -> Path:
        folder = self._work / "model"
        try:
            link_model(self._path, folder, with_threads(config, self._threads))
        except OSError:
            self._threads = 0  # It takes as many as it likes.
            return self._path
        return folder

    def _kv_bytes_per_token(self) -> int:
        decoder = self._config.get("decoder")
        if not isinstance(decoder, dict):
            return 0
        names = ("num_hidden_layers", "num_key_value_heads", "head_size")
        layers, heads, width = (int(decoder.get(name, 0)) for name in names)
        return 2 * layers * heads * width * _BYTES_PER_NUMBER


def _refusal(exc: Exception) -> EngineError:
    return RequestError(
        f"Foundry Local refused the conversation: {plain_text(exc)}",
        "Start a new conversation, or use the ONNX Runtime GenAI engine for this model.",
    )
