"""The window on the screen of a small laptop, and on a large one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.main import fit_screen


class _Screen:
    def __init__(self, width_px: int, height_px: int) -> None:
        self._size_px = (width_px, height_px)

    def availableGeometry(self) -> QRect:  # noqa: N802  Qt's name
        return QRect(0, 0, *self._size_px)


@pytest.mark.parametrize(
    ("screen_px", "shown_px"),
    [
        ((1366, 728), (1280, 688)),
        ((1024, 640), (1024, 600)),
        ((1920, 1040), (1280, 800)),
        ((800, 480), (900, 600)),
    ],
)
def test_that_a_window_is_no_larger_than_its_screen(
    screen_px: tuple[int, int], shown_px: tuple[int, int], qtbot: QtBot
) -> None:
    class Window(QWidget):
        def screen(self) -> _Screen:  # type: ignore[override]
            return _Screen(*screen_px)

    window = Window()
    qtbot.addWidget(window)
    window.setMinimumSize(900, 600)
    window.resize(1280, 800)

    fit_screen(window)

    assert (window.width(), window.height()) == shown_px


def test_that_a_maximised_window_stays_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.showMaximized()
    before = window.size()

    fit_screen(window)

    assert window.isMaximized()
    assert window.size() == before
