"""When a tool asks, and how much one call of it may take."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox

from workbench.tools.api import Approval
from workbench.tools.documents import ToolDocument, ToolLimits
from workbench.tools.kinds.api import Made
from workbench.ui.builder.text_area import Choice
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.part import Part
from workbench.ui.tools.role_boxes import RoleBoxes
from workbench.ui.tools.words import approval_title, field_title, tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.fields import NumberField

_ORDER: tuple[Approval, ...] = get_args(Approval)
_NUMBER_PX = 100


class RulesPart(Part):
    """Approval, roles, limits, and whether a result may be used again."""

    def __init__(self, _theme: Theme) -> None:
        super().__init__(tr("Approval and limits"))
        self._least: Approval = "never"
        self.approval = Choice(field_title("approval"))
        for each in _ORDER:
            self.approval.addItem(approval_title(each), each)
        self.approval.activated.connect(lambda _row: self.touched.emit("approval", False))
        self._add("approval", self.approval)
        self.reason = label("", "muted", wrap=True)
        self.reason.hide()
        self.column.addWidget(self.reason)
        self.roles = RoleBoxes()
        self.roles.changed.connect(lambda: self.touched.emit("roles", False))
        words = tr("For everyone else it does not exist: no agent offers it, and no call runs.")
        self._add("roles", self.roles, words)
        self.seconds = self._number("limits.seconds", 0.1, 300.0, 1.0, " s", decimals=1)
        self.memory = self._number("limits.memoryMb", 64, 65_536, 64, " MB")
        self.output = self._number("limits.outputBytes", 256, 1_000_000, 1_024, " B")
        self._beside(
            (self._block("limits.seconds", self.seconds), 0),
            (self._block("limits.memoryMb", self.memory), 0),
            (self._block("limits.outputBytes", self.output), 0),
        )
        words = tr("A call that takes longer or more is ended; a longer result is cut.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self.pure = QCheckBox(tr("The same arguments always give the same result"))
        self.pure.clicked.connect(lambda _on: self.touched.emit("pure", False))
        self._add("pure", self.pure, tr("Graphs may then use an earlier result again."))

    def show_tool(self, tool: ToolDocument) -> None:
        with QSignalBlocker(self.approval), QSignalBlocker(self.pure):
            self.approval.setCurrentIndex(self.approval.findData(tool.approval))
            self.pure.setChecked(tool.pure)
        self.roles.show_roles(tool.roles)
        for field, value in (
            (self.seconds, tool.limits.seconds),
            (self.memory, float(tool.limits.memory_mb)),
            (self.output, float(tool.limits.output_bytes)),
        ):
            with QSignalBlocker(field):
                field.setValue(value)
        runs_child = tool.kind in ("python", "command")
        self.blocks["limits.memoryMb"].setVisible(runs_child)
        self.blocks["pure"].setVisible(tool.kind == "python")

    def show_made(self, made: Made | None) -> None:
        """Offer no approval that would not be kept here, and say why."""
        self._least = "never" if made is None else made.least
        model = self.approval.model()
        reason = _reason(made)
        for row, each in enumerate(_ORDER):
            refused = row < _ORDER.index(self._least)
            if isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(not refused)
            self.approval.setItemData(
                row, reason if refused else "", Qt.ItemDataRole.ToolTipRole
            )
            title = approval_title(each)
            words = tr("{0} (not for this tool)").format(title) if refused else title
            self.approval.setItemText(row, words)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.approval.setAccessibleDescription(reason)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        shown = round(self.seconds.value(), 1)
        kept = abs(shown - tool.limits.seconds) < 0.05  # a finer number of the file stays
        limits = ToolLimits(
            tool.limits.seconds if kept else shown,
            round(self.memory.value()),
            round(self.output.value()),
        )
        approval = cast(Approval, self.approval.currentData())
        return replace(
            tool,
            approval=approval,
            limits=limits,
            pure=self.pure.isChecked(),
            roles=self.roles.roles,
        )

    def _number(
        self, path: str, least: float, most: float, step: float, unit: str, *, decimals: int = 0
    ) -> NumberField:
        made = NumberField(field_title(path))
        made.setRange(least, most)
        made.setSingleStep(step)
        made.setDecimals(decimals)
        made.setSuffix(unit)
        made.setFixedWidth(_NUMBER_PX)
        made.valueChanged.connect(lambda _value: self.touched.emit(path, True))
        return made


def _reason(made: Made | None) -> str:
    if made is None or made.least == "never":
        return ""
    held = made.protections
    if made.errand is not None and not made.writes:
        return tr("It asks at least until you allow it, because of what is asked there.")
    if made.least == "always" and held is not None and not held.whole:
        return tr("It asks each time, because this machine does not hold all of it.")
    if made.least == "always":
        return tr("It asks each time, because it runs code that reaches the network.")
    return tr("It asks at least until you allow it, because it changes or sends something.")
