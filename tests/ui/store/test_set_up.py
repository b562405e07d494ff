"""A policy that demands encryption, started where none is set up: the page that sets it up."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.policies import ANNA, BEN, CLINIC, PINS, folder
from tests.stores import CHEAP, PASSPHRASE, Keyring
from workbench.app.store_door import StoreDoor
from workbench.app.store_set_up import StoreSetUp, lacks_encryption
from workbench.base import vault_header
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.sealed_files import MAGIC
from workbench.base.vault import _vaults, is_encrypted, is_planned
from workbench.policy.places import may_demand_encryption
from workbench.policy.policy_writing import PolicyWriting
from workbench.ui.store.recovery_dialog import RecoveryDialog
from workbench.ui.store.set_up import SetUpWindow
from workbench.ui.store.unlocking import unlocked
from workbench.ui.theme.theme import Theme


class Slow(Keyring):
    """A keyring that keeps nothing before it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = threading.Event()

    def set(self, name: str, token: str, *, spaces: bool = False) -> bool:
        assert self.may_answer.wait(30)
        return super().set(name, token, spaces=spaces)


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Paths]:
    monkeypatch.setattr(vault_header, "USUAL", CHEAP)
    with monkeypatch.context() as early:  # as one that the machine's administrator put there
        early.setattr(PolicyWriting, "_is_encrypted", lambda _writing: True)
        made = folder(tmp_path, replace(CLINIC, encrypted=True))
    made.settings.write_text("{}")
    yield made
    _vaults().clear()


def window_of(
    qtbot: QtBot, theme: Theme, paths: Paths, keyring: Keyring, limit_s: float = 30.0
) -> SetUpWindow:
    window = SetUpWindow(theme, StoreSetUp(paths, keyring), limit_s)
    qtbot.addWidget(window)
    return window


def fill(window: SetUpWindow, *, pin: str = PINS[ANNA], again: str = PASSPHRASE) -> None:
    window.page.names.setCurrentText(ANNA)
    window.page.pin.setText(pin)
    window.page.passphrase.setText(PASSPHRASE)
    window.page.again.setText(again)
    window.page.button.click()


def write_down(window: SetUpWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.findChildren(RecoveryDialog)))
    (dialog,) = window.findChildren(RecoveryDialog)
    assert not is_encrypted(window._setting._paths.data)
    dialog.noted.setChecked(True)
    dialog.close_button.click()


def test_that_an_administrator_sets_it_up_with_a_passphrase(
    qtbot: QtBot, theme: Theme, paths: Paths
) -> None:
    assert lacks_encryption(paths)
    assert may_demand_encryption(paths)
    window = window_of(qtbot, theme, paths, Keyring())
    page, said = window.page, []

    def step() -> None:
        names = [page.names.itemText(row) for row in range(page.names.count())]
        assert names == [ANNA], "nobody else can"
        for words in ({"pin": ""}, {"again": "something else"}, {"pin": "not it, no"}):
            fill(window, **words)
            qtbot.waitUntil(page.problem.isVisible)
            said.append(page.problem.text())
            assert not is_planned(paths.data)
        fill(window)
        write_down(window, qtbot)

    QTimer.singleShot(0, step)
    assert window.run()
    assert said[0] == "Type name and PIN of an administrator."
    assert said[1] == "The two passphrases are different."
    assert "do not belong together" in said[2]
    assert paths.settings.read_bytes().startswith(MAGIC)
    assert read_regular(paths.settings, 100) == b"{}"
    assert not lacks_encryption(paths)
    _vaults().clear()
    assert StoreDoor(paths, Keyring()).by_typed(PASSPHRASE)


def test_that_the_keyring_alone_can_open_it(qtbot: QtBot, theme: Theme, paths: Paths) -> None:
    window, keyring = window_of(qtbot, theme, paths, kept := Keyring()), kept

    def step() -> None:
        window.page.way.set_value("keyring")
        window.page.way.chosen.emit("keyring")
        assert not window.page.passphrase.isVisible()
        fill(window)
        write_down(window, qtbot)

    QTimer.singleShot(0, step)
    assert window.run()
    assert StoreDoor(paths, keyring).ways == ("keyring", "recovery")
    assert StoreDoor(paths, keyring).by_keyring()


@pytest.mark.parametrize("how", ["cancel", "limit", "close"])
def test_that_what_is_left_leaves_nothing(
    qtbot: QtBot, theme: Theme, paths: Paths, how: str
) -> None:
    slow = Slow()
    window = window_of(qtbot, theme, paths, slow, 0.5 if how == "limit" else 30.0)
    page = window.page

    def step() -> None:
        page.way.set_value("both")
        fill(window)
        qtbot.waitUntil(page.stop.isVisible)
        assert page.bar.maximum() == 0
        if how == "cancel":
            page.stop.click()
            assert page.button.isVisible()
        if how == "limit":
            qtbot.waitUntil(page.problem.isVisible)
            assert "did not answer" in page.problem.text()
        page.close_button.click()

    QTimer.singleShot(0, step)
    assert not window.run()
    slow.may_answer.set()
    for thread in threading.enumerate():
        if thread.name == "store":
            thread.join(10)
    assert not is_planned(paths.data)
    assert lacks_encryption(paths)


def test_that_whoever_is_no_administrator_is_refused(
    qtbot: QtBot, theme: Theme, paths: Paths
) -> None:
    window = window_of(qtbot, theme, paths, Keyring())
    page = window.page

    def step() -> None:
        page.names.addItem(BEN)
        page.names.setCurrentText(BEN)
        page.pin.setText(PINS[BEN])
        page.passphrase.setText(PASSPHRASE)
        page.again.setText(PASSPHRASE)
        page.button.click()
        qtbot.waitUntil(page.problem.isVisible)
        assert "is no administrator" in page.problem.text()
        window.close()

    QTimer.singleShot(0, step)
    assert not window.run()
    assert lacks_encryption(paths)


def test_that_the_start_comes_to_it(qtbot: QtBot, theme: Theme, paths: Paths) -> None:
    shown: list[str] = []

    def look() -> None:
        (window,) = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        assert isinstance(window, SetUpWindow)
        shown.append(window.page.heading.text())
        window.page.close_button.click()

    QTimer.singleShot(50, look)
    assert not unlocked(paths, lambda: theme)
    assert shown == ["Set up the encrypted store"]
    plain = folder(paths.data / "plain", CLINIC)
    assert unlocked(plain, lambda: theme), "a policy that demands nothing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_that_a_policy_that_is_no_file_holds_up_nothing(tmp_path: Path) -> None:
    made = folder(tmp_path)
    os.mkfifo(made.data / "policy.yaml")
    assert not may_demand_encryption(made)
