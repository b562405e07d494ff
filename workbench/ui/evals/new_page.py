"""A new evaluation: what is tried, on what, how often, and what that takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.evaluation_outlook import Need
from workbench.evals.grid import Grid
from workbench.evals.values import Plan
from workbench.ui.builder.text_area import Choice, TypedLine
from workbench.ui.evals.check_list import CheckList, Item
from workbench.ui.evals.outlook_part import OutlookPart
from workbench.ui.evals.prompt_rows import PromptRows
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import NumberField, row_label
from workbench.ui.widgets.views import ColumnArea

_REST_MS = 150
_LEAST_PX, _WIDE_PX = 560, 1200


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from.

    Attributes:
        sets: Data sets by name and title.
        judges: Models by id and title.
    """

    sets: Sequence[tuple[str, str]]
    documents: Sequence[Item]
    models: Sequence[Item]
    engines: Sequence[Item]
    tools: Sequence[Item]
    judges: Sequence[tuple[str, str]]


class NewPage(QWidget):
    """The form of a new evaluation.

    Signals:
        changed: Something else is chosen; the outlook is to be told anew.
        start_asked: Begin.
        closed: Nothing is to be begun.
    """

    changed = Signal()
    start_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name = TypedLine(tr("Name of the evaluation"))
        self.name.setPlaceholderText(tr("Made of what is chosen"))
        self.set_choice = Choice(tr("Data set"))
        self.documents = CheckList(theme, tr("Agents and graphs"), rows=5)
        self.models = CheckList(theme, tr("Models"), rows=6)
        self.engines = CheckList(theme, tr("Engines"), rows=4)
        self.prompts = PromptRows(theme)
        self.tools = CheckList(theme, tr("Tools that may run although they ask"), rows=4)
        self.reading = QCheckBox(tr("Tools of the program that only read may run"))
        self.reading.setChecked(True)
        self.judge = Choice(tr("Judging model"))
        self.numbers = {
            "repetitions": _number(tr("Tries of each case"), 1, 1000, 1),
            "at_once": _number(tr("Cases at once"), 1, 1000, 8),
            "case_limit_s": _number(tr("Limit of a try, in seconds"), 1, 86_400, 120),
            "seed": _number(tr("Seed"), 0, 2_147_483_647, 0),
        }
        self.outlook = OutlookPart(theme)
        self.start = Button(theme, tr("Start"), kind="primary", icon="play")
        self.cancel = Button(theme, tr("Cancel"))
        on_click(self.start, self.start_asked.emit)
        on_click(self.cancel, self.closed.emit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.changed)
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        _put(left, tr("What is tried"), "", self.documents)
        _put(left, tr("On which cases"), "", self.set_choice)
        _put(left, tr("With which instructions"), "", self.prompts)
        _put(left, tr("Called"), "", self.name)
        left.addStretch(1)
        about = tr("None: the model that each of them names.")
        _put(right, tr("With which models"), about, self.models)
        self._engine_part = QWidget()
        inside = QVBoxLayout(self._engine_part)
        inside.setContentsMargins(0, 0, 0, 0)
        about = tr("None: the engine that each model has.")
        _put(inside, tr("By which engines"), about, self.engines)
        right.addWidget(self._engine_part)
        right.addWidget(SectionHeader(tr("How")))
        right.addLayout(self._form())
        _put(right, tr("What may happen"), tr("Nobody is there to be asked."), self.reading)
        right.addWidget(self.tools)
        right.addStretch(1)
        page = QWidget()
        page.setObjectName("scrolled")
        page.setMaximumWidth(_WIDE_PX)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 8, 24, 16)
        columns.setSpacing(32)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        area = ColumnArea(theme, _LEAST_PX)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        title = label(tr("New evaluation"), "page")
        title.setContentsMargins(24, 12, 24, 4)
        whole.addWidget(title)
        whole.addWidget(area, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self.outlook, 1)
        foot.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.start, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        for field in self.numbers.values():
            form.addRow(row_label(field.accessibleName()), field)
        form.addRow(row_label(tr("Judging model")), self.judge)
        return form

    def _connect(self) -> None:
        for view in (self.documents, self.models, self.engines, self.tools):
            view.changed.connect(self._timer.start)
        self.prompts.changed.connect(self._timer.start)
        self.set_choice.activated.connect(lambda _row: self._timer.start())
        self.judge.activated.connect(lambda _row: self._timer.start())
        self.reading.toggled.connect(lambda _on: self._timer.start())
        for field in self.numbers.values():
            field.valueChanged.connect(lambda _value: self._timer.start())

    def show_offered(self, offered: Offered) -> None:
        """Show what there is; what is chosen stays chosen as far as it is there."""
        chosen = self.set_choice.currentData()
        self.set_choice.clear()
        for name, title in offered.sets:
            self.set_choice.addItem(title, name)
        self.set_choice.setCurrentIndex(max(0, self.set_choice.findData(chosen)))
        self.documents.show_items(offered.documents, self.documents.chosen)
        self.models.show_items(offered.models, self.models.chosen)
        self.engines.show_items(offered.engines, self.engines.chosen)
        self._engine_part.setVisible(len(offered.engines) > 1)
        self.tools.show_items(offered.tools, self.tools.chosen)
        self.tools.setVisible(bool(offered.tools))
        judge = self.judge.currentData()
        self.judge.clear()
        self.judge.addItem(tr("None"), "")
        for model_id, title in offered.judges:
            self.judge.addItem(title, model_id)
        self.judge.setCurrentIndex(max(0, self.judge.findData(judge)))

    def begin(self, *, data_set: str, documents: Sequence[str], models: Sequence[str]) -> None:
        """Choose what a new one begins with."""
        self.name.clear()
        self.prompts.clear()
        self.set_choice.setCurrentIndex(max(0, self.set_choice.findData(data_set)))
        self.documents.choose(documents)
        self.models.choose(models)
        self.engines.choose(())
        self.tools.choose(())
        self._timer.start()

    def flush(self) -> None:
        """Take over what was typed a moment ago."""
        self.prompts.flush()
        for field in self.numbers.values():
            field.interpretText()

    def with_choices(self, plan: Plan) -> Plan:
        """The plan with all that is chosen beside the candidates."""
        return replace(
            plan,
            name=self.name.text().strip() or plan.name,
            repetitions=int(self.numbers["repetitions"].value()),
            at_once=int(self.numbers["at_once"].value()),
            case_limit_s=float(self.numbers["case_limit_s"].value()),
            seed=int(self.numbers["seed"].value()),
            allowed_tools=self.tools.chosen,
            allow_reading=self.reading.isChecked(),
            judge_model_id=str(self.judge.currentData() or ""),
        )

    def show_outlook(
        self,
        grid: Grid,
        cases: int,
        known_s: Mapping[str, float],
        needs: Mapping[str, Need],
        warnings: Sequence[str],
    ) -> None:
        """Say what it will take; what has nothing to try cannot be started."""
        tries = cases * int(self.numbers["repetitions"].value())
        self.outlook.show_outlook(grid, tries, known_s, needs, warnings)
        self.start.setEnabled(bool(grid.candidates) and cases > 0)

    @Slot()
    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        self.documents.setFocus()


def _number(name: str, least: int, most: int, value: int) -> NumberField:
    field = NumberField(name)
    field.setDecimals(0)
    field.setRange(least, most)
    field.setValue(value)
    field.setMaximumWidth(130)
    return field


def _put(column: QVBoxLayout, title: str, about: str, field: QWidget) -> None:
    column.addWidget(SectionHeader(title))
    if about:
        column.addWidget(label(about, "muted", wrap=True))
    column.addWidget(field)
    column.addSpacing(10)
