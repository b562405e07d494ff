"""The places on a Linux machine that code of an engine needs besides the model."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workbench.base.paths import resource

_LIBRARIES = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64",
    "/etc/ld.so.cache", "/nix/store", "/gnu/store", "/usr/share/zoneinfo", "/etc/localtime",
    "/usr/share/locale",
)  # fmt: skip
_MACHINE = (
    "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/uptime",
    "/proc/filesystems", "/proc/sys/vm", "/sys/devices/system/cpu", "/sys/devices/system/node",
    "/sys/fs/cgroup", "/sys/kernel/mm", "/dev/zero", "/dev/random", "/dev/urandom",
)  # fmt: skip
_NAMES_AND_CERTIFICATES = (
    "/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf",
    "/etc/services", "/etc/ssl", "/etc/pki", "/etc/ca-certificates",
    "/usr/share/ca-certificates", "/usr/local/share/ca-certificates", "/usr/share/pki",
)  # fmt: skip
_GPU_DEVICES = ("nvidia*", "dri", "kfd", "dxg", "accel")
_GPU_FILES = (
    "/sys", "/proc/driver", "/proc/devices", "/proc/modules", "/usr/local/cuda", "/opt/rocm",
    "/opt/intel", "/etc/OpenCL", "/etc/vulkan", "/etc/glvnd", "/etc/nvidia",
    "/usr/share/vulkan", "/usr/share/glvnd", "/usr/share/libdrm", "/usr/share/nvidia",
    "/run/opengl-driver",
)  # fmt: skip
_PACKAGE_FOLDERS = ("site-packages", "dist-packages")


def code() -> tuple[Path, ...]:
    """This program, Python and its packages, and the system's libraries."""
    program = Path(__file__).parents[1]
    bases = {Path(sys.prefix), Path(sys.base_prefix)} - {Path("/usr"), Path("/")}
    return (
        program,
        *_bundle(),
        resource("models").parent,
        Path(os.path.realpath(sys.executable)),
        *(folder / "lib" for folder in sorted(bases)),
        *(Path(entry) for entry in sys.path if _holds_code(entry, program)),
        *(Path(entry) for entry in _library_folders()),
        *map(Path, _LIBRARIES),
    )


def _bundle() -> tuple[Path, ...]:
    """The folder that a packaged program was unpacked to, which holds code and data only."""
    bundle = getattr(sys, "_MEIPASS", "")
    return (Path(bundle),) if bundle else ()


def machine() -> tuple[Path, ...]:
    """What tells of the processor and the memory."""
    return tuple(map(Path, _MACHINE))


def names_and_certificates() -> tuple[Path, ...]:
    """What is needed to find a server and to trust it."""
    own = (os.environ.get(name, "") for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"))
    places = [*map(Path, _NAMES_AND_CERTIFICATES), *(Path(one) for one in own if one)]
    # Links of these places, such as that of the name servers, lead elsewhere.
    return (*places, *(Path(os.path.realpath(place)) for place in places if place.is_symlink()))


def gpu_devices() -> tuple[Path, ...]:
    """The device files of graphics cards and the like; none where there is no such card."""
    return tuple(found for name in _GPU_DEVICES for found in sorted(Path("/dev").glob(name)))


def gpu_files() -> tuple[Path, ...]:
    """What the drivers of graphics cards read."""
    return tuple(map(Path, _GPU_FILES))


def _holds_code(entry: str, program: Path) -> bool:
    """An entry of the module path that is more than the folder somebody happens to be in."""
    if not Path(entry).is_absolute():
        return False
    if Path(entry) == program.parent:
        return program.parent.name in _PACKAGE_FOLDERS
    return entry != _here() and not _is_everything(entry)


def _here() -> str:
    """The folder this process was started in, which Python puts on its module path."""
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def _library_folders() -> list[str]:
    """Where the environment says that libraries are."""
    entries = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    return [one for one in entries if Path(one).is_absolute() and not _is_everything(one)]


def _is_everything(entry: str) -> bool:
    """A folder that holds a person's files besides any code, or holds such a folder."""
    real = Path(os.path.realpath(entry))
    try:
        home = Path(os.path.realpath(Path.home()))
    except RuntimeError:  # an account without a folder
        home = Path("/")
    return real == home or real in home.parents or real == Path("/")
