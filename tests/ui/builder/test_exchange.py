"""Graphs go to other programs and come from them, and what is left out is told."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.builder.doing import greeting, opened, press, until
from workbench.agents.documents import AgentDocument
from workbench.agents.files import write_agent
from workbench.agents.graphs.documents import Handling, Link
from workbench.agents.graphs.edits import AddLink, SetHandling
from workbench.agents.graphs.files import parse_graph
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError
from workbench.ui.builder.panel import BuilderPanel

LEFT = Qt.MouseButton.LeftButton
WORKFLOW = """
kind: Workflow
name: Desk
trigger:
  kind: OnConversationStart
  id: start
  actions:
    - {kind: SendActivity, id: hello, activity: Hello}
    - {kind: CancelAllDialogs, id: a}
    - {kind: LogCustomTelemetryEvent, id: b}
    - {kind: EmitEvent, id: c}
    - {kind: BeginDialog, id: d}
    - {kind: LogCustomTelemetryEvent, id: e}
"""


async def test_that_a_graph_is_exported_in_three_formats(
    panel: BuilderPanel, tmp_path: Path
) -> None:
    await opened(panel, greeting())
    for form, name in (
        ("yaml", "g.agentgraph.yaml"),
        ("workflow", "w.yaml"),
        ("python", "p.py"),
    ):
        await panel.sharing.export_to(tmp_path / name, form)
        if panel.parts.losses.isVisible():
            QTest.mouseClick(panel.parts.losses.accept, LEFT)
        await until((tmp_path / name).exists)

    assert parse_graph((tmp_path / "g.agentgraph.yaml").read_bytes()) == greeting()
    assert "kind: Workflow" in (tmp_path / "w.yaml").read_text("utf-8")
    assert ast.parse((tmp_path / "p.py").read_text("utf-8")).body
    await panel.sharing.import_from(tmp_path / "w.yaml")
    assert panel.draft.saved_name == "greeting-2"
    assert panel.draft.document.body == greeting().body


async def test_that_what_an_import_left_out_is_told_and_can_be_read_in_full(
    panel: BuilderPanel, workbench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(WORKFLOW, encoding="utf-8")
    await panel.sharing.import_from(file)

    strip, notice = panel.parts.losses, workbench.notices.items[-1]
    assert workbench.graphs.get("desk") == panel.draft.document
    assert strip.isVisible()
    assert (strip.title.text(), notice.title) == (notice.title, strip.title.text())
    assert notice.title == "desk.yaml: 4 things were left out, or are done otherwise"
    assert notice.reason.count("the workflow ends before it") == 3
    assert notice.reason.endswith("And 1 more.")
    rows = [strip.list.item(row).text() for row in range(strip.list.count())]
    assert [row.partition(":")[0] for row in rows] == [
        "line 10",
        "line 11",
        "line 12",
        "line 13",
    ]

    QTest.mouseClick(strip.copy, LEFT)
    assert QGuiApplication.clipboard().text() == "\n".join(
        [notice.title, *(f"- {row}" for row in rows)]
    )
    strip.away.setFocus()
    press(strip, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert panel.parts.canvas.view.hasFocus()


async def test_that_what_an_export_will_leave_out_is_agreed_to_before_it_is_written(
    panel: BuilderPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await opened(panel, greeting())
    panel.editing.do(SetHandling((), "loud", Handling(retries=3)))
    before, strip = panel.draft.document, panel.parts.losses
    await panel.sharing.export_to(tmp_path / "w.yaml", "workflow")

    assert strip.title.text() == "w.yaml: 1 thing will be left out, or done otherwise"
    assert "retries" in strip.text
    assert (strip.accept.isVisible(), strip.cancel.isVisible()) == (True, True)
    assert not strip.away.isVisible()
    assert strip.accept.hasFocus()
    assert not (tmp_path / "w.yaml").exists()

    press(strip, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert panel.parts.canvas.view.hasFocus()
    assert not (tmp_path / "w.yaml").exists()
    assert (panel.draft.document, panel.draft.unsaved) == (before, True)

    await panel.sharing.export_to(tmp_path / "w.yaml", "workflow")
    QTest.mouseClick(strip.accept, LEFT)
    await until((tmp_path / "w.yaml").exists)
    await until(lambda: [one.level for one in workbench.notices.items][-1:] == ["success"])
    assert not strip.isVisible()
    assert workbench.notices.items[-1].title == "Exported to w.yaml"


async def test_that_what_was_shown_is_what_is_written(
    panel: BuilderPanel, tmp_path: Path
) -> None:
    await opened(panel, greeting())
    await panel.sharing.export_to(tmp_path / "p.py", "python")
    panel.editing.do(SetHandling((), "loud", Handling(retries=3)))
    QTest.mouseClick(panel.parts.losses.accept, LEFT)
    await until((tmp_path / "p.py").exists)
    assert "guarded" not in (tmp_path / "p.py").read_text("utf-8")


async def test_that_an_export_that_was_asked_for_ends_with_its_graph(
    panel: BuilderPanel, tmp_path: Path
) -> None:
    await opened(panel, greeting())
    await panel.sharing.export_to(tmp_path / "p.py", "python")
    panel.controller.open("first-graph")
    assert not panel.parts.losses.isVisible()
    await panel.sharing.export_to(tmp_path / "q.py", "python")
    QTest.mouseClick(panel.parts.losses.accept, LEFT)
    await until((tmp_path / "q.py").exists)
    assert "Ask and answer" in (tmp_path / "q.py").read_text("utf-8")
    assert not (tmp_path / "p.py").exists()


async def test_that_what_a_script_reads_goes_beside_it(
    panel: BuilderPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await opened(panel, replace(workbench.graphs.get("retail-kiosk"), name="kiosk"))
    await panel.sharing.export_to(tmp_path / "p.py", "python")
    QTest.mouseClick(panel.parts.losses.accept, LEFT)
    await until((tmp_path / "p.py").exists)
    assert (tmp_path / "kiosk-data" / "shop.sqlite").is_file()


async def test_that_a_graph_that_is_no_such_program_is_refused_with_the_reason(
    panel: BuilderPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await opened(panel, greeting())
    panel.editing.do(AddLink((), Link("loud", "text", "hello", "text")))
    panel.sharing._do(panel.sharing.export_to(tmp_path / "w.yaml", "workflow"), "Export graph")
    await until(lambda: any(one.level == "error" for one in workbench.notices.items))

    notice = workbench.notices.items[-1]
    assert notice.title == "Export graph"
    assert "hello" in notice.reason
    assert not (tmp_path / "w.yaml").exists()


async def test_that_flows_of_other_programs_come_in_and_agents_are_sent_on(
    panel: BuilderPanel, workbench: Workbench, tmp_path: Path
) -> None:
    flow = tmp_path / "flow.json"
    data = {
        "id": "1",
        "type": "genericNode",
        "data": {"id": "1", "type": "ChatInput", "node": {}},
    }
    flow.write_text(json.dumps({"name": "Flow", "data": {"nodes": [data], "edges": []}}))
    await panel.sharing.import_from(flow)
    assert panel.draft.document.title == "Flow"
    assert [node.kind for node in panel.draft.body.nodes] == ["input"]

    agent = tmp_path / "helper.yaml"
    agent.write_text(
        write_agent(AgentDocument(name="helper", title="Helper")), encoding="utf-8"
    )
    with pytest.raises(DocumentError, match="holds an agent") as refused:
        await panel.sharing.import_from(agent)
    assert refused.value.hint == "Import it in Agents."
    with pytest.raises(DocumentError, match=r"gone\.yaml: cannot be read"):
        await panel.sharing.import_from(tmp_path / "gone.yaml")
    assert panel.draft.document.title == "Flow"


async def test_that_the_file_dialog_offers_the_formats_and_their_names(
    panel: BuilderPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(panel, greeting())
    monkeypatch.setattr(QFileDialog, "open", lambda _self: None)
    panel.sharing.export()
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == [
        "Graph (*.agentgraph.yaml)",
        "Agent Framework workflow (*.yaml)",
        "Python script (*.py)",
    ]
    dialog.selectNameFilter("Python script (*.py)")
    dialog.filterSelected.emit("Python script (*.py)")
    assert Path(dialog.selectedFiles()[0]).name == "greeting.py"
    dialog.fileSelected.emit(str(tmp_path / "made.py"))
    await until(panel.parts.losses.accept.isVisible)
    press(panel.parts.losses.accept, Qt.Key.Key_Space)
    await until((tmp_path / "made.py").exists)
    dialog.deleteLater()
