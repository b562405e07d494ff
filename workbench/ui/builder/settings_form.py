"""The form of a node's settings, made from the fields of its kind's settings."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, get_args, get_origin, get_type_hints

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.graphs.documents import Node
from workbench.agents.nodes.api import NodeKind, World
from workbench.agents.nodes.registry import kind_of
from workbench.ui.builder.editor import Editor, SettingSpec
from workbench.ui.builder.editors import editor_for
from workbench.ui.builder.field_block import FieldBlock
from workbench.ui.builder.typed_editors import LineEditor
from workbench.ui.builder.words import setting_words
from workbench.ui.theme.theme import Theme


def specs_of(kind: NodeKind) -> tuple[SettingSpec, ...]:
    """The settings of a kind, as a form shows them."""
    hints = get_type_hints(kind.settings)
    defaults = kind.settings()
    return tuple(
        _spec(field, hints[field.name], getattr(defaults, field.name))
        for field in dataclasses.fields(kind.settings)
        if "kind" in field.metadata
    )


def _spec(field: dataclasses.Field[Any], hint: Any, default: Any) -> SettingSpec:
    shown = field.metadata
    row_type = next(
        (part for part in get_args(hint) if get_origin(hint) is tuple and _is_row(part)), None
    )
    return SettingSpec(
        name=field.name,
        title=setting_words(shown["title"]),
        kind=shown["kind"],
        help=setting_words(shown["help"]),
        choices=shown["choices"],
        low=shown["low"],
        high=shown["high"],
        default=_as_written(default),
        type_name=str(field.type),
        row_type=row_type,
    )


def _is_row(part: Any) -> bool:
    return isinstance(part, type) and dataclasses.is_dataclass(part)


def _as_written(value: Any) -> Any:
    """A default as the file would hold it."""
    if isinstance(value, tuple):
        return [_as_written(each) for each in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return dict(value) if isinstance(value, Mapping) else value


class SettingsForm(QWidget):
    """One field below the other.

    Signals:
        edited: A setting is another one. args: name, value (None: the default), typed.
    """

    edited = Signal(str, object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = ""
        self.editors: dict[str, Editor] = {}
        self._blocks: dict[str, FieldBlock] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_node(self, node: Node, world: World) -> None:
        """Show the settings of a node without telling."""
        if node.kind != self._kind:
            self._build(node.kind)
        for name, editor in self.editors.items():
            if isinstance(editor, LineEditor) and editor.spec.type_name == "Any":
                editor.kind = node.settings.get("type", "text")
            editor.show_value(node.settings.get(name, editor.spec.default), world)

    def show_problems(self, problems: Mapping[str, Sequence[str]]) -> None:
        """Say what is wrong, by setting."""
        for name, block in self._blocks.items():
            block.show_problems(problems.get(name, ()))

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for editor in self.editors.values():
            editor.flush()

    def focus_field(self, name: str) -> bool:
        """Put the focus on a setting; whether there is such a one."""
        if (editor := self.editors.get(name)) is None:
            return False
        (editor.focusProxy() or editor).setFocus()
        return True

    def forget(self) -> None:
        """Another node follows: nothing of the one before may stay in a field."""
        self._kind = ""

    def _build(self, key: str) -> None:
        for block in self._blocks.values():
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._kind, self.editors, self._blocks = key, {}, {}
        kind = kind_of(key)
        for spec in () if kind is None else specs_of(kind):
            editor = editor_for(spec, self._theme)
            editor.edited.connect(partial(self._on_edited, spec))
            self.editors[spec.name] = editor
            self._blocks[spec.name] = FieldBlock(spec.title, editor, spec.help)
            self._column.addWidget(self._blocks[spec.name])

    def _on_edited(self, spec: SettingSpec, value: Any, typed: bool) -> None:
        self.edited.emit(spec.name, None if value == spec.default else value, typed)
