"""The alerts panel: rules, what fired, and what is worth doing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.workbench import Workbench
from workbench.telemetry.monitor import Sample
from workbench.ui.actions import Action
from workbench.ui.alerts.advice_page import AdvicePage
from workbench.ui.alerts.history_page import HistoryPage
from workbench.ui.alerts.rules_page import RulesPage
from workbench.ui.chat.inline import visible
from workbench.ui.models.more import Place
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, Segmented, on_click

_PAGES = ("rules", "history", "advice")
_ADVICE_MS = 5_000
_STATES_MS = 500


class AlertsPanel(QWidget):
    """Three pages under one head; above them what alerts changed for new runs."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._alerts = workbench.alerts
        place = Place(self, workbench, theme, shell)
        self.rules = RulesPage(place)
        self._place = place
        self.strip = ReliefStrip(theme)
        on_click(self.strip.lift, self._on_lift)
        self.rooms = Segmented(
            (
                ("rules", self.tr("Rules")),
                ("history", self.tr("What fired")),
                ("advice", self.tr("Recommendations")),
            ),
            self.tr("Alerts"),
        )
        self.rooms.chosen.connect(self.show_target)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.rules)
        self._lay_out(theme)
        self.first_focus = self.rules.list.view
        self._states = QTimer(self)
        self._states.setSingleShot(True)
        self._states.setInterval(_STATES_MS)
        self._states.timeout.connect(self._refresh)
        self._look = QTimer(self)
        self._look.timeout.connect(self._on_look)
        self._look.start(_ADVICE_MS)
        ends = (
            workbench.alerts.listen(self._soon),
            workbench.alerts.relief.listen(self._show_relief),
            workbench.monitor.listen(self._on_sample),
        )
        self.destroyed.connect(_all(ends))
        shell.register_actions(self._commands())
        self.show_target("rules")
        self._show_relief()
        self.rules.refresh()

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, space.xl_px, 0)
        head.setSpacing(space.l_px)
        head.addWidget(label(self.tr("Alerts"), "page"))
        head.addStretch(1)
        head.addWidget(self.rooms)
        head.addStretch(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        outer.addLayout(head)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, space.xl_px, 0)
        beside.addWidget(self.strip)
        outer.addLayout(beside)
        outer.addWidget(self.pages, 1)

    @cached_property
    def history(self) -> HistoryPage:
        """What fired; made when it is first shown."""
        page = HistoryPage(self._place)
        self.pages.addWidget(page)
        return page

    @cached_property
    def advice(self) -> AdvicePage:
        """What is worth doing; made when it is first shown."""
        page = AdvicePage(self._place)
        self.pages.addWidget(page)
        return page

    @Slot(str)
    def show_target(self, page: str = "", rule_id: str = "") -> None:
        """Show a page: rules, history or advice; or a rule."""
        if page not in _PAGES:
            page = self.rooms.value or "rules"
        self.rooms.set_value(page)
        makers: dict[str, Callable[[], QWidget]] = {
            "rules": lambda: self.rules,
            "history": lambda: self.history,
            "advice": lambda: self.advice,
        }
        self.pages.setCurrentWidget(makers[page]())
        if rule_id:
            self.rules.open(rule_id)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _commands(self) -> list[Action]:
        rules = self.rules
        found: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("new", self.tr("New rule"), "Ctrl+N", self._new),
            ("save", self.tr("Save rule"), "Ctrl+S", rules.save),
            ("undo", self.tr("Undo deleting a rule"), "Ctrl+Z", rules.undo),
            ("rehearse", self.tr("Rehearse the rule"), "Ctrl+Return", self._rehearse),
            ("remove", self.tr("Delete rule"), "", rules.remove),
            ("import", self.tr("Import rules…"), "", rules.ask_import),
            ("export", self.tr("Export rules…"), "", rules.ask_export),
        )
        return [
            Action(f"alerts.{key}", title, keys, "alerts", callback)
            for key, title, keys, callback in found
        ]

    def _new(self) -> None:
        self.show_target("rules")
        self.rules.new()

    def _rehearse(self) -> None:
        self.show_target("rules")
        self.rules.rehearsal.button.click()

    def _on_sample(self, _sample: Sample) -> None:
        if self.pages.currentWidget() is self.rules:
            self._soon()

    def _soon(self) -> None:
        """Many rules may change at once: they are drawn together."""
        if self.isVisible() and not self._states.isActive():
            self._states.start()

    @Slot()
    def _refresh(self) -> None:
        shown = self.pages.currentWidget()
        if shown is self.rules:
            self.rules.refresh()
        elif self.isVisible() and isinstance(shown, HistoryPage | AdvicePage):
            shown.refresh()

    @Slot()
    def _on_look(self) -> None:
        shown = self.pages.currentWidget()
        if self.isVisible() and isinstance(shown, AdvicePage):
            shown.refresh()

    def _show_relief(self) -> None:
        self.strip.show_state(
            self._alerts.relief.refusing,
            tuple(one.model_id for one in self._alerts.relief.switched),
        )

    def _on_lift(self) -> None:
        for firing in self._alerts.firing:
            self._alerts.lift(firing.id)


class ReliefStrip(QFrame):
    """Says what alerts changed for new runs, with the way back; hidden if nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        space = theme.tokens.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.m_px, space.s_px, space.m_px, space.s_px)
        row.setSpacing(space.s_px)
        row.addWidget(IconLabel(theme, "triangle-alert", 16, "warning"))
        self.words = label("", wrap=True)
        row.addWidget(self.words, 1)
        self.lift = Button(theme, self.tr("Undo it now"))
        row.addWidget(self.lift)
        self.hide()

    def show_state(self, refusing: tuple[str, ...], switched: tuple[str, ...]) -> None:
        """Show it as it is now."""
        parts = []
        if refusing:
            names = ", ".join(visible(title) for title in dict.fromkeys(refusing))
            parts.append(self.tr("New runs are refused: {0}.").format(names))
        if switched:
            models = ", ".join(visible(one) for one in dict.fromkeys(switched))
            parts.append(self.tr("New runs use a smaller model than {0}.").format(models))
        self.words.setText(" ".join(parts))
        self.setVisible(bool(parts))


def _all(ends: tuple[Callable[[], None], ...]) -> Callable[[], None]:
    def stop() -> None:
        for end in ends:
            end()

    return stop


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return AlertsPanel(workbench, theme, shell)
