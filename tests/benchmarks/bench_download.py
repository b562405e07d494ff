"""P14: how much of a server's rate a download gets, and what ten kills cost.

Usage: python tests/benchmarks/bench_download.py [--megabytes 2000] [--kills 10]

A server on this machine gives each connection at most 20 MB/s and answers after 50 ms. The
fetching program is another process; once it runs through, then it is killed again and again at
random times and finally runs through. Bytes are counted at the server. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from measuring import report

from tests.hub.server import Hub, running_hub
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.transfer import Transfer
from workbench.models.downloads.values import Limits, Progress, RemoteFile

RATE_BYTES_PER_S = 20_000_000.0
ROUND_TRIP_S = 0.05


def fetch(url: str, size: int, digest: str, part: Path) -> None:
    """The other process: fetch once; prints when the last byte was there and when it ended."""
    last_byte_s = 0.0

    def told(progress: Progress) -> None:
        nonlocal last_byte_s
        if progress.have_bytes == size and not last_byte_s:
            last_byte_s = time.perf_counter()

    begun_s = time.perf_counter()
    with new_client(Limits()) as client:
        remote = RemoteFile(url, "model", size, digest)
        Transfer(remote, part, client, on_progress=told).run()
    end_s = time.perf_counter()
    print(end_s - begun_s, end_s - (last_byte_s or end_s), flush=True)


def start(url: str, size: int, digest: str, part: Path) -> subprocess.Popen[str]:
    """Begin to fetch in another process."""
    words = [sys.executable, __file__, "--fetch", url, str(size), digest, str(part)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def through(hub: Hub, program: subprocess.Popen[str]) -> tuple[float, float]:
    """Wait for the end; seconds of all, and of the check after the last byte."""
    out, _ = program.communicate()
    if program.returncode:
        raise RuntimeError("the download failed")
    total_s, check_s = map(float, out.split())
    return total_s, check_s


def main() -> None:
    """Measure, or fetch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--fetch", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fetch:
        url, size, digest, part = options.fetch
        fetch(url, int(size), digest, Path(part))
        return
    data = os.urandom(options.megabytes * 1_000_000)
    digest = hashlib.sha256(data).hexdigest()
    rng = random.Random(14)
    with running_hub() as hub, tempfile.TemporaryDirectory() as folder:
        url = hub.put("org/m", "model", data, sha256=digest)
        hub.rate_bytes_per_s, hub.round_trip_s = RATE_BYTES_PER_S, ROUND_TRIP_S
        part = Path(folder, "whole.part")
        total_s, check_s = through(hub, start(url, len(data), digest, part))
        allowed = len(data) / (Limits().streams * RATE_BYTES_PER_S)
        part.unlink()
        hub.served.sent_bytes = 0
        killed = Path(folder, "killed.part")
        for _ in range(options.kills):
            program = start(url, len(data), digest, killed)
            wanted = hub.served.sent_bytes + len(data) / (options.kills + 2) * rng.uniform(
                0.5, 1
            )
            while hub.served.sent_bytes < wanted and program.poll() is None:
                time.sleep(0.01)
            program.kill()
            program.wait()
        through(hub, start(url, len(data), digest, killed))
        if killed.read_bytes() != data:
            raise RuntimeError("the file is wrong")
        again = hub.served.sent_bytes - len(data)
        report(
            "P14",
            f"{options.megabytes} MB, {Limits().streams} connections of 20 MB/s, "
            f"{options.kills} kills",
            {
                "rate_share": allowed / total_s,
                "fetched_again_share": again / len(data),
                "check_after_last_byte_share": check_s / total_s,
            },
            goals={
                "rate_share": ">= 0.9",
                "fetched_again_share": "<= 0.02",
                "check_after_last_byte_share": "<= 0.03",
            },
        )


if __name__ == "__main__":
    main()
