"""Figures of models, agents and tools as text, for people and for other programs."""

from __future__ import annotations

import csv
import io
from dataclasses import fields

from workbench.app.usage import Usage
from workbench.base.csv_cells import safe_cell

NOT_TOLD = "not told by this system"


def as_csv(usage: Usage) -> str:
    """One line per figure: kind, name, figure, value."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "name", "figure", "value"))
    for kind, rows in (("model", usage.models), ("agent", usage.agents), ("tool", usage.tools)):
        for row in rows:
            for one in fields(row)[1:]:
                value = getattr(row, one.name)
                shown = "" if value is None else value
                writer.writerow((kind, safe_cell(row.name), one.name, shown))
    for part, joules in usage.energy_j:
        writer.writerow(("energy", part, "energy_j", joules))
    return text.getvalue()


def seconds(value_s: float | None) -> str:
    """A short time; a dash where it is not known."""
    if value_s is None:
        return "–"
    return f"{value_s * 1000:.0f} ms" if value_s < 0.9995 else f"{value_s:.2f} s"


def number(value: float | None) -> str:
    """A number with one digit behind the point."""
    return "–" if value is None else f"{value:.1f}"


def share(value: float | None) -> str:
    """A share of one as a percentage."""
    return "–" if value is None else f"{100 * value:.0f} %"


def duration(value_s: float) -> str:
    """A long time in its largest units; a dash for none."""
    if not value_s:
        return "–"
    minutes = int(value_s // 60)
    if minutes < 1:
        return f"{value_s:.0f} s"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes // 1440} d {minutes % 1440 // 60} h"
