"""An engine that was taken over: it loads its model, and then tries all it must not do.

What it tried comes back as the model's name. Everything is asked of the C library, as code
would that a hostile file brought in; run as a program it tries what is harmless, unheld.
"""

import ctypes
import errno
import json
import os
import platform
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from workbench.engines.api import LoadOptions

Attempts = dict[str, Callable[[], int]]
LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"
O_CREAT = 0o100
O_WRONLY = 1
CLONE_NEWUSER = 0x10000000
PTRACE_ATTACH = 16
READ_PROCESS = 270 if ARM else 310
REFUSALS = (0, errno.EPERM, errno.EACCES, errno.ENOSYS)  # posix_spawn tells by its result
NUMBERS = {
    "io_uring": (425, 8, 0),
    "userfaultfd": (282 if ARM else 323, 0, 0),
    "bpf": (280 if ARM else 321, 0, 0),
    "perf": (241 if ARM else 298, 0, 0),
    "keyctl": (219 if ARM else 250, 0, 0),
    "add_key": (217 if ARM else 248, 0, 0),
    "pidfd_open": (434, os.getppid(), 0),
    "clone": (220 if ARM else 56, 17, 0),
    "shmget": (194 if ARM else 29, 0, 4096),
    "personality": (92 if ARM else 135, 0x0040000, 0),
    "new mount": (430, 0, 0),
    "landlock": (444, 0, 0),
    "module": (105 if ARM else 175, 0, 0),
}


class Buffer(ctypes.Structure):
    """``struct iovec``."""

    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


def file_attempts(model: Path, home: Path) -> Attempts:
    """Name to a call whose result is below zero when it was refused."""
    secret, new = str(home / ".ssh" / "id").encode(), str(home / "new").encode()
    parent = f"/proc/{os.getppid()}"
    return {
        "open /etc/passwd": lambda: LIBC.open(b"/etc/passwd", 0),
        "open /etc/shadow": lambda: LIBC.open(b"/etc/shadow", 0),
        "read ~/.ssh": lambda: LIBC.open(secret, 0),
        "list ~": lambda: LIBC.open(str(home).encode(), os.O_DIRECTORY),
        "write in ~": lambda: LIBC.open(new, O_CREAT | O_WRONLY, 0o600),
        "mkdir in ~": lambda: LIBC.mkdir(new, 0o700),
        "symlink in ~": lambda: LIBC.symlink(b"/etc", new),
        "link in ~": lambda: LIBC.link(secret, new),
        "rename ~": lambda: LIBC.rename(secret, new),
        "delete in ~": lambda: LIBC.unlink(secret),
        "truncate in ~": lambda: LIBC.truncate(secret, ctypes.c_long(0)),
        "write the model": lambda: LIBC.open(str(model).encode(), O_WRONLY),
        "read another model": lambda: LIBC.open(str(model.with_name("other")).encode(), 0),
        "write beside the model": lambda: LIBC.open(
            str(model.with_name("new")).encode(), O_CREAT | O_WRONLY, 0o600
        ),
        "write in /tmp": lambda: create(f"/tmp/hostile-{os.getpid()}"),
        "write in /dev/shm": lambda: create(f"/dev/shm/hostile-{os.getpid()}"),
        "the program's memory": lambda: LIBC.open(f"{parent}/mem".encode(), 2),
        "the program's environment": lambda: LIBC.open(f"{parent}/environ".encode(), 0),
        "a disk": lambda: LIBC.open(b"/dev/vda", 0),
    }


def call_attempts(home: Path) -> Attempts:
    """As ``file_attempts``, for what is no matter of files."""
    secret = str(home / ".ssh" / "id").encode()
    attempts: Attempts = {
        "chmod in ~": lambda: LIBC.chmod(secret, 0o777),
        "chown in ~": lambda: LIBC.chown(secret, 0, 0),
        "the user's key": lambda: 0 if LIBC.getenv(b"HOSTILE_API_KEY") else -1,
        "exec": lambda: LIBC.execv(b"/bin/true", None),
        "fork": fork,
        "a program by posix_spawn": spawn,
        "a program by system": lambda: -1 if LIBC.system(b"true") else 0,
        "a program in memory": run_memory,
        "ptrace": lambda: LIBC.ptrace(PTRACE_ATTACH, os.getppid(), None, None),
        "read another process": read_parent,
        "kill the program": lambda: LIBC.kill(os.getppid(), 0),
        "kill all": lambda: LIBC.kill(-1, 0),
        "mount": lambda: LIBC.mount(b"none", b"/none", b"tmpfs", 0, None),
        "umount": lambda: LIBC.umount2(b"/none", 2),
        "chroot": lambda: LIBC.chroot(b"/none"),
        "unshare": lambda: LIBC.unshare(CLONE_NEWUSER),
        "setns": lambda: LIBC.setns(0, 0),
        "setuid": lambda: LIBC.setresuid(0, 0, 0),
        "be traced": lambda: LIBC.prctl(0x59616D61, -1, 0, 0, 0),
        "type into a terminal": lambda: LIBC.ioctl(0, 0x5412, b"x"),
        "connect over the network": partial(connect, 2, b"\x7f\x00\x00\x01"),
        "connect over the newer network": partial(connect, 10, bytes(19) + b"\x01" + bytes(4)),
    }
    for name, family, kind in (
        ("AF_INET", 2, 1), ("AF_INET datagram", 2, 2), ("AF_INET raw", 2, 3),
        ("AF_INET6", 10, 1), ("AF_UNIX", 1, 1), ("AF_NETLINK", 16, 3), ("AF_PACKET", 17, 3),
        ("AF_ALG", 38, 5), ("AF_VSOCK", 40, 1),
    ):  # fmt: skip
        attempts[f"socket {name}"] = partial(LIBC.socket, family, kind, 0)
    for name, numbers in NUMBERS.items():
        attempts[f"call {name}"] = partial(LIBC.syscall, *numbers, 0, 0, 0)
    return attempts


