"""The chat: conversations, transcript, composer, inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.workbench import Workbench
from workbench.traces.events import Record
from workbench.traces.values import Conversation
from workbench.ui.actions import Action
from workbench.ui.chat.approval import ApprovalStrip, RetryStrip
from workbench.ui.chat.composer import Composer
from workbench.ui.chat.controller import ChatController
from workbench.ui.chat.conversation_list import ConversationList
from workbench.ui.chat.empty import EmptyChat
from workbench.ui.chat.find_bar import FindBar
from workbench.ui.chat.header import ChatHeader
from workbench.ui.chat.inline_edit import InlineEdit
from workbench.ui.chat.inspector import Inspector
from workbench.ui.chat.look import COLUMN_PX
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turns import CallPart, TurnModel
from workbench.ui.chat.undo import UndoStrip
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import SplitView

INSPECT_MS = 400
INSPECTOR_FROM_PX = 960


class ChatPanel(QWidget):
    """The whole panel; what it does is in its controller."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._workbench, self._shell = workbench, shell
        self.list = ConversationList(theme)
        self.header = ChatHeader(theme)
        self.transcript = Transcript(theme)
        self.find_bar = FindBar(theme, self.transcript)
        self.empty = EmptyChat(theme)
        self.composer = Composer(theme)
        self.approval = ApprovalStrip(theme)
        self.retry = RetryStrip(theme)
        self.undo = UndoStrip(theme)
        self.inspector = Inspector(theme)
        self.edit = InlineEdit(theme, self.transcript)
        self.controller = ChatController(workbench, shell, self.transcript, self)
        self._conversations: Sequence[Conversation] = ()
        self._inspector_chosen = False
        self._inspect_timer = QTimer(self)
        self._inspect_timer.setSingleShot(True)
        self._inspect_timer.setInterval(INSPECT_MS)
        self._inspect_timer.timeout.connect(self._inspect)
        self._lay_out()
        self._connect()
        self._fill_pickers()
        self._unlisten: list[Callable[[], None]] = [
            workbench.agents.listen(self._fill_pickers),
            workbench.models.listen(lambda *_args: self._fill_pickers()),
        ]
        self.destroyed.connect(partial(_stop_listening, self._unlisten))
        self.destroyed.connect(partial(_stop_listening, self.controller.unlisten))
        shell.register_actions(self._actions())
        self.controller.refresh()
        self.controller.find_draft()

    def close_services(self) -> None:
        """Stop listening to the program; runs go on, and unsent text is kept."""
        self.composer.flush()
        _stop_listening(self._unlisten)
        self.controller.close()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.transcript)
        bottom = QWidget()
        bottom.setMaximumWidth(COLUMN_PX + 40)
        column = QVBoxLayout(bottom)
        column.setContentsMargins(20, 4, 20, 14)
        column.setSpacing(8)
        for strip in (self.undo, self.retry, self.approval, self.composer):
            column.addWidget(strip)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addWidget(self.find_bar)
        inner.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(bottom, 1000)
        middle.addStretch(1)
        inner.addLayout(middle)
        self.bottom = bottom
        self.splitter = SplitView("chat")
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(holder)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([240, 680, 360])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.first_focus = self.composer.edit

    def _connect(self) -> None:
        controller = self.controller
        self.list.opened.connect(controller.open)
        self.list.new_requested.connect(self.new_conversation)
        self.list.searched.connect(controller.search)
        self.list.asked.connect(self._on_list_asked)
        self.header.agent_chosen.connect(self._on_agent)
        self.header.model_chosen.connect(self._on_model)
        self.header.list_toggled.connect(lambda: self.list.setVisible(self.list.isHidden()))
        self.header.inspector_toggled.connect(self.toggle_inspector)
        self.header.find_requested.connect(self.find_bar.open_bar)
        self.find_bar.closed.connect(self.transcript.setFocus)
        self.empty.asked.connect(controller.send)
        self.composer.submitted.connect(controller.send)
        self.composer.stop_requested.connect(controller.stop)
        self.composer.recall_requested.connect(self._on_recall)
        self.composer.draft_changed.connect(controller.save_draft)
        self.transcript.asked.connect(self._on_asked)
        self.approval.answered.connect(controller.answer)
        self.retry.run_requested.connect(controller.retry)
        self.edit.edited.connect(controller.edit)
        self.undo.undone.connect(lambda key: controller.change("restore", key, ""))
        self.inspector.trace_requested.connect(self._open_trace)
        self.inspector.waterfall.activated.connect(
            lambda span: self._open_trace(controller.run_id, span)
        )
        self.inspector.span_chosen.connect(
            lambda span: self.transcript.show_run(controller.run_id, span)
        )
        controller.listed.connect(self._on_listed)
        controller.states_changed.connect(self.list.model.set_states)
        controller.opened.connect(self._on_opened)
        controller.progressed.connect(self._on_progressed)
        controller.leaving.connect(self.composer.flush)
        controller.draft_found.connect(self.composer.set_text)
        controller.retried.connect(self.retry.show_result)

    def _actions(self) -> list[Action]:
        def act(key: str, title: str, shortcut: str, callback: object) -> Action:
            return Action(f"chat.{key}", title, shortcut, "chat", callback)  # type: ignore[arg-type]

        return [
            act("new", self.tr("New conversation"), "Ctrl+N", self.new_conversation),
            act("find", self.tr("Find in this conversation"), "Ctrl+F", self.find_bar.open_bar),
            act("search", self.tr("Search conversations"), "Ctrl+Shift+F", self._focus_search),
            act("inspector", self.tr("Show inspector"), "Ctrl+I", self.toggle_inspector),
            act("rename", self.tr("Rename conversation"), "", self.list.rename_current),
            act("stop", self.tr("Stop the answer"), "", self.controller.stop),
            act("write", self.tr("Write a message"), "Ctrl+L", self.composer.edit.setFocus),
        ]

    # -- commands

    def show_target(
        self,
        run_id: str = "",
        span_id: str = "",
        conversation_id: str = "",
        agent_name: str = "",
    ) -> None:
        """Show a run, one of its calls, a conversation, or a new one with an agent."""
        if run_id:
            self._shell.run_task(self.controller.open_run(run_id, span_id), "")
            self.stack.setCurrentWidget(self.transcript)
        elif conversation_id:
            self.controller.open(conversation_id)
        elif agent_name:
            self.new_conversation()
            self._on_agent(agent_name)
            self._fill_pickers()

    @Slot()
    def new_conversation(self) -> None:
        """Begin an empty conversation."""
        self.composer.flush()
        self.composer.set_text("")
        self.controller.begin_new()
        self.composer.edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._inspector_chosen:
            self.inspector.setVisible(event.size().width() >= INSPECTOR_FROM_PX)

    @Slot()
    def toggle_inspector(self) -> None:
        """Show or hide the inspector; from now on as the user wants it at every width."""
        self._inspector_chosen = True
        self.inspector.setVisible(self.inspector.isHidden())
        self._inspect()

    def _focus_search(self) -> None:
        self.list.show()
        self.list.search.setFocus()

    def _open_trace(self, run_id: str, span_id: str) -> None:
        self._shell.open_panel("trace", run_id=run_id, span_id=span_id)

    # -- what the transcript asks

    @Slot(str, str, object)
    def _on_asked(self, action: str, run_id: str, value: object) -> None:
        item = self.controller.item(run_id)
        model = item.build().model if item is not None else None
        if action == "link":
            self._shell.ask_link(str(value))
        elif action == "copy_text":
            self._shell.copy(str(value), self.tr("Code"))
        elif action == "regenerate":
            self.controller.regenerate(run_id)
        elif action == "branch":
            self.controller.switch_branch(run_id, value if isinstance(value, int) else 1)
        elif action == "continue":
            self.controller.send(self.tr("Continue."))
        elif action == "open_trace":
            self._open_trace(run_id, value if isinstance(value, str) else "")
        elif model is not None:
            self._on_message(action, model, value)

    def _on_message(self, action: str, model: TurnModel, value: object) -> None:
        call = model.calls.get(value) if isinstance(value, str) else None
        if action == "copy_user":
            self._shell.copy(model.user_text, self.tr("Message"))
        elif action == "copy_answer":
            self._shell.copy(model.answer, self.tr("Answer"))
        elif action == "edit":
            self._edit(model.run_id)
        elif call is not None and action == "copy_call":
            self._shell.copy(_call_text(call), self.tr("Tool call"))
        elif call is not None and action == "retry_call":
            started = call.started
            self.retry.show_call(model.run_id, started.span_id, started.name, started.arguments)

    def _edit(self, run_id: str) -> None:
        turns = self.transcript.flow.turns
        turn = next((n for n, item in enumerate(turns) if item.run_id == run_id), None)
        if turn is not None:
            self.edit.open_on(turn)

    @Slot()
    def _on_recall(self) -> None:
        if self.transcript.flow.turns:
            self.edit.open_on(len(self.transcript.flow.turns) - 1)

    # -- what the list asks

    @Slot(str, str, str)
    def _on_list_asked(self, what: str, key: str, text: str) -> None:
        if what in ("markdown", "jsonl"):
            self._ask_export(key, what)
            return
        if what == "delete":
            title = next((c.title for c in self._conversations if c.id == key), "")
            self.undo.show_for(key, self.tr("Deleted “{0}”").format(title))
        self.controller.change(what, key, text)

    def _ask_export(self, key: str, kind: str) -> None:
        ending = "md" if kind == "markdown" else "jsonl"
        dialog = QFileDialog(self, self.tr("Export conversation"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._shell.run_task(
                self.export_to(key, kind, Path(path)), self.tr("Export conversation")
            )
        )
        dialog.open()

    async def export_to(self, key: str, kind: str, path: Path) -> None:
        """Write a conversation to a file."""
        await self.controller.export_to(key, kind, path)

    # -- what changed

    def _fill_pickers(self) -> None:
        controller = self.controller
        wanted = controller.agent_name or "starter"
        controller.agent_name = self.header.set_agents(self._workbench.agents.agents, wanted)
        controller.model_id = self.header.set_models(
            self._workbench.models.models, controller.model_id
        )
        self.inspector.show_agent(controller.agent())

    @Slot(str)
    def _on_agent(self, name: str) -> None:
        self.controller.agent_name = name
        self.inspector.show_agent(self.controller.agent())

    @Slot(str)
    def _on_model(self, model_id: str) -> None:
        self.controller.model_id = model_id

    @Slot(object)
    def _on_listed(self, items: Sequence[Conversation]) -> None:
        self._conversations = items
        self.list.set_items(items, self.controller.conversation_id)
        self._show_title()

    def _show_title(self) -> None:
        found = self.controller.conversation(self._conversations)
        self.header.title.set_text(found.title if found else self.tr("New conversation"))

    @Slot(str)
    def _on_opened(self, conversation_id: str) -> None:
        self._show_title()
        self.list.mark(conversation_id)
        self.edit.hide()
        self.retry.hide()
        self.find_bar.close_bar()
        found = self.controller.conversation(self._conversations)
        if found is not None and self.header.agents.findData(found.agent_name) >= 0:
            self.controller.agent_name = found.agent_name
            self._fill_pickers()
        self._on_progressed(self.controller.live)
        self.composer.edit.setFocus()

    @Slot(object)
    def _on_progressed(self, model: TurnModel | None) -> None:
        filled = bool(self.transcript.flow.turns)
        self.stack.setCurrentWidget(self.transcript if filled else self.empty)
        self.composer.set_busy(model is not None and model.end is None)
        asking = model.asking if model is not None else None
        self.approval.show_ask(asking.asked if asking is not None else None)
        if model is not None and model.end is not None:
            self._inspect()
        elif not self._inspect_timer.isActive():
            self._inspect_timer.start()

    @Slot()
    def _inspect(self) -> None:
        if self.inspector.isHidden():
            return
        turns = self.transcript.flow.turns
        records: Sequence[Record] = ()
        if turns:
            records = turns[-1].records or self.controller.span_records
        self.inspector.show_run(self.controller.run_id, records)


def _stop_listening(unlisten: list[Callable[[], None]], _gone: object = None) -> None:
    for stop in unlisten:
        stop()
    unlisten.clear()


def _call_text(call: CallPart) -> str:
    lines = [f"{call.started.name}({call.started.arguments})"]
    if call.finished is not None:
        lines.append(call.finished.result)
    return "\n".join(lines)


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return ChatPanel(workbench, theme, shell)
