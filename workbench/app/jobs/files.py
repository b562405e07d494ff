"""Jobs as files: YAML read with limits, written canonically, with the mark of a leave."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app.jobs.values import FORMAT, Job, check_job
from workbench.base.errors import DocumentError
from workbench.base.files import canonical_json, canonical_yaml
from workbench.base.regular_files import read_document
from workbench.base.yaml_text import composed, decoded
from workbench.base.yaml_values import json_values
from workbench.policy.tool_grants import ToolGrant, grant_values

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SUFFIX = ".agentjob.yaml"
MOST_BYTES = 500_000
_WORDS_ONLY = ("title", "description")


def read_job(path: Path) -> Job:
    """The job in a file.

    Raises:
        DocumentError: It cannot be read or is no job; the message names the place.
    """
    raw = read_document(path, MOST_BYTES)
    try:
        return parse_job(raw, path.name.removesuffix(SUFFIX))
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


def parse_job(raw: bytes | str, name: str) -> Job:
    """The job in YAML text, under a name.

    Raises:
        DocumentError: It is none, or a newer version of this program wrote it.
    """
    node = composed(decoded(raw, MOST_BYTES, "A job is a few kilobytes."))
    values: Any = None if node is None else json_values(node)[0]
    if not isinstance(values, dict):
        raise DocumentError("the file is no job", "A job names an agent, its input and when.")
    return job_of(values, name)


def job_of(values: dict[str, Any], name: str) -> Job:
    """The job in plain values, under a name.

    Raises:
        DocumentError: They are none, or of a newer version of this program.
    """
    from pydantic import ValidationError

    format_ = values.get("format", FORMAT)
    if isinstance(format_, int) and not isinstance(format_, bool) and format_ > FORMAT:
        raise DocumentError(
            "format: a newer version of this program wrote this job",
            "Use that version. The file is left as it is.",
        )
    if format_ != FORMAT or isinstance(format_, bool):
        raise DocumentError(f"format: {format_!r:.40} is not {FORMAT}", "Write format: 1.")
    given = {key: value for key, value in values.items() if key != "format"}
    try:
        job = _adapter().validate_python({**given, "name": name})
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise DocumentError(f"{place[:200]}: {first['msg']}", "Mend that field.") from exc
    except RecursionError as exc:
        raise DocumentError("the file is too deep", "Make it flatter.") from exc
    check_job(job)
    return job


def job_values(job: Job) -> dict[str, Any]:
    """A job as plain values, in the order of its fields, without what is usual."""
    values = _without_usual(job, Job(job.name))
    values.pop("name", None)
    return {"format": FORMAT, **values}


def write_job(job: Job) -> str:
    """Canonical YAML: the same job gives the same bytes."""
    return canonical_yaml(job_values(job))


def mark_of(job: Job) -> str:
    """What a leave is bound to: all of the job but its words, also what is usual."""
    read = _adapter().validate_python(asdict(job))  # so that 5 and 5.0 are one
    values = {key: value for key, value in asdict(read).items() if key not in _WORDS_ONLY}
    return hashlib.sha256(canonical_json(values).encode("utf-8", "replace")).hexdigest()


def whole_values(job: Job) -> Any:
    """All of a job as plain values, for drafts."""
    return asdict(job)


def from_whole(values: Any) -> Job:
    """The job in the plain values of a draft; it may be half written.

    Raises:
        DocumentError: They are no job.
    """
    from pydantic import ValidationError

    try:
        return _adapter().validate_python(values)
    except (ValidationError, TypeError) as exc:
        raise DocumentError("the draft holds no job", "Open the file again.") from exc


def _without_usual(value: Any, usual: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for one in fields(value):
        found, default = getattr(value, one.name), getattr(usual, one.name, None)
        if found == default:
            continue
        if is_dataclass(found) and is_dataclass(default):
            kept[one.name] = _without_usual(found, default)
        else:
            kept[one.name] = _plain(found)
    return kept


def _plain(value: Any) -> Any:
    if isinstance(value, ToolGrant):
        return grant_values(value)
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


@cache
def _adapter() -> TypeAdapter[Job]:
    from pydantic import TypeAdapter

    return TypeAdapter(Job)
