"""What stands where results would: what to do, that nothing was found, or what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.errors import ModelError, PolicyError, SourceRefused, WorkbenchError
from workbench.models.sources.catalogue import KEY as CATALOGUE
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

_TEXT_PX = 460
_ICON_PX = 32


class StatePage(QWidget):
    """An icon, a line, a sentence, and what can be done.

    Signals:
        asked: A button was pressed. arg: its key.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setSpacing(theme.tokens.space.s_px)
        self._icon = IconLabel(theme, "search", _ICON_PX)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label("", "section")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body = label("", "muted", wrap=True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.body.setMaximumWidth(_TEXT_PX)
        middle, self._row = QHBoxLayout(), QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.body, 100)
        middle.addStretch(1)
        self._row.setSpacing(theme.tokens.space.s_px)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self.title)
        column.addLayout(middle)
        column.addSpacing(theme.tokens.space.xs_px)
        column.addLayout(self._row)
        column.addStretch(3)

    def tell(
        self, icon: str, title: str, text: str, buttons: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show something else; of the buttons (key, text) the first is the one to press."""
        role = "warning" if icon in ("wifi-off", "triangle-alert") else "muted"
        self._icon.set_icon(icon, role)
        self.title.setText(title)
        self.body.setText(text)
        while entry := self._row.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons.clear()
        self._row.addStretch(1)
        for number, (key, words) in enumerate(buttons):
            button = Button(self._theme, words, kind="plain" if number else "primary")
            on_click(button, partial(self.asked.emit, key))
            self.buttons[key] = button
            self._row.addWidget(button)
        self._row.addStretch(1)


class FindStatePage(StatePage):
    """What stands where results of a search would."""

    def tell_beginning(self) -> None:
        """Nothing was searched yet."""
        self.tell(
            "search",
            self.tr("Find a model"),
            self.tr("Type a few words of its name and press Enter. Nothing leaves this machine "
                    "before you do; then only these words go to the source you choose. The "
                    "catalogue needs no network."),
            ((CATALOGUE, self.tr("Show the catalogue")),),
        )  # fmt: skip

    def tell_nothing(self, where: str, hidden: int, *, narrow: bool) -> None:
        """Nothing was found, or the filters leave out all that was."""
        if hidden:
            text = self.tr("%d were found, and the filters leave all of them out.") % hidden
        else:
            text = self.tr("%s knows no model like that. Try fewer or other words.") % where
        wider = (("widen", self.tr("Clear the filters")),) if narrow else ()
        self.tell("list-filter" if hidden else "search", self.tr("Nothing found"), text, wider)

    def tell_failure(self, exc: WorkbenchError, where: str, *, here: bool) -> None:
        """The source could not be asked; ``here``: it is the catalogue."""
        offline = () if here else ((CATALOGUE, self.tr("Search the catalogue")),)
        again = (("retry", self.tr("Try again")),)
        off = isinstance(exc, PolicyError)
        self.tell(
            "wifi-off",
            self._title(exc) % where,
            visible(f"{said(exc.message)}. {said(exc.hint)} ")
            + self.tr("What is installed works as before; folders and USB drives, too."),
            (*(offline + again if off else again + offline),
             ("left", self.tr("Show installed models"))),
        )  # fmt: skip

    def _title(self, exc: WorkbenchError) -> str:
        if isinstance(exc, PolicyError):
            return self.tr("%s was not asked: the network is off")
        if isinstance(exc, SourceRefused):
            return self.tr("%s does not let this program in")
        if isinstance(exc, ModelError):
            return self.tr("%s cannot be read")
        return self.tr("%s does not answer")
