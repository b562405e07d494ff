"""The answers of two candidates to one case, side by side, with what differs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from workbench.evals.values import Outcome
from workbench.ui.builder.text_area import Choice
from workbench.ui.chat.inline import visible
from workbench.ui.evals.words import result_of, result_title, tr
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

_MOST_CHARS, _MOST_WORDS = 20_000, 2_000
_TINT = 0.18
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
Spans = list[tuple[int, int]]


def differences(before: str, after: str) -> tuple[Spans, Spans]:
    """The places (from, to, as Qt counts) of each text that the other has not; by words."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        return [], []
    found: tuple[Spans, Spans] = ([], [])
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if tag == "equal":
            continue
        for words, first, last, spans in (
            (old, a_from, a_to, found[0]),
            (new, b_from, b_to, found[1]),
        ):
            if last > first:
                start = _units(words[:first])
                spans.append((start, start + _units(words[first:last])))
    return found


def _units(words: Sequence[str]) -> int:
    """How long words are as Qt counts, whose characters are of 16 bits."""
    return len("".join(words).encode("utf-16-le", "surrogatepass")) // 2


class _Side(QWidget):
    """A candidate and its answer."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.candidate = Choice(name)
        self.candidate.activated.connect(lambda _row: self.chosen.emit())
        self.result = label("", "muted", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("{0}: answer").format(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.candidate)
        column.addWidget(self.result)
        column.addWidget(self.text, 1)


class CompareCase(QWidget):
    """Two answers; words that only one has are marked.

    Signals:
        closed: Show the grid again.
        candidates_chosen: Others are to be compared.
    """

    closed = Signal()
    candidates_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: tuple[Spans, Spans] = ([], [])
        self.back = Button(theme, tr("Back to the grid"), icon="arrow-left")
        on_click(self.back, self.closed.emit)
        self.question = label("", "section", wrap=True)
        self.expected = label("", "muted", wrap=True)
        self.same = label("", "muted")
        self.sides = (_Side(tr("First candidate")), _Side(tr("Second candidate")))
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.same)
        row = QHBoxLayout()
        row.setSpacing(12)
        for side in self.sides:
            side.chosen.connect(self.candidates_chosen)
            row.addWidget(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.question)
        column.addWidget(self.expected)
        column.addLayout(row, 1)
        theme.changed.connect(self._tint)

    @property
    def chosen(self) -> tuple[int, int]:
        """The two candidates."""
        first, second = (side.candidate.currentIndex() for side in self.sides)
        return first, second

    def begin(self, candidates: Sequence[str], first: int) -> None:
        """Offer candidates, one of them beside the next."""
        for at, side in zip((first, (first + 1) % len(candidates)), self.sides, strict=True):
            side.candidate.clear()
            for text in candidates:
                side.candidate.addItem(visible(text))
            side.candidate.setCurrentIndex(at)

    def show_answers(
        self, question: str, expected: str, tries: Sequence[Outcome | None]
    ) -> None:
        """Show what both answered."""
        self.question.setText(visible(question[:300]))
        self.expected.setText(
            tr("Expected: {0}").format(visible(expected[:300])) if expected else ""
        )
        self.expected.setVisible(bool(expected))
        texts = []
        for side, one in zip(self.sides, tries, strict=True):
            text = visible((one.answer or said(one.error))[:_MOST_CHARS]) if one else ""
            texts.append(text)
            side.text.setPlainText(text)
            words = result_title(result_of(one)) if one else tr("Waiting")
            took = figure(f" · {one.total_s:.2f} s") if one and one.total_s > 0 else ""
            side.result.setText(words + took)
        self._spans = differences(*texts)
        equal = texts[0] == texts[1]
        self.same.setText(tr("The answers are the same.") if equal else "")
        self._tint()

    @Slot()
    def _tint(self) -> None:
        for side, spans, role in zip(
            self.sides, self._spans, ("error", "success"), strict=True
        ):
            marks = []
            for start, end in spans:
                mark = QTextEdit.ExtraSelection()
                tint = QTextCharFormat()
                tint.setBackground(self._theme.colour(role, _TINT))
                mark.format = tint
                cursor = QTextCursor(side.text.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                marks.append(mark)
            side.text.setExtraSelections(marks)
