"""Code that the library builds while it runs: none for a processor, and where for a GPU."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Any

_NAME = "workbench-mlx-"
_PRIVATE = 0o700


def build_none_for_processor(mx: Any) -> None:
    """Compute with what the library brings, where it computes on a processor.

    It would start a compiler for each kernel, which takes a second or more of a core in the
    middle of a load or an answer, and a worker may start no program at all. What it builds was
    no faster in trials.
    """
    if mx.default_device() == mx.cpu:
        mx.disable_compile()
    else:
        mx.enable_compile()


def use_own_kernels() -> None:
    """Let it build them where no other user can put some beforehand.

    On Linux it runs whatever lies in the common temporary folder under a name that everybody
    knows. It asks the environment for that folder, and nothing else here does any more.
    """
    if sys.platform != "linux":
        return
    common = Path(tempfile.gettempdir())
    if common.name.startswith(_NAME):
        return  # a program of ours started this one
    with contextlib.suppress(OSError):  # the library has to take the common folder then
        os.environ["TMPDIR"] = str(_own_folder(common))


def _own_folder(common: Path) -> Path:
    folder = common / f"{_NAME}{os.getuid()}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=_PRIVATE)
    found = folder.lstat()
    others = stat.S_IMODE(found.st_mode) & ~_PRIVATE
    if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not others:
        return folder
    return Path(tempfile.mkdtemp(prefix=_NAME, dir=common))
