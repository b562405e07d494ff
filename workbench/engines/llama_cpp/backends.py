"""Which kinds of GPU the installed llama.cpp was built for, told without loading it."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

_LIBRARY = re.compile(r"(?:lib)?ggml-(cuda|hip|vulkan|sycl|opencl|musa|metal)\b")


def gpu_backends(folder: Path | None = None) -> frozenset[str]:
    """Such as ``cuda`` and ``vulkan``; empty if it runs on the processor only.

    Args:
        folder: Where its libraries lie; that of the installed package if None.
    """
    places = [folder] if folder else _places()
    names = (path.name for place in places if place.is_dir() for path in place.iterdir())
    found = {match.group(1) for name in names if (match := _LIBRARY.match(name))}
    if sys.platform == "darwin" and folder is None and places:
        found.add("metal")
    return frozenset(found)


def _places() -> list[Path]:
    try:
        spec = find_spec("llama_cpp")
    except (ImportError, ValueError):
        return []
    roots = spec.submodule_search_locations if spec else None
    return [Path(root) / "lib" for root in roots or ()]
