"""A model that was just fetched is loaded once, in a worker of its own that is thrown away."""

from __future__ import annotations

import asyncio
import logging

from workbench.app.loaded import StartHost
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.base.errors import WorkbenchError
from workbench.models.store import InstalledModel

log = logging.getLogger(__name__)
_CONTEXT_TOKENS = 256


async def try_first_load(
    model: InstalledModel, library: ModelLibrary, start_host: StartHost, notices: Notices
) -> bool:
    """Load and close a model; whether that went well. One that does not fit now is not tried.

    Why it failed is remembered beside the model. Nothing is thrown away: the file is what its
    source published, and another version of the engine may read it.
    """
    verdict = await asyncio.to_thread(library.judge_now, model, _CONTEXT_TOKENS)
    if verdict.verdict == "wont_fit":
        return True
    try:
        options = await asyncio.to_thread(library.load_options, model, _CONTEXT_TOKENS)
        host = await start_host(model, options)
        await host.close()
    except WorkbenchError as exc:
        notices.add(
            Notice(
                "warning",
                f"{model.title} came whole, but cannot be loaded",
                exc.message,
                exc.hint or "Take another variant of it, or a newer version of this program.",
                key=f"first_load.{model.id}",
            )
        )
        await library.note_load(model, exc.message, exc.hint)
        log.warning("first_load.failed id=%s reason=%s", model.id, exc.message)
        return False
    if model.load_failure:
        await library.note_load(model)
    return True
