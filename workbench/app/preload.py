"""The default model, loaded before anybody asks for it."""

from __future__ import annotations

import logging
from contextlib import aclosing

from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notices
from workbench.base.errors import WorkbenchError
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import Message, Request, SamplingOptions

log = logging.getLogger(__name__)
_WARM_UP = Request((Message("user", "Hello"),), sampling=SamplingOptions(max_new_tokens=1))


async def preload(
    settings: SettingsStore, library: ModelLibrary, loading: Loading, notices: Notices
) -> None:
    """Load the default model, and read its weights once, as the settings say.

    A model on a server is left alone: nothing is reached that nobody asked for.
    """
    wish = settings.settings.start_model
    if wish == "wait":
        return
    try:
        model = library.choose("")
        if model.source == "server":
            return
        await loading.use(model.id)
        if wish == "warm":
            async with aclosing(loading.generate(model.id, _WARM_UP)) as events:
                async for _ in events:
                    pass
    except WorkbenchError as exc:
        notices.tell(exc, "The default model was not loaded at the start", action="models.open")
        return
    log.info("model.preloaded id=%s warm=%s", model.id, wish == "warm")
