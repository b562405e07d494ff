"""The second page: where fetched models go, and which ones other programs hold already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.aside import aside
from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text
from workbench.models.folder_check import FolderState, check_folder
from workbench.ui.first_steps.page import StepPage
from workbench.ui.first_steps.words import tr
from workbench.ui.language import messages
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.views import Toggle

TIGHT_BYTES = 5_000_000_000
"""Less free room than a usual model of seven billion parameters takes."""


class ModelsPage(StepPage):
    """A folder with its room, which can be changed; models of other programs.

    Args:
        change: Changes a setting by its name; says itself where that fails.
    """

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        shell: ShellApi,
        change: Callable[[str, Any], None],
    ) -> None:
        super().__init__(
            theme,
            tr("Where models live"),
            tr(
                "A small model came with the program. Larger ones that you fetch later go "
                "here: from half a gigabyte to ten gigabytes each."
            ),
        )
        self._workbench, self._shell, self._change = workbench, shell, change
        self.state: FolderState | None = None
        self._add_folder()
        self._add_others()
        self.column.addStretch(1)

    @property
    def folder(self) -> Path:
        """Where models go as the settings say."""
        chosen = self._workbench.settings.settings.download_folder
        return Path(chosen).expanduser() if chosen else self._workbench.paths.models

    def _add_folder(self) -> None:
        rows = self.card(tr("Folder of models"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        self.path = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.path.setProperty("role", "mono")
        column.addWidget(self.path)
        self.sign = IconLabel(self.theme, "hourglass")
        self.said = label("", "muted", wrap=True)
        told = QHBoxLayout()
        told.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.said, 1)
        column.addLayout(told)
        buttons = QHBoxLayout()
        self.choose = Button(self.theme, tr("Change…"), icon="folder-open")
        self.usual = Button(self.theme, tr("Use the program's own"), kind="quiet")
        on_click(self.choose, self._ask)
        on_click(self.usual, lambda: self.take(""))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        column.addLayout(buttons)
        rows.addWidget(holder)

    def _add_others(self) -> None:
        rows = self.card(tr("Models of other programs"))
        self.others = Toggle(self.theme, tr("List models of other programs"))
        self.others.setChecked(self._workbench.settings.settings.other_programs_models)
        self.others.clicked.connect(self._on_others)
        self.row(
            rows,
            tr("List models of LM Studio, Ollama and the Hugging Face cache"),
            tr("They are used where they lie; nothing is copied or changed."),
            self.others,
        )
        self.found = label("", "muted", wrap=True)
        self.found.setContentsMargins(0, 0, 0, 10)
        rows.addWidget(self.found)
        self.more = Button(self.theme, tr("Add a folder of models…"), kind="quiet", icon="plus")
        on_click(self.more, self._ask_more)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        self._show_found()
        self._shell.run_task(self._look(), "")

    async def _look(self) -> None:
        """Check the folder; on a drive that sleeps that takes a while."""
        folder = self.folder
        own = folder == self._workbench.paths.models
        self.path.set_text(str(folder))
        self.usual.setVisible(not own)
        state = await aside(check_folder, folder)
        if isValid(self) and state.path == self.folder:
            self.show_state(state)

    def show_state(self, state: FolderState) -> None:
        """Show what was found out about the folder."""
        self.state = state
        room = "" if state.free_bytes is None else size_text(state.free_bytes)
        if state.problem:
            words = tr("Nothing can be written there: {0}. Choose another folder; the model "
                       "that came with the program works all the same.")  # fmt: skip
            icon, role, said = "circle-x", "error", words.format(messages.said(state.problem))
        elif state.free_bytes is not None and state.free_bytes < TIGHT_BYTES:
            words = tr("{0} are free: that is little for models. It can be written to.")
            icon, role, said = "triangle-alert", "warning", words.format(room)
        elif room:
            icon, role = "circle-check", "success"
            said = tr("{0} are free, and it can be written to.").format(room)
        else:
            icon, role = "circle-check", "success"
            said = tr("It can be written to; how much is free is not told.")
        if state.is_new and not state.problem:
            said = f"{said} {tr('It is made when it is needed.')}"
        self.sign.set_icon(icon, role)
        self.said.setText(said)

    def _show_found(self) -> None:
        """How many models of each program are listed."""
        models = self._workbench.models.models
        counts = Counter(model.program for model in models if model.program)
        if not self._workbench.settings.settings.other_programs_models:
            said = tr("They are not looked for.")
        elif counts:
            said = tr("Found: {0}.").format(
                ", ".join(f"{program} ({count})" for program, count in counts.most_common())
            )
        else:
            said = tr("None are here now. What these programs fetch later appears by itself.")
        self.found.setText(said)

    def _on_others(self, on: bool) -> None:
        self._change("other_programs_models", on)
        self.others.setChecked(self._workbench.settings.settings.other_programs_models)
        self._shell.run_task(self._read_again(), "")

    async def _read_again(self) -> None:
        await self._workbench.models.refresh()
        if isValid(self):
            self._show_found()

    def _ask(self) -> None:
        self._dialog(tr("Folder of models"), self.take)

    def _ask_more(self) -> None:
        self._dialog(tr("Add a folder of models"), self.add)

    def _dialog(self, title: str, take: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(take)
        dialog.open()

    def take(self, folder: str) -> None:
        """Keep fetched models in another folder; empty is the program's own."""
        self._shell.run_task(self._take(folder), "")

    async def _take(self, folder: str) -> None:
        """Only a folder that can be written to is taken; of another one it is said why not."""
        if folder and folder != str(self._workbench.paths.models):
            state = await aside(check_folder, Path(folder))
            if not isValid(self):
                return
            if state.problem:
                words = tr("{0} was not taken: {1}. The folder stays as it was.")
                self.sign.set_icon("circle-x", "error")
                self.said.setText(words.format(folder, state.problem))
                return
        own = folder == str(self._workbench.paths.models)
        self._change("download_folder", "" if own else folder)
        await self._look()

    def add(self, folder: str) -> None:
        """Look for models in one more folder."""
        folders = self._workbench.settings.settings.model_folders
        if folder not in folders:
            self._change("model_folders", (*folders, folder))
        self._shell.run_task(self._count_in(folder), "")

    async def _count_in(self, folder: str) -> None:
        models = await self._workbench.models.refresh()
        if isValid(self):
            count = sum(1 for model in models if model.path.is_relative_to(folder))
            one, more = tr("1 model was found in {0}."), tr("{1} models were found in {0}.")
            self.found.setText((one if count == 1 else more).format(folder, count))
