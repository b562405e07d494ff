"""What a user does with one message or card of the transcript."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from workbench.ui.chat.approval import RetryStrip
from workbench.ui.chat.controller import ChatController
from workbench.ui.chat.inline_edit import InlineEdit
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turns import CallPart, TurnModel
from workbench.ui.panels import ShellApi


class MessageCommands(QObject):
    """Does what the transcript asks for, with the strips and the editor that belong to it."""

    def __init__(
        self,
        controller: ChatController,
        transcript: Transcript,
        retry: RetryStrip,
        edit: InlineEdit,
        shell: ShellApi,
    ) -> None:
        super().__init__(transcript)
        self._controller, self._flow, self._shell = controller, transcript.flow, shell
        self._retry, self._edit = retry, edit
        transcript.asked.connect(self._on_asked)
        retry.run_requested.connect(controller.retry)
        controller.retried.connect(retry.show_result)
        edit.edited.connect(controller.edit)

    @Slot()
    def edit_last(self) -> None:
        """Edit the newest message in its place."""
        if self._flow.turns:
            self._edit.open_on(len(self._flow.turns) - 1)

    def open_trace(self, run_id: str, span_id: str) -> None:
        """Show a run, or one of its calls, in the trace panel."""
        self._shell.open_panel("trace", run_id=run_id, span_id=span_id)

    @Slot(str, str, object)
    def _on_asked(self, action: str, run_id: str, value: object) -> None:
        item = self._controller.item(run_id)
        model = item.build().model if item is not None else None
        if action == "link":
            self._shell.ask_link(str(value))
        elif action == "copy_text":
            self._shell.copy(str(value), self.tr("Code"))
        elif action == "regenerate":
            self._controller.regenerate(run_id)
        elif action == "branch":
            self._controller.switch_branch(run_id, value if isinstance(value, int) else 1)
        elif action == "continue":
            self._controller.send(self.tr("Continue."))
        elif action == "make_case":
            self._shell.open_panel("evals", case_of_run=run_id)
        elif action == "open_trace":
            self.open_trace(run_id, value if isinstance(value, str) else "")
        elif model is not None:
            self._on_message(action, model, value)

    def _on_message(self, action: str, model: TurnModel, value: object) -> None:
        call = model.calls.get(value) if isinstance(value, str) else None
        if action == "copy_user":
            self._shell.copy(model.user_text, self.tr("Message"))
        elif action == "copy_answer":
            self._shell.copy(model.answer, self.tr("Answer"))
        elif action == "edit":
            self._edit_message(model.run_id)
        elif call is not None and action == "copy_call":
            self._shell.copy(_call_text(call), self.tr("Tool call"))
        elif call is not None and action == "retry_call":
            started = call.started
            self._retry.show_call(
                model.run_id, started.span_id, started.name, started.arguments
            )

    def _edit_message(self, run_id: str) -> None:
        turns = self._flow.turns
        turn = next((n for n, item in enumerate(turns) if item.run_id == run_id), None)
        if turn is not None:
            self._edit.open_on(turn)


def _call_text(call: CallPart) -> str:
    lines = [f"{call.started.name}({call.started.arguments})"]
    if call.finished is not None:
        lines.append(call.finished.result)
    return "\n".join(lines)
