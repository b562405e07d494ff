"""The window before an encrypted store, and its card in the settings."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.stores import CHEAP, PASSPHRASE, Keyring, opened, paths_in
from tests.ui.recorded import Shell, shell
from workbench.app.store_door import StoreDoor
from workbench.app.store_keeping import StoreKeeping, StoreStatus
from workbench.app.workbench import Workbench
from workbench.base import vault_header
from workbench.base.errors import StoreDamaged, StoreLocked
from workbench.base.files import write_atomically
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.vault import _vaults
from workbench.ui.store.card import StoreCard
from workbench.ui.store.passphrase_dialog import PassphraseDialog
from workbench.ui.store.recovery_dialog import RecoveryDialog
from workbench.ui.store.unlocking import RefusedWindow, UnlockWindow, unlocked
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_header, "USUAL", CHEAP)


@pytest.fixture
def planned(tmp_path: Path) -> Paths:
    paths = paths_in(tmp_path)
    write_atomically(paths.settings, "{}")
    asyncio.run(StoreKeeping(paths, Keyring()).plan_encryption(PASSPHRASE))
    return paths


def window_of(qtbot: QtBot, theme: Theme, planned: Paths) -> UnlockWindow:
    window = UnlockWindow(theme, StoreDoor(planned, Keyring()))
    qtbot.addWidget(window)
    return window


def type_and_open(window: UnlockWindow, text: str) -> None:
    window.page.field.setText(text)
    window.page.button.click()


def test_that_a_wrong_passphrase_is_told_and_the_right_one_encrypts(
    qtbot: QtBot, theme: Theme, planned: Paths
) -> None:
    window = window_of(qtbot, theme, planned)
    assert window.page.heading.text() == "Encrypt the store"
    assert window.page.field.echoMode() == QLineEdit.EchoMode.Password

    def wrong() -> None:
        type_and_open(window, "something else")
        qtbot.waitUntil(lambda: bool(window.page.problem.text()))
        assert "does not open" in window.page.problem.text()
        assert window.page.field.text() == ""
        type_and_open(window, PASSPHRASE)

    QTimer.singleShot(0, wrong)
    try:
        assert window.run()
        assert read_regular(planned.settings, 100) == b"{}"
    finally:
        _vaults().clear()
    assert StoreDoor(planned, Keyring()).turning is None

    again = window_of(qtbot, theme, planned)
    assert again.page.heading.text() == "Open the encrypted store"
    assert again.page.later.isHidden()
    QTimer.singleShot(0, lambda: type_and_open(again, PASSPHRASE))
    try:
        assert again.run()
    finally:
        _vaults().clear()


def test_that_not_now_opens_the_plain_program(
    qtbot: QtBot, theme: Theme, planned: Paths
) -> None:
    window = window_of(qtbot, theme, planned)
    QTimer.singleShot(0, window.page.later.click)
    assert window.run()
    assert planned.settings.read_text() == "{}"
    assert StoreDoor(planned, Keyring()).header is None


def test_that_a_keyring_alone_needs_no_typing(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    paths, keyring = paths_in(tmp_path / "other"), Keyring()
    asyncio.run(StoreKeeping(paths, keyring).plan_encryption("", keyring=True))
    window = UnlockWindow(theme, StoreDoor(paths, keyring))
    qtbot.addWidget(window)
    assert window.page.field.isHidden()

    def go_on() -> None:
        qtbot.waitUntil(window.page.button.isVisible)  # once the keyring has answered
        window.page.button.click()

    QTimer.singleShot(0, go_on)
    try:
        assert window.run()
        assert StoreDoor(paths, keyring).turning is None
    finally:
        _vaults().clear()
    again = UnlockWindow(theme, StoreDoor(paths, keyring))
    qtbot.addWidget(again)
    try:
        assert again.run()  # at once, and nothing is shown
        assert not again.isVisible()
    finally:
        _vaults().clear()


def test_that_closing_opens_nothing(qtbot: QtBot, theme: Theme, planned: Paths) -> None:
    window = window_of(qtbot, theme, planned)
    QTimer.singleShot(0, window.page.close_button.click)
    assert not window.run()


def test_that_too_many_tries_wait(qtbot: QtBot, theme: Theme, planned: Paths) -> None:
    door = StoreDoor(planned, Keyring())
    for _try in range(3):
        with pytest.raises(StoreLocked):
            door.by_typed("no")
    window = window_of(qtbot, theme, planned)
    assert not window.page.button.isEnabled()
    assert window.page.button.text().startswith("Next try in")


def test_that_a_plain_store_asks_nothing(theme: Theme, tmp_path: Path) -> None:
    assert unlocked(paths_in(tmp_path), lambda: theme)


def test_that_a_damaged_key_file_is_told(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = paths_in(tmp_path)
    (paths.data / "store-key.json").write_text("nonsense")
    from workbench.ui.store import unlocking

    said: list[str] = []

    def tell(exc: StoreDamaged, _theme: Theme) -> bool:
        said.append(exc.message)
        return False

    monkeypatch.setattr(unlocking, "_tell", tell)
    assert not unlocked(paths, lambda: theme)
    assert said == ["the file with the keys of the encrypted store is damaged"]


def test_that_closing_what_is_refused_ends(qtbot: QtBot, theme: Theme) -> None:
    window = RefusedWindow(theme, StoreDamaged("the key file is damaged", "Put it back."))
    qtbot.addWidget(window)
    assert window.page.body.text() == "The key file is damaged. Put it back."
    QTimer.singleShot(0, window.close)  # as by the cross of the window
    window.run()
    QTimer.singleShot(0, window.page.close_button.click)
    window.run()


@pytest.fixture
def card(qtbot: QtBot, workbench: Workbench, theme: Theme, shell: Shell) -> StoreCard:
    made = StoreCard(workbench, theme, shell)
    qtbot.addWidget(made)
    return made


async def test_that_the_card_plans_and_forgets(
    card: StoreCard, workbench: Workbench, qtbot: QtBot
) -> None:
    await card.refresh()
    assert "not encrypted" in card.now.text()
    assert not card.encrypt.isHidden()
    assert card.rotate.isHidden()
    await card.plan_encryption("", PASSPHRASE, False)
    (shown,) = card.window().findChildren(RecoveryDialog)
    assert not shown.close_button.isEnabled()
    shown.reject()
    assert shown.isVisible()  # it is shown this once
    assert shown._key in shown.page().toPlainText()
    shown.noted.setChecked(True)
    assert shown.close_button.isEnabled()
    shown.close_button.click()
    assert "next start encrypts" in card.plan.text()
    await card._forget()
    assert card.plan.isHidden()
    assert (await workbench.encryption.status()) == StoreStatus()


def test_what_the_card_says_of_an_encrypted_store(card: StoreCard) -> None:
    card.show_status(StoreStatus(True, ("passphrase", "recovery"), "", "ab", "12345678"))
    assert "12345678" in card.now.text()
    assert "a passphrase, the recovery key" in card.ways.text()
    assert card.encrypt.isHidden()
    assert not card.decrypt.isHidden()
    assert card.keyring.text() == "Open by keyring…"


async def test_that_the_dialog_stays_with_what_is_wrong(
    card: StoreCard, shell: Shell, qtbot: QtBot
) -> None:
    card.encrypt.click()
    (dialog,) = card.findChildren(PassphraseDialog)
    dialog.new.setText("one passphrase here")
    dialog.again.setText("another passphrase")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    assert dialog.problem.text() == "The two passphrases are different."
    dialog.new.setText("short")
    dialog.again.setText("short")
    await dialog.carry_out()
    assert "at least 12" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.reject()


def test_that_an_opened_folder_is_read(planned: Paths) -> None:
    with opened(planned):
        assert read_regular(planned.settings, 100) == b"{}"
