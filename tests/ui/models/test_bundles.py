"""Someone packs a model for another machine, and takes it in there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import keyring
import pytest
import pytest_asyncio
from keyring.backends import fail
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.recorded import Shell, shell, until
from workbench.app.bundle_values import Wish
from workbench.app.bundles import Bundles
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.models.bundles.reading import open_bundle
from workbench.ui.models.more import Place, menu_for
from workbench.ui.models.packing import PackDialog
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.models.unpacking import UnpackDialog
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[ModelsPanel]:
    made = ModelsPanel(workbench, theme, shell)
    made.resize(1232, 774)
    made.show()
    if made._task is not None:
        await asyncio.wait_for(made._task, 20)
    yield made
    await shell.close()
    await until(lambda: made._task is None or made._task.done())
    made.close()
    made.deleteLater()


@pytest_asyncio.fixture
async def bundle(tmp_path: Path) -> Path:
    """From another machine."""
    paths = Paths(data=tmp_path / "there", cache=tmp_path / "there-cache")
    paths.make()
    async with open_workbench(paths) as bench:
        wish = Wish(("starter",), ("calculator",), "For the clinic", with_policy=True)
        await Bundles(bench).pack(wish, tmp_path / "clinic.workbench")
        await Bundles(bench).pack(wish, tmp_path / "drive", as_folder=True)
    return tmp_path / "clinic.workbench"


def dialog_of(kind: type[QDialog], panel: ModelsPanel) -> QDialog | None:
    return next((dialog for dialog in panel.findChildren(kind) if dialog.isVisible()), None)


async def unpacking(panel: ModelsPanel, path: Path) -> UnpackDialog:
    panel._adding.add_files([path])
    await until(lambda: dialog_of(UnpackDialog, panel))
    found = dialog_of(UnpackDialog, panel)
    assert isinstance(found, UnpackDialog)
    return found


async def test_that_a_model_is_packed_from_its_menu(
    panel: ModelsPanel, workbench: Workbench, theme: Theme, shell: Shell, tmp_path: Path
) -> None:
    place = Place(panel, workbench, theme, shell)
    menu = menu_for(place, workbench.models.get("starter"))
    entry = next(a for a in menu.actions() if "another machine" in a.text())
    assert entry.isEnabled()
    entry.trigger()
    menu.deleteLater()
    dialog = dialog_of(PackDialog, panel)
    assert isinstance(dialog, PackDialog)
    assert dialog.models.chosen == ("starter",)
    assert dialog.start.isEnabled()
    dialog.models.boxes["starter"].setChecked(False)
    assert not dialog.start.isEnabled(), "nothing to pack"
    dialog.agents.boxes["calculator"].setChecked(True)
    dialog.models.boxes["starter"].setChecked(True)
    assert "1 model, 1 agent, " in dialog.note.text()
    dialog.pack_into(tmp_path / "mine")
    assert not dialog.start.isEnabled()
    assert dialog.bar.isVisible()
    await until(lambda: shell.notices)
    assert "Signed with" in shell.notices[-1].reason
    found = open_bundle(tmp_path / "mine.workbench")
    assert [m.name.split("/")[0] for m in found.index.members] == ["agents", "store", "store"]
    assert not shell.errors


async def test_that_a_failed_packing_says_why_and_can_be_tried_again(
    panel: ModelsPanel, workbench: Workbench, theme: Theme, shell: Shell, tmp_path: Path
) -> None:
    dialog = PackDialog(Place(panel, workbench, theme, shell), workbench.models.get("starter"))
    dialog.open()
    dialog.pack_into(tmp_path / "away" / "mine.workbench")
    await until(lambda: dialog.problem.isVisible())
    assert "away" in dialog.problem.text()
    assert dialog.start.isEnabled()
    dialog.form.set_value("folder")
    dialog.pack_into(tmp_path / "drive")
    await until(lambda: shell.notices)
    assert open_bundle(tmp_path / "drive").is_folder


async def test_that_escape_stops_a_packing_and_then_closes(
    panel: ModelsPanel, workbench: Workbench, theme: Theme, shell: Shell, tmp_path: Path
) -> None:
    dialog = PackDialog(Place(panel, workbench, theme, shell), workbench.models.get("starter"))
    dialog.open()
    dialog.pack_into(tmp_path / "mine")
    await until(lambda: dialog._work is not None)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await until(lambda: dialog._work is None)
    assert dialog.isVisible()
    assert not list(tmp_path.glob("mine*"))  # noqa: ASYNC240
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


async def test_that_an_unknown_signer_must_be_trusted_before_anything_is_taken(
    panel: ModelsPanel, workbench: Workbench, shell: Shell, bundle: Path
) -> None:
    dialog = await unpacking(panel, bundle)
    assert dialog.windowTitle() == "Take in a bundle"
    assert not dialog.take.isEnabled()
    assert not dialog.policy.isChecked()
    assert not dialog.way.isVisible(), "one file is copied"
    dialog.trusts.setChecked(True)
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    await until(lambda: panel.rooms.value == "downloads")
    await until(lambda: shell.notices, 60)
    assert "was taken in" in shell.notices[-1].title
    stored = [model for model in workbench.models.models if model.source == "store"]
    assert [model.title for model in stored] == ["Workbench Starter F16"]
    assert not shell.errors

    again = await unpacking(panel, bundle)
    assert again.take.isEnabled()
    assert "No model needs to be copied" in again.note.text()
    again.reject()


async def test_that_models_of_a_folder_are_used_where_they_lie(
    panel: ModelsPanel, workbench: Workbench, shell: Shell, bundle: Path
) -> None:
    drive = bundle.with_name("drive")
    dialog = await unpacking(panel, drive / "bundle.json")
    dialog.trusts.setChecked(True)
    dialog.way.set_value("place")
    dialog._refresh()
    assert "Nothing is copied" in dialog.note.text()
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    await until(lambda: shell.notices)
    assert panel.rooms.value == "installed"
    assert any(model.path.is_relative_to(drive) for model in workbench.models.models)
    assert not shell.errors


async def test_that_a_bundle_is_dropped_on_the_panel(
    panel: ModelsPanel, bundle: Path, shell: Shell
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bundle))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert panel._adding.eventFilter(panel, event)
    assert event.isAccepted()
    await until(lambda: dialog_of(UnpackDialog, panel))
    dialog = dialog_of(UnpackDialog, panel)
    assert dialog is not None
    dialog.reject()


async def test_that_a_bundle_that_was_changed_is_refused_in_words(
    panel: ModelsPanel, bundle: Path, shell: Shell
) -> None:
    with bundle.open("r+b") as file:
        file.seek(100)
        file.write(b"~")
    panel._adding.add_files([bundle])
    await until(lambda: shell.errors)
    assert "damaged" in str(shell.errors[0])
    assert dialog_of(UnpackDialog, panel) is None
