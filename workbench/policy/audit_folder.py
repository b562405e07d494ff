"""Is the audit log of a data folder whole: its files, and what lies beside them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, store_error
from workbench.base.regular_files import read_regular
from workbench.policy.audit_check import Checking, Verdict
from workbench.policy.audit_files import AuditFiles, file_facts, lines_of
from workbench.policy.audit_records import AuditRecord, canonical, read_record

_TOLD_EVERY = 256
_MOST_CHECKPOINT_BYTES = 1_000_000
Told = Callable[[int, int], None]


def check_folder(
    folder: Path,
    keys: Sequence[str] = (),
    outside: Sequence[AuditRecord] = (),
    *,
    sizes: Mapping[Path, int] | None = None,
    stop: threading.Event | None = None,
    told: Told | None = None,
) -> Verdict:
    """Whether the log of a data folder is whole; blocking.

    Args:
        folder: Where its files are.
        keys: Public keys that may have signed it.
        outside: Checkpoints that somebody kept elsewhere.
        sizes: Its files with the bytes to read of each; None reads all there is.
        stop: Once it is set, no more is read, and the verdict is of what was.
        told: Called with the bytes that were read, and with all there are.

    Raises:
        StoreError: A file cannot be read.
    """
    files, checking = AuditFiles(folder), Checking(keys, outside)
    try:
        _see_numbers(files, checking)
        first = True
        known = files.sizes() if sizes is None else sizes
        for line in _all_lines(known, stop or threading.Event(), told):
            checking.take(line)
            if first:
                _see_plain(line, folder, checking)
                first = False
    except OSError as exc:
        raise StoreError(
            f"the audit log cannot be read: {exc.strerror or exc}",
            f"Check that you may read {folder}.",
        ) from exc
    return checking.end()


def _see_numbers(files: AuditFiles, checking: Checking) -> None:
    numbers = files.numbers()
    for expected, number in enumerate(numbers, start=1):
        if number != expected:
            checking.missing(f"The file {files.path(expected).name} is missing.")
            break


def _all_lines(
    sizes: Mapping[Path, int], stop: threading.Event, told: Told | None
) -> Iterator[bytes]:
    whole = sum(sizes.values())
    done = count = 0
    for path, size in sizes.items():
        for line in lines_of(path, size):
            if stop.is_set():
                return
            yield line
            done += len(line) + 1
            count += 1
            if told is not None and count % _TOLD_EVERY == 0:
                told(min(done, whole), whole)
    if told is not None:
        told(whole, whole)


def _see_plain(line: bytes, folder: Path, checking: Checking) -> None:
    """Whether the logs of earlier versions are as they were when they were taken over."""
    try:
        taken = read_record(line).details.get("plain", [])
    except ValueError:
        return
    for facts in taken if isinstance(taken, list) else []:
        name = str(facts.get("file", "")) if isinstance(facts, dict) else ""
        path = folder / Path(name).name
        try:
            same = file_facts(path)["sha256"] == facts["sha256"]
        except OSError:
            same = False
        if not same:
            checking.missing(f"{path.name}, the log of an earlier version, was changed.")


def checkpoint_text(record: AuditRecord) -> str:
    """A checkpoint as a file that is kept elsewhere."""
    values: dict[str, Any] = {
        "format": 1,
        "checkpoint": json.loads(record.line),
        "public_key": record.details.get("public_key", ""),
    }
    return canonical_json(values)


def read_checkpoint(path: Path) -> AuditRecord:
    """A checkpoint that was kept elsewhere.

    Raises:
        StoreError: The file is none.
    """
    try:
        values = json.loads(read_regular(path, _MOST_CHECKPOINT_BYTES))
        return read_record(canonical(values["checkpoint"]))
    except OSError as exc:
        raise store_error(exc, path) from exc
    except (ValueError, KeyError, TypeError, RecursionError) as exc:
        raise StoreError(
            f"{path.name!r} is no checkpoint of an audit log",
            "Take a file that workbench audit checkpoint wrote.",
        ) from exc
