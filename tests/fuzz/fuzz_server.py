"""Sends malformed requests to the local server: none may crash it, each gets a proper error.

Usage: python tests/fuzz/fuzz_server.py [--count 10000] [--seed 1]

Prints one JSON line; ends with 1 if an answer is not a proper one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.fuzz.malformed import send, sweep
from workbench.__main__ import start_serving
from workbench.app.local_server import ServeOptions
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths

RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 0,
    "recordings": [{"text": "Hello."}],
}


async def run(folder: Path, count: int, seed: int) -> int:
    """Sweep, then see that the server is as well as before."""
    (folder / "models").mkdir()
    (folder / "models" / "talker.replay.json").write_text(json.dumps(RECORDING))
    async with open_workbench(Paths(folder, folder / "cache"), serving=start_serving) as bench:
        _key, secret = bench.local_server.keys.create("fuzz")
        state = await bench.local_server.start(ServeOptions())
        port = int(state.url.rpartition(":")[2])
        began_s = time.monotonic()
        statuses, wrong = await sweep(port, secret, count, seed)
        took_s = time.monotonic() - began_s
        head = (
            f"GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )
        well = b" 200 " in await send(port, head.encode())
        await asyncio.sleep(1.0)
        left = len(bench.local_server.live()) + len(bench.runs.active)
    line = {
        "requests": count,
        "seed": seed,
        "seconds": round(took_s, 1),
        "statuses": dict(sorted(statuses.items())),
        "improper": len(wrong),
        "well_after": well,
        "left_running": left,
    }
    print(json.dumps(line))  # noqa: T201
    for each in wrong[:20]:
        print(each, file=sys.stderr)  # noqa: T201
    return 0 if not wrong and well else 1


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        return asyncio.run(run(Path(place), arguments.count, arguments.seed))


if __name__ == "__main__":
    sys.exit(main())
