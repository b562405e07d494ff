"""The page that says how a vLLM server is started: settings left, command or file right."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.app.notices import Notice
from workbench.base.files import write_chosen
from workbench.engines.vllm_launch import command_text, compose_of, problems, remarks
from workbench.ui.engines.vllm_form import VllmForm
from workbench.ui.engines.work_strip import WorkStrip
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import CodeView, ColumnArea, SplitView

FORM_PX = 420
_COMMAND, _COMPOSE = "command", "compose"
_NAMES = {_COMMAND: "vllm.sh", _COMPOSE: "compose.yaml"}


class VllmPage(QWidget):
    """Shows at once what each change of the settings means. Nothing is started from here."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        split = SplitView("engine-vllm")
        self.form = VllmForm(place.theme)
        area = ColumnArea(place.theme, 340)
        area.setAccessibleName(self.tr("Settings of the server"))
        area.setWidget(self.form)
        split.addWidget(area)
        split.addWidget(self._result())
        split.setStretchFactor(1, 1)
        split.setSizes([FORM_PX, 800])
        outer.addWidget(split)
        self.form.changed.connect(self.show_result)
        self.kind.chosen.connect(lambda _key: self.show_result())
        self.show_result()

    def _result(self) -> QWidget:
        theme, space = self._place.theme, self._place.theme.tokens.space
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(space.l_px, 0, space.xl_px, space.l_px)
        column.setSpacing(space.m_px)
        row = QHBoxLayout()
        row.setSpacing(space.s_px)
        self.kind = Segmented(
            [(_COMMAND, self.tr("Command line")), (_COMPOSE, self.tr("Compose file"))],
            self.tr("How it is started"),
        )
        self.kind.set_value(_COMMAND)
        self.copy = Button(theme, self.tr("Copy"), icon="copy")
        self.save = Button(theme, self.tr("Save…"), icon="save")
        on_click(self.copy, self._on_copy)
        on_click(self.save, self._on_save)
        row.addWidget(self.kind)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        column.addLayout(row)
        column.addLayout(self._shown(), 1)
        text = self.tr("Run it where the GPUs are, then connect the server under Servers.")
        column.addWidget(label(text, "muted", wrap=True))
        return side

    def _shown(self) -> QVBoxLayout:
        theme = self._place.theme
        column = QVBoxLayout()
        column.setSpacing(theme.tokens.space.m_px)
        self.work = WorkStrip(self._place)
        column.addWidget(self.work)
        self.problem = label("", "error", wrap=True)
        self.remarks = label("", "warning", wrap=True)
        column.addWidget(self.problem)
        column.addWidget(self.remarks)
        self.code = CodeView(theme, "bash")
        self.code.setAccessibleName(self.tr("How the server is started"))
        self.empty = EmptyState(
            theme,
            "terminal",
            self.tr("Name a model"),
            self.tr(
                "A folder on the machine that serves it, or a name in the hub's cache. What "
                "starts the server then stands here, to be copied or saved."
            ),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.code)
        self.pages.addWidget(self.empty)
        self.unfit = EmptyState(
            theme,
            "triangle-alert",
            self.tr("The settings do not fit together"),
            self.tr("What is wrong stands above; change it, and the command is here again."),
        )
        self.pages.addWidget(self.unfit)
        column.addWidget(self.pages, 1)
        return column

    def show_result(self) -> None:
        """Show what starts the server with the settings as they are."""
        missing = self.form.missing
        launch = self.form.launch()
        found = () if missing else problems(launch)
        good = not missing and not found
        self.problem.setText("\n".join(one[:1].upper() + one[1:] for one in found))
        self.problem.setVisible(bool(found))
        said = remarks(launch) if good else ()
        self.remarks.setText("\n".join(said))
        self.remarks.setVisible(bool(said))
        self.copy.setEnabled(good)
        self.save.setEnabled(good)
        shown = self.code if good else self.unfit
        self.pages.setCurrentWidget(self.empty if missing else shown)
        if good and self.kind.value == _COMPOSE:
            folder = self.form.folder.text().strip() or "./models"
            self.code.set_text(compose_of(launch, folder), "yaml")
        elif good:
            self.code.set_text(command_text(launch), "bash")
        else:
            self.code.set_text("")

    def _on_copy(self) -> None:
        what = self.tr("Compose file") if self.kind.value == _COMPOSE else self.tr("Command")
        self._place.shell.copy(self.code.toPlainText(), what)

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(_NAMES[self.kind.value])
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Write what is shown into a file; the window asked before if it was there."""
        if name:
            text = self.code.toPlainText().rstrip("\n") + "\n"
            self.work.begin(self._write(Path(name), text), self.tr("Saving"))

    async def _write(self, path: Path, text: str) -> None:
        await asyncio.to_thread(write_chosen, path, text)
        if isValid(self):
            title = self.tr("%s is saved") % path.name
            self._place.shell.notify(Notice("success", title, str(path), key=f"saved.{path}"))
