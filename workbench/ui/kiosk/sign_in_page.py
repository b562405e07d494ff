"""Where somebody signs in, unlocks the screen, or comes in without a PIN in an emergency."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.policy.pins import MOST_CHARACTERS
from workbench.ui.kiosk.pages import CoverPage
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.button import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.theme.theme import Theme

TICK_MS = 250
REASON_PX = 96
MOST_NAME = 80


class SignInPage(CoverPage):
    """Name and PIN, with what went wrong beside them.

    Signals:
        asked: args: name and PIN.
        emergency_asked: args: name and reason.
        out_asked: Sign out who is locked here.
        back_asked: Nothing is to be done.
    """

    asked = Signal(str, str)
    emergency_asked = Signal(str, str)
    out_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, wait_s: Callable[[str], float]) -> None:
        super().__init__(theme, "lock", 420)
        self._wait_s = wait_s
        self._locked_for = ""
        self._busy = False
        self._make_fields()
        self._make_emergency()
        self.first = self.pin
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tell_wait)
        self.pin.returnPressed.connect(self._ask)

    def _make_fields(self) -> None:
        theme = self.theme
        self.names = ChoiceBox(self)
        self.names.setAccessibleName(self.tr("Name"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setMaxLength(MOST_NAME)
        self.pin = QLineEdit()
        self.pin.setAccessibleName(self.tr("PIN or passphrase"))
        self.pin.setPlaceholderText(self.tr("PIN or passphrase"))
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(MOST_CHARACTERS)
        hints = Qt.InputMethodHint
        self.pin.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText
        )
        self.problem = label("", "error", wrap=True)
        self.button = Button(theme, self.tr("Sign in"), kind="primary")
        self.out = Button(theme, self.tr("Sign out"), kind="quiet")
        self.back = Button(theme, self.tr("Back"), kind="quiet")
        for widget in (self.names, self.name, self.pin, self.button, self.out, self.back):
            widget.setProperty("touch", True)
        for row in (
            self.names,
            self.name,
            self.pin,
            self.problem,
            self.button,
            self.out,
            self.back,
        ):
            self.column.addWidget(row)
        self.problem.hide()
        on_click(self.button, self._ask)
        on_click(self.out, self.out_asked.emit)
        on_click(self.back, self.back_asked.emit)

    def _make_emergency(self) -> None:
        theme = self.theme
        self.emergency = Button(theme, self.tr("Emergency access…"), kind="danger")
        self.emergency.setProperty("touch", True)
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        said = self.tr(
            "Opens without a PIN. Your name, the reason and the time are recorded for good."
        )
        self.who = QLineEdit()
        self.who.setAccessibleName(self.tr("Your name"))
        self.who.setPlaceholderText(self.tr("Your name"))
        self.who.setMaxLength(MOST_NAME)
        self.who.setProperty("touch", True)
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(self.tr("Why it cannot wait"))
        self.reason.setPlaceholderText(self.tr("Why it cannot wait"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_PX)
        self.open = Button(theme, self.tr("Record and open"), kind="danger")
        self.open.setProperty("touch", True)
        for row in (label(said, "warning", wrap=True), self.who, self.reason, self.open):
            column.addWidget(row)
        self.column.addWidget(self.emergency)
        self.column.addWidget(self.form)
        self.form.hide()
        on_click(self.emergency, self._show_form)
        on_click(
            self.open,
            lambda: self.emergency_asked.emit(self.who.text(), self.reason.toPlainText()),
        )

    # -- what it is for

    def ask_for(
        self,
        heading: str,
        body: str,
        names: Sequence[str],
        *,
        locked_for: str = "",
        back: bool = False,
        emergency: bool = False,
    ) -> None:
        """Show it for another purpose; what was typed before is gone.

        Args:
            heading: What it is for.
            body: The administrator's words.
            names: Who may sign in here; none lets the name be typed.
            locked_for: Only this person unlocks the screen.
            back: Whether nothing needs to be done here.
            emergency: Whether there is a way in without a PIN.
        """
        self._locked_for = locked_for
        self.say(heading, body)
        self.clear()
        shown = [locked_for] if locked_for else list(names)
        if [self.names.itemText(row) for row in range(self.names.count())] != shown:
            self.names.clear()
            self.names.addItems(shown)
        self.names.setVisible(bool(shown))
        self.names.setEnabled(not locked_for)
        self.name.setVisible(not shown)
        self.button.setText(self.tr("Unlock") if locked_for else self.tr("Sign in"))
        self.button.setAccessibleName(self.button.text())
        self.out.setText(self.tr("Sign {0} out").format(locked_for))
        self.out.setAccessibleName(self.out.text())
        self.out.setVisible(bool(locked_for))
        self.back.setVisible(back)
        self.emergency.setVisible(emergency)
        self.first = self.pin if shown else self.name

    def clear(self) -> None:
        """Empty every field."""
        self.name.clear()
        self.pin.clear()
        self.who.clear()
        self.reason.clear()
        self.form.hide()
        self.tell("")

    def tell(self, problem: str) -> None:
        """Say what went wrong, or nothing; the PIN is to be typed again."""
        self._busy = False
        self.pin.clear()
        self.problem.setText(problem)
        self.problem.setAccessibleName(problem)
        self.problem.setVisible(bool(problem))
        self._tell_wait()
        if problem and self.isVisible() and not self.form.isVisible():
            self.pin.setFocus()

    @property
    def chosen(self) -> str:
        """The name that is chosen or typed."""
        return self.names.currentText() if self.names.count() else self.name.text().strip()

    def _ask(self) -> None:
        if self._busy or not self.button.isEnabled():
            return
        if not self.chosen or not self.pin.text():
            self.tell(self.tr("Type your name and your PIN."))
            return
        self._busy = True
        self.problem.hide()
        self.button.setText(self.tr("Checking…"))
        self.asked.emit(self.chosen, self.pin.text())

    def _show_form(self) -> None:
        self.form.setVisible(self.form.isHidden())
        if not self.form.isHidden():
            self.who.setFocus()
            self.ensureWidgetVisible(self.open)

    def _tell_wait(self) -> None:
        """Count down until the next try is taken."""
        if self._busy:
            return
        left_s = math.ceil(self._wait_s(self.chosen)) if self.chosen else 0
        usual = self.tr("Unlock") if self._locked_for else self.tr("Sign in")
        self.button.setText(
            self.tr("Next try in %n s", "", left_s) if left_s else usual  # fixed place
        )
        self.button.setEnabled(not left_s)
        if left_s and not self._timer.isActive():
            self._timer.start()
        elif not left_s:
            self._timer.stop()
