"""What a new conversation shows: what this is, and three questions to begin with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

QUESTIONS = (
    "What is 12 * 7?",
    "What time is it?",
    "Convert 5 miles to kilometers",
)


class EmptyChat(QWidget):
    """Teaches, and offers example questions.

    Signals:
        asked: A question was chosen. arg: its text.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        picture = IconLabel(theme, "message-square", 32)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture)
        title = label(self.tr("Talk with an agent"), "section")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title)
        body = label(
            self.tr(
                "Everything runs on this computer. The agent may use the tools you gave it, "
                "and you see each call, its result and what it cost."
            ),
            "muted",
            wrap=True,
        )
        body.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body.setFixedWidth(420)
        row = QHBoxLayout()  # an aligned label would be given the height of its widest form
        row.addStretch(1)
        row.addWidget(body)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        self.buttons: list[Button] = []
        for question in QUESTIONS:
            # The questions are asked in English, the language of the starter model.
            button = Button(theme, str(question))
            button.setMinimumWidth(280)
            on_click(button, partial(self.asked.emit, question))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.buttons.append(button)
        column.addStretch(3)
