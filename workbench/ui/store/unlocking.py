"""Opens an encrypted store before the window: nothing of it is read before its key is there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.store_door import StoreDoor
from workbench.base.errors import WorkbenchError
from workbench.ui.language.messages import sentence
from workbench.ui.store.unlock_page import UnlockPage

if TYPE_CHECKING:
    from workbench.base.paths import Paths
    from workbench.ui.theme.theme import Theme

log = logging.getLogger(__name__)
SIZE_PX = (720, 560)
KEYRING_S = 60.0
"""A person may have to find the keyring's question and type its password."""
GRACE_MS = 400
"""A keyring that answers within that time lets nobody see a window for it."""
T = TypeVar("T")


class _Work(QObject):
    """A call in a thread, whose end and progress arrive in this one."""

    moved = Signal(int, int, str)
    ended = Signal(object, object)
    answered = Signal(int, object, str)

    def begin(self, call: Callable[[], object]) -> None:
        def work() -> None:
            found: object = None
            failure: WorkbenchError | None = None
            try:
                found = call()
            except WorkbenchError as exc:
                failure = exc
            except Exception as exc:  # noqa: BLE001  said on screen, as any other
                failure = WorkbenchError(f"the store could not be opened: {exc!r}")
            self.ended.emit(found, failure)

        threading.Thread(target=work, name="store").start()

    def ask(self, number: int, door: StoreDoor) -> None:
        """Ask the keyring in a thread that holds up nothing, not even the program's end."""

        def work() -> None:
            try:
                found, trouble = door.ask_keyring()
            except Exception:
                log.exception("store.keyring_failed")
                found, trouble = None, "refused"
            with suppress(RuntimeError):  # nobody waits for it any more
                self.answered.emit(number, found, trouble)

        threading.Thread(target=work, name="keyring", daemon=True).start()


class UnlockWindow(QWidget):
    """A small window with the page; ``run`` returns once the store is open, or it is closed."""

    def __init__(self, theme: Theme, door: StoreDoor, limit_s: float = KEYRING_S) -> None:
        """Make it; nothing is asked yet.

        Args:
            theme: The look.
            door: What it opens.
            limit_s: How long the keyring may take; then the passphrase is asked for.
        """
        super().__init__()
        self._door, self._waiting = door, QEventLoop()
        self._stop = threading.Event()
        self._turning = self._is_open = False
        self._master: bytes | None = None
        self._asking, self._limit_s = 0, limit_s
        self.setWindowTitle("Workbench")
        self.resize(*SIZE_PX)
        self.page = UnlockPage(theme, door.wait_s)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()
        if self._has_keyring:
            self._say_waiting()
        else:
            self._say()

    def _connect(self) -> None:
        self._work = _Work(self)
        self._work.moved.connect(self.page.show_progress)
        self._work.ended.connect(self._ended)
        self._work.answered.connect(self._answered)
        self._grace, self._limit = QTimer(self), QTimer(self)
        for timer in (self._grace, self._limit):
            timer.setSingleShot(True)
        self._grace.timeout.connect(self._come)
        self._limit.timeout.connect(self._give_up)
        self.page.asked.connect(self._ask)
        self.page.later_asked.connect(self._later)
        self.page.stop_asked.connect(self._stop.set)
        self.page.close_asked.connect(self.close)
        self.page.keyring_asked.connect(self._ask_keyring)
        self.page.typing_asked.connect(lambda: self._answered(self._asking, None, "left"))

    def run(self) -> bool:
        """Show it, unless the keyring opens the store at once.

        Returns:
            Whether the program may be opened now.
        """
        if self._has_keyring:
            self._ask_keyring()
            self._grace.start(GRACE_MS)
        else:
            self._come()
        self._waiting.exec()
        self._asking += 1  # a late answer opens nothing
        self.hide()
        return self._is_open

    @property
    def _has_keyring(self) -> bool:
        return "keyring" in self._door.ways

    def _come(self) -> None:
        self.show()
        if self.page.first is not None:
            self.page.first.setFocus()

    # -- the keyring

    def _ask_keyring(self) -> None:
        self._asking += 1
        self._say_waiting()
        if self.isVisible():
            self._come()
        self._limit.start(round(self._limit_s * 1000))
        self._work.ask(self._asking, self._door)

    def _say_waiting(self) -> None:
        text = self.tr(
            "The system may ask for the password of its keyring in a window of its own. That "
            "window may lie behind this one."
        )
        self.page.wait_for(self.tr("The system's keyring is asked…"), text)

    def _give_up(self) -> None:
        self._answered(self._asking, None, "late")

    def _answered(self, number: int, master: bytes | None, trouble: str) -> None:
        if number != self._asking or self._turning:
            return
        self._asking += 1
        self._limit.stop()
        self._master = master
        self._grace.stop()
        if master is not None and not self._door.planned:
            if self._door.turning is not None:
                self._come()  # it takes a while, and can be seen and turned back
            self._open(lambda: master)
            return
        self._say()
        self.page.offer_keyring(offered=master is None)
        self.page.tell(self._words(trouble))
        self._come()

    def _words(self, trouble: str) -> str:
        """Why the keyring gave no key, and what to do."""
        match trouble:
            case "late":
                return self.tr(
                    "The system's keyring did not answer within {0} s. Look for its question, "
                    "or type the passphrase or the recovery key."
                ).format(round(self._limit_s))
            case "locked":
                return self.tr(
                    "The system's keyring is locked. Unlock it and ask again, or type the "
                    "passphrase or the recovery key."
                )
            case "none":
                return self.tr(
                    "There is no keyring in this session. Type the passphrase or the recovery "
                    "key."
                )
            case "refused":
                return self.tr(
                    "The system's keyring refused. Ask again, or type the passphrase or the "
                    "recovery key."
                )
            case "missing":
                return self.tr(
                    "The system's keyring has no key for this store. Type the passphrase or "
                    "the recovery key."
                )
        return ""

    def closeEvent(self, event: QCloseEvent) -> None:
        """While files are turned it stays: a kill would be gone on from, but why hurry."""
        if self._turning:
            event.ignore()
            return
        self._waiting.quit()
        super().closeEvent(event)

    def _say(self) -> None:
        turning = self._door.turning
        if turning is None:
            text = self.tr(
                "Everything Workbench keeps here is encrypted. Its passphrase opens it."
            )
            if "passphrase" not in self._door.ways:
                text = self.tr(
                    "Everything Workbench keeps here is encrypted. The system's keyring opens "
                    "it, or the recovery key."
                )
            self.page.ask_for(
                self.tr("Open the encrypted store"), text, self.tr("Open"), later=False
            )
            return
        if not self._door.planned:
            text = self.tr(
                "Workbench was ended while it encrypted or decrypted the files here. It goes "
                "on where it was, with the passphrase."
            )
            self.page.ask_for(self.tr("Go on"), text, self.tr("Go on"), later=False)
            return
        heading, text, action = self._planned_words(bool(turning.old), bool(turning.new))
        if self._master is not None and "passphrase" not in self._door.ways:
            text = self.tr("The system's keyring has the key. Every file is turned now.")
            self.page.ask_for(heading, text, action, later=True, typed=False)
            return
        self.page.ask_for(heading, text, action, later=True)

    def _planned_words(self, was: bool, will_be: bool) -> tuple[str, str, str]:
        if not was:
            said = self.tr(
                "Type the new passphrase once more, then every file is encrypted. If it does "
                "not fit, nothing is changed. You can turn back at any time."
            )
            return self.tr("Encrypt the store"), said, self.tr("Encrypt")
        if will_be:
            said = self.tr(
                "Type the passphrase, then every file is encrypted anew with another key."
            )
            return self.tr("Change the key"), said, self.tr("Change the key")
        said = self.tr(
            "Type the passphrase, then every file becomes plain: who gets hold of this disk "
            "reads it."
        )
        return self.tr("Decrypt the store"), said, self.tr("Decrypt")

    def _ask(self, text: str) -> None:
        master = self._master
        if not text and master is not None:
            self._open(lambda: master)
        else:
            self._open(lambda: self._door.by_typed(text))

    def _open(self, key: Callable[[], bytes]) -> None:
        self._turning = True

        def work() -> Callable[[], None]:
            master = key()
            return self._door.open(master, self._work.moved.emit, self._stop)

        self._work.begin(work)

    def _later(self) -> None:
        try:
            self._door.discard_plan()
        except WorkbenchError as exc:
            self.page.tell(_said(exc))
            return
        if self._door.is_needed:
            self._say()  # it is encrypted, so its passphrase is asked for all the same
            return
        self._is_open = True
        self._waiting.quit()

    def _ended(self, _close: object, failure: WorkbenchError | None) -> None:
        self._turning = False
        if failure is None:
            self._is_open = True
            self._waiting.quit()
            return
        self._stop.clear()
        self.page.stop.setEnabled(True)
        self._say()
        self.page.tell(_said(failure))
        self._come()


