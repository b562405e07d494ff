"""Messages between the program and a worker: one JSON list each, its length before it."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

from workbench.base.errors import EngineCrashed

MESSAGE_LIMIT_BYTES = 64 * 1024 * 1024
_HEAD = struct.Struct("<I")


class BadMessage(Exception):
    """The bytes are not a message of ours."""


def write_message(stream: BinaryIO, message: list[Any]) -> None:
    """Write one message and flush.

    Raises:
        OSError: The other side is gone.
    """
    # Half a surrogate pair cannot be encoded; it must not end the worker.
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    stream.write(_HEAD.pack(len(data)) + data)
    stream.flush()


def read_message(stream: BinaryIO) -> list[Any] | None:
    """Read one message; None at the end of the stream.

    Raises:
        BadMessage: It is too long, cut off, or not a JSON list.
    """
    head = stream.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        return None
    (length,) = _HEAD.unpack(head)
    if length > MESSAGE_LIMIT_BYTES:
        raise BadMessage(f"a message of {length} bytes")
    data = stream.read(length)
    if len(data) < length:
        return None
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as exc:
        raise BadMessage("not JSON") from exc
    if not isinstance(message, list) or not message or not isinstance(message[0], str):
        raise BadMessage("not a message")
    return message


def crashed_by(problem: BadMessage) -> EngineCrashed:
    """The error for a worker that does not speak our language."""
    return EngineCrashed(
        f"the model's process sent what it should not: {problem}",
        "Unload the model; if this repeats, do not use this file.",
    )
