"""Someone finds a model at a hub, fetches it, and sees it installed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.hub.server import Hub, running_hub
from tests.ui.recorded import Shell, shell, until
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError
from workbench.base.paths import resource
from workbench.models.downloads.queue_file import Download, Wanted
from workbench.models.downloads.values import Progress, RemoteFile
from workbench.models.sources.values import Source, SourcePage
from workbench.ui.models.download_list import duration, state_words
from workbench.ui.models.found_rows import short
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        starter = resource("models/starter/starter.gguf").read_bytes()
        running.put("org/starter-GGUF", "starter-F16.gguf", starter)
        running.put(
            "org/starter-GGUF", "README.md", b"# Starter\n![x](http://far.example/x.png)"
        )
        running.put("org/none", "weights.bin", b"no gguf")
        running.repositories["org/none"]["tags"] = ["gguf"]
        running.repositories["org/none"]["tags"] = ["gguf"]  # as its author says
        running.repositories["org/starter-GGUF"] |= {"downloads": 12345, "gated": False}
        yield running


@pytest_asyncio.fixture
async def panel(
    workbench: Workbench, theme: Theme, shell: Shell, hub: Hub
) -> AsyncIterator[ModelsPanel]:
    workbench.settings.change(hub_address=hub.url)
    made = ModelsPanel(workbench, theme, shell)
    made.resize(1232, 774)
    made.show()
    if made._task is not None:
        await asyncio.wait_for(made._task, 20)
    made.show_room("find")
    assert made.fetching.find.choose_source("hugging_face")
    yield made
    await shell.close()
    await until(lambda: made._task is None or made._task.done())
    made.close()
    made.deleteLater()


async def test_that_a_model_is_found_fetched_and_shown_as_installed(
    panel: ModelsPanel, hub: Hub, shell: Shell, workbench: Workbench
) -> None:
    find = panel.fetching.find
    assert not hub.served.requests, "nothing goes out before a search"
    QTest.keyClicks(find.search, "starter")
    QTest.keyClick(find.search, Qt.Key.Key_Return)
    await until(lambda: find.model.items, 40)  # the first search imports much
    assert find.model.items[0].id == "org/starter-GGUF"
    assert "12.3 k downloads" in find.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    await until(lambda: find.page.buttons)
    assert "Starter" in find.page.card.toPlainText()
    await until(lambda: find.page.advice.isVisibleTo(find))
    assert "tokens/s" in find.page.advice.text()
    assert find.page.buttons[0].property("kind") == "primary"
    QTest.mouseClick(find.page.buttons[0], Qt.MouseButton.LeftButton)
    await until(lambda: panel.rooms.value == "downloads")
    await until(lambda: any(i.state == "finished" for i in workbench.downloads.items), 60)
    card = next(iter(panel.fetching.list.cards.values()))
    assert "ready" in card.words.text()
    assert not card.bar.isVisibleTo(panel)
    QTest.mouseClick(card.buttons["open"], Qt.MouseButton.LeftButton)
    assert panel.rooms.value == "installed"
    row = panel.table.current()
    assert row is not None
    assert row.model.source == "store"
    with row.model.path.open("r+b") as file:
        file.seek(1000)
        file.write(b"damage")
    QTest.mouseClick(panel.detail._verify, Qt.MouseButton.LeftButton)
    await until(lambda: panel.detail._repair.isVisibleTo(panel))
    QTest.mouseClick(panel.detail._repair, Qt.MouseButton.LeftButton)
    await until(lambda: not panel.detail._repair.isVisibleTo(panel))
    assert "whole again" in panel._estimates.facts[row.model.id]["Integrity"]
    assert not shell.errors
    assert not [r for r in hub.served.requests if "x.png" in r[0]]


async def test_that_a_gated_model_asks_for_a_token_and_then_opens(
    panel: ModelsPanel, hub: Hub, shell: Shell
) -> None:
    hub.repositories["org/starter-GGUF"]["gated"] = "manual"
    find = panel.fetching.find
    QTest.keyClicks(find.search, "starter")
    find.run()
    await until(lambda: find.page.token.isVisibleTo(find))
    hub.token = "secret"  # noqa: S105 - of the test
    QTest.keyClicks(find.page.token.field, "secret")
    QTest.keyClick(find.page.token.field, Qt.Key.Key_Return)
    await until(lambda: shell.notices)
    assert not find.page.token.field.text()
    await until(lambda: find.page.buttons and find.page.advice.isVisibleTo(find))
    assert not shell.errors


async def test_that_an_answer_from_before_the_token_hides_nothing(
    panel: ModelsPanel, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, late = panel.fetching.find, asyncio.Event()
    ask, asked = find._sources.page, 0

    async def page(source: Source, model_id: str) -> SourcePage:
        nonlocal asked
        asked += 1
        if asked == 1:
            await late.wait()
            raise ModelError("it needs a token", "Enter one.")
        return await ask(source, model_id)

    monkeypatch.setattr(find._sources, "page", page)
    QTest.keyClicks(find.search, "starter")
    find.run()
    await until(lambda: asked == 1)
    find._open_current()
    await until(lambda: find.page.buttons and find.page.advice.isVisibleTo(find))
    late.set()
    await until(lambda: not shell.tasks)
    assert find.page.buttons
    assert not find.page.problem.isVisibleTo(find)
    assert not shell.errors


async def test_that_a_source_that_is_away_says_so_and_keeps_local_models(
    panel: ModelsPanel, workbench: Workbench, hub: Hub
) -> None:
    workbench.settings.change(hub_address="http://127.0.0.1:9")
    find = panel.fetching.find
    find.refresh_sources()
    find.run()
    await until(lambda: "retry" in find.state.buttons)
    assert "cannot be reached" in find.state.body.text()
    assert "What is installed works as before" in find.state.body.text()
    workbench.settings.change(hub_address=hub.url)
    QTest.mouseClick(find.state.buttons["left"], Qt.MouseButton.LeftButton)
    assert panel.rooms.value == "installed"
    assert panel.table_model.rowCount() >= 1


async def test_that_a_model_without_files_says_what_to_look_for(panel: ModelsPanel) -> None:
    find = panel.fetching.find
    find.run()
    await until(lambda: len(find.model.items) == 2)
    find.list.setCurrentIndex(find.model.index(1))
    await until(lambda: find.page.problem.isVisibleTo(find))
    assert "GGUF" in find.page.problem.text()


@pytest.mark.parametrize(
    ("state", "progress", "words"),
    [
        ("queued", Progress("connecting"), "queued"),
        ("paused", Progress("fetching", 5_000_000, 9_000_000), "paused · 5.0 MB of 9.0 MB"),
        (
            "fetching",
            Progress("fetching", 1_000_000, 9_000_000, 2_000_000.0),
            "1.0 MB of 9.0 MB · 2.0 MB/s · 4 s left",
        ),
        (
            "fetching",
            Progress("waiting", 1_000_000, 9_000_000, message="no answer"),
            "waiting: no answer · 1.0 MB of 9.0 MB",
        ),
        ("checking", Progress("checking", checked_bytes=3_000), "checking every byte · 3.0 kB"),
    ],
)
def test_that_each_state_is_said_in_words(state: str, progress: Progress, words: str) -> None:
    wanted = Wanted("1", "M", (RemoteFile("http://h/m", "m", 9_000_000),))
    download = Download(wanted, state, progress)  # type: ignore[arg-type]
    assert state_words(download) == words


def test_that_times_and_numbers_are_short() -> None:
    assert duration(3.4) == "3 s"
    assert duration(75) == "1 min 15 s"
    assert duration(7300) == "2 h 1 min"
    assert short(999) == "999"
    assert short(1_234_567) == "1.23 M"
