"""S13, S14: three hundred actions with secrets in every room, a kill, and a look at each byte.

Prints one JSON line per profile: how many files were looked at, and how many held a canary in
UTF-8, UTF-16, base64 or hex. ``python tests/benchmarks/soak_secrets.py [ACTIONS]``.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.test_secrets import canaries, carried_out, written
from tests.stores import PASSPHRASE, Keyring, found_in
from workbench.app.store_door import StoreDoor
from workbench.app.store_keeping import StoreKeeping
from workbench.base.paths import Paths

ACTIONS = 300


def profile(place: Path, count: int, *, encrypted: bool) -> dict[str, object]:
    """Work in one profile, and look at what it left."""
    said = canaries()
    if encrypted:
        paths = Paths(place / "data", place / "cache")
        asyncio.run(StoreKeeping(paths, Keyring()).plan_encryption(PASSPHRASE))
        door = StoreDoor(paths, Keyring())
        door.open(door.by_typed(PASSPHRASE))()
        said["passphrase"] = PASSPHRASE
    began_s = time.perf_counter()
    output = carried_out(place, said, count)
    wanted = [said["key"], said["token"]]
    if encrypted:
        wanted += [said["patient"], PASSPHRASE]
    found = found_in(written(place), wanted)
    return {
        "case": "S14 encrypted" if encrypted else "S13 plain",
        "actions": count,
        "seconds": round(time.perf_counter() - began_s, 1),
        "files": sum(p.is_file() for folder in written(place) for p in folder.rglob("*")),
        "hits": len(found) + sum(one in output for one in wanted),
        "where": found,
        "goals_met": not found,
    }


def main() -> None:
    """Both profiles."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ACTIONS
    for encrypted in (False, True):
        with tempfile.TemporaryDirectory(prefix="secrets-") as place:
            print(json.dumps(profile(Path(place), count, encrypted=encrypted)), flush=True)


if __name__ == "__main__":
    main()
