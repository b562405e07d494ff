"""Runs as rows of a list, with what is noted about them."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from workbench.traces.notes import Note
from workbench.traces.values import RunSummary
from workbench.ui.chat.inline import visible
from workbench.ui.language.words import tr
from workbench.ui.trace.spans import time_words
from workbench.ui.widgets.two_lines import ITEM, Index, Mark, TwoLines, ago

_ENDS = {
    "answered": Mark("circle-check", "success"),
    "failed": Mark("circle-x", "error"),
    "cancelled": Mark("circle-stop", "muted"),
    "interrupted": Mark("circle-alert", "warning"),
    "": Mark("loader", "info"),
}
_MOST_TAGS = 3


class RunModel(QAbstractListModel):
    """Runs as an item model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[RunSummary] = []
        self.notes: dict[str, Note] = {}

    def set_items(self, items: list[RunSummary], notes: Mapping[str, Note]) -> None:
        """Show other runs."""
        self.beginResetModel()
        self.items, self.notes = items, dict(notes)
        self.endResetModel()

    def set_note(self, note: Note) -> None:
        """Something else is noted about a run."""
        self.notes[note.run_id] = note
        for row, run in enumerate(self.items):
            if run.run_id == note.run_id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        run = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(" ".join(run.user_text.split()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = [visible(run.user_text), run.agent_name, run.end or "running"]
            return ", ".join([*words, *noted_words(self.notes.get(run.run_id))])
        return run if role == ITEM else None

    def words_of(self, run: RunSummary) -> TwoLines:
        """What the row of a run shows."""
        note = self.notes.get(run.run_id)
        took = (
            time_words(run.ended_s - run.started_s) if run.ended_s else run.end or tr("running")
        )
        words = [visible(run.agent_name), took, ago(time.time() - run.started_s)]
        words += [f"#{visible(tag)}" for tag in (note.tags[:_MOST_TAGS] if note else ())]
        end = _ENDS.get(run.end, Mark("hourglass", "warning"))
        title = visible(" ".join(run.user_text.split()))
        return TwoLines(title, " · ".join(words), before=end, more=_marks(note))


def _marks(note: Note | None) -> tuple[Mark, ...]:
    if note is None:
        return ()
    found = []
    if note.comment:
        found.append(Mark("message-circle", "muted"))
    if note.rating:
        up = note.rating > 0
        found.append(Mark("thumbs-up" if up else "thumbs-down", "success" if up else "error"))
    if note.bookmarked:
        found.append(Mark("bookmark", "accent"))
    return tuple(found)


def noted_words(note: Note | None) -> list[str]:
    """What is noted, for who hears the list."""
    if note is None:
        return []
    words = [tr("bookmarked")] if note.bookmarked else []
    words += {1: [tr("rated good")], -1: [tr("rated bad")], 0: []}[note.rating]
    return [*words, *(tr("tag {0}").format(tag) for tag in note.tags)]
