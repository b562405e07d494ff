"""Beside the transcript: the run's trace, the exact prompt, and the agent."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QScrollArea, QTabWidget, QTextEdit, QVBoxLayout, QWidget

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.traces.events import PromptRendered, Record
from workbench.ui.chat.inline import visible
from workbench.ui.chat.words import tokens
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.detail import let_values_grow
from workbench.ui.trace.waterfall import Waterfall
from workbench.ui.widgets.basics import KeyValue, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.views import CodeView

REFRESH_MS = 400
Shown = tuple[str, Sequence[Record], bool]
"""A run's id, its events, and whether it goes on."""


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
        self.prompt_note = label("", "muted", wrap=True)
        self.prompt = CodeView(theme)
        self.prompt.setAccessibleName(self.tr("Prompt"))
        self.agent = KeyValue()
        self.addTab(self._column(self.waterfall, self.open_button), self.tr("Trace"))
        self.addTab(self._column(self.prompt_note, self.prompt), self.tr("Prompt"))
        let_values_grow(self.agent)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        scroller.setWidget(self._column(self.agent, None))
        self.addTab(scroller, self.tr("Agent"))
        on_click(self.open_button, lambda: self.trace_requested.emit(self._run_id, ""))
        self.waterfall.chosen.connect(self.span_chosen)
        self._source: Callable[[], Shown] = lambda: ("", (), False)
        self._prompt: PromptRendered | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        theme.changed.connect(self._on_theme)
        self.show_run("", ())

    def _column(self, first: QWidget, second: QWidget | None) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(first, 1 if second is self.open_button else 0)
        if second is None:
            column.addStretch(1)
        else:
            column.addWidget(second, 0 if second is self.open_button else 1)
        return page

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
        """Show a run's spans and its last prompt; what goes on ends at ``now_s``."""
        self._run_id = run_id
        self.open_button.setEnabled(bool(run_id))
        self.waterfall.set_records(records, now_s)
        prompts = [r.event for r in records if isinstance(r.event, PromptRendered)]
        prompt = prompts[-1] if prompts else None
        if prompt is None or prompt is not self._prompt:
            self._prompt = prompt
            self._show_prompt(prompt)

    @Slot()
    def _on_theme(self) -> None:
        self._show_prompt(self._prompt)

    def _show_prompt(self, prompt: PromptRendered | None) -> None:
        if prompt is None:
            self.prompt_note.setText(self.tr("The exact text the model reads appears here."))
            self.prompt.set_text("")
            return
        count = tokens(prompt.prompt_tokens)
        note = self.tr("{0}, none cached").format(count)
        if prompt.cached_tokens:
            note = self.tr("{0}, {1} of them cached (marked, about here)").format(
                count, prompt.cached_tokens
            )
        self.prompt_note.setText(f"{note}\n{prompt.cache_note}".strip())
        text = "\n".join(visible(line) for line in prompt.text.split("\n"))
        if self.prompt.toPlainText() != text:
            self.prompt.set_text(text)
        share = prompt.cached_tokens / max(1, prompt.prompt_tokens)
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.prompt.document())
        end = min(len(text), round(len(text) * share))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        kind = QTextCharFormat()
        kind.setBackground(self._theme.colour("accent_weak"))
        mark.cursor, mark.format = cursor, kind
        self.prompt.setExtraSelections([mark])

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
                (self.tr("Time"), self.tr("at most {0:.0f} s").format(limits.max_seconds)),
                (self.tr("Context"), f"{options.context_tokens} tokens"),
                (self.tr("Temperature"), f"{options.temperature:g}"),
            ]
        )
