"""Pictures of a kiosk and a clinic: the start, signing in, the lock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.policies import BEN, CLINIC, KIOSK, PINS, folder
from workbench.app.workbench import open_workbench
from workbench.policy.profiles import Policy
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Choice, Theme

Save = Callable[[MainWindow, Path], int]
SIZE = (1280, 800)
MUSEUM = replace(
    KIOSK,
    title="What would you like to know?",
    message="Touch a card to begin. What you write is removed when you leave.",
    agents={"visitor": ("starter", "calculator", "notes-helper")},
)
WARD = replace(CLINIC, message="For staff of the ward. Everything is recorded.")


async def pictures(app: QApplication, place: Path, out: Path, save: Save) -> list[int]:
    """Take them, light and dark; returns their sizes in bytes."""
    sizes_bytes: list[int] = []
    modes: tuple[Choice, ...] = ("dark", "light")
    for mode in modes:
        for policy in (MUSEUM, WARD):
            theme = Theme(app, mode)
            each = place / f"{policy.profile}-{mode}"
            sizes_bytes += await _of(policy, theme, each, out, save, mode)
    return sizes_bytes


async def _of(
    policy: Policy, theme: Theme, place: Path, out: Path, save: Save, mode: str
) -> list[int]:
    sizes_bytes: list[int] = []
    paths = folder(place, policy)
    paths.settings.write_text(f'{{"version": 1, "theme": "{mode}"}}')
    async with open_workbench(paths) as workbench:
        window = MainWindow(None, theme, paths.data, covered=True)
        window.show()
        window.attach(workbench)
        window.open_first_panel()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*SIZE)

        async def take(name: str) -> None:
            await asyncio.sleep(0.6)
            if (focused := QApplication.focusWidget()) is not None:
                focused.clearFocus()
            file = f"{name}-{mode}-{SIZE[0]}x{SIZE[1]}.png"
            sizes_bytes.append(save(window, out / file))

        assert window.gate is not None
        if policy.profile == "kiosk":
            await take("kiosk-start")
            window.gate.begin("starter")
            await take("kiosk-chat")
        else:
            await take("clinic-sign-in")
            await workbench.signing.sign_in(BEN, PINS[BEN])
            await take("clinic")
            window.gate.lock()
            await take("clinic-lock")
        window.end()
        await window.finish()
        window.deleteLater()
        await asyncio.sleep(0)
    return sizes_bytes
