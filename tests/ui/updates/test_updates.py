"""Updates and packs in the settings: what a file is, going on, stopping, and going back."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recorded import Shell, until
from tests.unit.app.test_engine_packs import made
from tests.unit.app.update.parcels import KEYS, make, program_folder
from workbench.app.parcels import desk
from workbench.app.parcels.desk import ParcelFacts, Parcels, Share
from workbench.app.parcels.keys import ParcelKeys
from workbench.app.update.after_window import RESULT
from workbench.app.update.installation import Installation
from workbench.app.workbench import Workbench
from workbench.base.errors import StoreDamaged
from workbench.ui.main import UPDATE_RESULT
from workbench.ui.settings.panel import SettingsPanel
from workbench.ui.theme.theme import Theme
from workbench.ui.updates.card import UpdatesCard
from workbench.ui.updates.dialog import ParcelDialog

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packs are made for Linux")


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest_asyncio.fixture
async def bench(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Workbench]:
    """The program, which trusts the key of the tests and lies in a folder of its own."""
    root = program_folder(tmp_path / "place" / "Workbench", "1.0")
    old = Installation(root, "workbench", "1.0")
    monkeypatch.setattr(desk, "program_version", lambda: "1.0")
    parcels = Parcels(workbench.paths.data, lambda: KEYS, lambda: old)
    yield replace(workbench, parcels=parcels)


@pytest_asyncio.fixture
async def card(
    bench: Workbench, theme: Theme, shell: Shell, qtbot: QtBot
) -> AsyncIterator[UpdatesCard]:
    made_card = UpdatesCard(bench, theme, shell)
    qtbot.addWidget(made_card)
    made_card.resize(720, 300)
    made_card.show()
    await until(lambda: not shell.tasks)
    yield made_card
    await shell.close()


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


async def looked(card: UpdatesCard, shell: Shell, path: Path) -> ParcelDialog:
    card.look(path)
    await until(lambda: not shell.tasks)
    (dialog,) = [one for one in card.findChildren(ParcelDialog) if one.isVisible()]
    return dialog


async def test_that_a_pack_is_shown_installed_replaced_put_back_and_removed(
    card: UpdatesCard, shell: Shell, tmp_path: Path
) -> None:
    assert "No packs are installed." in words(card)
    assert "Workbench 1.0" in words(card)
    dialog = await looked(card, shell, made(tmp_path / "one", tmp_path / "p"))
    said = words(dialog)
    for part in ("CUDA 1", "llama-cpp", str(tmp_path / "p"), "Signed by somebody trusted"):
        assert part in said
    dialog.install.click()
    await until(lambda: "cuda" in card.remove)
    assert "CUDA 1" in words(card)
    assert shell.notices[-1].title == "CUDA 1 is installed"
    assert card.back == {}

    dialog = await looked(card, shell, made(tmp_path / "two", tmp_path / "q", number="2"))
    assert "in the place of" in words(dialog) or "takes the place of version 1" in words(dialog)
    dialog.install.click()
    await until(lambda: "cuda" in card.back)
    card.back["cuda"].click()
    await until(lambda: "CUDA 1" in words(card))

    card.remove["cuda"].click()
    assert card.remove["cuda"].text() == "Really remove"
    assert "CUDA 1" in words(card)
    card.remove["cuda"].click()
    await until(lambda: "No packs are installed." in words(card))
    assert shell.errors == []


async def test_that_a_file_that_is_not_taken_says_why(
    card: UpdatesCard, shell: Shell, tmp_path: Path
) -> None:
    older = make(program_folder(tmp_path / "new", "0.9"), tmp_path / "u", "0.9")
    dialog = await looked(card, shell, older)
    assert not dialog.install.isVisible()
    assert "version 0.9" in dialog.problem.text()
    dialog.begin()
    assert not shell.tasks
    dialog.cancel.click()
    (tmp_path / "odd").write_bytes(b"odd")
    card.look(tmp_path / "odd")
    await until(lambda: not shell.tasks)
    assert isinstance(shell.errors[-1], StoreDamaged)


async def test_that_progress_is_shown_and_can_be_stopped(
    card: UpdatesCard,
    bench: Workbench,
    shell: Shell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = await looked(card, shell, made(tmp_path / "one", tmp_path / "p"))

    async def half(_self: Parcels, _facts: ParcelFacts, told: Share) -> None:
        told(0.5)
        await asyncio.Event().wait()

    monkeypatch.setattr(Parcels, "install", half)
    dialog.install.click()
    await until(lambda: dialog.bar.value() == 500)
    assert (dialog.cancel.text(), dialog.install.isVisible()) == ("Stop", False)
    dialog.cancel.click()
    await until(lambda: not dialog.working)
    assert dialog.isVisible()
    assert (dialog.cancel.text(), dialog.install.isVisible()) == ("Cancel", True)
    dialog.reject()
    assert await bench.parcels.packs() == ()


async def test_that_a_failure_stays_in_the_dialog(
    card: UpdatesCard, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = await looked(card, shell, made(tmp_path / "one", tmp_path / "p"))
    (tmp_path / "p").unlink()
    dialog.install.click()
    await until(lambda: dialog.problem.isVisible())
    assert "cannot read" in dialog.problem.text().lower()
    assert dialog.install.isVisible()
    assert shell.errors == []
    dialog.reject()


async def test_that_an_update_is_checked_and_begun_and_the_window_closes(
    card: UpdatesCard,
    bench: Workbench,
    shell: Shell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[ParcelFacts] = []

    async def begin(_self: Parcels, facts: ParcelFacts) -> None:
        begun.append(facts)

    monkeypatch.setattr(Parcels, "begin_update", begin)
    path = make(program_folder(tmp_path / "new", "1.1"), tmp_path / "u", "1.1")
    dialog = await looked(card, shell, path)
    assert "version 1.1 tests itself and takes the place of 1.0" in words(dialog)
    dialog.install.click()
    await until(lambda: not shell.tasks)
    assert [facts.path for facts in begun] == [path]
    assert shell.triggered == ["shell.quit"]


async def test_that_nobody_is_trusted_where_no_key_is(
    workbench: Workbench, theme: Theme, shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    parcels = Parcels(workbench.paths.data, lambda: ParcelKeys(frozenset(), Path("keys")))
    card = UpdatesCard(replace(workbench, parcels=parcels), theme, shell)
    qtbot.addWidget(card)
    card.look(made(tmp_path / "one", tmp_path / "p"))
    await until(lambda: not shell.tasks)
    assert "it trusts no key at all" in str(shell.errors[-1])
    await shell.close()


async def test_that_the_settings_have_the_card(
    workbench: Workbench, theme: Theme, shell: Shell, qtbot: QtBot
) -> None:
    panel = SettingsPanel(workbench, theme, shell)
    qtbot.addWidget(panel)
    assert len(panel.findChildren(UpdatesCard)) == 1
    await shell.close()


def test_that_the_window_looks_for_the_result_where_the_update_leaves_it() -> None:
    assert UPDATE_RESULT == RESULT
