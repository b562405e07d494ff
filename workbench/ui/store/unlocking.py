"""Opens an encrypted store before the window: nothing of it is read before its key is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.store_door import StoreDoor
from workbench.base.errors import WorkbenchError
from workbench.ui.language.messages import sentence
from workbench.ui.store.unlock_page import UnlockPage

if TYPE_CHECKING:
    from workbench.base.paths import Paths
    from workbench.ui.theme.theme import Theme

SIZE_PX = (720, 560)
T = TypeVar("T")


class _Work(QObject):
    """A call in a thread, whose end and progress arrive in this one."""

    moved = Signal(int, int, str)
    ended = Signal(object, object)

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


class UnlockWindow(QWidget):
    """A small window with the page; ``run`` returns once the store is open, or it is closed."""

    def __init__(self, theme: Theme, door: StoreDoor) -> None:
        super().__init__()
        self._door, self._waiting = door, QEventLoop()
        self._stop = threading.Event()
        self._turning = self._is_open = False
        self._master = door.by_keyring()
        self.setWindowTitle("Workbench")
        self.resize(*SIZE_PX)
        self.page = UnlockPage(theme, door.wait_s)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._work = _Work(self)
        self._work.moved.connect(self.page.show_progress)
        self._work.ended.connect(self._ended)
        self.page.asked.connect(self._ask)
        self.page.later_asked.connect(self._later)
        self.page.stop_asked.connect(self._stop.set)
        self.page.close_asked.connect(self.close)
        self._say()

    def run(self) -> bool:
        """Show it; whether the program may be opened now."""
        if (master := self._master) is not None:
            if self._door.turning is None:  # the usual case: nothing is shown
                self._door.open(master)
                return True
            if not self._door.planned:
                self._open(lambda: master)
        self.show()
        if self.page.first is not None:
            self.page.first.setFocus()
        self._waiting.exec()
        self.hide()
        return self._is_open

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
        return True
    window = UnlockWindow(make_theme(), door)
    try:
        return window.run()
    except WorkbenchError as exc:
        return _tell(exc, make_theme())
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
