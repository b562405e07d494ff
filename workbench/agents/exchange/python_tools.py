"""Tools as code of an exported script: the program's own, and what users made of each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from workbench.agents.documents import Grants
from workbench.agents.exchange.python_code import Code, Lines, Raw, call
from workbench.agents.exchange.python_source import code_function
from workbench.agents.exchange.report import Losses
from workbench.tools.documents import ToolDocument

NOTES = "notes.sqlite"
_SMALLER = {
    "calculator": "the script has a smaller one: usual operators and functions, floating point",
    "current_time": "the script takes full names of time zones only",
    "convert_units": "it needs: pip install pint, and knows fewer names",
}
_NOTED = "the notes are beside the script, not those of the program"


class Carrying(Protocol):
    """A script that tools are written into."""

    losses: Losses

    def use(self, *names: str) -> None:
        """Take parts along."""
        ...

    def block(self, code: str) -> None:
        """Add code of a tool's own."""
        ...

    def place(self, path: str, where: str) -> Raw:
        """The constant that names a database or folder of the user, or sample data."""
        ...

    def own_file(self, name: str) -> Raw:
        """The constant that names a file which the script makes beside itself."""
        ...


def own_tool(name: str, grants: Grants, script: Carrying, where: str) -> Code | None:
    """One of the program's own tools; None if the script has nothing for it."""
    if name in _SMALLER:
        script.use(name)
        script.losses.add(where, f"the tool {name!r}", _SMALLER[name])
        return Raw(name)
    if name in ("save_note", "search_notes"):
        script.use(name)
        script.losses.add(where, f"the tool {name!r}", _NOTED)
        return call(name, script.own_file(NOTES))
    if name in ("list_files", "read_file", "search_files"):
        script.use(name)
        return call(name, [script.place(path, where) for path in grants.folders])
    if name == "query_database":
        script.use(name)
        return call(name, [script.place(path, where) for path in grants.databases])
    return None


def user_tool(tool: ToolDocument, script: Carrying, where: str) -> Code | None:
    """A tool that somebody made; None if the script has nothing for its kind."""
    write = _KINDS.get(tool.kind)
    return None if write is None else write(tool, script, where)


def _usual(tool: ToolDocument) -> dict[str, Any]:
    """What is taken for arguments that are not given."""
    return {
        one.name: one.default
        for one in tool.parameters
        if one.default is not None or not one.required
    }


def _sql(tool: ToolDocument, script: Carrying, where: str) -> Code:
    script.use("query")
    script.losses.add(
        where, f"the limits of {tool.name!r}", "time and rows are limited, memory is not"
    )
    more = {"writes": True} if tool.settings.writes else {}
    database, query = script.place(tool.settings.database, where), Lines(tool.settings.query)
    return call("query", database, query, _usual(tool), tool.limits.seconds, **more)


def _http(tool: ToolDocument, script: Carrying, where: str) -> Code:
    script.use("request")
    settings = tool.settings
    script.losses.add(
        where,
        f"what guards the network for {tool.name!r}",
        "the server is fixed, and no other is followed to; the address behind its name is not "
        "checked",
    )
    given: dict[str, Code] = {}
    if settings.headers:
        given["headers"] = dict(settings.headers)
        script.losses.add(
            where, f"the headers of {tool.name!r}", "they are in the script: look for keys"
        )
    if settings.body is not None:
        given["body"] = settings.body
    return call(
        "request", settings.method, settings.url, _usual(tool), tool.limits.seconds, **given
    )


def _file(tool: ToolDocument, script: Carrying, where: str) -> Code:
    settings, folder = tool.settings, script.place(tool.grants.folders[0].path, where)
    script.losses.add(
        where,
        f"how {tool.name!r} is held to its folder",
        "each path is looked at before it is opened, not while it is",
    )
    name = {"read": "read_below", "list": "list_below"}.get(settings.action, "write_below")
    script.use(name)
    if name != "write_below":
        return call(name, folder, settings.path, _usual(tool))
    mode = "a" if settings.action == "append" else "w"
    content = Lines(settings.content)
    return call(name, folder, settings.path, content, _usual(tool), mode)


def _python(tool: ToolDocument, script: Carrying, where: str) -> Code:
    script.use("own")
    name = f"code_of_{tool.name}"
    script.block(code_function(name, tool.settings.source))
    script.losses.add(
        where,
        f"the sandbox of {tool.name!r}",
        "its code runs as part of the script: it may do all you may, without limits of time "
        "and memory",
    )
    return call("own", Raw(name), _usual(tool))


def _command(tool: ToolDocument, script: Carrying, where: str) -> Code:
    script.use("command")
    settings = tool.settings
    script.losses.add(
        where,
        f"the sandbox of {tool.name!r}",
        "the program may do all you may; only its time is limited",
    )
    given: dict[str, Code] = {}
    if settings.may_begin_with_dash:
        given["dashed"] = list(settings.may_begin_with_dash)
    if settings.input:
        given["given"] = settings.input
    words = list(settings.arguments)
    return call("command", settings.program, words, _usual(tool), tool.limits.seconds, **given)


_KINDS: Mapping[str, Callable[[ToolDocument, Carrying, str], Code]] = {
    "sql": _sql,
    "http": _http,
    "file": _file,
    "python": _python,
    "command": _command,
}
