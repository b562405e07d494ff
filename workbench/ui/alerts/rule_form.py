"""The form of one rule: when it fires, when it clears, what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.base.errors import WorkbenchError
from workbench.telemetry.alerts.quantities import row_of, unit_of
from workbench.telemetry.alerts.values import Action, Rule
from workbench.telemetry.metrics import METRICS
from workbench.ui.alerts import words
from workbench.ui.alerts.action_rows import ActionRows
from workbench.ui.alerts.draft import Draft, draft_of, rule_of
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import row_label
from workbench.ui.widgets.two_lines import scaled_px

_SHORT_PX = 96
_BESIDE_PX = 800


class RuleForm(QWidget):
    """Texts are read as they are typed; what cannot be read is said below.

    Signals:
        edited: A person changed something.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rule_id = ""
        self._latest: Mapping[str, float] = {}
        self._enabled = False
        self._read: tuple[tuple[Draft, str, tuple[Action, ...]], Rule] | None = None
        self.title = self._field(self.tr("Name of the rule"))
        self.metric_box = ChoiceBox()
        self.metric_box.setEditable(True)
        self.metric_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.metric_box.setAccessibleName(self.tr("Metric"))
        typed = QLineEdit()
        typed.setAccessibleName(self.tr("Metric"))
        self.metric_box.setLineEdit(typed)
        self.metric_box.activated.connect(self._on_metric_chosen)
        typed.textEdited.connect(lambda _text: self._on_edited())
        self.now = label("", "muted", wrap=True)
        self.condition = self._choice(self.tr("Condition"), words.CONDITIONS)
        self.threshold = self._field(self.tr("Threshold"), _SHORT_PX)
        self.for_text = self._field(self.tr("How long it is bad before it fires"), _SHORT_PX)
        self.calm_at = self._field(self.tr("Value at which it clears"), _SHORT_PX)
        self.calm_at.setPlaceholderText(self.tr("the same"))
        self.clear_for = self._field(self.tr("How long it is calm before it clears"), _SHORT_PX)
        self.cooldown = self._field(self.tr("Rest before it fires again"), _SHORT_PX)
        self.severity = self._choice(self.tr("Severity"), words.SEVERITIES)
        self.action_rows = ActionRows(theme)
        self.action_rows.edited.connect(self._on_edited)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        when = QFormLayout()
        when.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        when.setHorizontalSpacing(space.l_px)
        when.setVerticalSpacing(space.s_px)
        when.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        when.addRow(row_label(self.tr("Name")), self.title)
        when.addRow(row_label(self.tr("Metric")), self.metric_box)
        when.addRow(label(""), self.now)
        line = self._line(self.condition, self.threshold, self.tr("for"), self.for_text)
        when.addRow(row_label(self.tr("Fires when it")), line)
        line = self._line(self.tr("at"), self.calm_at, self.tr("for"), self.clear_for)
        when.addRow(row_label(self.tr("Clears")), line)
        line = self._line(self.cooldown, self.tr("before it may fire again"))
        when.addRow(row_label(self.tr("Rests")), line)
        when.addRow(row_label(self.tr("Severity")), self._line(self.severity))
        left = QVBoxLayout()
        left.setSpacing(space.s_px)
        left.addWidget(label(self.tr("When"), "section"))
        left.addLayout(when)
        left.addWidget(self.problem)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(space.s_px)
        right.addWidget(label(self.tr("Then"), "section"))
        right.addWidget(self.action_rows)
        right.addStretch(1)
        self._both = both = QHBoxLayout()
        both.setSpacing(space.xl_px)
        self._halves = (left, right)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s_px)
        column.addLayout(both)

    def arrange(self, width_px: int) -> None:
        """Put the actions beside the condition, or below it where there is little room."""
        least = [half.minimumSize().width() for half in self._halves]
        needed_px = sum(least) + self._both.spacing() + 2 * self._theme.tokens.space.l_px
        wide = width_px >= max(needed_px, scaled_px(self._theme, _BESIDE_PX))
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def show_rule(self, rule: Rule) -> None:
        """Show a rule without telling."""
        self._rule_id, draft = rule.id, draft_of(rule)
        self._enabled = draft.enabled
        for field, text in (
            (self.title, draft.title),
            (self.threshold, draft.threshold),
            (self.for_text, draft.for_text),
            (self.calm_at, draft.calm_at),
            (self.clear_for, draft.clear_for),
            (self.cooldown, draft.cooldown),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.metric_box.setEditText(draft.metric)
        self.condition.setCurrentIndex(self.condition.findData(draft.condition))
        self.severity.setCurrentIndex(self.severity.findData(draft.severity))
        self.action_rows.set_actions(rule.actions)
        self._refresh()

    def set_enabled(self, enabled: bool) -> None:
        """Whether the rule is to be on."""
        self._enabled = enabled

    def rule(self) -> Rule:
        """The rule as it is written.

        Raises:
            DocumentError: Something cannot be read.
        """
        draft = Draft(
            self.title.text(),
            self.metric_box.currentText().strip(),
            str(self.condition.currentData()),
            self.threshold.text(),
            self.for_text.text(),
            self.calm_at.text(),
            self.clear_for.text(),
            self.cooldown.text(),
            str(self.severity.currentData()),
            self._enabled,
        )
        asked = (draft, self._rule_id, self.action_rows.chosen())
        if self._read is None or self._read[0] != asked:
            self._read = (asked, rule_of(*asked))
        return self._read[1]

    def set_values(self, latest: Mapping[str, float]) -> None:
        """Offer the metrics that are measured, and say the present value of the chosen one."""
        names = sorted({*(row.name for row in METRICS), *latest})
        if self.metric_box.count() != len(names) and not self.metric_box.view().isVisible():
            with QSignalBlocker(self.metric_box):
                text = self.metric_box.currentText()
                self.metric_box.clear()
                for name in names:
                    self.metric_box.addItem(name)
                self.metric_box.setEditText(text)
        self._latest = latest
        self._show_now()

    def _show_now(self) -> None:
        name = self.metric_box.currentText().strip()
        row = row_of(name)
        watched = Rule("x", "x", name, ">", 0.0)
        values = [(one, value) for one, value in self._latest.items() if watched.matches(one)]
        about = said(row.title) if row is not None else self.tr("Not a metric that is known")
        if len(values) == 1:
            now = words.quantity(values[0][1], unit_of(values[0][0]))
            text = self.tr("{0}: {1} now").format(about, now)
        elif values:
            text = self.tr("{0}: {1} of them now").format(about, len(values))
        else:
            text = self.tr("{0}: no value now").format(about)
        if self.now.text() != text:
            self.now.setText(text)
            self.now.setToolTip(said(row.source) if row is not None else "")

    def _refresh(self) -> None:
        self._show_now()
        try:
            self.rule()
        except WorkbenchError as exc:
            self.problem.setText(words.sentence(exc))
            self.problem.show()
            return
        self.problem.hide()

    @Slot()
    def _on_edited(self) -> None:
        self._refresh()
        self.edited.emit()

    @Slot(int)
    def _on_metric_chosen(self, _number: int) -> None:
        self._on_edited()

    def _field(self, name: str, width_px: int = 0) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        if width_px:
            field.setFixedWidth(scaled_px(self._theme, width_px))
        field.textEdited.connect(lambda _text: self._on_edited())
        return field

    def _choice(self, name: str, choices: Sequence[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        for key, title in choices:
            box.addItem(words.tr(title), key)
        box.activated.connect(lambda _number: self._on_edited())
        return box

    @staticmethod
    def _line(*parts: QWidget | str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(label(part, "muted") if isinstance(part, str) else part)
        row.addStretch(1)
        return holder
