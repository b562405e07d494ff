"""Huge lines hold up no text box: what is laid out and coloured is bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, SupportsIndex

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.builder.text_area import TextArea
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.code_edit import CodeEdit
from workbench.ui.tools.servers.code import WholeText
from workbench.ui.widgets.long_text import (
    MOST_LINE_CHARS,
    MOST_LINES,
    LongText,
    is_quick,
    shortened,
)
from workbench.ui.widgets.views import CodeView, Highlighter

HUGE = "def run(text):\n    return [" + "1234, " * 17_000 + "]\n"
ANYWHERE = QTextOption.WrapMode.WrapAnywhere


@pytest.fixture
def window(qapp: object) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(420, 400)
    QVBoxLayout(made)
    yield made
    made.close()
    made.deleteLater()


def shown(window: QWidget, box: LongText) -> LongText:
    column = window.layout()
    assert column is not None
    column.addWidget(box)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    box.setFocus()
    return box


def on_screen(box: LongText) -> list[str]:
    """The lines that Qt lays out."""
    return box.document().toPlainText().split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * MOST_LINE_CHARS,
        ("a" * MOST_LINE_CHARS + "\n") * 3,
        "\r\n" * (MOST_LINES - 1),
        "日本" * 1_000,
    ],
)
def test_that_a_text_that_is_quick_to_lay_out_is_left_as_it_is(text: str) -> None:
    assert is_quick(text)
    assert shortened(text) is text


@pytest.mark.parametrize(
    "text",
    [
        "a" * (MOST_LINE_CHARS + 1),
        "ab\n" + "a\u05e9" * 500_000,  # 40 s for 100,000 of them, were they laid out
        "\n" * 1_000_000,
        "\x0b\x0c\x85\u2028" * 1_000,  # no line begins there for Qt
        HUGE,
    ],
)
def test_that_no_huge_line_and_no_more_than_the_most_lines_are_laid_out(text: str) -> None:
    lines = shortened(text).split("\n")

    assert len(lines) <= MOST_LINES + 1
    assert max(map(len, lines)) <= MOST_LINE_CHARS
    assert "more characters" in shortened(text)


def test_that_a_huge_line_is_shortened_on_screen_and_whole_in_the_text(
    theme: Theme, window: QWidget
) -> None:
    area = TextArea(theme, "Code", mono=True)
    told: list[str] = []
    area.rested.connect(lambda: told.append(area.toPlainText()))
    shown(window, area)

    area.show_text(HUGE)
    QTest.keyClicks(area, "oh")  # what is not on screen cannot be edited

    assert max(map(len, on_screen(area))) < MOST_LINE_CHARS
    assert area.toPlainText() == HUGE
    area.flush()
    assert told == []


def test_that_all_of_it_is_shown_and_edited_when_it_is_asked_for(
    theme: Theme, window: QWidget
) -> None:
    area = TextArea(theme, "Code", mono=True)
    shown(window, area)
    area.show_text(HUGE)

    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert area.all_button.hasFocus()
    QTest.keyClick(area.all_button, Qt.Key.Key_Space)
    assert area.wordWrapMode() == ANYWHERE
    assert "\n".join(on_screen(area)) == HUGE
    QTest.keyClicks(area, "x")

    assert area.toPlainText() == f"x{HUGE}"
    assert not area.all_button.isVisible()
    area.show_text("short")
    assert area.toPlainText() == "short"
    assert area.wordWrapMode() != ANYWHERE


def test_that_no_key_changes_code_that_is_shortened(theme: Theme, window: QWidget) -> None:
    edit = CodeEdit(theme, "Code", "python")
    shown(window, edit)
    edit.show_text(HUGE)
    before = on_screen(edit)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_BracketRight):
        QTest.keyClick(edit, key)
        QTest.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)

    assert on_screen(edit) == before
    assert edit.toPlainText() == HUGE


def test_that_another_huge_text_is_shortened_again(theme: Theme, window: QWidget) -> None:
    area = TextArea(theme, "Code", mono=True)
    shown(window, area)
    area.show_text(HUGE)
    area.show_all()
    area.show_text(HUGE + "# undone while it is edited\n")
    assert not area.is_shortened

    area.clearFocus()
    area.show_text(HUGE + "# of another node\n")

    assert area.is_shortened


def test_that_one_may_only_read_stays_so(theme: Theme, window: QWidget) -> None:
    view = CodeView(theme, "python")
    shown(window, view)
    view.set_text(HUGE)
    assert view.is_shortened
    view.show_all()
    assert view.isReadOnly()
    assert view.toPlainText() == HUGE


def test_that_a_huge_line_that_is_pasted_is_not_searched_for_words(
    theme: Theme, window: QWidget
) -> None:
    area = TextArea(theme, "Text")
    shown(window, area)
    pasted = QMimeData()
    pasted.setText("a\u05e9" * 2_000)

    area.insertFromMimeData(pasted)

    assert area.wordWrapMode() == ANYWHERE
    assert area.toPlainText() == "a\u05e9" * 2_000


def test_that_nothing_is_left_out_of_what_is_allowed_by_reading_it(
    theme: Theme, window: QWidget
) -> None:
    box = WholeText(theme, "Command")
    shown(window, box)
    box.show_text("rm " + "a" * 5_000)
    assert len(on_screen(box)[0]) == 5_003
    assert box.wordWrapMode() == ANYWHERE


class Counted(list[tuple[int, int, str]]):
    """Counts what is looked at."""

    looked = 0

    def __getitem__(self, place: SupportsIndex | slice) -> Any:
        self.looked += 1
        return super().__getitem__(place)


def test_that_colouring_looks_at_the_words_of_a_line_and_not_at_all_of_them(
    theme: Theme, window: QWidget
) -> None:
    lines = 1_000
    edit = CodeEdit(theme, "Code", "python")
    shown(window, edit)
    edit.show_text("x = 1\n" * lines)
    colours = edit.document().findChild(Highlighter)
    assert isinstance(colours, Highlighter)
    colours._spans = counted = Counted(colours._spans)

    colours.rehighlight()

    assert len(counted) == lines
    assert counted.looked < 20 * lines  # not 1,000,000
