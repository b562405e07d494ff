"""Model calls of a run that go on with the agent's next model when one cannot answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from workbench.agents.services import ModelChanged
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.base.errors import (
    ContextFull,
    ModelError,
    RequestError,
    RunError,
    WorkbenchError,
)
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Failed,
    ReasoningDelta,
    Request,
    TextDelta,
    ToolCall,
)
from workbench.models.store import InstalledModel

log = logging.getLogger(__name__)
_SHOWN = (TextDelta, ReasoningDelta, ToolCall, BrokenToolCall)
_OF_THE_REQUEST = (ContextFull, RequestError)


class Failover:
    """The models of one run: the one that answers now, and those after it.

    A call goes on with the next one only while nothing of an answer was shown, and never for
    a failure that lies in the request. Once changed, the model stays for the rest of the run.
    """

    def __init__(
        self,
        model: InstalledModel,
        fallback: Sequence[str],
        loading: Loading,
        models: ModelLibrary,
        notices: Notices,
        patience_s: float = 0.0,
    ) -> None:
        """Begin with a model.

        Args:
            model: Answers first.
            fallback: The ids of those after it.
            loading: Where text is made.
            models: Where the next ones are.
            notices: Where a change is told.
            patience_s: A model that has said nothing by then gives way to the next one, if
                there is one; 0 waits.
        """
        self._model, self._patience_s = model, patience_s
        later = fallback[fallback.index(model.id) + 1 :] if model.id in fallback else fallback
        self._next = [name for name in dict.fromkeys(later) if name != model.id]
        self._loading, self._models, self._notices = loading, models, notices

    async def generate(
        self, request: Request, context_tokens: int
    ) -> AsyncGenerator[EngineEvent | ModelChanged, None]:
        """One model call.

        Raises:
            WorkbenchError: No model of the list could be loaded; the reason of the first.
        """
        first: WorkbenchError | None = None
        while True:
            failure: WorkbenchError | None = None
            shown = False
            try:
                asked = self._loading.generate(self._model.id, request, context_tokens)
                async with aclosing(self._in_time(asked)) as events:
                    async for event in events:
                        shown = shown or isinstance(event, _SHOWN)
                        if isinstance(event, Failed):
                            failure = event.error
                            break
                        yield event
            except WorkbenchError as exc:
                failure = exc
            if failure is None:
                return
            first = first or failure
            changed = None if shown else self._change(failure)
            if changed is None:
                raise failure if shown else first
            yield changed

    async def _in_time(
        self, asked: AsyncGenerator[EngineEvent, None]
    ) -> AsyncGenerator[EngineEvent, None]:
        """What the model says, while the first word of it comes in time.

        Raises:
            RunError: It does not.
        """
        limit_s = self._patience_s if self._next else 0.0
        began_s = asyncio.get_running_loop().time()
        async with aclosing(asked) as events:
            while limit_s:
                try:
                    async with asyncio.timeout_at(began_s + limit_s):
                        event = await anext(events)
                except TimeoutError:
                    raise _too_slow(self._model, limit_s) from None
                except StopAsyncIteration:
                    return
                if isinstance(event, _SHOWN):
                    limit_s = 0.0
                yield event
            async for event in events:
                yield event

    def _change(self, failure: WorkbenchError) -> ModelChanged | None:
        """Take the next model that can be used; None if there is none, or it would not help."""
        if isinstance(failure, _OF_THE_REQUEST):
            return None
        while self._next:
            try:
                following = self._models.get(self._next.pop(0))
            except ModelError:
                continue
            if following.problem:
                continue
            before, self._model = self._model, following
            log.warning("run.model_changed before=%s now=%s", before.id, following.id)
            self._notices.add(
                Notice(
                    "warning",
                    f"{following.title} answers instead of {before.title}",
                    failure.message,
                    failure.hint,
                    key=f"failover.{before.id}",
                )
            )
            return ModelChanged(
                before.id, following.id, self._models.engine_of(following), failure.message
            )
        return None


def _too_slow(model: InstalledModel, limit_s: float) -> RunError:
    return RunError(
        f"{model.title} said nothing within {limit_s:g} seconds",
        "Take a smaller model, or a longer time in the settings.",
    )
