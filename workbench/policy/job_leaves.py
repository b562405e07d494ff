"""What a person allowed of jobs: each job word for word, with the tools it was granted.

A file of a job grants nothing by itself. The leave is bound to all of the job that matters and
to each tool as it was then; whatever is different afterwards is asked for again.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

from workbench.base import deeds
from workbench.base.errors import WorkbenchError
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular
from workbench.policy.roles import ROLES, Role

log = logging.getLogger(__name__)
_VERSION = 1
_MOST_BYTES = 16_000_000
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class JobLeave:
    """One job that a person allowed.

    Attributes:
        mark: Of the job.
        tools: The mark of each granted tool, by name.
        role: Of who allowed it; the job acts for that role.
        reach: Of what its agent or graph may do; another one is asked for again.
        at_s: When, as Unix time.
    """

    mark: str
    tools: Mapping[str, str] = field(default_factory=dict)
    role: Role = "visitor"
    reach: str = ""
    at_s: float = 0.0


class JobLeaves:
    """What was allowed, on disk; thread-safe. What cannot be read was not allowed.

    Attributes:
        problem: What was wrong with the file, in the user's words, or empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.problem = ""

    def of(self, name: str) -> JobLeave | None:
        """What was allowed of a job, as the file says now: another program may change it."""
        with self._lock:
            return self._newest().get(name)

    def allow(self, name: str, leave: JobLeave) -> None:
        """Keep what a person allowed.

        Raises:
            StoreError: It could not be kept.
        """
        with self._lock:
            self._save({**self._newest(), name: leave})
        log.info("job.allowed name=%s tools=%d", name, len(leave.tools))
        deeds.tell("job.allowed", job=name, mark=leave.mark, tools=sorted(leave.tools))

    def forget(self, name: str) -> None:
        """Take a leave back.

        Raises:
            StoreError: It could not be kept.
        """
        with self._lock:
            kept = self._newest()
            if name not in kept:
                return
            self._save({key: leave for key, leave in kept.items() if key != name})
        deeds.tell("job.leave_taken_back", job=name)

    def _save(self, kept: Mapping[str, JobLeave]) -> None:
        rows = {name: asdict(leave) for name, leave in kept.items()}
        write_atomically(self._path, canonical_json({"version": _VERSION, "jobs": rows}))

    def _newest(self) -> dict[str, JobLeave]:
        try:
            raw = json.loads(read_regular(self._path, _MOST_BYTES))
            if raw["version"] != _VERSION:
                raise ValueError("another version of the program wrote them")
            found = {str(name): _leave(row) for name, row in raw["jobs"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, WorkbenchError, *_UNREADABLE) as exc:
            why = getattr(exc, "strerror", None) or exc
            self.problem = f"What was allowed of jobs could not be read ({why}); all ask again."
            log.warning("jobs.leaves_unreadable reason=%s", type(exc).__name__)
            self._keep()
            return {}
        return found

    def _keep(self) -> None:
        try:
            keep_damaged(self._path)
        except (OSError, WorkbenchError):
            log.warning("jobs.leaves_not_kept")


def new_leave(mark: str, tools: Mapping[str, str], role: Role, reach: str) -> JobLeave:
    """What a person allows now."""
    return JobLeave(mark, dict(tools), role, reach, time.time())


def _leave(row: Mapping[str, Any]) -> JobLeave:
    tools = {str(name): str(mark) for name, mark in row["tools"].items()}
    if row["role"] not in ROLES:
        raise ValueError("there is no such role")
    role = cast("Role", row["role"])
    return JobLeave(str(row["mark"]), tools, role, str(row["reach"]), float(row["at_s"]))
