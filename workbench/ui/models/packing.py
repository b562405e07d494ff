"""The dialog that packs models and agents for another machine."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
)
from shiboken6 import isValid

from workbench.app.bundle_values import Inside, Wish
from workbench.app.bundles import Bundles
from workbench.app.notices import Notice
from workbench.app.packable import can_pack
from workbench.base.errors import WorkbenchError
from workbench.models.bundles.values import SUFFIX
from workbench.models.store import InstalledModel
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.language.words import counted
from workbench.ui.models.bundle_parts import WIDTH_PX, Choices, fit_height
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.fields import row_label

_MOST_NAMED = 8
_STEPS = 1000


class PackDialog(QDialog):
    """Asks what goes along and where to; stays open and shows how far it is.

    Signals:
        moved: args: bytes that are packed, and of how many. Emitted from a thread.
    """

    moved = Signal(object, object)

    def __init__(self, place: Place, model: InstalledModel) -> None:
        super().__init__(place.widget)
        self._place, self._model = place, model
        self._work: asyncio.Task[Any] | None = None
        self.setWindowTitle(self.tr("Pack for another machine"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        self.name = QLineEdit(model.title)
        self.name.setAccessibleName(self.tr("Title of the bundle"))
        self.name.setMaxLength(200)
        self.models = Choices(place.theme, self.tr("Models to pack"), self._count)
        self.agents = Choices(place.theme, self.tr("Agents to pack"), self._count)
        self.policy = QCheckBox(self.tr("Settings and approvals, too"))
        self.policy.setToolTip(
            self.tr("Whoever unpacks it sees each of them and is asked before they count.")
        )
        forms = {"file": self.tr("One file"), "folder": self.tr("Folder to run from")}
        self.form = Segmented(list(forms.items()), self.tr("Form"))
        self.form.set_value("file")
        self.note = label("", "muted", wrap=True)
        self.problem = label("", "error", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Packed so far"))
        self.start = Button(place.theme, self.tr("Pack…"), kind="primary", icon="package")
        self.stop = Button(place.theme, self.tr("Cancel"))
        self._lay_out()
        self._fill()
        self.form.chosen.connect(lambda _key: self._count())
        self.moved.connect(self._on_moved)
        self.name.textChanged.connect(lambda _text: self._count())
        on_click(self.start, self._choose_target)
        on_click(self.stop, self.reject)
        self._count()

    def _lay_out(self) -> None:
        space = self._place.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.s_px)
        head = QHBoxLayout()
        head.addWidget(row_label(self.tr("Title")))
        head.addWidget(self.name, 1)
        column.addLayout(head)
        column.addWidget(SectionHeader(self.tr("Models")))
        column.addWidget(self.models)
        column.addWidget(SectionHeader(self.tr("Agents")))
        column.addWidget(self.agents)
        column.addWidget(self.policy)
        form = QHBoxLayout()
        form.addWidget(self.form)
        form.addStretch(1)
        column.addLayout(form)
        for widget in (self.note, self.problem, self.bar):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.start)
        column.addLayout(row)
        self.problem.hide()
        self.bar.hide()

    def _fill(self) -> None:
        bench = self._place.workbench
        wanted = self._model
        others = [m for m in bench.models.models if can_pack(m) and m.id != wanted.id]
        for model in (wanted, *others):
            size = size_text(model.size_bytes)
            self.models.add(model.id, model.title, size, checked=model is wanted)
        for agent in bench.agents.agents:
            mine = wanted.id in (agent.model.id, *agent.model.fallback)
            self.agents.add(agent.name, agent.title, agent.model.id, checked=mine)

    def _count(self) -> None:
        sizes = {m.id: m.size_bytes for m in self._place.workbench.models.models}
        together = size_text(sum(sizes.get(name, 0) for name in self.models.chosen))
        models, agents = len(self.models.chosen), len(self.agents.chosen)
        text = ", ".join(
            (
                counted(models, "%Ln model", "%Ln models"),
                counted(agents, "%Ln agent", "%Ln agents"),
                f"{together}.",
            )
        )
        if self.form.value == "folder":
            text += " " + self.tr("On a drive, its models run from there without being copied.")
        else:
            text += " " + self.tr("Every byte is checked while it is packed.")
        text += " " + self.tr("Folders that agents may read do not go along.")
        rest = Bundles(self._place.workbench).left_behind(
            self.models.chosen, self.agents.chosen
        )
        if rest:
            words = self.tr("Agents need what no bundle holds, so take it along: {0}.")
            text += " " + words.format(", ".join(rest[:_MOST_NAMED]))
        self.note.setText(text)
        self.start.setEnabled(bool(models or agents) and bool(self.name.text().strip()))
        fit_height(self)

    def _choose_target(self) -> None:
        folder = self.form.value == "folder"
        ending = "" if folder else SUFFIX
        plain = "".join(c if c.isalnum() or c in " ._-" else "-" for c in self.name.text())
        kinds = self.tr("Any name (*)") if folder else self.tr("Bundles (*%s)") % SUFFIX
        dialog = QFileDialog(self, self.tr("Pack into"), plain.strip() + ending, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.pack_into(Path(name)))
        dialog.open()

    def pack_into(self, target: Path) -> None:
        """Begin; what lies there already was agreed to be replaced, if it is a file."""
        folder = self.form.value == "folder"
        if not folder and target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        wish = Wish(
            self.models.chosen,
            self.agents.chosen,
            self.name.text().strip(),
            self.policy.isChecked(),
        )
        self._show_working(True)
        self._place.shell.run_task(
            self._pack(wish, target, folder), self.tr("Packing %s") % wish.title
        )

    async def _pack(self, wish: Wish, target: Path, folder: bool) -> None:
        self._work = asyncio.current_task()
        bundles = Bundles(self._place.workbench)
        try:
            inside = await bundles.pack(
                wish, target, self._told, as_folder=folder, overwrite=True
            )
        except WorkbenchError as exc:
            self._ended()
            self._show_problem(exc)
        except asyncio.CancelledError:
            self._ended()
            raise
        else:
            self._ended()
            self._tell(inside)
            if isValid(self):
                self.accept()

    def _told(self, done_bytes: int, whole_bytes: int) -> None:
        """Called from a thread, which may be faster than the dialog that goes."""
        with suppress(RuntimeError):
            self.moved.emit(done_bytes, whole_bytes)

    def _ended(self) -> None:
        self._work = None
        if isValid(self):
            self._show_working(False)

    def _show_problem(self, exc: WorkbenchError) -> None:
        if isValid(self):
            self.problem.setText(f"{said(exc.message)}. {said(exc.hint)}")
            self.problem.show()
            fit_height(self)
            return
        self._place.workbench.notices.tell(exc, self.tr("The models were not packed"))

    def _tell(self, inside: Inside) -> None:
        self._place.shell.notify(
            Notice(
                "success",
                self.tr("Packed into %s") % inside.bundle.path.name,
                self.tr("Signed with %s.") % inside.bundle.fingerprint,
                self.tr("Tell these letters to whoever unpacks it: so they know it is yours."),
                key="models.packed",
            )
        )

    def _show_working(self, working: bool) -> None:
        for widget in (self.name, self.models, self.agents, self.policy, self.form, self.start):
            widget.setEnabled(not working)
        self.problem.hide()
        self.bar.setValue(0)
        self.bar.setVisible(working)
        self.stop.setText(self.tr("Stop") if working else self.tr("Cancel"))
        self.stop.setAccessibleName(self.stop.text())
        fit_height(self)

    @Slot(object, object)
    def _on_moved(self, done_bytes: int, whole_bytes: int) -> None:
        self.bar.setValue(_STEPS * done_bytes // max(1, whole_bytes))

    def reject(self) -> None:
        """Esc, the button and the window's cross: stop what goes on, else close."""
        if self._work is not None:
            self._work.cancel()
            return
        super().reject()


def start_packing(place: Place, model: InstalledModel) -> None:
    """Open the dialog."""
    PackDialog(place, model).open()
