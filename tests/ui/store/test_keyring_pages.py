"""A keyring that asks, hangs, is locked or gone holds up no window."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.stores import CHEAP, PASSPHRASE, Keyring, paths_in
from workbench.app.store_door import StoreDoor
from workbench.app.store_keeping import StoreKeeping
from workbench.base import vault_header
from workbench.base.paths import Paths
from workbench.base.vault import _vaults
from workbench.policy.secrets import Trouble
from workbench.ui.store.unlocking import UnlockWindow
from workbench.ui.theme.theme import Theme


class Odd(Keyring):
    """A keyring that answers when it is let, or with what is wrong."""

    def __init__(self, held: dict[str, str]) -> None:
        super().__init__()
        self.held, self.trouble = held, ""
        self.may_answer = threading.Event()
        self.asked = 0

    def ask(self, name: str) -> tuple[str, Trouble]:
        self.asked += 1
        assert self.may_answer.wait(30)
        return ("", self.trouble) if self.trouble else super().ask(name)  # type: ignore[return-value]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Paths, Odd]]:
    """An encrypted store that a passphrase and a keyring open."""
    monkeypatch.setattr(vault_header, "USUAL", CHEAP)
    paths, keyring = paths_in(tmp_path), Keyring()
    asyncio.run(StoreKeeping(paths, keyring).plan_encryption(PASSPHRASE, keyring=True))
    door = StoreDoor(paths, keyring)
    door.open(door.by_typed(PASSPHRASE))()
    odd = Odd(keyring.held)
    yield paths, odd
    odd.may_answer.set()
    _vaults().clear()


def window_of(
    qtbot: QtBot, theme: Theme, made: tuple[Paths, Odd], limit_s: float = 30.0
) -> UnlockWindow:
    window = UnlockWindow(theme, StoreDoor(*made), limit_s)
    qtbot.addWidget(window)
    return window


def type_passphrase(window: UnlockWindow) -> None:
    window.page.field.setText(PASSPHRASE)
    window.page.button.click()


def test_that_a_keyring_that_hangs_holds_up_nothing(
    qtbot: QtBot, theme: Theme, made: tuple[Paths, Odd]
) -> None:
    window, ticks = window_of(qtbot, theme, made, 1.0), []
    timer = QTimer(window)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(20)
    waited: list[str] = []

    def step() -> None:
        qtbot.waitUntil(lambda: window.isVisible())
        assert window.page.instead.isVisible()
        assert window.page.bar.maximum() == 0
        assert not window.page.field.isVisible()
        qtbot.waitUntil(lambda: window.page.field.isVisible())
        waited.append(window.page.problem.text())
        assert window.page.again.isVisible()
        type_passphrase(window)

    QTimer.singleShot(0, step)
    assert window.run()
    assert waited[0].startswith("The system's keyring did not answer within 1 s.")
    gaps = [after - before for before, after in pairwise(ticks)]
    assert max(gaps) < 0.9, "the window answered all the time"
    made[1].may_answer.set()  # too late
    qtbot.wait(50)


def test_that_nobody_must_wait_for_it(
    qtbot: QtBot, theme: Theme, made: tuple[Paths, Odd]
) -> None:
    window = window_of(qtbot, theme, made)

    def step() -> None:
        qtbot.waitUntil(lambda: window.isVisible())
        window.page.instead.click()
        assert window.page.field.isVisible()
        assert not window.page.instead.isVisible()
        assert window.page.problem.text() == ""
        type_passphrase(window)

    QTimer.singleShot(0, step)
    assert window.run()


def test_that_it_can_be_closed_while_the_keyring_hangs(
    qtbot: QtBot, theme: Theme, made: tuple[Paths, Odd]
) -> None:
    window = window_of(qtbot, theme, made)
    QTimer.singleShot(500, window.page.close_button.click)
    assert not window.run()
    made[1].may_answer.set()
    qtbot.wait(50)
    assert not _vaults(), "a late answer opens nothing"


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("locked", "is locked"),
        ("none", "no keyring"),
        ("refused", "refused"),
        ("missing", "no key"),
    ],
)
def test_that_each_trouble_has_its_words_and_it_can_be_asked_again(
    qtbot: QtBot, theme: Theme, made: tuple[Paths, Odd], trouble: str, said: str
) -> None:
    window, keyring = window_of(qtbot, theme, made), made[1]
    keyring.trouble = trouble
    keyring.may_answer.set()

    def step() -> None:
        qtbot.waitUntil(lambda: window.page.problem.isVisible())
        assert said in window.page.problem.text()
        keyring.trouble = ""
        window.page.again.click()

    QTimer.singleShot(0, step)
    assert window.run()
    assert keyring.asked == 2


def test_that_a_quick_keyring_shows_no_window(
    qtbot: QtBot, theme: Theme, made: tuple[Paths, Odd]
) -> None:
    made[1].may_answer.set()
    window, shown = window_of(qtbot, theme, made), []
    watch = QTimer(window)
    watch.timeout.connect(lambda: shown.append(window.isVisible()))
    watch.start(5)
    assert window.run()
    assert not any(shown)
