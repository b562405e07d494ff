"""Beside the steps of a run: run it again from one of them, with other things than it had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, IconButton, Segmented, on_click
from workbench.ui.widgets.narrow_choice import NarrowChoice
from workbench.ui.widgets.wrapping import WrappingLayout

_LINES, _MODEL_PX = 3, 120


@dataclass(frozen=True, slots=True)
class ReplayStart:
    """Where a replay begins, and what the run had.

    Attributes:
        step: The id of the step; empty for the beginning.
        where: The step in words.
        model: The model it had, in words; empty where its nodes have their own.
        instructions: Of the agent; None for a graph, which has none.
    """

    run_id: str
    step: str
    where: str
    model: str = ""
    instructions: str | None = None


class ReplayPanel(QFrame):
    """Knows nothing of runs: says what is wanted, and shows how it goes.

    Attributes:
        is_running: A new run goes on, or is begun.

    Signals:
        wanted: Run it so; see ``is_recorded``, ``model_id`` and ``instructions``.
        stopped: Stop the new run.
        shown: Show the new run.
        went_on: Let the new run go on from a breakpoint.
        opened: It is on screen.
        closed: It was closed.
    """

    wanted = Signal()
    stopped = Signal()
    shown = Signal()
    went_on = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._start: ReplayStart | None = None
        self.is_running = False
        self.setProperty("role", "raised")
        self.setAccessibleName(self.tr("Replay"))
        self.title = label("", "section", wrap=True)
        self.close_button = IconButton(theme, "x", self.tr("Close the replay"), shortcut="Esc")
        self.results = Segmented(
            (
                ("real", self.tr("For real")),
                ("recorded", self.tr("As recorded")),
            ),
            self.tr("Results from here on"),
        )
        self.results.set_value("real")
        self.models = NarrowChoice(self)
        self.models.setAccessibleName(self.tr("Model from here on"))
        self.models.setMinimumWidth(_MODEL_PX)
        self.what = label("", "muted", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Instructions from here on"))
        self.text.setTabChangesFocus(True)
        self.reset = Button(theme, self.tr("As they were"), icon="undo-2", kind="quiet")
        self.run_button = Button(theme, self.tr("Replay"), icon="play", kind="primary")
        self.stop_button = Button(theme, self.tr("Stop"), icon="square")
        self.show_button = Button(theme, self.tr("Show the new run"), icon="activity")
        self.go_on_button = Button(theme, self.tr("Go on"), icon="play")
        self.state_icon = IconLabel(theme, "info", 16, "muted")
        self.state = label("", wrap=True)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.addWidget(IconLabel(self._theme, "repeat", 16, "text"))
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        named = QHBoxLayout()
        named.addWidget(label(self.tr("Instructions from here on"), "muted", wrap=True), 1)
        named.addWidget(self.reset)
        told = QHBoxLayout()
        told.setSpacing(space.s_px)
        told.addWidget(self.state_icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.state, 1)
        buttons = QWidget()
        below = WrappingLayout(space.s_px)
        buttons.setLayout(below)
        for button in (self.run_button, self.go_on_button, self.show_button, self.stop_button):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m_px, space.m_px, space.m_px, space.m_px)
        column.setSpacing(space.s_px)
        column.addLayout(head)
        column.addWidget(self.results)
        column.addWidget(self.models)
        column.addWidget(self.what)
        column.addLayout(named)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        column.addLayout(told)
        self.text.setMinimumHeight(_LINES * self.text.fontMetrics().lineSpacing() + 14)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        order = (
            *self.results.findChildren(QToolButton), self.models, self.text, self.reset,
            self.run_button, self.go_on_button, self.show_button, self.stop_button,
            self.close_button,
        )  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.results.chosen.connect(self._show_what)
        self.text.textChanged.connect(self._show_reset)
        on_click(self.reset, self._on_reset)
        on_click(self.run_button, self.wanted.emit)
        on_click(self.stop_button, self.stopped.emit)
        on_click(self.show_button, self.shown.emit)
        on_click(self.go_on_button, self.went_on.emit)
        on_click(self.close_button, self.close_panel)

    # -- what is wanted

    @property
    def start(self) -> ReplayStart | None:
        """Where it begins; None while nothing is to be replayed."""
        return self._start

    @property
    def is_recorded(self) -> bool:
        """Nothing is asked: what the record holds is told again."""
        return self.results.value == "recorded"

    @property
    def model_id(self) -> str:
        """Another model for the real part; empty for the one it had."""
        return "" if self.is_recorded else str(self.models.currentData() or "")

    @property
    def instructions(self) -> str | None:
        """Other instructions; None keeps them."""
        had = self._start.instructions if self._start is not None else None
        now = self.text.toPlainText()
        return None if had is None or now == had else now

    def open_for(self, start: ReplayStart, models: Sequence[tuple[str, str]]) -> None:
        """Offer to replay from a step.

        Args:
            start: Where, and what the run had.
            models: The models there are, as ids and titles.
        """
        if self._start is None or start.run_id != self._start.run_id:
            self.text.setPlainText(start.instructions or "")
            self._fill_models(start.model, models)
        self._start = start
        self.title.setText(visible(start.where))
        has = start.instructions is not None
        self.text.setEnabled(has)
        self.text.setPlaceholderText(
            self.tr("None")
            if has
            else self.tr("A graph has none of its own: edit the node in the builder.")
        )
        self._show_what()
        self._show_reset()
        self.show_state("", "")
        self.show()
        self.opened.emit()
        self.run_button.setFocus()

    def _fill_models(self, had: str, models: Sequence[tuple[str, str]]) -> None:
        self.models.clear()
        same = self.tr("The model it had: {0}").format(visible(had))
        self.models.addItem(same if had else self.tr("The models it had"), "")
        for model_id, title in models:
            self.models.addItem(visible(title), model_id)

    @Slot()
    def _show_what(self) -> None:
        """Say what the choice means."""
        recorded = self.is_recorded
        self.models.setEnabled(not recorded)
        self.what.setText(
            self.tr(
                "The whole run is told again out of its record: no model, no tool and no "
                "person is asked. It says whether the same comes out."
            )
            if recorded
            else self.tr(
                "What lies before this step is told as it was recorded. From here on models "
                "answer and tools run for real; tools that change something ask first."
            )
        )

    @Slot()
    def _show_reset(self) -> None:
        self.reset.setVisible(self.instructions is not None)

    def _on_reset(self) -> None:
        had = self._start.instructions if self._start is not None else None
        self.text.setPlainText(had or "")
        self.text.setFocus()

    # -- how it goes

    def show_state(
        self, words: str, icon: str, *, running: bool = False, new: bool = False,
        paused: bool = False,
    ) -> None:  # fmt: skip
        """Say how it goes.

        Args:
            words: What is said; empty for nothing.
            icon: The drawing beside it.
            running: A new run goes on.
            new: There is a new run that can be shown.
            paused: It waits at a breakpoint.
        """
        roles = {"circle-check": "success", "circle-x": "error", "triangle-alert": "warning"}
        self.is_running = running
        self.state.setText(visible(words))
        self.state_icon.setVisible(bool(words))
        if icon:
            self.state_icon.set_icon(icon, roles.get(icon, "muted"))
        self.run_button.setVisible(not running)
        self.close_button.setEnabled(not running)
        for button, wanted in (
            (self.stop_button, running), (self.show_button, new), (self.go_on_button, paused)
        ):  # fmt: skip
            button.setVisible(wanted)
        for field in (self.results, self.reset):
            field.setEnabled(not running)
        self.models.setEnabled(not running and not self.is_recorded)
        self.text.setReadOnly(running)

    def close_panel(self) -> None:
        """Put it away; not while a new run goes on, which may ask something."""
        if self._start is None or self.is_running:
            return
        self._start = None
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.run_button.click()
        else:
            super().keyPressEvent(event)
