"""The run on screen while it goes on: takes its events and shows what they change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.app.run import Run
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ReasoningPiece,
    Record,
    ToolCallFinished,
)
from workbench.ui.bridge import EventPump
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turns import TurnModel

_PIECES = AnswerDelta | ReasoningPiece
READING_MS = 120


class LiveRun(QObject):
    """Follows one run at a time; the transcript shows it below everything.

    Attributes:
        model: What is known of the run, None while none goes on.
        span_records: Its events without the pieces of text.

    Signals:
        progressed: The run went on. arg: its TurnModel.
        failed: Its events cannot be read further. arg: the error.
    """

    progressed = Signal(object)
    failed = Signal(Exception)

    def __init__(self, transcript: Transcript, parent: QObject) -> None:
        super().__init__(parent)
        self.model: TurnModel | None = None
        self.span_records: list[Record] = []
        self._transcript = transcript
        self._run: Run | None = None
        self._reading = QTimer(self)
        self._reading.setInterval(READING_MS)
        self._reading.timeout.connect(self._on_reading)
        self._pump = EventPump(self)
        self._pump.failed.connect(self.failed)

    def follow(self, run: Run, branch: int = 0, branches: Sequence[str] = ()) -> None:
        """Show a run from its beginning, and all that it does from now on."""
        model = TurnModel(run.run_id, run.started.user_text)
        self.model, self._run = model, run
        self.span_records = [r for r in run.records if not isinstance(r.event, _PIECES)]
        model.take_all(list(run.records))
        self._transcript.begin(model, branch, branches)
        if model.end is not None:  # It was over before it was looked at: nothing more comes.
            self._pump.stop()
            self._on_records([])
            return
        self._pump.start(run.events(len(run.records)), self._on_records)
        self._reading.start()
        self.progressed.emit(model)

    def leave(self) -> None:
        """Show no run any more; it goes on unseen."""
        self._pump.stop()
        self._forget()

    def _forget(self) -> None:
        self._reading.stop()
        self.model = self._run = None

    def _on_records(self, records: Sequence[Record]) -> None:
        model = self.model
        if model is None:
            return
        for record in records:
            event = record.event
            model.take(record)
            if not isinstance(event, _PIECES):
                self.span_records.append(record)
            if isinstance(event, ApprovalAsked | ApprovalGiven | ToolCallFinished):
                self._transcript.call_changed(event.span_id)
        if model.end is not None:
            for span_id in model.calls:
                self._transcript.call_changed(span_id)
        self._transcript.update_live()
        self.progressed.emit(model)
        if model.end is not None:
            self._forget()

    @Slot()
    def _on_reading(self) -> None:
        """Show how far the prompt is read; only long prompts are ever seen here."""
        model, read = self.model, self._run.prompt_read if self._run is not None else None
        if model is None or read is None or model.state != "reading":
            return
        if read.done_tokens > model.read_tokens:
            model.read_tokens = read.done_tokens
            self._transcript.update_live()
