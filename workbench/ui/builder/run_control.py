"""Starting runs of the graph on screen: whole, in part, in steps, and from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from workbench.agents.graphs.documents import Node, body_at
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.reading import ports_of
from workbench.agents.nodes.api import World
from workbench.app.notices import Notice
from workbench.app.run import Run
from workbench.traces.events import NodePaused
from workbench.traces.progress import NodeProgress
from workbench.ui.builder.breakpoints import Breakpoints
from workbench.ui.builder.console import RunConsole
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.value_field import ValueField
from workbench.ui.builder.words import port_title, tr
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme


class RunControl(QObject):
    """Makes of a command the options of a run.

    Attributes:
        breakpoints: Where runs of the graph wait.

    Signals:
        starting: A run is about to start: what is typed must be told first.
    """

    starting = Signal()

    def __init__(
        self,
        draft: GraphDraft,
        runner: GraphRunner,
        console: RunConsole,
        shell: ShellApi,
        world: Callable[[], World],
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._draft, self._runner, self._console = draft, runner, console
        self._shell, self._world, self._theme = shell, world, theme
        self.breakpoints = Breakpoints(draft, shell, self)
        self._name = draft.saved_name
        self._left: dict[str, tuple[Run, GraphOptions]] = {}
        draft.changed.connect(self._on_changed)
        console.answered.connect(self._on_answered)
        console.decided.connect(self._on_decided)
        console.only_asked.connect(self._on_only)
        console.trace_asked.connect(self._on_trace)
        runner.asked.connect(self._on_asked)
        # A fork begins with what the run was given.
        runner.past_shown.connect(lambda: console.inputs.show_values(runner.inputs))

    # -- commands

    def run(self) -> None:
        """Run the graph; at a breakpoint, go on."""
        if isinstance(self._runner.ask, NodePaused):
            self._press("go_on")
        elif not self._runner.running:
            self._start()

    def step(self) -> None:
        """Run in steps, or go one step on: the run waits before every node."""
        if isinstance(self._runner.ask, NodePaused):
            self._press("step")
        elif not self._runner.running:
            self._start(step=True)

    def until(self) -> None:
        """Run the chosen node and what it needs."""
        if path := self._chosen():
            self._start(until=path)

    def only(self) -> None:
        """Ask for the inputs of the chosen node, and run it alone."""
        path, node = self._chosen(), self._draft.node
        if path and node is not None:
            self._console.ask_only(path, self._fields(path, node))

    def fork(self) -> None:
        """Run the chosen node and what follows again; what comes before is taken over."""
        path = self._chosen()
        if not path:
            return
        if not self._runner.run_id or self._runner.running:
            self._say(tr("There is no run to go on from"), tr("Run the graph first."))
            return
        self._start(forked_from=self._runner.run_id, fresh=frozenset((path,)))

    def stop(self) -> None:
        """End the run."""
        self._runner.stop()

    def break_before(self) -> None:
        """Set or take away a breakpoint before the chosen nodes."""
        self.breakpoints.toggle_before(self._draft.paths)

    def break_after(self) -> None:
        """Set or take away a breakpoint after the chosen nodes."""
        self.breakpoints.toggle_after(self._draft.paths)

    def forget(self) -> None:
        """Another graph follows; a run that goes on is shown again with its graph."""
        if (run := self._runner.going_on) is not None:
            self._left[self._draft.saved_name] = (run, self._runner.options)
        self._name = ""
        self._runner.leave()

    @Slot()
    def _on_changed(self) -> None:
        if self._draft.saved_name == self._name:
            return
        self._name = self._draft.saved_name
        if (left := self._left.pop(self._name, None)) is not None:
            self._runner.follow(*left)

    # -- what they need

    def _start(self, **options: Any) -> None:
        self.starting.emit()
        if self._runner.running:
            self._say(tr("A run goes on"), tr("Stop it, or wait for its end."))
            return
        inputs = {} if options.get("only") else self._console.values()
        if inputs is None:
            return
        wanted = GraphOptions(
            break_before=self.breakpoints.before,
            break_after=self.breakpoints.after,
            reuse=self._console.reuse.isChecked(),
            **options,
        )
        work = self._runner.start(self._draft.document, inputs, wanted)
        self._do(work, tr("Run {0}").format(self._draft.document.title))

    def _chosen(self) -> str:
        if self._draft.node is None:
            self._say(
                tr("No node is chosen"), tr("Choose one on the canvas or in the outline.")
            )
            return ""
        return self._draft.paths[0]

    def _fields(self, path: str, node: Node) -> list[ValueField]:
        """A field for each input of a node, with what it got in the run on screen."""
        body = body_at(self._draft.document, tuple(path.split("/")[:-1]))
        before: NodeProgress | None = self._runner.nodes.get(path)
        found = []
        for port in ports_of(node, self._world(), body.links).inputs:
            kind = "json" if port.many else port.type
            title = port_title(port)
            field = ValueField(self._theme, port.name, title, kind, required=port.required)
            if before is not None and port.name in before.inputs:
                field.show_value(before.inputs[port.name])
            found.append(field)
        return found

    # -- answers

    def _press(self, key: str) -> None:
        self._console.form.buttons[key].click()

    @Slot(str, str, object)
    def _on_answered(self, ask_id: str, key: str, values: Mapping[str, Any] | None) -> None:
        if key == "go_on":
            work = self._runner.go_on(ask_id, values or {})
        else:
            self._runner.hold()
            work = self._runner.give(ask_id, values, step=True if key == "step" else None)
        self._do(work, tr("Go on"))

    @Slot(str, str, str)
    def _on_decided(self, ask_id: str, decision: Any, arguments: str) -> None:
        self._do(self._runner.answer(ask_id, decision, arguments or None), tr("Answer"))

    @Slot(str, object)
    def _on_only(self, path: str, values: Mapping[str, Any]) -> None:
        self._start(only=path, given={path: dict(values)})

    @Slot()
    def _on_asked(self) -> None:
        if (pause := self._runner.to_pass()) is not None:
            self._do(self._runner.give(pause.ask_id, pause.values), tr("Go on"))

    @Slot()
    def _on_trace(self) -> None:
        if self._runner.run_id:
            self._shell.open_panel("trace", run_id=self._runner.run_id)

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)

    def _say(self, title: str, reason: str) -> None:
        self._shell.notify(Notice("info", title, key="builder.run", reason=reason))
