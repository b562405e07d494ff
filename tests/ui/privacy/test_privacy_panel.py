"""Someone looks what left the machine, narrows it, sees it come live, and keeps a statement."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QDate, QEvent, Qt
from PySide6.QtTest import QTest

from tests.ui import recorded
from tests.ui.recorded import Shell, shell
from workbench.app.network_record import Wall
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError, StoreError
from workbench.base.paths import Paths
from workbench.policy.ledger_values import Query
from workbench.ui.privacy import panel as panel_module
from workbench.ui.privacy.panel import PrivacyPanel
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]


async def until(condition: Callable[[], object]) -> None:
    await recorded.until(condition, 20.0)


@pytest_asyncio.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        yield opened


@pytest_asyncio.fixture
async def panel(bench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[PrivacyPanel]:
    made = PrivacyPanel(bench, theme, shell)
    made.resize(1232, 760)
    made.show()
    await until(lambda: made.since_s and made.walls.shown)
    yield made
    await shell.close()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def reach(bench: Workbench, host: str = "hub.example") -> None:
    with bench.guard.permit("search the hub", source="search"):
        bench.guard.check("socket.getaddrinfo", (host, 443))


def try_to(bench: Workbench, host: str = "evil.example") -> None:
    with pytest.raises(PolicyError):
        bench.guard.check("socket.getaddrinfo", (host, 80))


def hosts(panel: PrivacyPanel) -> list[str]:
    return [entry.host for entry in panel.table.rows.entries]


async def test_that_nothing_is_told_as_nothing(panel: PrivacyPanel) -> None:
    assert panel.summary.title.text().startswith("Nothing has left this machine since 20")
    assert panel.stack.currentWidget() is panel.empty
    assert [wall.what for wall in panel.walls.shown][:2] == ["This program", "Model processes"]


async def test_that_tries_come_while_one_looks(bench: Workbench, panel: PrivacyPanel) -> None:
    reach(bench)
    await until(lambda: hosts(panel) == ["hub.example"])
    try_to(bench)
    await until(lambda: hosts(panel) == ["evil.example", "hub.example"])
    assert "reached once, as you asked, since" in panel.summary.title.text()
    assert "One try was refused" in panel.summary.text.text()
    cells = [panel.totals.item(row, 0) for row in range(panel.totals.rowCount())]
    assert sorted(cell.text() for cell in cells if cell) == ["Model search", "Nobody asked"]
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.table.rows.index(1, 0))
    assert "Model search: search the hub" in panel.detail.text()
    spoken = panel.table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "evil.example:80" in spoken
    assert "Refused" in spoken
    reach(bench, "later.example")
    await until(lambda: hosts(panel)[0] == "later.example")
    assert panel.table.current.host == "hub.example"  # type: ignore[union-attr]


async def test_that_filters_narrow_and_say_so(bench: Workbench, panel: PrivacyPanel) -> None:
    reach(bench)
    try_to(bench)
    await until(lambda: len(hosts(panel)) == 2)
    panel.show_target(result="refused")
    await until(lambda: hosts(panel) == ["evil.example"])
    panel.filters.result.set_value("all")
    panel.filters.source.setCurrentIndex(panel.filters.source.findData("search"))
    await until(lambda: hosts(panel) == ["hub.example"])
    panel.filters.source.setCurrentIndex(0)
    QTest.keyClicks(panel.filters.search, "EVIL")
    await until(lambda: hosts(panel) == ["evil.example"])
    QTest.keyClicks(panel.filters.search, " no such")
    await until(lambda: panel.stack.currentWidget() is panel.empty)
    assert panel.empty.heading.text() == "No entry fits"


async def test_that_chosen_days_are_whole_days(panel: PrivacyPanel) -> None:
    filters = panel.filters
    assert filters.first.isHidden()
    filters.period.setCurrentIndex(filters.period.findData("chosen"))
    assert not filters.first.isHidden()
    filters.first.setDate(QDate(2026, 3, 5))
    filters.last.setDate(QDate(2026, 3, 4))
    query = filters.query
    assert query.to_s - query.from_s == pytest.approx(2 * 86_400, abs=7_200)
    filters.period.setCurrentIndex(0)
    assert filters.query == Query()
    begin_s, end_s = filters.span(5.0)
    assert (begin_s, end_s > 5.0) == (5.0, True)


@pytest.mark.parametrize("ending", [".html", ".pdf", ".md", ".json"])
async def test_that_a_statement_is_kept(
    bench: Workbench, panel: PrivacyPanel, tmp_path: Path, ending: str, shell: Shell
) -> None:
    try_to(bench)
    path = tmp_path / f"statement{ending}"
    panel.save(path)
    await until(lambda: path.exists() and not shell.tasks)
    raw = path.read_bytes()
    if ending == ".pdf":
        assert raw.startswith(b"%PDF")
        return
    assert b"evil.example" in raw.replace(b"\\", b"")
    if ending == ".json":
        assert json.loads(raw)["refused"] == 1


async def test_that_a_ledger_that_cannot_be_read_is_said(
    bench: Workbench, panel: PrivacyPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("'network.db' is damaged", "A new one is begun.")

    monkeypatch.setattr(panel_module, "_page", refuse)
    panel.refresh()
    await until(lambda: "is damaged" in panel.summary.problem.text())
    assert not panel.summary.problem.isHidden()


async def test_that_the_walls_follow_settings(bench: Workbench, panel: PrivacyPanel) -> None:
    bench.settings.change(network="off")
    await until(lambda: "network is off" in panel.walls.shown[0].state)
    panel.walls.show_walls([Wall("Model processes", "no network (seccomp)", True)])
    assert panel.walls.grid.count() == 3


async def test_that_the_manual_and_the_commands_are_at_hand(
    panel: PrivacyPanel, shell: Shell
) -> None:
    panel.manual.click()
    assert shell.opened == [("help", {"page": "privacy"})]
    assert {"privacy.statement", "privacy.find"} <= set(shell.actions)
    find = shell.actions["privacy.find"].callback
    assert callable(find)
    find()
    assert panel.focusWidget() is panel.filters.search
