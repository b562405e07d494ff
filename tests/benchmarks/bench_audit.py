"""S15: what one record of the audit log costs: each written by itself, with two writers, too.

Usage: python tests/benchmarks/bench_audit.py [--records 5000] [--folder FOLDER]

A record counts as written once the system has it. After each hundredth a checkpoint is signed,
which is in the times, and the disk is asked to have it all, which goes on beside. ``cpu`` is
the time of the processor alone, for machines on which others are at work. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from tests.audit_mutations import NoSecrets  # noqa: E402
from workbench.policy.audit import AuditEntry, AuditLog  # noqa: E402
from workbench.policy.audit_folder import check_folder  # noqa: E402
from workbench.policy.audit_key import AuditKey  # noqa: E402

_GOAL_MS = 2.0
_DETAILS = {"run": "a" * 32, "span": "call-1", "tool": "read_file", "seconds": 0.123}


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--beside", type=Path, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.beside is not None:
        write(options.beside, options.records)
        return 0
    with tempfile.TemporaryDirectory(prefix="audit-", dir=options.folder) as folder:
        alone_ms, cpu_ms = write(Path(folder) / "alone", options.records)
        shared = Path(folder) / "shared"
        words = [sys.executable, __file__, "--beside", str(shared)]
        with subprocess.Popen([*words, "--records", str(options.records)]) as other:
            shared_ms, _cpu_ms = write(shared, options.records)
            other.wait()
        keys = AuditKey(shared, NoSecrets()).note()
        began_s = time.monotonic()
        verdict = check_folder(shared, keys.all_keys if keys else ())
        verify_s = time.monotonic() - began_s
    figures = {
        "case": "audit append",
        "alone": figures_of(alone_ms),
        "alone, cpu": figures_of(cpu_ms),
        "two programs": figures_of(shared_ms),
        "whole": verdict.whole,
        "records": verdict.records,
        "verify_s": round(verify_s, 3),
        "goal_p99_ms": _GOAL_MS,
        "met": percentile(alone_ms, 99) <= _GOAL_MS and verdict.whole,
    }
    print(json.dumps(figures))
    return 0 if verdict.whole else 1


def write(folder: Path, records: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each, by the clock and of the processor."""
    log = AuditLog(folder, AuditKey(folder, NoSecrets()))
    took_ms, cpu_ms = [], []
    for number in range(records):
        entry = AuditEntry(
            time.time(), "agent:starter", "tool.called", _DETAILS | {"n": number}
        )
        began_s, cpu_s = time.perf_counter(), time.thread_time()
        log.write([entry])
        took_ms.append((time.perf_counter() - began_s) * 1000)
        cpu_ms.append((time.thread_time() - cpu_s) * 1000)
    log.checkpoint()
    return took_ms, cpu_ms


def figures_of(took_ms: list[float]) -> dict[str, float]:
    """Median, p99 and the slowest."""
    return {
        "p50_ms": round(statistics.median(took_ms), 4),
        "p99_ms": round(percentile(took_ms, 99), 4),
        "p99_9_ms": round(percentile(took_ms, 99.9), 4),
        "most_ms": round(max(took_ms), 3),
    }


def percentile(values: list[float], share: float) -> float:
    """By rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


if __name__ == "__main__":
    sys.exit(main())
