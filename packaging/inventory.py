"""Says what is inside a bundle: an SBOM (CycloneDX) and all licences; refuses GPL-only parts.

Usage: inventory.py BUILD_FOLDER BUNDLE_FOLDER

Runs with the Python that the bundle was built with, for it reads what is installed there.
Ends with 1 where a part has no known licence, or one under which nobody may pass it on beside
this program.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from licences import CLASSIFIERS, OF_PACKAGES, OF_SYSTEM_LIBRARIES, is_gpl_only
from system_libraries import SystemLibrary, owner_of

ROOT = Path(__file__).resolve().parents[1]
TEXTS = Path(__file__).with_name("licences")
_LICENCE_FILE = re.compile(r"(?i)(?:licen[cs]e|copying|notice|authors)[^/]*$")
_LINE = "=" * 78
_START = ("pyinstaller", "pyinstaller-hooks-contrib")
"""Of these only the bootloader is inside, and what it runs first."""
_QT = ("PySide6_Essentials", "shiboken6")


@dataclass(frozen=True)
class Part:
    """One part of a bundle.

    Attributes:
        licence: As an SPDX expression; empty if it is not known.
        texts: Its licences as they were published, by name.
        purl: How others call it.
    """

    name: str
    version: str
    licence: str
    texts: dict[str, str] = field(default_factory=dict)
    purl: str = ""
    needs: tuple[str, ...] = ()


def python_parts(inventory: dict[str, list[list[str]]]) -> Iterator[Part]:
    """The installed packages of which something is inside."""
    inside = {source for _name, source in inventory["modules"]}
    inside |= {
        source
        for place, source, _kind in inventory["files"]
        if not re.search(r"\.(?:dist|egg)-info/", place.replace("\\", "/"))
    }
    inside = {os.path.normpath(source) for source in inside}
    places = {place.replace("\\", "/") for place, _source, _kind in inventory["files"]}
    for found in sorted(metadata.distributions(), key=lambda one: one.name.lower()):
        files = found.files or []
        if found.name in ("agent-workbench", *_START):
            continue
        folder = str(found.locate_file(""))
        if any(
            os.path.normpath(f"{folder}/{file}") in inside or _compiled(str(file)) in places
            for file in files
        ):
            yield _package(found)


def _compiled(file: str) -> str:
    """What a module is called where it lies beside the archive; nothing else is called so."""
    return file.replace("\\", "/") + "c" if file.endswith(".py") else ""


def _package(found: metadata.Distribution) -> Part:
    texts = _texts("LGPL-3.0.txt", "GPL-3.0.txt", "qt.txt") if found.name in _QT else {}
    own = TEXTS / f"{found.name.lower()}.txt"
    if own.is_file():
        texts[own.name] = own.read_text(encoding="utf-8")
    for file in found.files or []:
        path = Path(str(found.locate_file(file)))
        in_info = ".dist-info/" in str(file).replace("\\", "/")
        if in_info and _LICENCE_FILE.search(path.name) and path.is_file():
            texts[path.name] = path.read_text(encoding="utf-8", errors="replace")
    name = found.name.lower().replace("_", "-")
    needs = tuple(
        re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0].lower().replace("_", "-")
        for line in found.requires or []
        if "extra ==" not in line
    )
    return Part(
        name, found.version, _licence(found), texts, f"pkg:pypi/{name}@{found.version}", needs
    )


def _licence(found: metadata.Distribution) -> str:
    name = found.name.lower().replace("_", "-")
    if name in OF_PACKAGES:
        return OF_PACKAGES[name]
    told = found.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    classifiers = [
        CLASSIFIERS[one] for one in told.get_all("Classifier") or [] if one in CLASSIFIERS
    ]
    if classifiers:
        return " AND ".join(sorted(set(classifiers)))
    said = (told.get("License") or "").strip()
    return said if re.fullmatch(r"[A-Za-z0-9.+-]+", said) else ""


def other_parts(version: str) -> Iterator[Part]:
    """What is inside and is no package of Python."""
    yield Part(
        "python",
        platform.python_version(),
        "PSF-2.0",
        {"LICENSE.txt": _python_licence()},
        f"pkg:generic/python@{platform.python_version()}",
    )
    from PySide6.QtCore import qVersion

    qt = qVersion()
    yield Part(
        "qt", qt, "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        _texts("LGPL-3.0.txt", "GPL-3.0.txt", "qt.txt"), f"pkg:generic/qt@{qt}",
    )  # fmt: skip
    llama = metadata.version("llama-cpp-python")
    yield Part(
        "llama.cpp", f"as in llama-cpp-python {llama}", "MIT", _texts("llama.cpp.txt"),
        "pkg:github/ggml-org/llama.cpp", ("llama-cpp-python",),
    )  # fmt: skip
    start = metadata.version("pyinstaller")
    yield Part(
        "pyinstaller-bootloader", start, "GPL-2.0-or-later WITH Bootloader-exception",
        _package(metadata.distribution("pyinstaller")).texts, f"pkg:pypi/pyinstaller@{start}",
    )  # fmt: skip
    for name, licence, file in (
        ("inter-typeface", "OFL-1.1", "fonts/LICENSE-Inter.txt"),
        ("jetbrains-mono-typeface", "OFL-1.1", "fonts/LICENSE-JetBrainsMono.txt"),
        ("lucide-icons", "ISC", "icons/LICENSE"),
    ):
        text = (ROOT / "resources" / file).read_text(encoding="utf-8")
        yield Part(name, version, licence, {Path(file).name: text}, f"pkg:generic/{name}")


def _python_licence() -> str:
    return (Path(os.__file__).parent / "LICENSE.txt").read_text(encoding="utf-8")


def _texts(*names: str) -> dict[str, str]:
    return {name: (TEXTS / name).read_text(encoding="utf-8") for name in names}


def system_parts(inventory: dict[str, list[list[str]]]) -> Iterator[Part]:
    """The libraries of this machine's system that came in; Linux only."""
    owners: dict[str, SystemLibrary] = {}
    for _place, source, _kind in inventory["files"]:
        if source.startswith(("/lib", "/usr/lib")) and (owner := owner_of(Path(source))):
            owners[owner.package] = owner
    for name, owner in sorted(owners.items()):
        yield Part(
            name, owner.version, OF_SYSTEM_LIBRARIES.get(name, ""),
            {"copyright": owner.copyright}, f"pkg:deb/debian/{name}@{owner.version}",
        )  # fmt: skip


