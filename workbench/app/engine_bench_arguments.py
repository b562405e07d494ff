"""The words of ``workbench engines bench``."""

from __future__ import annotations

from typing import Any

_TEXT = "the fastest setting of a model on this machine, found by measuring"
_MORE = (
    "Tries GPU layers, threads, batch sizes, flash attention, types of the KV cache, and other "
    "forms of the model that are installed, and loads the model with the fastest from then on."
)


def add_bench_command(actions: Any) -> None:
    """Add ``bench`` to the actions of ``workbench engines``."""
    bench = actions.add_parser("bench", help=_TEXT, description=_MORE)
    bench.add_argument(
        "model", nargs="?", default="", metavar="MODEL", help="or the default model"
    )
    bench.add_argument("--json", action="store_true", help="print JSON")
    bench.add_argument("--limit-s", type=float, default=0.0, help="longest time, in seconds")
    what = bench.add_mutually_exclusive_group()
    what.add_argument("--keep", action="store_true", help="measure only, change nothing")
    what.add_argument(
        "--small-kv", action="store_true", help="also take a smaller KV cache, if it pays"
    )
    what.add_argument("--show", action="store_true", help="what was found the last time")
    what.add_argument("--forget", action="store_true", help="load the model as usual again")
