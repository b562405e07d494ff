"""The tokens of a model call, found out afterwards by the model that made it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeAlias

from workbench.app.loading import Loading
from workbench.app.model_call import ModelCall
from workbench.app.model_library import ModelLibrary
from workbench.app.token_table import TokenTable
from workbench.base.errors import EngineError, RequestError
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import Failed, Finished, PromptProgress, Request
from workbench.engines.token_values import Scored, TokenPieces, TokenScores, TokenTask

Step: TypeAlias = tuple[int, int]
"""Tokens that were read, and how many there are."""
_ENGINE = "llama-cpp"
_SHARE_OF_FREE = 0.95


def refusal(models: ModelLibrary, call: ModelCall) -> RequestError | None:
    """Why the tokens of a call cannot be shown; None if they can."""
    if call.goes_on:
        return RequestError("the model still writes", "Wait until the call has ended.")
    if not call.has_prompt:
        return RequestError(
            "the prompt of this call was never read", "Choose another model call."
        )
    known = [model for model in models.models if model.id == call.model_id]
    if not known:
        return RequestError(
            f"the model {call.model_id!r} that made this call is not installed",
            "Install it again to see its tokens.",
        )
    if models.engine_of(known[0]) != _ENGINE:
        return RequestError(
            "the engine of this model does not show single tokens and their probabilities",
            "Only GGUF models that run here, by llama.cpp, can do that.",
        )
    return None


class TokenView:
    """Asks models for the tokens of earlier calls."""

    def __init__(self, models: ModelLibrary, loading: Loading, settings: SettingsStore) -> None:
        self._models, self._loading, self._settings = models, loading, settings

    def refusal(self, call: ModelCall) -> RequestError | None:
        """Why the tokens of a call cannot be shown; None if they can."""
        return refusal(self._models, call)

    async def fill(
        self, table: TokenTable, scored: Scored = "answer"
    ) -> AsyncGenerator[Step, None]:
        """Fill a fresh table; its tokens are there with the first step, scores come later.

        Loads the model if need be. Closing the generator stops the model.

        Raises:
            RequestError: The tokens of such a call cannot be shown.
            WorkbenchError: The model could not be loaded, or failed.
        """
        call = table.call
        if (why := self.refusal(call)) is not None:
            raise why
        await self._loading.use(call.model_id)
        task = TokenTask(
            call.prompt,
            call.token_ids,
            call.written if call.is_whole and not call.token_ids else "",
            scored,
            await asyncio.to_thread(self._room_bytes),
        )
        events = self._loading.generate(call.model_id, Request((), token_task=task))
        ended = False
        async with aclosing(events):
            async for event in events:
                if isinstance(event, Failed):
                    raise event.error
                if isinstance(event, TokenPieces):
                    _take(table, event)
                elif isinstance(event, TokenScores):
                    table.take_scores(event)
                elif isinstance(event, PromptProgress):
                    await _spelt(table)
                    yield event.done_tokens, event.total_tokens
                elif isinstance(event, Finished):
                    ended = event.reason == "stop"
        await _spelt(table)
        if not ended:
            raise EngineError("the model stopped before all tokens were read", "Try again.")
        yield len(table), len(table)

    def _room_bytes(self) -> int:
        """Memory that may be taken beside the models; blocking."""
        free = int(self._models.hardware().memory_free_bytes * _SHARE_OF_FREE)
        limit = self._settings.settings.memory_limit_bytes
        if limit:
            free = min(free, limit - self._models.budget.held(""))
        return max(1, free)


def _take(table: TokenTable, event: TokenPieces) -> None:
    try:
        table.take_pieces(event)
    except ValueError as exc:
        raise EngineError(f"the engine told the tokens badly: {exc}", "Try again.") from exc


async def _spelt(table: TokenTable) -> None:
    if not table.text and len(table):
        await asyncio.to_thread(table.spell)
