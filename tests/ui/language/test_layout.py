"""Every panel has room for longer words, larger text and a layout from right to left."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.app.workbench import Workbench
from workbench.ui.panels import PANELS
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

_spec = importlib.util.spec_from_file_location("layout", Path(__file__).with_name("layout.py"))
assert _spec is not None
assert _spec.loader is not None
layout = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(layout)

MODES = ("longer", "large")


@pytest.fixture
def dressed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    """Longer words, from right to left; or text of twice the size."""
    mode: str = request.param
    pseudo = layout.Pseudo(qapp)
    if mode == "longer":
        qapp.installTranslator(pseudo)
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield mode
    qapp.removeTranslator(pseudo)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("dressed", MODES, indirect=True)
async def test_words_have_room_in_every_panel(
    qtbot: QtBot, workbench: Workbench, theme: Theme, dressed: str
) -> None:
    if dressed == "large":
        workbench.settings.change(text_scale=2.0)
        theme.choose("dark", 2.0)
    window = MainWindow(workbench, theme)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    found: list[str] = []
    raw: set[str] = set()
    for spec in PANELS:
        window.open_panel(spec.key)
        for _ in range(4):
            await asyncio.sleep(0.01)
        why = [*layout.clipped(window, may_elide=dressed == "large"), *layout.outside(window)]
        found += [f"{spec.key}: {one}" for one in why]
        if dressed == "longer" and spec.key in layout.WITHOUT_DATA:
            said = [text for _part, text in layout.said_by(window)]
            raw |= {text for text in said + layout.names(window) if layout.is_raw(text)}
    window.close()
    await window.finish()
    assert not found, "\n".join(found)
    assert not raw - layout.DATA, f"not translated: {sorted(raw - layout.DATA)}"
