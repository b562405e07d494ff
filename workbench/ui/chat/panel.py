"""The chat: conversations, transcript, composer, inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.graphs.documents import GraphDocument
from workbench.app.graph_starts import takes_message
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.traces.events import Record
from workbench.traces.values import Conversation
from workbench.ui.actions import Action
from workbench.ui.chat.answer_notes import AnswerNotes
from workbench.ui.chat.controller import ChatController
from workbench.ui.chat.conversation_keeping import ConversationKeeping
from workbench.ui.chat.message_commands import MessageCommands
from workbench.ui.chat.outline import ChatOutline
from workbench.ui.chat.palette_commands import PaletteCommands
from workbench.ui.chat.parts import ChatParts
from workbench.ui.chat.turns import TurnModel
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.prompt_control import PromptControl


class ChatPanel(QWidget):
    """The whole panel; what it does is in its controller.

    Args:
        outline: On screen already, perhaps with a text; what is missing is put into it.
    """

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        shell: ShellApi,
        outline: ChatOutline | None = None,
    ) -> None:
        # Where it will stand, and the outline first: what moves is dressed again by Qt.
        super().__init__(outline.parentWidget() if outline is not None else None)
        self.setObjectName("page")
        self._workbench, self._shell = workbench, shell
        self._outline = outline or ChatOutline(theme)
        self.composer = self._outline.composer
        self._take_parts(self._outline.parts or ChatParts(theme))
        self.controller = ChatController(workbench, shell, self.transcript, self)
        self._commands = MessageCommands(
            self.controller, self.transcript, self.retry, self.edit, shell
        )
        self._notes = AnswerNotes(workbench, self.transcript, shell)
        self._keeping = ConversationKeeping(workbench, shell, self)
        self.inspector.follow(self._shown_run)
        self._prompts = PromptControl(self.inspector.prompt, workbench, shell)
        self.inspector.show_prompts(self._prompts.show_span)
        self._lay_out()
        self._connect()
        self._fill_pickers()
        self._unlisten: list[Callable[[], None]] = [
            workbench.agents.listen(self._fill_pickers),
            workbench.graphs.listen(self._fill_pickers),
            workbench.models.listen(lambda *_args: self._fill_pickers()),
            self._notes.close,
        ]
        self.destroyed.connect(partial(_stop_listening, self._unlisten))
        self.destroyed.connect(partial(_stop_listening, self._keeping.unlisten))
        shell.register_actions(self._actions())
        self._keeping.refresh()
        self._take_what_is_written(self._outline, found=outline is not None)

    def _take_what_is_written(self, outline: ChatOutline, *, found: bool) -> None:
        """Send what was sent too early, and keep what was typed; else look for a draft."""
        unsaved, held = outline.unsaved(), outline.release()
        if not found:
            self.controller.find_draft()
        if held:
            self.controller.send(held)
        if unsaved and self.composer.text():
            self.composer.tell_soon()

    def close_services(self) -> None:
        """Stop listening to the program; runs go on, and unsent text is kept."""
        self.composer.flush()
        _stop_listening(self._unlisten)
        _stop_listening(self._keeping.unlisten)
        self._prompts.close()
        self.controller.close()

    def _take_parts(self, parts: ChatParts) -> None:
        list(parts)  # makes what is not made yet
        self.list, self.header, self.find_bar = parts.list, parts.header, parts.find_bar
        self.stack, self.transcript, self.empty = parts.stack, parts.transcript, parts.empty
        self.approval, self.retry, self.undo = parts.approval, parts.retry, parts.undo
        self.inspector, self.edit, self.form = parts.inspector, parts.edit, parts.form

    def _lay_out(self) -> None:
        outline = self._outline
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(outline)
        outline.show()  # at once: a layout shows what it takes over only later
        outline.fill(
            self.list,
            (self.header, self.find_bar),
            self.stack,
            (self.undo, self.retry, self.approval, self.form),
            self.inspector,
        )
        self.splitter = outline.splitter
        self.bottom = self.stays_free = outline.bottom  # no toast stands over it
        self.first_focus = self.composer.edit

    def _connect(self) -> None:
        controller, keeping = self.controller, self._keeping
        self.list.opened.connect(controller.open)
        self.list.new_requested.connect(self.new_conversation)
        self.list.searched.connect(keeping.search)
        self.list.asked.connect(self._on_list_asked)
        self.list.more_wanted.connect(keeping.list_more)
        self.header.agent_chosen.connect(self._on_agent)
        self.header.model_chosen.connect(self._on_model)
        self.header.list_toggled.connect(lambda: self.list.setVisible(self.list.isHidden()))
        self.header.inspector_toggled.connect(self.toggle_inspector)
        self.header.find_requested.connect(self.find_bar.open_bar)
        self.find_bar.closed.connect(self.transcript.setFocus)
        self.empty.asked.connect(controller.send)
        self.composer.submitted.connect(controller.send)
        self.composer.stop_requested.connect(controller.stop)
        self.composer.recall_requested.connect(self._commands.edit_last)
        self.composer.draft_changed.connect(controller.save_draft)
        self.approval.answered.connect(controller.answer)
        self.form.answered.connect(controller.give)
        for strip in (self.approval, self.form):
            strip.answered.connect(lambda *_: self.composer.edit.setFocus())
        self.undo.undone.connect(lambda key: keeping.change("restore", key, ""))
        self.inspector.trace_requested.connect(self._commands.open_trace)
        self.inspector.waterfall.activated.connect(
            lambda span: self._commands.open_trace(controller.run_id, span)
        )
        self.inspector.span_chosen.connect(
            lambda span: self.transcript.show_run(controller.run_id, span)
        )
        keeping.listed.connect(self._on_listed)
        keeping.states_changed.connect(self.list.model.set_states)
        keeping.deleted.connect(controller.begin_new_without)
        controller.opened.connect(self._on_opened)
        controller.progressed.connect(self._on_progressed)
        controller.leaving.connect(self.composer.flush)
        controller.draft_found.connect(self.composer.set_text)
        controller.refused.connect(self.composer.give_back)
        controller.introduced.connect(self._show_title)

    def _actions(self) -> list[Action]:
        def act(key: str, title: str, shortcut: str, callback: object) -> Action:
            return Action(f"chat.{key}", title, shortcut, "chat", callback)  # type: ignore[arg-type]

        return [
            act("new", self.tr("New conversation"), "Ctrl+N", self.new_conversation),
            act("find", self.tr("Find in this conversation"), "Ctrl+F", self.find_bar.open_bar),
            act("search", self.tr("Search conversations"), "Ctrl+Shift+F", self._focus_search),
            act("inspector", self.tr("Show inspector"), "Ctrl+I", self.toggle_inspector),
            act("rename", self.tr("Rename conversation"), "", self._rename),
            act("stop", self.tr("Stop the answer"), "", self.controller.stop),
            act("write", self.tr("Write a message"), "Ctrl+L", self.composer.edit.setFocus),
            *PaletteCommands(self).actions(),
        ]

    # -- commands

    def here(self) -> dict[str, str]:
        """What it shows, for ``show_target`` of one that is made in its place."""
        return {"conversation_id": self.controller.conversation_id}

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

    @Slot()
    def toggle_inspector(self) -> None:
        """Show or hide the inspector; from now on as the user wants it at every width."""
        self._outline.inspector_chosen = True
        self.inspector.setVisible(self.inspector.isHidden())
        self.inspector.refresh()

    def keep_inspector_shut(self) -> None:
        """Show no inspector at any width: it is not for who sits here."""
        self._outline.inspector_chosen = True
        self.inspector.hide()

    def _rename(self) -> None:
        if (found := self.on_screen()) is None:
            title = self.tr("There is no conversation to rename yet")
            reason = self.tr("It gets a title with its first message.")
            self._shell.notify(Notice("info", title, reason, key="chat.rename"))
            return
        self.list.show()
        self.list.rename_unlisted(found)

    def _focus_search(self) -> None:
        self.list.show()
        self.list.search.setFocus()

    # -- what the list asks

    @Slot(str, str, str)
    def _on_list_asked(self, what: str, key: str, text: str) -> None:
        if what in ("markdown", "jsonl"):
            self._keeping.ask_export(key, what, self)
            return
        if what == "delete":
            found = self._keeping.find(key)
            if found is None and key == self.controller.conversation_id:
                found = self.controller.conversation
            title = found.title if found is not None else ""
            self.undo.show_for(key, self.tr("Deleted “{0}”").format(title))
        self._keeping.change(what, key, text)

    # -- what changed

    def _fill_pickers(self) -> None:
        controller, models = self.controller, self._workbench.models.models
        self.transcript.flow.model_titles.update({each.id: each.title for each in models})
        agents, graphs = self._workbench.agents.agents, self._talking_graphs()
        self.list.model.agent_titles.update({each.name: each.title for each in graphs})
        self.list.model.agent_titles.update({each.name: each.title for each in agents})
        wanted = controller.agent_name or "starter"
        controller.agent_name = self.header.set_agents(agents, graphs, wanted)
        controller.model_id = self.header.set_models(models, controller.model_id)
        self.inspector.show_agent(controller.agent())

    def _talking_graphs(self) -> tuple[GraphDocument, ...]:
        graphs = self._workbench.graphs.graphs
        return tuple(graph for graph in graphs if takes_message(graph))

    @Slot(str)
    def _on_agent(self, name: str) -> None:
        self.controller.agent_name = name
        self.inspector.show_agent(self.controller.agent())

    @Slot(str)
    def _on_model(self, model_id: str) -> None:
        self.controller.model_id = model_id

    @Slot(object)
    def _on_listed(self, items: Sequence[Conversation]) -> None:
        key, keeping = self.controller.conversation_id, self._keeping
        self.list.set_items(items, key, whole=keeping.whole)
        self._show_title()
        if keeping.find(key) is None:
            self.controller.introduce()

    def on_screen(self) -> Conversation | None:
        """The conversation on screen, whether it is listed or not."""
        controller = self.controller
        return self._keeping.find(controller.conversation_id) or controller.conversation

    @Slot()
    def _show_title(self) -> None:
        found = self.on_screen()
        self.header.title.set_text(found.title if found else self.tr("New conversation"))

    @Slot(str)
    def _on_opened(self, conversation_id: str) -> None:
        self._show_title()
        self.list.mark(conversation_id)
        self.edit.hide()
        self.retry.hide()
        self.find_bar.close_bar()
        found = self.on_screen()
        if found is not None and self.header.agents.findData(found.agent_name) >= 0:
            self.controller.agent_name = found.agent_name
            self._fill_pickers()
        self._on_progressed(self.controller.live)
        self.composer.edit.setFocus()

    @Slot(object)
    def _on_progressed(self, model: TurnModel | None) -> None:
        filled = bool(self.transcript.flow.turns)
        self.stack.setCurrentWidget(self.transcript if filled else self.empty)
        self.composer.set_busy(self.controller.busy)
        asking = model.asking if model is not None else None
        self.approval.show_ask(asking.asked if asking is not None else None)
        self.form.show_ask(model.form if model is not None else None)
        if model is not None and model.end is not None:
            self.inspector.refresh()
        else:
            self.inspector.refresh_soon()

    def _shown_run(self) -> tuple[str, Sequence[Record], bool]:
        turns = self.transcript.flow.turns
        records = (turns[-1].records or self.controller.span_records) if turns else ()
        live = self.controller.live
        return self.controller.run_id, records, live is not None and live.end is None


def _stop_listening(unlisten: list[Callable[[], None]], _gone: object = None) -> None:
    for stop in unlisten:
        stop()
    unlisten.clear()


def create(
    workbench: Workbench,
    theme: Theme,
    shell: ShellApi,
    outline: ChatOutline | None = None,
) -> QWidget:
    """Make the panel, around its outline if that is on screen already."""
    return ChatPanel(workbench, theme, shell, outline)
