"""What differs in a step of two runs: the two values, with the words that differ marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from workbench.app.call_steps import differences
from workbench.traces.compare import SpanDifference
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.words import tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.views import CodeView

MOST_SHOWN = 12
_LEAST_LINES, _MOST_LINES = 2, 16


class DifferenceList(QScrollArea):
    """One part for each thing that differs in the step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("What differs in the step"))
        self.parts: list[tuple[CodeView, CodeView]] = []
        self._shown: Sequence[SpanDifference] = ()
        self.show_differences(())
        theme.changed.connect(self._on_theme)

    @Slot()
    def _on_theme(self) -> None:
        self.show_differences(self._shown)  # the marks have colours of their own

    def show_differences(self, found: Sequence[SpanDifference]) -> None:
        """Show the values beside one another."""
        self._shown = found
        self.parts = []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        if not found:
            column.addWidget(label(tr("This step is the same in both runs."), "muted"))
        for one in found[:MOST_SHOWN]:
            column.addWidget(self._part(one))
        if len(found) > MOST_SHOWN:
            words = tr("{0} more differ in this step.").format(len(found) - MOST_SHOWN)
            column.addWidget(label(words, "muted"))
        column.addStretch(1)
        self.setWidget(page)

    def _part(self, one: SpanDifference) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(label(tr(one.what[:1].upper() + one.what[1:]), "section"), 0, 0, 1, 2)
        gone, new = differences(one.before, one.after)
        before = self._text(one.before, gone, "error", tr("{0}, first run").format(one.what))
        after = self._text(one.after, new, "success", tr("{0}, second run").format(one.what))
        lines = 1 + max(one.before.count("\n"), one.after.count("\n"))
        lines = max(lines, max(len(one.before), len(one.after)) // 40)
        for place, view in enumerate((before, after)):
            line_px = view.fontMetrics().lineSpacing()
            shown = min(_MOST_LINES, max(_LEAST_LINES, lines + 1))
            view.setFixedHeight(shown * line_px + 14)
            grid.addWidget(view, 1, place)
            grid.setColumnStretch(place, 1)
        self.parts.append((before, after))
        return made

    def _text(
        self, text: str, marks: Sequence[tuple[int, int]], role: str, name: str
    ) -> CodeView:
        view = CodeView(self._theme)
        view.setAccessibleName(name)
        view.set_text("\n".join(map(visible, text.split("\n"))))
        if view.toPlainText() == text:  # else the places are others
            view.setExtraSelections(self._selections(view, text, marks, role))
        if not text:
            view.setPlaceholderText(tr("nothing"))
        return view

    def _selections(
        self, view: CodeView, text: str, marks: Sequence[tuple[int, int]], role: str
    ) -> list[QTextEdit.ExtraSelection]:
        kind = QTextCharFormat()
        colour = QColor(self._theme.colour(role))
        colour.setAlphaF(0.28)
        kind.setBackground(colour)
        kind.setFontUnderline(True)
        found: list[QTextEdit.ExtraSelection] = []
        plain = text.isascii()
        for first, last in marks:
            cursor = QTextCursor(view.document())
            cursor.setPosition(first if plain else _units(text[:first]))
            end = last if plain else _units(text[:last])
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one = QTextEdit.ExtraSelection()
            one.cursor, one.format = cursor, kind
            found.append(one)
        return found


def _units(text: str) -> int:
    """How long a text is for Qt, which counts some characters twice."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)
