"""Choosing by name: a kind of node to add, a node to go to, an earlier run to look at."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QWidget

from workbench.agents.graphs.documents import body_at, every_body, path_of
from workbench.agents.graphs.reading import ports_of
from workbench.agents.nodes.api import Port, World
from workbench.agents.nodes.registry import NODES, kind_of
from workbench.app.conversations import Conversations
from workbench.traces.values import RunFilter
from workbench.ui.builder.chooser import Chooser, Offer
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.editing import GraphEditing
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.wiring import fitting_kinds
from workbench.ui.builder.words import (
    kind_description,
    kind_name,
    kind_title,
    node_icon,
    node_title,
    tr,
)
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import ago

_MOST_RUNS = 50


class Finder(QObject):
    """Fills the chooser, and does what was chosen."""

    def __init__(
        self,
        theme: Theme,
        draft: GraphDraft,
        editing: GraphEditing,
        world: Callable[[], World],
        shell: ShellApi,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._theme, self._draft, self._editing, self._world = theme, draft, editing, world
        self._parent = parent
        self._made: Chooser | None = None

    @property
    def chooser(self) -> Chooser:
        """The box; made when it is first needed."""
        if self._made is None:
            self._made = Chooser(self._theme, self._parent)
        return self._made

    def add_node(self) -> None:
        """Ask which kind of node is added."""
        self._ask_kind(tuple(kind.key for kind in NODES), self._editing_add)

    def add_at(self, at: QPointF, port: Port | None, node_id: str) -> None:
        """Ask which kind stands at a place, at the end of a wire if one is in the hand."""
        if port is None:
            self._ask_kind(
                tuple(kind.key for kind in NODES), lambda key: self._editing_add(key, at)
            )
            return
        body = self._draft.body
        ports = ports_of(body.node(node_id), self._world(), body.links)
        gives = ports.output(port.name) == port
        ends = {
            kind.key: end
            for kind, end in fitting_kinds(NODES, port, self._world(), gives=gives)
        }

        def add(key: str) -> None:
            if (kind := kind_of(key)) is not None:
                start = (node_id, port)
                self._editing.add_wired(kind, at, start, ends[key], gives=gives)

        self._ask_kind(tuple(ends), add)

    def find_node(self) -> None:
        """Ask for a node anywhere in the graph, and go to it."""
        offers = []
        for scope, body in every_body(self._draft.document):
            around = " / ".join(
                node_title(body_at(self._draft.document, scope[:depth]).node(node_id))
                for depth, node_id in enumerate(scope)
            )
            for node in body.nodes:
                title = f"{around} / {node_title(node)}" if around else node_title(node)
                under = f"{kind_name(node.kind)} · {node.id} · {_words_in(node.settings)}"
                offers.append(Offer(path_of(scope, node.id), title, under, node_icon(node)))
        self.chooser.ask(tr("Find a node"), offers, self._go)

    async def find_run(self, conversations: Conversations, runner: GraphRunner) -> None:
        """Ask for an earlier run of the graph, to look into and fork."""
        wanted = RunFilter(agent_name=self._draft.saved_name)
        runs = await conversations.runs(_MOST_RUNS, "", wanted)
        offers = [
            Offer(
                run.run_id,
                tr("{0} · {1}").format(ago(time.time() - run.started_s), run.user_text[:60]),
                run.end,
                "circle-check" if run.end == "answered" else "circle-x",
            )
            for run in runs
            if run.end
        ]
        self.chooser.ask(
            tr("Show an earlier run"),
            offers,
            lambda run_id: self._shell.run_task(
                self.show_run(conversations, runner, run_id), tr("Show an earlier run")
            ),
        )

    async def show_run(
        self, conversations: Conversations, runner: GraphRunner, run_id: str
    ) -> None:
        """Show a run that ended on the graph, to look into and fork."""
        runner.show_past(run_id, await conversations.records(run_id))

    def _ask_kind(self, keys: tuple[str, ...], taken: Callable[[str], object]) -> None:
        offers = []
        for key in keys:
            kind = kind_of(key)
            if kind is not None:
                offers.append(Offer(key, kind_title(kind), kind_description(kind), kind.icon))
        self.chooser.ask(tr("Add a node"), offers, taken)

    def _editing_add(self, key: str, at: QPointF | None = None) -> None:
        if (kind := kind_of(key)) is not None:
            self._editing.add(kind, at)

    def _go(self, path: str) -> None:
        *scope, node_id = path.split("/")
        self._draft.choose({node_id}, tuple(scope))


def _words_in(settings: object) -> str:
    return " ".join(str(settings).split())[:400]
