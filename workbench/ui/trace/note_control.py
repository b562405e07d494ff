"""Joins note bars to what is stored: loading, saving and taking back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.traces.notes import Note
from workbench.ui.chat.undo import UndoStrip
from workbench.ui.panels import ShellApi
from workbench.ui.trace.note_bar import NoteBar
from workbench.ui.trace.words import tr


class NoteControl(QObject):
    """The notes of the run on screen, and of its chosen step.

    Signals:
        changed: Something is noted otherwise now. arg: the note.
    """

    changed = Signal(object)

    def __init__(
        self,
        workbench: Workbench,
        shell: ShellApi,
        bars: tuple[NoteBar, NoteBar],
        undo: UndoStrip,
    ) -> None:
        super().__init__(undo)
        self._notes, self._shell = workbench.run_notes, shell
        self._of_run, self._of_step = bars
        self._undo = undo
        self._run_id = self._span_id = ""
        self._known: dict[str, Note] = {}
        self._changed: dict[str, Note] = {}
        self._before: dict[str, Note] = {}
        self._asked = self._count = 0
        for bar in bars:
            bar.changed.connect(self._on_changed)
        undo.undone.connect(self._on_undone)
        self._unlisten: Callable[[], None] = self._notes.listen(self._on_stored)

    def close(self) -> None:
        """Stop listening."""
        self._unlisten()

    def show_run(self, run_id: str) -> None:
        """Show the notes of a run; empty for none."""
        self._run_id, self._span_id, self._known, self._changed = run_id, "", {}, {}
        self._refresh()
        if run_id:
            self._shell.run_task(self._load(run_id), "")

    def show_step(self, span_id: str) -> None:
        """Show the note of a step; the run itself has its own place."""
        self._span_id = "" if span_id == self._run_id else span_id
        self._refresh()

    async def _load(self, run_id: str) -> None:
        self._asked += 1
        asked = self._asked
        found = await self._notes.of_run(run_id)
        tags = await self._notes.tags()
        if asked != self._asked:
            return
        # What was changed while they were read is newer.
        self._known = {note.span_id: note for note in found} | self._changed
        for bar in (self._of_run, self._of_step):
            bar.set_known_tags(tags)
        self._refresh()

    def _refresh(self) -> None:
        run, step = self._run_id, self._span_id
        self._of_run.show_note(self._known.get("", Note(run)) if run else None)
        self._of_step.show_note(self._known.get(step, Note(run, step)) if step else None)

    @Slot(object)
    def _on_changed(self, note: Note) -> None:
        if note.run_id == self._run_id:
            self._changed[note.span_id] = self._known[note.span_id] = note
        self._shell.run_task(self._save(note), self.tr("Keep the note"))

    async def _save(self, note: Note) -> None:
        try:
            before = await self._notes.save(note)
        except WorkbenchError:
            if note.run_id == self._run_id:
                self._changed.pop(note.span_id, None)
                self._shell.run_task(self._load(note.run_id), "")
            raise
        self._count += 1
        key = str(self._count)
        self._before[key] = before
        self._undo.show_for(key, _words(before, note, self.tr("Note changed")))

    @Slot(str)
    def _on_undone(self, key: str) -> None:
        before = self._before.pop(key, None)
        if before is not None:
            self._shell.run_task(self._notes.save(before), self.tr("Take the note back"))

    def _on_stored(self, note: Note) -> None:
        if note.run_id == self._run_id:
            self._changed[note.span_id] = self._known[note.span_id] = note
            self._refresh()
        self.changed.emit(note)


def _words(before: Note, after: Note, otherwise: str) -> str:
    """What was changed, for the strip that takes it back."""
    if before.bookmarked != after.bookmarked:
        return tr("Bookmarked") if after.bookmarked else tr("Bookmark removed")
    if before.rating != after.rating:
        return {1: tr("Rated as good"), -1: tr("Rated as bad"), 0: tr("Rating removed")}[
            after.rating
        ]
    if before.tags != after.tags:
        return tr("Tags changed")
    return tr("Comment changed") if before.comment != after.comment else otherwise
