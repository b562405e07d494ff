"""Opening ranges of a remote file, and refusing every answer that is not exactly that range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.base.errors import SourceAway, SourceChanged, SourceRefused, TransferError
from workbench.models.downloads.values import Limits, RemoteFile

if TYPE_CHECKING:
    import httpx2

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_SCHEME = "workbench.scheme"
_MAY_LEAD_TO = {
    "https": ("https",),
    "http": ("http", "https"),
    "file": ("file",),
    "bundle": ("bundle",),
}
_FOR_NOW = (429, 502, 503, 504)
_AGAIN = "Try again later; what was fetched is kept."


@dataclass(frozen=True, slots=True)
class Found:
    """What a source said when it was first asked.

    Attributes:
        remote: The file, with its size.
        etag: The version; empty if the source names none.
        ranges: It can be fetched in parts.
    """

    remote: RemoteFile
    etag: str
    ranges: bool


def look_at(client: httpx2.Client, remote: RemoteFile) -> Found:
    """Ask for the first byte: size, version, and whether parts can be fetched.

    Raises:
        TransferError: The source does not answer, or with something else.
        SourceRefused: It wants a token, or does not have the file.
        SourceChanged: It has another size than was announced.
    """
    with _asked(client, remote, "bytes=0-0") as answer:
        etag = _strong(answer.headers.get("etag", ""))
        if answer.status_code == 206:
            match = _CONTENT_RANGE.fullmatch(answer.headers.get("content-range", ""))
            if match is None or match.group(1) != "0":
                raise _nonsense(remote, "a part that was not asked for")
            size = int(match.group(3))
        else:
            size = _whole_size(answer, remote)
        ranges = answer.status_code == 206
    if not size:
        raise _empty(remote)
    if remote.size_bytes and remote.size_bytes != size:
        raise SourceChanged(
            f"{remote.name!r} has {size} bytes at its source, not {remote.size_bytes}",
            "Look at the model's page again: it was replaced.",
        )
    return Found(replace(remote, size_bytes=size), etag, ranges)


@contextmanager
def opened(
    client: httpx2.Client, found: Found, begin: int, end: int
) -> Iterator[Iterator[bytes]]:
    """The bytes from ``begin`` up to ``end``, as pieces; never more than that.

    Raises:
        TransferError: The source answers with anything but exactly that.
        SourceRefused: It wants a token, or does not have the file any more.
        SourceChanged: It has another version by now.
    """
    remote = found.remote
    wanted = f"bytes={begin}-{end - 1}" if found.ranges else ""
    with _asked(client, remote, wanted) as answer:
        etag = _strong(answer.headers.get("etag", ""))
        if etag != found.etag:
            raise SourceChanged(
                f"{remote.name!r} was replaced at its source while it was fetched",
                "Fetch it anew.",
            )
        if found.ranges:
            _check_range(answer, remote, begin, end)
        elif _whole_size(answer, remote) != remote.size_bytes:
            raise _nonsense(remote, "a file of another size")
        yield _pieces(answer, remote, end - begin, skip=0 if found.ranges else begin)


def _pieces(
    answer: httpx2.Response, remote: RemoteFile, count_bytes: int, skip: int
) -> Iterator[bytes]:
    import httpx2

    try:
        # As they come: what a longer piece would wait for is lost when a connection breaks.
        for piece in answer.iter_raw():
            used = piece[skip:] if skip else piece
            skip = max(0, skip - len(piece))
            if len(used) > count_bytes:
                raise _nonsense(remote, "more bytes than were asked for")
            count_bytes -= len(used)
            if used:
                yield used
    except httpx2.HTTPError as exc:
        raise _broken(remote, exc) from exc
    if count_bytes:
        raise TransferError(f"the source ended {remote.name!r} too early", _AGAIN)


@contextmanager
def _asked(client: httpx2.Client, remote: RemoteFile, wanted: str) -> Iterator[httpx2.Response]:
    import httpx2

    headers = {"Accept-Encoding": "identity"}
    if wanted:
        headers["Range"] = wanted
    try:
        scheme = httpx2.URL(remote.url).scheme
        asked = client.stream("GET", remote.url, headers=headers, extensions={_SCHEME: scheme})
        with asked as answer:
            _check_status(answer, remote)
            yield answer
    except (httpx2.HTTPError, httpx2.InvalidURL) as exc:
        raise _broken(remote, exc) from exc


def _check_status(answer: httpx2.Response, remote: RemoteFile) -> None:
    status = answer.status_code
    if status in (401, 403):
        raise SourceRefused(
            f"the source does not give {remote.name!r} to everybody (status {status})",
            "Accept its conditions on the model's page and enter an access token.",
        )
    if status in (404, 410):
        raise SourceRefused(
            f"the source does not have {remote.name!r} (status {status})",
            "Look at the model's page again.",
        )
    if status == 416 and answer.headers.get("content-range", "").endswith("*/0"):
        raise _empty(remote)
    if status == 416:
        raise SourceChanged(
            f"{remote.name!r} became shorter at its source while it was fetched",
            "Fetch it anew.",
        )
    if status in _FOR_NOW:
        raise SourceAway(f"the source answers with status {status}", _AGAIN)
    if status not in (200, 206):
        raise TransferError(f"the source answers with status {status}", _AGAIN)
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise _nonsense(remote, "a packed file")
    if answer.headers.get("content-type", "").startswith("text/html"):
        raise _nonsense(remote, "a web page; a login may be needed")


def _check_range(answer: httpx2.Response, remote: RemoteFile, begin: int, end: int) -> None:
    if answer.status_code != 206:
        raise _nonsense(remote, "the whole file where a part was asked for")
    match = _CONTENT_RANGE.fullmatch(answer.headers.get("content-range", ""))
    if match is None or (int(match.group(1)), int(match.group(2))) != (begin, end - 1):
        raise _nonsense(remote, "a part that was not asked for")
    if int(match.group(3)) != remote.size_bytes:
        raise SourceChanged(
            f"{remote.name!r} has another size at its source by now", "Fetch it anew."
        )


def _whole_size(answer: httpx2.Response, remote: RemoteFile) -> int:
    length = answer.headers.get("content-length", "")
    if not length.isdigit():
        raise _nonsense(remote, "a file without its size")
    return int(length)


def _empty(remote: RemoteFile) -> SourceRefused:
    return SourceRefused(
        f"{remote.name!r} is empty at its source", "Take another file, or another source."
    )


def _strong(etag: str) -> str:
    return "" if etag.startswith("W/") else etag


def _nonsense(remote: RemoteFile, what: str) -> TransferError:
    return TransferError(f"the source of {remote.name!r} sent {what}", _AGAIN)


def _broken(remote: RemoteFile, exc: Exception) -> TransferError:
    import httpx2

    reason = str(exc).strip() or type(exc).__name__
    away = (
        httpx2.NetworkError,
        httpx2.TimeoutException,
        httpx2.RemoteProtocolError,
        httpx2.ProxyError,
    )
    kind = SourceAway if isinstance(exc, away) else TransferError
    return kind(f"the connection for {remote.name!r} failed: {reason}", _AGAIN)


def new_client(
    limits: Limits,
    token: str = "",
    transport: httpx2.BaseTransport | None = None,
    proxy: str = "",
) -> httpx2.Client:
    """A client that follows a few redirects, never to an unprotected address.

    Without a proxy those of the environment are used; certificates come from the system's
    store.

    Args:
        limits: For its time limits.
        token: Access token of the source; it never goes to another host.
        transport: Another way to the network.
        proxy: Address of a proxy.
    """
    import httpx2

    from workbench.models.bundles.transport import BundleTransport
    from workbench.models.downloads.file_transport import FileTransport

    def check(request: httpx2.Request) -> None:
        before, now = request.extensions.get(_SCHEME), request.url.scheme
        if before is not None and now not in _MAY_LEAD_TO.get(before, ()):
            raise httpx2.UnsupportedProtocol(f"the source leads from {before} to {now}")

    headers = {"User-Agent": "agent-workbench"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    timeout = httpx2.Timeout(limits.stall_s, connect=15.0, pool=None)
    many = httpx2.Limits(max_connections=limits.streams + 1)
    return httpx2.Client(
        headers=headers,
        timeout=timeout,
        limits=many,
        follow_redirects=True,
        max_redirects=5,
        event_hooks={"request": [check]},
        transport=transport,
        proxy=proxy or None,
        mounts={"file://": FileTransport(), "bundle://": BundleTransport()},
    )
