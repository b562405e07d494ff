"""S15: 10,000 mutations of an audit log, each looked at by both verifiers.

Usage: python tests/benchmarks/audit_mutations.py [--count 10000] [--records 1000] [--seed 1]

With a checkpoint that was kept elsewhere every mutation must be found. Without one only what is
a cut of the end may stay unfound: what is signed is untouched, and at most a hundred records
that are not signed follow it. Prints one JSON line; ends with 1 if anything else was missed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from tests.audit_mutations import Mutation, Original, is_only_cut, make_log, mutations  # noqa: E402
from workbench.policy.audit_check import check_lines  # noqa: E402


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--records", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        original = make_log(Path(folder), options.records)
    alone = _alone()
    kinds: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    cut = 0
    per_round = 200
    for number in range(0, options.count, per_round):
        some = min(per_round, options.count - number)
        for one in mutations(original, some, options.seed + number):
            kinds[one.kind] += 1
            missed, is_cut = _look(one, original, alone)
            cut += is_cut
            if missed:
                wrong[f"{one.kind}: {missed}"] += 1
    print(
        json.dumps(
            {
                "case": "audit mutations",
                "mutations": sum(kinds.values()),
                "kinds": dict(sorted(kinds.items())),
                "found with a checkpoint kept elsewhere": sum(kinds.values())
                - sum(n for text, n in wrong.items() if "with" in text.split(": ")[-1]),
                "only cuts of the end, unfound without it": cut,
                "missed": dict(wrong),
                "seconds": round(time.monotonic() - began_s, 1),
            }
        )
    )
    return 1 if wrong else 0


def _look(one: Mutation, original: Original, alone: Any) -> tuple[str, bool]:
    """What was missed, and whether it is a cut of the end that nobody can find without it."""
    keys, kept = [original.public_key], [original.outside]
    if check_lines(one.lines, keys, kept).whole or _alone_whole(one, original, alone, True):
        return "with", False
    whole = check_lines(one.lines, keys).whole
    if whole != _alone_whole(one, original, alone, False):
        return "the verifiers differ", False
    if whole and not is_only_cut(one.lines, original):
        return "out", False
    return "", whole


def _alone_whole(one: Mutation, original: Original, alone: Any, outside: bool) -> bool:
    kept = [json.loads(original.outside.line)] if outside else []
    check = alone.Check([original.public_key], kept)
    for line in one.lines:
        check.take(line)
    return bool(check.end())


def _alone() -> Any:
    path = _ROOT / "packaging" / "audit_verify.py"
    spec = importlib.util.spec_from_file_location("audit_verify", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


if __name__ == "__main__":
    sys.exit(main())
