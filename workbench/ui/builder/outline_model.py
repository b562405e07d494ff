"""The graph as a tree: every node, what feeds it, how far it is, and what lies inside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Link,
    Node,
    Scope,
    by_input,
    path_of,
)
from workbench.agents.graphs.reading import ports_of
from workbench.agents.nodes.api import Port, Ports, World
from workbench.traces.progress import NodeProgress
from workbench.ui.builder.wiring import in_order
from workbench.ui.builder.words import (
    STATE_ICONS,
    kind_name,
    node_icon,
    node_title,
    port_title,
    state_words,
    tr,
)
from workbench.ui.language.messages import said
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PATH = Qt.ItemDataRole.UserRole
ICON_PX = 14
_NONE = QModelIndex()


@dataclass(slots=True)
class OutlineRow:
    """One row: a node, or one of its inputs.

    Attributes:
        path: The node; of an input, the node it belongs to.
        port: Name of the input; empty for a node.
    """

    path: str
    scope: Scope
    node_id: str
    text: str
    icon: str
    kind: str = ""
    port: str = ""
    parent: OutlineRow | None = None
    number: int = 0
    rows: list[OutlineRow] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        return self.path, self.port


class OutlineModel(QAbstractItemModel):
    """Rows as values flow; the second column says the state in words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[OutlineRow] = []
        self._flat: list[OutlineRow] = []
        self._places: dict[tuple[str, str], int] = {}
        self._problems: dict[str, list[GraphProblem]] = {}
        self._nodes: Mapping[str, NodeProgress] = {}

    def show_document(self, document: GraphDocument, world: World) -> None:
        """Show another document; rows that stay are only written anew."""
        rows = _rows(document.body, (), world, None)
        flat = _flat(rows)
        if [row.key for row in flat] == [row.key for row in self._flat]:
            for old, new in zip(self._flat, flat, strict=True):
                old.text, old.icon, old.kind = new.text, new.icon, new.kind
            self._all_changed()
            return
        self.beginResetModel()
        self._rows, self._flat = rows, flat
        self._places = {row.key: place for place, row in enumerate(flat)}
        self.endResetModel()

    def show_problems(self, problems: Sequence[GraphProblem]) -> None:
        """Show what is wrong beside its node."""
        self._problems = {}
        for problem in problems:
            self._problems.setdefault(problem.node_path, []).append(problem)
        self._all_changed()

    def show_progress(
        self, nodes: Mapping[str, NodeProgress], changed: set[str] | None
    ) -> None:
        """Show how far nodes are; only rows of ``changed`` are written anew, None: all."""
        self._nodes = nodes
        if changed is None:
            self._all_changed()
            return
        for path in changed:
            index = self.index_of(path)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(1))

    def index_of(self, path: str, port: str = "") -> QModelIndex:
        """The row of a node, or of one of its inputs; invalid if there is none."""
        place = self._places.get((path, port))
        if place is None:
            return QModelIndex()
        return self.createIndex(self._flat[place].number, 0, place)

    def row_of(self, index: Index) -> OutlineRow | None:
        """The row at an index."""
        return self._flat[index.internalId()] if index.isValid() else None

    def words_of(self, row: OutlineRow) -> str:
        """Everything about a row in one sentence, as a screen reader says it."""
        if row.port:
            return row.text
        words = [row.text]
        if row.kind != row.text:
            words.append(row.kind)
        if (progress := self._nodes.get(row.path)) is not None:
            words.append(state_words(progress))
        words += [said(problem.message) for problem in self._problems.get(row.path, ())]
        return ", ".join(words)

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        above = self.row_of(parent)
        rows = self._rows if above is None else above.rows
        if not 0 <= row < len(rows) or not 0 <= column < 2:
            return QModelIndex()
        return self.createIndex(row, column, self._places[rows[row].key])

    def parent(self, index: Index = _NONE) -> Any:
        row = self.row_of(index)
        if row is None or row.parent is None:
            return QModelIndex()
        return self.createIndex(row.parent.number, 0, self._places[row.parent.key])

    def rowCount(self, parent: Index = _NONE) -> int:
        if parent.isValid() and parent.column():
            return 0
        above = self.row_of(parent)
        return len(self._rows if above is None else above.rows)

    def columnCount(self, _parent: Index = _NONE) -> int:
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None:
            return None
        if role == PATH:
            return row.path
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.words_of(row)
        return self._state(row, role) if index.column() else self._name(row, role)

    def _name(self, row: OutlineRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.DecorationRole and not row.port:
            return self._theme.pixmap(row.icon, ICON_PX)
        if role == Qt.ItemDataRole.ForegroundRole and row.port:
            return self._theme.colour("muted")
        return None

    def _state(self, row: OutlineRow, role: int) -> Any:
        words, icon, colour = self._state_words(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.DecorationRole and icon:
            return self._theme.pixmap(icon, ICON_PX, colour)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour(colour)
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font(self._theme.tokens.type.small_px)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _state_words(self, row: OutlineRow) -> tuple[str, str, str]:
        if row.port:
            return "", "", "muted"
        if (progress := self._nodes.get(row.path)) is not None:
            return state_words(progress, short=True), *STATE_ICONS[progress.status]
        problems = self._problems.get(row.path, ())
        if not problems:
            return "", "", "muted"
        is_error = any(problem.level == "error" for problem in problems)
        words = counted(len(problems), "%Ln problem", "%Ln problems")
        return (
            (words, "circle-x", "error") if is_error else (words, "triangle-alert", "warning")
        )

    def _all_changed(self) -> None:
        for rows in (self._rows, *(row.rows for row in self._flat if row.rows)):
            if rows:
                first, last = (self._places[row.key] for row in (rows[0], rows[-1]))
                self.dataChanged.emit(
                    self.createIndex(0, 0, first), self.createIndex(len(rows) - 1, 1, last)
                )


def _rows(
    body: Body, scope: Scope, world: World, parent: OutlineRow | None
) -> list[OutlineRow]:
    found: list[OutlineRow] = []
    ports = {node.id: ports_of(node, world, body.links) for node in body.nodes}
    titles = {node.id: node_title(node) for node in body.nodes}
    wired = by_input(body.links)
    for number, node in enumerate(in_order(body)):
        row = OutlineRow(
            path_of(scope, node.id),
            scope,
            node.id,
            titles[node.id],
            node_icon(node),
            kind_name(node.kind),
            parent=parent,
            number=number,
        )
        row.rows = [
            _input_row(row, place, port, wired.get((node.id, port.name), ()), ports, titles)
            for place, port in enumerate(ports[node.id].inputs)
        ]
        if node.body is not None:
            row.rows += _inside(node, row, world, len(row.rows))
        found.append(row)
    return found


def _inside(node: Node, row: OutlineRow, world: World, first: int) -> list[OutlineRow]:
    inner = _rows(node.body or Body(), (*row.scope, node.id), world, row)
    for number, each in enumerate(inner, start=first):
        each.number = number
    return inner


def _input_row(
    row: OutlineRow,
    place: int,
    port: Port,
    links: Sequence[Link],
    ports: Mapping[str, Ports],
    titles: Mapping[str, str],
) -> OutlineRow:
    names = []
    for link in links:
        output = ports[link.source].output(link.output) if link.source in ports else None
        name = titles.get(link.source, link.source)
        names.append(f"{name} · {port_title(output)}" if output is not None else name)
    lost = tr("not connected") if port.required else tr("not connected, optional")
    text = tr("{0} from {1}").format(port_title(port), ", ".join(names))
    return OutlineRow(
        row.path,
        row.scope,
        row.node_id,
        text if names else f"{port_title(port)}: {lost}",
        "",
        port=port.name,
        parent=row,
        number=place,
    )


def _flat(rows: Sequence[OutlineRow]) -> list[OutlineRow]:
    found: list[OutlineRow] = []
    for row in rows:
        found.append(row)
        found += _flat(row.rows)
    return found
