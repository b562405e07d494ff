"""What stands around one call of a tool: ``python -I -S -B launcher.py ROOT``.

The one place of the program where code out of a file is run, and never in the program's own
process: this is a child, which first takes from itself all that the call does not need. It
reads a plan from its input, which ``sandbox`` writes; the rest of the input is the tool's. Of
the program it imports only what puts the walls up.
"""

from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
from typing import Any, NoReturn

FAILED = 125
"""Exit code when a wall could not be put up; the tool did not run."""
_MARK = "tool sandbox: "
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SUBREAPER, _PR_CAPBSET_DROP = 1, 38, 36, 24
_PR_SET_SECUREBITS, _NO_ROOT_BITS = 28, 0x2F
_SIGKILL = 9
_NEW_SPACES = 0x10000000 | 0x20000000 | 0x08000000 | 0x04000000 | 0x00020000
"""User, processes, interprocess communication, host name, mounts."""
_NEW_NETWORK = 0x40000000
_PRIVATE_MOUNTS, _PLAIN_FILES = 0x44000, 0x6
_MOST_PROCESSES_OF_ALL = b"301"
_LAST_CAPABILITY = 63


def main() -> NoReturn:
    """Read the plan and carry it out; never returns."""
    plan = _read_plan()
    try:
        if hasattr(os, "fork"):
            _guard(plan)
        _carry_out(plan)
    except BaseException as exc:  # noqa: BLE001 - the last place where it can be said
        _end(f"{type(exc).__name__}: {exc}")


def _read_plan() -> dict[str, Any]:
    (length,) = struct.unpack(">Q", _read_exactly(8))
    plan: dict[str, Any] = json.loads(_read_exactly(length))
    return plan


def _read_exactly(count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = os.read(0, count - len(data))
        if not piece:
            os._exit(FAILED)
        data += piece
    return data


def _guard(plan: dict[str, Any]) -> NoReturn:
    """Be the parent that outlives the tool by a moment and takes all it started with it."""
    linux = sys.platform == "linux"
    if linux:
        _die_with_parent()
        _libc().prctl(_PR_SET_SUBREAPER, 1, 0, 0, 0)
    apart = linux and bool(plan["namespaces"]) and _enter_namespaces(plan)
    child = os.fork()
    if child == 0:
        try:
            if linux:
                _die_with_parent()
            if apart:
                _be_first(plan)
            _carry_out(plan)
        except BaseException as exc:  # noqa: BLE001 - the last place where it can be said
            _end(f"{type(exc).__name__}: {exc}")
    _close_streams()
    code = _wait_for(child)
    _end_the_rest()
    os._exit(code)


def _enter_namespaces(plan: dict[str, Any]) -> bool:
    user, group = os.getuid(), os.getgid()
    if _libc().unshare(_NEW_SPACES | (0 if plan["network"] else _NEW_NETWORK)):
        raise OSError(ctypes.get_errno(), "no namespaces")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        _write(f"/proc/self/{name}", text.encode())
    return True


def _be_first(plan: dict[str, Any]) -> None:
    """As the first of a world of processes: when it ends, the kernel ends all others."""
    libc = _libc()
    plan["counted"] = os.getuid() != 0  # the kernel counts none of root's
    try:
        _write("/proc/sys/kernel/pid_max", _MOST_PROCESSES_OF_ALL)
        plan["counted"] = True
    except OSError:  # before Linux 6.14 that is the machine's own number
        pass
    options = f"size={plan['scratch_bytes']},nr_inodes=4096,mode=700".encode()
    work = plan["work"].encode()
    if not libc.mount(None, b"/", None, _PRIVATE_MOUNTS, None):
        libc.mount(b"tmpfs", work, b"tmpfs", _PLAIN_FILES, options)
    os.chdir(plan["work"])
    child = os.fork()
    if child:
        _close_streams()
        os._exit(_wait_for(child))
    _die_with_parent()


def _wait_for(child: int) -> int:
    while True:
        try:
            number, status = os.wait()
        except ChildProcessError:
            return FAILED
        if number == child:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


def _end_the_rest() -> None:
    """End what the tool left behind and nobody else is the parent of."""
    path = f"/proc/self/task/{os.getpid()}/children"
    for _round in range(1000):
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - nothing more is imported here
                left = [int(one) for one in file.read().split()]
        except OSError:
            return
        if not left:
            return
        for number in left:
            os.kill(number, _SIGKILL)
        for _number in left:
            os.wait()


def _carry_out(plan: dict[str, Any]) -> NoReturn:
    os.makedirs("home", exist_ok=True)  # noqa: PTH103 - pathlib would cost time
    if plan["kind"] == "python":
        _write("tool.py", plan["source"].encode())
    held = _hold(plan)
    if missing := [name for name in plan["required"] if name not in held]:
        _end(f"this call may not run without: {', '.join(missing)}")
    mark = f"{plan['token']}\n" if plan["token"] else ""
    _say_that_it_begins(mark)
    match plan["kind"]:
        case "probe":
            os.write(1, json.dumps(held).encode())
            os._exit(0)
        case "command" if os.name == "nt":
            import subprocess  # there a program that takes over would be taken for an end

            environment = {**os.environ, **plan["environment"]}
            place = plan["folder"] or None
            words = plan["words"]
            os._exit(subprocess.call(words, cwd=place, env=environment))  # noqa: S603 - no shell
        case "command":
            if plan["folder"]:
                os.chdir(plan["folder"])
            environment = {**os.environ, **plan["environment"]}
            try:
                os.execve(plan["words"][0], plan["words"], environment)  # noqa: S606 - held
            except OSError as exc:  # nothing of the program ran
                _end(f"{mark}{type(exc).__name__}: {exc}")
        case "check":
            _check(plan["source"])
        case _:
            _call_python()


def _say_that_it_begins(mark: str) -> None:
    """From here on it ran, whatever is said or however it ends; no tool can take that back."""
    os.write(2, mark.encode())


def _hold(plan: dict[str, Any]) -> list[str]:
    """Put the walls up; returns the names of those that stand."""
    sys.path.append(plan["root"])
    import ast  # noqa: F401 - everything the call needs of Python is read before the walls
    import importlib  # noqa: F401
    from pathlib import Path

    from workbench.base.landlock import FileRules, confine_files, version
    from workbench.base.seccomp import CallRules, confine_calls, refuse_calls

    sys.path.remove(plan["root"])
    held = _limit(plan)
    if sys.platform != "linux":
        return held
    if plan["namespaces"]:
        held += ["processes"] if plan.get("counted") else []
        held += [] if plan["network"] else ["network"]
    _drop_rights()
    ports = plan["ports"]
    rules = FileRules(
        read=tuple(map(Path, plan["read"])),
        run=tuple(map(Path, plan["run"])),
        write=(Path(plan["work"]), *map(Path, plan["write"])),
        change=(Path(os.devnull),),
        port=(ports or [None])[0] if plan["network"] else 0,
        more_ports=tuple(ports),
    )
    known = version()
    if not confine_files(rules):
        held.append("folders")
        held += ["ports"] if known >= 4 else []
    sockets: Any = "internet" if plan["network"] else "none"
    walls = refuse_calls(sockets)
    if not walls and not plan["words"]:
        walls = confine_calls(CallRules(sockets=sockets))
    if not walls:
        held.append("calls")
        held += [] if plan["network"] else ["network"]
        # Without the right to start anything there is nothing to count.
        held += [] if plan["words"] else ["processes"]
    return sorted(set(held))


def _limit(plan: dict[str, Any]) -> list[str]:
    """Limits of the system for this process and what it starts."""
    try:
        import resource
    except ImportError:  # Windows
        return []
    held = []
    wanted = [
        ("RLIMIT_CPU", plan["cpu_s"]),
        ("RLIMIT_FSIZE", plan["file_bytes"]),
        ("RLIMIT_NOFILE", plan["open_files"]),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_AS", plan["memory_bytes"]),
    ]
    # Elsewhere the number counts all processes of the user, on the whole machine.
    wanted += [("RLIMIT_NPROC", plan["processes"])] if plan["namespaces"] else []
    for name, most in wanted:
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, OSError, ValueError):
            continue
        held += ["memory"] if name == "RLIMIT_AS" and sys.platform == "linux" else []
    return held


