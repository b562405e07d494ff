"""Who may ask a web server on this machine: decided from the head of a request alone.

Any page in a browser can send requests to a port of this machine, and can make a name of its
own stand for this machine. So a request is answered only if it names the server as it is, comes
from no page, and brings the key that only whoever started the server was told.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import Message

HERE = "127.0.0.1"
KEY_BYTES = 32
_TRIES = 3
MOST_BODY_BYTES = 32 * 1024 * 1024
_METHODS = ("GET", "POST")
_FROM_HERE = ("none", "same-origin")
"""What a browser says of a request that no other site's page has made."""
_JSON = "application/json"


def hidden_address() -> str:
    """An address of this machine that nobody can guess, where the system has more than one.

    A Mac has only the usual one.
    """
    for _ in range(_TRIES):
        address = "127." + ".".join(str(1 + secrets.randbelow(254)) for _ in range(3))
        with suppress(OSError), closing(socket.socket()) as tried:
            tried.bind((address, 0))
            return address
    return HERE


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Knows by which names a server is called, and its key.

    Attributes:
        hosts: What ``Host`` may say, with the port.
        key: What a request brings as its bearer; empty asks for none.
    """

    hosts: tuple[str, ...]
    key: str = ""

    def refuses(self, method: str, target: str, head: Message) -> Refusal | None:
        """Why this request is refused; None if it is to be answered."""
        return (
            self._called_by_another_name(target, head)
            or self._sent_by_a_page(head)
            or self._without_key(head)
            or _of_no_use(method, head)
        )

    def _called_by_another_name(self, target: str, head: Message) -> Refusal | None:
        hosts = head.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].strip().lower() not in self.hosts:
            return Refusal(421, "the request is for another host")
        if not target.startswith("/") or target.startswith("//"):
            return Refusal(400, "the request names no path of this server")
        return None

    def _sent_by_a_page(self, head: Message) -> Refusal | None:
        own = {f"http://{host}" for host in self.hosts}
        if any(origin.strip().lower() not in own for origin in head.get_all("Origin", [])):
            return Refusal(403, "pages of other sites are not answered")
        if any(site not in _FROM_HERE for site in head.get_all("Sec-Fetch-Site", [])):
            return Refusal(403, "pages of other sites are not answered")
        return None

    def _without_key(self, head: Message) -> Refusal | None:
        if not self.key:
            return None
        given = head.get_all("Authorization", [])
        word, _, key = given[0].strip().partition(" ") if len(given) == 1 else ("", "", "")
        fits = secrets.compare_digest(key.strip().encode(), self.key.encode())
        if word.lower() == "bearer" and fits:
            return None
        return Refusal(401, "the key is missing or wrong")


def _of_no_use(method: str, head: Message) -> Refusal | None:
    """What no program that speaks this API sends: other methods, upgrades, forms."""
    if method not in _METHODS:
        return Refusal(405, "only GET and POST are answered")
    if head.get_all("Upgrade"):
        return Refusal(400, "the connection stays HTTP")
    if head.get_all("Transfer-Encoding"):
        return Refusal(411, "the length of the body is missing")
    lengths = head.get_all("Content-Length", [])
    if not _is_one_number(lengths):
        return Refusal(400, "the length of the body is no number")
    length = int(lengths[0]) if lengths else 0
    if length > MOST_BODY_BYTES:
        return Refusal(413, "the body is too long")
    if method == "POST" and head.get_content_type() != _JSON:
        return Refusal(415, "only JSON is read")
    return None


def _is_one_number(values: Sequence[str]) -> bool:
    return not values or (
        len(values) == 1
        and values[0].isascii()
        and values[0].isdecimal()
        and len(values[0]) < 12
    )
