"""Recorded answers as a file ``NAME.replay.json``, for the replay engine.

For example::

    {"format": 1, "name": "Demo", "tokens_per_s": 50, "recordings": [
      {"match": "weather", "prompt_tokens": 40, "pieces": ["Sun", "ny", "."]},
      {"match": "add", "tool_calls": [{"name": "add", "arguments": {"a": 1, "b": 2}}]},
      {"text": "word ", "repeat": 100},
      {"match": "crash", "text": "x ", "repeat": 9, "fault": "abort", "fault_at": 3}]}

The first recording whose ``match`` (a regular expression; none fits all) is found in the
last message of the user is played; after a tool's result, ``after_tool`` recordings come
first. ``fault`` (``abort``, ``exit``, ``hang``, ``error``) rehearses a failure at a token.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from workbench.base.errors import ModelLoadError
from workbench.base.patterns import pattern_problem
from workbench.base.regular_files import read_regular
from workbench.base.sizes import size_text

FILE_LIMIT_BYTES = 16 * 1024 * 1024
CHARS_PER_TOKEN = 4
MOST_TOKENS = 1_000_000
_MOST_CALL_TOKENS = 20_000


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """A tool call in a recording."""

    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Recording:
    """One answer.

    Attributes:
        match: Regular expression searched in the user's last message; None fits all.
        after_tool: Play it only after a tool's result.
        pieces: The answer, token by token.
        text: One token, instead of ``pieces``.
        repeat: How often the pieces are played.
        fault: What goes wrong, at token ``fault_at``.
    """

    match: str | None = None
    after_tool: bool = False
    prompt_tokens: Annotated[int, Field(ge=0, le=MOST_TOKENS)] | None = None
    pieces: tuple[str, ...] = ()
    text: str = ""
    repeat: Annotated[int, Field(ge=0, le=MOST_TOKENS)] = 1
    tool_calls: tuple[RecordedCall, ...] = ()
    fault: Literal["", "abort", "exit", "hang", "error"] = ""
    fault_at: int = 0

    def token(self, index: int) -> str | None:
        """The token at this place; None after the end."""
        pieces = self.pieces or ((self.text,) if self.text else ())
        said = len(pieces) * self.repeat
        if index < said:
            return pieces[index % len(pieces)]
        calls = self.call_tokens()
        return calls[index - said] if index - said < len(calls) else None

    def call_tokens(self) -> list[str]:
        """The tool calls as they are written."""
        text = "\n".join(
            f"<tool_call>\n{json.dumps({'name': call.name, 'arguments': dict(call.arguments)})}"
            "\n</tool_call>"
            for call in self.tool_calls
        )
        return [text[at : at + CHARS_PER_TOKEN] for at in range(0, len(text), CHARS_PER_TOKEN)]


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """What is in a file of recordings."""

    format: Literal[1]
    name: str
    recordings: Annotated[tuple[Recording, ...], Field(min_length=1)]
    tokens_per_s: Annotated[float, Field(ge=0.0, le=1e6, allow_inf_nan=False)] = 50.0


def read_recordings(path: Path) -> RecordingFile:
    """The recordings in a file.

    Raises:
        ModelLoadError: The file is missing or not a recording.
    """
    try:
        raw = read_regular(path, FILE_LIMIT_BYTES)
        if len(raw) > FILE_LIMIT_BYTES:
            raise _refused(path, f"it is larger than {size_text(FILE_LIMIT_BYTES)}")
        file = TypeAdapter(RecordingFile).validate_json(raw)
        for recording in file.recordings:
            _check(recording, path)
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "the file"
        raise _refused(path, f"{place}: {first['msg']}") from exc
    except OSError as exc:
        raise _refused(path, exc.strerror or "it cannot be read") from exc
    return file


def _check(recording: Recording, path: Path) -> None:
    try:
        calls = recording.call_tokens()
    except (ValueError, RecursionError) as exc:
        raise _refused(path, f"a tool call in it cannot be written: {exc}") from exc
    if len(calls) > _MOST_CALL_TOKENS:
        raise _refused(path, "a tool call in it is too long")
    if recording.match and (problem := pattern_problem(recording.match)):
        raise _refused(path, f"a match is not a regular expression: {problem}")


def _refused(path: Path, problem: str) -> ModelLoadError:
    return ModelLoadError(
        f"{path.name} is not a recording: {problem}", "Choose another file, or correct it."
    )
