"""Checks how well an installed model calls tools, and keeps what came out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

from workbench.app.tool_check_values import Badge, CheckPlan, CheckProgress, CheckReport

Told: TypeAlias = Callable[[CheckProgress], None]
FOLDER = "tool-checks"


class ToolChecks(Protocol):
    """Owner of the results; ``Workbench.tool_checks``. Lives on the event loop."""

    folder: Path

    async def check(
        self, model_id: str, plan: CheckPlan, told: Told
    ) -> tuple[CheckReport, ...]:
        """Check a model: one report for each mode. Cancel the task to stop; nothing is kept.

        Raises:
            WorkbenchError: It cannot be loaded, or its engine failed.
        """
        ...

    async def reports(self, model_id: str) -> tuple[CheckReport, ...]:
        """What is kept of a model, the newest first; one that holds no longer says why."""
        ...

    async def badges(self) -> Mapping[str, Badge]:
        """What the list of models shows, by model id; none for a model never checked."""
        ...

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each kept result; returns what ends it."""
        ...
