"""The rules: a list, the form of the one that is open, and its rehearsal."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.alerts import REHEARSED_S, Alerts
from workbench.base.errors import WorkbenchError
from workbench.telemetry.alerts.rehearsal import SHAPES
from workbench.telemetry.alerts.values import Rule, Standing
from workbench.telemetry.monitor import Monitor
from workbench.ui.alerts import words
from workbench.ui.alerts.draft import id_of
from workbench.ui.alerts.rehearsal_view import SPANS_S, RehearsalView
from workbench.ui.alerts.rule_form import RuleForm
from workbench.ui.alerts.rule_list import RuleList
from workbench.ui.language.messages import said
from workbench.ui.language.words import counted
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import ColumnArea, SplitView, Toggle

_PATTERN = "YAML (*.yaml *.yml)"
_NEW = Rule("", "", "memory.used_percent", ">", 80.0, for_s=30.0, clear_for_s=30.0)


class RulesPage(QWidget):
    """What is changed in the form counts once it is saved."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._alerts: Alerts = place.workbench.alerts
        self._monitor: Monitor = place.workbench.monitor
        self._open = ""
        self._saved: Rule | None = None
        self._removed: list[tuple[Rule, int]] = []
        self._standings: Mapping[str, Standing] = {}
        self.list = RuleList(place.theme)
        self.form = RuleForm(place.theme)
        self.rehearsal = RehearsalView(place.theme)
        self.toggle = Toggle(place.theme, self.tr("The rule is on"))
        self.save_button = Button(place.theme, self.tr("Save"), kind="primary")
        self.discard = Button(place.theme, self.tr("Discard"), kind="quiet")
        self.delete = Button(place.theme, self.tr("Delete"), kind="quiet", icon="trash-2")
        self.state = label("", "muted")
        self.problem = label("", "error", wrap=True)
        self.empty = EmptyState(
            place.theme,
            "circle-alert",
            self.tr("No rule is open"),
            self.tr(
                "A rule watches a metric and does something when it is bad for a while: "
                "tells you, frees memory, or spares the machine. Rehearse it before it is on."
            ),
            self.tr("New rule"),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        space = self._place.theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        head.addWidget(self.toggle)
        head.addWidget(self.state, 1)
        for button in (self.delete, self.discard, self.save_button):
            head.addWidget(button)
        page = QWidget()
        page.setObjectName("scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(space.l_px, 0, space.l_px, space.l_px)
        column.setSpacing(space.m_px)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self.form)
        column.addWidget(self.rehearsal)
        column.addStretch(1)
        self.problem.hide()
        self.area = ColumnArea(self._place.theme, 560)
        self.area.setWidget(page)
        self.area.setProperty("role", "plain")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().installEventFilter(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.area)
        split = SplitView("alerts-rules")
        split.addWidget(self.list)
        split.addWidget(self.stack)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 900])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        self.list.chosen.connect(self.open)
        self.list.new_asked.connect(self.new)
        self.list.import_asked.connect(self.ask_import)
        self.list.export_asked.connect(self.ask_export)
        self.list.undo_asked.connect(self.undo)
        self.empty.asked.connect(self.new)
        self.form.edited.connect(self._on_edited)
        self.rehearsal.asked.connect(self.rehearse)
        self.toggle.clicked.connect(self._on_toggled)
        on_click(self.save_button, self.save)
        on_click(self.discard, self.discard_changes)
        on_click(self.delete, self.remove)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.form.arrange(self.area.viewport().width())
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Show the rules as they are and stand now."""
        rules = self._alerts.rules.rules
        self._standings = words.worst(self._alerts.standings)
        self._show_list()
        problems = "\n".join(said(one.text) for one in self._alerts.rules.problems[:3])
        self.list.show_problems(problems)
        self.form.set_values(self._monitor.latest)
        if self._saved is None and not self.is_new and rules:
            self.open(rules[0].id)
        elif self._open and not self.is_new and all(one.id != self._open for one in rules):
            self._close()
        self._show_state()

    @property
    def is_new(self) -> bool:
        """Whether the form holds a rule that was never saved."""
        return self.stack.currentWidget() is self.area and self._saved is None

    @property
    def is_changed(self) -> bool:
        """Whether the form differs from what is kept."""
        if self.stack.currentWidget() is not self.area:
            return False
        try:
            return self._saved is None or self.form.rule() != self._saved
        except WorkbenchError:
            return True

    @Slot(str)
    def open(self, rule_id: str) -> None:
        """Show a rule; changes of another one that were not saved stay until it is saved."""
        rule = next((one for one in self._alerts.rules.rules if one.id == rule_id), None)
        if rule is None or (rule_id == self._open and self.is_changed):
            return
        if self.is_changed and rule_id != self._open:
            self._tell(self.tr("Save or discard your changes first."))
            self._show_list()
            return
        self._show(rule, saved=True)

    @Slot()
    def new(self) -> None:
        """Begin a rule."""
        if self.is_changed:
            self._tell(self.tr("Save or discard your changes first."))
            return
        taken = {one.id for one in self._alerts.rules.rules}
        rule = replace(_NEW, id=id_of(_NEW.metric, taken), title=self.tr("New rule"))
        self.list.view.mark(-1)
        self._show(rule, saved=False)
        self.form.title.setFocus()
        self.form.title.selectAll()

    @Slot()
    def save(self) -> None:
        """Keep what the form holds."""
        self._do(self._save(), self.tr("Saving the rule"))

    @Slot()
    def discard_changes(self) -> None:
        """Go back to what is kept."""
        if self._saved is not None:
            self._show(self._saved, saved=True)
        else:
            self._close()
            self.refresh()

    @Slot()
    def remove(self) -> None:
        """Delete the rule that is open; it can be brought back."""
        if self._saved is None:
            self.discard_changes()
            return
        self._do(self._remove(self._open), self.tr("Deleting the rule"))

    @Slot()
    def undo(self) -> None:
        """Bring back the rule that was deleted last."""
        if self._removed:
            self._do(self._undo(), self.tr("Bringing the rule back"))

    @Slot(str)
    def rehearse(self, load: str) -> None:
        """Run the rule, as it is written, over some load."""
        self._place.shell.run_task(self._said(self._rehearse(load)), self.tr("Rehearsing"))

    @Slot()
    def ask_import(self) -> None:
        """Choose a file of rules to add."""
        dialog = QFileDialog(self, self.tr("Import rules"), "", _PATTERN)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open_dialog(dialog, self.import_from)

    @Slot()
    def ask_export(self) -> None:
        """Choose where the rules are written."""
        dialog = QFileDialog(self, self.tr("Export rules"), "alerts.yaml", _PATTERN)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("yaml")
        self._open_dialog(dialog, self.export_to)

    def import_from(self, path: str) -> None:
        """Add the rules of a file."""
        self._do(self._import(Path(path)), self.tr("Importing rules"))

    def export_to(self, path: str) -> None:
        """Write the rules to a file."""
        self._do(self._alerts.rules.export_to(Path(path)), self.tr("Exporting rules"))

    def _open_dialog(self, dialog: QFileDialog, then: Callable[[str], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    async def _save(self) -> None:
        rule = self.form.rule()
        if self._saved is None:
            taken = {one.id for one in self._alerts.rules.rules}
            rule = replace(rule, id=id_of(rule.title, taken))
        await self._alerts.rules.put(rule, self._open if self._saved is not None else "")
        self._show(self._alerts.rules.get(rule.id), saved=True)
        self.refresh()

    async def _remove(self, rule_id: str) -> None:
        rules = self._alerts.rules.rules
        self._removed.append(await self._alerts.rules.remove(rule_id))
        at = min(self._removed[-1][1], len(rules) - 2)
        self._close()
        self.list.undo.show()
        left = self._alerts.rules.rules
        if left:
            self._show(left[max(0, at)], saved=True)
        self.refresh()

    async def _undo(self) -> None:
        rule, place = self._removed.pop()
        await self._alerts.rules.bring_back(rule, place)
        self.list.undo.setVisible(bool(self._removed))
        if not self.is_changed:
            self._show(rule, saved=True)
        self.refresh()

    async def _rehearse(self, load: str) -> None:
        shape = next((one for one in SHAPES if one == load), None)
        span_s = SPANS_S.get(load, REHEARSED_S)
        found = await self._alerts.rehearse(self.form.rule(), shape, seconds=span_s)
        if isValid(self):
            self.rehearsal.show_rehearsal(found)

    async def _import(self, path: Path) -> None:
        found = await self._alerts.rules.import_from(path)
        text = counted(
            len(found.rules),
            "%Ln rule was added, switched off.",
            "%Ln rules were added, all switched off.",
        )
        if found.problems:
            text += f" {said(found.problems[0].text)}."
        self.refresh()
        self._tell(text)

    def _do(self, work: Coroutine[Any, Any, None], title: str) -> None:
        self._place.shell.run_task(self._said(work), title, must_end=True)

    async def _said(self, work: Coroutine[Any, Any, None]) -> None:
        """Say what went wrong where it was asked for."""
        self._tell("")
        try:
            await work
        except WorkbenchError as exc:
            if not isValid(self):
                raise
            self._tell(words.sentence(exc))

    def _tell(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _show(self, rule: Rule, *, saved: bool) -> None:
        self._open, self._saved = rule.id, rule if saved else None
        self._tell("")
        self.form.action_rows.set_graphs(
            [(graph.name, graph.title) for graph in self._place.workbench.graphs.graphs]
        )
        self.form.show_rule(rule)
        self.rehearsal.forget()
        self.toggle.setChecked(rule.enabled)
        self.stack.setCurrentWidget(self.area)
        self._refresh_head()
        if saved:
            self._show_list()

    def _show_list(self) -> None:
        self.list.show_rules(self._alerts.rules.rules, self._standings, self._open)

    def _close(self) -> None:
        self._open, self._saved = "", None
        self.stack.setCurrentWidget(self.empty)

    @Slot()
    def _on_toggled(self) -> None:
        """Switching is kept at once, unless there is more to be kept."""
        was_changed = self.is_changed
        self.form.set_enabled(self.toggle.isChecked())
        if was_changed:
            self._refresh_head()
        else:
            self.save()

    @Slot()
    def _on_edited(self) -> None:
        self.rehearsal.mark_old()
        self._refresh_head()

    @Slot()
    def _refresh_head(self) -> None:
        changed = self.is_changed
        self.save_button.setEnabled(changed and self.form.problem.isHidden())
        self.discard.setEnabled(changed)
        self._show_state()

    def _show_state(self) -> None:
        if self._saved is None:
            text = self.tr("Not saved yet")
        else:
            text = words.state_words(self._saved, self._standings.get(self._saved.id))
        if self.state.text() != text:
            self.state.setText(text)
