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

Make = Callable[[str, str], Source]

SOURCES: Mapping[str, Make] = {
    "catalogue": lambda _address, _token: Catalogue(),
    "hugging_face": lambda address, token: HuggingFace(address, token),
    "mirror": lambda address, token: Mirror(address, token),
    "folder": lambda address, _token: Folder(Path(address).expanduser()),
    "bundle": lambda address, _token: BundleSource(Path(address).expanduser()),
}


def make_source(key: str, address: str = "", token: str = "") -> Source:
    """A source of a kind, at an address (a web address or a folder).

    Raises:
        ModelError: There is no such kind.
    """
    if key not in SOURCES:
        raise ModelError(
            f"there is no kind of source {key!r}", f"Take one of: {', '.join(SOURCES)}."
        )
    return SOURCES[key](address, token)
