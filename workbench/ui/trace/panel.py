"""The Runs panel: runs, the waterfall of one, and the detail of a span."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.call_steps import call_steps
from workbench.app.graph_starts import is_graph
from workbench.app.workbench import Workbench
from workbench.base.files import write_chosen
from workbench.traces.events import Record, RunStarted
from workbench.traces.export import to_jsonl, to_otlp
from workbench.traces.node_paths import node_path_of
from workbench.ui.actions import Action
from workbench.ui.bridge import EventPump
from workbench.ui.chat.inline import visible
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.detail import SpanDetail
from workbench.ui.trace.prompt_control import PromptControl
from workbench.ui.trace.run_list import RunList
from workbench.ui.trace.waterfall import Waterfall
from workbench.ui.widgets.basics import ElidedLabel
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import SplitView

LIVE_MS = 250
PAGE = 500


class TracePanel(QWidget):
    """Follows the chosen run while it goes on; linked both ways with the chat."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._workbench, self._shell = workbench, shell
        self._run_id, self._query = "", ""
        self._wanted_runs, self._asked = PAGE, 0
        self._records: list[Record] = []
        self._wanted_span = ""
        self.runs = RunList(theme)
        self.first_focus = self.runs.list
        self.waterfall = Waterfall(theme)
        self.detail = SpanDetail(theme)
        self._prompts = PromptControl(self.detail.prompt, workbench, shell)
        self.title = ElidedLabel()
        self.title.setFont(theme.font(strong=True))
        self.jsonl_button = Button(theme, self.tr("Export JSONL"), icon="download")
        self.otlp_button = Button(theme, self.tr("Export OTLP"), icon="download")
        self.empty = EmptyState(
            theme,
            "activity",
            self.tr("No run chosen"),
            self.tr(
                "A run shows every model call, tool call and approval over time, with the "
                "exact prompt and what it cost. Choose one at the left, or ask in the chat."
            ),
            self.tr("Open the chat"),
        )
        self._pump = EventPump(self)
        self._live_timer = QTimer(self)
        self._live_timer.setInterval(LIVE_MS)
        self._live_timer.timeout.connect(self._redraw)
        self._lay_out()
        self._connect()
        self._unlisten: list[Callable[[], None]] = [
            workbench.conversations.listen(self.refresh)
        ]
        shell.register_actions(self._actions())
        self.refresh()

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.title, 1)
        row.addWidget(self.jsonl_button)
        row.addWidget(self.otlp_button)
        inner = SplitView("trace-run")
        inner.addWidget(self.waterfall)
        inner.addWidget(self.detail)
        inner.setStretchFactor(0, 1)
        inner.setSizes([600, 360])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(inner, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(page)
        self._page = page
        outer = SplitView("trace")
        outer.addWidget(self.runs)
        outer.addWidget(self.stack)
        outer.setStretchFactor(1, 1)
        outer.setSizes([260, 960])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(outer)

    def _connect(self) -> None:
        self.runs.chosen.connect(self.show_run)
        self.runs.searched.connect(self._on_searched)
        self.runs.filtered.connect(self._on_filtered)
        self.runs.more_wanted.connect(self._on_more)
        self.waterfall.chosen.connect(self._on_span)
        self.waterfall.activated.connect(self._on_chat)
        self.detail.copy_requested.connect(self._shell.copy)
        self.detail.chat_requested.connect(self._on_chat)
        self.detail.graph_requested.connect(self._on_graph)
        self.detail.grown.connect(self._on_grown)
        self.empty.asked.connect(lambda: self._shell.open_panel("chat"))
        on_click(self.jsonl_button, lambda: self._ask_export("jsonl"))
        on_click(self.otlp_button, lambda: self._ask_export("json"))

    def _actions(self) -> list[Action]:
        return [
            Action(
                "trace.search",
                self.tr("Search runs"),
                "Ctrl+F",
                "trace",
                self.runs.search.setFocus,
            ),
            Action(
                "trace.export",
                self.tr("Export this run as JSON lines"),
                "",
                "trace",
                lambda: self._ask_export("jsonl"),
            ),
        ]

    def close_services(self) -> None:
        """Stop listening and following."""
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten.clear()
        self._pump.stop()
        self._prompts.close()
        self._live_timer.stop()

    # -- the list

    def refresh(self) -> None:
        """Read the runs again."""
        self._shell.run_task(self._refresh(), "")

    async def _refresh(self) -> None:
        self._asked += 1
        asked, most = self._asked, self._wanted_runs
        conversations, wanted = self._workbench.conversations, self.runs.wanted
        runs = await conversations.runs(most + 1, self._query, wanted)
        agents = await conversations.run_agents()
        if asked == self._asked:  # else what there is now is being read too
            self.runs.set_agents(agents)
            self.runs.set_runs(runs[:most], self._run_id, whole=len(runs) <= most)

    @Slot(str)
    def _on_searched(self, query: str) -> None:
        self._query, self._wanted_runs = query, PAGE
        self.refresh()

    @Slot()
    def _on_filtered(self) -> None:
        self._wanted_runs = PAGE
        self.refresh()

    @Slot()
    def _on_more(self) -> None:
        self._wanted_runs += PAGE
        self.refresh()

    # -- one run

    def show_target(self, run_id: str = "", span_id: str = "") -> None:
        """Show a run and one of its spans."""
        if not run_id:
            return
        self._wanted_span = span_id
        if run_id == self._run_id:
            if span_id:
                self._choose(span_id)
        else:
            self.show_run(run_id)

    @Slot(str)
    def show_run(self, run_id: str) -> None:
        """Show a run; one that goes on is followed."""
        self._run_id, self._records = run_id, []
        self.runs.mark(run_id)
        alive = self._workbench.runs.get(run_id)
        self._pump.stop()
        if alive is not None and not alive.finished:
            self._pump.start(alive.events(), self._on_records)
            self._live_timer.start()
        else:
            self._live_timer.stop()
            self._shell.run_task(self._load(run_id), "")
        self.stack.setCurrentWidget(self._page)

    async def _load(self, run_id: str) -> None:
        records = await self._workbench.conversations.records(run_id)
        if run_id == self._run_id:
            self._on_records(records)
            self._redraw()

    def _on_records(self, records: Sequence[Record]) -> None:
        self._records.extend(records)

    @Slot()
    def _redraw(self) -> None:
        running = self._live_timer.isActive()
        if running and not self._pump.running:
            self._live_timer.stop()
            running = False
        self.waterfall.set_records(self._records, time.time() if running else 0.0)
        if (started := self._started) is not None:
            self.title.set_text(visible(" ".join(started.user_text.split())))
            self.detail.set_graph(is_graph=is_graph(started.agent))
        if self._wanted_span:
            self._choose(self._wanted_span)
            self._wanted_span = ""
        elif self.waterfall.current < 0 and self.waterfall.rows:
            self._choose(self.waterfall.rows[0].span_id)
        elif running:
            self._on_span(self.waterfall.current_span_id)

    def _choose(self, span_id: str) -> None:
        self.waterfall.choose(span_id)
        self._on_span(self.waterfall.current_span_id)

    @Slot(str)
    def _on_span(self, span_id: str) -> None:
        row = next((row for row in self.waterfall.rows if row.span_id == span_id), None)
        is_model = row is not None and row.kind == "model"
        self._prompts.show_span(self._run_id, self._records, span_id if is_model else "")
        calls = call_steps(self._records, span_id) if row is not None else ()
        self.detail.show_span(row, calls, prompt=is_model)

    @Slot(bool)
    def _on_grown(self, grown: bool) -> None:
        self.runs.setVisible(not grown)
        self.waterfall.setVisible(not grown)

    @Slot(str)
    def _on_chat(self, span_id: str) -> None:
        self._shell.open_panel("chat", run_id=self._run_id, span_id=span_id)

    @Slot(str)
    def _on_graph(self, span_id: str) -> None:
        started = self._started
        if started is None:
            return
        alive = self._workbench.runs.get(self._run_id)
        shown = "" if alive is not None and not alive.finished else self._run_id
        self._shell.open_panel(
            "builder",
            graph_name=started.agent_name,
            run_id=shown,
            node_path=node_path_of(self._records, span_id),
        )

    @property
    def _started(self) -> RunStarted | None:
        event = self._records[0].event if self._records else None
        return event if isinstance(event, RunStarted) else None

    # -- export

    def _ask_export(self, kind: str) -> None:
        if not self._records:
            return
        dialog = QFileDialog(self, self.tr("Export run"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._shell.run_task(
                self.export_to(kind, Path(path)), self.tr("Export run")
            )
        )
        dialog.open()

    async def export_to(self, kind: str, path: Path) -> None:
        """Write the run: ``jsonl`` its events, ``json`` OTLP."""
        records = list(self._records)
        text = to_jsonl(records) if kind == "jsonl" else json.dumps(to_otlp(records), indent=1)
        await asyncio.to_thread(write_chosen, path, text)


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return TracePanel(workbench, theme, shell)
