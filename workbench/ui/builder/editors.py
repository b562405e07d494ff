"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox

from workbench.agents.nodes.api import World
from workbench.ui.builder.editor import Editor, SettingSpec
from workbench.ui.builder.known_choice import (
    KnownChoice,
    Options,
    library_options,
    tool_title,
)
from workbench.ui.builder.row_list import RowList
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


class ChoiceEditor(Editor):
    """One of several; what is chosen and not there any more stays, and says so."""

    def __init__(self, spec: SettingSpec, options: Callable[[World], Options]) -> None:
        super().__init__(spec)
        self._options = options
        self.choice = KnownChoice(spec.title)
        self.choice.activated.connect(
            lambda _row: self.edited.emit(self.choice.currentData(), False)
        )
        self.column.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def show_value(self, value: Any, world: World) -> None:
        wanted = value if isinstance(value, str) else ""
        self.choice.show_key(wanted, self._options(world))


class ToolsEditor(Editor):
    """Any number of tools, each with a box."""

    def __init__(self, spec: SettingSpec) -> None:
        super().__init__(spec)
        self.boxes: dict[str, QCheckBox] = {}
        self._value: list[str] = []
        self.setAccessibleName(spec.title)

    def show_value(self, value: Any, world: World) -> None:
        self._value = [str(name) for name in value] if isinstance(value, list | tuple) else []
        titles = {name: tool_title(tool) for name, tool in world.tools.items()}
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
        self.rows.show_value(value, world)

    def flush(self) -> None:
        self.rows.flush()


def editor_for(spec: SettingSpec, theme: Theme) -> Editor:
    """The editor of a setting."""
    match spec.kind:
        case "lines" | "names" | "code":
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


def _options_of(spec: SettingSpec) -> Callable[[World], Options]:
    def options(world: World) -> Options:
        if spec.kind == "choice":
            return tuple((_choice_title(each), each) for each in spec.choices)
        found = library_options(spec.kind, world)
        return ((tr("None"), ""), *found) if spec.kind == "agent" else found

    return options


def _choice_title(choice: str) -> str:
    words = setting_words(choice).replace("_", " ")
    return words[:1].upper() + words[1:]