def faults(parts: Iterable[Part]) -> list[str]:
    """Why a bundle of these parts may not be passed on; empty if it may."""
    found = []
    for part in parts:
        if not part.licence:
            found.append(
                f"{part.name} {part.version}: no licence is known; say it in licences.py"
            )
        elif is_gpl_only(part.licence):
            found.append(f"{part.name} {part.version}: {part.licence} is for GPL programs only")
        elif not part.texts:
            found.append(f"{part.name} {part.version}: the text of its licence is missing")
    return found


def licence_page(parts: Iterable[Part]) -> str:
    """All licences, as people read them."""
    blocks = ["Workbench is under the MIT licence. It comes with the work of others:\n"]
    for part in parts:
        blocks.append(
            f"{_LINE}\n{part.name} {part.version}\nLicence: {part.licence}\n{_LINE}\n"
        )
        blocks += [f"--- {name}\n\n{text.strip()}\n" for name, text in part.texts.items()]
    return "\n".join(blocks)


def main() -> int:
    from sbom import sbom

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("bundle", type=Path)
    options = parser.parse_args()
    inventory = json.loads((options.build / "inventory.json").read_text(encoding="utf-8"))
    version = metadata.version("agent-workbench")
    parts = [*python_parts(inventory), *other_parts(version), *system_parts(inventory)]
    if wrong := faults(parts):
        print("\n".join(wrong), file=sys.stderr)
        return 1
    (options.bundle / "THIRD-PARTY-LICENSES.txt").write_text(
        licence_page(parts), encoding="utf-8"
    )
    (options.bundle / "LICENSE.txt").write_bytes((ROOT / "LICENSE").read_bytes())
    (options.bundle / "sbom.cdx.json").write_text(sbom(version, parts), encoding="utf-8")
    print(f"{len(parts)} parts, each with its licence; none is for GPL programs only")
    return 0


if __name__ == "__main__":
    sys.exit(main())
