"""``workbench tools``: list, make, try, check, compare and remove tools."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from workbench.app import reports
from workbench.app.belongings import notes_of
from workbench.app.run_command import follow, typed_answers
from workbench.app.terminal import harmless, table
from workbench.app.tool_trials import trial_result
from workbench.app.version_commands import list_versions, restore_version, text_diff
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, ToolError
from workbench.policy.roles import refusal
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.checks import check_tool
from workbench.tools.definition import definition
from workbench.tools.documents import ToolDocument
from workbench.tools.files import write_tool
from workbench.tools.kinds.registry import kind_of
from workbench.tools.runner import run_tool
from workbench.tools.schema import check_arguments

_BUILT_IN = "built in"


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "new":
            return await _new(bench, options)
        case "try":
            return await _try(bench, options)
        case "check":
            return await _check(bench, options)
        case "rm":
            return await _remove(bench, options)
        case "versions":
            name = _own(bench, options.tool)
            return list_versions(bench.tool_library, name, as_json=options.json)
        case "restore":
            name, version = _own(bench, options.tool), options.version
            return await restore_version(
                bench.tool_library, name, version, as_json=options.json
            )
        case "diff":
            return _diff(bench, options)
        case _:
            return _list(bench, as_json=options.json)


def _list(bench: Workbench, *, as_json: bool) -> int:
    kinds = {spec.name: "mcp" for spec in bench.servers.specs()}
    kinds |= {tool.name: tool.kind for tool in bench.tool_library.documents}
    bad = bench.tool_library.problems
    if as_json:
        rows = [_row(spec, kinds.get(spec.name, _BUILT_IN)) for spec in bench.tools]
        problems = [
            {"file": str(path), "message": message, "hint": hint} for path, message, hint in bad
        ]
        _print(reports.as_json({"tools": rows, "problems": problems}))
        return 0
    lines = [
        (spec.name, kinds.get(spec.name, _BUILT_IN), spec.approval, spec.title, spec.touches)
        for spec in bench.tools
    ]
    _print(table(("TOOL", "KIND", "APPROVAL", "TITLE", "TOUCHES"), lines))
    for _path, message, hint in bad:
        _print(harmless(f"error  {message} / {hint}"))
    return 0


def _row(spec: ToolSpec, kind: str) -> dict[str, Any]:
    return {
        "name": spec.name,
        "title": spec.title,
        "kind": kind,
        "approval": spec.approval,
        "roles": None if spec.roles is None else list(spec.roles),
        "writes": spec.writes,
        "pure": spec.pure,
        "touches": spec.touches,
        "description": spec.description,
        "parameters": dict(spec.parameters),
    }


async def _new(bench: Workbench, options: Namespace) -> int:
    kind = kind_of(options.kind)
    if kind is None:
        raise DocumentError(f"there is no kind of tool {options.kind!r}", "Choose another.")
    title = options.title or options.name.replace("_", " ").capitalize()
    tool = kind.sample(options.name, title)
    await bench.tool_library.save(tool)
    path = bench.tool_library.path_of(tool.name)
    if options.json:
        _print(reports.as_json({"name": tool.name, "path": str(path)}))
    else:
        _print(f"{tool.name}: {path}")
    return 0


async def _try(bench: Workbench, options: Namespace) -> int:
    """Call a tool for the person who asks for it, which is all the leave it needs."""
    spec, tool = await _spec(bench, options.tool)
    arguments = check_arguments(spec, options.values)
    if isinstance(arguments, str):
        raise ToolError(arguments, "Write --values as JSON.")
    if why := refusal(bench.settings.settings.acting_role, spec.name, spec.roles):
        raise ToolError(why)
    if spec.errand is None:
        result = await run_tool(
            spec, arguments, ToolContext(notes_of(bench.paths, bench.access.seen().own))
        )
    else:
        run = await bench.runs.try_tool(spec, arguments)
        await follow(bench, run, frozenset(options.yes), typed_answers(options.answer))
        result = trial_result(run.records)
        if options.trace and not options.json:
            _print("\n".join(reports.trace_lines(run.records)))
    held = None if tool is None else (await bench.tool_library.made(tool)).protections
    shown = definition(spec)
    if options.json:
        found = {
            **asdict(result),
            "definition": shown,
            "touches": spec.touches,
            "approval": spec.approval,
            "protections": None if held is None else asdict(held),
        }
        _print(reports.as_json(found))
        return 1 if result.failed else 0
    _print(harmless(result.text))
    state = "failed" if result.failed else "ok"
    cut = ", cut" if result.truncated else ""
    _print(f"\n{state} after {result.duration_s:.3f} s{cut}; approval: {spec.approval}")
    _print(harmless(spec.touches if held is None else held.sentence))
    _print(f"\nThe model sees:\n{reports.as_json(shown)}")
    return 1 if result.failed else 0


async def _check(bench: Workbench, options: Namespace) -> int:
    tool = bench.tool_library.get(options.tool)
    others = [other.name for other in bench.tool_library.documents if other.name != tool.name]
    around = bench.tool_library.around
    problems = await asyncio.to_thread(check_tool, tool, around, others)
    if options.json:
        _print(reports.as_json([asdict(problem) for problem in problems]))
    else:
        for one in problems:
            _print(harmless(f"{one.level}  {one.field}: {one.message} / {one.hint}"))
        if not problems:
            _print("ok")
    return 1 if any(problem.level == "error" for problem in problems) else 0


async def _remove(bench: Workbench, options: Namespace) -> int:
    if bench.tool_library.is_own(options.tool):
        raise DocumentError(f"{options.tool!r} is a tool of the program and stays")
    name = await bench.tool_library.remove(options.tool)
    _print(reports.as_json({"removed": name}) if options.json else f"{name}: put aside")
    return 0


def _own(bench: Workbench, name: str) -> str:
    """The name of one of the user's tools.

    Raises:
        DocumentError: It is none of those.
    """
    if bench.tool_library.is_own(name):
        raise DocumentError(f"{name!r} is a tool of the program and has no versions")
    bench.tool_library.get(name)
    return name


def _diff(bench: Workbench, options: Namespace) -> int:
    names = (options.before, options.after)
    before, after = (write_tool(bench.tool_library.get(name)) for name in names)
    return text_diff(before, after, names, as_json=options.json)


async def _spec(bench: Workbench, name: str) -> tuple[ToolSpec, ToolDocument | None]:
    """A tool by name or file, and its document if it is one of the user's."""
    own = [tool.name for tool in bench.tool_library.documents]
    if name in bench.tool_library.by_name and name not in own:
        return bench.tool_library.by_name[name], None
    tool = bench.tool_library.get(name)
    return await bench.tool_library.spec(tool), tool


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
