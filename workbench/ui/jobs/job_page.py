"""One job: its switch and buttons, what it will do in a sentence, its form and its history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.jobs.service import JobView
from workbench.app.workbench import Workbench
from workbench.ui.chat.inline import visible
from workbench.ui.jobs import words
from workbench.ui.jobs.history_part import HistoryPart
from workbench.ui.jobs.job_form import JobForm
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, label
from workbench.ui.widgets.buttons import Button, Segmented
from workbench.ui.widgets.views import ColumnArea, Toggle

_COLUMN_PX = 560


class JobPage(QWidget):
    """Shows what it is told; the panel listens to its buttons."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._theme = theme
        self.toggle = Toggle(theme, self.tr("It runs by itself"))
        self.badge = Badge(theme, "")
        self.state = label("", "muted")
        self.run = Button(theme, self.tr("Run now"), icon="play")
        self.stop = Button(theme, self.tr("Stop"), icon="square")
        self.rehearse = Button(theme, self.tr("Rehearse"), icon="eye")
        self.delete = Button(theme, self.tr("Delete"), kind="quiet", icon="trash-2")
        self.discard = Button(theme, self.tr("Discard"), kind="quiet")
        self.save = Button(theme, self.tr("Save and allow"), kind="primary")
        self.save_only = Button(theme, self.tr("Save"))
        self.says = label("", wrap=True)
        self.says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.asks = label("", "warning", wrap=True)
        self.problem = label("", "error", wrap=True)
        self.rooms = Segmented(
            (("job", self.tr("Job")), ("history", self.tr("History"))), self.tr("Shows")
        )
        self.rooms.chosen.connect(self.show_room)
        self.form = JobForm(workbench, theme)
        self.history = HistoryPart(workbench, theme, shell)
        self._lay_out()
        self.show_room("job")

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l_px, 0, space.xl_px, space.m_px)
        column.setSpacing(space.m_px)
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        head.addWidget(self.toggle)
        head.addWidget(self.badge)
        head.addWidget(self.state, 1)
        for button in (self.stop, self.rehearse, self.run):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self._card())
        row = QHBoxLayout()
        row.setSpacing(space.s_px)
        row.addWidget(self.rooms)
        row.addStretch(1)
        for button in (self.delete, self.discard, self.save_only, self.save):
            row.addWidget(button)
        column.addLayout(row)
        self.stack = QStackedWidget()
        page = QWidget()
        page.setObjectName("scrolled")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, space.m_px, space.l_px)
        inner.addWidget(self.form)
        inner.addStretch(1)
        self.area = ColumnArea(self._theme, _COLUMN_PX)
        self.area.setWidget(page)
        self.area.setProperty("role", "plain")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.history)
        column.addWidget(self.stack, 1)

    def _card(self) -> QFrame:
        space = self._theme.tokens.space
        card = QFrame()
        card.setProperty("role", "card")
        card.setAccessibleName(self.tr("What will happen"))
        column = QVBoxLayout(card)
        column.setContentsMargins(space.m_px, space.s_px, space.m_px, space.s_px)
        column.setSpacing(space.xs_px)
        for each in (self.says, self.asks, self.problem):
            column.addWidget(each)
        return card

    def show_room(self, room: str) -> None:
        """Show the form or the history."""
        self.rooms.set_value(room)
        self.stack.setCurrentIndex(1 if room == "history" else 0)

    def show_view(self, view: JobView | None) -> None:
        """Show how a job stands; None for one that was never saved."""
        self.toggle.setVisible(view is not None)
        self.badge.setVisible(view is not None and view.last is not None)
        self.rooms.setVisible(view is not None)
        going = view is not None and view.going
        self.stop.setVisible(going)
        self.run.setVisible(view is not None)
        self.rehearse.setVisible(view is not None)
        self.run.setEnabled(view is not None and not going and not view.checked.asks)
        self.rehearse.setEnabled(view is not None and not going)
        if view is None:
            self.state.setText(self.tr("New: it runs once you save and allow it"))
            return
        self.toggle.setChecked(not view.state.paused)
        told = words.state_words(view)
        if view.state.paused and view.state.reason:
            told = f"{told}. {visible(said(view.state.reason))}"
        self.state.setText(told)
        self.state.setToolTip(told)
        if view.last is not None:
            word, look = words.run_state(view.last.state)
            self.badge.set_value(self.tr("last: {0}").format(word), look)

    def tell(self, says: str, asks: str = "", problem: str = "") -> None:
        """Say what will happen, whether it is allowed, and what is wrong."""
        self.says.setText(visible(says))
        self.says.setVisible(bool(says))
        self.asks.setText(visible(asks))
        self.asks.setVisible(bool(asks))
        self.problem.setText(visible(problem))
        self.problem.setVisible(bool(problem))
