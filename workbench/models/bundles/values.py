"""What a bundle is made of, and the limits of all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.base.names import is_plain_name
from workbench.models.downloads.values import CHUNK_BYTES, chunk_count
from workbench.models.manifests import INNER

SUFFIX = ".workbench"
INDEX_NAME = "bundle.json"
SIGNATURE_NAME = "bundle.sig"
POLICY_NAME = "policy.json"
MOST_INDEX_BYTES = 8 * 1024 * 1024
MOST_MEMBERS = 2000
MOST_MEMBER_BYTES = 2**43
MOST_SMALL_BYTES = 8 * 1024 * 1024
MOST_SMALL_BYTES_TOGETHER = 16 * 1024 * 1024
MOST_TITLE_CHARACTERS = 200
_NAMES = re.compile(
    r"store/[0-9a-f]{32}/(?:model\.json|model\.gguf|model-\d{5}-of-\d{5}\.gguf|projector\.gguf)"
    rf"|store/[0-9a-f]{{32}}/{INNER}/(?!.*\.(?i:gguf))[A-Za-z0-9][A-Za-z0-9._+-]{{0,119}}"
    r"|agents/[a-z0-9][a-z0-9_-]{0,63}\.yaml|jobs/[a-z0-9][a-z0-9_-]{0,62}\.yaml|policy\.json"
)
_RESERVED = re.compile(r"(?:agents|jobs)/(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\.yaml")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a bundle.

    Attributes:
        name: Its place in the bundle; the same in both forms, a file and a folder.
        sha256: Of all of it, in hex.
        crc32: The weaker sum that every other program for ZIP files knows.
        chunks: SHA-256 of each chunk of 8 MiB, in hex.
    """

    name: str
    size_bytes: int
    sha256: str
    crc32: int
    chunks: tuple[str, ...]

    @property
    def is_small(self) -> bool:
        """It is a text that is read at once, not a model's data."""
        return not is_data(self.name)


@dataclass(frozen=True, slots=True)
class Index:
    """What a bundle holds.

    Attributes:
        title: What the person who packed it calls it.
        members: In order of their names.
    """

    title: str
    members: tuple[Member, ...]


def is_member_name(name: str) -> bool:
    """Whether a file of that name can be in a bundle.

    A list of what is good, not of what is bad: no path that leads out, no name that means
    something else on another system, can be written with it.
    """
    last = name.rpartition("/")[2]
    known = _NAMES.fullmatch(name) and not _RESERVED.fullmatch(name)
    return bool(known) and is_plain_name(last)


def is_data(name: str) -> bool:
    """Whether a member is a file of a model, which may be large."""
    return name.endswith(".gguf") or f"/{INNER}/" in name


def chunks_of(size_bytes: int) -> int:
    """How many digests of chunks a member of that size has."""
    return chunk_count(size_bytes, CHUNK_BYTES)
