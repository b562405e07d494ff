"""What came out of an evaluation: the advice first, then figures, plots and failures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.evals.labels import shared_part, with_short_labels
from workbench.evals.plots import plots
from workbench.evals.report import Report
from workbench.evals.report_blocks import Block, blocks
from workbench.evals.report_cases import MOST_FAILURES
from workbench.evals.report_pieces import Heading, Paragraph, PlotPlace, Table
from workbench.evals.values import Outcome
from workbench.ui.chat.inline import visible
from workbench.ui.evals.plot_view import PlotView, palette_of
from workbench.ui.evals.report_export import FORMS
from workbench.ui.evals.report_table import ReportTable
from workbench.ui.evals.words import tr
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

_FAILED = "What failed"
_WIDE_PX = 1080
_THEIRS = frozenset(("Answer", "Candidate", "Case", "Expected", "Question", "Tag"))
"""Columns of texts and names that are somebody's."""


class ReportPage(QWidget):
    """The report as one page that scrolls.

    Signals:
        trace_asked: Show a run. arg: its id.
        case_asked: Show a case in the grid. arg: its id, the id of a candidate.
        save_asked: Write the report. arg: the ending of the file, such as ``.pdf``.
    """

    trace_asked = Signal(str)
    case_asked = Signal(str, str)
    save_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.report: Report | None = None
        self.tables: dict[str, QTableWidget] = {}
        self.plots: dict[str, PlotView] = {}
        self.advice = label("", "section", wrap=True)
        self._card = self._advice_card()
        self.state = label("", "muted", wrap=True)
        self.save = Button(theme, tr("Save the report…"), icon="download")
        self.save.setToolTip(tr("What the settings leave out of exports is left out."))
        on_click(self.save, self.choose_form)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(tr("Report"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 6)
        head.setSpacing(12)
        head.addWidget(self._card, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self.state.setContentsMargins(16, 0, 16, 4)
        column.addWidget(self.state)
        column.addWidget(self.area, 1)
        theme.changed.connect(self._draw)
        self.show_waiting(tr("The report is being made …"))

    def _advice_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        icon = IconLabel(self._theme, "scale", 20, "accent")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.advice, 1)
        return card

    def show_waiting(self, why: str) -> None:
        """Say why there is no report yet."""
        self.report = None
        self.state.setText(why)
        self.state.show()
        self._card.hide()
        self.save.setEnabled(False)
        self._replace(QWidget())

    def show_report(self, report: Report) -> None:
        """Show a report."""
        same = self.report is not None and self.report.plan.plan_id == report.plan.plan_id
        place = self.area.verticalScrollBar().value() if same else 0
        self.report = report
        self.advice.setText(visible(said(report.recommendation.sentence)))
        self._card.show()
        planned = sum(one.planned for one in report.tallies)
        missing = planned - sum(one.done for one in report.tallies)
        words = tr("{0} of {1} tries have not been made yet; the figures are of the others.")
        self.state.setText(
            words.format(figure(f"{missing:,}"), figure(f"{planned:,}")) if missing else ""
        )
        self.state.setVisible(bool(missing))
        self.save.setEnabled(True)
        self._draw()
        self.area.verticalScrollBar().setValue(place)

    def choose_form(self) -> None:
        """Ask for the form of the file."""
        if self.report is None:
            return
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.save.mapToGlobal(self.save.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def menu(self) -> QMenu:
        """The forms that a report can have."""
        made = QMenu(self)
        for suffix, words in FORMS:
            action = made.addAction(f"{words.partition(' (')[0]}…")
            action.triggered.connect(
                lambda _checked=False, suffix=suffix: self.save_asked.emit(suffix)
            )
        return made

    @Slot()
    def _draw(self) -> None:
        """Make the page of the report's blocks."""
        if self.report is None:
            return
        page = QWidget()
        page.setObjectName("scrolled")
        page.setMaximumWidth(_WIDE_PX)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 32)
        column.setSpacing(8)
        shown = with_short_labels(self.report)
        drawn = plots(shown, palette_of(self._theme))
        if shared := shared_part([one.label for one in self.report.plan.candidates]):
            column.addWidget(
                label(tr("All are {0}.").format(visible(shared)), "muted", wrap=True)
            )
        self.tables = {}
        family = self._theme.tokens.type.family
        self.plots = {name: PlotView(plot, family) for name, plot in drawn.items()}
        heading = ""
        for block in blocks(shown)[2:]:  # the title and the advice stand above
            if isinstance(block, Heading):
                heading = block.text
            for widget in self._widgets(block, heading):
                column.addWidget(widget)
        column.addStretch(1)
        self._replace(page)

    def _replace(self, page: QWidget) -> None:
        old = self.area.takeWidget()
        self.area.setWidget(page)
        if old is not None:
            old.deleteLater()

    def _widgets(self, block: Block, heading: str) -> Sequence[QWidget]:
        if isinstance(block, Heading):
            title = label(visible(said(block.text)), "section")
            title.setContentsMargins(0, 16, 0, 0)
            return (title,)
        if isinstance(block, Paragraph):
            text = visible(said(block.text))
            words = label(f"•  {text}" if block.item else text, "muted", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            return (words,)
        if isinstance(block, PlotPlace):
            view = self.plots.get(block.name)
            if view is None:
                return ()
            return (view, label(visible(view.title), "muted", wrap=True))
        return (self._table(block, heading),)

    def _table(self, block: Table, heading: str) -> QTableWidget:
        table = ReportTable(
            said(heading), list(map(said, block.headings)), _spoken(block), block.right
        )
        if heading == _FAILED:
            table.as_texts()
            table.activated.connect(lambda index: self._on_failed(index.row()))
            table.doubleClicked.connect(lambda index: self._on_failed(index.row()))
            table.setToolTip(tr("Return or a double click shows the trace."))
        self.tables[heading] = table
        return table

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """What failed, in the order of its table."""
        found = self.report.outcomes if self.report else ()
        return tuple(one for one in found if one.judged and not one.passed)[:MOST_FAILURES]

    def _on_failed(self, row: int) -> None:
        failures = self.failures
        if not 0 <= row < len(failures):
            return
        if failures[row].run_id:
            self.trace_asked.emit(failures[row].run_id)
        else:
            attempt = failures[row].attempt
            self.case_asked.emit(attempt.case_id, attempt.candidate_id)


def _spoken(table: Table) -> list[list[str]]:
    """The cells of a table in the language, but for what somebody wrote."""
    theirs = {at for at, head in enumerate(table.headings) if head in _THEIRS}
    return [
        [
            cell if at in theirs else _figures(cell) if at in table.right else said(cell)
            for at, cell in enumerate(row)
        ]
        for row in table.rows
    ]


def _figures(cell: str) -> str:
    """A cell of figures, such as ``80 % to 99 %`` or ``46 of 48``."""
    for word, form in ((" to ", tr("{0} to {1}")), (" of ", tr("{0} of {1}"))):
        first, found, second = cell.partition(word)
        if found:
            return form.format(figure(first), figure(second))
    return figure(said(cell))
