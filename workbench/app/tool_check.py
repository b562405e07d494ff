"""How well installed models call tools: the service, which loads its parts when first asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.listeners import Listeners
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.models.store import InstalledModel

if TYPE_CHECKING:  # Nothing of it is needed before the first frame.
    from workbench.app.tool_check_checker import Checker, Told
    from workbench.app.tool_check_values import Badge, CheckPlan, CheckReport

FOLDER = "tool-checks"


def can_check(model: InstalledModel) -> bool:
    """Whether there is something to check: recordings answer what was recorded."""
    return model.engine != "replay" and not model.problem and not model.away


class ToolChecks:
    """Owner of the results; ``Workbench.tool_checks``. Lives on the event loop."""

    def __init__(self, models: ModelLibrary, loading: Loading, folder: Path) -> None:
        self._models, self._loading, self._folder = models, loading, folder
        self._listeners: Listeners[[]] = Listeners()
        self._made: Checker | None = None

    @property
    def _checker(self) -> Checker:
        if self._made is None:
            from workbench.app.tool_check_checker import Checker

            self._made = Checker(
                self._models, self._loading, self._folder, self._listeners.tell
            )
        return self._made

    async def check(
        self, model_id: str, plan: CheckPlan, told: Told
    ) -> tuple[CheckReport, ...]:
        """Check a model: one report for each mode. Cancel the task to stop.

        Each mode's report is kept when that mode is done, unless only a part was asked.

        Raises:
            WorkbenchError: It cannot be loaded, or its engine failed.
        """
        return await self._checker.check(model_id, plan, told)

    async def reports(self, model_id: str) -> tuple[CheckReport, ...]:
        """What is kept of a model, best to show first; one that holds no longer says why.

        Raises:
            ModelError: It is not installed.
        """
        return await self._checker.reports(model_id)

    async def badges(self) -> Mapping[str, Badge]:
        """What the list of models shows, by model id; none for a model never checked."""
        checked = await asyncio.to_thread(self._folder.exists)
        return await self._checker.badges() if checked else {}

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each kept result; returns what ends it."""
        return self._listeners.add(listener)
