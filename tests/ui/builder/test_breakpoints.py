"""Breakpoints belong to a graph, and are there again when it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.ui.builder.doing import greeting, opened, until
from workbench.agents.graphs.edits import GraphEdit, RemoveParts, SetGraphField
from workbench.app.workbench import Workbench
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@asynccontextmanager
async def another_window(workbench: Workbench, theme: Theme) -> AsyncIterator[BuilderPanel]:
    """The program as it starts the next time."""
    window = MainWindow(workbench, theme)
    window.show()
    window.open_panel("builder")
    made = window.workspace.panel("builder")
    assert isinstance(made, BuilderPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()


def marked(panel: BuilderPanel) -> set[str]:
    """The nodes on the canvas that a run waits before or after."""
    nodes = panel.parts.canvas.scene.nodes
    return {one for one, node in nodes.items() if node.marks.before or node.marks.after}


async def with_two(panel: BuilderPanel) -> None:
    """A run waits before one node and after another."""
    await opened(panel, greeting())
    panel.draft.choose({"loud"})
    panel.runs.break_before()
    panel.draft.choose({"hello"})
    panel.runs.break_after()
    assert marked(panel) == {"loud", "hello"}


async def test_that_breakpoints_come_back_with_their_graph(panel: BuilderPanel) -> None:
    await with_two(panel)

    panel.controller.open("customer-service")
    assert marked(panel) == set()
    panel.controller.open("greeting")

    assert panel.runs.breakpoints.before == {"loud"}
    assert panel.runs.breakpoints.after == {"hello"}
    assert marked(panel) == {"loud", "hello"}


async def test_that_breakpoints_are_there_after_a_new_start_and_not_in_the_file(
    panel: BuilderPanel, workbench: Workbench, theme: Theme
) -> None:
    await with_two(panel)
    layout = workbench.paths.data / "layout.json"
    await until(lambda: layout.exists() and "after hello" in layout.read_text("utf-8"))
    assert "break" not in workbench.graphs.path_of("greeting").read_text("utf-8")

    async with another_window(workbench, theme) as later:
        later.controller.open("greeting")

        assert later.runs.breakpoints.before == {"loud"}
        assert later.runs.breakpoints.after == {"hello"}
        assert marked(later) == {"loud", "hello"}


async def test_that_a_breakpoint_follows_its_node_and_its_graph_to_another_name(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await with_two(panel)
    panel._on_rename("loud", "louder")
    assert panel.runs.breakpoints.before == {"louder"}

    panel.parts.inspector.graph.edit_asked.emit(*renamed("salute"))
    panel.keeping.save()
    await until(lambda: panel.draft.saved_name == "salute")
    panel.controller.open("customer-service")
    panel.controller.open("salute")

    assert panel.runs.breakpoints.before == {"louder"}


def renamed(name: str) -> tuple[GraphEdit, str]:
    """What the inspector asks when another name is typed."""
    return SetGraphField("name", name), "graph.name"


async def test_that_a_breakpoint_of_a_node_that_is_gone_is_not_brought_back(
    panel: BuilderPanel,
) -> None:
    await with_two(panel)
    panel.editing.do(RemoveParts((), frozenset({"loud"})))
    panel.keeping.save()
    await until(lambda: not panel.draft.unsaved)
    panel.controller.open("customer-service")
    panel.controller.open("greeting")

    assert panel.runs.breakpoints.before == frozenset()
    assert panel.runs.breakpoints.after == {"hello"}


async def test_that_a_new_graph_has_neither_the_run_nor_the_breakpoints_of_the_last_one(
    panel: BuilderPanel,
) -> None:
    panel.keeping.new_from("")
    await until(lambda: panel.draft.saved_name)
    first = panel.draft.saved_name
    panel.draft.choose({"agent"})
    panel.runs.break_before()

    panel.keeping.new_from("")
    await until(lambda: panel.draft.saved_name != first)

    assert panel.runs.breakpoints.before == frozenset()
    assert marked(panel) == set()
