"""Runs one tool call: checked arguments, a time limit, a result limit, never an exception."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import Any

from workbench.base.errors import ToolError
from workbench.tools.api import Errand, ToolContext, ToolResult, ToolSpec
from workbench.tools.schema import check_values

log = logging.getLogger(__name__)
_PIECE_CHARS = 1024 * 1024


async def run_tool(
    spec: ToolSpec, arguments: Mapping[str, Any], context: ToolContext
) -> ToolResult:
    """Run the tool in a thread, or let the run ask for it, and return how it ended.

    Cancelling the caller sets ``context.cancelled``, so that the thread ends soon as well.
    """
    start = time.perf_counter()
    checked = check_values(spec, arguments)
    if isinstance(checked, str):
        return ToolResult(checked, failed=True)
    try:
        if spec.errand is not None:
            text, failed, is_cut = await _delegated(spec, spec.errand, checked, context)
        else:
            async with asyncio.timeout(spec.time_limit_s):
                text, failed, is_cut = await asyncio.to_thread(_call, spec, checked, context)
    except TimeoutError:
        context.cancelled.set()
        text = f"{spec.name} was stopped after {spec.time_limit_s:g} seconds"
        failed, is_cut = True, False
    except asyncio.CancelledError:
        context.cancelled.set()
        raise
    return ToolResult(text, failed, is_cut, time.perf_counter() - start)


async def _delegated(
    spec: ToolSpec, errand: Errand, arguments: Mapping[str, Any], context: ToolContext
) -> tuple[str, bool, bool]:
    """As ``_call``, for a tool that an agent or a graph answers."""
    try:
        ask = context.delegate or _outside
        text, failed = await ask(errand, arguments, spec.time_limit_s), False
    except ToolError as exc:
        text, failed = _told(exc), True
    except TimeoutError:
        raise
    except Exception as exc:
        log.exception("tool.broke name=%s", spec.name)
        text, failed = _broken(spec, exc), True
    cut = cut_text(text, min(spec.result_limit_bytes, context.result_limit_bytes))
    return cut, failed, cut != text


async def _outside(errand: Errand, _arguments: Mapping[str, Any], _limit_s: float) -> str:
    raise ToolError(
        f"the {errand.kind} {errand.name!r} can be asked in a run only",
        "Use the tool in an agent or a graph.",
    )


def _told(exc: ToolError) -> str:
    return " ".join(part for part in (exc.message, exc.hint) if part)


def _call(
    spec: ToolSpec, arguments: Mapping[str, Any], context: ToolContext
) -> tuple[str, bool, bool]:
    """What it said, cut; whether that is a failure, and whether something is missing."""
    text, failed = _said(spec, arguments, context)
    cut = cut_text(text, min(spec.result_limit_bytes, context.result_limit_bytes))
    return cut, failed, cut != text


def _said(
    spec: ToolSpec, arguments: Mapping[str, Any], context: ToolContext
) -> tuple[str, bool]:
    try:
        return spec.run(arguments, context), False
    except ToolError as exc:
        return _told(exc), True
    except Exception as exc:
        log.exception("tool.broke name=%s", spec.name)
        return _broken(spec, exc), True


def _broken(spec: ToolSpec, exc: Exception) -> str:
    return f"{spec.name} failed because of an error in the tool ({type(exc).__name__})"


def cut_text(text: str, most_bytes: int) -> str:
    """At most that many bytes of UTF-8, cut between characters; says what is missing."""
    # A result may be huge, so that it is never held a second time in full.
    length = len(text) if text.isascii() else _length_bytes(text)
    if length <= most_bytes:
        return text.encode("utf-8", "replace").decode()
    note = f"\n[cut: {length} bytes, only the first part is shown]"
    room = max(0, most_bytes - len(note))
    return text[:room].encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + note


def _length_bytes(text: str) -> int:
    return sum(
        len(text[at : at + _PIECE_CHARS].encode("utf-8", "replace"))
        for at in range(0, len(text), _PIECE_CHARS)
    )
