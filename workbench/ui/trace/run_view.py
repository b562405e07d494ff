"""One run on screen: its head, its steps or its transcript, and the chosen step beside them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.ui.chat.approval import ApprovalStrip
from workbench.ui.chat.form_strip import FormStrip
from workbench.ui.chat.undo import UndoStrip
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.detail import SpanDetail
from workbench.ui.trace.note_bar import NoteBar
from workbench.ui.trace.overview import Overview
from workbench.ui.trace.replay_panel import ReplayPanel
from workbench.ui.trace.run_head import RunHead
from workbench.ui.trace.step_bar import StepBar
from workbench.ui.trace.transcript import RunTranscript
from workbench.ui.trace.waterfall import Waterfall
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.views import SplitView


class RunView(QWidget):
    """The parts of a run; waterfall, transcript and detail show the same step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = RunHead(theme)
        self.bar = StepBar(theme)
        self.waterfall = Waterfall(theme)
        self.overview = Overview(theme, self.waterfall)
        self.transcript = RunTranscript(theme)
        self.detail = SpanDetail(theme)
        self.replay = ReplayPanel(theme)
        self.approval, self.form = ApprovalStrip(theme), FormStrip(theme)
        self.step_notes = NoteBar(theme, self.tr("This step"))
        self.undo = UndoStrip(theme)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setContentsMargins(12, 8, 12, 8)
        self.nothing.hide()
        self._lay_out()
        self.bar.filtered.connect(self._on_filtered)
        self.bar.zoom_asked.connect(self._on_zoom)
        self.bar.view_chosen.connect(self._on_view)
        self.detail.grown.connect(self._on_grown)
        self.replay.opened.connect(self._step.hide)
        self.replay.closed.connect(self._step.show)

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        self.views.addWidget(self.waterfall)
        self.views.addWidget(self.transcript)
        self.steps = QWidget()
        left = QVBoxLayout(self.steps)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for widget in (self.bar, self.overview, self.nothing):
            left.addWidget(widget)
        left.addWidget(self.views, 1)
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._step = QWidget()
        of_step = QVBoxLayout(self._step)
        of_step.setContentsMargins(0, 0, 0, 0)
        of_step.setSpacing(0)
        of_step.addWidget(self.detail, 1)
        notes = QWidget()
        around = QVBoxLayout(notes)
        around.setContentsMargins(12, 4, 12, 8)
        around.addWidget(self.step_notes)
        of_step.addWidget(notes)
        right.addWidget(self._step)
        right.addWidget(self.replay)
        inner = SplitView("trace-run")
        inner.addWidget(self.steps)
        inner.addWidget(beside)
        inner.setStretchFactor(0, 1)
        inner.setSizes([600, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(inner, 1)
        for strip in (self.approval, self.form, self.undo):
            column.addWidget(strip)

    def begin(self) -> None:
        """Another run comes: nothing of the one before stays."""
        self.bar.clear_filters()
        self.waterfall.set_found(frozenset())
        self.waterfall.set_filter(self.bar.wanted)
        self.head.show_run(None)
        self.replay.close_panel()
        self.transcript.clear()

    def choose(self, span_id: str) -> None:
        """Show in the transcript which step is chosen."""
        self.transcript.choose(span_id)

    def show_count(self) -> None:
        """Say why no step is shown, if none is."""
        state = self.waterfall.state
        nothing = not state.filter.is_empty and not state.passing and len(state.table)
        self.nothing.setText(self.tr("No step of this run passes these filters."))
        self.nothing.setVisible(bool(nothing) and self.views.currentWidget() is self.waterfall)

    @Slot()
    def _on_filtered(self) -> None:
        self.waterfall.set_filter(self.bar.wanted)
        self.show_count()

    @Slot(str)
    def _on_zoom(self, key: str) -> None:
        if key == "step":
            self.waterfall.zoom_to_current()
        else:
            factor = {"in": 1.25, "out": 0.8, "all": 0.0}[key]
            self.waterfall.set_zoom(self.waterfall.zoom * factor)

    @Slot(str)
    def _on_view(self, key: str) -> None:
        steps = key == "steps"
        self.views.setCurrentWidget(self.waterfall if steps else self.transcript)
        self.transcript.is_wanted = not steps
        self.overview.set_wanted(wanted=steps)
        self.show_count()

    @Slot(bool)
    def _on_grown(self, grown: bool) -> None:
        self.head.setVisible(not grown)
        self.steps.setVisible(not grown)
