"""Pictures of what somebody new sees: the first steps, the tour, opened files, updates."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from shutil import copyfile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from workbench.app.engine_packs import ENGINE
from workbench.app.parcels.keys import ParcelKeys
from workbench.app.parcels.packing import describe, pack
from workbench.app.parcels.values import this_platform
from workbench.app.workbench import Workbench
from workbench.base.paths import resource
from workbench.models.bundles.signing import public_key_of
from workbench.ui.shell.window import MainWindow
from workbench.ui.updates.card import UpdatesCard

Take = Callable[[str, QWidget | None], Awaitable[None]]
"""Takes a picture of the window, with a dialog over it if there is one."""
DOCUMENTS = Path(tempfile.gettempdir()) / "Documents"
"""A folder that nobody's name is in, for it is seen in the pictures."""
SIZES = ((1280, 800), (1024, 640))
PAGES = ("first-welcome", "first-models", "first-machine", "first-ready")
STOPS = {0: "tour-write", 4: "tour-status"}
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


async def pictures(window: MainWindow, workbench: Workbench, take: Take) -> None:
    """Take them at each size."""
    window.open_panel("chat")
    for size in SIZES:
        window.resize(*size)
        await _steps(window, take)
        await _tour(window, take)
        await _opened(window, take)
        with _pack(workbench.paths.data) as file:
            await _updates(window, file, take)
    window.resize(*SIZES[0])


async def _steps(window: MainWindow, take: Take) -> None:
    window.guides.show_first_steps()
    steps = window.guides.first_steps
    assert steps is not None
    for number, name in enumerate(PAGES):
        steps.show_step(number)
        await asyncio.sleep(1.0 if name == "first-machine" else 0.2)
        await take(name, None)
    steps.close_steps()


async def _tour(window: MainWindow, take: Take) -> None:
    window.guides.start_tour()
    tour = window.guides.tour
    assert tour is not None
    for number, name in STOPS.items():
        tour.show_stop(number)
        await take(name, None)
    tour.end()


async def _opened(window: MainWindow, take: Take) -> None:
    """A tool that reaches a database, as it is shown before it is taken in."""
    file = DOCUMENTS / "find_stock.agenttool.yaml"
    await asyncio.to_thread(DOCUMENTS.mkdir, exist_ok=True)
    await asyncio.to_thread(copyfile, resource("tools") / file.name, file)
    window.incoming.take([file])
    while (dialog := window.incoming.shown) is None:  # noqa: ASYNC110  Qt has no event for it
        await asyncio.sleep(0.05)
    await take("open-file", dialog)
    dialog.reject()
    await asyncio.to_thread(file.unlink)
    await asyncio.sleep(0.05)


@contextmanager
def _pack(data: Path) -> Iterator[Path]:
    """A pack that the copy of this picture trusts."""
    folder, file = data / "pack", DOCUMENTS / "cuda-12.workbench-pack"
    folder.mkdir(exist_ok=True)
    DOCUMENTS.mkdir(exist_ok=True)
    (folder / "libggml-cuda.so").write_bytes(bytes(100_000))
    needs = {ENGINE: "llama-cpp", "llama-cpp-python": version("llama-cpp-python")}
    parcel = describe(
        folder, "engine-pack", "cuda", "12.4", this_platform(), needs, "NVIDIA graphics cards"
    )
    pack(parcel, folder, KEY, file)
    yield file
    file.unlink()


async def _updates(window: MainWindow, file: Path, take: Take) -> None:
    keys = ParcelKeys(frozenset({public_key_of(KEY).hex()}), Path("parcel-keys.json"))
    window._workbench.parcels._keys = lambda: keys
    window.open_panel("settings")
    panel = window.workspace.panel("settings")
    assert panel is not None
    (card,) = panel.findChildren(UpdatesCard)
    facts = await window._workbench.parcels.look(file)
    await window._workbench.parcels.install(facts, lambda _share: None)
    card.refresh()
    await asyncio.sleep(0.3)
    for area in panel.findChildren(QScrollArea):
        if area.isAncestorOf(card):
            area.ensureWidgetVisible(card, 0, 120)
    await take("updates", None)
    card.look(file)
    await asyncio.sleep(0.4)
    for dialog in QApplication.topLevelWidgets():
        if dialog.isVisible() and dialog is not window:
            await take("updates-pack", dialog)
            dialog.close()
    await window._workbench.parcels.remove("cuda")
    window.open_panel("chat")


def together(window: MainWindow, dialog: QWidget | None) -> QWidget:
    """The window, with a dialog in its middle as a desktop shows it."""
    if dialog is None:
        return window
    picture = window.grab()
    painter = QPainter(picture)
    over = dialog.grab()
    middle = QPoint(window.width() - over.width(), window.height() - over.height()) / 2
    painter.drawPixmap(middle, over)
    painter.setPen(dialog.palette().mid().color())
    painter.drawRect(middle.x(), middle.y(), over.width() - 1, over.height() - 1)
    painter.end()
    shown = QLabel()
    shown.setPixmap(picture)
    shown.resize(picture.size())
    return shown
