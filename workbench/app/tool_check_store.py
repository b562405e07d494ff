"""The kept results of the tool-call check: one file each, whole or not there."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.tool_check_values import CheckKey, CheckReport
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import is_there, read_regular

if TYPE_CHECKING:
    from pydantic import TypeAdapter

log = logging.getLogger(__name__)
_FORMAT = 1
_MOST_BYTES = 4 * 1024 * 1024
_MOST_REPORTS = 500


class CheckStore:
    """Reads and writes results in one folder. Blocking; any thread may ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, report: CheckReport) -> None:
        """Write a result in place of an earlier one for the same.

        Raises:
            StoreError: The system refused; the earlier one is untouched.
        """
        path = self._folder / _name(report.key)
        if is_there(path) and _read(path) is None:
            keep_damaged(path)
        content = {"format": _FORMAT, "report": asdict(report)}
        write_atomically(path, canonical_json(content))
        self._forget_earlier(report, path)

    def _forget_earlier(self, report: CheckReport, path: Path) -> None:
        """Remove what the new result outdates; what cannot be removed is only passed over."""
        for other in self._paths():
            earlier = _read(other) if other != path else None
            if earlier is not None and _same_thing(earlier.key, report.key):
                with contextlib.suppress(OSError):
                    other.unlink()

    def all(self) -> tuple[CheckReport, ...]:
        """Every result that can be read, the newest first."""
        found = [_read(path) for path in self._paths()]
        reports = [report for report in found if report is not None]
        return tuple(sorted(reports, key=lambda one: one.at_s, reverse=True))

    def _paths(self) -> list[Path]:
        try:
            return sorted(self._folder.glob("*.json"))[:_MOST_REPORTS]
        except OSError:
            return []


def _same_thing(one: CheckKey, other: CheckKey) -> bool:
    """They are of one model, engine, mode and scope, whatever versions."""
    return (one.model_digest, one.engine, one.mode, one.scope) == (
        other.model_digest, other.engine, other.mode, other.scope,
    )  # fmt: skip


def _name(key: CheckKey) -> str:
    return (
        hashlib.sha256(json.dumps(asdict(key), sort_keys=True).encode()).hexdigest()[:24]
        + ".json"
    )


@cache
def _reports() -> TypeAdapter[CheckReport]:
    from pydantic import TypeAdapter

    return TypeAdapter(CheckReport)


def _read(path: Path) -> CheckReport | None:
    """A result; None for a file that is damaged, and for one that was set aside."""
    from pydantic import ValidationError

    if ".damaged" in path.name:
        return None
    try:
        kept = json.loads(read_regular(path, _MOST_BYTES))
        if isinstance(kept, dict) and kept.get("format") == _FORMAT:
            return _reports().validate_python(kept.get("report"))
        reason = "another format"
    except (OSError, ValueError, RecursionError, ValidationError) as exc:
        reason = type(exc).__name__
    log.warning("tool_check.unread file=%s reason=%s", path.name, reason)
    return None
