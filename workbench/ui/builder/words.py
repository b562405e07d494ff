"""What the builder says: titles of nodes, kinds and groups, and how far a node is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from workbench.agents.graphs.documents import Node
from workbench.agents.nodes.api import NodeKind, Port, PortType
from workbench.agents.nodes.registry import kind_of
from workbench.traces.progress import NodeProgress
from workbench.ui.language.figures import figure
from workbench.ui.marks import QT_TRANSLATE_NOOP

GROUPS: Mapping[str, str] = {
    "flow": QT_TRANSLATE_NOOP("builder", "Flow"),
    "agents": QT_TRANSLATE_NOOP("builder", "Agents and models"),
    "data": QT_TRANSLATE_NOOP("builder", "Data"),
    "people": QT_TRANSLATE_NOOP("builder", "People"),
    "guards": QT_TRANSLATE_NOOP("builder", "Guards"),
}
_TYPES: Mapping[PortType, str] = {
    "text": QT_TRANSLATE_NOOP("builder", "text"),
    "number": QT_TRANSLATE_NOOP("builder", "number"),
    "boolean": QT_TRANSLATE_NOOP("builder", "yes or no"),
    "json": QT_TRANSLATE_NOOP("builder", "JSON"),
    "documents": QT_TRANSLATE_NOOP("builder", "documents"),
    "messages": QT_TRANSLATE_NOOP("builder", "messages"),
    "any": QT_TRANSLATE_NOOP("builder", "anything"),
}
STATE_ICONS: Mapping[str, tuple[str, str]] = {
    "running": ("circle-play", "accent"),
    "paused": ("circle-pause", "warning"),
    "asking": ("user", "warning"),
    "done": ("circle-check", "success"),
    "reused": ("history", "info"),
    "failed": ("circle-x", "error"),
    "skipped": ("skip-forward", "muted"),
    "stopped": ("circle-stop", "muted"),
}
UNKNOWN_ICON = "circle-help"


def tr(text: str) -> str:
    """A text of the builder in the language of the program."""
    return QCoreApplication.translate("builder", text)


def group_title(group: str) -> str:
    """Heading of a group of the palette."""
    return tr(GROUPS.get(group, group))


def kind_title(kind: NodeKind) -> str:
    """Name of a kind."""
    return QCoreApplication.translate("nodes", kind.title)


def kind_description(kind: NodeKind) -> str:
    """What a kind does, in one sentence."""
    return QCoreApplication.translate("nodes", kind.description)


def setting_words(text: str) -> str:
    """A label or a help of a setting."""
    return QCoreApplication.translate("nodes", text) if text else ""


def kind_name(key: str) -> str:
    """Title of the kind of that key, which may be unknown."""
    kind = kind_of(key)
    return kind_title(kind) if kind is not None else key


def node_title(node: Node) -> str:
    """What a node is called on screen."""
    return node.title or kind_name(node.kind)


def node_icon(node: Node) -> str:
    """Drawing of its kind."""
    kind = kind_of(node.kind)
    return kind.icon if kind is not None else UNKNOWN_ICON


def port_title(port: Port) -> str:
    """What a port is called on screen."""
    return QCoreApplication.translate("nodes", port.title) if port.title else port.name


def type_title(kind: PortType) -> str:
    """A type of ports in words."""
    return tr(_TYPES[kind])


def seconds(duration_s: float) -> str:
    """A duration in short."""
    if duration_s < 0.0995:
        return f"{duration_s * 1000:.0f} ms"
    if duration_s < 60:
        return figure(f"{duration_s:.1f} s")
    return f"{int(duration_s // 60)} min {int(duration_s % 60)} s"


def state_words(node: NodeProgress, *, short: bool = False) -> str:
    """How far a node is, in words; ``short`` for a narrow column."""
    match node.status:
        case "running" if node.tokens_per_s:
            return tr("{0} tok/s").format(f"{node.tokens_per_s:.0f}")
        case "running":
            return tr("running")
        case "paused":
            return tr("waits") if short else tr("waits at a breakpoint")
        case "asking":
            return tr("asks you")
        case "done":
            time = seconds(node.duration_s)
            return time if short else tr("done in {0}").format(time)
        case "reused":
            return tr("reused") if short else tr("result of an earlier run used again")
        case "failed":
            return tr("failed")
        case "skipped":
            return tr("skipped")
        case "stopped":
            return tr("stopped")
