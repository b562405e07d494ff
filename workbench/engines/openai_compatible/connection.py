"""A server that answers for a model: where it is, what it is, and how patient to be with it.

A connection is a small JSON file whose name ends in ``.connection.json``. It never holds a
key: that lies in the system's keyring, under ``key_name``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args
from urllib.parse import urlsplit

from workbench.base.errors import ModelLoadError
from workbench.base.regular_files import read_regular
from workbench.base.sizes import size_text
from workbench.policy.network import is_plain_host

SUFFIX = ".connection.json"
FORMAT = 1
KEY = "key"
"""In ``LoadOptions.extra``: the server's key, which the program takes from the keyring."""
Kind: TypeAlias = Literal[
    "vllm", "ollama", "llama-cpp", "lm-studio", "foundry", "mlx", "openai", "other"
]
KINDS: tuple[str, ...] = get_args(Kind)
_MOST_BYTES = 64 * 1024
_MOST_CHARACTERS = 500
_PORTS = {"http": 80, "https": 443}
_RANGES: dict[str, tuple[float, float]] = {
    "connect_s": (0.1, 300.0),
    "first_token_s": (1.0, 86_400.0),
    "between_tokens_s": (0.1, 3600.0),
    "retries": (0, 10),
    "context_tokens": (0, 100_000_000),
    "most_at_once": (1, 256),
}


@dataclass(frozen=True, slots=True)
class Connection:
    """One model of one server.

    Attributes:
        base_url: Address up to and with ``/v1``.
        model: The model's name at the server.
        kind: Which program the server is; it decides what may be asked of it.
        title: Name on screen; empty is made of the model's name.
        key_name: Name of the key in the system's keyring; empty sends none.
        connect_s: Longest time to reach the server.
        first_token_s: Longest time from the request to the first piece of the answer.
        between_tokens_s: Longest pause between two pieces of the answer.
        retries: How often a server that is away or busy is asked again, before the first token.
        context_tokens: Largest prompt plus answer; 0 asks the server.
        most_at_once: Requests that run side by side; more of them wait here.
        can_call_tools: Tools are offered to it.
    """

    base_url: str
    model: str
    kind: Kind = "other"
    title: str = ""
    key_name: str = ""
    connect_s: float = 5.0
    first_token_s: float = 300.0
    between_tokens_s: float = 60.0
    retries: int = 3
    context_tokens: int = 0
    most_at_once: int = 8
    can_call_tools: bool = True

    @property
    def name(self) -> str:
        """What to call it on screen."""
        return self.title or self.model

    @property
    def host(self) -> str:
        """The server's host: a name, or an address without brackets."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def port(self) -> int:
        """The server's port."""
        parts = urlsplit(self.base_url)
        return parts.port or _PORTS[parts.scheme]


def connection_text(connection: Connection) -> str:
    """The connection as the text of its file."""
    values = {"format": FORMAT, **asdict(connection)}
    return json.dumps(values, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def read_connection(path: Path) -> Connection:
    """Read a connection's file.

    Raises:
        ModelLoadError: It cannot be read, or holds no connection.
    """
    try:
        raw = read_regular(path, _MOST_BYTES)
    except OSError as exc:
        raise ModelLoadError(
            f"{path.name!r} cannot be read: {exc.strerror}", "Connect the server again."
        ) from exc
    if len(raw) > _MOST_BYTES:
        raise _bad(path.name, f"it is larger than {size_text(_MOST_BYTES)}")
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as exc:
        raise _bad(path.name, f"it is no JSON ({exc})") from exc
    if not isinstance(values, dict):
        raise _bad(path.name, "it is no JSON object")
    return connection_of(values, path.name)


def connection_of(values: Mapping[str, Any], where: str = "the connection") -> Connection:
    """A connection from plain values, every one of them checked.

    Raises:
        ModelLoadError: One of them is missing, unknown or of another kind.
    """
    given = dict(values)
    number = given.pop("format", FORMAT)
    if isinstance(number, int) and number > FORMAT:
        raise ModelLoadError(
            f"{where} was written by a newer version of this program (format {number})",
            "Update this program, or connect the server again under another name.",
        )
    if number != FORMAT:
        raise _bad(where, f"format {number!r} is not known, only {FORMAT}")
    known = {item.name: item for item in fields(Connection)}
    if unknown := sorted(set(given) - set(known)):
        raise _bad(where, f"{unknown[0]!r} is no part of a connection")
    for name in ("base_url", "model"):
        if not given.get(name):
            raise _bad(where, f"{name!r} is missing")
    checked = {
        name: _checked(where, name, str(known[name].type), given[name]) for name in given
    }
    checked["base_url"] = checked["base_url"].rstrip("/")
    if problem := address_problem(checked["base_url"]):
        raise _bad(where, problem)
    if checked.get("kind", "other") not in KINDS:
        raise _bad(where, f"kind {checked['kind']!r} is none of {', '.join(KINDS)}")
    return Connection(**checked)


def address_problem(base_url: str) -> str:
    """What is wrong with a server's address; empty if nothing is."""
    try:
        parts = urlsplit(base_url)
        port = parts.port
    except ValueError as exc:
        return f"{base_url!r} is no address: {exc}"
    if parts.scheme not in _PORTS or not parts.hostname:
        return f"{base_url!r} is no address: it begins with http:// or https:// and a host"
    if port == 0:
        return f"{base_url!r} is no address: no server has port 0"
    if parts.username or parts.password:
        return "the address holds a user name or a password; give the key on its own"
    if parts.query or parts.fragment:
        return f"{base_url!r} is no address of a server: it has a part after ? or #"
    if not base_url.isprintable() or " " in base_url:
        return f"{base_url!r} is no address: it holds invisible characters"
    if not is_plain_host(parts.hostname):
        return f"{base_url!r} is no address: its host is a name of plain letters or a number"
    return ""


def _checked(where: str, name: str, kind: str, value: Any) -> Any:
    if kind == "bool":
        if not isinstance(value, bool):
            raise _bad(where, f"{name!r} is true or false, not {value!r}")
        return value
    if kind in ("int", "float"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _bad(where, f"{name!r} is a number, not {value!r}")
        least, most = _RANGES[name]
        if not least <= value <= most:
            raise _bad(where, f"{name!r} is from {least:g} to {most:g}, not {value!r}")
        return int(value) if kind == "int" else float(value)
    if not isinstance(value, str) or len(value) > _MOST_CHARACTERS or "\0" in value:
        raise _bad(where, f"{name!r} is a text of at most {_MOST_CHARACTERS} characters")
    return value


def _bad(where: str, problem: str) -> ModelLoadError:
    return ModelLoadError(f"{where} is no connection: {problem}", "Connect the server again.")
