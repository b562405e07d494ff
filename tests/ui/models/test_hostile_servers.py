"""R8: whatever a server does, nothing wrong is installed, and there is a button to go on."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.hub.model_files import write_rows
from tests.hub.server import WAYS, running_hub
from tests.ui.recorded import until
from tests.unit.app.test_downloads import Network, downloads, wanted
from workbench.app.downloads import Downloads
from workbench.models.downloads.queue_file import Download
from workbench.models.downloads.values import Limits
from workbench.ui.models.download_list import DownloadList
from workbench.ui.theme.theme import Theme

HARMLESS = {"whole"}  # a source without ranges is slower, and no more than that
LONG_S = 60.0


class Near(Network):
    """A way out that gives up soon, and waits for long after."""

    limits = Limits(
        streams=2, reserve_bytes=0, stall_s=0.4, slow_s=0.4, attempts=1, first_wait_s=0.02,
        longest_wait_s=3600.0,
    )  # fmt: skip


class Shown:
    """The list of downloads on the screen, over many queues."""

    def __init__(self, cards: DownloadList) -> None:
        self.cards = cards
        self._items: dict[str, tuple[Download, ...]] = {}
        self._queues: dict[str, Downloads] = {}
        self.asked: list[asyncio.Task[None]] = []
        cards.asked.connect(self._ask)

    def add(self, way: str, name: str, queue: Downloads) -> None:
        """Show what a queue holds, from now on."""
        self._queues[name] = queue
        queue.listen(lambda items: self._show(way, items))
        self._show(way, queue.items)

    def _show(self, way: str, items: tuple[Download, ...]) -> None:
        self._items[way] = items
        self.cards.show_downloads(tuple(one for held in self._items.values() for one in held))

    def _ask(self, what: str, name: str) -> None:
        assert what == "resume"
        self.asked.append(asyncio.ensure_future(self._queues[name].resume(name)))


async def _tried(way: str, number: int, shown: Shown, folder: Path) -> None:
    """A download from a server that misbehaves until somebody tries again."""
    data = write_rows(folder / "m.gguf", 40, seed=number).read_bytes()
    seen: list[Path] = []
    with running_hub() as hub:
        async with downloads(folder, seen, Near()) as queue:
            hub.misbehave(way, times=-1, skip=1)
            name = (await queue.add(wanted(hub, data))).wanted.id
            shown.add(way, name, queue)
            await until(
                lambda: queue.get(name).state in ("failed", "waiting", "finished"), LONG_S
            )
            ended = queue.get(name)
            assert ended.state != "finished", way
            assert ended.message, way
            assert ended.hint, way
            assert seen == [], f"{way} was taken for the file"
            assert not list((folder / "models").glob("store/[!.]*")), way
            button = shown.cards.cards[name].buttons["resume"]
            assert not button.isHidden(), way

            hub.behave()
            button.click()
            await asyncio.gather(*shown.asked)
            await until(lambda: queue.get(name).state in ("failed", "finished"), LONG_S)
            if queue.get(name).state == "failed":  # wrong bytes were kept until they were seen
                assert "SHA-256" in queue.get(name).message, way
                button.click()
                await asyncio.gather(*shown.asked)
                await until(lambda: queue.get(name).state == "finished", LONG_S)
            assert button.isHidden()
    assert (seen[0] / "model.gguf").read_bytes() == data, way


async def test_that_every_failure_of_a_server_has_a_button_to_go_on(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    cards = DownloadList(theme)
    qtbot.addWidget(cards)
    shown, ways = Shown(cards), sorted(set(WAYS) - HARMLESS)
    assert len(ways) >= 24
    for way in ways:
        (tmp_path / way).mkdir()
    tries = [_tried(way, number, shown, tmp_path / way) for number, way in enumerate(ways)]
    await asyncio.gather(*tries)
    assert len(cards.cards) == len(ways)
