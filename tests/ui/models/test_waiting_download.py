"""A download that waits says for what and until when, and can be tried, paused or cancelled."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.models.downloads.queue_file import Download, Wanted
from workbench.models.downloads.values import Progress, RemoteFile
from workbench.ui.models.download_list import DownloadCard
from workbench.ui.theme.theme import Theme


def test_that_a_card_that_waits_says_so_and_can_be_tried_at_once(
    qtbot: QtBot, theme: Theme
) -> None:
    wanted = Wanted("ab", "Tiny Q4_0", (RemoteFile("http://h/x", "x", 2_000_000),))
    waits = Download(
        wanted,
        "waiting",
        Progress("waiting", 1_000_000, 2_000_000),
        "waiting for the network: Connection refused",
        "It tries again at 12:00:00; what was fetched is kept.",
    )
    card = DownloadCard(theme, waits)
    qtbot.addWidget(card)
    assert card.words.text() == f"Waiting{waits.message[7:]}. {waits.hint}"
    assert card.words.property("role") == "muted", "it is no failure"
    seen = {key for key, button in card.buttons.items() if not button.isHidden()}
    assert seen == {"pause", "resume", "cancel"}
    assert card.buttons["resume"].text().strip() == "Try again"
