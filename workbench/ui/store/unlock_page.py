"""What stands before an encrypted store: its passphrase is asked, and files are turned."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from workbench.base.vault_header import MOST_PASSPHRASE
from workbench.ui.kiosk.pages import CoverPage
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.button import Button, on_click

if TYPE_CHECKING:
    from workbench.ui.theme.theme import Theme

TICK_MS = 250
WIDTH_PX = 460


class UnlockPage(CoverPage):
    """One field, and below it what went wrong, or how far it is.

    Signals:
        asked: args: what was typed.
        later_asked: Leave what was planned undone, and open the program.
        stop_asked: Turn everything back.
        keyring_asked: Ask the keyring again.
        typing_asked: Type the passphrase instead of waiting for the keyring.
        close_asked: Close the program.
    """

    asked = Signal(str)
    later_asked = Signal()
    stop_asked = Signal()
    keyring_asked = Signal()
    typing_asked = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme, wait_s: Callable[[], float]) -> None:
        super().__init__(theme, "lock", WIDTH_PX)
        self._wait_s, self._usual = wait_s, self.tr("Open")
        self._busy, self._typed = False, True
        self._make_field()
        self._make_progress()
        self.first = self.field
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tell_wait)

    def _make_field(self) -> None:
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(MOST_PASSPHRASE)
        self.field.setAccessibleName(self.tr("Passphrase or recovery key"))
        self.field.setPlaceholderText(self.tr("Passphrase or recovery key"))
        hints = Qt.InputMethodHint
        self.field.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText
        )
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.button = Button(self.theme, self._usual, kind="primary")
        self.again = Button(self.theme, self.tr("Ask the keyring again"))
        self.later = Button(self.theme, self.tr("Not now"), kind="quiet")
        self.close_button = Button(self.theme, self.tr("Close Workbench"), kind="quiet")
        rows = (self.field, self.problem, self.button, self.again, self.later)
        for row in (*rows, self.close_button):
            row.setProperty("touch", True)
            self.column.addWidget(row)
        self.again.hide()
        on_click(self.again, self.keyring_asked.emit)
        on_click(self.button, self._ask)
        on_click(self.later, self.later_asked.emit)
        on_click(self.close_button, self.close_asked.emit)
        self.field.returnPressed.connect(self._ask)

    def _make_progress(self) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.said = label("", "muted", wrap=True)
        self.stop = Button(self.theme, self.tr("Turn back"), kind="quiet")
        self.stop.setProperty("touch", True)
        self.instead = Button(self.theme, self.tr("Type the passphrase instead"))
        self.instead.setProperty("touch", True)
        for row in (self.bar, self.said, self.stop):
            self.column.addWidget(row)
            row.hide()
        self.column.insertWidget(self.column.indexOf(self.close_button), self.instead)
        self.instead.hide()
        on_click(self.stop, self._stop)
        on_click(self.instead, self.typing_asked.emit)
        self._while_turning: tuple[QWidget, ...] = (self.bar, self.said, self.stop)
        self._while_asking: tuple[QWidget, ...] = (self.field, self.button, self.close_button)

    # -- what it is for

    def ask_for(
        self, heading: str, body: str, action: str, *, later: bool, typed: bool = True
    ) -> None:
        """Ask for the passphrase, or only whether to go on.

        Args:
            heading: What it is for.
            body: What will happen then.
            action: What stands on the button.
            later: Whether the program can be opened without.
            typed: Whether anything is to be typed: else the keyring has the key.
        """
        self._usual, self._typed = action, typed
        self.first = self.field if typed else self.button
        self.say(heading, body)
        self.later.setVisible(later)
        self._show_progress(shown=False)
        self.field.setVisible(typed)
        self._tell_wait()

    def wait_for(self, heading: str, body: str) -> None:
        """Say that the keyring is asked, and what can be done meanwhile."""
        self.say(heading, body)
        self.problem.hide()
        for row in (self.field, self.button, self.later, self.again):
            row.hide()
        self.bar.setRange(0, 0)  # nobody knows how long
        self.column.removeWidget(self.bar)
        self.column.insertWidget(self.column.indexOf(self.instead), self.bar)
        for shown in (self.bar, self.instead, self.close_button):
            shown.show()
        self.first = self.instead
        self.instead.setFocus()

    def offer_keyring(self, *, offered: bool) -> None:
        """Let the keyring be asked again, or not."""
        self.again.setVisible(offered)

    def tell(self, problem: str) -> None:
        """Say what went wrong; the passphrase is to be typed again."""
        self._busy = False
        self.field.clear()
        self.field.setEnabled(True)
        self.problem.setText(problem)
        self.problem.setAccessibleName(problem)
        self.problem.setVisible(bool(problem))
        self._show_progress(shown=False)
        self.field.setVisible(self._typed)
        self._tell_wait()
        if problem and self.isVisible() and self.first is not None:
            self.first.setFocus()

    def show_progress(self, done: int, whole: int, name: str) -> None:
        """Say how far the turning is."""
        self._show_progress(shown=True)
        self.body.setText(
            self.tr(
                "This takes a while where much is kept. If the machine goes off meanwhile, the "
                "next start goes on."
            )
        )
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)
        if not self.stop.isEnabled():
            return
        self.said.setText(
            self.tr("{0} of {1} files: {2}").format(done, whole, name)
            if name
            else self.tr("Done.")
        )

    def _show_progress(self, *, shown: bool) -> None:
        self.instead.hide()
        self.bar.setRange(0, max(1, self.bar.maximum()))
        for row in self._while_turning:
            row.setVisible(shown)
        for row in self._while_asking:
            row.setHidden(shown)
        if shown:
            self.again.hide()
            self.later.hide()
            self.problem.hide()

    def _ask(self) -> None:
        if self._busy or not self.button.isEnabled():
            return
        if self._typed and not self.field.text():
            self.tell(self.tr("Type the passphrase."))
            return
        self._busy = True
        self.problem.hide()
        self.field.setEnabled(False)
        self.button.setText(self.tr("Checking…"))
        self.asked.emit(self.field.text())

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.said.setText(self.tr("Turning everything back to what it was…"))
        self.stop_asked.emit()

    def _tell_wait(self) -> None:
        """Count down until the next try is taken."""
        if self._busy:
            return
        left_s = math.ceil(self._wait_s()) if self._typed else 0
        self.button.setText(self.tr("Next try in %n s", "", left_s) if left_s else self._usual)
        self.button.setEnabled(not left_s)
        if left_s and not self._timer.isActive():
            self._timer.start()
        elif not left_s:
            self._timer.stop()
