"""Make the starter model from nothing: tokeniser, training, decay, files and figure."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import convert
import held_out

HERE = Path(__file__).parent


def _run(script: str, *arguments: str) -> None:
    subprocess.run([sys.executable, str(HERE / script), *arguments], check=True)


def main() -> None:
    """Run every step; a step that was cut off goes on where it stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=150, help="at the constant rate")
    parser.add_argument("--decay-minutes", type=float, default=20)
    parser.add_argument("--quantised", action="store_true", help="eight bits instead of halves")
    options = parser.parse_args()
    run = options.out / "run"
    run.mkdir(parents=True, exist_ok=True)
    _run("train.py", "--out", str(run), "--minutes", str(options.minutes))
    _run("train.py", "--out", str(run), "--minutes", str(options.decay_minutes), "--decay")
    convert.convert(run, "decayed.pt", options.out, quantised=options.quantised)
    held_out.build(options.out / "held_out.jsonl")
    _run("evaluate.py", str(options.out / "starter.gguf"), str(options.out / "held_out.jsonl"))


if __name__ == "__main__":
    main()
