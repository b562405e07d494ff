"""Whether a process answers, and how the gateway sees its nodes."""

from __future__ import annotations

import csv
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from workbench.app.deploy.haproxy import CONTROL
from workbench.app.near_http import get_page

_PATIENCE_S = 2.0
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A node as the gateway sees it.

    Attributes:
        status: Such as ``UP`` or ``DOWN``.
        check: What the last look at it gave.
        requests: Answered or being answered since the gateway began.
        asked_elsewhere: Requests that went on to another node.
    """

    name: str
    status: str
    check: str = ""
    requests: int = 0
    asked_elsewhere: int = 0

    @property
    def is_up(self) -> bool:
        return self.status.startswith("UP")


def is_well(url: str) -> bool:
    """Whether a process of this machine takes requests; blocking.

    With a certificate only that it listens is looked at: it is known by other names than the
    number that is asked here.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "127.0.0.1", parts.port or 0
    if host in ("0.0.0.0", "::"):  # noqa: S104 - where it listens
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"  # noqa: S104
    if parts.scheme == "https":
        return _listens(host, port)
    page = get_page(host, port, "/health/ready", patience_s=_PATIENCE_S)
    return page is not None and page.status == 200


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), _PATIENCE_S):
            return True
    except OSError:
        return False


def free_port(taken: set[int]) -> int:
    """A port of this machine that nobody listens at now, and that is not among those."""
    while True:
        with socket.socket() as made:
            made.bind(("127.0.0.1", 0))
            port = int(made.getsockname()[1])
        if port not in taken:
            return port


def seen_by_gateway(folder: Path) -> dict[str, Seen]:
    """The nodes as the gateway in that folder sees them; nothing if it does not answer."""
    try:
        text = _asked(folder, "show stat")
    except OSError:
        return {}
    found: dict[str, Seen] = {}
    rows = csv.DictReader(text.lstrip("# ").splitlines())
    for row in rows:
        name = row.get("svname") or ""
        if name in ("FRONTEND", "BACKEND", ""):
            continue
        before = found.get(name)
        found[name] = Seen(
            name,
            row.get("status") or "",
            row.get("check_status") or "",
            _number(row.get("stot")) + (before.requests if before else 0),
            _number(row.get("wredis")) + (before.asked_elsewhere if before else 0),
        )
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _asked(folder: Path, words: str) -> str:
    """What the gateway answers to a command at its socket.

    The path of a socket has at most 108 bytes, so it is reached through its folder.

    Raises:
        OSError: It does not answer.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        short = Path(f"/proc/self/fd/{handle}")
        place = short if short.exists() else folder
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as made:
            made.settimeout(_PATIENCE_S)
            made.connect(str(place / CONTROL))
            made.sendall(f"{words}\n".encode())
            answer = b""
            while len(answer) < _MOST_BYTES and (part := made.recv(65_536)):
                answer += part
    finally:
        os.close(handle)
    return answer.decode("utf-8", "replace")
