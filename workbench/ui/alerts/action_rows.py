"""What a rule does, to choose: one box for each action, with its settings beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.base.errors import DocumentError
from workbench.telemetry.alerts.quantities import parse_quantity, write_quantity
from workbench.telemetry.alerts.values import (
    Action,
    Notify,
    RunGraph,
    SmallerModel,
    StopRequests,
    UnloadIdle,
    WriteAudit,
)
from workbench.ui.language.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.two_lines import scaled_px

_PLAIN = (Notify, SmallerModel, StopRequests, WriteAudit)
_SHORT_PX = 88


class ActionRows(QWidget):
    """The six actions, in the order in which they are done.

    Signals:
        edited: Something was changed by a person.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs_px)
        self._kept_inputs: tuple[tuple[str, str], ...] = ()
        self._boxes: dict[type[Action], QCheckBox] = {}
        self.idle = self._field(self.tr("Idle for"), _SHORT_PX)
        self.graph = ChoiceBox()
        self.graph.setAccessibleName(self.tr("Graph to run"))
        self.graph.activated.connect(lambda _number: self.edited.emit())
        self.message = self._field(self.tr("Message to the graph"), 0)
        self.message.setPlaceholderText("{title}: {metric} {value}")
        titles: tuple[tuple[type[Action], str, tuple[QWidget, ...]], ...] = (
            (Notify, self.tr("Show a notice"), ()),
            (UnloadIdle, self.tr("Unload models idle for"), (self.idle,)),
            (SmallerModel, self.tr("New runs use a smaller model"), ()),
            (StopRequests, self.tr("Refuse new runs"), ()),
            (RunGraph, self.tr("Run the graph"), (self.graph, self.message)),
            (WriteAudit, self.tr("Write the audit log"), ()),
        )
        for kind, title, beside in titles:
            column.addLayout(self._row(kind, title, beside))
        note = self.tr("What runs get is undone when the alert clears, or by you.")
        column.addWidget(label(note, "muted", wrap=True))

    def set_graphs(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer these graphs, by name and title."""
        chosen = self.graph.currentData()
        self.graph.clear()
        for name, title in names:
            self.graph.addItem(title, name)
        self._choose_graph(str(chosen or ""))

    def set_actions(self, actions: Sequence[Action]) -> None:
        """Show the actions of a rule without telling."""
        self.blockSignals(True)
        kinds = {type(action): action for action in actions}
        for kind, box in self._boxes.items():
            box.setChecked(kind in kinds)
        unload = kinds.get(UnloadIdle, UnloadIdle(300.0))
        if isinstance(unload, UnloadIdle):
            self.idle.setText(write_quantity(unload.idle_s, "s"))
        graph = kinds.get(RunGraph, RunGraph(""))
        if isinstance(graph, RunGraph):
            self._choose_graph(graph.graph)
            self._kept_inputs = graph.inputs
            self.message.setText(dict(graph.inputs).get("text", ""))
        self._show_settings()
        self.blockSignals(False)

    def chosen(self) -> tuple[Action, ...]:
        """The actions that are chosen.

        Raises:
            DocumentError: A setting of one cannot be read.
        """
        found: list[Action] = []
        for kind, box in self._boxes.items():
            if not box.isChecked():
                continue
            if kind is UnloadIdle:
                found.append(UnloadIdle(self._idle_s()))
            elif kind is RunGraph:
                found.append(self._graph())
            else:
                found.append(next(one() for one in _PLAIN if one is kind))
        return tuple(found)

    def _idle_s(self) -> float:
        try:
            return parse_quantity(self.idle.text(), "s")
        except ValueError as exc:
            raise DocumentError(
                tr("Idle for: {0}").format(exc), tr("Write such as {0}.").format("5 min")
            ) from exc

    def _graph(self) -> RunGraph:
        name = str(self.graph.currentData() or "")
        if not name:
            raise DocumentError(tr("no graph is chosen"), tr("Make one in the Builder first."))
        inputs = dict(self._kept_inputs)
        if text := self.message.text().strip():
            inputs["text"] = text
        else:
            inputs.pop("text", None)
        return RunGraph(name, tuple(inputs.items()))

    def _field(self, name: str, width_px: int) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        if width_px:
            field.setFixedWidth(scaled_px(self._theme, width_px))
        field.textEdited.connect(lambda _text: self.edited.emit())
        return field

    def _row(self, kind: type[Action], title: str, beside: tuple[QWidget, ...]) -> QHBoxLayout:
        box = QCheckBox(title)
        box.setAccessibleName(title)
        box.clicked.connect(lambda _on: self._on_clicked())
        self._boxes[kind] = box
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(box)
        for widget in beside:
            row.addWidget(widget, 0 if widget is self.idle else 1)
        if beside != (self.graph, self.message):
            row.addStretch(1)
        return row

    def _on_clicked(self) -> None:
        self._show_settings()
        self.edited.emit()

    def _show_settings(self) -> None:
        self.idle.setEnabled(self._boxes[UnloadIdle].isChecked())
        for widget in (self.graph, self.message):
            widget.setEnabled(self._boxes[RunGraph].isChecked())

    def _choose_graph(self, name: str) -> None:
        if name and self.graph.findData(name) < 0:
            self.graph.addItem(self.tr("{0} (missing)").format(name), name)
        self.graph.setCurrentIndex(max(0, self.graph.findData(name)))