def connect(family: int, number: bytes) -> int:
    """A connection as native code makes one; a datagram's needs nobody at the other end."""
    handle = int(LIBC.socket(family, 2, 0))
    if handle < 0:
        return handle
    address = family.to_bytes(2, sys.byteorder) + (9).to_bytes(2, "big") + number
    done = int(LIBC.connect(handle, address.ljust(28, b"\0"), 28 if family == 10 else 16))
    LIBC.close(handle)
    return done


def create(path: str) -> int:
    """A file where everybody may write; it goes at once."""
    handle = int(LIBC.open(path.encode(), O_CREAT | O_WRONLY, 0o600))
    if handle >= 0:
        LIBC.unlink(path.encode())
    return handle


def fork() -> int:
    """A second process, which ends at once where it comes to be."""
    child = int(LIBC.fork())
    if child == 0:
        os._exit(0)
    return child


def spawn() -> int:
    """A program the way that libraries start one."""
    child, words = ctypes.c_int(), (ctypes.c_char_p * 2)(b"true", None)
    return -int(LIBC.posix_spawn(ctypes.byref(child), b"/bin/true", None, None, words, None))


def run_memory() -> int:
    """A program that never was a file."""
    handle = int(LIBC.memfd_create(b"x", 0))
    if handle >= 0:
        LIBC.write(handle, b"#!/bin/true\n", 12)
        words = (ctypes.c_char_p * 1)(None)
        return int(LIBC.fexecve(handle, words, words))
    return handle


def read_parent() -> int:
    """Memory of the program that started this one."""
    here = ctypes.create_string_buffer(8)
    local, remote = Buffer(ctypes.addressof(here), 8), Buffer(ctypes.addressof(here), 8)
    return int(
        LIBC.syscall(
            READ_PROCESS, os.getppid(), ctypes.byref(local), 1, ctypes.byref(remote), 1, 0
        )
    )


def outcomes(attempts: Attempts, refusals: tuple[int, ...] = ()) -> dict[str, bool]:
    """Name to whether it worked, or failed for a reason that is no refusal."""
    found = {}
    for name, call in attempts.items():
        ctypes.set_errno(0)
        failed = int(call()) < 0
        found[name] = not failed or bool(refusals and ctypes.get_errno() not in refusals)
    return found


def held() -> bool:
    """The calls are refused; if not, some attempts would harm the machine of the tests."""
    asks_only = 0xFFFFFFFF
    return int(LIBC.personality(ctypes.c_ulong(asks_only))) < 0


def load(path: Path, options: LoadOptions) -> object:
    """Load the starter model for good, then try everything, in two threads."""
    from workbench.engines.llama_cpp.engine import load as load_real

    class Taken:
        def __init__(self) -> None:
            self.engine = load_real(path, options)

        def __getattr__(self, name: str) -> object:
            return getattr(self.engine, name)

        def info(self) -> object:
            return replace(self.engine.info(), model_name=json.dumps(found))

    taken = Taken()
    home = Path(os.environ["HOSTILE_HOME"])
    found: dict[str, dict[str, bool]] = {}

    def attempt(where: str) -> None:
        found[f"files {where}"] = outcomes(file_attempts(path, home))
        calls = call_attempts(home) if held() else {}
        found[f"calls {where}"] = outcomes(calls, REFUSALS)

    attempt("at once")
    thread = threading.Thread(target=attempt, args=("in a thread",))
    thread.start()
    thread.join()
    return taken


if __name__ == "__main__":
    model, home = Path(sys.argv[1]), Path(sys.argv[2])
    harmless = [
        "open /etc/passwd", "read ~/.ssh", "list ~", "write in ~", "write the model",
        "read another model", "write beside the model", "chmod in ~", "fork",
        "a program by posix_spawn", "a program by system", "socket AF_INET", "socket AF_UNIX",
        "kill the program", "truncate in ~", "rename ~",
    ]  # fmt: skip
    everything = file_attempts(model, home) | call_attempts(home)
    told = outcomes({name: everything[name] for name in harmless})
    sys.stdout.write(json.dumps(told))
