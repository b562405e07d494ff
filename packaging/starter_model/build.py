"""Make the starter model from nothing: tokeniser, training, decay, files and figure."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import convert
import held_out
import tokenizer
import torch
from train import SEED

HERE = Path(__file__).parent


def _command(script: str, *arguments: str) -> list[str]:
    return [sys.executable, str(HERE / script), *arguments]


def train_together(runs: list[Path], minutes: float, *options: str) -> None:
    """Train the runs side by side; each takes the mean with the other once a minute.

    Raises:
        SystemExit: One of them ended with an error; the others are stopped.
    """
    started = []
    for run in runs:
        words = ["--out", str(run), "--minutes", str(minutes), *options]
        for other in runs:
            if other != run:
                words += ["--partner", str(other)]
        started.append(subprocess.Popen(_command("train.py", *words)))
    try:
        for process in started:
            if process.wait():
                sys.exit(f"training ended with code {process.returncode}")
    finally:
        for process in started:
            process.terminate()


def average(runs: list[Path], target: Path) -> None:
    """Write the mean of the decayed weights of all runs, as a run of its own."""
    states = [torch.load(run / "decayed.pt", weights_only=True) for run in runs]
    for part in ("net", "mean"):
        for name in states[0][part]:
            values = [state[part][name] for state in states]
            states[0][part][name] = torch.stack(values).mean(0)
    target.mkdir(parents=True, exist_ok=True)
    torch.save(states[0], target / "decayed.pt")
    shutil.copy(runs[0] / "tokenizer.json", target)


def main() -> None:
    """Run every step; a step that was cut off goes on where it stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--runs", type=int, choices=(1, 2), default=2, help="one for each core")
    parser.add_argument("--minutes", type=float, default=235, help="at the constant rate")
    parser.add_argument("--decay-minutes", type=float, default=105)
    parser.add_argument("--quantised", action="store_true", help="eight bits instead of halves")
    options = parser.parse_args()
    runs = [options.out / f"run{number}" for number in range(options.runs)]
    for run in runs:
        run.mkdir(parents=True, exist_ok=True)
        if not (run / "tokenizer.json").exists():  # one vocabulary for both
            tokenizer.build(run, SEED)
    train_together(runs, options.minutes)
    train_together(runs, options.decay_minutes, "--decay")
    whole = options.out / "run"
    average(runs, whole)
    convert.convert(whole, "decayed.pt", options.out, quantised=options.quantised)
    held_out.build(options.out / "held_out.jsonl")
    figure = _command("evaluate.py", str(options.out / "starter.gguf"))
    subprocess.run([*figure, str(options.out / "held_out.jsonl")], check=True)


if __name__ == "__main__":
    main()
