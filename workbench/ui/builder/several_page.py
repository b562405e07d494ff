"""The inspector's pages for several nodes, and for one remark."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.graphs.documents import Remark, Scope
from workbench.agents.graphs.edits import SetRemark
from workbench.ui.builder.field_block import FieldBlock
from workbench.ui.builder.text_area import TextArea
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click


class SeveralPage(QWidget):
    """How many are chosen, and what can be done with all of them.

    Signals:
        asked: arg: key of a command: pack, duplicate, row, delete.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.header = SectionHeader("")
        self.buttons = {
            "pack": Button(theme, tr("Pack into a subgraph"), icon="package"),
            "duplicate": Button(theme, tr("Duplicate"), icon="copy"),
            "row": Button(theme, tr("Arrange in a row"), icon="sliders-horizontal"),
            "delete": Button(theme, tr("Delete"), icon="trash-2", kind="danger"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(
            label(tr("Packed nodes become one; what crosses its edge becomes its ports."),
                  "muted", wrap=True)
        )  # fmt: skip
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            column.addWidget(button)
        column.addStretch(1)

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self.header.title.setText(tr("{0} chosen").format(count))


class RemarkPage(QWidget):
    """The text of a remark.

    Signals:
        edit_asked: args: the edit, the field it was typed in.
    """

    edit_asked = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._scope: Scope = ()
        self._remark: Remark | None = None
        self.area = TextArea(theme, tr("Text of the remark"), lines=(4, 16))
        self.area.rested.connect(self._on_rested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(12)
        column.addWidget(SectionHeader(tr("Remark")))
        column.addWidget(FieldBlock(tr("Text"), self.area))
        column.addStretch(1)

    def show_remark(self, scope: Scope, remark: Remark) -> None:
        """Show a remark without telling."""
        self._scope, self._remark = scope, remark
        self.area.show_text(remark.text)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        self.area.flush()

    def _on_rested(self) -> None:
        if self._remark is not None:
            changed = replace(self._remark, text=self.area.toPlainText())
            self.edit_asked.emit(SetRemark(self._scope, changed), f"{changed.id}.text")
