"""Someone looks at the audit log, searches it, checks it, and takes it elsewhere."""

from __future__ import annotations

import csv
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel

from tests.keyrings import MemoryKeyring, used_keyring
from tests.ui import recorded
from tests.ui.recorded import Shell, shell
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.policy.audit import AuditEntry
from workbench.ui.audit.panel import AuditPanel
from workbench.ui.audit.record_model import COLUMNS
from workbench.ui.settings.audit_key import AuditKeyFacts
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
WHAT = COLUMNS.index("what")


async def until(condition: Callable[[], object]) -> None:
    await recorded.until(condition, 30.0)


@pytest_asyncio.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    with used_keyring(MemoryKeyring()):
        async with open_workbench(paths) as opened:
            yield opened


@pytest_asyncio.fixture
async def panel(bench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[AuditPanel]:
    made = AuditPanel(bench, theme, shell)
    made.resize(1232, 760)
    yield made
    await shell.close()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fill(bench: Workbench, count: int, what: str = "tool.called") -> None:
    now_s = time.time()
    bench.audit.log.write(
        [AuditEntry(now_s, "agent:clerk", what, {"n": n, "tool": "x"}) for n in range(count)]
    )


def deeds(panel: AuditPanel) -> list[str]:
    model = panel.table.records
    return [str(model.index(row, WHAT).data()) for row in range(model.rowCount())]


def grown(panel: AuditPanel, before: int) -> bool:
    return panel.table.records.rowCount() > before


async def shown(panel: AuditPanel) -> None:
    panel.show()
    await until(lambda: panel.table.records.rowCount() > 0)


async def test_that_the_newest_records_come_first(bench: Workbench, panel: AuditPanel) -> None:
    fill(bench, 3)
    await shown(panel)
    assert deeds(panel) == ["Program started", *["Tool called"] * 3, "Log begun"]
    assert panel.table.current == panel.table.records.records[0]
    assert panel.detail.facts.findChildren(QLabel)
    assert '"command"' in panel.detail.text.toPlainText()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert '"tool": "x"' in panel.detail.text.toPlainText()
    spoken = panel.table.records.index(1, WHAT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "What: Tool called"


async def test_that_only_as_much_is_read_as_is_looked_at(
    bench: Workbench, panel: AuditPanel
) -> None:
    fill(bench, 1_500)
    await shown(panel)
    assert panel.table.records.rowCount() < 800
    panel.table.scrollToBottom()
    for _ in range(10):
        before = panel.table.records.rowCount()
        if panel.table.records.ended:
            break
        panel.table.verticalScrollBar().setValue(panel.table.verticalScrollBar().maximum())
        await until(partial(grown, panel, before))
    numbers = [one.number for one in panel.table.records.records]
    assert numbers == list(range(numbers[0], 0, -1))


async def test_that_new_records_appear_above(bench: Workbench, panel: AuditPanel) -> None:
    fill(bench, 5)
    await shown(panel)
    chosen = panel.table.current
    bench.audit.record("file.written", {"file": "/tmp/\u202eevil"})
    await until(lambda: deeds(panel)[0] == "File exported")
    assert panel.table.current == chosen
    cell = panel.table.records.index(0, COLUMNS.index("details")).data()
    assert "\u202e" not in cell


async def test_that_filters_narrow_and_clear(bench: Workbench, panel: AuditPanel) -> None:
    fill(bench, 4)
    fill(bench, 2, "settings.changed")
    await shown(panel)
    index = panel.filters.kind.findText("Settings and sign-in")
    panel.filters.kind.setCurrentIndex(index)
    await until(lambda: deeds(panel) == ["Settings changed"] * 2)
    QTest.keyClicks(panel.filters.text, "no such word")
    await until(lambda: panel.stack.currentWidget() is panel.nothing)
    panel.nothing.button.click()
    await until(lambda: len(deeds(panel)) == 8)
    QTest.keyClicks(panel.filters.who, "CLERK")
    await until(lambda: len(deeds(panel)) == 6)
    panel.filters.period.setCurrentIndex(1)
    await until(lambda: not panel._reading)
    assert len(deeds(panel)) == 6


async def test_that_a_check_says_whole_and_then_where_it_is_broken(
    bench: Workbench, panel: AuditPanel
) -> None:
    fill(bench, 120)
    await shown(panel)
    panel.strip.verify.click()
    await until(lambda: panel.strip.words.text().startswith("Whole, "))
    assert "last checkpoint" in panel.strip.words.text()
    path = bench.audit.log.files.path(1)
    path.write_bytes(path.read_bytes().replace(b'"n":7,"tool"', b'"n":8,"tool"', 1))
    panel.verify()
    assert panel.strip.cancel.isVisible()
    await until(lambda: panel.strip.words.text().startswith("Broken at record"))
    assert panel.strip.verify.isVisible()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:60], b"junk\n", *lines[60:]]))
    panel.verify()
    await until(lambda: panel.strip.problems.isVisible())


async def test_that_a_check_can_be_cancelled(bench: Workbench, panel: AuditPanel) -> None:
    fill(bench, 3_000)
    await shown(panel)
    panel.verify()
    panel.verify()
    panel.strip.cancel.click()
    await until(lambda: "cancelled" in panel.strip.words.text())


async def test_that_the_log_is_taken_elsewhere(
    bench: Workbench, panel: AuditPanel, shell: Shell, tmp_path: Path
) -> None:
    fill(bench, 3)
    await shown(panel)
    panel.export_to(str(tmp_path / "log.csv"))
    await until(lambda: (tmp_path / "log.csv").exists())
    with (tmp_path / "log.csv").open(newline="") as file:
        assert next(csv.reader(file))[:2] == ["number", "at"]
    panel.export_to(str(tmp_path / "log.jsonl"))
    await until(lambda: (tmp_path / "log.jsonl").exists())
    panel.save_checkpoint(str(tmp_path / "kept.json"))
    await until(lambda: (tmp_path / "kept.json").exists())
    panel.ask_export()
    dialog = panel.findChild(QAbstractItemView)
    assert dialog is not None


async def test_that_it_is_usable_by_keys_and_words(panel: AuditPanel, shell: Shell) -> None:
    panel.show()
    for widget in (
        panel.filters.period, panel.filters.kind, panel.filters.who, panel.filters.text,
        panel.table, panel.detail.text, panel.strip.words, panel.strip.bar,
    ):  # fmt: skip
        assert widget.accessibleName()
    panel._find()
    assert panel.filters.text.hasFocus() or not panel.isActiveWindow()


async def test_that_a_failure_is_said(
    bench: Workbench, panel: AuditPanel, shell: Shell
) -> None:
    await bench.audit.flush()
    path = bench.audit.log.files.path(1)
    path.unlink()
    path.mkdir()
    panel.show()
    await until(lambda: "cannot be read" in panel.strip.words.text().lower())
    panel.verify()
    await until(lambda: panel.strip.verify.isVisible())
    path.rmdir()


async def test_that_the_settings_say_where_the_key_is(
    bench: Workbench, theme: Theme, shell: Shell
) -> None:
    facts = AuditKeyFacts(bench, theme, shell)
    facts.show()
    assert "first checkpoint" in facts.where.text()
    await bench.audit.checkpoint()
    facts.hide()
    facts.show()
    await until(lambda: "keyring" in facts.where.text())
    assert len(facts.fingerprint.text()) == 39
    facts.copy_button.click()
    await shell.close()
    facts.close()
    facts.deleteLater()
