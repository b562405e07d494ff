"""The index of a bundle as bytes: one way to write it, and nothing else is read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from workbench.base.errors import ModelError, StoreDamaged
from workbench.models.bundles.values import (
    MOST_INDEX_BYTES,
    MOST_MEMBER_BYTES,
    MOST_MEMBERS,
    MOST_SMALL_BYTES,
    MOST_SMALL_BYTES_TOGETHER,
    MOST_TITLE_CHARACTERS,
    Index,
    Member,
    chunks_of,
    is_data,
    is_member_name,
)

_FORMAT = 1
_HEX = re.compile(r"[0-9a-f]{64}")
_CRC = re.compile(r"[0-9a-f]{8}")
_AGAIN = "Ask for the bundle anew; nothing was taken from this one."


def encode_index(index: Index) -> bytes:
    """The bytes that are signed. Their number does not depend on any digest."""
    members = [
        {
            "name": member.name,
            "size_bytes": member.size_bytes,
            "sha256": member.sha256,
            "crc32": f"{member.crc32:08x}",
            "chunks": list(member.chunks),
        }
        for member in index.members
    ]
    values = {"format": _FORMAT, "title": index.title, "members": members}
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def decode_index(raw: bytes) -> Index:
    """The index in bytes that :func:`encode_index` wrote.

    Raises:
        ModelError: A newer program wrote it.
        StoreDamaged: It is anything else, or goes beyond what is allowed.
    """
    try:
        return _decoded(raw)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise StoreDamaged(f"the index of the bundle is no good: {exc}", _AGAIN) from exc


def _decoded(raw: bytes) -> Index:
    if len(raw) > MOST_INDEX_BYTES:
        raise ValueError("it is too large")
    index = _index(json.loads(raw))
    if encode_index(index) != raw:
        raise ValueError("it is not written the one way in which an index is written")
    return index


def _index(values: Mapping[str, Any]) -> Index:
    number = values["format"]
    if isinstance(number, int) and number > _FORMAT:
        raise ModelError(
            f"the bundle is of format {number}; this program reads up to {_FORMAT}",
            "Use a newer version of the program.",
        )
    title, entries = values["title"], values["members"]
    if not isinstance(title, str) or not is_title(title):
        raise ValueError("its title is no line of text")
    if not isinstance(entries, list) or not 0 < len(entries) <= MOST_MEMBERS:
        raise ValueError(f"it names no files, or more than {MOST_MEMBERS}")
    members = tuple(_member(entry) for entry in entries)
    names = [member.name for member in members]
    if names != sorted(set(names)):
        raise ValueError("it names a file twice, or not in order")
    small = sum(member.size_bytes for member in members if member.is_small)
    if small > MOST_SMALL_BYTES_TOGETHER:
        raise ValueError("its texts are larger than any")
    return Index(title, members)


def is_title(text: str) -> bool:
    """Whether a bundle can be called that."""
    return text.isprintable() and len(text.strip()) > 0 and len(text) <= MOST_TITLE_CHARACTERS


def _member(entry: Mapping[str, Any]) -> Member:
    name, size, chunks = entry["name"], entry["size_bytes"], entry["chunks"]
    if not isinstance(name, str) or not is_member_name(name):
        raise ValueError(f"{str(name)[:100]!r} is no name of a file in a bundle")
    most = MOST_MEMBER_BYTES if is_data(name) else MOST_SMALL_BYTES
    if type(size) is not int or not 0 < size <= most:
        raise ValueError(f"the size of {name} is not possible")
    if not isinstance(chunks, list) or len(chunks) != chunks_of(size):
        raise ValueError(f"the digests of {name} are not as many as its parts")
    if not all(_HEX.fullmatch(digest) for digest in (entry["sha256"], *chunks)):
        raise ValueError(f"a digest of {name} is none")
    if not _CRC.fullmatch(entry["crc32"]):
        raise ValueError(f"the checksum of {name} is none")
    return Member(name, size, entry["sha256"], int(entry["crc32"], 16), tuple(chunks))
