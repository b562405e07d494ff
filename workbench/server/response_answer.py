"""How ``/v1/responses`` answers: items of text, thoughts and calls, whole or as events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from workbench.engines.api import ReasoningDelta, ToolCall
from workbench.server.outcome import Outcome
from workbench.server.refusals import ApiRefusal

_text = json.JSONEncoder(ensure_ascii=False).encode


class ResponseAnswer:
    """Writes one response. Takes pieces in their order; its items grow with them."""

    def __init__(
        self, response_id: str, created_s: int, model: str, store: bool, echoed: dict[str, Any]
    ) -> None:
        """Begin one.

        Args:
            response_id: Its id.
            created_s: Unix time.
            model: As the request named it.
            store: A later request may go on from it.
            echoed: Members of the request that stand in it, too.
        """
        self._id, self._created_s, self._model = response_id, created_s, model
        self._store, self._echoed = store, echoed
        self._items: list[dict[str, Any]] = []
        self._open: dict[str, Any] | None = None
        self._pieces: list[str] = []
        self._number = 0

    def begin(self) -> bytes:
        """The first events."""
        told = self.values("in_progress")
        created = self._event("response.created", response=told)
        return created + self._event("response.in_progress", response=told)

    def take(self, piece: str | ReasoningDelta | ToolCall) -> bytes:
        """Take a piece; gives its events."""
        if isinstance(piece, ToolCall):
            return b"".join(self._call(piece))
        kind, text = ("message", piece) if isinstance(piece, str) else ("reasoning", piece.text)
        events = list(self._opened(kind))
        self._pieces.append(text)
        events.append(self._delta(kind, text))
        return b"".join(events)

    def end(self, outcome: Outcome) -> bytes:
        """The last events."""
        closed = b"".join(self._closed())
        status = "incomplete" if outcome.reason == "length" else "completed"
        return closed + self._event(f"response.{status}", response=self.values(status, outcome))

    def failed(self, refusal: ApiRefusal) -> bytes:
        """The last events of one that failed."""
        closed = b"".join(self._closed("incomplete"))
        told = self.values("failed")
        told["error"] = {"code": refusal.code or "server_error", "message": refusal.message}
        return closed + self._event("response.failed", response=told)

    def values(self, status: str, outcome: Outcome | None = None) -> dict[str, Any]:
        """The response as it stands."""
        cut = status == "incomplete"
        return {
            "id": self._id,
            "object": "response",
            "created_at": self._created_s,
            "status": status,
            "background": False,
            "error": None,
            "incomplete_details": {"reason": "max_output_tokens"} if cut else None,
            "model": self._model,
            "output": [dict(item) for item in self._items],
            "reasoning": {"effort": None, "summary": None},
            "store": self._store,
            "usage": None if outcome is None else _usage(outcome),
            "user": None,
            **self._echoed,
        }

    def whole(self, outcome: Outcome) -> dict[str, Any]:
        """The response in one."""
        for _event in self._closed():
            pass
        status = "incomplete" if outcome.reason == "length" else "completed"
        return self.values(status, outcome)

    def _opened(self, kind: str) -> Iterator[bytes]:
        """Begin an item of that kind, unless it is what is being written."""
        if self._open is not None and self._open["type"] == kind:
            return
        yield from self._closed()
        item: dict[str, Any] = {"id": self._item_id(kind), "type": kind}
        item |= {"status": "in_progress", "content": []}
        if kind == "message":
            item["role"] = "assistant"
        else:
            item["summary"] = []
        yield from self._added(item)
        yield self._part("added", _part_of(kind, ""))

    def _added(self, item: dict[str, Any]) -> Iterator[bytes]:
        self._items.append(item)
        self._open, self._pieces = item, []
        at = len(self._items) - 1
        yield self._event("response.output_item.added", output_index=at, item=dict(item))

    def _closed(self, status: str = "completed") -> Iterator[bytes]:
        """End the item that is being written."""
        item, self._open = self._open, None
        if item is None:
            return
        at, text = len(self._items) - 1, "".join(self._pieces)
        part = _part_of(item["type"], text)
        where = {"item_id": item["id"], "output_index": at, "content_index": 0}
        if item["type"] == "message":
            yield self._event("response.output_text.done", **where, text=text, logprobs=[])
        else:
            yield self._event("response.reasoning_text.done", **where, text=text)
        self._open = item
        yield self._part("done", part)
        self._open = None
        item["content"], item["status"] = [part], status
        yield self._event("response.output_item.done", output_index=at, item=dict(item))

    def _delta(self, kind: str, text: str) -> bytes:
        where = {
            "item_id": self._items[-1]["id"],
            "output_index": len(self._items) - 1,
            "content_index": 0,
            "delta": text,
        }
        if kind == "message":
            return self._event("response.output_text.delta", **where, logprobs=[])
        return self._event("response.reasoning_text.delta", **where)

    def _part(self, step: str, part: dict[str, Any]) -> bytes:
        item = self._items[-1]
        return self._event(
            f"response.content_part.{step}",
            item_id=item["id"],
            output_index=len(self._items) - 1,
            content_index=0,
            part=part,
        )

    def _call(self, call: ToolCall) -> Iterator[bytes]:
        yield from self._closed()
        item: dict[str, Any] = {
            "id": self._item_id("function_call"),
            "type": "function_call",
            "status": "in_progress",
            "call_id": call.id,
            "name": call.name,
            "arguments": "",
        }
        yield from self._added(item)
        self._open = None
        where = {"item_id": item["id"], "output_index": len(self._items) - 1}
        said = "response.function_call_arguments"
        yield self._event(f"{said}.delta", **where, delta=call.arguments)
        yield self._event(f"{said}.done", **where, name=call.name, arguments=call.arguments)
        item["arguments"], item["status"] = call.arguments, "completed"
        at = len(self._items) - 1
        yield self._event("response.output_item.done", output_index=at, item=dict(item))

    def _item_id(self, kind: str) -> str:
        word = {"message": "msg", "reasoning": "rs", "function_call": "fc"}[kind]
        return f"{word}_{self._id.removeprefix('resp_')}_{len(self._items)}"

    def _event(self, kind: str, **values: Any) -> bytes:
        told = {"type": kind, "sequence_number": self._number, **values}
        self._number += 1
        return f"event: {kind}\ndata: {_text(told)}\n\n".encode()


def _part_of(kind: str, text: str) -> dict[str, Any]:
    if kind == "message":
        return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    return {"type": "reasoning_text", "text": text}


def _usage(outcome: Outcome) -> dict[str, Any]:
    return {
        "input_tokens": outcome.prompt_tokens,
        "input_tokens_details": {"cached_tokens": outcome.cached_tokens},
        "output_tokens": outcome.new_tokens,
        "output_tokens_details": {"reasoning_tokens": outcome.thought_tokens},
        "total_tokens": outcome.prompt_tokens + outcome.new_tokens,
    }
