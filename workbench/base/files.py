"""Files that are whole or not there: atomic durable writes and canonical text."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import yaml

from workbench.base.errors import StoreError, StoreFull


def write_atomically(path: Path, content: bytes | str) -> None:
    """Write a file so that after a crash the old or the new content is there, never a mixture.

    Temporary file beside it, fsync, rename, fsync of the folder.

    Raises:
        StoreFull: The disk is full; the old file is untouched.
        StoreError: The system refused; the old file is untouched.
    """
    raw = content.encode() if isinstance(content, str) else content
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as exc:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise store_error(exc, path) from exc


def store_error(exc: OSError, path: Path) -> StoreError:
    """The system's refusal as one of our errors, with the next step."""
    if exc.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(
            f"no space left on the disk for {path.name!r}",
            f"Free some space on the disk that holds {path.parent}, then try again.",
        )
    return StoreError(
        f"cannot write {path.name!r}: {exc.strerror or exc}",
        f"Check that {path.parent} exists and that you may write to it.",
    )


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, two spaces and a last line feed: small differences stay small."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


class _Dumper(yaml.SafeDumper):
    """YAML with multi-line texts as blocks."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style: str | None = "|" if "\n" in value else None
    if any(char in value for char in "\x85\u2028\u2029"):
        style = '"'  # PyYAML folds these line breaks away in every other style
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def canonical_yaml(value: Any) -> str:
    """YAML in the order given, texts of several lines as blocks, no aliases, no tags."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96, indent=2
    )
