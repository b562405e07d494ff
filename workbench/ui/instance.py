"""One window per data folder: a second start brings the first one to the front."""

from __future__ import annotations

import logging
import os
import sys
import zlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

log = logging.getLogger(__name__)
ANSWER_MS = 400


def server_name(data: Path) -> str:
    """The name of the local socket that belongs to a data folder."""
    text = os.fsencode(data.resolve())
    return f"workbench-{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def call_first(data: Path) -> bool:
    """Ask a window that is already open for this folder to come to the front."""
    name = server_name(data)
    if sys.platform == "linux" and not _socket_exists(name):
        return False  # the usual case, without Qt's network module
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(b"focus\n")
    done = socket.waitForBytesWritten(ANSWER_MS)
    socket.disconnectFromServer()
    return bool(done)


def _socket_exists(name: str) -> bool:
    """Looks where Qt puts local sockets on Linux: in ``QDir.tempPath()``."""
    return Path(os.environ.get("TMPDIR") or "/tmp", name).exists()  # noqa: S108


class FirstInstance(QObject):
    """Listens for later starts.

    Signals:
        called: A later start asked for the window.
    """

    called = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = server_name(data)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a start that was killed
            if not self._server.listen(name):
                log.warning("ui.instance_unguarded reason=%s", self._server.errorString())
        self._server.newConnection.connect(self._on_connection)

    @Slot()
    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.called.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
