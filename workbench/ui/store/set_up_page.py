"""The page on which an administrator sets up the encrypted store that the policy demands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from workbench.app.store_set_up import Wanted
from workbench.base.vault_header import LEAST_PASSPHRASE, MOST_PASSPHRASE
from workbench.ui.kiosk.pages import CoverPage
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from workbench.ui.theme.theme import Theme

WIDTH_PX = 520


class SetUpPage(CoverPage):
    """Who it is, what opens the store, and then how far it is.

    Signals:
        asked: Set it up. arg: a ``Wanted``.
        stop_asked: Cancel what goes on.
        close_asked: Close the program.
    """

    asked = Signal(object)
    stop_asked = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__(theme, "lock", WIDTH_PX)
        self._make_person(names)
        self._make_ways()
        self._make_end()
        self._fields: tuple[QWidget, ...] = (
            self._name,
            self.pin,
            self.way,
            self.passphrase,
            self.again,
            self.button,
        )
        self.first = self._name
        self.ask()

    def _make_person(self, names: Sequence[str]) -> None:
        self.names, self.name = ChoiceBox(), QLineEdit()
        for each in names:
            self.names.addItem(each)
        self._name: QWidget = self.names if names else self.name
        for field in (self.names, self.name):
            field.setAccessibleName(self.tr("Administrator"))
            field.setVisible(field is self._name)
        self.name.setPlaceholderText(self.tr("Administrator"))
        self.pin = _secret(self.tr("PIN of the administrator"))
        self._add(self.names, self.name, self.pin)

    def _make_ways(self) -> None:
        choices = (
            ("passphrase", self.tr("Passphrase")),
            ("keyring", self.tr("Keyring")),
            ("both", self.tr("Both")),
        )
        self.way = Segmented(choices, self.tr("What opens the store"))
        self.way.set_value("passphrase")
        self.told = label("", "muted", wrap=True)
        self.passphrase = _secret(self.tr("New passphrase"))
        self.passphrase.setPlaceholderText(
            self.tr("New passphrase, at least %n characters", "", LEAST_PASSPHRASE)
        )
        self.again = _secret(self.tr("New passphrase once more"))
        self._add(self.way, self.told, self.passphrase, self.again)
        self.way.chosen.connect(self._on_way)

    def _make_end(self) -> None:
        theme = self.theme
        self.problem = label("", "error", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.said = label("", "muted", wrap=True)
        self.button = Button(theme, self.tr("Set up the store"), kind="primary")
        self.stop = Button(theme, self.tr("Cancel"))
        self.close_button = Button(theme, self.tr("Close Workbench"), kind="quiet")
        self._add(self.problem, self.bar, self.said, self.button, self.stop, self.close_button)
        on_click(self.button, self._ask)
        on_click(self.stop, self._stop)
        on_click(self.close_button, self.close_asked.emit)
        for field in (self.name, self.pin, self.passphrase, self.again):
            field.returnPressed.connect(self._ask)

    def _add(self, *rows: QWidget) -> None:
        for row in rows:
            row.setProperty("touch", True)
            self.column.addWidget(row)

    # -- what it shows

    def ask(self, problem: str = "") -> None:
        """Ask for everything, and say what went wrong before."""
        self.say(
            self.tr("Set up the encrypted store"),
            self.tr(
                "The policy demands that everything is encrypted that Workbench keeps here, "
                "and nobody has set that up yet. An administrator says what opens the store."
            ),
        )
        self._show(busy=False)
        self.problem.setText(problem)
        self.problem.setAccessibleName(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            self.pin.clear()
            if self.isVisible():
                self.pin.setFocus()

    def end(self, problem: str) -> None:
        """Say that it was cut off: nothing else can be done here than to start again."""
        self.ask(problem)
        self.say(
            self.tr("The encryption was cut off"),
            self.tr("Start Workbench again: it goes on where it was."),
        )
        for field in (*self._fields, self.told):
            field.hide()

    def wait_for(self, said: str) -> None:
        """Say what is waited for, without knowing how long."""
        self._show(busy=True)
        self.bar.setRange(0, 0)
        self.said.setText(said)
        self.stop.setFocus()

    def show_progress(self, done: int, whole: int, name: str) -> None:
        """Say how far the encryption is."""
        self._show(busy=True)
        self.say(
            self.tr("The store is encrypted…"),
            self.tr(
                "This takes a while where much is kept. If the machine goes off meanwhile, the "
                "next start goes on."
            ),
        )
        self.close_button.hide()
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)
        if self.stop.isEnabled():
            files = self.tr("{0} of {1} files: {2}").format(done, whole, name)
            self.said.setText(files if name else self.tr("Done."))

    def _show(self, *, busy: bool) -> None:
        for field in (*self._fields, self.told):
            field.setVisible(not busy)
        for row in (self.bar, self.said, self.stop):
            row.setVisible(busy)
        self.stop.setEnabled(self.stop.isEnabled() or not busy)
        self.close_button.show()
        if busy:
            self.problem.hide()
        else:
            self._on_way(self.way.value)

    def _on_way(self, way: str) -> None:
        said = {
            "passphrase": self.tr("It is typed at every start."),
            "keyring": self.tr(
                "The keyring of the account on this machine opens it; nothing is typed. "
                "Without that account only the recovery key opens it."
            ),
            "both": self.tr("The keyring opens it, and the passphrase where that does not."),
        }
        self.told.setText(said.get(way, ""))
        for field in (self.passphrase, self.again):
            field.setVisible(way != "keyring")

    # -- what is asked

    def _ask(self) -> None:
        if self.button.isHidden():
            return
        way = self.way.value
        typed = "" if way == "keyring" else self.passphrase.text()
        name = self.names.currentText() if self._name is self.names else self.name.text()
        if problem := self._missing(name.strip(), way):
            self.problem.setText(problem)
            self.problem.setAccessibleName(problem)
            self.problem.show()
            return
        self.asked.emit(Wanted(name.strip(), self.pin.text(), typed, way != "passphrase"))

    def _missing(self, name: str, way: str) -> str:
        if not name or not self.pin.text():
            return self.tr("Type name and PIN of an administrator.")
        if way == "keyring":
            return ""
        if not self.passphrase.text():
            return self.tr("Type the new passphrase.")
        if self.passphrase.text() != self.again.text():
            return self.tr("The two passphrases are different.")
        return ""

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.said.setText(self.tr("Turning everything back to what it was…"))
        self.stop_asked.emit()


def _secret(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(MOST_PASSPHRASE)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    hints = Qt.InputMethodHint
    field.setInputMethodHints(
        hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText
    )
    return field
