"""Above a run: what was asked, its figures, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workbench.traces.values import RunSummary
from workbench.ui.chat.inline import visible
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.note_bar import NoteBar
from workbench.ui.trace.run_forms import EXPORT_FORMS
from workbench.ui.trace.spans import time_words
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.wrapping import WrappingLayout


class RunHead(QWidget):
    """Buttons; what they do is done elsewhere.

    Signals:
        asked: arg: ``check``, ``again``, ``from_step``, ``replay``, ``compare``, ``origin``,
            ``regression``, ``case``, ``new_cases``, ``into_evals``, ``chat``, ``graph``,
            ``delete``.
        export_asked: arg: a key of ``run_forms.EXPORT_FORMS``.
        model_asked: Run it again with another model. arg: its id.
    """

    asked = Signal(str)
    export_asked = Signal(str)
    model_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._models: Sequence[tuple[str, str]] = ()
        self.title = ElidedLabel()
        self.title.setFont(theme.font(strong=True))
        self.figures = ElidedLabel()
        self.figures.setProperty("role", "muted")
        self.notes = NoteBar(theme, self.tr("This run"))
        self.replay = Button(theme, self.tr("Run again"), icon="repeat")
        self.compare = Button(theme, self.tr("Compare"), icon="split")
        self.case = Button(theme, self.tr("Regression test"), icon="check-check")
        self.case.setToolTip(self.tr("Keep it as a case of your regression tests, at once"))
        self.other_case = IconButton(
            theme, "chevron-down", self.tr("A case of another data set")
        )
        self.export = Button(theme, self.tr("Export"), icon="download")
        self.chat = IconButton(theme, "message-square", self.tr("Show in chat"))
        self.graph = IconButton(theme, "git-branch", self.tr("Show in graph"))
        self.delete = IconButton(theme, "trash-2", self.tr("Delete this run"))
        self.confirm = self._make_confirm()
        self._make_menus()
        self._lay_out()
        self._connect()
        self.show_run(None)

    def _make_confirm(self) -> QWidget:
        made = QWidget(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        words = label(self.tr("Delete this run for good? It cannot be taken back."), "warning")
        self.really = Button(self._theme, self.tr("Delete"), kind="danger", icon="trash-2")
        self.rather_not = Button(self._theme, self.tr("Keep it"))
        row.addWidget(words)
        row.addWidget(self.really)
        row.addWidget(self.rather_not)
        row.addStretch(1)
        made.hide()
        return made

    def _make_menus(self) -> None:
        replay = QMenu(self)
        replay.setAccessibleName(self.tr("Run again"))
        replay.setToolTipsVisible(True)
        for key, words, tip in (
            ("check", self.tr("Replay it from the recording"), self.tr("Asks no model")),
            ("again", self.tr("Run it for real from the beginning"), ""),
            ("from_step", self.tr("Run it for real from the chosen step"), ""),
            (
                "replay",
                self.tr("Replay from here…"),
                self.tr("From the chosen step, with another model or other instructions"),
            ),
        ):
            replay.addAction(words, partial(self.asked.emit, key)).setToolTip(tip or words)
        self._model_menu = replay.addMenu(self.tr("Run it with another model"))
        self._model_menu.aboutToShow.connect(self._fill_models)
        self.replay.setMenu(replay)
        compare = QMenu(self)
        compare.setAccessibleName(self.tr("Compare"))
        self.origin = compare.addAction(
            self.tr("With the run it came from"), partial(self.asked.emit, "origin")
        )
        compare.addAction(
            self.tr("With another run of the list…"), partial(self.asked.emit, "compare")
        )
        self.compare.setMenu(compare)
        case = QMenu(self)
        case.setAccessibleName(self.tr("Make a test case"))
        into = partial(self.asked.emit, "into_evals")
        case.addAction(self.tr("Add in the evaluations…"), into)
        case.addAction(self.tr("Add to a file…"), partial(self.asked.emit, "case"))
        case.addAction(self.tr("In a new file…"), partial(self.asked.emit, "new_cases"))
        self.other_case.setMenu(case)
        self.other_case.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        export = QMenu(self)
        export.setAccessibleName(self.tr("Export"))
        for key, form in EXPORT_FORMS.items():
            export.addAction(form.title, partial(self.export_asked.emit, key))
        self.export.setMenu(export)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        for button in (self.chat, self.graph, self.delete):
            above.addWidget(button)
        cases = QWidget()
        both = QHBoxLayout(cases)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        for part in (self.case, self.other_case):
            both.addWidget(part)
        actions = QWidget()
        below = WrappingLayout(6)
        actions.setLayout(below)
        for action in (self.replay, self.compare, cases, self.export):
            below.addWidget(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 4)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self.figures)
        column.addWidget(actions)
        column.addWidget(self.confirm)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        on_click(self.chat, partial(self.asked.emit, "chat"))
        on_click(self.graph, partial(self.asked.emit, "graph"))
        on_click(self.case, partial(self.asked.emit, "regression"))
        on_click(self.delete, self._on_delete)
        on_click(self.really, self._on_really)
        on_click(self.rather_not, self._on_rather_not)

    def _fill_models(self) -> None:
        self._model_menu.clear()
        for model_id, title in self._models:
            self._model_menu.addAction(visible(title), partial(self.model_asked.emit, model_id))
        self._model_menu.setEnabled(bool(self._models))

    def set_models(self, models: Sequence[tuple[str, str]]) -> None:
        """Offer these models, as ids and titles."""
        self._models = models
        self._fill_models()

    def set_run_kind(self, *, is_graph: bool, has_origin: bool, running: bool) -> None:
        """Say what can be done with the run."""
        self.graph.setVisible(is_graph)
        self.origin.setEnabled(has_origin)
        buttons = (self.replay, self.compare, self.case, self.other_case, self.export)
        for button in (*buttons, self.delete):
            button.setEnabled(not running)

    def show_run(self, run: RunSummary | None) -> None:
        """Show the figures of a run; None while it is read."""
        self._on_rather_not()
        if run is None:
            self.figures.set_text("")
            return
        self.title.set_text(visible(" ".join(run.user_text.split())))
        took_s = run.ended_s - run.started_s
        words = [
            visible(run.model_id),
            time_words(max(0.0, took_s)) if run.ended_s else "",
            self._model_calls(run.steps),
            self.tr("{0} tokens read").format(run.prompt_tokens) if run.prompt_tokens else "",
            self.tr("{0} written").format(run.new_tokens) if run.new_tokens else "",
            self._calls(run.tool_calls),
        ]
        self.figures.set_text(" · ".join(filter(None, words)))

    def _model_calls(self, count: int) -> str:
        """Not steps: those are the rows of the waterfall, which are more."""
        return counted(count, "%Ln model call", "%Ln model calls") if count else ""

    def _calls(self, count: int) -> str:
        return counted(count, "%Ln tool call", "%Ln tool calls") if count else ""

    def _on_delete(self) -> None:
        self.confirm.show()
        self.rather_not.setFocus()

    def _on_really(self) -> None:
        self._on_rather_not()
        self.asked.emit("delete")

    def _on_rather_not(self) -> None:
        had_focus = self.rather_not.hasFocus() or self.really.hasFocus()
        self.confirm.hide()
        if had_focus:
            self.delete.setFocus()
