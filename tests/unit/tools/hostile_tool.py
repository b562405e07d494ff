"""What a tool taken over would try: each attempt returns something true if it worked.

Run as a Python tool, as a command, and once more where nothing holds it.
"""
# ruff: noqa: C901, PTH104, PTH111, PTH115, PTH123, PTH208, PTH211

from __future__ import annotations

import ctypes
import json
import os
import resource
import socket
import struct
import sys
from collections.abc import Callable
from typing import Any

WITHOUT_RIGHTS = {
    "read_shadow", "mount", "chroot", "host_name", "own_namespaces", "raw_socket", "bpf",
    "process_memory", "ptrace", "parents_environment", "parents_files", "raise_a_limit",
    "perf_events", "userfaultfd", "make_device", "handle", "change_owner", "packets",
    "parents_memory", "other_limits", "enter_namespace", "keys", "rings",
}  # fmt: skip
"""Attempts that may fail for somebody who is not root, or on a strict machine, anyway."""


def attempts(outside: str, granted: str, pid: int, port: int) -> dict[str, Callable[[], Any]]:
    """All attempts by name."""
    secret = f"{outside}/secret.txt"
    libc = ctypes.CDLL(None, use_errno=True)

    def call(number: int, *arguments: Any) -> bool:
        if os.uname().machine != "x86_64":
            return False
        return bool(libc.syscall(number, *arguments) >= 0)

    def read(path: str) -> bool:
        with open(path, "rb") as file:
            return bool(file.read(10))

    def wrote(path: str, flags: int) -> bool:
        handle = os.open(path, flags, 0o600)
        os.close(handle)
        return True

    def through_a_link() -> bool:
        os.symlink(secret, "link")
        return read("link")

    def through_a_hard_link() -> bool:
        os.link(secret, f"{granted}/hard")
        return read(f"{granted}/hard")

    def through_a_handle() -> bool:
        handle = os.open(secret, os.O_PATH)
        try:
            return read(f"/proc/self/fd/{handle}")
        finally:
            os.close(handle)

    def moved_in() -> bool:
        os.rename(f"{outside}/moved", f"{granted}/moved")
        return True

    def moved_out() -> bool:
        with open(f"{granted}/mine", "w") as file:
            file.write("x")
        os.rename(f"{granted}/mine", f"{outside}/mine")
        return True

    def did(function: Callable[..., Any], *arguments: Any) -> Callable[[], bool]:
        def carry_out() -> bool:
            function(*arguments)
            return True

        return carry_out

    def connected(family: int, kind: int, address: Any) -> bool:
        with socket.socket(family, kind) as one:
            one.settimeout(2)
            one.connect(address)
            return True

    def sent() -> bool:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            return one.sendto(b"canary", ("127.0.0.1", port)) > 0

    def opened(family: int, kind: int, number: int = 0) -> bool:
        socket.socket(family, kind, number).close()
        return True

    def listened() -> bool:
        with socket.create_server(("127.0.0.1", 0)):
            return True

    def inherited() -> bool:
        for number in range(3, 100):
            try:
                if os.readlink(f"/proc/self/fd/{number}").startswith(outside):
                    return True
            except OSError:
                continue
        for number in range(3, 100):
            try:
                if os.pread(number, 6, 0) == b"CANARY":
                    return True
            except OSError:
                continue
        return False

    def raised() -> bool:
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most + 1, most + 1))
        return True

    def ring() -> bool:
        return call(425, 4, ctypes.create_string_buffer(240))

    def process_memory() -> bool:
        data = ctypes.create_string_buffer(8)
        local = struct.pack("QQ", ctypes.addressof(data), 8)
        return call(310, pid, local, 1, local, 1, 0) or ctypes.get_errno() == 14

    def parents_memory() -> bool:
        handle = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
        os.close(handle)
        return True

    def ptrace() -> bool:
        seize, detach = 0x4206, 17
        worked = call(101, seize, pid, None, None)
        if worked:
            call(101, 0x4207, pid, None, None)
            os.waitpid(pid, 0x40000000)
            call(101, detach, pid, None, None)
        return worked

    return {
        "read": lambda: read(secret),
        "read_by_dots": lambda: read(f"{granted}/../outside/secret.txt"),
        "read_by_many_dots": lambda: read("../" * 12 + secret.lstrip("/")),
        "read_by_the_granted_link": lambda: read(f"{granted}/out/secret.txt"),
        "read_by_own_link": through_a_link,
        "read_by_hard_link": through_a_hard_link,
        "read_by_proc_root": lambda: read(f"/proc/self/root{secret}"),
        "read_by_proc_cwd": lambda: read("/proc/self/cwd/" + "../" * 12 + secret[1:]),
        "read_by_path_handle": through_a_handle,
        "read_passwords": lambda: read("/etc/passwd"),
        "read_shadow": lambda: read("/etc/shadow"),
        "read_host_name": lambda: read("/etc/hostname") or read("/proc/version"),
        "list": lambda: os.listdir(outside),
        "list_root": lambda: os.listdir("/"),
        "list_temporary": lambda: os.listdir("/tmp"),
        "list_home": lambda: os.listdir(os.path.expanduser("~root")),
        "list_processes": lambda: os.listdir("/proc"),
        "write": lambda: wrote(f"{outside}/new", os.O_WRONLY | os.O_CREAT),
        "append": lambda: wrote(secret, os.O_WRONLY | os.O_APPEND),
        "truncate": lambda: wrote(f"{outside}/cut", os.O_WRONLY | os.O_TRUNC),
        "truncate_by_name": did(os.truncate, f"{outside}/cut", 0),
        "write_temporary": lambda: wrote(f"/tmp/hostile-{pid}", os.O_WRONLY | os.O_CREAT),
        "write_shared_memory": lambda: wrote(
            f"/dev/shm/hostile-{pid}", os.O_WRONLY | os.O_CREAT
        ),
        "remove": did(os.remove, f"{outside}/gone"),
        "rename": did(os.rename, f"{outside}/old", f"{outside}/older"),
        "move_in": moved_in,
        "move_out": moved_out,
        "make_folder": did(os.mkdir, f"{outside}/folder"),
        "remove_folder": did(os.rmdir, f"{outside}/empty"),
        "make_link": did(os.symlink, "/", f"{outside}/link"),
        "make_pipe": did(os.mkfifo, f"{outside}/pipe"),
        "make_device": did(os.mknod, f"{outside}/device", 0o20600, os.makedev(1, 3)),
        "change_mode": did(os.chmod, secret, 0o640),
        "change_owner": did(os.chown, secret, os.getuid(), os.getgid()),
        "change_times": did(os.utime, secret, (1, 1)),
        "change_attributes": did(lambda: os.setxattr(secret, "user.x", b"x")),
        "handle": lambda: call(
            303, -100, secret.encode(), struct.pack("=Ii", 128, 0) + bytes(128),
            ctypes.byref(ctypes.c_int()), 0,
        ),
        "parents_environment": lambda: read(f"/proc/{pid}/environ"),
        "parents_files": lambda: os.listdir(f"/proc/{pid}/fd"),
        "parents_memory": parents_memory,
        "environment": lambda: "CANARY" in " ".join(os.environ.values()),
        "inherited": inherited,
        "connect": lambda: connected(2, 1, ("127.0.0.1", port)),
        "connect_by_name": lambda: connected(2, 1, ("localhost", port)),
        "send": sent,
        "listen": listened,
        "local_socket": lambda: connected(1, 1, f"{outside}/socket"),
        "abstract_socket": lambda: connected(1, 1, f"\0hostile-{pid}"),
        "raw_socket": lambda: opened(2, 3, 1),
        "packets": lambda: opened(17, 3),
        "route_socket": lambda: opened(16, 3),
        "other_socket": lambda: opened(10, 2),
        "rings": ring,
        "see_parent": did(os.kill, pid, 0),
        "handle_of_parent": did(os.pidfd_open, pid),
        "priority_of_parent": did(os.setpriority, 0, pid, 0),
        "processors_of_parent": did(
            lambda: os.sched_setaffinity(pid, os.sched_getaffinity(pid))
        ),
        "other_limits": did(lambda: resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))),
        "ptrace": ptrace,
        "process_memory": process_memory,
        "raise_a_limit": raised,
        "keys": lambda: call(248, b"user", b"hostile", b"x", 1, -2),
        "bpf": lambda: call(321, 0, struct.pack("IIII", 2, 4, 4, 1) + bytes(112), 128),
        "perf_events": lambda: call(
            298, struct.pack("IIQ", 1, 120, 0) + bytes(104), 0, -1, -1, 0
        ),
        "userfaultfd": lambda: call(323, 1),
        "personality": lambda: call(135, 0),
        "enter_namespace": did(
            lambda: libc.setns(os.open("/proc/1/ns/uts", os.O_RDONLY), 0) and 1 / 0
        ),
        "host_name": did(lambda: socket.sethostname(socket.gethostname())),
        "own_namespaces": lambda: libc.unshare(0x04000000) == 0,
        "mount": lambda: libc.mount(b"x", f"{outside}/mount".encode(), b"tmpfs", 0, None) == 0,
        "chroot": did(lambda: os.chroot("/")),
    }  # fmt: skip


def run(outside: str, granted: str, pid: int, port: int) -> list[str]:
    """The names of the attempts that worked."""
    worked = []
    for name, attempt in attempts(outside, granted, pid, port).items():
        try:
            if attempt():
                worked.append(name)
        except BaseException:  # noqa: BLE001, S112 - refused, in whatever way
            continue
    return worked


if __name__ == "__main__":
    where, given, number, place = sys.argv[1:]
    print(json.dumps(run(where, given, int(number), int(place))))  # noqa: T201
