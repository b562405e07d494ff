"""The dialog that shows what an update or a pack is, and takes it in."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.notices import Notice
from workbench.app.parcels.desk import ParcelFacts
from workbench.app.workbench import Workbench
from workbench.base.errors import PolicyError, WorkbenchError
from workbench.base.sizes import size_text
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, KeyValue, label
from workbench.ui.widgets.buttons import Button, on_click

WIDTH_PX = 560
_STEPS = 1000
_NAMES_PX = 110


class ParcelDialog(QDialog):
    """What it is, who signed it, and what will change; nothing is done unasked.

    Signals:
        moved: How much is done, 0 to 1. Emitted from a thread.
        installed: A pack was taken in.
    """

    moved = Signal(float)
    installed = Signal()

    def __init__(
        self,
        facts: ParcelFacts,
        workbench: Workbench,
        theme: Theme,
        shell: ShellApi,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._facts, self._parcels = facts, workbench.parcels
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._work: asyncio.Task[None] | None = None
        self.is_update = facts.parcel.kind == "update"
        self.setWindowTitle(
            self.tr("Update of Workbench") if self.is_update else self.tr("Pack for an engine")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        self.problem = label("", "error", wrap=True)
        self.note = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Done so far"))
        words = self.tr("Close and update") if self.is_update else self.tr("Install")
        self.install = Button(theme, words, kind="primary", icon="arrow-down-to-line")
        self.cancel = Button(theme, self.tr("Cancel"))
        self._lay_out()
        self.moved.connect(self._on_moved)
        on_click(self.install, self.begin)
        on_click(self.cancel, self.reject)
        self._show_refusal()
        self._show_working(False)

    def _lay_out(self) -> None:
        space, parcel = self._theme.tokens.space, self._facts.parcel
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.m_px)
        head = QHBoxLayout()
        title = parcel.title or (self.tr("Workbench") if self.is_update else parcel.name)
        head.addWidget(label(f"{title} {parcel.version}", "section", wrap=True), 1)
        head.addWidget(Badge(self._theme, self.tr("Signed by somebody trusted"), "success"))
        column.addLayout(head)
        column.addWidget(KeyValue(self._rows(), names_px=_NAMES_PX))
        for widget in (self.note, self.problem, self.bar):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.install)
        column.addLayout(row)
        self.note.setText(self._change())

    def _rows(self) -> list[tuple[str, str]]:
        facts, parcel = self._facts, self._facts.parcel
        rows = [
            (self.tr("File"), str(facts.path)),
            (self.tr("Size"), self._size()),
            (self.tr("For"), parcel.platform),
            (self.tr("Signer"), facts.fingerprint),
            (self.tr("Trusted by"), str(facts.keys_place)),
        ]  # fmt: skip
        if parcel.needs:
            needs = ", ".join(f"{name} {value}" for name, value in parcel.needs.items())
            rows.append((self.tr("Needs"), needs))
        return rows

    def _size(self) -> str:
        parcel = self._facts.parcel
        one, more = self.tr("{0} in 1 file"), self.tr("{0} in {1} files")
        words = one if len(parcel.files) == 1 else more
        return words.format(size_text(parcel.size_bytes), len(parcel.files))

    def _change(self) -> str:
        """What will be otherwise afterwards."""
        before, version = self._facts.before, self._facts.parcel.version
        if self.is_update:
            words = self.tr(
                "Every byte is checked now. Then Workbench closes; version {1} tests itself "
                "and takes the place of {0}, and the window opens again. If anything fails, "
                "{0} stays. Conversations, agents and models are not touched."
            )
            return words.format(before, version)
        if not before:
            return self.tr("Models that are loaded afterwards use it.")
        words = self.tr(
            "It takes the place of version {0}, which is kept so that you can go back."
        )
        return words.format(before)

    def _show_refusal(self) -> None:
        if (refusal := self._facts.refusal) is not None:
            self.show_problem(refusal)
            self.note.hide()
            self.install.setEnabled(False)
            self.cancel.setText(self.tr("Close"))

    def show_problem(self, error: WorkbenchError) -> None:
        """Say what is wrong and what to do."""
        message = f"{error.message[:1].upper()}{error.message[1:]}."
        self.problem.setText(f"{message} {error.hint}".strip())
        self.problem.show()
        self._fit()

    def _fit(self) -> None:
        if (layout := self.layout()) is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH_PX))

    @property
    def working(self) -> bool:
        """Something is being checked or written."""
        return self._work is not None

    def begin(self) -> None:
        """Check it and take it in."""
        if self._work is None and self._facts.refusal is None:
            self.problem.hide()
            title = self.tr("Installing {0}").format(self._facts.path.name)
            self._shell.run_task(self._do(), title)

    async def _do(self) -> None:
        self._work = asyncio.current_task()
        self._show_working(True)
        try:
            await (self._update() if self.is_update else self._install())
        except WorkbenchError as exc:
            if not isValid(self):
                raise
            self.show_problem(exc)
        finally:
            self._work = None
            if isValid(self):
                self._show_working(False)

    async def _install(self) -> None:
        pack = await self._parcels.install(self._facts, self._told)
        title = self.tr("{0} {1} is installed").format(
            pack.parcel.title or pack.parcel.name, pack.parcel.version
        )
        why = self.tr("Models that are loaded from now on use it; load a model again for that.")
        self._shell.notify(Notice("success", title, why, key="packs.installed"))
        if isValid(self):
            self.installed.emit()
            self.accept()

    async def _update(self) -> None:
        """All of it is checked while the window still says what is wrong."""
        if self._workbench.access.held:
            raise PolicyError(
                self.tr("where people sign in, the program is not updated from its window"),
                self.tr("Close it and run: workbench --as NAME update FILE"),
            )
        await self._parcels.verify(self._facts, self._told)
        await self._parcels.begin_update(self._facts)
        if isValid(self):
            self.accept()
        self._shell.trigger("shell.quit")

    def _told(self, share: float) -> None:
        """Called from a thread, which may be faster than the dialog that goes."""
        with suppress(RuntimeError):
            self.moved.emit(share)

    @Slot(float)
    def _on_moved(self, share: float) -> None:
        self.bar.setValue(int(share * _STEPS))

    def _show_working(self, working: bool) -> None:
        self.install.setVisible(not working and self._facts.refusal is None)
        self.bar.setValue(0)
        self.bar.setVisible(working)
        if self._facts.refusal is None:
            self.cancel.setText(self.tr("Stop") if working else self.tr("Cancel"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.problem.setVisible(bool(self.problem.text()) and not working)
        self._fit()

    def reject(self) -> None:
        """Esc, the button and the window's cross: stop what goes on, else close."""
        if self._work is not None:
            self._work.cancel()
            return
        super().reject()
