"""Where the inputs of a node come from, to be chosen from a list: wiring without a mouse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.graphs.documents import Body, Link, Node, Scope
from workbench.agents.graphs.edits import AddLink, RemoveParts
from workbench.agents.graphs.reading import ports_of
from workbench.agents.nodes.api import Port, World
from workbench.ui.builder.source_model import SourceModel
from workbench.ui.builder.text_area import Choice
from workbench.ui.builder.wiring import (
    Source,
    links_into,
    outputs_of,
    source_title,
    sources_for,
)
from workbench.ui.builder.words import port_title, tr, type_title
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import IconButton, on_click


class InputRow(QWidget):
    """One input: what feeds it, and what else could.

    Signals:
        chosen: arg: the Source that is to feed it, None for nothing.
        cut: Take away one of several links. arg: the link.
    """

    chosen = Signal(object)
    cut = Signal(object)

    def __init__(self, theme: Theme, port: Port) -> None:
        super().__init__()
        self._theme, self.port = theme, port
        self._links: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = f"{port_title(port)} · {type_title(port.type)}"
        column.addWidget(
            label(words if port.required else tr("{0}, optional").format(words), "muted")
        )
        self._several = QVBoxLayout()
        self._several.setSpacing(0)
        column.addLayout(self._several)
        self.choice = Choice(tr("{0} comes from").format(port_title(port)))
        self._sources = SourceModel(self.choice)
        self.choice.setModel(self._sources)
        self.choice.activated.connect(self._on_activated)
        column.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def show_sources(
        self, sources: Sequence[Source], links: Sequence[Link], body: Body, world: World
    ) -> None:
        """Show what feeds it, and what could; what cannot says why."""
        wired = {(link.source, link.output) for link in links}
        free = tuple(
            source
            for source in sources
            if not (self.port.many and (source.node_id, source.output) in wired)
        )
        fed = None if self.port.many or not links else links[0]
        if fed is not None and (fed.source, fed.output) not in {
            (source.node_id, source.output) for source in free
        }:
            gone = Source(fed.source, fed.output, f"{fed.source}.{fed.output}")
            free = (*free, gone)
        first = tr("Add another…") if self.port.many and links else tr("Not connected")
        with QSignalBlocker(self.choice):
            self._sources.show_sources(first, free)
            row = 0 if fed is None else self._sources.row_of(fed.source, fed.output)
            self.choice.setCurrentIndex(row)
        self._show_links(links if self.port.many else (), body, world)

    def _show_links(self, links: Sequence[Link], body: Body, world: World) -> None:
        for row in self._links:
            self._several.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._links = [self._link_row(link, body, world) for link in links]
        for row in self._links:
            self._several.addWidget(row)

    def _link_row(self, link: Link, body: Body, world: World) -> QWidget:
        title = f"{link.source} · {link.output}"
        for node in body.nodes:
            if node.id != link.source:
                continue
            port = ports_of(node, world, body.links).output(link.output)
            if port is not None:
                title = source_title(node, port)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(8, 0, 0, 0)
        row.addWidget(ElidedLabel(title), 1)
        away = IconButton(self._theme, "x", tr("Disconnect {0}").format(title))
        on_click(away, partial(self.cut.emit, link))
        row.addWidget(away)
        return made

    def _on_activated(self, row: int) -> None:
        self.chosen.emit(self._sources.source(row))


class InputsForm(QWidget):
    """A row for each input of a node.

    Signals:
        edit_asked: arg: the edit.
    """

    edit_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scope: Scope = ()
        self._node: Node | None = None
        self._links: tuple[Link, ...] = ()
        self.rows: dict[str, InputRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_node(self, scope: Scope, body: Body, node: Node, world: World) -> None:
        """Show the inputs of a node without telling."""
        self._scope, self._node, self._links = scope, node, body.links
        ports = ports_of(node, world, body.links).inputs
        if [row.port for row in self.rows.values()] != list(ports):
            self._build(ports)
        others = outputs_of(body, world) if ports else {}
        for port in ports:
            links = links_into(body, node.id, port.name)
            sources = sources_for(body, node, port, others)
            self.rows[port.name].show_sources(sources, links, body, world)

    def _build(self, ports: Sequence[Port]) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for port in ports:
            row = InputRow(self._theme, port)
            row.chosen.connect(partial(self._on_chosen, port))
            row.cut.connect(self._on_cut)
            self.rows[port.name] = row
            self._column.addWidget(row)

    def _on_chosen(self, port: Port, source: Source | None) -> None:
        if self._node is None:
            return
        target = (self._node.id, port.name)
        there = tuple(one for one in self._links if (one.target, one.input) == target)
        if source is not None:
            link = Link(source.node_id, source.output, *target)
            if link not in there:
                self.edit_asked.emit(AddLink(self._scope, link, () if port.many else there))
        elif there and not port.many:
            self.edit_asked.emit(RemoveParts(self._scope, frozenset(), there))

    def _on_cut(self, link: Link) -> None:
        self.edit_asked.emit(RemoveParts(self._scope, frozenset(), (link,)))
