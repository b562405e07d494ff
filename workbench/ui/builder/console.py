"""Below the canvas: what a run is given, what it asks, and what came out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.agents.graphs.documents import GraphDocument
from workbench.traces.events import ApprovalAsked, NodePaused, PersonAsked
from workbench.ui.builder.inputs_pane import InputsPane
from workbench.ui.builder.results_pane import ResultsPane
from workbench.ui.builder.run_words import RunState, run_state
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.value_field import ValueField
from workbench.ui.builder.values_form import (
    FormWords,
    ValuesForm,
    pause_words,
    person_fields,
    person_words,
    value_fields,
)
from workbench.ui.builder.words import tr
from workbench.ui.chat.approval import ApprovalStrip
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, IconLabel, label, line
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.views import SplitView, Toggle

_LEAST_PX, _ASK_PX, _ANY_PX = 110, 170, 16_777_215


class RunConsole(QWidget):
    """Inputs at the left; questions and results at the right.

    Signals:
        answered: A form was answered. args: ask id, key of the answer, values or None.
        decided: An approval was answered. args: ask id, decision, arguments.
        only_asked: Run one node with these inputs. args: its path, values by port.
        trace_asked: Show the run with all its calls.
        copy_asked: args: a text, what it is.
        fold_changed: arg: whether only the head is shown.
    """

    answered = Signal(str, str, object)
    decided = Signal(str, str, str)
    only_asked = Signal(str, object)
    trace_asked = Signal()
    copy_asked = Signal(str, str)
    fold_changed = Signal(bool)

    def __init__(
        self, theme: Theme, runner: GraphRunner, title_of: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._theme, self._runner, self._title_of = theme, runner, title_of
        self._only = ""
        self._shown: object = None
        self._before: QWidget | None = None
        self._document: GraphDocument | None = None
        self.inputs = InputsPane(theme)
        self.results = ResultsPane(theme)
        self.form = ValuesForm(theme)
        self.approval = ApprovalStrip(theme)
        self.approval.always_button.setText(tr("Allow always"))
        self.approval.always_button.setToolTip(tr("Always for the agent of this node"))
        self.reuse = Toggle(theme, tr("Reuse results"))
        self.reuse.setChecked(True)
        self.reuse.setToolTip(
            tr("A node whose inputs and settings are as before is not run again.")
        )
        self.trace = IconButton(theme, "activity", tr("Open trace"))
        self.fold = IconButton(theme, "chevron-down", tr("Hide the run console"))
        self._icon = IconLabel(theme, "circle-play")
        self.state = ElidedLabel()
        self._right = QStackedWidget()
        self._body = SplitView("builder-run")
        self._lay_out()
        self._connect()
        self._make_room(self.results)
        self.show_run()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 4, 8, 4)
        head.setSpacing(8)
        head.addWidget(label(tr("Run"), "section"))
        head.addSpacing(4)
        head.addWidget(self._icon)
        head.addWidget(self.state, 1)
        head.addWidget(self.reuse)
        head.addWidget(label(self.reuse.accessibleName(), "muted"))
        head.addWidget(self.trace)
        head.addWidget(self.fold)
        for page in (self.results, self.form, self.approval):
            self._right.addWidget(page)
        self._body.addWidget(self.inputs)
        self._body.addWidget(self._right)
        self._body.setSizes([280, 420])
        self._body.setStretchFactor(0, 2)
        self._body.setStretchFactor(1, 3)
        self.inputs.setMinimumWidth(160)
        self._right.setMinimumWidth(200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(self._head)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        on_click(self.fold, self.toggle)
        on_click(self.trace, self.trace_asked.emit)
        self.form.answered.connect(self._on_answered)
        self.approval.answered.connect(self.decided)
        self.results.copy_asked.connect(self.copy_asked)
        self._runner.began.connect(self.show_run)
        self._runner.progressed.connect(lambda _changed: self._show_state())
        self._runner.asked.connect(self.show_run)
        self._runner.ended.connect(self.show_run)

    @property
    def folded(self) -> bool:
        """Only its head is shown."""
        return self._body.isHidden()

    @Slot()
    def toggle(self) -> None:
        """Show or hide all but the head."""
        self.set_folded(not self.folded)

    def set_folded(self, folded: bool) -> None:
        """Show only the head, or everything."""
        if folded is self.folded:
            return
        self._body.setVisible(not folded)
        if folded:
            self.fold.set_icon("chevron-up", tr("Show the run console"))
        else:
            self.fold.set_icon("chevron-down", tr("Hide the run console"))
        self.setMaximumHeight(self._head.sizeHint().height() + 2 if folded else _ANY_PX)
        self.fold_changed.emit(folded)

    def show_graph(self, document: GraphDocument, graph: str) -> None:
        """Show the inputs of a graph."""
        self._document = document
        self.inputs.show_graph(document, graph)

    def values(self) -> dict[str, Any] | None:
        """What the run is given; None if something is missing: the field has the focus then."""
        values = self.inputs.values()
        if values is None:
            self.set_folded(folded=False)
            self.inputs.values()  # now that it is on screen, the field can take the focus
        return values

    def ask_only(self, path: str, fields: list[ValueField]) -> None:
        """Ask for the inputs of one node, to run it alone."""
        self._only = path
        words = FormWords(
            tr("Run only {0}").format(self._title_of(path)),
            "" if fields else tr("Nothing goes in."),
            "circle-play",
            (("cancel", tr("Cancel")), ("only", tr("Run this node"))),
        )
        self.form.show_form(words, fields, frozenset(("cancel",)))
        self._show_form()

    @Slot()
    def show_run(self) -> None:
        """Show what the run asks, or what came out of it."""
        self._show_state()
        ask = self._runner.ask
        if ask is not None and ask is self._shown:
            return
        self._shown = ask
        if ask is None and self._only:
            return
        self._only = ""
        if isinstance(ask, ApprovalAsked):
            self._keep_focus()
            self.approval.show_ask(ask)
            self._make_room(self.approval)
            self.approval.deny_button.setFocus()
            return
        self.approval.show_ask(None)
        if isinstance(ask, NodePaused):
            if self._runner.to_pass() is None:
                self._show_pause(ask)
        elif isinstance(ask, PersonAsked):
            fields = person_fields(self._theme, ask)
            self.form.show_form(person_words(ask), fields, frozenset(("decline",)))
            self._show_form()
        else:
            self._show_results()

    def _show_pause(self, pause: NodePaused) -> None:
        words = pause_words(pause, self._title_of(pause.node_id))
        self.form.show_form(words, value_fields(self._theme, pause.values))
        self._show_form()

    def _show_form(self) -> None:
        self._keep_focus()
        self._make_room(self.form)
        self.form.focus_first()

    def _make_room(self, page: QWidget) -> None:
        """Show a page; a question has all the width, and the height it needs."""
        asks = page is not self.results
        self.inputs.setVisible(not asks)
        self._right.setCurrentWidget(page)
        needed_px = page.minimumSizeHint().height() if page is self.approval else 0
        self._body.setMinimumHeight(max(needed_px, _ASK_PX if asks else _LEAST_PX))
        if asks:
            self.set_folded(folded=False)

    def _keep_focus(self) -> None:
        """Note where the focus goes back to when the question is gone."""
        focus = QApplication.focusWidget()
        if focus is None or not self._right.isAncestorOf(focus):
            self._before = focus

    def _show_results(self) -> None:
        focus = QApplication.focusWidget()
        was_inside = focus is not None and self._right.isAncestorOf(focus)
        self._make_room(self.results)
        if was_inside:  # else Qt would give it to the pane
            before = self._before
            (before if before is not None and before.isVisible() else self.fold).setFocus()

    @Slot(str, object)
    def _on_answered(self, key: str, values: dict[str, Any] | None) -> None:
        if self._only:
            path, self._only = self._only, ""
            self._show_results()
            if values is not None:
                self.only_asked.emit(path, values)
        elif self._runner.ask is not None:
            self.answered.emit(self._runner.ask.ask_id, key, values)

    def _show_state(self) -> None:
        state: RunState = run_state(self._runner, self._document, self._title_of)
        self._icon.set_icon(state.icon, state.role)
        self.state.set_text(state.words)
        self.trace.setEnabled(bool(self._runner.run_id))
        self.results.show_results(state.message, state.outputs, bad=state.role == "error")
