"""The servers that the user connected, and their models as installed ones."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from workbench.base import deeds
from workbench.base.errors import EngineError, ModelError, PolicyError
from workbench.base.files import store_error, write_atomically
from workbench.engines.api import LoadOptions
from workbench.engines.openai_compatible.connection import (
    KEY,
    SUFFIX,
    Connection,
    connection_of,
    connection_text,
    read_connection,
)
from workbench.models.store import InstalledModel
from workbench.policy.network import is_local
from workbench.policy.secrets import Secrets

log = logging.getLogger(__name__)
ENGINE = "server"
FOLDER = "connections"
PROGRAMS = {
    "vllm": "vLLM",
    "ollama": "Ollama",
    "llama-cpp": "llama.cpp",
    "lm-studio": "LM Studio",
    "foundry": "Foundry Local",
    "mlx": "MLX",
    "openai": "OpenAI",
    "other": "another program",
}
_MOST_CONNECTIONS = 500
_MOST_ID_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Connected:
    """One connection on disk; ``problem`` says why it cannot be used, or is empty."""

    id: str
    path: Path
    connection: Connection | None
    problem: str = ""


class Connections:
    """The connections' files; keys lie in the system's keyring. Blocking."""

    def __init__(self, folder: Path, secrets: Secrets) -> None:
        self._folder, self._secrets = folder, secrets

    def all(self) -> tuple[Connected, ...]:
        """Every connection, sorted by id."""
        return tuple(read_folder(self._folder))

    def get(self, connection_id: str) -> Connected:
        """One of them.

        Raises:
            ModelError: There is none of that id.
        """
        known = self.all()
        for connected in known:
            if connected.id == connection_id:
                return connected
        names = ", ".join(connected.id for connected in known)
        hint = f"There are: {names}." if names else "None is connected."
        raise ModelError(f"there is no connection {connection_id!r}", hint)

    def add(
        self,
        connection: Connection,
        key: str = "",
        wanted_id: str = "",
        others: Collection[str] = (),
    ) -> Connected:
        """Keep a connection, and its key; the same server and model are connected once only.

        Args:
            connection: Its values.
            key: Its key, or empty.
            wanted_id: What agents call it; empty makes an id of its name.
            others: Ids that models have which are no connections; a new one gets none of them.

        Raises:
            ModelError: Another model or connection has the id that is wanted.
            EngineError: One of its values is bad.
            PolicyError: The key is none.
            StoreError: It could not be written.
        """
        checked = connection_of(asdict(connection))
        connection_id, before = self._id_for(checked, wanted_id, others)
        if before is not None and not key:
            checked = replace(checked, key_name=before.key_name)
        if key:
            checked = replace(checked, key_name=_key_of(connection_id))
            self._secrets.set(checked.key_name, key)
        path = self._folder / f"{connection_id}{SUFFIX}"
        write_atomically(path, connection_text(checked))
        log.info("connection.added kind=%s", checked.kind)
        deeds.tell("connection.added", connection=connection_id, kind=checked.kind)
        return Connected(connection_id, path, checked)

    def same(self, connection: Connection, wanted_id: str = "") -> Connected | None:
        """The one that a connection would take the place of; None for a new one.

        Raises:
            EngineError: One of its values is bad.
        """
        asked = connection_of(asdict(connection))
        where = asked.base_url, asked.model
        for connected in self.all():
            known = connected.connection
            there = known is not None and (known.base_url, known.model) == where
            if there and wanted_id in ("", connected.id):
                return connected
        return None

    def change(
        self,
        connection_id: str,
        connection: Connection,
        key: str = "",
        *,
        keep_key: bool = True,
    ) -> Connected:
        """Put other values in the place of a connection; agents find it by the same id.

        Args:
            connection_id: Of the one that is changed.
            connection: Its new values.
            key: A new key; empty keeps the one it has.
            keep_key: False forgets the one it has. It is forgotten, too, when the server is
                another: no key goes where it was not meant to.

        Raises:
            ModelError: There is none of that id.
            EngineError: One of the values is bad.
            PolicyError: The key is none.
            StoreError: It could not be written.
        """
        before = self.get(connection_id)
        checked = connection_of(asdict(replace(connection, key_name="")))
        old, name = before.connection, _key_of(connection_id)
        had = bool(old and old.key_name)
        if key:
            self._secrets.set(name, key)
        elif had and not (keep_key and old and same_server(old, checked)):
            self._secrets.set(name, "")
            had = False
        if key or had:
            checked = replace(checked, key_name=name)
        write_atomically(before.path, connection_text(checked))
        log.info("connection.changed kind=%s", checked.kind)
        deeds.tell("connection.changed", connection=connection_id, kind=checked.kind)
        return Connected(connection_id, before.path, checked)

    def remove(self, connection_id: str) -> None:
        """Forget a connection and its key.

        Raises:
            ModelError: There is none of that id.
            StoreError: The system refused.
        """
        connected = self.get(connection_id)
        try:
            connected.path.unlink()
        except OSError as exc:
            raise store_error(exc, connected.path) from exc
        if connected.connection and connected.connection.key_name:
            self._secrets.set(_key_of(connection_id), "")
        log.info("connection.removed")
        deeds.tell("connection.removed", connection=connection_id)

    def key(self, connected: Connected) -> str:
        """Its key; empty if it has none, or the keyring refuses."""
        # No file can ask for the key of another connection, or of anything else.
        own = connected.connection and connected.connection.key_name == _key_of(connected.id)
        return self._secrets.get(_key_of(connected.id)) if own else ""

    def key_is_passing(self, connected: Connected) -> bool:
        """Whether its key ends with this session, because there is no keyring."""
        return self._secrets.is_passing(_key_of(connected.id))

    def options(self, path: Path, options: LoadOptions, network: str) -> LoadOptions:
        """What the model of a connection's file is loaded with: its address and its key.

        Raises:
            EngineError: The file holds no connection.
            PolicyError: Its server may not be reached.
        """
        connection = read_connection(path)
        reach = reach_of(connection, network)
        key = self.key(Connected(path.name.removesuffix(SUFFIX), path, connection))
        return replace(options, reach=reach, extra={**options.extra, KEY: key})

    def _id_for(
        self, connection: Connection, wanted_id: str, others: Collection[str]
    ) -> tuple[str, Connection | None]:
        """The id of a connection, and the one it takes the place of."""
        if (before := self.same(connection, wanted_id)) is not None:
            return before.id, before.connection
        wanted = _plain(wanted_id or connection.title or connection.model) or "server"
        taken = {*others, *(connected.id for connected in self.all())}
        if wanted_id and wanted in taken:
            raise ModelError(
                f"the id {wanted!r} is taken by another model",
                "Choose another, or leave it out: one is made of the model's name.",
            )
        found, number = wanted, 2
        while found in taken:
            found, number = f"{wanted}-{number}", number + 1
        return found, None


def same_server(one: Connection, other: Connection) -> bool:
    """Both are at the same address, whatever their models."""
    there = urlsplit(one.base_url).scheme, one.host, one.port
    return there == (urlsplit(other.base_url).scheme, other.host, other.port)


def read_folder(folder: Path) -> Iterator[Connected]:
    """Every connection of a folder; one that is damaged says so."""
    if not folder.is_dir():
        return
    for path in sorted(folder.glob(f"*{SUFFIX}"))[:_MOST_CONNECTIONS]:
        name = path.name.removesuffix(SUFFIX)
        try:
            yield Connected(name, path, read_connection(path))
        except EngineError as exc:
            yield Connected(name, path, None, exc.message)


def server_models(folder: Path, network: str) -> tuple[InstalledModel, ...]:
    """The models behind the connections of a folder; what may not be reached says so."""
    return tuple(_model(connected, network) for connected in read_folder(folder))


def reach_of(connection: Connection, network: str) -> str:
    """The one address that the worker of this connection may reach, as ``host:port``.

    Raises:
        PolicyError: It is beyond this machine, and the settings keep the program here.
    """
    if network != "on" and not is_local(connection.host):
        raise PolicyError(
            f"{connection.name!r} is on {connection.host}, beyond this machine, and the "
            "network is off in the settings",
            "Choose a model on this machine, or turn the network on in the settings.",
        )
    return f"{connection.host}:{connection.port}"


def _model(connected: Connected, network: str) -> InstalledModel:
    connection, problem = connected.connection, connected.problem
    if connection is not None:
        try:
            reach_of(connection, network)
        except PolicyError as exc:
            problem = exc.message
    where = "" if connection is None else f"{connection.host}:{connection.port}"
    program = PROGRAMS[connection.kind] if connection else ""
    return InstalledModel(
        id=connected.id,
        title=connection.name if connection else connected.id,
        path=connected.path,
        size_bytes=0,
        engine=ENGINE,
        family="Server",
        architecture=connection.kind if connection else "",
        parameters=0,
        quantisation="",
        trained_context_tokens=connection.context_tokens if connection else 0,
        can_call_tools=connection.can_call_tools if connection else None,
        source="server",
        problem=problem,
        program=f"{program} at {where}" if connection else "",
    )


def _key_of(connection_id: str) -> str:
    return f"server.{connection_id}"


def _plain(text: str) -> str:
    """A name that can be a file's and an id."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-._")
    return plain[:_MOST_ID_CHARACTERS].rstrip("-._")
