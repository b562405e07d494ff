"""Beside the form: try the tool, and see what the model sees and a person is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from workbench.tools.api import ToolResult, ToolSpec
from workbench.tools.kinds.api import Made
from workbench.traces.events import ApprovalAsked, PersonAsked
from workbench.ui.chat.form_strip import FormStrip
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.ask_strip import AskStrip
from workbench.ui.tools.held_list import HeldList
from workbench.ui.tools.model_view import ModelView
from workbench.ui.tools.result_view import ResultView
from workbench.ui.tools.trial import Trial
from workbench.ui.tools.try_fields import TryFields
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import label, line
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.views import ColumnArea
from workbench.ui.widgets.wrapped_text import WrappedText

_LEAST_PX = 270
_MOST_LINES = 40


class TryPane(QWidget):
    """Two pages: "Try it" and "What the model sees".

    Signals:
        run_asked: Try the tool as it is on screen.
        copy_asked: arg: the definition as JSON.
    """

    run_asked = Signal()
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, trial: Trial) -> None:
        super().__init__()
        self._trial = trial
        self._spec: ToolSpec | None = None
        self._which: str | int = ""
        self.fields = TryFields(theme)
        self.run = Button(theme, tr("Run"), kind="primary", icon="play")
        self.run.setToolTip(tr("Try the tool with these values (Ctrl+Return)"))
        self.stop = Button(theme, tr("Stop"), icon="square")
        self.stop.setEnabled(False)
        self.ask = AskStrip(theme)
        self.form = FormStrip(theme)
        self._asked_id = ""
        self.result = ResultView(theme)
        self.touches = WrappedText(tr("What it may touch"), most_lines=_MOST_LINES)
        self.held = HeldList(theme)
        self._refusal = label("", "warning", wrap=True)
        self.model = ModelView(theme)
        self.model.copy_asked.connect(self.copy_asked)
        self._lay_out(theme)
        on_click(self.run, self.run_asked.emit)
        on_click(self.stop, self._trial.stop)
        self.ask.answered.connect(self._on_answered)
        self.form.answered.connect(trial.give)
        trial.asking.connect(self._on_asking)
        trial.began.connect(self._on_began)
        trial.ended.connect(self._on_ended)
        trial.stopped.connect(self._on_stopped)

    def _lay_out(self, theme: Theme) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 10, 12)
        column.setSpacing(10)
        column.addWidget(self.fields)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.run, 1)
        buttons.addWidget(self.stop)
        column.addLayout(buttons)
        column.addWidget(self._refusal)
        column.addWidget(self.ask)
        column.addWidget(self.form)
        column.addWidget(self.result)
        column.addWidget(line())
        column.addWidget(label(tr("What it may touch"), "section"))
        column.addWidget(self.touches)
        column.addWidget(self.held)
        column.addStretch(1)
        self._area = area = ColumnArea(theme, _LEAST_PX)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(area, tr("Try it"))
        self.tabs.addTab(self.model, tr("What the model sees"))
        self.tabs.tabBar().setAccessibleName(tr("Try it, or see what the model sees"))
        self.tabs.tabBar().setProperty("role", "header")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.addWidget(self.tabs)

    def show_tool(
        self, spec: ToolSpec | None, made: Made | None, *, which: str | int, refusal: str = ""
    ) -> None:
        """Show what a tool comes to; without a spec, why it cannot be tried.

        Args:
            spec: The tool, as the program would offer it.
            made: What it comes to here; None for one of the program's own.
            which: Tells tools apart: what was typed for one is nothing for another. A name
                that is changed does not make it another tool.
            refusal: Why there is no spec.
        """
        anew = which != self._which
        before, self._which, self._spec = self._spec, which, spec
        if spec is None or before is None or spec.digest != before.digest:
            if not self._asked_id:
                self.ask.hide()  # what was asked was of another tool
            self.result.show_old()
        if anew:
            self.ask.hide()
            if self._trial.running:
                self._trial.stop()
            self.result.clear()
        if spec is not None:
            self.fields.show_schema(spec.parameters, anew=anew)
            self.touches.setText(visible(said(spec.touches)))
            self.held.show_made(made)
        self.model.show_spec(spec, refusal)
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        self._show_buttons()

    @Slot()
    def try_it(self) -> None:
        """Run the tool with the values of the fields; one that changes something asks first."""
        self.tabs.setCurrentWidget(self._area)
        spec = self._spec
        if spec is None or self._trial.running or self.fields.values() is None:
            return
        if spec.writes:
            self.ask.ask(said(spec.touches))
            self._show_buttons()
        else:
            self._run(spec)

    def _run(self, spec: ToolSpec) -> None:
        values: Mapping[str, Any] | None = self.fields.values()
        if values is not None:
            self._trial.run(spec, values)

    @Slot(bool)
    def _on_answered(self, runs: bool) -> None:
        if self._asked_id:
            asked_id, self._asked_id = self._asked_id, ""
            self._trial.decide(asked_id, allow=runs)
            self.stop.setFocus()
            return
        self._show_buttons()
        if runs and self._spec is not None:
            self._run(self._spec)
        else:
            self.run.setFocus()

    @Slot(object, object)
    def _on_asking(self, approval: ApprovalAsked | None, form: PersonAsked | None) -> None:
        """What an agent or a graph that the tool asks wants of a person."""
        if approval is not None:
            self._asked_id = approval.ask_id
            self.ask.ask_call(approval)
        elif self._asked_id:
            self._asked_id = ""
            self.ask.hide()
        self.form.show_ask(form)

    @Slot()
    def _on_began(self) -> None:
        self.result.show_running()
        self._show_buttons()
        self.stop.setFocus()

    @Slot(object)
    def _on_ended(self, result: ToolResult) -> None:
        had_focus = self.stop.hasFocus()
        self.result.show_result(result)
        self._end(had_focus=had_focus)

    @Slot(float)
    def _on_stopped(self, seconds_s: float) -> None:
        had_focus = self.stop.hasFocus()
        self.result.show_stopped(seconds_s)
        self._end(had_focus=had_focus)

    def _end(self, *, had_focus: bool) -> None:
        self._show_buttons()
        if had_focus:
            self.run.setFocus()

    def _show_buttons(self) -> None:
        busy = self._trial.running
        self.stop.setEnabled(busy)
        self.run.setEnabled(self._spec is not None and not busy and self.ask.isHidden())
