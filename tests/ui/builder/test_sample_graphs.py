"""The sample graphs are drawn so that all of each can be read, however large the window is."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.ui.builder.doing import until
from workbench.ui.builder.canvas.card_text import FarTitle
from workbench.ui.builder.canvas.look import TEXTS_FROM
from workbench.ui.builder.panel import BuilderPanel

LEAST_TITLE_PX = 7.0
SAMPLES = 40
SIZES = ((1280, 800), (1920, 1200))


@pytest.mark.parametrize("size", SIZES)
async def test_that_titles_can_be_read_when_a_sample_is_opened(
    panel: BuilderPanel, size: tuple[int, int]
) -> None:
    panel.window().resize(*size)
    await until(lambda: panel.window().width() == size[0])
    canvas = panel.parts.canvas
    for name in list(panel.parts.graphs.names):
        panel.controller.open(name)
        for node in canvas.scene.nodes.values():
            found: FarTitle = node.far_title
            is_far = canvas.zoom < TEXTS_FROM
            size_px = found.font.pixelSize() if is_far else 13
            assert size_px * canvas.zoom >= LEAST_TITLE_PX, (name, node.face.title)
            if is_far:
                assert " ".join(found.lines) == node.face.title, (name, node.face.title)


async def test_that_no_node_of_a_sample_lies_on_another(panel: BuilderPanel) -> None:
    for name in list(panel.parts.graphs.names):
        panel.controller.open(name)
        nodes = panel.parts.canvas.scene.nodes
        for one, other in combinations(nodes, 2):
            room = nodes[one].card.adjusted(-16, -16, 16, 16)
            assert not room.intersects(nodes[other].card), (name, one, other)


async def test_that_no_wire_of_a_sample_runs_behind_a_node(panel: BuilderPanel) -> None:
    for name in list(panel.parts.graphs.names):
        panel.controller.open(name)
        scene = panel.parts.canvas.scene
        hidden = [
            (name, str(link), node_id)
            for link, item in scene.links.items()
            for node_id, node in scene.nodes.items()
            if node_id not in (link.source, link.target)
            and any(
                node.card.contains(item.way.pointAtPercent(n / SAMPLES))
                for n in range(SAMPLES + 1)
            )
        ]
        assert not hidden
