"""The dialog that says how long one model stays loaded."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
)
from shiboken6 import isValid

from workbench.app.load_notes import LoadNote
from workbench.models.store import InstalledModel
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import NumberField

WIDTH_PX = 460
_MINUTE_S = 60.0
_USUAL_MINUTES = 30.0
_MOST_MINUTES = 100_000
_DEFAULT, _OWN, _NEVER = range(3)


class StayingDialog(QDialog):
    """Unused for how long it is unloaded, and whether it is pinned; both are remembered."""

    def __init__(self, place: Place, model: InstalledModel) -> None:
        super().__init__(place.widget)
        self._place, self._model = place, model
        self.setWindowTitle(self.tr("How long %s stays loaded") % model.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        space = place.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.s_px)
        column.addWidget(label(self.tr("When it is not used"), "section"))
        column.addLayout(self._choices())
        column.addSpacing(space.s_px)
        self.pin = QCheckBox(self.tr("Keep it loaded in any case"))
        column.addWidget(self.pin)
        hint = self.tr("It is not unloaded to make room for another model, either.")
        column.addWidget(label(hint, "muted", wrap=True))
        column.addSpacing(space.s_px)
        column.addLayout(self._buttons())
        self.setEnabled(False)
        place.shell.run_task(self._read(), self.tr("Reading what is remembered"))

    def _choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._place.theme.tokens.space.s_px)
        self.choice = QButtonGroup(self)
        usual = self._place.workbench.settings.settings.idle_unload_s / _MINUTE_S
        told = self.tr("after %g minutes") % usual if usual else self.tr("never")
        titles = (
            self.tr("Unload it as the settings say: %s") % told,
            self.tr("Unload it after"),
            self.tr("Never unload it because it is idle"),
        )
        self.minutes = NumberField(self.tr("Minutes"))
        self.minutes.setDecimals(0)
        self.minutes.setRange(1, _MOST_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setValue(_USUAL_MINUTES)
        for number, title in enumerate(titles):
            button = QRadioButton(title)
            self.choice.addButton(button, number)
            row = QHBoxLayout()
            row.addWidget(button)
            if number == _OWN:
                row.addWidget(self.minutes)
            row.addStretch(1)
            column.addLayout(row)
        self.choice.idToggled.connect(lambda _id, _on: self._dress())
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.cancel = Button(self._place.theme, self.tr("Cancel"))
        self.save = Button(self._place.theme, self.tr("Save"), kind="primary", icon="check")
        on_click(self.cancel, self.reject)
        on_click(self.save, self._on_save)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row

    async def _read(self) -> None:
        notes = self._place.workbench.loading.load_notes
        note = await asyncio.to_thread(notes.of, self._model.id)
        if isValid(self):
            self.show_note(note)

    def show_note(self, note: LoadNote) -> None:
        """Show what is remembered."""
        idle_s = note.idle_unload_s
        which = _DEFAULT if idle_s is None else _OWN if idle_s else _NEVER
        if idle_s:
            self.minutes.setValue(max(1.0, idle_s / _MINUTE_S))
        self.pin.setChecked(note.pinned)
        self.setEnabled(True)
        self.choice.button(which).setChecked(True)
        self.choice.button(which).setFocus()
        self._dress()

    def _dress(self) -> None:
        self.minutes.setEnabled(self.choice.checkedId() == _OWN)

    def _on_save(self) -> None:
        loading, chosen = self._place.workbench.loading, self.choice.checkedId()
        idle_s = {_DEFAULT: None, _OWN: self.minutes.value() * _MINUTE_S, _NEVER: 0.0}[chosen]
        loading.set_idle_unload(self._model.id, idle_s)
        loading.pin(self._model.id, self.pin.isChecked())
        self.accept()


def start_staying(place: Place, model: InstalledModel) -> None:
    """Open the dialog."""
    StayingDialog(place, model).open()
