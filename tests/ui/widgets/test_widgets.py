"""The shared widgets keep what they promise."""

import gc
import sys

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel
from workbench.ui.widgets.buttons import Button, IconButton, Segmented
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.views import CodeView, Toggle


def test_that_qt_calls_do_not_eat_none(qtbot: QtBot) -> None:
    widget = QLabel()
    qtbot.addWidget(widget)
    gc.collect()
    before = sys.getrefcount(None)

    for number in range(1000):
        widget.setIndent(number)

    assert abs(sys.getrefcount(None) - before) < 100


def test_that_an_icon_button_has_a_name_and_a_tooltip(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "copy", "Copy", shortcut="Ctrl+C")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Copy"
    assert button.toolTip() == "Copy (Ctrl+C)"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_an_elided_label_keeps_the_whole_text(theme: Theme, qtbot: QtBot) -> None:
    shown = ElidedLabel("a long\nline " * 20)
    qtbot.addWidget(shown)
    shown.resize(80, 20)
    shown.show()

    assert "…" in QLabel.text(shown)
    assert shown.text().startswith("a long line a long line")
    assert shown.toolTip() == shown.text()


def test_that_a_choice_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    segments = Segmented((("a", "A"), ("b", "B")), "Letter")
    qtbot.addWidget(segments)
    segments.set_value("a")
    second = segments._group.button(1)

    with qtbot.waitSignal(segments.chosen) as told:
        second.click()

    assert told.args == ["b"]
    assert segments.value == "b"


def test_that_code_is_coloured_and_survives_an_unknown_language(
    theme: Theme, qtbot: QtBot
) -> None:
    code = CodeView(theme, "json")
    qtbot.addWidget(code)
    code.set_text('{"a": 1}')
    formats = code.document().firstBlock().layout().formats()
    code.set_text("plain", "no such language")

    assert formats
    assert code.toPlainText() == "plain"
    assert code.isReadOnly()


def test_that_a_switch_obeys_the_space_bar(theme: Theme, qtbot: QtBot) -> None:
    toggle = Toggle(theme, "Reduce motion")
    qtbot.addWidget(toggle)
    toggle.show()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)

    assert toggle.isChecked()


def test_that_a_button_with_an_icon_is_named_by_its_text(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Save", icon="save")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Save"
    assert button.text().strip() == "Save"


def test_that_scrolling_past_a_choice_does_not_change_it(qtbot: QtBot) -> None:
    page, box, line = QWidget(), ChoiceBox(), QLineEdit()
    box.addItems(["one", "two", "three"])
    column = QVBoxLayout(page)
    for part in (line, box):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    line.setFocus()
    middle = QPointF(box.rect().center())

    def wheel() -> None:
        turned = QWheelEvent(
            middle,
            box.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turned)

    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus  # not that of the wheel
    wheel()
    assert (box.currentText(), line.hasFocus()) == ("one", True)
    box.setFocus()
    wheel()
    assert box.currentText() == "two"
