"""Joins the chat panel to the program: conversations, runs, approvals."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.agents.documents import AgentDocument
from workbench.app.notices import Notice
from workbench.app.run import Run
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.base.files import write_atomically
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ReasoningPiece,
    Record,
    ToolCallFinished,
)
from workbench.traces.values import Conversation, Turn
from workbench.ui.bridge import EventPump
from workbench.ui.chat.drafts import Drafts
from workbench.ui.chat.flow import TurnItem
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turns import TurnModel
from workbench.ui.panels import ShellApi

_PIECES = AnswerDelta | ReasoningPiece
FIRST_TURNS = 40
READING_MS = 120
MORE_TURNS = 100


class ChatController(QObject):
    """What the panel's widgets ask is done here; what changed is told by signals.

    Signals:
        listed: The conversations are read. arg: a sequence of them.
        states_changed: arg: conversations that are asking or running, by id.
        opened: Another conversation is on screen. arg: its id, empty for a new one.
        progressed: The run on screen went on. arg: its TurnModel, None if none is alive.
        leaving: The conversation on screen goes; what is typed must be told now.
        draft_found: The unsent text of the conversation on screen. arg: the text.
        retried: A call was tried again. arg: its result as text.
    """

    listed = Signal(object)
    states_changed = Signal(object)
    opened = Signal(str)
    progressed = Signal(object)
    leaving = Signal()
    draft_found = Signal(str)
    retried = Signal(str)

    def __init__(
        self, workbench: Workbench, shell: ShellApi, transcript: Transcript, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench, self._shell, self._transcript = workbench, shell, transcript
        self.conversation_id = ""
        self.agent_name = ""
        self.model_id = ""
        self.run_id = ""
        self.live: TurnModel | None = None
        self.span_records: list[Record] = []
        self._query = ""
        self._reading_older = False
        self._whole = True
        self._asked = 0  # counts what was opened, so that an older answer is not shown
        self._run: Run | None = None
        self._drafts = Drafts(workbench.conversations, shell)
        self._reading = QTimer(self)
        self._reading.setInterval(READING_MS)
        self._reading.timeout.connect(self._on_reading)
        self._pump = EventPump(self)
        self._pump.failed.connect(self._on_pump_failed)
        transcript.older_wanted.connect(self.load_older)
        self.unlisten: list[Callable[[], None]] = [
            workbench.conversations.listen(self.refresh),
            workbench.runs.listen(lambda _run: self.tell_states()),
        ]

    def close(self) -> None:
        """Stop listening; runs go on."""
        for unlisten in self.unlisten:
            unlisten()
        self.unlisten.clear()
        self._reading.stop()
        self._pump.stop()

    # -- the list

    def refresh(self) -> None:
        """Read the list again."""
        self._shell.run_task(self._refresh(), "")

    async def _refresh(self) -> None:
        self.listed.emit(await self._workbench.conversations.list(self._query))

    def tell_states(self) -> None:
        """Say which conversations are being answered, and which wait for a person."""
        states: dict[str, str] = {}
        for run in self._workbench.runs.active:
            if run.asking or run.conversation_id not in states:
                states[run.conversation_id] = "asking" if run.asking else "running"
        self.states_changed.emit(states)

    def search(self, query: str) -> None:
        """List only what holds these words."""
        self._query = query
        self.refresh()

    def change(self, what: str, conversation_id: str, text: str) -> None:
        """Rename, pin, unpin, delete or restore a conversation."""
        self._shell.run_task(self._change(what, conversation_id, text), "")

    async def _change(self, what: str, key: str, text: str) -> None:
        conversations = self._workbench.conversations
        if what == "rename":
            await conversations.rename(key, text)
        elif what in ("pin", "unpin"):
            await conversations.pin(key, what == "pin")
        elif what == "restore":
            await conversations.restore(key)
        elif what == "delete":
            await conversations.delete(key)
            if key == self.conversation_id:
                self.begin_new()

    async def export_to(self, conversation_id: str, kind: str, path: Path) -> None:
        """Write a conversation to a file."""
        format_: Any = "jsonl" if kind == "jsonl" else "markdown"
        text = await self._workbench.conversations.export(conversation_id, format_)
        await asyncio.to_thread(write_atomically, path, text)

    # -- a conversation

    def begin_new(self) -> None:
        """Show an empty conversation, with what was typed for it before."""
        self._asked += 1
        self._leave()
        self.conversation_id = ""
        self._whole = True
        self._transcript.set_turns([])
        self.opened.emit("")
        self.find_draft()

    def find_draft(self) -> None:
        """Tell what was typed for a new conversation and not sent."""
        self._shell.run_task(self._find_draft(self._asked), "")

    async def _find_draft(self, asked: int) -> None:
        draft = await self._drafts.find("")
        if draft and asked == self._asked and not self.conversation_id:
            self.draft_found.emit(draft)

    def open(self, conversation_id: str, run_id: str = "", span_id: str = "") -> None:
        """Show a conversation, and one of its runs or calls if asked."""
        self._shell.run_task(self._open(conversation_id, run_id, span_id), "")

    async def _open(self, conversation_id: str, run_id: str = "", span_id: str = "") -> None:
        self._asked += 1
        asked = self._asked
        draft = await self._drafts.find(conversation_id)
        turns = await self._read(conversation_id, run_id)
        if asked != self._asked:
            return
        another = conversation_id != self.conversation_id
        self._leave()
        self.conversation_id = conversation_id
        self._whole = not turns or not turns[0].parent_run_id
        self._show(turns)
        if run_id:
            self._transcript.show_run(run_id, span_id)
        self.opened.emit(conversation_id)
        if another:
            self.draft_found.emit(draft)

    async def _read(self, conversation_id: str, run_id: str) -> Sequence[Turn]:
        """The newest turns; a run that ended while they were read is read to its end."""
        conversations = self._workbench.conversations
        turns: Sequence[Turn] = ()
        for _ in range(2):
            turns = await conversations.turns(conversation_id, last=FIRST_TURNS)
            if run_id and all(turn.run_id != run_id for turn in turns):
                turns = await conversations.turns(conversation_id, head_run_id=run_id)
            if not turns or turns[-1].end is not None or self._alive(turns[-1].run_id):
                break
        return turns

    def _alive(self, run_id: str) -> Run | None:
        run = self._workbench.runs.get(run_id)
        return run if run is not None and not run.finished else None

    async def open_run(self, run_id: str, span_id: str = "") -> None:
        """Show a run in its conversation."""
        if self._transcript.show_run(run_id, span_id):
            return
        summary = await self._workbench.conversations.run(run_id)
        await self._open(summary.conversation_id, run_id, span_id)

    def _show(self, turns: Sequence[Turn]) -> None:
        last = turns[-1] if turns else None
        alive = self._alive(last.run_id) if last is not None else None
        if last is None or alive is None:
            self._transcript.set_turns(turns)
            self.run_id = last.run_id if last else ""
            self.progressed.emit(None)
            return
        self._transcript.set_turns(turns[:-1])
        self._follow(alive, last.branch, last.branches)

    def load_older(self) -> None:
        """Read what stands above what is shown."""
        if self._whole or self._reading_older or not self._transcript.flow.turns:
            return
        self._reading_older = True
        self._shell.run_task(self._load_older(self.conversation_id), "")

    async def _load_older(self, conversation_id: str) -> None:
        try:
            first = self._transcript.flow.turns[0].run_id
            turns = await self._workbench.conversations.turns(
                conversation_id, last=MORE_TURNS, before=first,
                head_run_id=self._transcript.flow.turns[-1].run_id,
            )  # fmt: skip
            if conversation_id == self.conversation_id:
                self._whole = not turns or not turns[0].parent_run_id
                if turns:
                    self._transcript.prepend_turns(turns)
        finally:
            self._reading_older = False

    # -- a run

    def send(self, text: str) -> None:
        """Start a run with a message."""
        self._shell.run_task(self._send(text, self.conversation_id, self._asked), "")

    async def _send(self, text: str, place: str, asked: int) -> None:
        self._drafts.keep(place, text)  # until it is stored as a message
        try:
            run = await self._workbench.runs.start(
                self.agent_name, text, conversation_id=place, model_id=self.model_id
            )
        except WorkbenchError:
            if asked == self._asked:
                self.draft_found.emit(text)
            raise
        self._drafts.sent(place, text)
        if asked != self._asked:
            return  # the user looks at another conversation; this one goes on
        self.conversation_id = run.conversation_id
        self._follow(run)
        if not place:
            self.opened.emit(run.conversation_id)

    def _follow(self, run: Run, branch: int = 0, branches: Sequence[str] = ()) -> None:
        model = TurnModel(run.run_id, run.started.user_text)
        self.live, self.run_id, self._run = model, run.run_id, run
        self.span_records = [r for r in run.records if not isinstance(r.event, _PIECES)]
        model.take_all(list(run.records))
        self._transcript.begin(model, branch, branches)
        self._pump.start(run.events(len(run.records)), self._on_records)
        self._reading.start()
        self.progressed.emit(model)

    def _on_records(self, records: Sequence[Record]) -> None:
        model = self.live
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
            self.live = self._run = None
            self._reading.stop()

    def _on_reading(self) -> None:
        """Show how far the prompt is read; only long prompts are ever seen here."""
        model, read = self.live, self._run.prompt_read if self._run is not None else None
        if model is None or read is None or model.state != "reading":
            return
        if read.done_tokens > model.read_tokens:
            model.read_tokens = read.done_tokens
            self._transcript.update_live()

    def _leave(self) -> None:
        self.leaving.emit()
        self._pump.stop()
        self._reading.stop()
        self.live = self._run = None
        self.run_id = ""

    def stop(self) -> None:
        """Stop the run on screen."""
        if self.live is not None:
            self._shell.run_task(self._workbench.runs.stop(self.live.run_id), "")

    def regenerate(self, run_id: str) -> None:
        """Answer again, as a branch."""
        self._shell.run_task(self._again(run_id, None), "")

    def edit(self, run_id: str, text: str) -> None:
        """Answer another message, as a branch."""
        self._shell.run_task(self._again(run_id, text), "")

    async def _again(self, run_id: str, text: str | None) -> None:
        runs = self._workbench.runs
        if text is None:
            run = await runs.regenerate(run_id, model_id=self.model_id)
        else:
            run = await runs.edit(run_id, text, model_id=self.model_id)
        if run.conversation_id == self.conversation_id:
            await self._open(run.conversation_id)

    def switch_branch(self, run_id: str, step: int) -> None:
        """Show the version before or after this one."""
        item = next((i for i in self._transcript.flow.turns if i.run_id == run_id), None)
        if item is not None and len(item.branches) > 1:
            wanted = item.branches[(item.branch + step) % len(item.branches)]
            self._shell.run_task(self._switch(wanted), "")

    async def _switch(self, run_id: str) -> None:
        await self._workbench.conversations.select_branch(self.conversation_id, run_id)
        await self._open(self.conversation_id, run_id)

    def answer(self, ask_id: str, decision: Any, arguments: str) -> None:
        """Answer an approval."""
        work = self._workbench.runs.answer(ask_id, decision, arguments or None)
        self._shell.run_task(work, "")

    def retry(self, run_id: str, span_id: str, arguments: str) -> None:
        """Carry out a call again with other arguments."""
        self._shell.run_task(self._retry(run_id, span_id, arguments), "")

    async def _retry(self, run_id: str, span_id: str, arguments: str) -> None:
        asked = self._asked
        try:
            text = (await self._workbench.runs.retry_call(run_id, span_id, arguments)).text
        except WorkbenchError as exc:
            text = f"{exc.message}\n{exc.hint}".strip()
        if asked == self._asked:
            self.retried.emit(text)

    def save_draft(self, text: str) -> None:
        """Keep unsent text."""
        self._drafts.keep(self.conversation_id, text)

    # -- lookups

    def agent(self) -> AgentDocument | None:
        """The chosen agent, None if it is gone."""
        agents = self._workbench.agents.agents
        return next((agent for agent in agents if agent.name == self.agent_name), None)

    def item(self, run_id: str) -> TurnItem | None:
        """An exchange on screen."""
        return next((i for i in self._transcript.flow.turns if i.run_id == run_id), None)

    def conversation(self, items: Sequence[Conversation]) -> Conversation | None:
        """The one on screen, if it is among these."""
        return next((item for item in items if item.id == self.conversation_id), None)

    def _on_pump_failed(self, error: Exception) -> None:
        self._shell.notify(
            Notice("error", self.tr("The answer cannot be shown further"), str(error))
        )
