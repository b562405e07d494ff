"""The parts of llama.cpp that compute, where each is a library of its own.

A bundle holds one for each generation of processors, and a pack one for a kind of GPU. The
library itself would look for them beside the program and in the folder that somebody happens
to be in; here only folders that are named are looked into.
"""

from __future__ import annotations

import ctypes
import re
from functools import cache
from pathlib import Path
from typing import Any

_FOR_PROCESSORS = re.compile(r"(?:lib)?ggml-cpu-\w+\.(?:so|dll|dylib)")


def load_own_parts(library: Any) -> None:
    """Load the part for this processor, if the library was built without one inside.

    Args:
        library: The module of the low-level bindings.
    """
    folder = Path(library.__file__).parent / "lib"
    if any(_FOR_PROCESSORS.fullmatch(path.name) for path in folder.glob("*ggml-cpu-*")):
        load_parts(library, folder)


@cache
def load_parts(library: Any, folder: Path) -> None:
    """Load what suits this machine best of each kind in a folder; a second call does nothing.

    Args:
        library: The module of the low-level bindings.
        folder: Where the parts lie.
    """
    # Found through the library itself: opened by its file it could be another copy of ggml,
    # which would know the parts instead.
    load = library._lib.ggml_backend_load_all_from_path
    load.argtypes, load.restype = [ctypes.c_char_p], None
    load(str(folder).encode())
