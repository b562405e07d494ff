"""What a worker may do: on Linux the kernel holds it to its model, its code and nothing else.

A worker reads files of strangers with native code. So it is taken for granted that such a
file may take the worker over, and what the worker could do then is made small: it has no
network, sees no file but the model's and those of the code, writes nowhere but in its own
temporary folder, and starts no program. Landlock holds the files, seccomp the rest; neither
needs any right. Where a kernel lacks one of them the worker runs with the other, and says so.
"""

from __future__ import annotations

import contextlib
import glob
import ipaddress
import itertools
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from workbench.base.errors import EngineError, EngineUnavailable
from workbench.base.landlock import FileRules, confine_files, version
from workbench.base.seccomp import CallRules, Sockets, confine_calls, missing
from workbench.engines import sandbox_paths
from workbench.engines.api import LoadOptions
from workbench.engines.worker_folder import worker_folder
from workbench.policy.network import is_local

NO_THREAD = "none: in a thread of the program"
_NO_SYSTEM = "none: only on Linux can the program hold its workers"
_SPLIT = "-of-"
_MOST_FILES = 10_000


def possible() -> str:
    """What holds a worker on this machine: ``landlock 7, seccomp``, or ``none: …``."""
    if sys.platform != "linux":
        return _NO_SYSTEM
    found = version()
    return _report(found, "" if found else "the kernel does not offer it", missing())


def confine_engine(path: Path, options: LoadOptions) -> str:
    """Hold this process to one model from now on; returns what holds it.

    Raises:
        EngineUnavailable: The options ask for more than this kernel has.
    """
    host, _, port = (options.reach or _own_server(path)).rpartition(":")
    sockets: Sockets = "none"
    if port:
        sockets = "streams" if is_local(host) or _is_number(host) else "internet"
    read = [one for place in (path, *_further(options)) for one in model_files(place)]
    read += [Path(pack) for pack in options.packs]
    found = _confine(read, (), int(port) if port.isdecimal() else 0, sockets)
    check_held(found, options)
    return found


def check_held(found: str, options: LoadOptions) -> None:
    """Refuse to go on where less holds the worker than the options ask for.

    Raises:
        EngineUnavailable: They ask for all of it.
    """
    if options.sandbox == "required" and (found.startswith("none") or ";" in found):
        raise EngineUnavailable(
            f"the settings let no model run without a sandbox, and here it has {found}",
            "Let models run in a process of their own, or without a whole sandbox, in the "
            "settings under Engines.",
        )


def confine_work(arguments: Mapping[str, Any]) -> str:
    """Hold this process to the files of one piece of work; returns what holds it."""
    source, target = str(arguments.get("source", "")), str(arguments.get("target", ""))
    files = [str(pair[1]) for pair in arguments.get("files", ())]
    read = [one for text in (source, *files) if text for one in model_files(Path(text))]
    change: tuple[Path, ...] = ()
    if target:
        # The folder it is in holds other models too, so it is made here and alone allowed.
        with contextlib.suppress(OSError):
            Path(target).touch()
        change = (Path(target),)
    return _confine(read, change, 0, "none")


def confine_service(arguments: Mapping[str, Any]) -> str:
    """Hold this process to the files of a service, which is asked over the network.

    Args:
        arguments: ``kept``, its own folder; ``folders``, those that it reads besides;
            ``catalogue_url``, if it fills its own folder from elsewhere.
    """
    kept = [Path(str(arguments["kept"]))] if "kept" in arguments else []
    write = tuple(kept) if arguments.get("catalogue_url") else ()
    for folder in write:  # Walls stand around what there is.
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
    folders = [*kept, *(Path(str(one)) for one in arguments.get("folders", ()))]
    read = [one for folder in folders for one in model_files(folder)]
    return _confine(read, (), None, "serving", write)


def model_files(path: Path) -> list[Path]:
    """The files of a model: one, all parts of it, or a folder.

    Links count only where the Hugging Face cache makes them; a folder of a stranger may
    hold others.
    """
    if not path.is_dir():
        return [Path(os.path.realpath(one)) for one in (path, *_parts(path))]
    found = [path]
    above = Path(os.path.realpath(path)).parents
    caches = [place.parent / "blobs" for place in above if place.name == "snapshots"]
    with contextlib.suppress(OSError):
        files = itertools.islice(path.rglob("*"), _MOST_FILES)
        links = (Path(os.path.realpath(one)) for one in files if one.is_symlink())
        found += [one for one in links if one.parent in caches and one.is_file()]
    return found


def _confine(
    read: Iterable[Path],
    change: tuple[Path, ...],
    port: int | None,
    sockets: Sockets,
    write: tuple[Path, ...] = (),
) -> str:
    if sys.platform != "linux":
        return _NO_SYSTEM
    _no_core_dumps()
    devices = sandbox_paths.gpu_devices()
    rules = FileRules(
        read=(
            *read,
            *sandbox_paths.code(),
            *sandbox_paths.machine(),
            *(sandbox_paths.names_and_certificates() if sockets != "none" else ()),
            *(sandbox_paths.gpu_files() if devices else ()),
        ),
        write=(*worker_folder(), *write),
        change=(Path(os.devnull), *change),
        devices=devices,
        port=port,
    )
    found = version()  # Nobody can ask for it afterwards.
    files = confine_files(rules)
    return _report(found, files, confine_calls(CallRules(bool(devices), sockets)))


def _report(landlock: int, no_files: str, no_calls: str) -> str:
    has = [
        *(() if no_files else (f"landlock {landlock}",)),
        *(() if no_calls else ("seccomp",)),
    ]
    lacks = [
        *((f"no landlock: {no_files}",) if no_files else ()),
        *((f"no seccomp: {no_calls}",) if no_calls else ()),
    ]
    return "; ".join((*([", ".join(has)] if has else ["none"]), *lacks))


def _no_core_dumps() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _parts(path: Path) -> list[Path]:
    """The other files of a model that lies in several: ``name-00001-of-00003.gguf``."""
    stem, mark, _ = path.name.rpartition(_SPLIT)
    begin = stem.rpartition("-")[0]
    if not mark or not begin:
        return []
    with contextlib.suppress(OSError):
        return sorted(path.parent.glob(f"{glob.escape(begin)}-*{_SPLIT}*{path.suffix}"))
    return []


def _further(options: LoadOptions) -> list[Path]:
    """Files that the options name, such as a draft model's."""
    values = [getattr(options, item.name) for item in fields(options)]
    texts = [one for one in (*values, *options.extra.values()) if isinstance(one, str | Path)]
    return [place for text in texts if (place := Path(text)).is_absolute() and _is_file(place)]


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except (OSError, ValueError):
        return False


def _own_server(path: Path) -> str:
    """``host:port`` of a server that is the model; empty for a model that is here."""
    from workbench.engines.openai_compatible.connection import SUFFIX, read_connection

    if not path.name.endswith(SUFFIX):
        return ""
    with contextlib.suppress(EngineError):  # told by the engine, which reads it again
        connection = read_connection(path)
        return f"{connection.host}:{connection.port}"
    return ""


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
