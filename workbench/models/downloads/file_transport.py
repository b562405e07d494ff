"""Files of this machine behind the same requests as files of a server.

So a model on a USB drive is copied in parts, checked and resumed exactly as a download is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import url2pathname

import httpx2

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_READ_BYTES = 256 * 1024


class FileTransport(httpx2.BaseTransport):
    """Answers for ``file:`` addresses."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer with a part of the file, or the whole."""
        path = Path(url2pathname(request.url.raw_path.decode()))
        try:
            found = path.stat()
        except OSError:
            return httpx2.Response(404)
        match = _RANGE.fullmatch(request.headers.get("range", ""))
        begin, end = (int(match[1]), int(match[2]) + 1) if match else (0, found.st_size)
        if end > found.st_size:
            return httpx2.Response(416)
        headers = {
            "Content-Length": str(end - begin),
            "ETag": f'"{found.st_mtime_ns:x}-{found.st_size:x}"',
        }
        if match:
            headers["Content-Range"] = f"bytes {begin}-{end - 1}/{found.st_size}"
        status = 206 if match else 200
        return httpx2.Response(status, headers=headers, stream=_Part(path, begin, end))


class _Part(httpx2.SyncByteStream):
    def __init__(self, path: Path, begin: int, end: int) -> None:
        self._path, self._begin, self._end = path, begin, end

    def __iter__(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                file.seek(self._begin)
                left = self._end - self._begin
                while left and (piece := file.read(min(_READ_BYTES, left))):
                    left -= len(piece)
                    yield piece
        except OSError as exc:  # the drive was unplugged
            raise httpx2.ReadError(exc.strerror or str(exc)) from exc
