"""A program of the system as a tool: fixed words and arguments, never a shell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import DocumentError, ToolError
from workbench.base.lines import LinedPlace
from workbench.base.reading import text, text_list
from workbench.tools.api import ToolContext
from workbench.tools.documents import Parameter, ToolDocument
from workbench.tools.kinds.api import (
    Made,
    Surroundings,
    ToolKind,
    checked_folders,
    folder_targets,
)
from workbench.tools.kinds.child import limits_of, ports_of, result_of, touched
from workbench.tools.kinds.shells import shell_behind, shell_named
from workbench.tools.placeholders import as_text, names_in, whole_name
from workbench.tools.sandbox import Job, found_program, run_child

_MOST_ARGUMENTS = 100
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class CommandSettings:
    """Settings of a command.

    Attributes:
        program: Its full path, or its name in the folders of the system.
        arguments: Fixed words, and ``{name}`` where a parameter fills one argument wholly.
        may_begin_with_dash: Parameters whose value may be read as an option.
        input: The parameter that the program reads from its input; empty for none.
    """

    program: str
    arguments: tuple[str, ...] = ()
    may_begin_with_dash: tuple[str, ...] = ()
    input: str = ""


def _read(place: LinedPlace, tool: ToolDocument) -> CommandSettings:
    program = text(place, "program", "")
    if not program or "\0" in program or ("/" in program and not Path(program).is_absolute()):
        raise place.bad("program", program, "the name of a program or its full path")
    if shell := shell_named(program):
        raise place.wrong("program", _as_shell(shell), "Name the program itself.")
    arguments = text_list(place, "arguments")
    if len(arguments) > _MOST_ARGUMENTS or any("\0" in one for one in arguments):
        raise place.bad("arguments", len(arguments), f"up to {_MOST_ARGUMENTS} plain texts")
    for at, one in enumerate(arguments):
        _check_argument(place, f"arguments[{at}]", one, tool)
    dashed = text_list(place, "mayBeginWithDash")
    given = text(place, "input", "")
    for key, names in (("mayBeginWithDash", dashed), ("input", (given,) if given else ())):
        for name in names:
            if tool.parameter(name) is None:
                raise place.wrong(key, f"there is no parameter {name!r:.60}", "Add it.")
    return CommandSettings(program, arguments, dashed, given)


def _check_argument(place: LinedPlace, key: str, one: str, tool: ToolDocument) -> None:
    try:
        names = names_in(one)
    except DocumentError as exc:
        raise place.wrong(key, exc.message, exc.hint) from exc
    if names and not whole_name(one):
        raise place.wrong(
            key,
            "a parameter fills one argument wholly",
            "Write {name} alone, or leave the name out.",
        )
    for name in names:
        found = tool.parameter(name)
        if found is None:
            raise place.wrong(key, f"there is no parameter {name!r}", "Add it, or remove it.")
        if found.type == "array":
            raise place.wrong(key, f"{name!r} is a list, not one argument", "Make it a text.")


def _write(settings: CommandSettings) -> Mapping[str, Any]:
    found: dict[str, Any] = {
        "program": settings.program,
        "arguments": list(settings.arguments),
    }
    if settings.may_begin_with_dash:
        found["mayBeginWithDash"] = list(settings.may_begin_with_dash)
    if settings.input:
        found["input"] = settings.input
    return found


def _make(tool: ToolDocument, around: Surroundings) -> Made:
    held = around.protections("command")
    settings: CommandSettings = tool.settings
    hosts = tool.grants.hosts
    targets = folder_targets(tool.grants.folders)

    def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
        if hosts and not around.network_on():
            raise ToolError("the network is switched off in the settings")
        values = tool.with_defaults(arguments)
        read, write = checked_folders(tool.grants.folders, around.private, targets)
        around.let_out(f"the tool {tool.name}", hosts)
        job = Job(
            "command",
            words=command_words(settings, values),
            given=as_text(values.get(settings.input)).encode("utf-8", "replace"),
            read=read,
            write=write,
            network=bool(hosts),
            ports=ports_of(hosts),
            limits=limits_of(tool),
        )
        return result_of(tool, run_child(job, context.cancelled))

    return Made(
        run=run,
        touches=touched(f"Runs {_shown(settings)} in a process of its own", tool, held),
        writes=True,
        least="always" if hosts or not held.whole else "ask",
        protections=held,
        identity=_identity(settings.program),
    )


def command_words(settings: CommandSettings, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The program with its arguments; a parameter without a value leaves its argument out.

    Raises:
        ToolError: A value cannot be an argument, there is no such program, or it is a shell.
    """
    program = found_program(settings.program)
    if not program:
        raise ToolError(f"there is no program {settings.program!r} on this machine")
    if shell := shell_behind(program):
        raise ToolError(f"{settings.program!r} is {_as_shell(shell)}")
    words = [program]
    for one in settings.arguments:
        name = whole_name(one)
        if not name:
            words.append(one.replace("{{", "{").replace("}}", "}"))
        elif values.get(name) is not None:
            words.append(_argument(name, values[name], name in settings.may_begin_with_dash))
    if sum(len(word.encode("utf-8", "replace")) + 1 for word in words) > _MOST_BYTES:
        raise ToolError(f"the arguments are longer than {_MOST_BYTES} bytes")
    return tuple(words)


def program_problem(program: str) -> tuple[str, str]:
    """Why a program cannot be run here, and what to do; empty if it can."""
    found = found_program(program)
    if not found:
        said = f"There is no program {program!r} on this machine"
        return said, "Install it, or write its full path."
    if shell := shell_behind(found):
        return f"{program!r} is {_as_shell(shell)}", "Name the program itself."
    return "", ""


def _as_shell(shell: str) -> str:
    return f"{shell}, which would read its arguments as further commands"


def _argument(name: str, value: Any, may_begin_with_dash: bool) -> str:
    # A negative number is no option, but a program could still take it for one.
    word = as_text(value).encode("utf-8", "replace").decode()
    if "\0" in word:
        raise ToolError(f"{name!r} holds a character that no argument can hold")
    if word.startswith("-") and not may_begin_with_dash:
        raise ToolError(f"{name!r} may not begin with -, it would be read as an option")
    return word


def _shown(settings: CommandSettings) -> str:
    return " ".join((settings.program, *settings.arguments))


def _identity(program: str) -> str:
    """Which program a name stands for now: an approval holds for no other one."""
    found = found_program(program)
    if not found:
        return "none"
    try:
        status = Path(found).stat()
    except OSError:
        return found
    return f"{found} {status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns}"


def _sample(name: str, title: str) -> ToolDocument:
    return ToolDocument(
        name,
        title,
        "Count the lines, words and bytes of a text",
        "command",
        CommandSettings("wc", (), input="text"),
        (Parameter("text", description="The text"),),
    )


KIND = ToolKind(
    key="command",
    title="Command",
    description="A program of this machine with fixed arguments, without a shell",
    read=_read,
    write=_write,
    make=_make,
    sample=_sample,
    sends=True,
    folders=32,
)
