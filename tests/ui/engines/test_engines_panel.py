"""Someone connects servers, looks at engines, and writes how a server is started."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
import pytest_asyncio
from keyring.backends.null import Keyring as NoKeyring
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from tests.servers.gallery import entry, running_gallery
from tests.servers.ollama import running_ollama
from tests.servers.scripted import MODEL, Scripted, running_server
from tests.ui import recorded
from tests.ui.recorded import Shell, shell
from workbench.agents.documents import AgentDocument, AgentModel
from workbench.app import foundry as app_foundry
from workbench.app.discovery import discover
from workbench.app.engine_facts import EngineFacts, install_command
from workbench.app.foundry import FoundryLocal
from workbench.app.loaded import Host
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import LoadOptions
from workbench.engines.foundry_local.catalogue import FoundryModel, WebAddress
from workbench.engines.host import EngineHost
from workbench.engines.openai_compatible.connection import Connection
from workbench.engines.registry import ENGINES, engine_for
from workbench.models.store import InstalledModel
from workbench.ui.engines import servers
from workbench.ui.engines.connect import ConnectDialog
from workbench.ui.engines.panel import EnginesPanel
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
LEFT = Qt.MouseButton.LeftButton
FAR = Connection("https://models.example/v1", "far", kind="openai")


async def until(condition: Callable[[], object]) -> None:
    """Let the loop run until something is true; a slow machine has a minute for it."""
    await recorded.until(condition, 60.0)


async def in_a_thread(model: InstalledModel, options: LoadOptions) -> Host:
    spec = replace(engine_for(model.path), own_process=False)
    return await EngineHost.start(spec, model.path, options, mode="thread")


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        yield script


@pytest_asyncio.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=in_a_thread) as opened:
        yield opened


@pytest_asyncio.fixture
async def panel(bench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[EnginesPanel]:
    made = EnginesPanel(bench, theme, shell)
    made.resize(1232, 760)
    made.show()
    await until(lambda: not shell.tasks and made.here.cards.cards)
    yield made
    await shell.close()
    made.close()
    made.deleteLater()
    # At once: else a thread that collects garbage may be the one that deletes it.
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


async def connected(panel: EnginesPanel, bench: Workbench, *connections: Connection) -> None:
    for connection in connections:
        bench.connections.add(connection)
    await bench.models.refresh()
    await panel.servers.refresh()


def dialog_of(panel: EnginesPanel) -> ConnectDialog:
    return next(d for d in panel.findChildren(ConnectDialog) if d.isVisible())


def shown_values(panel: EnginesPanel) -> dict[str, str]:
    shown = panel.servers.detail._values
    return {name: value.text() for name, value in shown._values.items()}


def column(panel: EnginesPanel, number: int) -> list[str]:
    table = panel.servers.table
    items = (table.item(row, number) for row in range(table.rowCount()))
    return [item.text() if item else "" for item in items]


async def test_that_each_engine_has_a_card_with_the_command_that_installs_it(
    panel: EnginesPanel, shell: Shell
) -> None:
    assert [card.facts.spec for card in panel.here.cards.cards] == list(ENGINES)
    spec = next(spec for spec in ENGINES if spec.key == "mlx")

    panel.here.show_facts((EngineFacts(spec, installed=False, version=""),))

    (card,) = panel.here.cards.cards
    assert card.accessibleName() == "MLX: Not installed"
    QTest.mouseClick(card.copy, LEFT)
    assert shell.copied == ["pip install 'agent-workbench[mlx]'"] == [install_command(spec)]


async def test_that_a_card_says_what_runs_on_the_engine_and_what_has_no_effect(
    panel: EnginesPanel, bench: Workbench, server: Scripted
) -> None:
    await connected(panel, bench, Connection(server.base_url, MODEL, title="Mine"))
    await bench.loading.load("mine")
    (loaded,) = bench.loading.snapshot
    assert loaded.info is not None
    card = next(c for c in panel.here.cards.cards if c.facts.spec.key == "server")
    assert "Mine: loaded" in card.values._values["Now"].text()

    info = replace(loaded.info, unused_options=("kv_type", "use_mmap"))
    card.show_models([replace(loaded, info=info)])

    text = card.values._values["Does not use"].text()
    assert text == "type of the KV cache, memory mapping"
    await bench.loading.unload("mine")


async def test_that_a_server_is_tested_connected_and_checked(
    panel: EnginesPanel, bench: Workbench, server: Scripted, shell: Shell
) -> None:
    panel.show_target("servers")
    assert panel.servers.pages.currentWidget() is panel.servers.empty
    QTest.mouseClick(panel.servers.empty.button, LEFT)
    dialog = dialog_of(panel)
    QTest.keyClicks(dialog.form.address, f"127.0.0.1:{server.port}")

    QTest.mouseClick(dialog.test, LEFT)
    await until(lambda: dialog.fine.isVisible() and not dialog.working)
    assert dialog.form.model.currentText() == MODEL
    assert bench.connections.all() == ()

    QTest.keyClicks(dialog.form.title, "Mine")
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: column(panel, 0) == ["Mine"])
    await until(lambda: not shell.tasks)
    assert bench.models.get("mine").engine == "server"
    assert bench.loading.snapshot == ()
    assert column(panel, 1) == ["Answers"]
    assert column(panel, 2)[0].endswith(" ms")


async def test_that_what_is_wrong_stands_in_the_window_with_the_next_step(
    panel: EnginesPanel, bench: Workbench, server: Scripted
) -> None:
    panel.servers.open_connect()
    dialog = dialog_of(panel)

    QTest.mouseClick(dialog.start, LEFT)
    await until(dialog.problem.isVisible)
    assert "address is missing" in dialog.problem.text()

    dialog.form.address.setText(f"127.0.0.1:{server.port}")
    dialog.form.model.setEditText("another")
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: "has no model 'another'" in dialog.problem.text())
    assert MODEL in dialog.problem.text()
    assert bench.connections.all() == ()

    bench.settings.change(network="off")
    dialog.form.address.setText("https://models.example")
    QTest.mouseClick(dialog.test, LEFT)
    await until(lambda: "beyond this machine" in dialog.problem.text())
    dialog.close()


async def test_that_a_test_can_be_cancelled(panel: EnginesPanel, server: Scripted) -> None:
    panel.servers.open_connect()
    dialog = dialog_of(panel)
    dialog.form.address.setText(server.base_url)
    dialog.begin_test()
    await until(lambda: dialog.working)

    dialog.reject()

    await until(lambda: not dialog.working)
    assert dialog.isVisible()
    assert dialog.test.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


async def test_that_a_connection_is_changed_and_keeps_its_id(
    panel: EnginesPanel, bench: Workbench, server: Scripted, shell: Shell
) -> None:
    await connected(panel, bench, Connection(server.base_url, MODEL, title="Mine"))
    panel.servers.open_edit("mine")
    dialog = dialog_of(panel)
    dialog.form.title.setText("Yours")
    dialog.form.numbers["retries"].setValue(7)
    dialog.form.tools.setChecked(False)

    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: column(panel, 0) == ["Yours"] and not shell.tasks)

    (one,) = bench.connections.all()
    assert one.connection is not None
    assert (one.id, one.connection.retries) == ("mine", 7)
    assert column(panel, 3) == ["no"]


async def test_that_offline_a_far_server_is_refused_without_asking(
    panel: EnginesPanel, bench: Workbench, server: Scripted, shell: Shell
) -> None:
    panel.show_target("servers")
    await connected(panel, bench, FAR, Connection(server.base_url, MODEL))
    assert column(panel, 1) == ["Not checked", "Not checked"]

    bench.settings.change(network="off")
    assert panel.servers.offline.isVisible()
    panel.servers.check_near()
    await until(lambda: column(panel, 1) == ["Refused: offline", "Answers"])

    assert bench.guard.contacts == ()
    await until(lambda: not shell.tasks)


async def test_that_a_server_refused_offline_was_not_checked(
    panel: EnginesPanel, bench: Workbench
) -> None:
    bench.settings.change(network="off")
    panel.show_target("servers")
    await connected(panel, bench, FAR)

    assert column(panel, 1) == ["Refused: offline"]
    assert shown_values(panel)["Last check"] == "not yet"


async def test_that_a_damaged_connection_says_so_and_what_to_do(
    panel: EnginesPanel, bench: Workbench, shell: Shell
) -> None:
    panel.show_target("servers")
    added = bench.connections.add(Connection("http://127.0.0.1:1/v1", "mine"))
    added.path.write_text("{")
    await panel.servers.refresh()
    detail = panel.servers.detail

    assert [column(panel, number) for number in (0, 1, 3, 5)] == [
        ["mine"],
        ["File damaged"],
        [""],
        [""],
    ]
    assert panel.servers.summary.text() == ""
    assert detail._problem.isVisible()
    assert detail._problem.text().startswith("mine.connection.json is no connection")
    assert detail._hint.text().startswith("Mend the file, or disconnect it")
    assert shown_values(panel)["File"] == added.path.name
    assert not detail.check.isEnabled()
    panel.servers.check(["mine"])
    assert not shell.tasks

    QTest.mouseClick(detail.remove, LEFT)
    QTest.mouseClick(detail.really, LEFT)
    await until(lambda: bench.connections.all() == ())


async def test_that_a_server_is_disconnected_after_a_question_that_names_its_agents(
    panel: EnginesPanel, bench: Workbench, server: Scripted
) -> None:
    panel.show_target("servers")
    await connected(panel, bench, Connection(server.base_url, MODEL))
    helper = AgentDocument(name="a", title="Helper", model=AgentModel("", fallback=(MODEL,)))
    bench.agents.documents = (helper,)
    panel.servers.choose(MODEL)
    panel.servers.show_loaded(())
    detail = panel.servers.detail

    QTest.mouseClick(detail.remove, LEFT)
    assert "Helper fall back on it" in detail._question.text()
    QTest.mouseClick(detail.really, LEFT)

    await until(lambda: panel.servers.pages.currentWidget() is panel.servers.empty)
    assert bench.connections.all() == ()


async def test_that_a_look_finds_servers_and_uses_none(
    panel: EnginesPanel, bench: Workbench, server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    async def look() -> object:
        asked.append(True)
        return await discover(((server.port, "vllm"),))

    monkeypatch.setattr(servers, "discover", look)
    panel.show_target("servers")
    assert asked == []

    QTest.mouseClick(panel.servers.look_button, LEFT)
    await until(panel.servers.found.isVisible)
    assert bench.connections.all() == ()

    QTest.mouseClick(panel.servers.found.buttons[0], LEFT)
    dialog = dialog_of(panel)
    assert dialog.form.address.text() == server.base_url
    assert dialog.form.model.currentText() == MODEL
    dialog.close()


async def test_that_each_change_of_a_launch_is_shown_at_once(
    panel: EnginesPanel, shell: Shell, tmp_path: Path
) -> None:
    page = panel.vllm
    panel.show_target("vllm")
    assert page.pages.currentWidget() is page.empty
    assert not page.copy.isEnabled()

    QTest.keyClicks(page.form.model, "Qwen/Qwen3-4B")
    page.form.set_template("production-high")
    QTest.mouseClick(page.copy, LEFT)
    assert "vllm serve Qwen/Qwen3-4B" in shell.copied[-1]
    assert "--tensor-parallel-size 2" in shell.copied[-1]

    page.form._fields["host"].setProperty("text", "192.0.2.7")
    page.form._fields["needs_key"].setProperty("checked", False)
    assert "everybody who reaches 192.0.2.7" in page.problem.text()
    assert not page.save.isEnabled()

    page.form.set_template("staging")
    page.kind._group.button(1).click()
    page.save_to(str(tmp_path / "compose.yaml"))
    await until(lambda: shell.notices)
    assert (tmp_path / "compose.yaml").read_text().startswith("services:")


async def test_that_ollama_is_asked_only_when_told_and_its_models_are_kept(
    panel: EnginesPanel, bench: Workbench
) -> None:
    page = panel.ollama
    panel.show_target("ollama")
    with running_ollama() as script:
        page.address.setText(script.address)
        assert page.pages.currentWidget() is page.start

        QTest.mouseClick(page.ask, LEFT)
        await until(lambda: page.models and not page.work.working)
        assert "4.0 GB, 1.0 GB of it on the GPU" in page._memory(page.models[0])

        QTest.keyClicks(page.name, "wait")
        QTest.mouseClick(page.pull, LEFT)
        await until(script.started.is_set)
        QTest.mouseClick(page.work.cancel, LEFT)
        await until(lambda: not page.work.working)

        page.name.setText("qwen3:8b")
        QTest.mouseClick(page.pull, LEFT)
        await until(lambda: not page.work.working and not page.name.text())

        QTest.mouseClick(page.unload, LEFT)
        await until(lambda: ("/api/generate", 0) in [
            (path, body.get("keep_alive")) for path, body in script.heard
        ] and not page.work.working)  # fmt: skip
        QTest.mouseClick(page.remove, LEFT)
        QTest.mouseClick(page.really, LEFT)
        await until(lambda: script.heard[-1][0] == "/api/delete" and not page.work.working)

        bench.settings.change(network="off")
        page.name.setText("qwen3:8b")
        QTest.mouseClick(page.pull, LEFT)
        await until(lambda: "network" in page.work.problem.text() and not page.work.working)


async def test_that_foundry_lists_nothing_unasked_and_refuses_its_makers_catalogue_offline(
    panel: EnginesPanel, bench: Workbench
) -> None:
    page = panel.foundry
    panel.show_target("foundry")
    assert page.models == ()

    bench.settings.change(network="off")
    page.which._group.button(1).click()

    assert page.public
    assert not page.list_button.isEnabled()
    assert "the network is off" in page.reach.text()


async def test_that_foundrys_public_catalogue_is_listed_and_its_silence_told(
    panel: EnginesPanel, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("foundry_local_sdk")
    page = panel.foundry
    panel.show_target("foundry")
    page.which._group.button(1).click()

    with running_gallery() as gallery:
        monkeypatch.setattr(app_foundry, "PUBLIC_CATALOGUE", gallery.url)
        QTest.mouseClick(page.list_button, LEFT)
        await until(lambda: "did not answer" in page.work.problem.text())
        await until(lambda: not page.work.working)
    assert not page.models

    with running_gallery(entry("large-cpu", alias="large")) as gallery:
        monkeypatch.setattr(app_foundry, "PUBLIC_CATALOGUE", gallery.url)
        QTest.mouseClick(page.list_button, LEFT)
        await until(lambda: page.models and not page.work.working)
    assert [model.id for model in page.models] == ["large-cpu:1"]
    assert page.reach.text() == ""
    assert not page.actions_row.isVisibleTo(page)

    with running_gallery() as gallery:
        gallery.answer = b"<html>Log in</html>"
        monkeypatch.setattr(app_foundry, "PUBLIC_CATALOGUE", gallery.url)
        QTest.mouseClick(page.list_button, LEFT)
        await until(lambda: "This is its list of 20" in page.reach.text())
        await until(lambda: not page.work.working)
    assert [model.id for model in page.models] == ["large-cpu:1"]


async def test_that_foundrys_button_for_this_machine_asks_nobody_else(
    panel: EnginesPanel, bench: Workbench
) -> None:
    page = panel.foundry
    panel.show_target("foundry")
    page.which._group.button(1).click()
    page.start.asked.emit()
    assert not page.public
    await until(lambda: not page.work.working)
    assert bench.guard.contacts == ()


async def test_that_foundrys_service_hands_its_key_to_the_connection(
    panel: EnginesPanel, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def serving(_self: FoundryLocal) -> AsyncIterator[tuple[None, WebAddress]]:
        yield None, WebAddress("http://127.0.0.1:1/v1", "secret")

    monkeypatch.setattr(FoundryLocal, "serving", serving)
    page = panel.foundry
    panel.show_target("foundry")
    page.installed = True
    page._dress()
    QTest.mouseClick(page.serve, LEFT)
    await until(lambda: page.url)
    loaded = FoundryModel("tiny:1", "tiny", "Tiny", "", "", "", "CPU", 0, 0, True, True, True)
    page._show((replace(loaded, loaded=False),))
    assert not page.connect_button.isEnabled()
    assert page.why.text() == "Load the model to connect to it."
    page._show((loaded,))
    assert not page.why.text()
    QTest.mouseClick(page.copy, LEFT)
    QTest.mouseClick(page.copy_key, LEFT)
    QTest.mouseClick(page.connect_button, LEFT)
    dialog = dialog_of(panel)
    filled = [dialog.values().base_url, dialog.form.key.text()]
    dialog.reject()
    QTest.mouseClick(page.serve, LEFT)
    await until(lambda: not page.url)

    assert shell.copied == filled == ["http://127.0.0.1:1/v1", "secret"]
    assert not page.copy_key.isVisibleTo(page)
