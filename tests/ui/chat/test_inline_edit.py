"""The editor of a message stays on its message."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.traces.events import AnswerDelta, ModelCallStarted, Record, RunFinished
from workbench.traces.values import Turn
from workbench.ui.chat.inline_edit import InlineEdit
from workbench.ui.chat.transcript import Transcript
from workbench.ui.theme.theme import Theme


def turns(first: int, last: int) -> list[Turn]:
    found = []
    for number in range(first, last):
        run_id, end = f"r{number}", RunFinished("answered", "yes\n\n" * 9)
        records = (
            Record(run_id, 0, 0.0, ModelCallStarted("s", "n", "m", "e")),
            Record(run_id, 1, 1.0, AnswerDelta("s", end.answer)),
            Record(run_id, 2, 2.0, end),
        )
        found.append(Turn(run_id, "", f"hello {number}", records, 0, (run_id,), end))
    return found


def shown(qtbot: QtBot, theme: Theme) -> tuple[Transcript, InlineEdit]:
    view = Transcript(theme)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.set_turns(turns(20, 60))
    return view, InlineEdit(theme, view)


def stands_on(view: Transcript, edit: InlineEdit, run_id: str) -> bool:
    rect = view.place_rect(view.turn_of(run_id), 0)
    return abs(edit.y() - (int(rect.y()) + 10)) <= 1


def test_that_the_editor_stays_on_its_message_when_older_ones_come(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    view, edit = shown(qtbot, theme)
    edit.open_on(0)
    view.prepend_turns(turns(0, 20))
    for place in (view.verticalScrollBar().value() - 40, view.verticalScrollBar().value()):
        view.verticalScrollBar().setValue(place)
        qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert stands_on(view, edit, "r20"), "not on hello 0"
    edited: list[tuple[str, str]] = []
    edit.edited.connect(lambda run_id, text: edited.append((run_id, text)))
    edit.edit.insertPlainText("!")
    edit.edit.sent.emit()
    assert edited == [("r20", "hello 20!")], "the caret stood at the end"


def test_that_the_editor_goes_with_its_message(qtbot: QtBot, theme: Theme) -> None:
    view, edit = shown(qtbot, theme)
    edit.open_on(39)
    view.set_turns(turns(0, 20))
    view.verticalScrollBar().setValue(0)
    assert edit.isHidden()