def unlocked(paths: Paths, make_theme: Callable[[], Theme]) -> bool:
    """Open the store of a data folder if it is encrypted, or shall be.

    Args:
        paths: The user's folders.
        make_theme: The look of what is asked; nothing is asked where the keyring has the key.

    Returns:
        Whether the program may be opened.
    """
    try:
        door = StoreDoor(paths)
    except WorkbenchError as exc:
        return _tell(exc, make_theme())
    if not door.is_needed:
        return _set_up_if_demanded(paths, make_theme)
    window = UnlockWindow(make_theme(), door)
    try:
        return window.run() and _set_up_if_demanded(paths, make_theme)
    except WorkbenchError as exc:
        return _tell(exc, make_theme())
    finally:
        window.deleteLater()


def _set_up_if_demanded(paths: Paths, make_theme: Callable[[], Theme]) -> bool:
    """Set up an encrypted store if the policy demands one and there is none."""
    from workbench.app.store_set_up import StoreSetUp, lacks_encryption

    if not lacks_encryption(paths):
        return True
    from workbench.ui.store.set_up import SetUpWindow

    window = SetUpWindow(make_theme(), StoreSetUp(paths))
    try:
        return window.run()
    finally:
        window.deleteLater()


class RefusedWindow(QWidget):
    """Says why nothing can be opened, until it is closed."""

    def __init__(self, theme: Theme, exc: WorkbenchError) -> None:
        super().__init__()
        self._waiting = QEventLoop()
        self.setWindowTitle("Workbench")
        self.resize(*SIZE_PX)
        self.page = UnlockPage(theme, lambda: 0.0)
        self.page.say(self.tr("The store cannot be opened"), _said(exc))
        for row in (self.page.field, self.page.button, self.page.later):
            row.hide()
        self.page.close_asked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def run(self) -> None:
        """Show it."""
        self.show()
        self._waiting.exec()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The end of the program."""
        self._waiting.quit()
        super().closeEvent(event)


def _tell(exc: WorkbenchError, theme: Theme) -> bool:
    window = RefusedWindow(theme, exc)
    window.run()
    window.deleteLater()
    return False


def _said(exc: WorkbenchError) -> str:
    return sentence(exc.message, exc.hint)
