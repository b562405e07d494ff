"""Parts of forms: they show some fields of a document, and say what is on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.problem import Problem
from workbench.tools.documents import ToolDocument
from workbench.ui.builder.field_block import FieldBlock
from workbench.ui.builder.text_area import TextArea, TypedLine
from workbench.ui.language.messages import reason
from workbench.ui.tools.words import field_title, is_at
from workbench.ui.widgets.basics import label, line


class FieldColumn(QWidget):
    """Fields below one another, each with its path.

    Signals:
        touched: A field is another one. args: its path, whether one types in it.
    """

    touched = Signal(str, bool)

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.blocks: dict[str, FieldBlock] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        if heading:
            self.column.addSpacing(6)
            self.column.addWidget(line())
            self.column.addWidget(label(heading, "section"))

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for typed in self.findChildren(TypedLine):
            typed.flush()
        for area in self.findChildren(TextArea):
            area.flush()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say below each field what is wrong with it."""
        for path, block in self.blocks.items():
            block.show_problems(
                [
                    reason(one.message, one.hint)
                    for one in problems
                    if one.level == "error" and is_at(one.path, path)
                ]
            )

    def focus_field(self, path: str) -> bool:
        """Put the focus where a path leads; whether it is here."""
        best = max((key for key in self.blocks if is_at(path, key)), key=len, default="")
        if not best:
            return False
        field = self.blocks[best].field
        (field.focusProxy() or field).setFocus()
        return True

    def _block(
        self, path: str, field: QWidget, help_text: str = "", *, title: str = ""
    ) -> FieldBlock:
        """A field with its words; it stands wherever the part puts it."""
        made = FieldBlock(title or field_title(path), field, help_text)
        self.blocks[path] = made
        return made

    def _add(
        self, path: str, field: QWidget, help_text: str = "", *, title: str = ""
    ) -> FieldBlock:
        """A field with its words, below the others."""
        made = self._block(path, field, help_text, title=title)
        self.column.addWidget(made)
        return made

    def _beside(self, *blocks: tuple[QWidget, int]) -> None:
        """Fields beside one another; each with its share of the width, 0 for as it is."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for block, share in blocks:
            row.addWidget(block, share, Qt.AlignmentFlag.AlignTop)
        if not any(share for _block, share in blocks):
            row.addStretch(1)
        self.column.addLayout(row)

    def _line(self, path: str, placeholder: str = "") -> TypedLine:
        made = TypedLine(field_title(path))
        made.setPlaceholderText(placeholder)
        made.rested.connect(lambda: self.touched.emit(path, True))
        return made


class Part(FieldColumn):
    """Some fields of a tool."""

    def show_tool(self, tool: ToolDocument) -> None:
        """Show a tool without telling."""
        raise NotImplementedError

    def applied(self, tool: ToolDocument) -> ToolDocument:
        """The tool with what is on screen here."""
        raise NotImplementedError
