"""The canvas in words, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.agents.graphs.documents import Link
from workbench.ui.builder.canvas.face import PortFace
from workbench.ui.builder.canvas.node_item import NodeItem
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.words import tr, type_title


def canvas_words(scene: GraphScene) -> str:
    """What has the focus, or what there is if nothing has."""
    node = scene.nodes.get(scene.focused)
    if node is not None:
        return node_words(scene, node)
    remark = scene.remarks.get(scene.focused)
    if remark is not None:
        return tr("Remark: {0}").format(" ".join(remark.remark.text.split()))
    if not scene.nodes and scene.read_only:
        return tr("No nodes.")
    if not scene.nodes:
        return tr("Empty. Double click, or press the key of the palette, to put in a node.")
    said = tr("{0} nodes, {1} links. Tab goes through the nodes.")
    return said.format(len(scene.nodes), len(scene.links))


def node_words(scene: GraphScene, node: NodeItem) -> str:
    """A node with its state, its problems, its ports and where its links lead."""
    face, links = node.face, scene.links
    words = [face.title]
    if face.kind_title != face.title:
        words.append(face.kind_title)
    words += [face.summary] if face.summary else []
    words += [node.run.words] if node.run.words else []
    words += list(node.problems)
    own = node.node.id
    for port in face.inputs:
        here = [link for link in links if (link.target, link.input) == (own, port.name)]
        words.append(_port_words(scene, port, tr("input"), here, given=False))
    for port in face.outputs:
        here = [link for link in links if (link.source, link.output) == (own, port.name)]
        words.append(_port_words(scene, port, tr("output"), here, given=True))
    if face.holder:
        words.append(tr("Ctrl+Enter goes inside"))
    return ". ".join(words)


def _port_words(
    scene: GraphScene, port: PortFace, side: str, links: Iterable[Link], *, given: bool
) -> str:
    others = [
        scene.nodes[link.target if given else link.source].face.title for link in sorted(links)
    ]
    said = f"{side} {port.title}, {type_title(port.type)}"
    if not others:
        return tr("{0}, not linked").format(said)
    joined = ", ".join(others)
    pattern = tr("{0}, to {1}") if given else tr("{0}, from {1}")
    return pattern.format(said, joined)
