"""One window per data folder: a second start brings the first one to the front.

It may hand files over, as their paths and nothing else. The socket is for this user alone,
which the system sees to and both sides look at: on a machine with several people the folder
of temporary files is everybody's.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

log = logging.getLogger(__name__)
ANSWER_MS, FILES_ANSWER_MS, MESSAGE_MS = 400, 5000, 3000
MOST_BYTES, MOST_PATHS, MOST_PATH_CHARS, MOST_CALLERS = 128 * 1024, 50, 4096, 20
Call = Literal["alone", "given", "unanswered"]
_FOCUS, _GOT_IT = b"focus\n", b"ok\n"


def server_name(data: Path) -> str:
    """The name of the local socket that belongs to a data folder."""
    text = os.fsencode(data.resolve())
    return f"workbench-{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def message_of(files: Sequence[Path]) -> bytes:
    """What a later start says to the first one."""
    if not files:
        return _FOCUS
    values = {"open": [os.fspath(path) for path in files[:MOST_PATHS]]}
    return json.dumps(values).encode("ascii") + b"\n"


def files_in(message: bytes) -> tuple[Path, ...] | None:
    """The files of a message, none for one that only calls; None if it is no message of ours.

    Only absolute paths are taken: where the other program was started is not told.
    """
    if message == _FOCUS:
        return ()
    try:
        values = json.loads(message)
        texts = values["open"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(texts, list) or not 0 < len(texts) <= MOST_PATHS:
        return None
    if not all(isinstance(text, str) and _is_path(text) for text in texts):
        return None
    return tuple(Path(text) for text in texts)


def _is_path(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeError:  # half a character
        return False
    return len(text) <= MOST_PATH_CHARS and "\0" not in text and Path(text).is_absolute()


def call_first(data: Path, files: Sequence[Path] = ()) -> Call:
    """Ask a window that is already open for this folder to come to the front.

    Args:
        data: The data folder.
        files: Absolute paths that it is to open; that it took them is waited for.
    """
    name = server_name(data)
    if sys.platform == "linux" and not _socket_is_ours(name):
        return "alone"  # the usual case, without Qt's network module
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS):
        return "alone"
    if not _is_same_user(socket):
        log.warning("ui.instance_of_somebody_else")
        return "alone"
    socket.write(message_of(files))
    done = bool(socket.waitForBytesWritten(ANSWER_MS))
    if files:
        done = socket.waitForReadyRead(FILES_ANSWER_MS) and bytes(
            socket.readAll().data()
        ).startswith(_GOT_IT)
    socket.disconnectFromServer()
    if done:
        return "given"
    return "unanswered" if files else "alone"


def _socket_is_ours(name: str) -> bool:
    """Looks where Qt puts local sockets on Linux: in ``QDir.tempPath()``."""
    try:
        status = os.lstat(Path(os.environ.get("TMPDIR") or "/tmp", name))  # noqa: S108
    except OSError:
        return False
    return stat.S_ISSOCK(status.st_mode) and status.st_uid == os.getuid()


def _is_same_user(socket: QLocalSocket) -> bool:
    """Whether who is at the other end is this user, where the system tells; root may always."""
    if sys.platform != "linux":
        return True  # there the rights of the socket, or of the pipe, see to it
    import socket as sockets
    import struct

    size = struct.calcsize("3i")
    try:
        with sockets.socket(fileno=os.dup(int(socket.socketDescriptor()))) as end:
            raw = end.getsockopt(sockets.SOL_SOCKET, sockets.SO_PEERCRED, size)
    except OSError:
        return False
    return struct.unpack("3i", raw)[1] in (os.getuid(), 0)


class FirstInstance(QObject):
    """Listens for later starts.

    Signals:
        called: A later start asked for the window.
        opened: It also handed files over. arg: their paths.
    """

    called = Signal()
    opened = Signal(object)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._callers: set[QLocalSocket] = set()
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
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            if len(self._callers) >= MOST_CALLERS or not _is_same_user(socket):
                log.warning("ui.caller_refused waiting=%d", len(self._callers))
                socket.abort()
                continue
            self._callers.add(socket)
            socket.setReadBufferSize(MOST_BYTES + 1)
            socket.readyRead.connect(lambda socket=socket: self._on_bytes(socket))
            socket.disconnected.connect(lambda socket=socket: self._callers.discard(socket))
            QTimer.singleShot(MESSAGE_MS, socket, lambda socket=socket: self._end(socket))
            if socket.bytesAvailable():
                self._on_bytes(socket)

    def _on_bytes(self, socket: QLocalSocket) -> None:
        """Once a whole line is there; who sends more than one, or no end of it, is let go."""
        if socket not in self._callers:
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                log.warning("ui.caller_said_too_much")
                self._end(socket)
            return
        files = files_in(bytes(socket.readLine(MOST_BYTES + 1).data()))
        if files is None:
            log.warning("ui.caller_not_understood")
            self._end(socket)
            return
        socket.write(_GOT_IT)
        socket.flush()
        self._callers.discard(socket)
        socket.disconnectFromServer()
        self.called.emit()
        if files:
            self.opened.emit(files)

    def _end(self, socket: QLocalSocket) -> None:
        if socket in self._callers:
            self._callers.discard(socket)
            socket.abort()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
        for socket in tuple(self._callers):
            self._end(socket)
