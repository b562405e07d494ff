"""What this machine is, in the window: the same facts as the command, each with its origin."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.ui.recorded import Shell, shell, until
from workbench.app.workbench import Workbench
from workbench.telemetry.machine import Fact
from workbench.ui.models.hardware_page import HardwarePage
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
FACTS = (
    Fact("cpu", "Processor", "A processor", "", "/proc/cpuinfo"),
    Fact("memory_free", "Memory free", 24_400_000_000, "bytes", "psutil"),
    Fact("gpu_16", "A GPU", 8_000_000_000, "bytes", "amdgpu"),
    Fact("npu", "NPU", "none", "", "/sys/class/accel"),
    Fact("disk_read_speed", "Disk reads", 900_000_000.0, "bytes/s", "measured now: 33.6 MB"),
)


@pytest_asyncio.fixture
async def page(workbench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[HardwarePage]:
    made = HardwarePage(workbench, theme, shell)
    made.resize(900, 600)
    yield made
    await shell.close()
    made.close()
    made.deleteLater()


async def test_that_each_figure_says_how_it_was_obtained(page: HardwarePage) -> None:
    page.show_facts(FACTS)
    shown = {key: figure for card in page.cards for key, figure in card.figures.items()}
    assert set(shown) == {fact.key for fact in FACTS}
    assert [card.accessibleName() for card in page.cards] == [
        "Processor",
        "Memory",
        "Graphics and neural processors",
        "The disk models go to",
    ]
    for fact in FACTS:
        assert fact.how in shown[fact.key].toolTip()
        assert fact.how in shown[fact.key].accessibleName()
    assert shown["memory_free"].text() == "24.4 GB"
    page.show_facts(FACTS[:1])
    assert len(page.cards) == 1


async def test_that_the_machine_is_measured_when_it_is_looked_at(
    workbench: Workbench, theme: Theme, shell: Shell
) -> None:
    panel = ModelsPanel(workbench, theme, shell)
    panel.resize(976, 594)
    panel.show()
    await until(lambda: panel._task is None or panel._task.done(), 30)
    assert not panel.hardware.cards, "nothing is measured before somebody looks"
    panel.show_target("machine")
    await until(lambda: panel.hardware.cards, 60)
    keys = {key for card in panel.hardware.cards for key in card.figures}
    assert {"cpu", "memory_total", "memory_free", "memory_bandwidth", "disk_free"} <= keys
    assert any(key.startswith("gpu") for key in keys)
    assert not panel.hardware.busy.isVisibleTo(panel)
    assert panel.hardware.again.isEnabled()
    assert not shell.errors
    await shell.close()
    panel.close()
    panel.deleteLater()
