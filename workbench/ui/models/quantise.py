"""The dialog that makes a smaller copy of a model."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox
from shiboken6 import isValid

from workbench.app.notices import Notice
from workbench.app.quantise import Choice, choices, loses_twice, quantise
from workbench.base.errors import WorkbenchError
from workbench.models.store import InstalledModel
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.models.more import Place
from workbench.ui.models.quantise_text import TextBox
from workbench.ui.models.work_dialog import WorkDialog, fill, plain_table
from workbench.ui.widgets.basics import label

WIDTH_PX, HEIGHT_PX = 720, 640
_USUAL = "Q4_K_M"


class QuantiseDialog(WorkDialog):
    """Shows every kind with its size and what one notices; makes the chosen one."""

    def __init__(self, place: Place, model: InstalledModel) -> None:
        super().__init__(place, self.tr("Quantise %s") % model.title, self.tr("Make it"), "box")
        self._model = model
        self._choices: tuple[Choice, ...] = ()
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.note = label(self._words(), "muted", wrap=True)
        headings = (self.tr("Type"), self.tr("Size"), self.tr("Of this file"), self.tr("Notes"))
        self.table = plain_table(self.tr("Types"), headings, 3)
        self.text = TextBox(place.theme, place.shell)
        self.anyway = QCheckBox(self.tr("Make it all the same"))
        self.column.addWidget(self.note)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.text)
        self.column.addWidget(self.anyway)
        self.finish_layout()
        self.inputs += [self.table, self.text, self.anyway]
        self.anyway.setVisible(bool(loses_twice(model)))
        self.start.setEnabled(False)
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self.anyway.toggled.connect(self._on_chosen)
        self.text.changed.connect(self._on_chosen)
        self.text.failed.connect(self.show_problem)
        self.start.clicked.connect(self._on_start)
        self._looking = asyncio.get_running_loop().create_task(self._look())

    def _words(self) -> str:
        reason = loses_twice(self._model)
        if reason:
            return reason
        return self.tr(
            "A copy with fewer bits per weight: smaller, faster, a little worse. The copy is "
            "checked, and tried once, before it is in the list."
        )

    async def _look(self) -> None:
        try:
            found = await choices(self._model, with_text=True)
        except WorkbenchError as exc:
            if isValid(self):
                self.show_problem(exc)
            return
        if not isValid(self):
            return
        self._choices = found
        fill(self.table, [self._row(one) for one in found], (1, 2))
        kinds = [one.kind for one in found]
        if kinds:
            self.table.selectRow(kinds.index(_USUAL) if _USUAL in kinds else 0)
            self.table.setFocus()
        else:
            self.note.setText(self.tr("There is no smaller type than the one it has."))

    def _row(self, one: Choice) -> tuple[str, ...]:
        """A type that needs a text becomes at most as large as is told of it."""
        size = size_text(one.size_bytes)
        share = f"{one.size_bytes / max(1, self._model.size_bytes):.0%}"
        if not one.needs_text:
            return (one.kind, size, share, said(one.quality.note))
        note = self.tr("Needs a text. {0}").format(said(one.quality.note))
        return (one.kind, f"≤ {size}", f"≤ {share}", note)

    @property
    def chosen(self) -> Choice | None:
        """The chosen kind."""
        row = self.table.currentRow()
        return self._choices[row] if 0 <= row < len(self._choices) else None

    @Slot()
    def _on_chosen(self) -> None:
        one = self.chosen
        self.text.set_needed(one is not None and one.needs_text)
        agreed = not loses_twice(self._model) or self.anyway.isChecked()
        self.start.setEnabled(one is not None and agreed and self.text.usable)

    @Slot()
    def _on_start(self) -> None:
        one = self.chosen
        if one is not None and not self.working:
            title = self.tr("Quantising %s") % self._model.title
            self.begin(self._make(one.kind, self.text.text), title)

    async def _make(self, kind: str, text: str) -> None:
        made = await quantise(
            self.place.workbench,
            self._model.id,
            kind,
            self.told,
            allow_requantize=bool(loses_twice(self._model)),
            text=text,
        )
        self.place.shell.notify(
            Notice(
                "success",
                self.tr("%s is installed") % made.title,
                self.tr("%s; every tensor was checked.") % size_text(made.size_bytes),
                key=f"quantised.{made.id}",
            )
        )
        if isValid(self):
            self.accept()

    def done(self, result: int) -> None:
        """Closing also ends the look at what there is."""
        self._looking.cancel()
        super().done(result)


def start_quantising(place: Place, model: InstalledModel) -> None:
    """Open the dialog."""
    QuantiseDialog(place, model).open()