def _drop_rights() -> None:
    """Root keeps the name and loses the rights, also those of what it starts."""
    libc = _libc()
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_SECUREBITS, _NO_ROOT_BITS, 0, 0, 0)
    for number in range(_LAST_CAPABILITY + 1):
        libc.prctl(_PR_CAPBSET_DROP, number, 0, 0, 0)
    version_3 = struct.pack("=Ii", 0x20080522, 0)
    libc.capset(version_3, bytes(24))


def _check(source: str) -> NoReturn:
    """Say where Python code is no Python; nothing of it is run."""
    import ast

    try:
        found = ast.parse(source, "tool.py")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as exc:
        line = getattr(exc, "lineno", None)
        place = f"line {line}: " if line else ""
        sys.stderr.write(f"{place}{getattr(exc, 'msg', None) or exc}\n")
        sys.stderr.flush()
        os._exit(1)
    names = [
        [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        for node in found.body
        if isinstance(node, ast.FunctionDef) and node.name == "run"
    ]
    os.write(1, json.dumps(names[-1] if names else None).encode())
    os._exit(0)


def _call_python() -> NoReturn:
    """Import the tool and call its ``run``; what it prints goes to where errors go."""
    import importlib

    arguments = json.loads(sys.stdin.buffer.read() or b"{}")
    answer = os.dup(1)
    os.dup2(2, 1)
    sys.path.insert(0, os.getcwd())  # noqa: PTH109
    sys.argv = ["tool.py"]
    try:
        result = importlib.import_module("tool").run(**arguments)
        text = result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)
        data = text.encode("utf-8", "replace")
    except BaseException as exc:  # noqa: BLE001 - what it raises is what the model is told
        _tell(exc)
    sys.stdout.flush()
    while data:
        data = data[os.write(answer, data) :]
    os._exit(0)


def _tell(exc: BaseException) -> NoReturn:
    """The kind and text of an error, with its line in the tool; nothing of this file."""
    line, step = 0, exc.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.endswith("tool.py"):
            line = step.tb_lineno
        step = step.tb_next
    place = f"line {line}: " if line else ""
    said = "an error"
    try:
        said = f"{type(exc).__name__}: "
        said = f"{said}{exc}"
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001, S110 - an error of the tool's own making
        pass
    os.write(2, f"{place}{said}"[:4000].encode("utf-8", "replace") + b"\n")
    os._exit(1)


def _close_streams() -> None:
    """Let go of the pipes, so that their end is the end of the tool."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


def _die_with_parent() -> None:
    _libc().prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def _write(path: str, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, data)
    finally:
        os.close(handle)


def _end(message: str) -> NoReturn:
    os.write(2, f"{_MARK}{message}\n".encode("utf-8", "replace"))
    os._exit(FAILED)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


if __name__ == "__main__":
    main()
