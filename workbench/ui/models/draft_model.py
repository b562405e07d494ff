"""The dialog that chooses which small model guesses ahead for a large one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QBrush
from shiboken6 import isValid

from workbench.app.drafts import Draft
from workbench.app.notices import Notice
from workbench.base.errors import WorkbenchError
from workbench.models.store import InstalledModel
from workbench.ui.language.figures import size_text
from workbench.ui.models.fit_bar import FitBar
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import WorkDialog, fill, plain_table
from workbench.ui.widgets.basics import label

WIDTH_PX, HEIGHT_PX = 680, 600
_NONE = Draft("", None)


class DraftDialog(WorkDialog):
    """Lists every model with whether it can guess, and shows the memory of both together."""

    def __init__(self, place: Place, model: InstalledModel) -> None:
        title = self.tr("Draft model for %s") % model.title
        super().__init__(place, title, self.tr("Save"), "check")
        self._model = model
        self._drafts: tuple[Draft, ...] = ()
        self._fitting: asyncio.Task[None] | None = None
        self.resize(WIDTH_PX, HEIGHT_PX)
        headings = (self.tr("Model"), self.tr("Size"), self.tr("Guesses ahead"))
        self.table = plain_table(self.tr("Draft models"), headings, 2)
        self.reason = label(self.tr("Comparing the tokens of the models…"), "muted", wrap=True)
        self.fit = FitBar(place.theme)
        self.fit.set_fit(None)
        self.column.addWidget(label(self._words(), "muted", wrap=True))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.fit)
        self.finish_layout()
        self.inputs.append(self.table)
        self.start.setEnabled(False)
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self.start.clicked.connect(self._on_save)
        self._looking = self._do(self._look)

    def _words(self) -> str:
        return self.tr(
            "A small model of the same tokens writes ahead and this one checks several tokens "
            "in one step: that pays where the small one is about ten times smaller, most of "
            "all on a GPU; where it does not, it pauses by itself, and answers stay the same."
        )

    @property
    def chosen(self) -> Draft | None:
        """The chosen row; its id is empty for none."""
        row = self.table.currentRow()
        return self._drafts[row] if 0 <= row < len(self._drafts) else None

    def _do(self, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        return asyncio.get_running_loop().create_task(self._find_out(work))

    async def _find_out(self, work: Callable[[], Awaitable[None]]) -> None:
        """What cannot be found out is said in the dialog."""
        try:
            await work()
        except WorkbenchError as exc:
            if isValid(self):
                self.show_problem(exc)

    async def _look(self) -> None:
        drafts = self.place.workbench.models.drafts
        chosen = await asyncio.to_thread(drafts.of, self._model)
        found = await asyncio.to_thread(drafts.choices, self._model)
        if isValid(self):
            gone = (chosen,) if chosen and chosen.model is None else ()
            self._show((_NONE, *gone, *found), chosen.id if chosen else "")

    def _show(self, drafts: tuple[Draft, ...], chosen_id: str) -> None:
        self._drafts = drafts
        fill(self.table, [self._row(one) for one in drafts], (1,))
        muted = QBrush(self.place.theme.colour("muted"))
        for row, one in enumerate(drafts):
            for column in range(self.table.columnCount()):
                item = self.table.item(row, column)
                if item is None:
                    continue
                if one.why_not:
                    item.setForeground(muted)
                spoken = ", ".join(filter(None, self._row(one)))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        ids = [one.id for one in drafts]
        self.table.selectRow(ids.index(chosen_id) if chosen_id in ids else 0)
        self.table.setFocus()

    def _row(self, one: Draft) -> tuple[str, ...]:
        if not one.id:
            return (self.tr("None"), "", self.tr("Nothing is loaded beside this model."))
        size = size_text(one.model.size_bytes) if one.model else ""
        can = self.tr("Yes") if not one.why_not else self.tr("No: %s") % one.why_not
        return (one.title, size, can)

    @Slot()
    def _on_chosen(self) -> None:
        one = self.chosen
        self.start.setEnabled(one is not None and not one.why_not)
        if one is None:
            return
        refused = self.tr("%s cannot guess ahead for this model: %s.")
        self.reason.setText(refused % (one.title, one.why_not) if one.why_not else "")
        self.reason.setVisible(bool(one.why_not))
        if self._fitting is not None:
            self._fitting.cancel()
        self._fitting = self._do(partial(self._judge, one))

    async def _judge(self, one: Draft) -> None:
        judge = self.place.workbench.models.judging.with_draft
        found = await asyncio.to_thread(judge, self._model, one.usable, 0)
        if isValid(self) and self.chosen == one:
            self.fit.set_fit(found)

    @Slot()
    def _on_save(self) -> None:
        one = self.chosen
        if one is not None and not self.working:
            self.begin(self._keep(one), self.tr("Keeping the draft model"))

    async def _keep(self, one: Draft) -> None:
        await self.place.workbench.loading.set_draft(self._model.id, one.id)
        said = self.tr("Nothing guesses ahead for %s") % self._model.title
        if one.id:
            said = self.tr("%s guesses ahead for %s") % (one.title, self._model.title)
        self.place.shell.notify(
            Notice(
                "success",
                said,
                self.tr("It holds from the next load of the model on."),
                key=f"draft_model.{self._model.id}",
            )
        )
        if isValid(self):
            self.accept()

    def done(self, result: int) -> None:
        """Closing also ends the look at what there is."""
        self._looking.cancel()
        if self._fitting is not None:
            self._fitting.cancel()
        super().done(result)


def start_choosing(place: Place, model: InstalledModel) -> None:
    """Open the dialog."""
    DraftDialog(place, model).open()
