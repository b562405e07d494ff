"""Thumbs and bookmarks under the answers, in step with what is noted about runs elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Slot

from workbench.app.workbench import Workbench
from workbench.traces.notes import Note, Rating
from workbench.ui.chat.transcript import Transcript
from workbench.ui.panels import ShellApi


class AnswerNotes(QObject):
    """Reads the notes of the answers that come into view, and changes them."""

    def __init__(self, workbench: Workbench, transcript: Transcript, shell: ShellApi) -> None:
        super().__init__(transcript)
        self._notes, self._shell, self._transcript = workbench.run_notes, shell, transcript
        self._known: dict[str, Note] = {}
        self._wanted: set[str] = set()
        self._closed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)
        self._unlisten: Callable[[], None] = self._notes.listen(self._on_noted)
        transcript.flow.note_of = self.of
        transcript.asked.connect(self._on_asked)

    def close(self) -> None:
        """Stop listening."""
        self._closed = True
        self._unlisten()

    def of(self, run_id: str) -> Note | None:
        """What is known now; what is not is read, and the answer drawn again."""
        if run_id not in self._known and run_id not in self._wanted:
            self._wanted.add(run_id)
            self._soon.start()
        return self._known.get(run_id)

    @Slot()
    def _read(self) -> None:
        if not self._closed:
            self._shell.run_task(self._load(tuple(self._wanted)), "")

    async def _load(self, run_ids: tuple[str, ...]) -> None:
        found = await self._notes.of_runs(run_ids)
        for run_id in run_ids:
            self._wanted.discard(run_id)
            self._known.setdefault(run_id, found.get(run_id, Note(run_id)))
        for run_id in found if not self._closed else ():
            self._draw(run_id)

    def _on_noted(self, note: Note) -> None:
        if not note.span_id:
            self._known[note.run_id] = note
            self._draw(note.run_id)

    def _draw(self, run_id: str) -> None:
        flow = self._transcript.flow
        for turn, item in enumerate(flow.turns):
            if item.run_id == run_id and item.rows is not None and item.rows.rows:
                flow.forget_row(turn, len(item.rows.rows) - 1)
        self._transcript.viewport().update()

    @Slot(str, str, object)
    def _on_asked(self, action: str, run_id: str, _value: object) -> None:
        edits: dict[str, Callable[[Note], Note]] = {
            "note_bookmark": lambda note: replace(note, bookmarked=not note.bookmarked),
            "note_up": lambda note: _rated(note, 1),
            "note_down": lambda note: _rated(note, -1),
        }
        if action in edits:
            work = self._notes.change(run_id, "", edits[action])
            self._shell.run_task(work, self.tr("Keep the note"))


def _rated(note: Note, rating: Rating) -> Note:
    """The same thumb again takes it back."""
    return replace(note, rating=0 if note.rating == rating else rating)
