"""The server panel: on or off, where it listens, who may use it, and what it answers now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.local_server import ServerState
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.base.settings import Settings
from workbench.ui.actions import Action
from workbench.ui.language.messages import sentence
from workbench.ui.panels import ShellApi
from workbench.ui.server.keys_part import KeysPart
from workbench.ui.server.live_part import LivePart
from workbench.ui.server.snippets import KEY_PLACE, Kind, snippet
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, KeyValue, SectionHeader, State, label
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.views import CodeView, ColumnArea, SplitView, Toggle

_COLUMN_PX = 330
_CODE_PX = 190
_BADGES: dict[str, State] = {
    "off": "neutral",
    "starting": "info",
    "on": "success",
    "stopping": "info",
    "failed": "error",
}


class ServerPanel(QWidget):
    """The switch and what it does at the left, keys and requests at the right."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._server = workbench.local_server
        space = theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        outer.addLayout(self._head())
        split = SplitView("server")
        split.addWidget(self._area(self._use_part(), self.tr("Use")))
        self.keys = KeysPart(workbench, theme, shell)
        self.keys.made.connect(lambda _secret: self._show_snippet())
        self.live = LivePart(theme, self._server.live)
        split.addWidget(self._area(self._right(), self.tr("Keys and requests")))
        split.setSizes([600, 520])
        outer.addWidget(split, 1)
        self.first_focus = self.switch
        self._ends = (
            self._server.listen(self._show_state),
            workbench.settings.listen(self._show_settings),
            workbench.models.listen(lambda _models: self._show_targets()),
        )
        self.destroyed.connect(self._stop_listening())
        self._show_targets()
        self._show_settings(workbench.settings.settings)
        self._show_state(self._server.state)

    def _head(self) -> QHBoxLayout:
        space = self._theme.tokens.space
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, space.xl_px, 0)
        row.setSpacing(space.m_px)
        row.addWidget(label(self.tr("Server"), "page"))
        self.badge = Badge(self._theme, "")
        row.addWidget(self.badge)
        row.addStretch(1)
        self.settings = Button(self._theme, self.tr("Settings"), kind="quiet", icon="settings")
        on_click(self.settings, lambda: self._shell.open_panel("settings"))
        self.switch = Button(self._theme, self.tr("Turn on"), kind="primary", icon="power")
        on_click(self.switch, self.toggle)
        row.addWidget(self.settings)
        row.addWidget(self.switch)
        return row

    def _area(self, part: QWidget, name: str) -> ColumnArea:
        area = ColumnArea(self._theme, _COLUMN_PX)
        area.setAccessibleName(name)
        area.setWidget(part)
        return area

    def _use_part(self) -> QWidget:
        space = self._theme.tokens.space
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, space.l_px, space.l_px)
        column.setSpacing(space.m_px)
        text = self.tr(
            "Other programs on this machine can use your models, agents and graphs by the "
            "OpenAI API. Every request becomes a run under Runs."
        )
        column.addWidget(label(text, "muted", wrap=True))
        self.problem = label("", "error", wrap=True)
        column.addWidget(self.problem)
        self.facts = KeyValue()
        column.addWidget(self.facts)
        column.addLayout(self._start_row())
        column.addWidget(SectionHeader(self.tr("Ask it")))
        column.addLayout(self._snippet_row())
        self.code = CodeView(self._theme, "bash")
        self.code.setAccessibleName(self.tr("How a program asks it"))
        self.code.setMinimumHeight(self._theme.tokens.text_px(_CODE_PX))
        column.addWidget(self.code)
        column.addStretch(1)
        return part

    def _start_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s_px)
        name = self.tr("Turn it on with the window")
        self.with_window = Toggle(self._theme, name)
        self.with_window.clicked.connect(
            lambda on: self._workbench.settings.change(server_on=bool(on))
        )
        row.addWidget(self.with_window)
        row.addWidget(label(name))
        row.addStretch(1)
        self.copy_address = Button(self._theme, self.tr("Copy address"), icon="copy")
        on_click(self.copy_address, self._on_copy_address)
        row.addWidget(self.copy_address)
        return row

    def _snippet_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s_px)
        self.kind = Segmented(
            [("curl", "curl"), ("python", self.tr("Python"))], self.tr("How it is asked")
        )
        self.kind.set_value("curl")
        self.kind.chosen.connect(lambda _key: self._show_snippet())
        self.target = ChoiceBox()
        self.target.setAccessibleName(self.tr("Who is asked"))
        self.target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.target.setMinimumContentsLength(8)
        self.target.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.target.activated.connect(lambda _row: self._show_snippet())
        self.copy_code = Button(self._theme, self.tr("Copy"), icon="copy")
        on_click(self.copy_code, self._on_copy_code)
        row.addWidget(self.kind)
        row.addWidget(self.target, 1)
        row.addWidget(self.copy_code)
        return row

    def _right(self) -> QWidget:
        space = self._theme.tokens.space
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(space.l_px, 0, space.xl_px, space.l_px)
        column.setSpacing(space.xl_px)
        column.addWidget(self.keys)
        column.addWidget(self.live)
        column.addStretch(1)
        return part

    def toggle(self) -> None:
        """Turn it on, or off."""
        self.switch.setEnabled(False)
        title = self.tr("Turning the server on or off")
        self._shell.run_task(self._toggle(), title, must_end=True)

    async def _toggle(self) -> None:
        try:
            if self._server.is_there:
                await self._server.stop()
            else:
                await self._server.start()
        except WorkbenchError:
            return  # its state says it, where the switch is
        finally:
            if isValid(self):
                self._show_state(self._server.state)

    def showEvent(self, event: QShowEvent) -> None:
        self._show_targets()
        super().showEvent(event)

    def _show_state(self, state: ServerState) -> None:
        words = {
            "off": self.tr("off"),
            "starting": self.tr("starting"),
            "on": self.tr("on"),
            "stopping": self.tr("stopping"),
            "failed": self.tr("not started"),
        }
        self.badge.set_value(words[state.state], _BADGES[state.state])
        is_on = state.state == "on"
        self.switch.setText(self.tr("Turn off") if is_on else self.tr("Turn on"))
        self.switch.setAccessibleName(self.switch.text().strip())
        self.switch.set_kind("plain" if is_on else "primary")
        self.switch.setEnabled(state.state not in ("starting", "stopping"))
        told = sentence(state.error, state.hint)
        self.problem.setText(told if state.error else "")
        self.problem.setVisible(bool(state.error))
        self._show_facts()
        self._show_snippet()

    def _show_settings(self, settings: Settings) -> None:
        self.with_window.setChecked(settings.server_on)
        self._show_facts()
        self._show_snippet()

    def _show_facts(self) -> None:
        options = self._server.options
        here = self.tr("this machine only")
        reach = self.tr("other machines, too") if options.beyond else here
        keys = (
            self.tr("programs of this machine need none") if options.keyless
            else self.tr("every program needs one")
        )  # fmt: skip
        self.facts.set_rows(
            [
                (self.tr("Address"), f"{self._url}/v1"),
                (self.tr("Reached by"), reach),
                (self.tr("Keys"), keys),
            ]
        )

    @property
    def _url(self) -> str:
        """Where it listens, or would."""
        if self._server.state.url:
            return self._server.state.url
        options = self._server.options
        scheme = "https" if options.tls_cert else "http"
        host = f"[{options.host}]" if ":" in options.host else options.host
        return f"{scheme}://{host}:{options.port}"

    def _show_targets(self) -> None:
        chosen = self.target.currentData()
        bench = self._workbench
        names = [model.id for model in bench.models.models if not model.problem]
        names += [f"agent:{agent.name}" for agent in bench.agents.agents]
        names += [f"graph:{graph.name}" for graph in bench.graphs.graphs]
        self.target.clear()
        for name in names:
            self.target.addItem(name, name)
        self.target.setCurrentIndex(max(0, self.target.findData(chosen)))
        self._show_snippet()

    def _show_snippet(self) -> None:
        language = "python" if self.kind.value == "python" else "bash"
        self.code.set_text(self._snippet(KEY_PLACE), language)

    def _snippet(self, key: str) -> str:
        kind: Kind = "python" if self.kind.value == "python" else "curl"
        return snippet(kind, self._url, str(self.target.currentData() or ""), key)

    def _on_copy_address(self) -> None:
        self._shell.copy(f"{self._url}/v1", self.tr("Address"))

    def _on_copy_code(self) -> None:
        """What is copied has the key that was just made, if it is still shown."""
        key = self.keys.secret.text() or KEY_PLACE
        self._shell.copy(self._snippet(key), self.tr("Request"))

    def commands(self) -> list[Action]:
        """The commands of the panel."""
        title = self.tr("Turn the local server on or off")
        return [Action("server.switch", title, "", "server", self.toggle)]

    def _stop_listening(self) -> Callable[[], None]:
        ends = self._ends

        def stop() -> None:
            for end in ends:
                end()

        return stop


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    made = ServerPanel(workbench, theme, shell)
    shell.register_actions(made.commands())
    return made
