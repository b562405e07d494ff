"""What a graph of many nodes costs, counted in work: nothing goes with the square of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt

from tests.ui.builder.doing import opened, press, until
from workbench.agents.graphs import reading
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Point
from workbench.ui.builder.outline_model import OutlineModel
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.builder.source_model import SourceModel

COUNT = 300
SHOWN = Qt.ItemDataRole.DisplayRole
CODE = "def run(text, more=1):\n    return text\n"  # one child looks at all of it


def large() -> GraphDocument:
    """A chain of Python nodes."""
    ids = [f"n{number:04}" for number in range(COUNT)]
    nodes = tuple(Node(each, "python", settings={"source": CODE}) for each in ids)
    links = tuple(Link(before, "value", after, "text") for before, after in pairwise(ids))
    places = {each: Point(280 * (n % 20), 160 * (n // 20)) for n, each in enumerate(ids)}
    return GraphDocument("large", "Large", "", Body(nodes, links, places))


async def shown(panel: BuilderPanel) -> None:
    """Open the large graph, and wait until all that looks at it on the side is done."""
    await opened(panel, large())
    await until(lambda: not panel.controller._code._looks)


class Counter:
    """Counts the calls of a method that goes on as before."""

    def __init__(self, patch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        self.count = 0
        self._does = getattr(owner, name)
        patch.setattr(owner, name, lambda *given: self._call(*given))

    def _call(self, *given: Any) -> Any:
        self.count += 1
        return self._does(*given)


async def test_that_opening_a_graph_reads_each_node_once_and_asks_for_what_is_in_sight(
    panel: BuilderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shown(panel)
    read = Counter(monkeypatch, reading, "_read")
    asked = Counter(monkeypatch, OutlineModel, "data")
    panel.controller.open("customer-service")
    before = read.count
    asked.count = 0
    checks = []
    panel.controller.checked.connect(lambda: checks.append(1))

    panel.controller.open("large")
    await until(lambda: checks and panel.parts.outline.model.rowCount() == COUNT)
    panel.controller.check()
    panel.controller.check()

    assert read.count - before <= COUNT
    assert asked.count < 20 * COUNT  # 32 for each before, the more the oftener it was checked


async def test_that_choosing_a_node_reads_none_and_asks_for_each_source_once(
    panel: BuilderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shown(panel)
    read = Counter(monkeypatch, reading, "_read")
    written: list[int] = []
    data = SourceModel.data

    def noted(model: SourceModel, index: QModelIndex, role: int = SHOWN) -> Any:
        if role == SHOWN:
            written.append(index.row())
        return data(model, index, role)

    monkeypatch.setattr(SourceModel, "data", noted)

    panel.draft.choose({"n0150"})

    row = panel.parts.inspector.node.inputs.rows["text"]
    assert row.choice.currentText() == "Python · Value"
    assert row.choice.count() == COUNT  # nothing, and each node but itself
    assert read.count == 0
    assert len(written) <= 3 * COUNT  # two inputs, to know how wide they are


async def test_that_the_outline_of_a_large_graph_follows_and_spans_its_inputs(
    panel: BuilderPanel,
) -> None:
    await shown(panel)
    panel.controller.open("customer-service")
    panel.controller.open("large")
    outline = panel.parts.outline
    await until(lambda: outline.model.rowCount() == COUNT)
    panel.draft.choose({"n0001"})
    outline.view.setFocus()
    press(panel, Qt.Key.Key_Right)

    node = outline.model.index_of("n0001")
    assert outline.view.isExpanded(node)
    assert outline.view.isFirstColumnSpanned(0, node)
    assert outline.view.isFirstColumnSpanned(1, node)
    assert not outline.view.isFirstColumnSpanned(1, QModelIndex())
