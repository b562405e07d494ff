"""Someone says how long one model stays loaded, and it is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.recorded import Shell, demo, shell, until
from workbench.app.load_notes import LoadNote
from workbench.app.workbench import Workbench
from workbench.ui.models.more import ACTIONS, Place
from workbench.ui.models.staying import StayingDialog
from workbench.ui.theme.theme import Theme

__all__ = ["demo", "shell"]
LEFT = Qt.MouseButton.LeftButton


async def test_that_the_time_and_the_pin_of_a_model_are_kept_and_shown_again(
    demo: Workbench, theme: Theme, shell: Shell
) -> None:
    assert any(action.key == "stay" for action in ACTIONS)
    widget = QWidget()
    place = Place(widget, demo, theme, shell)
    model = demo.models.get("demo")
    dialog = StayingDialog(place, model)
    dialog.open()
    await until(dialog.isEnabled)
    assert dialog.choice.checkedId() == 0
    assert not dialog.minutes.isEnabled()

    dialog.choice.button(1).click()
    dialog.minutes.setValue(45)
    dialog.pin.setChecked(True)
    QTest.mouseClick(dialog.save, LEFT)
    assert demo.loading.load_notes.of("demo") == LoadNote(idle_unload_s=2700.0, pinned=True)

    again = StayingDialog(place, model)
    again.open()
    await until(again.isEnabled)
    assert (again.choice.checkedId(), again.minutes.value()) == (1, 45.0)
    again.choice.button(2).click()
    again.pin.setChecked(False)
    QTest.mouseClick(again.save, LEFT)
    assert demo.loading.load_notes.of("demo") == LoadNote(idle_unload_s=0.0)

    await until(lambda: not shell.tasks)
    widget.deleteLater()
