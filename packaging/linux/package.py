"""Makes of the built folder one that starts from a file manager, a tarball and a .deb.

Usage: package.py BUILD_FOLDER DIST_FOLDER VERSION [--folder-only]
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "Workbench"
DEBIAN_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
# What the bundled libraries want of the system; those of a graphics driver are never bundled.
WITH_SYMBOLS = ("libpython3*.so*", "sqlcipher3/_sqlite3*.so", "yaml/_yaml*.so")
"""Libraries that come with what a debugger wants, some 30 MB."""
NEEDS = "libc6 (>= {glibc}), libegl1, libgl1, libx11-6, libfontconfig1"


def complete(folder: Path, build: Path) -> None:
    """Add to the folder what a file manager starts, and the icon it shows."""
    shutil.copyfile(HERE / "AppRun", folder / "AppRun")
    (folder / "AppRun").chmod(0o755)
    entry = (HERE / "workbench.desktop").read_text(encoding="utf-8")
    (folder / "workbench.desktop").write_text(entry.replace("Exec=workbench", "Exec=AppRun"))
    shutil.copyfile(
        build / "icons" / "hicolor" / "256x256" / "apps" / "workbench.png",
        folder / "workbench.png",
    )
    (folder / ".DirIcon").write_bytes((folder / "workbench.png").read_bytes())
    for pattern in WITH_SYMBOLS:
        for library in (folder / "_internal").glob(pattern):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    for path in folder.rglob("*"):
        program = path.is_dir() or path.name in ("AppRun", "workbench")
        path.chmod(0o755 if program else 0o644)


def tarball(folder: Path, target: Path) -> None:
    """All of the folder, the same bytes each time it is made of the same files."""
    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            entry = archive.gettarinfo(str(path), str(path.relative_to(folder.parent)))
            entry.uid = entry.gid = entry.mtime = 0
            entry.uname = entry.gname = "root"
            data = io.BytesIO(path.read_bytes()) if entry.isreg() else None
            archive.addfile(entry, data)


def debian(folder: Path, build: Path, version: str, target: Path) -> None:
    """A package that puts the folder into /opt, with menu entry, icons and kinds of files."""
    tree = build / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    opt = tree / "opt" / "workbench"
    opt.parent.mkdir(parents=True)
    shutil.copytree(folder, opt)
    for name in ("AppRun", "workbench.desktop", ".DirIcon"):
        (opt / name).unlink()
    share = tree / "usr" / "share"
    for source, place in (
        (HERE / "workbench.desktop", share / "applications" / "workbench.desktop"),
        (HERE / "workbench-mime.xml", share / "mime" / "packages" / "workbench.xml"),
        (opt / "THIRD-PARTY-LICENSES.txt", share / "doc" / "workbench" / "copyright"),
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
    shutil.copytree(build / "icons" / "hicolor", share / "icons" / "hicolor")
    program = tree / "usr" / "bin" / "workbench"
    program.parent.mkdir(parents=True)
    program.symlink_to("/opt/workbench/workbench")
    _control(tree, version)
    for path in tree.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(target)],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    shutil.rmtree(tree)


def _control(tree: Path, version: str) -> None:
    size_kib = sum(one.stat().st_size for one in tree.rglob("*") if one.is_file()) // 1024
    machine = DEBIAN_MACHINES.get(platform.machine(), platform.machine())
    control = tree / "DEBIAN"
    control.mkdir()
    glibc = (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.36").split()[1]
    (control / "control").write_text(
        f"Package: workbench\nVersion: {version}\nArchitecture: {machine}\n"
        "Maintainer: The Workbench authors <workbench@localhost>\nSection: utils\n"
        f"Priority: optional\nInstalled-Size: {size_kib}\n"
        f"Depends: {NEEDS.format(glibc=glibc)}\n"
        "Recommends: desktop-file-utils, shared-mime-info\n"
        "Description: AI agents on small language models, on your own machine\n"
        " Build, run and watch AI agents on small language models, without a network.\n",
        encoding="utf-8",
    )
    for name in ("postinst", "postrm"):
        shutil.copyfile(HERE / name, control / name)
        (control / name).chmod(0o755)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("dist", type=Path)
    parser.add_argument("version")
    parser.add_argument("--folder-only", action="store_true")
    options = parser.parse_args()
    folder = options.dist / NAME
    complete(folder, options.build)
    if not options.folder_only:
        pack(folder, options)
    size = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    print(f"{folder}: {size / 1e6:.0f} MB")
    for path in sorted(options.dist.glob("workbench[-_]*")):
        print(f"{path}: {path.stat().st_size / 1e6:.0f} MB")
    return 0


def pack(folder: Path, options: argparse.Namespace) -> None:
    """Make the tarball and the Debian package."""
    machine = platform.machine()
    tarball(folder, options.dist / f"workbench-{options.version}-linux-{machine}.tar.gz")
    package = f"workbench_{options.version}_{DEBIAN_MACHINES.get(machine, machine)}.deb"
    debian(folder, options.build, options.version, options.dist / package)


if __name__ == "__main__":
    sys.exit(main())
