"""Whom a tool is for is chosen in its form, and holds when it is tried."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.tools.doing import judged, made, press, tab_to, until, write
from workbench.app.workbench import Workbench
from workbench.tools.files import SUFFIX
from workbench.ui.tools.panel import ToolsPanel


async def test_that_roles_are_chosen_by_keyboard_and_kept(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await made(panel, "sql")
    boxes = panel._form.rules.roles.boxes
    assert all(box.isChecked() for box in boxes.values())

    panel._form.rules.approval.setFocus()
    tab_to(panel, boxes["visitor"])
    press(panel, Qt.Key.Key_Space)
    assert panel._draft.tool.roles == ("user", "builder", "administrator")
    panel.save()
    await until(lambda: not panel._draft.unsaved)

    name = panel._draft.saved_name
    assert workbench.tool_library.by_name[name].roles == ("user", "builder", "administrator")
    assert "- administrator" in (workbench.paths.tools / f"{name}{SUFFIX}").read_text()
    panel.undo()
    assert panel._draft.tool.roles is None
    panel.redo()


async def test_that_a_tool_for_nobody_is_warned_of_at_its_boxes(panel: ToolsPanel) -> None:
    await made(panel, "sql")
    boxes = panel._form.rules.roles.boxes
    for box in boxes.values():
        box.click()
    await judged(panel)

    assert panel._draft.tool.roles == ()
    (problem,) = [one for one in panel._problems.problems if one.path == "roles"]
    assert (problem.level, problem.message) == ("warning", "The tool is for nobody")
    panel._form.focus_field("roles")
    assert boxes["visitor"].hasFocus()
    for _box in boxes:
        panel.undo()


async def test_that_a_tool_is_not_tried_by_a_role_it_is_not_for(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "rows.sqlite"
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("CREATE TABLE customers(name TEXT, city TEXT)")
        rows.execute("INSERT INTO customers VALUES ('Ada', 'Kiel')")
    await made(panel, "sql")
    tool = panel._draft.tool
    own = replace(tool.settings, database=str(path))
    await workbench.tool_library.save(
        replace(tool, settings=own, roles=("builder", "administrator")), tool.name
    )
    await until(lambda: panel._draft.tool.roles is not None)
    await judged(panel)
    panel._try.fields.fields["start"].field.setFocus()
    write("A")

    workbench.settings.change(acting_role="user")
    panel.try_it()
    await until(lambda: not panel._trial.running and not panel._try.result.isHidden())
    assert "only for: builder, administrator" in panel._try.result.text.toPlainText()

    workbench.settings.change(acting_role="builder")
    panel.try_it()
    await until(lambda: "Kiel" in panel._try.result.text.toPlainText())
    assert "Kiel" not in json.dumps(dict(panel._try._spec.parameters))  # type: ignore[union-attr]
