"""What a tool is called, and what a model reads of it."""

from __future__ import annotations

from dataclasses import replace

from workbench.tools.documents import ToolDocument
from workbench.ui.builder.text_area import TextArea
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.part import Part
from workbench.ui.tools.words import field_title, tr


class AboutPart(Part):
    """Title, name and description."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = self._line("title")
        self.name = self._line("name")
        self.name.setFont(theme.mono())
        words = tr("Name that the model writes")
        self._beside(
            (self._block("title", self.title), 1),
            (self._block("name", self.name, title=words), 1),
        )
        self.description = TextArea(theme, field_title("description"), lines=(2, 6))
        self.description.rested.connect(lambda: self.touched.emit("description", True))
        self._add(
            "description",
            self.description,
            tr("The model reads this, and chooses the tool by it. One or two sentences."),
        )

    def show_tool(self, tool: ToolDocument) -> None:
        self.title.show_text(tool.title)
        self.name.show_text(tool.name)
        self.description.show_text(tool.description)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        return replace(
            tool,
            title=self.title.text(),
            name=self.name.text().strip(),
            description=self.description.toPlainText(),
        )
