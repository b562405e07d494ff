"""A command for each model: to load it, or to unload it while it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.ui.actions import Action

RunTask = Callable[[Coroutine[Any, Any, Any], str], None]
HELD = ("ready", "busy")


def model_actions(models: ModelLibrary, loading: Loading, run_task: RunTask) -> list[Action]:
    """What can be done with the models as they are now."""
    held = {loaded.model.id for loaded in loading.snapshot if loaded.state in HELD}
    load = QCoreApplication.translate("MainWindow", "Load {0}")
    unload = QCoreApplication.translate("MainWindow", "Unload {0}")

    def start(model_id: str, title: str) -> None:
        work = loading.unload(model_id) if model_id in held else loading.load(model_id)
        run_task(work, title)

    found = []
    for model in models.models:
        if not model.problem:
            title = (unload if model.id in held else load).format(model.title)
            key = f"model.{model.id}"
            found.append(Action(key, title, callback=partial(start, model.id, title)))
    return found
