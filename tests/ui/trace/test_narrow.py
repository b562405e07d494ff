"""Nothing of the panel of runs is cut off in a small window, with long words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.theme.theme import Theme
from workbench.ui.trace.run_list import RunList
from workbench.ui.trace.run_view import RunView

SIZES = ((1024, 640), (1280, 800), (1920, 1200))


class LongWords(QTranslator):
    """Every text is two fifths longer, as German ones are."""

    def translate(
        self, _context: str, text: str, _more: str | None = None, _n: int = -1
    ) -> str:
        return text + "ung" * round(len(text) * 0.4 / 3)

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        return False


@pytest.fixture(params=["as it is", "long words"])
def words(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translator = LongWords()
    if request.param == "long words":
        qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


def cut_off(whole: QWidget) -> list[str]:
    """The buttons and boxes that have less room than they need, or stand outside."""
    found = []
    kinds: tuple[Any, ...] = (QAbstractButton, QComboBox)
    parts = [one for kind in kinds for one in whole.findChildren(kind) if one.isVisible()]
    for part in parts:
        if isinstance(part.parentWidget(), QLineEdit):
            continue  # Qt's own, inside of the field
        top_left = part.mapTo(whole, part.rect().topLeft())
        right = top_left.x() + part.width()
        if right > whole.width() or part.width() < min(part.sizeHint().width(), 60):
            found.append(part.accessibleName())
        if isinstance(part, QAbstractButton) and part.width() < part.sizeHint().width() - 1:
            found.append(part.accessibleName())
    return found


@pytest.mark.parametrize("size", SIZES)
def test_that_a_run_has_room_for_all_its_buttons(
    theme: Theme, qtbot: QtBot, qapp: QApplication, words: str, size: tuple[int, int]
) -> None:
    view = RunView(theme)
    qtbot.addWidget(view)
    view.resize(size[0] - 48 - 270, size[1] - 32)
    view.show()
    qapp.processEvents()
    for whole in (view.head, view.bar):
        assert cut_off(whole) == []
    assert view.minimumSizeHint().height() <= 640 - 32, "it fits into the least window"
    assert view.minimumSizeHint().width() <= 1024 - 48 - 236


def test_that_filters_stand_below_one_another_where_they_have_no_room(
    theme: Theme, qtbot: QtBot, qapp: QApplication, words: str
) -> None:
    runs = RunList(theme)
    qtbot.addWidget(runs)
    runs.set_agents(["an agent with a very long name indeed"])
    runs.resize(280, 600)
    runs.show()
    qapp.processEvents()
    for box in (runs.agents, runs.ends, runs.times, runs.marks):
        wide = box.fontMetrics().horizontalAdvance(box.currentText())
        assert wide <= box.width() - 32, box.currentText()
    runs.agents.setCurrentIndex(1)
    qapp.processEvents()
    assert runs.filters.columns == 1
    heights = [box.y() for box in (runs.agents, runs.ends, runs.times, runs.marks)]
    assert heights == sorted(set(heights))
    runs.resize(900, 600)
    qapp.processEvents()
    assert runs.filters.columns == 2
