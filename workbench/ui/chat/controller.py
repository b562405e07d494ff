"""Joins the chat panel to the program: the conversation on screen, its runs and approvals."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.notices import Notice
from workbench.app.run import Run
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.traces.events import Record
from workbench.traces.values import Conversation, Turn
from workbench.ui.chat.drafts import Drafts
from workbench.ui.chat.flow import TurnItem
from workbench.ui.chat.live_run import LiveRun
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turn_reader import TurnReader
from workbench.ui.chat.turns import TurnModel
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi


class ChatController(QObject):
    """What the panel's widgets ask is done here; what changed is told by signals.

    Signals:
        opened: Another conversation is on screen. arg: its id, empty for a new one.
        progressed: The run on screen went on. arg: its TurnModel, None if none is alive.
        leaving: The conversation on screen goes; what is typed must be told now.
        draft_found: The unsent text of the conversation on screen. arg: the text.
        retried: A call was tried again. arg: its result as text.
        refused: A message could not be sent. arg: its text.
        introduced: Title and agent of the conversation on screen were read again.
    """

    opened = Signal(str)
    progressed = Signal(object)
    leaving = Signal()
    draft_found = Signal(str)
    retried = Signal(str)
    refused = Signal(str)
    introduced = Signal()

    def __init__(
        self, workbench: Workbench, shell: ShellApi, transcript: Transcript, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench, self._shell, self._transcript = workbench, shell, transcript
        self.conversation_id = ""
        self.conversation: Conversation | None = None
        self.agent_name = ""
        self.model_id = ""
        self.run_id = ""
        self._reading_older = False
        self._whole = True
        self._asked = 0  # counts what was opened, so that an older answer is not shown
        self._beginning = self._unwanted = -1  # where a run begins, and where it shall not
        self._drafts = Drafts(workbench.conversations, shell)
        self._reader = TurnReader(workbench)
        self._live = LiveRun(transcript, self)
        self._live.progressed.connect(self.progressed)
        self._live.failed.connect(self._on_live_failed)
        transcript.older_wanted.connect(self.load_older)

    @property
    def live(self) -> TurnModel | None:
        """The run on screen while it goes on."""
        return self._live.model

    @property
    def busy(self) -> bool:
        """A run on screen goes on, or begins."""
        return self._begins or (self.live is not None and self.live.end is None)

    @property
    def _begins(self) -> bool:
        return self._beginning == self._asked

    @property
    def span_records(self) -> list[Record]:
        """The events of the newest run that was followed, without pieces of text."""
        return self._live.span_records

    def close(self) -> None:
        """Stop listening; runs go on."""
        self._live.leave()

    # -- a conversation

    def begin_new(self) -> None:
        """Show an empty conversation, with what was typed for it before."""
        self._asked += 1
        self._leave()
        self.conversation_id, self.conversation = "", None
        self._whole = True
        self._transcript.set_turns([])
        self.opened.emit("")
        self.find_draft()

    def begin_new_without(self, conversation_id: str) -> None:
        """A conversation is gone: show an empty one if it was on screen."""
        if conversation_id == self.conversation_id:
            self.begin_new()

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
        known = await self._reader.conversation(conversation_id)
        turns = await self._reader.newest(conversation_id, run_id)
        if asked != self._asked:
            return
        another = conversation_id != self.conversation_id
        self._leave()
        self.conversation_id, self.conversation = conversation_id, known
        self._whole = not turns or not turns[0].parent_run_id
        self._show(turns)
        if run_id:
            self._transcript.show_run(run_id, span_id)
        self.opened.emit(conversation_id)
        if another:
            self.draft_found.emit(draft)

    async def open_run(self, run_id: str, span_id: str = "") -> None:
        """Show a run in its conversation."""
        if self._transcript.show_run(run_id, span_id):
            return
        summary = await self._workbench.conversations.run(run_id)
        await self._open(summary.conversation_id, run_id, span_id)

    def introduce(self) -> None:
        """Read title and agent of the conversation on screen again: it is not listed."""
        if self.conversation_id:
            self._shell.run_task(self._introduce(self._asked), "")

    async def _introduce(self, asked: int) -> None:
        known = await self._reader.conversation(self.conversation_id)
        if asked == self._asked and known is not None:
            self.conversation = known
            self.introduced.emit()

    def _show(self, turns: Sequence[Turn]) -> None:
        last = turns[-1] if turns else None
        alive = self._reader.alive(last.run_id) if last is not None else None
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
            head = self._transcript.flow.turns[-1].run_id
            turns = await self._reader.older(conversation_id, first, head)
            if conversation_id == self.conversation_id:
                self._whole = not turns or not turns[0].parent_run_id
                if turns:
                    self._transcript.prepend_turns(turns)
        finally:
            self._reading_older = False

    # -- a run

    def send(self, text: str) -> None:
        """Start a run with a message; a second press while one begins does nothing."""
        if not self.busy:
            self._begin(self._send(text, self.conversation_id, self._asked))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._beginning, self._unwanted = self._asked, -1
        self.progressed.emit(self.live)
        self._shell.run_task(work, "")

    def _begun(self, asked: int) -> None:
        if self._beginning == asked:
            self._beginning = -1
        if self._asked == asked:
            self.progressed.emit(self.live)

    async def _send(self, text: str, place: str, asked: int) -> None:
        self._drafts.keep(place, text)  # until it is stored as a message
        try:
            run = await self._workbench.runs.start(
                self.agent_name, text, conversation_id=place, model_id=self.model_id
            )
            self._drafts.sent(place, text)
            known = self.conversation if place else None
            known = known or await self._reader.conversation(run.conversation_id)
            if asked == self._asked:  # else the user looks at another one; this one goes on
                self.conversation_id, self.conversation = run.conversation_id, known
                self._follow(run)
                if not place:
                    self.opened.emit(run.conversation_id)
        except WorkbenchError:
            self._give_back(text, place, asked)
            raise
        finally:
            self._begun(asked)
        await self._stop_unwanted(run, asked)

    def _give_back(self, text: str, place: str, asked: int) -> None:
        if asked == self._asked:
            self.refused.emit(text)
        else:
            self._drafts.put_back(place, text)

    async def _stop_unwanted(self, run: Run, asked: int) -> None:
        """Stop was pressed while the run began."""
        if self._unwanted == asked:
            self._unwanted = -1
            await self._workbench.runs.stop(run.run_id)

    def _follow(self, run: Run, branch: int = 0, branches: Sequence[str] = ()) -> None:
        self.run_id = run.run_id
        self._live.follow(run, branch, branches)

    def _leave(self) -> None:
        self.leaving.emit()
        self._live.leave()
        self.run_id = ""

    def stop(self) -> None:
        """Stop the run on screen, or the one that begins there."""
        if self._begins:
            self._unwanted = self._asked
        elif self.live is not None:
            self._shell.run_task(self._workbench.runs.stop(self.live.run_id), "")

    def regenerate(self, run_id: str) -> None:
        """Answer again, as a branch."""
        if not self._begins:
            self._begin(self._again(run_id, None, self.conversation_id, self._asked))

    def edit(self, run_id: str, text: str) -> None:
        """Answer another message, as a branch."""
        if self._begins:
            self.refused.emit(text)
        else:
            self._begin(self._again(run_id, text, self.conversation_id, self._asked))

    async def _again(self, run_id: str, text: str | None, place: str, asked: int) -> None:
        try:
            run = await self._branch(run_id, text, place, asked)
            if run.conversation_id == self.conversation_id:
                await self._open(run.conversation_id)
        finally:
            self._begun(asked)
        await self._stop_unwanted(run, asked)

    async def _branch(self, run_id: str, text: str | None, place: str, asked: int) -> Run:
        runs, model_id = self._workbench.runs, self.model_id
        if text is None:
            return await runs.regenerate(run_id, model_id=model_id)
        try:
            return await runs.edit(run_id, text, model_id=model_id)
        except WorkbenchError:
            self._give_back(text, place, asked)
            raise

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

    def give(self, ask_id: str, values: Any) -> None:
        """Answer a form; None declines it."""
        self._shell.run_task(self._workbench.runs.give(ask_id, values), "")

    def retry(self, run_id: str, span_id: str, arguments: str) -> None:
        """Carry out a call again with other arguments."""
        self._shell.run_task(self._retry(run_id, span_id, arguments), "")

    async def _retry(self, run_id: str, span_id: str, arguments: str) -> None:
        asked = self._asked
        try:
            text = (await self._workbench.runs.retry_call(run_id, span_id, arguments)).text
        except WorkbenchError as exc:
            text = f"{said(exc.message)}\n{said(exc.hint)}".strip()
        if asked == self._asked:
            self.retried.emit(text)

    def save_draft(self, text: str) -> None:
        """Keep unsent text."""
        self._drafts.keep(self.conversation_id, text)

    # -- lookups

    def agent(self) -> AgentDocument | GraphDocument | None:
        """The chosen agent or graph, None if it is gone."""
        agents, graphs = self._workbench.agents.agents, self._workbench.graphs.graphs
        named: dict[str, AgentDocument | GraphDocument] = {each.name: each for each in graphs}
        named.update((each.name, each) for each in agents)
        return named.get(self.agent_name)

    def item(self, run_id: str) -> TurnItem | None:
        """An exchange on screen."""
        return next((i for i in self._transcript.flow.turns if i.run_id == run_id), None)

    @Slot(Exception)
    def _on_live_failed(self, error: Exception) -> None:
        self._shell.notify(
            Notice("error", self.tr("The answer cannot be shown further"), str(error))
        )
