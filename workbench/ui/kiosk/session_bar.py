"""Over the panels: who is signed in, with the ways out; in a kiosk, how to start over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbench.ui.widgets.basics import ElidedLabel, IconLabel, label
from workbench.ui.widgets.button import Button, on_click

if TYPE_CHECKING:
    from workbench.ui.theme.theme import Theme


class SessionBar(QFrame):
    """One line.

    Signals:
        lock_asked, out_asked, in_asked, over_asked: The buttons.
    """

    lock_asked = Signal()
    out_asked = Signal()
    in_asked = Signal()
    over_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "surface")
        self.setAccessibleName(self.tr("Who is signed in"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        self.picture = IconLabel(theme, "user", 16, "muted")
        self.words = ElidedLabel()
        self.near = label("", "warning")
        self.sign_in = Button(theme, self.tr("Sign in"), kind="quiet", icon="log-in")
        self.lock = Button(theme, self.tr("Lock"), icon="lock")
        self.out = Button(theme, self.tr("Sign out"), kind="quiet", icon="log-out")
        self.over = Button(theme, self.tr("Start over"), kind="primary", icon="rotate-ccw")
        row.addWidget(self.picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.near)
        for button, signal in (
            (self.sign_in, self.in_asked),
            (self.lock, self.lock_asked),
            (self.out, self.out_asked),
            (self.over, self.over_asked),
        ):
            row.addWidget(button)
            on_click(button, signal.emit)
        self.hide()

    def show_person(self, words: str, *, emergency: bool, locks: bool) -> None:
        """Somebody is signed in."""
        self.words.set_text(words)
        self.picture.set_icon(
            "triangle-alert" if emergency else "user", "warning" if emergency else "muted"
        )
        self._choose(lock=locks, out=True)

    def show_visitor(self, words: str) -> None:
        """A visitor of a kiosk is here."""
        self.words.set_text(words)
        self.picture.set_icon("message-circle", "muted")
        self._choose(over=True)

    def show_nobody(self, words: str) -> None:
        """Nobody signed in, and nobody must."""
        self.words.set_text(words)
        self.picture.set_icon("user", "muted")
        self._choose(sign_in=True)

    def tell_near(self, left_s: int) -> None:
        """Say how soon the screen is covered; 0 says nothing."""
        if not left_s:
            self.near.setText("")
        elif self.over.isVisibleTo(self):
            self.near.setText(self.tr("Starts over in %n s. Touch to go on.", "", left_s))
        else:
            self.near.setText(self.tr("Locks in %n s", "", left_s))

    def _choose(
        self,
        *,
        lock: bool = False,
        out: bool = False,
        over: bool = False,
        sign_in: bool = False,
    ) -> None:
        for button, wanted in (
            (self.lock, lock),
            (self.out, out),
            (self.over, over),
            (self.sign_in, sign_in),
        ):
            button.setVisible(wanted)
        self.near.setText("")
        self.show()
