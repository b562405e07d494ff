"""A bundle as a source: its models can be looked at, and fetched once its signer is trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.base.errors import SourceRefused, TransferError, WorkbenchError
from workbench.models.bundles.addresses import address_of_member
from workbench.models.bundles.contents import contents_of
from workbench.models.bundles.reading import Bundle, open_bundle
from workbench.models.downloads.values import RemoteFile
from workbench.models.manifests import Manifest, StoredFile
from workbench.models.sources.filters import in_order, is_like, left_out
from workbench.models.sources.values import Query, SourceModel, SourcePage, Variant
from workbench.models.sources.variants import quantisation_of

Trusts = Callable[[str], bool]
"""Whether the user trusts whoever has a public key."""


class BundleSource:
    """The models of one bundle; each has one variant."""

    key = "bundle"

    def __init__(self, path: Path, trusts: Trusts = lambda _public_key: False) -> None:
        self._path, self._trusts = path, trusts
        self.title = path.name

    def search(self, query: Query) -> Iterator[SourceModel]:
        """Models whose titles hold all words of a query.

        Raises:
            TransferError: It is no bundle, or was changed after it was signed.
        """
        _, models = self._opened()
        fitting = (
            _item(m)
            for m in models
            if is_like(_item(m), query)
            and (not query.largest_bytes or _size(m) <= query.largest_bytes)
        )
        yield from in_order(fitting, query.sort)[: query.limit]

    def unapplied(self, query: Query) -> tuple[str, ...]:
        """A bundle tells titles, licences, tags and sizes."""
        return left_out(query, ("licence", "task", "size", "name"))

    def page(self, model_id: str) -> SourcePage:
        """One of its models, by the digest.

        Raises:
            SourceRefused: There is no such model, or nobody trusts the signer.
            TransferError: It is no bundle, or was changed after it was signed.
        """
        bundle, models = self._opened()
        if not self._trusts(bundle.public_key):
            raise SourceRefused(
                f"{self._path.name!r} is signed with a key that nobody here trusts: "
                f"{bundle.fingerprint}",
                "Look at it with: workbench models unpack FILE.",
            )
        for manifest in models:
            if model_id in (manifest.digest, manifest.title):
                variant = variant_of(bundle, manifest)
                return SourcePage(_item(manifest), (variant,))
        raise SourceRefused(f"the bundle has no model {model_id!r}", "Search it again.")

    def _opened(self) -> tuple[Bundle, tuple[Manifest, ...]]:
        try:
            bundle = open_bundle(self._path)
            return bundle, contents_of(bundle).models
        except WorkbenchError as exc:
            raise TransferError(exc.message, exc.hint) from exc


def variant_of(bundle: Bundle, manifest: Manifest) -> Variant:
    """What is fetched to have a model of a bundle."""
    files = manifest.files
    projectors = [] if manifest.folder else [file for file in files if file.role != "model"]
    name = quantisation_of(manifest.title.replace(" ", "-") + ".gguf")
    return Variant(
        name=name,
        quantisation=name,
        files=tuple(_remote(bundle, manifest, f) for f in files if f not in projectors),
        projector=_remote(bundle, manifest, projectors[0]) if projectors else None,
        is_folder=bool(manifest.folder),
    )


def _remote(bundle: Bundle, manifest: Manifest, file: StoredFile) -> RemoteFile:
    name = f"store/{manifest.digest}/{manifest.within(file)}"
    address = address_of_member(bundle.path, name)
    return RemoteFile(address, file.name, file.size_bytes, file.sha256)


def _size(manifest: Manifest) -> int:
    return sum(file.size_bytes for file in manifest.files)


def _item(manifest: Manifest) -> SourceModel:
    return SourceModel(
        id=manifest.digest,
        source="bundle",
        title=manifest.title,
        licence=manifest.licence,
        tags=manifest.tags,
    )
