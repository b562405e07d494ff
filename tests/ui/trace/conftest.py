"""The panel of runs over the real program, with a recorded model and a shell that remembers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication

from tests.ui.recorded import Shell, demo, shell, until
from workbench.app.workbench import Workbench
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.panel import TracePanel

__all__ = ["demo", "shell"]


@pytest_asyncio.fixture
async def trace(
    demo: Workbench, theme: Theme, shell: Shell, qapp: QApplication
) -> AsyncIterator[TracePanel]:
    """The panel on screen, with one finished run that used a tool."""
    run = await demo.runs.start("starter", "What is 12 * 7?", model_id="demo")
    await run.wait()
    panel = TracePanel(demo, theme, shell)
    panel.resize(1280, 800)
    panel.show()
    await until(lambda: panel.runs.model.items)
    yield panel
    panel.close_services()
    panel.close()
    await shell.close()
    panel.deleteLater()
    late = "no running event loop"  # a task that was cut off by the end of the test
    assert not [one for one in shell.errors if str(one) != late], "none may fail unseen"


@pytest.fixture
def wait_until() -> Callable[[Callable[[], object]], Coroutine[Any, Any, None]]:
    return until
