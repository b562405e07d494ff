"""A text of a stranger is seen whole, however long its words are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.wrapped_text import WrappedText

WIDTH_PX = 300


def shown(qtbot: QtBot, text: str, most_lines: int) -> WrappedText:
    made = WrappedText("Text", most_lines=most_lines)
    qtbot.addWidget(made)
    made.setText(text)
    made.resize(WIDTH_PX, made.height())
    made.show()
    return made


def test_that_a_word_longer_than_the_window_wraps(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, "x" * 400, 100)

    assert made.width() == WIDTH_PX
    assert made.height() > 4 * made.fontMetrics().lineSpacing()
    assert made.verticalScrollBar().maximum() == 0
    assert made.focusPolicy() is Qt.FocusPolicy.ClickFocus
    assert made.text() == "x" * 400


def test_that_no_letter_is_drawn_as_another_sign(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, "/srv/3x5", 3)

    font = made.document().defaultFont()
    assert font.family() == made.font().family()
    assert font.featureValue(QFont.Tag("calt")) == 0


def test_that_a_very_long_text_scrolls_and_is_reached_by_tab(
    qtbot: QtBot, theme: Theme
) -> None:
    made = shown(qtbot, "word " * 2000, 3)

    assert made.height() < 5 * made.fontMetrics().lineSpacing()
    assert made.verticalScrollBar().maximum() > 0
    assert made.focusPolicy() is Qt.FocusPolicy.StrongFocus
