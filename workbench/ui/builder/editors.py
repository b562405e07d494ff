"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox

from workbench.agents.nodes.api import World
from workbench.tools.api import ToolSpec
from workbench.ui.builder.editor import Editor, SettingSpec
from workbench.ui.builder.row_list import RowList
from workbench.ui.builder.text_area import Choice
from workbench.ui.builder.typed_editors import (
    AreaEditor,
    LineEditor,
    NumberEditor,
    SchemaEditor,
)
from workbench.ui.builder.words import setting_words, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import Toggle


class SwitchEditor(Editor):
    """Yes or no."""

    def __init__(self, spec: SettingSpec, theme: Theme) -> None:
        super().__init__(spec)
        self.toggle = Toggle(theme, spec.title)
        self.toggle.clicked.connect(lambda on: self.edited.emit(bool(on), False))
        self.column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.toggle)

    def show_value(self, value: Any, world: World) -> None:
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(value is True)


Options = Callable[[World], Sequence[tuple[str, str]]]


class ChoiceEditor(Editor):
    """One of several; what is chosen and not there any more stays, and says so."""

    def __init__(self, spec: SettingSpec, options: Options) -> None:
        super().__init__(spec)
        self._options = options
        self.choice = Choice(spec.title)
        self.choice.activated.connect(
            lambda _row: self.edited.emit(self.choice.currentData(), False)
        )
        self.column.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def show_value(self, value: Any, world: World) -> None:
        wanted = value if isinstance(value, str) else ""
        options = list(self._options(world))
        if wanted not in [key for _title, key in options]:
            missing = tr("{0} (not there)").format(wanted) if wanted else tr("Choose…")
            options.append((missing, wanted))
        with QSignalBlocker(self.choice):
            there = [
                (self.choice.itemText(row), self.choice.itemData(row))
                for row in range(self.choice.count())
            ]
            if there != options:
                self.choice.clear()
                for title, key in options:
                    self.choice.addItem(title, key)
            self.choice.setCurrentIndex(self.choice.findData(wanted))


class ToolsEditor(Editor):
    """Any number of tools, each with a box."""

    def __init__(self, spec: SettingSpec) -> None:
        super().__init__(spec)
        self.boxes: dict[str, QCheckBox] = {}
        self._value: list[str] = []
        self.setAccessibleName(spec.title)

    def show_value(self, value: Any, world: World) -> None:
        self._value = [str(name) for name in value] if isinstance(value, list | tuple) else []
        titles = {name: _tool_title(tool) for name, tool in world.tools.items()}
        titles |= {n: tr("{0} (not there)").format(n) for n in self._value if n not in titles}
        if list(titles) != list(self.boxes):
            for box in self.boxes.values():
                box.deleteLater()
            self.boxes = {name: self._box(name, title) for name, title in titles.items()}
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(name in self._value)

    def _box(self, name: str, title: str) -> QCheckBox:
        made = QCheckBox(title)
        made.clicked.connect(lambda on: self._on_clicked(name, on=bool(on)))
        self.column.addWidget(made)
        return made

    def _on_clicked(self, name: str, *, on: bool) -> None:
        kept = [each for each in self._value if each != name]
        self.edited.emit([*kept, name] if on else kept, False)


class RowsEditor(Editor):
    """Several rows of small values."""

    def __init__(self, spec: SettingSpec, theme: Theme) -> None:
        super().__init__(spec)
        self.rows = RowList(theme, spec.title, spec.row_type)
        self.rows.edited.connect(self.edited)
        self.column.addWidget(self.rows)
        self.setFocusProxy(self.rows)

    def show_value(self, value: Any, world: World) -> None:
        self.rows.show_value(value)

    def flush(self) -> None:
        self.rows.flush()


def editor_for(spec: SettingSpec, theme: Theme) -> Editor:
    """The editor of a setting."""
    match spec.kind:
        case "lines" | "names":
            return AreaEditor(spec, theme)
        case "number":
            return NumberEditor(spec)
        case "switch":
            return SwitchEditor(spec, theme)
        case "choice" | "model" | "tool" | "agent" | "collection":
            return ChoiceEditor(spec, _options_of(spec))
        case "tools":
            return ToolsEditor(spec)
        case "schema":
            return SchemaEditor(spec, theme)
        case "rows":
            return RowsEditor(spec, theme)
        case _:
            return LineEditor(spec)


def _options_of(spec: SettingSpec) -> Options:
    def options(world: World) -> Sequence[tuple[str, str]]:
        match spec.kind:
            case "model":
                names = [(model, model) for model in world.models]
                return ((tr("The program's default"), ""), *names)
            case "tool":
                return tuple((_tool_title(tool), name) for name, tool in world.tools.items())
            case "agent":
                names = [(agent.title, name) for name, agent in world.agents.items()]
                return ((tr("None"), ""), *names)
            case "collection":
                return tuple((title, name) for name, title in world.collections.items())
            case _:
                return tuple((_choice_title(each), each) for each in spec.choices)

    return options


def _choice_title(choice: str) -> str:
    words = setting_words(choice).replace("_", " ")
    return words[:1].upper() + words[1:]


def _tool_title(tool: ToolSpec) -> str:
    """The title of a tool, with the MCP server that brings it."""
    return f"{tool.title} · {tool.origin}" if tool.origin else tool.title
