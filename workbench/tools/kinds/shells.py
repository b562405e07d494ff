"""Programs that read their arguments as further commands, by whatever name they are started."""

from __future__ import annotations

import os
import re
from pathlib import Path

from workbench.tools.sandbox import found_program

_SHELLS = frozenset({
    "sh", "bash", "dash", "zsh", "ksh", "mksh", "fish", "csh", "tcsh", "ash", "busybox",
    "rbash", "cmd", "powershell", "pwsh", "wsl", "env", "xargs", "sudo", "su", "doas", "setsid",
    "nohup", "pkexec", "ssh", "eval", "exec", "toybox", "bsd-csh", "lksh", "posh", "yash",
})  # fmt: skip
_MANY_IN_ONE = frozenset(("busybox", "toybox"))
"""They do what the name says by which they are started: behind ``wc`` they are no shell."""
_VERSION = re.compile(r"[-_.]?[0-9][0-9.]*$")


def shell_named(program: str) -> str:
    """The shell that a name or path stands for by what it says; empty if none."""
    stem = Path(program).name.lower().removesuffix(".exe")
    return next((one for one in (stem, _VERSION.sub("", stem)) if one in _SHELLS), "")


def shell_behind(program: str) -> str:
    """The shell that a program of this machine is, through links of both kinds; empty if none.

    Args:
        program: A full path.
    """
    if found := shell_named(program):
        return found
    real = Path(os.path.realpath(program))
    found = shell_named(str(real))
    if found and found not in _MANY_IN_ONE:
        return found
    return "" if found else _same_as(real)


def _same_as(real: Path) -> str:
    """The shell of the system that is the same file under another name."""
    try:
        mine = real.stat()
    except OSError:
        return ""
    if mine.st_nlink < 2:  # a file with one name is not another one
        return ""
    for name in sorted(_SHELLS):
        place = found_program(name)
        try:
            is_same = bool(place) and os.path.samestat(mine, Path(place).stat())
        except OSError:
            continue
        if is_same and shell_named(os.path.realpath(place)) not in _MANY_IN_ONE:
            return name
    return ""
