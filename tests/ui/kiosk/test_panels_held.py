"""Every panel of a builder opens where its services ask the table."""

from __future__ import annotations

from tests.policies import CARA, CLINIC, PINS
from tests.ui.kiosk.conftest import Open
from workbench.ui.panels import PANELS


async def test_that_every_panel_of_a_role_opens_and_complains_of_nothing(
    open_window: Open,
) -> None:
    async with open_window(CLINIC) as one:
        await one.sign_in(CARA, PINS[CARA])
        for spec in PANELS:
            one.window.open_panel(spec.key)
            await one.settle()
            allowed = one.bench.access.may(f"panel:{spec.key}")
            assert (one.window.workspace.panel(spec.key) is not None) is allowed, spec.key
        await one.settle()
        told = [f"{n.title}: {n.reason}" for n in one.bench.notices.items if n.level == "error"]
        assert told == []
