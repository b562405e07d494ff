"""Sets up the encrypted store that the policy demands, before the window is opened."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.store_set_up import StoreSetUp, Wanted
from workbench.base.errors import WorkbenchError
from workbench.ui.language.messages import sentence
from workbench.ui.store.recovery_dialog import RecoveryDialog
from workbench.ui.store.set_up_page import SetUpPage

if TYPE_CHECKING:
    from workbench.ui.theme.theme import Theme

log = logging.getLogger(__name__)
SIZE_PX = (720, 680)
LIMIT_S = 60.0
"""A keyring that is asked to keep the key may ask the person for its password."""


class _Work(QObject):
    """Calls in threads that hold up nothing, not even the program's end."""

    moved = Signal(int, int, str)
    ended = Signal(int, object, object)

    def begin(self, number: int, call: Callable[[], object], *, waits: bool) -> None:
        def work() -> None:
            found: object = None
            failure: WorkbenchError | None = None
            try:
                found = call()
            except WorkbenchError as exc:
                failure = exc
            except Exception as exc:
                log.exception("store.set_up_failed")
                failure = WorkbenchError(f"the store could not be set up: {exc!r}")
            with suppress(RuntimeError):  # nobody waits for it any more
                self.ended.emit(number, found, failure)

        threading.Thread(target=work, name="store", daemon=not waits).start()


class SetUpWindow(QWidget):
    """A small window with the page; ``run`` returns once the store is open, or it is closed."""

    def __init__(self, theme: Theme, setting: StoreSetUp, limit_s: float = LIMIT_S) -> None:
        super().__init__()
        self._theme, self._setting = theme, setting
        self._waiting, self._number = QEventLoop(), 0
        self._given_up, self._stop = threading.Event(), threading.Event()
        self._turning = self._is_open = False
        self.setWindowTitle("Workbench")
        self.resize(*SIZE_PX)
        self.page = SetUpPage(theme, setting.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._work = _Work(self)
        self._work.moved.connect(self.page.show_progress)
        self._work.ended.connect(self._ended)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(round(limit_s * 1000))
        self._limit.timeout.connect(self._too_late)
        self.page.asked.connect(self._begin)
        self.page.stop_asked.connect(self._cancel)
        self.page.close_asked.connect(self.close)

    def run(self) -> bool:
        """Show it; whether the program may be opened now."""
        self.show()
        if self.page.first is not None:
            self.page.first.setFocus()
        self._waiting.exec()
        self.hide()
        return self._is_open

    def closeEvent(self, event: QCloseEvent) -> None:
        """While files are encrypted it stays; else what was planned is left undone."""
        if self._turning:
            event.ignore()
            return
        if not self._is_open:
            self._leave()
        self._waiting.quit()
        super().closeEvent(event)

    # -- step by step

    def _begin(self, wanted: Wanted) -> None:
        self._number += 1
        self._given_up = given_up = threading.Event()
        said = self.tr("The PIN is checked…")
        if wanted.keyring:
            said = self.tr(
                "The PIN is checked, then the system's keyring is asked. It may ask for its "
                "password in a window of its own."
            )
        self.page.wait_for(said)
        self._limit.start()
        plan = self._setting.plan
        self._work.begin(self._number, lambda: plan(wanted, given_up), waits=False)

    def _ended(self, number: int, found: object, failure: WorkbenchError | None) -> None:
        if number != self._number:
            return  # it was cancelled, and left nothing
        self._limit.stop()
        if failure is not None:
            self._turning = False
            self._leave()
            said = sentence(failure.message, failure.hint)
            if self._setting.is_begun:
                self.page.end(said)
            else:
                self.page.ask(said)
        elif self._turning:
            self._turning, self._is_open = False, True
            self._waiting.quit()
        else:
            self._show_recovery(str(found))

    def _show_recovery(self, key: str) -> None:
        self.page.wait_for(self.tr("The recovery key is shown this once."))
        dialog = RecoveryDialog(self._theme, _copy, key, "", self)
        dialog.setModal(True)
        dialog.accepted.connect(self._encrypt)
        dialog.rejected.connect(self._cancel)
        dialog.open()

    def _encrypt(self) -> None:
        self._turning = True
        self._stop = stop = threading.Event()
        self.page.show_progress(0, 1, "…")
        moved, encrypt = self._work.moved.emit, self._setting.encrypt
        self._work.begin(self._number, lambda: encrypt(moved, stop), waits=True)

    def _cancel(self) -> None:
        if self._turning:
            self._stop.set()  # it ends with everything as it was
            return
        self._leave()
        self.page.ask()

    def _too_late(self) -> None:
        self._leave()
        self.page.ask(
            self.tr(
                "The system's keyring did not answer. Look for its question, or use a "
                "passphrase."
            )
        )

    def _leave(self) -> None:
        """Wait no longer for what was begun; nothing of it stays."""
        self._number += 1
        self._limit.stop()
        self._setting.give_up(self._given_up)


def _copy(text: str, _what: str) -> None:
    QGuiApplication.clipboard().setText(text)
