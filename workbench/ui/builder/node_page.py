"""The inspector's page for one node."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.graphs.documents import Body, Handling, Node, Scope, path_of
from workbench.agents.graphs.edits import SetHandling, SetNodeTitle, SetSetting
from workbench.agents.nodes.api import World
from workbench.agents.nodes.registry import kind_of
from workbench.traces.progress import NodeProgress
from workbench.ui.builder.field_block import FieldBlock
from workbench.ui.builder.handling_form import HandlingForm
from workbench.ui.builder.inputs_form import InputsForm
from workbench.ui.builder.last_run import LastRun
from workbench.ui.builder.settings_form import SettingsForm
from workbench.ui.builder.text_area import TypedLine
from workbench.ui.builder.words import kind_description, kind_name, node_icon, tr
from workbench.ui.language.messages import reason
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, IconLabel, SectionHeader, label, line
from workbench.ui.widgets.buttons import Button, Segmented, on_click

_PLAIN = ("input", "output")


class NodePage(QWidget):
    """Everything about a node.

    Signals:
        edit_asked: args: the edit, the field it was typed in (empty: it was not typed).
        rename_asked: args: old id, new id.
        inside_asked: Go inside the node. arg: its id.
        copy_asked: args: a text, what it is.
    """

    edit_asked = Signal(object, str)
    rename_asked = Signal(str, str)
    inside_asked = Signal(str)
    copy_asked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._scope: Scope = ()
        self._node: Node | None = None
        self._was_run = False
        self._icon = IconLabel(theme, "circle", 20, "accent")
        self._heading = ElidedLabel()
        self._heading.setProperty("role", "section")
        self._about = label("", "muted", wrap=True)
        self.inside = Button(theme, tr("Open"), icon="maximize-2")
        self.inside.setAccessibleName(tr("Go inside this node"))
        self.title = TypedLine(tr("Title"))
        self.id_line = TypedLine(tr("Id"))
        self.settings = SettingsForm(theme)
        self.inputs = InputsForm(theme)
        self.handling = HandlingForm(theme)
        self.last_run = LastRun(theme)
        self._rest = label("", "error", wrap=True)
        views = (("settings", tr("Settings")), ("run", tr("Last run")))
        self.shown = Segmented(views, tr("What is shown of the node"))
        self.shown.set_value("settings")
        self.shown.chosen.connect(lambda _view: self._show_parts())
        self._id_block = FieldBlock(tr("Id"), self.id_line, tr("How files and links name it."))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 24)
        self._column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._heading, 1)
        head.addWidget(self.inside)
        self._column.addLayout(head)
        self._column.addWidget(self._about)
        self._column.addWidget(self._rest)
        title_block = FieldBlock(tr("Title of the node"), self.title)
        self._column.addWidget(self.shown)
        self._column.addWidget(self.last_run)
        self._column.addWidget(title_block)
        self._column.addWidget(self.settings)
        self._input_parts = self._section(tr("Inputs"), self.inputs)
        self._handling_parts = self._section(tr("If it fails"), self.handling)
        rim = line()
        self._column.addWidget(rim)
        self._column.addWidget(self._id_block)
        self._setting_parts = (title_block, self.settings, rim, self._id_block)
        self._column.addStretch(1)

    def _section(self, title: str, content: QWidget) -> tuple[QWidget, ...]:
        parts = (line(), SectionHeader(title), content)
        for part in parts:
            self._column.addWidget(part)
        return parts

    def _connect(self) -> None:
        on_click(self.inside, self._on_inside)
        self.title.rested.connect(self._on_title)
        self.id_line.editingFinished.connect(self._on_id)
        self.settings.edited.connect(self._on_setting)
        self.inputs.edit_asked.connect(lambda edit: self.edit_asked.emit(edit, ""))
        self.handling.edited.connect(self._on_handling)
        self.last_run.copy_asked.connect(self.copy_asked)

    @property
    def path(self) -> str:
        """The node on screen; empty for none."""
        return path_of(self._scope, self._node.id) if self._node is not None else ""

    def show_node(self, scope: Scope, body: Body, node: Node, world: World) -> None:
        """Show a node without telling; another one than before begins anew."""
        if self._node is None or (scope, node.id) != (self._scope, self._node.id):
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self.title.setFocus()  # the field that has it may go
            self.settings.forget()
        self._scope, self._node = scope, node
        kind = kind_of(node.kind)
        self._icon.set_icon(node_icon(node), "accent")
        self._heading.set_text(kind_name(node.kind))
        self._about.setText(
            kind_description(kind)
            if kind is not None
            else tr("This version does not know such nodes. It is kept as it is.")
        )
        self.inside.setVisible(kind is not None and kind.has_body)
        self.title.setPlaceholderText(kind_name(node.kind))
        self.title.show_text(node.title)
        if not self.id_line.isModified() or not self.id_line.hasFocus():
            self.id_line.show_text(node.id)
        self.settings.show_node(node, world)
        self.inputs.show_node(scope, body, node, world)
        self.handling.show_handling(node.handling)
        self._show_parts()

    def show_problems(self, problems: Sequence[GraphProblem]) -> None:
        """Say what is wrong: below the setting, or at the top where it is of no setting."""
        by_setting: dict[str, list[str]] = {}
        for problem in problems:
            name = problem.setting.partition(".")[0]
            by_setting.setdefault(name, []).append(words_of(problem))
        self.settings.show_problems(by_setting)
        rest = [
            t
            for name, ts in by_setting.items()
            if name not in self.settings.editors
            for t in ts
        ]
        self._rest.setText("\n".join(rest))
        self._rest.setVisible(bool(rest))

    def show_run(self, node: NodeProgress | None, hint: str = "") -> None:
        """Show what it did in the run on screen; None hides that."""
        self._was_run = node is not None
        self.shown.setVisible(self._was_run)
        if node is not None:
            self.last_run.show_node(node, hint)
        self._show_parts()

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        self.title.flush()
        self.settings.flush()
        self.handling.flush()

    def focus_field(self, name: str = "") -> None:
        """Put the focus on a setting or an input; without a name, on the first there is."""
        self.shown.set_value("settings")
        self._show_parts()
        port = self.inputs.rows.get(name.partition(".")[2] or name)
        setting = name.partition(".")[0] or next(iter(self.settings.editors), "")
        if not self.settings.focus_field(setting):
            (self.title if port is None else port.choice).setFocus()

    def _show_parts(self) -> None:
        has_run = self._was_run and self.shown.value == "run"
        self.last_run.setVisible(has_run)
        is_end = self._node is not None and self._node.kind in _PLAIN
        for parts, is_there in (
            (self._setting_parts, True),
            (self._input_parts, bool(self.inputs.rows)),
            (self._handling_parts, not is_end),
        ):
            for part in parts:
                part.setVisible(is_there and not has_run)

    def _on_inside(self) -> None:
        if self._node is not None:
            self.inside_asked.emit(self._node.id)

    def _on_title(self) -> None:
        if self._node is not None:
            edit = SetNodeTitle(self._scope, self._node.id, self.title.text().strip())
            self.edit_asked.emit(edit, f"{self._node.id}.title")

    def _on_id(self) -> None:
        if self._node is not None and self.id_line.text() != self._node.id:
            self.rename_asked.emit(self._node.id, self.id_line.text().strip())

    def _on_setting(self, name: str, value: object, typed: bool) -> None:
        if self._node is not None:
            edit = SetSetting(self._scope, self._node.id, name, value)
            self.edit_asked.emit(edit, f"{self._node.id}.{name}" if typed else "")

    def _on_handling(self, handling: Handling, typed: bool) -> None:
        if self._node is not None:
            edit = SetHandling(self._scope, self._node.id, handling)
            self.edit_asked.emit(edit, f"{self._node.id}.handling" if typed else "")

    def show_bad_id(self, text: str) -> None:
        """Say why an id cannot be taken; empty takes the words away."""
        self._id_block.show_problems([text] if text else [])


def words_of(problem: GraphProblem) -> str:
    """A problem and what to do about it."""
    return reason(problem.message, problem.hint)
