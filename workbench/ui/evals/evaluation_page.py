"""One evaluation: how far it is, what can be done with it, its grid and its report."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from workbench.evals.store import Summary
from workbench.ui.chat.inline import visible
from workbench.ui.evals.grid_page import GridPage
from workbench.ui.evals.report_page import ReportPage
from workbench.ui.evals.words import STATE_BADGES, passed_words, sentences, state_title, tr
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, ElidedLabel, label
from workbench.ui.widgets.buttons import Button, IconButton, Segmented, on_click


class EvaluationPage(QWidget):
    """Head, progress, and grid or report.

    Signals:
        asked: A button was pressed. arg: key of ``buttons``.
        part_chosen: arg: ``grid`` or ``report``.
    """

    asked = Signal(str)
    part_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heading = ElidedLabel()
        self.heading.setProperty("role", "section")
        self.state = Badge(theme, "")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the evaluation"))
        self.far = label("", "muted")
        self.why = label("", "warning", wrap=True)
        self.part = Segmented([("grid", tr("Grid")), ("report", tr("Report"))], tr("Shown"))
        self.part.chosen.connect(self._on_part)
        self.buttons: dict[str, Button | IconButton] = {
            "pause": Button(theme, tr("Pause"), icon="pause"),
            "resume": Button(theme, tr("Go on"), icon="play", kind="primary"),
            "again": Button(theme, tr("Try again"), icon="repeat"),
            "cancel": Button(theme, tr("Stop"), icon="square"),
            "remove": IconButton(theme, "trash-2", tr("Delete the evaluation and its runs")),
        }
        again = tr("Try those again that gave no answer or could not be judged")
        self.buttons["again"].setToolTip(again)
        self.buttons["again"].setAccessibleName(again)
        self.buttons["pause"].setToolTip(tr("What was begun ends first (F8)"))
        self.buttons["cancel"].setToolTip(
            tr("Stop at once; pause it if it is to go on (Shift+F5)")
        )
        self.question = self._question(theme)
        self.grid = GridPage(theme)
        self.report = ReportPage(theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.grid)
        self.pages.addWidget(self.report)
        self._lay_out()
        self.show_part("grid")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 2)
        head.setSpacing(6)
        head.addWidget(self.heading, 1)
        head.addWidget(self.state)
        head.addSpacing(6)
        head.addWidget(self.part)
        head.addSpacing(6)
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            head.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 16, 4)
        row.setSpacing(10)
        row.addWidget(self.bar, 1)
        row.addWidget(self.far)
        self.why.setContentsMargins(16, 0, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.why)
        column.addWidget(self.question)
        column.addWidget(self.pages, 1)

    def _question(self, theme: Theme) -> QWidget:
        """Asks whether the evaluation is really to be deleted."""
        made = QWidget()
        self.sure = Button(theme, tr("Delete for good"), icon="trash-2", kind="danger")
        self.keep = Button(theme, tr("Keep it"))
        on_click(self.sure, self._on_sure)
        on_click(self.keep, self.hide_question)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 0, 16, 6)
        row.setSpacing(8)
        words = tr("Delete the evaluation with all its runs and their traces?")
        row.addWidget(label(words, "warning", wrap=True), 1)
        row.addWidget(self.sure)
        row.addWidget(self.keep)
        made.hide()
        return made

    def ask_removal(self) -> None:
        """Ask whether it is to be deleted."""
        self.question.show()
        self.keep.setFocus()

    def hide_question(self) -> None:
        """It is kept."""
        self.question.hide()

    def _on_sure(self) -> None:
        self.question.hide()
        self.asked.emit("remove_now")

    def show_part(self, key: str) -> None:
        """Show the grid or the report."""
        self.part.set_value(key)
        self.pages.setCurrentWidget(self.grid if key == "grid" else self.report)

    def show_summary(self, summary: Summary, *, here: bool) -> None:
        """Say how it stands; ``here``: it goes on in this program."""
        self.heading.set_text(visible(summary.name))
        running = summary.state == "running"
        self.state.set_value(state_title(summary.state), STATE_BADGES[summary.state])
        self.bar.setRange(0, max(1, summary.attempts))
        self.bar.setValue(summary.done)
        whole = summary.done >= summary.attempts
        words = tr("{0} of {1} tries").format(
            figure(f"{summary.done:,}"), figure(f"{summary.attempts:,}")
        )
        self.far.setText(" · ".join([words, *passed_words(summary)]))
        why = "" if running else _why(summary)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.buttons["pause"].setVisible(here)
        unsettled = summary.no_answer + summary.unjudged
        can_go_on = not running and not summary.is_over
        self.buttons["resume"].setVisible(can_go_on and not whole)
        self.buttons["again"].setVisible(can_go_on and whole and unsettled > 0)
        self.buttons["cancel"].setVisible(here or (summary.state == "paused" and not whole))
        self.buttons["remove"].setEnabled(here or not running)

    def show_pausing(self) -> None:
        """It was asked to pause; what was begun ends first."""
        self.far.setText(tr("Pausing: what was begun ends first …"))

    @Slot(str)
    def _on_part(self, key: str) -> None:
        self.show_part(key)
        self.part_chosen.emit(key)


def _why(summary: Summary) -> str:
    """Why it does not go on, with what to do."""
    if summary.message:
        return visible(sentences(said(summary.message), said(summary.hint)))
    if summary.state == "done":
        return ""
    if summary.state == "paused":
        return tr("Paused: Go on tries what is left.")
    return tr("Stopped: Go on tries what is left.")
