"""Mutates GGUF headers and follows what the reader does (S2); libFuzzer's options apply.

Usage: python tests/fuzz/fuzz_headers.py [-runs=20000] [-max_total_time=600] [-seed=1]

What it finds it writes as ``crash-…`` beside itself; a fixed finding becomes a seed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
with atheris.instrument_imports(include=["workbench.models"]):
    from tests.fuzz.header_target import check_bytes
    from tests.fuzz.seeds import write

_OPTIONS = ["-max_len=16384", "-rss_limit_mb=512", "-timeout=60", "-print_final_stats=1"]


def main() -> None:
    """Fuzz until the options say it is enough; the exit code tells whether anything broke."""
    with tempfile.TemporaryDirectory(prefix="headers-") as folder:
        write(Path(folder))
        atheris.Setup([sys.argv[0], *_OPTIONS, *sys.argv[1:], folder], check_bytes)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
