"""Reads every byte of a bundle and compares it with the signed index."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from typing import IO

from workbench.base.errors import ModelError, StoreDamaged, StoreError
from workbench.models.bundles.reading import Bundle
from workbench.models.bundles.values import Member
from workbench.models.downloads.values import CHUNK_BYTES, chunk_span

Told = Callable[[int, int], None]


def damaged_parts(
    bundle: Bundle, stop: threading.Event, told: Told = lambda _done, _all: None
) -> dict[str, tuple[int, ...]]:
    """Numbers of the damaged chunks of each member that has some; empty if all is whole.

    Raises:
        ModelError: It was told to stop.
        StoreError: It cannot be read.
    """
    whole = sum(member.size_bytes for member in bundle.index.members)
    found: dict[str, tuple[int, ...]] = {}
    done = 0
    for member in bundle.index.members:
        bad = []
        digest = hashlib.sha256()
        with bundle.opened(member) as file:
            for number, data in _chunks(bundle, member, file):
                if stop.is_set():
                    raise ModelError("the check was stopped", "Start it again.")
                if data is None:
                    bad.append(number)
                else:
                    digest.update(data)
                begin, end = chunk_span(number, member.size_bytes, CHUNK_BYTES)
                done += end - begin
                told(done, whole)
        if not bad and digest.hexdigest() != member.sha256:
            bad = list(range(len(member.chunks)))
        if bad:
            found[member.name] = tuple(bad)
    return found


def _chunks(
    bundle: Bundle, member: Member, file: IO[bytes]
) -> Iterator[tuple[int, bytes | None]]:
    """Every chunk of a member; None for a damaged one."""
    for number in range(len(member.chunks)):
        try:
            yield number, bundle.chunk(member, number, file)
        except StoreDamaged:
            yield number, None
        except OSError as exc:
            raise StoreError(
                f"cannot read {bundle.path.name!r}: {exc.strerror or exc}",
                "Check the drive it is on.",
            ) from exc
