"""Joins a prompt view to the models that know its tokens."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.app.model_call import call_of, last_number
from workbench.app.token_table import TokenTable
from workbench.app.token_view import Step, TokenView
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.base.files import write_chosen
from workbench.engines.token_values import Scored
from workbench.traces.events import Record
from workbench.ui.bridge import EventPump
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.trace.prompt_view import PromptView

KEPT = 8
MOST_TOKENS = 100_000
"""Of all calls whose tokens are kept, so that going back to one asks no model."""


class PromptControl(QObject):
    """Shows model calls in a view and finds out their tokens when the user asks."""

    def __init__(self, view: PromptView, workbench: Workbench, shell: ShellApi) -> None:
        super().__init__(view)
        self._view, self._shell = view, shell
        self._tokens: TokenView = workbench.token_view
        self._known: OrderedDict[tuple[str, str], TokenTable] = OrderedDict()
        self._key = ("", "")
        self._state: tuple[str, str, int] | None = None
        self._table: TokenTable | None = None
        self._pump = EventPump(self)
        self._pump.failed.connect(self._on_failed)
        self._pump.finished.connect(self._on_finished)
        view.tokens_requested.connect(self._on_wanted)
        view.stop_requested.connect(self.stop)
        view.copy_requested.connect(shell.copy)
        view.export_requested.connect(self._on_export)

    def show_span(
        self, run_id: str, records: Sequence[Record], span_id: str, number: int = 0
    ) -> None:
        """Show the model call of a span; nothing where there is none.

        Costs next to nothing while the call goes on: its text is shown when it has ended.

        Args:
            run_id: The run.
            records: Its events, or at least those of the span.
            span_id: The span; empty for none.
            number: Which call of the run it is, where the records are not all of it.
        """
        state = run_id, span_id, last_number(records, span_id)
        if state == self._state:
            return
        self._state = state
        call = call_of(records, span_id) if span_id else None
        if call is not None and number:
            call = replace(call, number=number)
        key = (run_id, span_id)
        if key != self._key:
            self._pump.stop()
            self._key, self._table = key, None
        if self._pump.running and call == self._view.call:
            return
        table = self._known.get(key)
        if table is not None and table.call != call:
            del self._known[key]
            table = None
        refused = self._tokens.refusal(call) if call is not None else None
        self._view.show_call(call, table, said(refused.message) if refused else "")

    def stop(self) -> None:
        """Ask the model no longer; what is known stays."""
        self._pump.stop()
        self._view.end()

    def close(self) -> None:
        """The panel goes."""
        self._pump.stop()

    @Slot(str)
    def _on_wanted(self, scored: Scored) -> None:
        call = self._view.call
        if call is None:
            return
        self._table = TokenTable(call)
        self._view.show_call(call, None)
        self._view.begin()
        self._pump.start(_steps(self._tokens, self._table, scored), self._on_steps)

    def _on_steps(self, steps: Sequence[Step]) -> None:
        if self._table is None or not steps:
            return
        self._keep(self._table)
        self._view.show_progress(self._table, *steps[-1])

    def _keep(self, table: TokenTable) -> None:
        self._known[self._key] = table
        self._known.move_to_end(self._key)
        while len(self._known) > 1 and self._is_full():
            self._known.popitem(last=False)

    def _is_full(self) -> bool:
        return len(self._known) > KEPT or sum(map(len, self._known.values())) > MOST_TOKENS

    @Slot(object)
    def _on_failed(self, error: Any) -> None:
        hint = said(error.hint) if isinstance(error, WorkbenchError) else ""
        message = said(error.message) if isinstance(error, WorkbenchError) else str(error)
        self._view.end(f"{message}. {hint}".strip())

    @Slot()
    def _on_finished(self) -> None:
        if self._view.is_reading:
            self._view.end()

    @Slot(str)
    def _on_export(self, text: str) -> None:
        dialog = QFileDialog(self._view, self._view.tr("Export tokens"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(
            lambda path: self._shell.run_task(
                export_to(Path(path), text), self._view.tr("Export tokens")
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


async def export_to(path: Path, text: str) -> None:
    """Write the tokens to a file."""
    import asyncio

    await asyncio.to_thread(write_chosen, path, text)


async def _steps(
    tokens: TokenView, table: TokenTable, scored: Scored
) -> AsyncGenerator[Sequence[Step], None]:
    async with aclosing(tokens.fill(table, scored)) as steps:
        async for step in steps:
            yield (step,)
