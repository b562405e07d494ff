"""The program itself: versions, what the window needs, what holds workers and tools."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib import metadata

from workbench.app.doctor.findings import Finding, Patient
from workbench.engines.sandbox import possible
from workbench.tools.sandbox import protections

_PACKAGES = (
    "PySide6-Essentials", "qasync", "pyqtgraph", "llama-cpp-python", "agent-framework-core",
    "mcp", "pydantic", "numpy",
)  # fmt: skip
_LEAST_PYTHON = (3, 11)


def versions(_patient: Patient) -> Iterator[Finding]:
    """Of the program, Python, the system and the main packages."""
    yield Finding("Workbench", _version("agent-workbench") or "not installed as a package")
    python = platform.python_version()
    if sys.version_info < _LEAST_PYTHON:
        yield Finding("Python", python, "bad", "It needs Python 3.11 or newer.")
    else:
        yield Finding("Python", f"{python}, {sys.executable}")
    yield Finding("System", f"{platform.system()} {platform.release()}, {platform.machine()}")
    found = {name: _version(name) for name in _PACKAGES}
    have = ", ".join(f"{name} {version}" for name, version in found.items() if version)
    missing = [name for name, version in found.items() if not version]
    if missing:
        lacks = f"missing: {', '.join(missing)}"
        yield Finding("Packages", lacks, "bad", "Run `make setup` again.")
    yield Finding("Packages", have)


def broken_packages(_patient: Patient) -> Iterator[Finding]:
    """Whether each package has a version that the others can use."""
    from packaging.requirements import InvalidRequirement, Requirement

    wrong = []
    for line in metadata.requires("agent-workbench") or ():
        try:
            wanted = Requirement(line)
        except InvalidRequirement:
            continue
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        have = _version(wanted.name)
        if have and not wanted.specifier.contains(have, prereleases=True):
            wrong.append(f"{wanted.name} {have} (wanted {wanted.specifier})")
    if wrong:
        yield Finding("Versions", "; ".join(wrong), "bad", "Run `make setup` again.")
    else:
        yield Finding("Versions", "every package has a version that fits")


def window(_patient: Patient) -> Iterator[Finding]:
    """Whether a window can open here."""
    from workbench.base.display import no_display

    if reason := no_display():
        hint = "Without a window every command works; or start it where there is a display."
        yield Finding("Window", f"cannot open: {reason}", "note", hint)
    else:
        yield Finding("Window", "can open here")


def held(_patient: Patient) -> Iterator[Finding]:
    """What holds the workers of models, and the children of tools."""
    workers = possible()
    if workers.startswith("none"):
        hint = "A model file of a stranger is opened unheld: load only those you trust."
        yield Finding("Workers", workers, "warning", hint)
    else:
        yield Finding("Workers", f"held by {workers}")
    code = protections("python")
    hint = "" if code.whole else "Each call of such a tool asks before it runs."
    yield Finding("Tools", code.sentence, "ok" if code.whole else "warning", hint)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
