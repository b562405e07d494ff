"""Where files come in that are opened with the program: one after another, each shown first."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.app.notices import Notice
from workbench.base.errors import PolicyError, WorkbenchError
from workbench.ui.incoming.words import tr

if TYPE_CHECKING:
    from workbench.app.incoming import Incoming, Kind
    from workbench.app.workbench import Workbench
    from workbench.ui.shell.window import MainWindow

log = logging.getLogger(__name__)
MOST_WAITING = 50
RIGHT = "command:shell.open_file"


class IncomingDesk(QObject):
    """Shows each file in the screen of its kind; what it is not for is told."""

    def __init__(self, window: MainWindow, workbench: Workbench) -> None:
        super().__init__(window)
        self._window, self._workbench = window, workbench
        self._waiting: deque[Path] = deque()
        self.shown: QDialog | None = None
        self._busy = False

    def choose(self) -> None:
        """Ask for files."""
        from workbench.app.incoming import SUFFIXES

        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog = QFileDialog(self._window, tr("Open a file"))
        dialog.setNameFilter(
            tr("Files of Workbench and of other programs ({0})").format(endings)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.open()

    def take(self, paths: Sequence[Path]) -> None:
        """Show these files, after those that are waiting."""
        for path in paths:
            if len(self._waiting) >= MOST_WAITING:
                log.warning("incoming.too_many left_out=%d", len(paths))
                self._say(tr("Too many files were opened at once"), tr("Open the rest later."))
                break
            self._waiting.append(path)
        log.info("incoming.waits files=%d", len(self._waiting))
        self._next()

    def _next(self) -> None:
        """Look at the next file, unless one is on screen."""
        if self._busy or not self._waiting or not self._may_begin():
            return
        path = self._waiting.popleft()
        self._busy = True
        title = tr("Looking into {0}").format(path.name)
        self._window.run_task(self._look(path), title)

    def _may_begin(self) -> bool:
        """Refuse all of them where that is not for who sits here."""
        if self._window.is_open and self._workbench.access.may(RIGHT):
            return True
        log.info("incoming.refused count=%d", len(self._waiting))
        self._waiting.clear()
        if self._window.is_open and self._workbench.access.session.person:
            self._tell(
                PolicyError(
                    tr("Opening files is not for your role here"), tr("Ask an administrator.")
                )
            )
        return False

    async def _look(self, path: Path) -> None:
        from workbench.app.aside import aside  # a drive that hangs holds up nobody
        from workbench.app.incoming import kind_by_name, look, see

        opened = False
        try:
            await aside(see, path)
            if (kind := kind_by_name(path)) is not None:
                self._need(kind)  # before it is read, as far as its name tells what it is
            file = await aside(look, path, [tool.name for tool in self._workbench.tools])
            self._need(file.kind)
            opened = await self._show(file)
        except WorkbenchError as exc:
            self._tell(exc)
        except asyncio.CancelledError:
            self._waiting.clear()  # the window goes, or somebody else sits here
            raise
        finally:
            if not opened:
                self._done()

    def _need(self, kind: Kind) -> None:
        """Refuse what is not for who sits here.

        Raises:
            PolicyError: It is not.
        """
        from workbench.app.incoming import NEEDED

        self._workbench.access.need(NEEDED[kind], tr("Opening such a file"))

    async def _show(self, file: Incoming) -> bool:
        """Open the screen of its kind; whether that is one that ends."""
        from workbench.ui.incoming import screens

        window, bench = self._window, self._workbench
        if file.kind == "servers":
            window.open_panel("tools", servers_file=str(file.path))
            return False
        dialog = await screens.dialog_for(file, bench, window.theme, window, window)
        self.shown = dialog
        dialog.finished.connect(self._done)
        dialog.open()
        window.raise_()
        log.info("incoming.shown kind=%s", file.kind)
        return True

    def _done(self, _code: int = 0) -> None:
        self.shown, self._busy = None, False
        self._next()

    def close(self) -> None:
        """Forget what waits, and take away what is shown: somebody else sits here now."""
        self._waiting.clear()
        if self.shown is not None:
            self.shown.reject()

    def _tell(self, error: WorkbenchError) -> None:
        self._workbench.notices.tell(error, tr("The file was not opened"))

    def _say(self, title: str, hint: str) -> None:
        self._workbench.notices.add(Notice("warning", title, hint=hint, key="incoming.many"))
