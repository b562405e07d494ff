"""The code of a Python tool, and the function it must have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout

from workbench.tools.documents import Parameter, ToolDocument
from workbench.tools.kinds.python import PythonSettings
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.code_edit import CodeEdit
from workbench.ui.tools.part import Part
from workbench.ui.tools.words import field_title, tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

PATH = "settings.source"
_RUN = re.compile(r"^def run\([^)]*\)[^:\n]*:", re.MULTILINE)


class PythonPart(Part):
    """A code editor below the line that is expected."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Python function"))
        words = tr(
            "The result is text, or anything that JSON can hold. It runs in a process of its "
            "own, without network and files unless they are granted below."
        )
        self.column.addWidget(label(words, "muted", wrap=True))
        self.signature = label("", "mono", wrap=True)
        self.use = Button(theme, tr("Put it in"))
        self.use.setToolTip(tr("Write this line in place of the one that is there"))
        self.use.setAccessibleName(tr("Put the expected line into the code"))
        on_click(self.use, self._on_use)
        self._hint = label(tr("Expected:"), "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hint)
        row.addWidget(self.signature, 1)
        row.addWidget(self.use)
        self.column.addLayout(row)
        self.source = CodeEdit(theme, field_title(PATH), "python")
        self.source.rested.connect(lambda: self.touched.emit(PATH, True))
        self._add(
            PATH,
            self.source,
            tr("Tab leaves the code; Ctrl+] and Ctrl+[ move a line in and out."),
        )

    def show_tool(self, tool: ToolDocument) -> None:
        settings: PythonSettings = tool.settings
        wanted = signature_of(tool.parameters)
        self.signature.setText(wanted)
        self.signature.setAccessibleName(tr("Expected: {0}").format(wanted))
        found = _RUN.search(settings.source)
        self.use.setVisible(found is None or _plain(found.group()) != _plain(wanted))
        self.source.show_text(settings.source)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        return replace(tool, settings=PythonSettings(self.source.toPlainText()))

    def _on_use(self) -> None:
        wanted, text = self.signature.text(), self.source.toPlainText()
        if _RUN.search(text):
            text = _RUN.sub(lambda _found: wanted, text, count=1)
        else:
            text = f'{text.rstrip()}\n\n\n{wanted}\n    return ""\n'.lstrip("\n")
        self.source.show_text(text)
        self.source.setFocus()
        self.touched.emit(PATH, False)


def signature_of(parameters: Sequence[Parameter]) -> str:
    """The line with which the function begins, for these parameters."""
    needed = [one.name for one in parameters if one.required]
    others = [f"{one.name}={one.default!r}" for one in parameters if not one.required]
    return f"def run({', '.join((*needed, *others))}):"


def _plain(text: str) -> str:
    """A signature by its names alone: defaults and types are the author's."""
    names = re.findall(r"(?:\(|,)\s*(\w+)", text)
    return ",".join(sorted(names))
