"""Every kind of source; a new one is one file and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.base.errors import ModelError
from workbench.models.sources.bundle import BundleSource
from workbench.models.sources.catalogue import Catalogue
from workbench.models.sources.folder import Folder
from workbench.models.sources.hugging_face import HuggingFace
from workbench.models.sources.mirror import Mirror
from workbench.models.sources.values import Source

Make = Callable[[str, str, str], Source]

SOURCES: Mapping[str, Make] = {
    "catalogue": lambda _address, _token, _proxy: Catalogue(),
    "hugging_face": lambda address, token, proxy: HuggingFace(address, token, proxy=proxy),
    "mirror": lambda address, token, proxy: Mirror(address, token, proxy=proxy),
    "folder": lambda address, _token, _proxy: Folder(Path(address).expanduser()),
    "bundle": lambda address, _token, _proxy: BundleSource(Path(address).expanduser()),
}


def make_source(key: str, address: str = "", token: str = "", proxy: str = "") -> Source:
    """A source of a kind, at an address (a web address or a folder).

    Args:
        key: The kind.
        address: Where it is.
        token: Access token of that address.
        proxy: The way there; empty takes what the environment says.

    Raises:
        ModelError: There is no such kind.
    """
    if key not in SOURCES:
        raise ModelError(
            f"there is no kind of source {key!r}", f"Take one of: {', '.join(SOURCES)}."
        )
    return SOURCES[key](address, token, proxy)
