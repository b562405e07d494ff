"""Finding models: the sources of the settings, reached only on a person's word."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from workbench.app.source_tokens import SourceTokens, Token, origin_of
from workbench.base.errors import ModelError, PolicyError, TransferError
from workbench.base.settings_store import SettingsStore
from workbench.models.bundles.signers import Signers
from workbench.models.downloads.queue_file import Wanted
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.remote_reader import RemoteReader
from workbench.models.downloads.values import Limits, RemoteFile
from workbench.models.gguf import GgufHeader, read_header_of
from workbench.models.manifests import StoredFile
from workbench.models.sources.bundle import BundleSource
from workbench.models.sources.catalogue import KEY as CATALOGUE
from workbench.models.sources.catalogue import Catalogue
from workbench.models.sources.hugging_face import HuggingFace
from workbench.models.sources.registry import make_source
from workbench.models.sources.values import Query, Source, SourceModel, SourcePage, Variant
from workbench.models.verification import repair
from workbench.policy.network import NetworkGuard, is_local
from workbench.policy.network_events import SourceKey
from workbench.policy.secrets import Secrets
from workbench.policy.token_file import TokenFile

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger(__name__)
Found = TypeVar("Found")
_READ_BYTES = 64 * 1024
_TOKENS = "tokens.json"
_LOCAL = ("catalogue", "folder", "bundle")
_LOCAL_ADDRESSES = ("file:", "bundle:")


class ModelSources:
    """Searches, lists and opens; every call that reaches out names its purpose."""

    def __init__(self, settings: SettingsStore, guard: NetworkGuard, secrets: Secrets) -> None:
        self._settings, self._guard, self._secrets = settings, guard, secrets
        self.tokens = SourceTokens(secrets, TokenFile(settings.path.parent / _TOKENS))
        self._brake = Brake()

    @property
    def limits(self) -> Limits:
        """How downloads behave."""
        return Limits()

    @property
    def brake(self) -> Brake:
        """What all downloads together are held to, from the settings."""
        self._brake.rate_bytes_per_s = self._settings.settings.download_rate_bytes_per_s
        return self._brake

    def sources(self) -> tuple[tuple[str, str, str], ...]:
        """(kind, address, title) of every source: the catalogue, the hub, mirrors, folders."""
        chosen = self._settings.settings
        known = (
            (CATALOGUE, ""),
            ("hugging_face", chosen.hub_address),
            *(("mirror", address) for address in chosen.mirrors),
            *(("folder", folder) for folder in chosen.model_folders),
        )
        return tuple((kind, where, make_source(kind, where).title) for kind, where in known)

    def source(self, kind: str, address: str = "") -> Source:
        """One of them, with its access token. Blocking: a keyring may ask the user.

        Raises:
            ModelError: There is no such kind.
        """
        if kind == "bundle":
            signers = Signers(self._settings.path.parent, self._secrets)
            return BundleSource(Path(address).expanduser(), signers.is_trusted)
        where = address or self._address(kind)
        if kind in _LOCAL:
            return make_source(kind, where)
        web = self.web_address(kind, where)
        return make_source(kind, where, self.token(web).text, self.proxy(web))

    def web_address(self, kind: str, address: str = "") -> str:
        """Where a source of the web is; only there its token goes.

        Raises:
            ModelError: It is no source of the web, or has no address.
        """
        if kind in _LOCAL:
            raise ModelError(f"{kind!r} needs no access token", "It is on this machine.")
        where = address or self._address(kind)
        return HuggingFace(where).endpoint if kind == "hugging_face" else where

    def token(self, address: str) -> Token:
        """The access token that goes to an address. Blocking: a keyring may ask the user.

        Raises:
            PolicyError: Others may read the file of tokens.
        """
        return self.tokens.find(address)

    def set_token(
        self, kind: str, token: str, address: str = "", *, in_file: bool = False
    ) -> bool:
        """Keep an access token, or forget it; whether it is kept beyond this session.

        Raises:
            PolicyError: It is no token, or others could read it on its way.
        """
        where = self.web_address(kind, address)
        return self.tokens.keep(where, token, in_file=in_file)

    def proxy(self, address: str) -> str:
        """The proxy for an address; empty leaves it to the environment."""
        host = urlsplit(origin_of(address)).hostname or ""
        return "" if is_local(host) else self._settings.settings.proxy

    def client(self, address: str, limits: Limits) -> httpx2.Client:
        """Connections to an address, with its token and its proxy. Blocking.

        Raises:
            PolicyError: Others may read the file of tokens.
        """
        if address.startswith(_LOCAL_ADDRESSES):
            return new_client(limits)
        return new_client(limits, self.token(address).text, proxy=self.proxy(address))

    def _address(self, kind: str) -> str:
        if kind == CATALOGUE:
            return ""
        if kind == "hugging_face":
            return self._settings.settings.hub_address
        mirrors = self._settings.settings.mirrors
        if kind == "mirror" and mirrors:
            return mirrors[0]
        raise ModelError(f"there is no address for {kind!r}", "Enter one in the settings.")

    async def search(self, source: Source, query: Query) -> tuple[SourceModel, ...]:
        """What fits a query.

        Raises:
            PolicyError: The settings keep this program off the network.
            TransferError: The source cannot be reached.
        """
        reach = self._reach if source.key not in _LOCAL else _at_once
        return await asyncio.to_thread(
            reach,
            f"search {source.title}",
            partial(_searched, source, query),
            _address_of(source),
        )

    async def page(self, source: Source, model_id: str) -> SourcePage:
        """One model with its variants.

        Raises:
            PolicyError: The settings keep this program off the network.
            SourceRefused: There is no such model, or not for everybody.
            TransferError: The source cannot be reached.
        """
        reach = self._reach if source.key not in _LOCAL else _at_once
        return await asyncio.to_thread(
            reach,
            f"look at {model_id}",
            partial(source.page, model_id),
            _address_of(source),
        )

    async def header(self, kind: str, variant: Variant) -> GgufHeader:
        """The header of a variant's first file, before anything else of it is fetched.

        Args:
            kind: Of the source it is at.
            variant: The variant.

        Raises:
            PolicyError: The settings keep this program off the network.
            ModelError: It is no model.
            TransferError: The source cannot be reached, or the variant is a folder.
        """
        if variant.is_folder:
            raise TransferError(
                "whether a model that is a folder fits is told once it is here", "Fetch it."
            )
        if kind == CATALOGUE:
            return await asyncio.to_thread(Catalogue().header, variant)
        reach = self._reach if kind not in _LOCAL else _at_once
        return await asyncio.to_thread(
            reach,
            f"read the header of {variant.name}",
            partial(self._header, variant),
            variant.files[0].url,
        )

    async def resolved(self, wanted: Wanted) -> Wanted:
        """What is to be fetched, with its real files; the catalogue knows only where they are.

        Raises:
            PolicyError: The settings keep this program off the network.
            ModelError: The hub does not have this variant any more.
            TransferError: The hub cannot be reached.
        """
        if wanted.source != CATALOGUE:
            return wanted
        entry = await asyncio.to_thread(Catalogue().entry, wanted.source_id)
        hub = await asyncio.to_thread(self.source, "hugging_face")
        page = await self.page(hub, entry.repository)
        quantisation = wanted.title.rpartition(" ")[2]
        for variant in page.variants:
            if variant.quantisation == quantisation:
                found = wanted_variant(page, variant)
                return replace(found, title=wanted.title, licence=entry.licence)
        names = ", ".join(variant.name for variant in page.variants)
        raise ModelError(
            f"{entry.repository} has no variant {quantisation!r} any more",
            f"There are: {names}." if names else "Look for another model.",
        )

    @contextmanager
    def permit(self, wanted: Wanted) -> Iterator[None]:
        """The way to the network for one download, in one thread; a drive needs none.

        Raises:
            PolicyError: The settings keep this program off the network.
        """
        if wanted.source in _LOCAL:
            yield
            return
        self._allowed()
        purpose = f"fetch {wanted.title}"
        self._tell_proxy("download", purpose, wanted.files[0].url)
        with self._guard.permit(purpose, source="download"):
            yield

    @contextmanager
    def connect(self, wanted: Wanted) -> Iterator[httpx2.Client]:
        """Connections for one download, with the token of its source."""
        with self.client(wanted.files[0].url, self.limits) as client:
            yield client

    def repair(self, path: Path, file: StoredFile, bad: tuple[int, ...]) -> int:
        """Fetch chunks of a file of the store again; blocking; returns how many bytes.

        Raises:
            PolicyError: The settings keep this program off the network.
            TransferError: The source does not give these bytes now.
            StoreError: The system refused.
        """

        def work() -> int:
            with self.client(file.url, self.limits) as client:
                return repair(path, file, bad, client)

        if file.url.startswith(_LOCAL_ADDRESSES):
            return work()
        return self._reach(f"repair {path.parent.name[:12]}", work, file.url, "download")

    def _header(self, variant: Variant) -> GgufHeader:
        first: RemoteFile = variant.files[0]
        with self.client(first.url, Limits(streams=1)) as client:
            reader = BufferedReader(RemoteReader(client, first), _READ_BYTES)
            return read_header_of(reader, first.name)

    def _reach(
        self,
        purpose: str,
        work: Callable[[], Found],
        address: str,
        source: SourceKey = "search",
    ) -> Found:
        self._allowed()
        self._tell_proxy(source, purpose, address)
        with self._guard.permit(purpose, source=source):
            return work()

    def _tell_proxy(self, source: SourceKey, purpose: str, address: str) -> None:
        """Note what leaves by a proxy of this machine, which the guard takes for near."""
        from workbench.models.sources.one_try import goes_through

        host = urlsplit(address).hostname or ""
        through = "" if is_local(host) else goes_through(address, self.proxy(address))
        if through and is_local(through):
            self._guard.let_out(source, f"{purpose}, by a proxy of this machine", (host,))

    def _allowed(self) -> None:
        if self._settings.settings.network == "off":
            raise PolicyError(
                "the settings keep this program off the network",
                "Import a file or a bundle, or change the setting 'network'.",
            )


def _address_of(source: Source) -> str:
    """Where a source of the web is; empty for what is on this machine."""
    return str(getattr(source, "endpoint", "") or getattr(source, "address", ""))


def _at_once(_purpose: str, work: Callable[[], Found], _address: str) -> Found:
    """For what lies on a disk of this machine: that reaches nothing."""
    return work()


def _searched(source: Source, query: Query) -> tuple[SourceModel, ...]:
    return tuple(islice(source.search(query), query.limit))


def wanted_variant(page: SourcePage, variant: Variant) -> Wanted:
    """A download of a variant."""
    return Wanted(
        id="",
        title=f"{page.model.title} {variant.name}".strip(),
        files=variant.files,
        projector=variant.projector,
        source=page.model.source,
        source_id=page.model.id,
        licence=page.model.licence,
        is_folder=variant.is_folder,
    )
