"""Which conversations' texts an engine had read and holds no more, and why."""

from __future__ import annotations

from workbench.engines.api import Request

NO_ROOM = "was given up to make room for others"
NOT_KEPT = "was not kept, for no memory is set aside for the prompt cache"
FIXED_SEED = "was not kept, for its answer had a fixed seed"
_UNSEEN = "lost from token 0 on: this model read nothing like it since it was loaded"
_REMEMBERED = 512


class LostPrefixes:
    """What was kept of conversations and is gone, of the latest ones."""

    def __init__(self) -> None:
        self._lost: dict[str, tuple[int, str]] = {}
        self._seen: dict[str, None] = {}

    def note(self, conversation_id: str, tokens: int, why: str) -> None:
        """So many tokens of a conversation are held no more."""
        if conversation_id and tokens:
            self._lost.pop(conversation_id, None)
            self._lost[conversation_id] = tokens, why
            _bound(self._lost)

    def held(self, conversation_id: str) -> int:
        """How many tokens of a conversation were held last, and are no more."""
        return self._lost.get(conversation_id, (0, ""))[0]

    def clear(self) -> None:
        """All of it is gone: the model begins anew."""
        self._lost.clear()
        self._seen.clear()

    def why(self, request: Request, cached_tokens: int) -> str:
        """Why no more of a prompt is there that is read from now on; empty for no reason."""
        conversation = request.conversation_id
        tokens, reason = self._lost.pop(conversation, (0, ""))
        seen = conversation in self._seen
        if conversation:
            self._seen.pop(conversation, None)
            self._seen[conversation] = None
            _bound(self._seen)
        if tokens > cached_tokens:
            held = f"the kept text of {tokens} tokens {reason}"
            return f"lost from token {cached_tokens} on: {held}"
        goes_on = any(message.role == "assistant" for message in request.messages)
        return _UNSEEN if goes_on and not cached_tokens and not seen else ""


def _bound(values: dict[str, tuple[int, str]] | dict[str, None]) -> None:
    if len(values) > _REMEMBERED:
        del values[next(iter(values))]
