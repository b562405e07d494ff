"""Who may ask: decided from the head of a request alone, before anything of it is read.

Any page in a browser can send requests to a port of this machine, and can make a name of its
own stand for this machine. So a request is answered only if it names the server as it is, comes
from no page that nobody allowed, and brings a key.
"""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.app.local_server import ServeOptions, is_loopback
from workbench.base.errors import StoreError
from workbench.policy.api_keys import ApiKey, ApiKeys, digest_of
from workbench.server.refusals import ApiRefusal, bad, of_error

Head = Sequence[tuple[bytes, bytes]]
MOST_BODY_BYTES = 4 * 1024 * 1024
OPEN_PATHS = frozenset({"/health", "/health/live", "/health/ready"})
"""What tells nothing but whether the server is there: asked by programs that start others."""
_METHODS = ("GET", "POST")
_HERE = ("127.0.0.1", "localhost", "[::1]")
_FROM_NO_PAGE = (b"none", b"same-origin")
_ONCE = (
    b"host",
    b"origin",
    b"authorization",
    b"content-type",
    b"content-length",
    b"idempotency-key",
)
_USUAL_PORTS = {"http": 80, "https": 443}
_MOST_LENGTH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        key: What it brought; None where none is needed.
        origin: The page it is, of those that are allowed; empty for none.
    """

    key: ApiKey | None = None
    origin: str = ""


class Door:
    """Knows by which names the server is called, which pages may ask it, and the keys."""

    def __init__(self, options: ServeOptions, port: int, keys: ApiKeys) -> None:
        """Open it.

        Args:
            options: Where and for whom it listens.
            port: Where it really listens.
            keys: Of the programs that may use it.
        """
        self._keys, self._keyless = keys, options.keyless
        self._brought = {key.digest: key for key in options.brought}
        scheme = "https" if options.tls_cert else "http"
        self.hosts = _hosts(options, port, scheme)
        self._own_hosts = frozenset(f"{name}:{port}" for name in _HERE)
        self.origins = frozenset(origin.rstrip("/").lower() for origin in options.origins)

    def admit(self, method: str, target: bytes, head: Head, client: str) -> Visitor:
        """Who asks, if it may.

        Args:
            method: Of the request.
            target: Its path as it was sent, before anything is decoded.
            head: Names in small letters, and values.
            client: The address of whoever asks.

        Raises:
            ApiRefusal: It may not.
        """
        names = Counter(name for name, _value in head)
        if any(names[name] > 1 for name in _ONCE):
            raise bad("A header that may be there once is there twice.", code="bad_header")
        said = dict(head)
        self._check_name(target, said.get(b"host"))
        origin = self._check_page(said)
        if method == "OPTIONS" and origin:
            return Visitor(origin=origin)
        _check_use(method, said, names)
        if target.decode("latin-1") in OPEN_PATHS:
            return Visitor(origin=origin)
        is_here = _is_here(client) and _plain(said[b"host"]) in self._own_hosts
        return Visitor(self._check_key(said.get(b"authorization"), is_here), origin)

    def _check_name(self, target: bytes, host: bytes | None) -> None:
        if host is None or _plain(host) not in self.hosts:
            raise ApiRefusal(421, "This request is for another host.", code="wrong_host")
        if not target.startswith(b"/") or target.startswith(b"//"):
            raise bad("The request names no path of this server.", code="bad_path")

    def _check_page(self, said: dict[bytes, bytes]) -> str:
        """The page that asks, if it may; empty if none does."""
        origin = said.get(b"origin")
        if origin is not None:
            named = origin.decode("latin-1").strip().lower()
            if named not in self.origins:
                raise _foreign_page()
            return named
        if said.get(b"sec-fetch-site", b"none").strip().lower() not in _FROM_NO_PAGE:
            raise _foreign_page()
        return ""

    def _check_key(self, given: bytes | None, is_here: bool) -> ApiKey | None:
        """The key that was brought.

        Where none is needed, who asks is on this machine and calls it by a name of that: what
        passes on the requests of others calls it by another one.
        """
        if given is None:
            if self._keyless and is_here:
                return None
            raise ApiRefusal(
                401,
                "You didn't provide an API key. Send it as 'Authorization: Bearer KEY'.",
                code="missing_api_key",
            )
        word, _, secret = given.decode("latin-1").strip().partition(" ")
        secret = secret.strip()
        try:
            found = self._keys.find(secret) if word.lower() == "bearer" else None
        except StoreError as exc:
            raise of_error(exc) from exc
        if found is None and word.lower() == "bearer" and len(secret) <= 512:
            found = self._brought.get(digest_of(secret))
        if found is not None:
            return found
        if self._keyless and is_here:  # SDKs send some word where none is needed
            return None
        raise ApiRefusal(401, "Incorrect API key provided.", code="invalid_api_key")


def _hosts(options: ServeOptions, port: int, scheme: str) -> frozenset[str]:
    """What ``Host`` may say."""
    names = list(_HERE)
    if not is_loopback(options.host) and not _is_everywhere(options.host):
        names.append(f"[{options.host}]" if ":" in options.host else options.host)
    found = {f"{name}:{port}" for name in names}
    for name in options.names:
        found.add(name if _has_port(name) else f"{name}:{port}")
        names.append(name)
    if _USUAL_PORTS[scheme] == port:
        found.update(name for name in names if not _has_port(name))
    return frozenset(name.lower() for name in found)


def _plain(host: bytes) -> str:
    return host.decode("latin-1").strip().lower()


def _has_port(name: str) -> bool:
    return name.rpartition(":")[2].isdecimal() and not name.endswith("]")


def _is_everywhere(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _is_here(client: str) -> bool:
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _foreign_page() -> ApiRefusal:
    return ApiRefusal(
        403,
        "Web pages are not answered; allow this one in the settings, if it is yours.",
        "permission_error",
        "origin_not_allowed",
    )


def _check_use(method: str, said: dict[bytes, bytes], names: Counter[bytes]) -> None:
    """Refuse what no program that speaks this API sends."""
    if method not in _METHODS:
        raise ApiRefusal(405, "Only GET and POST are answered.", code="bad_method")
    if b"websocket" in said.get(b"upgrade", b"").lower():
        raise bad("The connection stays HTTP.", code="no_upgrade")
    if names[b"content-length"] and names[b"transfer-encoding"]:
        raise bad("The length of the body is told in two ways.", code="bad_header")
    length = said.get(b"content-length", b"0").strip()
    if not length.isdigit() or len(length) > _MOST_LENGTH_DIGITS:
        raise bad("The length of the body is no number.", code="bad_header")
    if int(length) > MOST_BODY_BYTES:
        raise too_long()
    if method != "POST":
        return
    if said.get(b"content-encoding", b"identity").strip().lower() != b"identity":
        raise ApiRefusal(415, "The body may not be compressed.", code="bad_content_encoding")
    kind, _, more = said.get(b"content-type", b"").partition(b";")
    if kind.strip().lower() != b"application/json":
        raise ApiRefusal(
            415, "Send the body as Content-Type: application/json.", code="bad_content_type"
        )
    charset = more.strip().lower().replace(b'"', b"")
    if charset.startswith(b"charset=") and charset not in (b"charset=utf-8", b"charset=utf8"):
        raise ApiRefusal(415, "Only UTF-8 is read.", code="bad_content_type")


def too_long() -> ApiRefusal:
    """The body is larger than is read."""
    return ApiRefusal(
        413, f"The body has more than {MOST_BODY_BYTES:,} bytes.", code="body_too_large"
    )
