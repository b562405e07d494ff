"""The checks of a case, or of a whole set: each with its settings, and a way to add one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workbench.base.errors import DocumentError
from workbench.evals.graders.api import Grader
from workbench.evals.graders.registry import GRADERS, checked_settings, grader_of
from workbench.evals.values import Check
from workbench.ui.evals.setting_field import SettingField
from workbench.ui.evals.words import tr
from workbench.ui.language.messages import said
from workbench.ui.marks import mark
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.tab_order import put_before
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click

_NEEDS = {
    "ask": mark("It needs a judging model."),
    "embed": mark("It needs an embedding model."),
}


class CheckCard(QFrame):
    """One check.

    Signals:
        changed: A setting is another one.
        remove_asked: Take it away.
    """

    changed = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, check: Check) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.check = check
        grader = _grader(check.kind)
        title = tr(grader.title) if grader else check.kind
        self.away = IconButton(theme, "x", tr("Remove the check: {0}").format(title))
        on_click(self.away, self.remove_asked.emit)
        head = QHBoxLayout()
        head.addWidget(label(title, wrap=True), 1)
        head.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 10)
        column.setSpacing(6)
        column.addLayout(head)
        about = f"{tr(grader.description)} {tr(_NEEDS.get(grader.needs, ''))}" if grader else ""
        column.addWidget(
            label(about.strip() or tr("This check is not known."), "muted", wrap=True)
        )
        self.problem = label("", "error", wrap=True)
        self.fields = (
            [SettingField(theme, setting) for setting in grader.settings] if grader else []
        )
        for field in self.fields:
            field.changed.connect(self._on_changed)
            column.addWidget(field)
        column.addWidget(self.problem)
        self.show_check(check)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab comes to."""
        return (self.away, *(field.field for field in self.fields))

    def show_check(self, check: Check) -> None:
        """Show other settings of the same kind without telling."""
        self.check = check
        for field in self.fields:
            name = field.setting.name
            field.show_value(check.settings.get(name, field.setting.default))
        self._judge()

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for field in self.fields:
            field.flush()

    def _on_changed(self) -> None:
        settings = dict(self.check.settings)
        for field in self.fields:
            name = field.setting.name
            try:
                value = field.value()
            except ValueError:
                continue
            default = field.setting.default
            same = (
                list(value) == list(default) if isinstance(default, tuple) else value == default
            )
            if same and not field.setting.required:
                settings.pop(name, None)
            else:
                settings[name] = value
        self.check = Check(self.check.kind, settings)
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        try:
            checked_settings(self.check)
        except DocumentError as exc:
            self.problem.setText(f"{said(exc.message)}. {said(exc.hint)}")
            self.problem.show()
        else:
            self.problem.hide()


class CheckRows(QWidget):
    """The checks below one another.

    Signals:
        changed: They are others. arg: whether one came or went.
    """

    changed = Signal(bool)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.cards: list[CheckCard] = []
        self.add_button = Button(theme, tr("Add a check"), icon="plus")
        on_click(self.add_button, self.choose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(card.check for card in self.cards)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show others without telling."""
        if checks == self.checks:
            return
        if [one.kind for one in checks] == [one.kind for one in self.checks]:
            for card, check in zip(self.cards, checks, strict=True):
                card.show_check(check)
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for check in checks:
            self._add_card(check)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for card in list(self.cards):
            card.flush()

    def choose(self) -> None:
        """Ask which check to add."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def menu(self) -> QMenu:
        """The kinds of checks."""
        made = QMenu(self)
        made.setToolTipsVisible(True)
        for grader in GRADERS:
            action = made.addAction(tr(grader.title))
            action.setToolTip(tr(grader.description))
            action.triggered.connect(partial(self.add, grader.kind))
        return made

    def add(self, kind: str, _checked: bool = False) -> None:
        """Add a check with the usual settings."""
        card = self._add_card(Check(kind))
        self.changed.emit(True)
        (card.fields[0] if card.fields else card.away).setFocus()

    def _add_card(self, check: Check) -> CheckCard:
        card = CheckCard(self._theme, check)
        card.changed.connect(lambda: self.changed.emit(False))
        card.remove_asked.connect(partial(self._remove, card))
        self.cards.append(card)
        self._column.insertWidget(len(self.cards) - 1, card)
        card.show()
        put_before(self.add_button, card.stops)
        return card

    def _remove(self, card: CheckCard) -> None:
        self.cards.remove(card)
        self.add_button.setFocus()
        card.hide()
        card.deleteLater()
        self.changed.emit(True)


def _grader(kind: str) -> Grader | None:
    try:
        return grader_of(kind)
    except DocumentError:
        return None
