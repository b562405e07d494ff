"""Turns the lines of the benchmarks into the table of CONTRIBUTING.md.

Usage: make bench > figures.jsonl; python tests/benchmarks/table.py figures.jsonl

A goal stands in brackets after its figure. Lines that are void (their control was too far from
1) say so instead of being left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

SIGNS = {"<=": "≤", ">=": "≥"}


def lines_of(text: str) -> list[dict[str, Any]]:
    """The benchmark lines among other output, by number; of a case measured twice the last."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for line in text.splitlines():
        if line.startswith('{"benchmark"'):
            value: dict[str, Any] = json.loads(line)
            found[value["benchmark"], value["case"]] = value
    return sorted(found.values(), key=lambda value: _place(value["benchmark"]))


def _place(name: str) -> tuple[int, str]:
    """Those with a number first, then those with a word."""
    number = name.removeprefix("P")
    return (int(number), "") if number.isdecimal() else (sys.maxsize, name)


def figure_text(name: str, value: Any, goal: str) -> str:
    """One figure in words, with its goal."""
    values = value if isinstance(value, list) else [value]
    texts = [each if isinstance(each, str) else f"{each:g}" for each in values]
    shown = ", ".join(texts) or "none"
    text = f"{name.replace('_', ' ')} {shown}"
    if not goal:
        return text
    sign, _, limit = goal.partition(" ")
    return f"**{text}** ({SIGNS[sign]} {limit})"


def row(line: dict[str, Any]) -> str:
    """One row of the table."""
    goals = line["goals"]
    figures = sorted(line["figures"].items(), key=lambda item: item[0] not in goals)
    texts = "; ".join(figure_text(name, value, goals.get(name, "")) for name, value in figures)
    control = f"{line['control_ratio']:g}" if "control_ratio" in line else "–"
    met = "void: noisy" if line.get("void") else "–" if not goals else ""
    met = met or ("yes" if line["passed"] else "**no**")
    return f"| {line['benchmark']} | {line['case']} | {texts} | {control} | {met} |"


def machine_text(machine: dict[str, Any]) -> str:
    """What it was measured on, in one sentence."""
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    cores = f"{machine['cores']} cores"
    if machine["usable_cores"] not in (0, machine["cores"]):
        cores = f"{machine['usable_cores']} of {cores}"
    return (
        f"Measured on {machine['processor']}, {cores}, "
        f"{machine['system']}, Python {machine['python']}, {versions}."
    )


def table(text: str) -> str:
    """The whole table in Markdown."""
    lines = lines_of(text)
    if not lines:
        raise SystemExit("there is no benchmark line in the input; run `make bench` first")
    head = ["| | Case | Figures (goal) | Control | Goals met |", "|---|---|---|---|---|"]
    machines = {machine_text(line["machine"]) for line in lines}
    return "\n".join([*sorted(machines), "", *head, *map(row, lines)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path, nargs="?", help="file of lines; else stdin")
    options = parser.parse_args()
    print(table(options.figures.read_text("utf-8") if options.figures else sys.stdin.read()))


if __name__ == "__main__":
    main()
