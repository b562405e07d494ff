"""Updates and packs in the settings: the version, what is installed, and files to take in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.incoming import PARCEL_SUFFIXES
from workbench.app.notices import Notice
from workbench.app.parcels.desk import PackState
from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.updates.dialog import ParcelDialog
from workbench.ui.widgets.basics import Badge, label, line
from workbench.ui.widgets.buttons import Button, on_click


class UpdatesCard(QWidget):
    """The version with a button for files, and a row for each pack.

    Attributes:
        remove, back: The buttons of each pack, by its name.
    """

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self.remove: dict[str, Button] = {}
        self.back: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self.version = label(self.tr("Workbench {0}").format(workbench.parcels.version))
        words.addWidget(self.version)
        words.addWidget(
            label(
                self.tr(
                    "Newer versions and packs for graphics cards come as signed files. Nothing "
                    "is searched for or fetched by itself."
                ),
                "muted",
                wrap=True,
            )
        )
        head.addLayout(words, 1)
        self.choose = Button(theme, self.tr("Install from a file…"), icon="package")
        on_click(self.choose, self._ask)
        head.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(line())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Look at what is installed."""
        self._shell.run_task(self._refresh(), "")

    async def _refresh(self) -> None:
        found = await self._workbench.parcels.packs()
        if isValid(self):
            self.show_packs(found)

    def show_packs(self, packs: tuple[PackState, ...]) -> None:
        """Show other packs."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.remove.clear()
        self.back.clear()
        for state in packs:
            self._rows.addWidget(self._row(state))
        if not packs:
            self._rows.addWidget(label(self.tr("No packs are installed."), "muted"))

    def _row(self, state: PackState) -> QWidget:
        pack = state.pack
        name, version = pack.parcel.name, pack.parcel.version
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"{pack.parcel.title or name} {version}"))
        about = self.tr("For {0}, {1}").format(pack.engine, size_text(pack.parcel.size_bytes))
        words.addWidget(label(f"{about}. {pack.unfit}".strip(), "muted", wrap=True))
        row.addLayout(words, 1)
        state_word = self.tr("not used") if pack.unfit else self.tr("in use")
        row.addWidget(Badge(self._theme, state_word, "warning" if pack.unfit else "success"))
        if state.earlier:
            back = Button(self._theme, self.tr("Back to {0}").format(state.earlier))
            on_click(back, partial(self._go_back, name))
            self.back[name] = back
            row.addWidget(back)
        remove = Button(self._theme, self.tr("Remove"), kind="quiet")
        remove.setAccessibleName(self.tr("Remove the pack {0}").format(name))
        on_click(remove, partial(self._ask_remove, name))
        self.remove[name] = remove
        row.addWidget(remove)
        return holder

    def _ask_remove(self, name: str) -> None:
        """The first press asks, in the same place; the second one removes."""
        button = self.remove[name]
        sure = self.tr("Really remove")
        if button.text() != sure:
            button.setText(sure)
            button.set_kind("danger")
            return
        button.setEnabled(False)
        self._shell.run_task(self._remove(name), self.tr("Removing the pack {0}").format(name))

    async def _remove(self, name: str) -> None:
        try:
            await self._workbench.parcels.remove(name)
            why = self.tr("Models that are loaded keep it until they are unloaded.")
            title = self.tr("The pack {0} is removed").format(name)
            self._shell.notify(Notice("success", title, why, key="packs.removed"))
        finally:
            if isValid(self):
                self.refresh()

    def _go_back(self, name: str) -> None:
        self._shell.run_task(self._roll_back(name), self.tr("Going back"))

    async def _roll_back(self, name: str) -> None:
        pack = await self._workbench.parcels.roll_back(name)
        title = self.tr("The pack {0} is version {1} again").format(name, pack.parcel.version)
        why = self.tr("Models that are loaded from now on use it; load a model again for that.")
        self._shell.notify(Notice("success", title, why, key="packs.rolled_back"))
        if isValid(self):
            self.refresh()

    def _ask(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in PARCEL_SUFFIXES)
        dialog = QFileDialog(self, self.tr("Install from a file"))
        dialog.setNameFilter(self.tr("Updates and packs ({0})").format(endings))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.look(Path(name)))
        dialog.open()

    def look(self, path: Path) -> None:
        """Show what a file is; nothing of it is kept."""
        self._shell.run_task(self._look(path), self.tr("Looking into {0}").format(path.name))

    async def _look(self, path: Path) -> None:
        facts = await self._workbench.parcels.look(path)
        if isValid(self):
            dialog = ParcelDialog(facts, self._workbench, self._theme, self._shell, self)
            dialog.installed.connect(self.refresh)
            dialog.open()
