"""Members of a bundle behind the same requests as files of a server.

So a model is copied out of a bundle in parts, checked and resumed exactly as a download is.
Each part is compared with the signed index before a byte of it is handed on.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import httpx2

from workbench.base.errors import SourceChanged, SourceRefused, StoreDamaged, WorkbenchError
from workbench.models.bundles.addresses import member_at
from workbench.models.bundles.reading import Bundle, open_bundle
from workbench.models.bundles.values import Member
from workbench.models.downloads.values import CHUNK_BYTES

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_PIECE_BYTES = 256 * 1024


class BundleTransport(httpx2.BaseTransport):
    """Answers for ``bundle:`` addresses."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, int, int], Bundle] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer with a part of a member, or the whole."""
        try:
            bundle, member = self._find(str(request.url))
        except WorkbenchError as exc:
            raise SourceRefused(exc.message, exc.hint) from exc
        size = member.size_bytes
        match = _RANGE.fullmatch(request.headers.get("range", ""))
        begin, end = (int(match[1]), int(match[2]) + 1) if match else (0, size)
        if end > size:
            return httpx2.Response(416)
        headers = {"Content-Length": str(end - begin), "ETag": f'"{member.sha256}"'}
        if match:
            headers["Content-Range"] = f"bytes {begin}-{end - 1}/{size}"
        stream = _Part(bundle, member, begin, end)
        return httpx2.Response(206 if match else 200, headers=headers, stream=stream)

    def _find(self, address: str) -> tuple[Bundle, Member]:
        path, name = member_at(address)
        with self._lock:
            try:
                found = path.stat()
            except OSError as exc:
                raise SourceRefused(
                    f"{path} is away", "Connect the drive it is on, then resume."
                ) from exc
            state = (str(path), found.st_mtime_ns, found.st_size)
            if state not in self._known:
                self._known = {state: open_bundle(path)}
            bundle = self._known[state]
        return bundle, bundle.member(name)


class _Part(httpx2.SyncByteStream):
    def __init__(self, bundle: Bundle, member: Member, begin: int, end: int) -> None:
        self._bundle, self._member = bundle, member
        self._begin, self._end = begin, end

    def __iter__(self) -> Iterator[bytes]:
        try:
            with self._bundle.opened(self._member) as file:
                first, last = self._begin // CHUNK_BYTES, (self._end - 1) // CHUNK_BYTES
                for number in range(first, last + 1):
                    data = memoryview(self._bundle.chunk(self._member, number, file))
                    base = number * CHUNK_BYTES
                    data = data[max(0, self._begin - base) : self._end - base]
                    for at in range(0, len(data), _PIECE_BYTES):
                        yield bytes(data[at : at + _PIECE_BYTES])
        except StoreDamaged as exc:
            raise SourceChanged(exc.message, exc.hint) from exc
        except (WorkbenchError, OSError) as exc:  # the drive was unplugged
            raise httpx2.ReadError(str(exc)) from exc
