"""Addresses of members of bundles, so that a member is fetched as any file is."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

SCHEME = "bundle"


def address_of_member(bundle: Path, name: str) -> str:
    """The address of a member: the bundle's place as one step of a path, then the member's."""
    place = quote(os.fsencode(bundle.resolve()), safe="")
    return f"{SCHEME}://localhost/{place}?{quote(name, safe='')}"


def member_at(address: str) -> tuple[Path, str]:
    """The bundle and the name of the member at an address."""
    parts = urlsplit(address)
    return Path(os.fsdecode(unquote_to_bytes(parts.path[1:]))), unquote(parts.query)
