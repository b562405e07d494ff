"""Beside the transcript: the run's trace, the exact prompt, and the agent."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.model_call import call_of, last_span
from workbench.traces.events import Record
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.detail import let_values_grow
from workbench.ui.trace.prompt_view import PromptView
from workbench.ui.trace.waterfall import Waterfall
from workbench.ui.widgets.basics import KeyValue
from workbench.ui.widgets.buttons import Button, on_click

REFRESH_MS = 400
Shown = tuple[str, Sequence[Record], bool]
"""A run's id, its events, and whether it goes on."""
ShowPrompt = Callable[[str, Sequence[Record], str], None]
"""Shows the model call of a span: a run's id, its events, the span's id."""


class Inspector(QTabWidget):
    """Trace, Prompt and Agent of the run on screen.

    Signals:
        trace_requested: Open the run in the trace panel. args: run id, span id.
        span_chosen: A span was chosen here. arg: its id.
    """

    trace_requested = Signal(str, str)
    span_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._run_id = ""
        self.setDocumentMode(True)
        self.tabBar().setProperty("role", "header")
        self.setMinimumWidth(240)
        self.waterfall = Waterfall(theme, self, label_px=130)
        self.open_button = Button(theme, self.tr("Open in Runs"), icon="activity")
        self.prompt = PromptView(theme)
        self.agent = KeyValue()
        self.addTab(self._column(self.waterfall, self.open_button), self.tr("Trace"))
        self.addTab(self._column(self.prompt, None), self.tr("Prompt"))
        let_values_grow(self.agent)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        scroller.setWidget(self._column(self.agent, None))
        self.addTab(scroller, self.tr("Agent"))
        on_click(self.open_button, lambda: self.trace_requested.emit(self._run_id, ""))
        self.waterfall.chosen.connect(self.span_chosen)
        self.waterfall.chosen.connect(self._on_chosen)
        self._chosen = ("", "")
        self._source: Callable[[], Shown] = lambda: ("", (), False)
        self._show_prompt: ShowPrompt = _without_models(self.prompt)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.show_run("", ())

    def _column(self, first: QWidget, second: QWidget | None) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        fills = second is self.open_button or first is self.prompt
        column.addWidget(first, 1 if fills else 0)
        if second is None and fills:
            return page
        if second is None:
            column.addStretch(1)
        else:
            column.addWidget(second, 0 if second is self.open_button else 1)
        return page

    def show_prompts(self, show: ShowPrompt) -> None:
        """Let this show the model call of a span from now on."""
        self._show_prompt = show

    def follow(self, source: Callable[[], Shown]) -> None:
        """Show from now on the run that this gives."""
        self._source = source

    @Slot()
    def refresh(self) -> None:
        """Show the run as it is now; nothing is done while this is hidden.

        The bars of a run that goes on grow, also while nothing happens in it.
        """
        if self.isHidden():
            return
        run_id, records, goes_on = self._source()
        self.show_run(run_id, records, time.time() if goes_on else 0.0)
        if goes_on:
            self.refresh_soon()

    def refresh_soon(self) -> None:
        """Refresh in a moment, once for all that asked meanwhile."""
        if not self._timer.isActive():
            self._timer.start()

    def show_run(self, run_id: str, records: Sequence[Record], now_s: float = 0.0) -> None:
        """Show a run's spans and its last prompt, or the one that was chosen.

        What goes on ends at ``now_s``.
        """
        self._run_id = run_id
        self.open_button.setEnabled(bool(run_id))
        self.waterfall.set_records(records, now_s)
        chosen_run, span_id = self._chosen
        if chosen_run != run_id or now_s:
            span_id = last_span(records)
        self._show_prompt(run_id, records, span_id)

    @Slot(str)
    def _on_chosen(self, span_id: str) -> None:
        """The prompt of a model call that is chosen here is shown, not that of the last."""
        row = next((row for row in self.waterfall.rows if row.span_id == span_id), None)
        if row is not None and row.kind == "model":
            self._chosen = self._run_id, span_id
            self.refresh()

    def show_agent(self, agent: AgentDocument | GraphDocument | None) -> None:
        """Show what the agent or graph is made of."""
        if agent is None:
            self.agent.set_rows([])
            return
        if isinstance(agent, GraphDocument):
            nodes = ", ".join(node.title or node.id for node in agent.body.nodes)
            self.agent.set_rows(
                [
                    (self.tr("Name"), agent.title),
                    (self.tr("About"), agent.description or "–"),
                    (self.tr("Nodes"), nodes),
                ]
            )
            return
        limits, options = agent.limits, agent.model.options
        self.agent.set_rows(
            [
                (self.tr("Name"), agent.title),
                (self.tr("About"), agent.description or "–"),
                (self.tr("Model"), agent.model.id or self.tr("the program's default")),
                (self.tr("Instructions"), agent.instructions or "–"),
                (self.tr("Tools"), ", ".join(tool.name for tool in agent.tools) or "–"),
                (self.tr("May read"), "\n".join(agent.grants.folders) or self.tr("no folder")),
                (self.tr("Steps"), self.tr("at most {0}").format(limits.max_steps)),
                (self.tr("Time"), self.tr("at most {0} s").format(round(limits.max_seconds))),
                (
                    self.tr("Context"),
                    counted(options.context_tokens, "%Ln token", "%Ln tokens"),
                ),
                (self.tr("Temperature"), f"{options.temperature:g}"),
            ]
        )


def _without_models(view: PromptView) -> ShowPrompt:
    """Shows a call where no model can be asked for its tokens."""

    def show(_run_id: str, records: Sequence[Record], span_id: str) -> None:
        view.show_call(call_of(records, span_id))

    return show
