"""What goes into a bundle and what stays out; read by ``workbench.spec``."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

Entry = tuple[str, str, str]
"""A file of a bundle as PyInstaller lists it: where it goes, where it comes from, its kind."""

NOT_FOR_USERS = {
    "antigravity", "idlelib", "lib2to3", "test", "this", "tkinter", "turtle", "turtledemo",
    "ensurepip", "venv", "pydoc_data", "_tkinter", "distutils", "nis", "__main__",
}  # fmt: skip
"""Parts of the standard library that no tool of a user wants."""
GPL_MODULES = {"readline", "_gdbm", "_dbm"}
"""Parts of it that would bring libraries under the GPL, or licences like it, along."""
EXCLUDED = [
    *sorted(NOT_FOR_USERS - {"__main__"}),
    *sorted(GPL_MODULES),
    # Engines that come as packs.
    "foundry_local_sdk", "llguidance", "mlx", "mlx_lm", "onnxruntime", "onnxruntime_genai",
    "openvino", "openvino_genai", "openvino_tokenizers", "ray", "safetensors", "tokenizers",
    "torch", "transformers",
    # Only the low-level bindings of llama.cpp are used; its cache would unpickle files.
    "diskcache", "llama_cpp.llama", "llama_cpp.llama_chat_format", "llama_cpp.llava_cpp",
    "llama_cpp.mtmd_cpp", "llama_cpp.server", "llama_cpp._ggml",
    # Of Qt: what draws no widget of ours.
    *(f"PySide6.{name}" for name in (
        "QtConcurrent", "QtDesigner", "QtHelp", "QtQml", "QtQuick", "QtQuickControls2",
        "QtQuickTest", "QtQuickWidgets", "QtSql", "QtUiTools", "QtXml",
    )),
    # What libraries offer to people who write programs.
    "IPython", "PIL", "matplotlib", "pytest", "scipy", "setuptools", "pip", "wheel",
    "_pytest", "hypothesis", "mypy", "ruff", "numpy.f2py", "numpy.testing.tests",
    "pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "pygments.formatters.img",
    "huggingface_hub.cli", "gradio", "setuptools._distutils",
    # What only the tools that make a bundle want.
    "PyInstaller", "altgraph", "arrow", "boolean", "cyclonedx", "dateutil", "defusedxml",
    "fqdn", "isoduration", "jsonpointer", "lark", "license_expression", "packageurl",
    "py_serializable", "rfc3339_validator", "rfc3986_validator", "rfc3987_syntax", "six",
    "uri_template", "webcolors",
]  # fmt: skip
KEPT_PLUGINS = (
    "platforms/*xcb*", "platforms/*wayland*", "platforms/*offscreen*", "platforms/*minimal.*",
    "platforms/*windows*", "platforms/*cocoa*", "imageformats/*gif*", "imageformats/*ico.*",
    "imageformats/*jpeg*", "imageformats/*svg*", "imageformats/*webp*", "iconengines/*svg*",
    "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*",
    "platformthemes/*xdgdesktopportal*", "wayland-*/*", "styles/*",
)  # fmt: skip
KEPT_CATALOGUES = ("*/translations/qtbase_pt_BR.qm", "*/translations/qtbase_es.qm")
"""What Qt itself says, such as on the buttons of its dialogs."""
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(.+)")
_NEEDLESS = (
    "PySide6/Qt/translations/*", "PySide6/translations/*", "PySide6/Qt/qml/*", "PySide6/qml/*",
    "PySide6/Qt/libexec/*", "PySide6/Qt/resources/*", "*/tests/*", "*/test/*", "*.pyi", "*.pxd",
    "*.h", "*.hpp", "*/examples/*", "llama_cpp/lib/libmtmd*", "llama_cpp/lib/mtmd*",
    "llama_cpp/lib/libllama.so.[0-9]*", "llama_cpp/lib/libggml.so",
    "numpy/f2py/*", "pyqtgraph/icons/peegee/*",
    "*.dist-info/RECORD", "*.dist-info/direct_url.json", "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED", "*.dist-info/WHEEL", "*.dist-info/uv_*", "*.egg-info/SOURCES.txt",
    "*.dist-info/sboms/*",
)  # fmt: skip
_LIBRARY = re.compile(r"(?:PySide6/Qt/lib/|PySide6/)?[^/]+\.(?:so[.0-9]*|dll|dylib)")


def standard_library() -> list[str]:
    """The modules of Python that tools of users may import, as far as there are such here."""
    unwanted = NOT_FOR_USERS | GPL_MODULES
    found = []
    for name in sorted(sys.stdlib_module_names - unwanted):
        found += [name, *_below(name)]
    return found


def own_modules(folder: Path) -> list[str]:
    """The modules of a package that lies in a folder; none of them is imported for it."""
    return _modules(folder, folder.name)


def _below(name: str) -> list[str]:
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return []
    places = spec.submodule_search_locations if spec else None
    found = [one for place in places or () for one in _modules(Path(place), name)]
    return [one for one in found if not {"test", "tests", "idle_test"} & set(one.split("."))]


def _modules(folder: Path, name: str) -> list[str]:
    found = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        inner = parts[:-1] if parts[-1] == "__init__" else parts
        if all(part.isidentifier() for part in inner) and "__main__" not in inner:
            found.append(".".join((name, *inner)))
    return found


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """The files of a bundle without those that nothing of ours needs.

    Links are left out on Linux: each library finds those it needs by where it lies itself, and
    an update is made of plain files only.
    """
    linux = sys.platform == "linux"
    return [
        entry
        for entry in entries
        if not (linux and entry[2] == "SYMLINK") and not _is_needless(entry[0])
    ]


def _is_needless(place: str) -> bool:
    path = place.replace("\\", "/")
    if found := _PLUGIN.fullmatch(path):
        return not any(fnmatch(found[1], kept) for kept in KEPT_PLUGINS)
    if any(fnmatch(path, kept) for kept in KEPT_CATALOGUES):
        return False
    return any(fnmatch(path, pattern) for pattern in _NEEDLESS)


def needed_only(
    entries: Sequence[Entry], imports: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """Without the libraries that only left-out files wanted.

    Args:
        entries: What is left.
        imports: The names of the libraries that a file is linked to.
    """
    by_name = {entry[0].replace("\\", "/").rpartition("/")[2]: entry for entry in entries}
    libraries = {entry[0] for entry in entries if _is_library(entry)}
    kept = {entry[0] for entry in entries if entry[0] not in libraries}
    waiting = [entry for entry in entries if entry[0] in kept and entry[2] != "DATA"]
    while waiting:
        for name in imports(waiting.pop()[1]):
            entry = by_name.get(name.replace("\\", "/").rpartition("/")[2])
            if entry is not None and entry[0] not in kept:
                kept.add(entry[0])
                waiting.append(entry)
    return [entry for entry in entries if entry[0] in kept]


def _is_library(entry: Entry) -> bool:
    """A library that is only there because something is linked to it."""
    place = entry[0].replace("\\", "/")
    # Python's own is opened by the program's start, by name.
    return (
        entry[2] == "BINARY"
        and bool(_LIBRARY.fullmatch(place))
        and "python3" not in place.rpartition("/")[2]
        and ".abi3." not in place.rpartition("/")[2].removeprefix("libpyside6")
    )
