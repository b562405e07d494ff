"""The window before its program is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from workbench.app.workbench import Workbench
from workbench.base.errors import StoreError
from workbench.ui.shell.unopened import UnopenedPage
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.first_look import first_look
from workbench.ui.theme.icons import pixmap
from workbench.ui.theme.theme import Theme


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("system", 1.0)),
        ("no JSON", ("system", 1.0)),
        ("[1]", ("system", 1.0)),
        ('{"theme": "dark", "text_scale": 1.2}', ("dark", 1.2)),
        ('{"theme": "pink", "text_scale": 900}', ("system", 1.0)),
        ('{"theme": ["dark"], "text_scale": "1"}', ("system", 1.0)),
    ],
)
def test_that_the_first_look_takes_what_is_sound(
    tmp_path: Path, text: str, expected: tuple[str, float]
) -> None:
    path = tmp_path / "settings.json"
    if text:
        path.write_text(text)

    assert first_look(path) == expected


async def test_that_a_choice_made_before_the_program_is_open_is_kept(
    workbench: Workbench, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(None, theme, tmp_path)
    window.show()
    assert window.rail.buttons["chat"].isChecked()
    window.rail.buttons["help"].click()
    window.status.bell.click()
    assert window.workspace.current_key == ""

    window.attach(workbench)
    window.open_panel(window.last_panel())

    assert window.workspace.current_key == "help"
    window.close()
    await window.finish()
    window.deleteLater()


def test_that_a_window_closed_before_the_program_is_open_keeps_no_layout(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(None, theme, tmp_path)
    window.show()
    with qtbot.waitSignal(window.closed, timeout=1000):
        window.close()

    assert not (tmp_path / "layout.json").exists()
    window.deleteLater()


def test_that_a_program_that_cannot_be_opened_is_explained(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(None, theme, tmp_path)
    window.show()
    window.show_unopened(StoreError("no database", "Free some space."))
    page = window.workspace.currentWidget()
    assert isinstance(page, UnopenedPage)

    with qtbot.waitSignal(window.retry_asked, timeout=5000):
        page.asked.emit()
    with qtbot.waitSignal(window.closed, timeout=5000):
        page.close_asked.emit()
    window.deleteLater()


def test_that_an_icon_has_one_colour_and_keeps_its_shape(theme: Theme) -> None:
    image = pixmap("bell", 16, "#ff0000").toImage()
    colours = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    drawn = [colour for colour in colours if colour.alpha() > 200]

    assert 5 < len(drawn) < 200
    assert {c.rgb() for c in drawn if c.alpha() == 255} == {QColor("#ff0000").rgb()}
    assert any(colour.alpha() == 0 for colour in colours)
