"""One look as a page for a terminal, and as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from workbench.app.terminal import harmless, shortened
from workbench.base.sizes import size_text
from workbench.telemetry.live_file import Live
from workbench.telemetry.samplers.api import GpuInfo

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_BAR_CELLS = 24
_WARN_SHARE, _BAD_SHARE = 0.8, 0.95
_MOST_TITLE, _MOST_ID, _MOST_FACTS = 44, 13, 160
_MOST_FINDINGS = 8
_UNKNOWN = "–"
_STATUS_STYLES = {"healthy": "green", "degraded": "yellow", "unhealthy": "red"}


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at one moment.

    Attributes:
        values: Of the machine, by metric.
        live: What each running program tells of itself.
    """

    at_s: float
    values: Mapping[str, float]
    gpus: Sequence[GpuInfo]
    live: Sequence[Live]


def as_values(look: Look) -> dict[str, Any]:
    """A look as plain values, for JSON."""
    return {
        "at_s": look.at_s,
        "machine": dict(look.values),
        "gpus": [asdict(gpu) for gpu in look.gpus],
        "programs": [
            {"pid": live.pid, "at_s": live.at_s, "values": dict(live.values), **live.about}
            for live in look.live
        ],
    }


def drawn(look: Look) -> RenderableType:
    """The whole page."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [_machine(look)]
    for live in look.live:
        parts += [Text(""), *_program(live)]
    if not look.live:
        said = "No window is open with this data folder; models and runs are shown once one is."
        parts += [Text(""), Text(said, style="dim")]
    return Group(*parts)


def _machine(look: Look) -> Table:
    values = look.values
    grid = _grid()
    total = values.get("memory.total_bytes", 0.0)
    used = values.get("memory.used_bytes", 0.0)
    grid.add_row("Memory", _bar(used / total if total else 0.0), _of(used, total))
    cpu = values.get("cpu.percent", 0.0)
    grid.add_row("CPU", _bar(cpu / 100.0), f"{cpu:.0f} %")
    for gpu in look.gpus:
        head = f"gpu.{gpu.index}"
        use = values.get(f"{head}.percent")
        taken = values.get(f"{head}.memory_used_bytes", 0.0)
        words = [harmless(gpu.name), _of(taken, float(gpu.memory_total_bytes))]
        words += [f"{values[key]:.0f} {unit}" for key, unit in _gpu_facts(head, values)]
        share = (use or 0.0) / 100.0
        grid.add_row(f"GPU {gpu.index}", _bar(share), _cell(" · ".join(words), _MOST_FACTS))
    if free := values.get("disk.free_bytes"):
        grid.add_row("Disk", "", f"{size_text(free)} free")
    return grid


def _gpu_facts(head: str, values: Mapping[str, float]) -> list[tuple[str, str]]:
    wanted = (
        (f"{head}.percent", "%"),
        (f"{head}.temperature_c", "°C"),
        (f"{head}.power_w", "W"),
    )
    return [(key, unit) for key, unit in wanted if key in values]


def _program(live: Live) -> list[RenderableType]:
    from rich.text import Text

    values = live.values
    rate, first = values.get("tokens_per_s", 0.0), values.get("time_to_first_token_s")
    words = [
        f"Workbench {live.pid}",
        size_text(values.get("memory.program_bytes", 0.0)),
        f"{rate:.0f} tok/s",
        f"TTFT {first:.2f} s" if first is not None else f"TTFT {_UNKNOWN}",
        f"queue {values.get('queue.length', 0.0):.0f}",
        f"connections out {values.get('net.connections', 0.0):.0f}",
    ]
    return [Text(" · ".join(words), style="bold"), *_health(live), _models(live), _runs(live)]


def _health(live: Live) -> list[RenderableType]:
    """How the program is, with the reasons."""
    from rich.text import Text

    told = live.about.get("health")
    if not isinstance(told, dict):
        return []  # an older program
    status = str(told.get("status", ""))
    lines: list[RenderableType] = [
        Text(f"  {_plain(status)}", style=_STATUS_STYLES.get(status, ""))
    ]
    for one in _rows_in(told.get("findings"))[:_MOST_FINDINGS]:
        style = _STATUS_STYLES.get(str(one.get("status")), "")
        words = f"{one.get('title', '')}: {one.get('reason', '')}"
        lines.append(Text(f"    {_plain(words, _MOST_FACTS)}", style=style))
    return lines


def _models(live: Live) -> RenderableType:
    from rich.text import Text

    rows = _rows(live, "models")
    if not rows:
        return Text("  no model is loaded", style="dim")
    table = _table(
        "Model", "State", "Memory>", "KV tokens>", "Runs>", "Waits>", "tok/s>", "Idle>"
    )
    for row in rows:
        name = str(row.get("id", ""))
        memory = live.values.get(f"memory.model.{name}_bytes")
        kv = live.values.get(f"kv.{name}_tokens")
        whole = live.values.get(f"kv.{name}_capacity_tokens", 0.0)
        table.add_row(
            _cell(row.get("title") or name),
            _cell(row.get("state")),
            size_text(memory) if memory is not None else _UNKNOWN,
            f"{kv:,.0f} of {whole:,.0f}" if kv is not None else _UNKNOWN,
            f"{_number(row, 'running'):.0f}",
            f"{_number(row, 'queued'):.0f}",
            f"{_number(row, 'tokens_per_s'):.0f}",
            _time(_number(row, "idle_s")),
        )
    return table


def _runs(live: Live) -> RenderableType:
    from rich.text import Text

    rows = _rows(live, "runs")
    if not rows:
        return Text("  nothing runs", style="dim")
    table = _table("Run", "Agent", "", "For>")
    for row in rows:
        waits = "waits for a person" if row.get("waits") else "runs"
        run_id, agent = _cell(row.get("id"), _MOST_ID), _cell(row.get("agent"))
        table.add_row(run_id, agent, waits, _time(_number(row, "for_s")))
    return table


def _rows(live: Live, key: str) -> list[Mapping[str, Any]]:
    return _rows_in(live.about.get(key))


def _rows_in(found: object) -> list[Mapping[str, Any]]:
    rows = found if isinstance(found, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _number(row: Mapping[str, Any], key: str) -> float:
    value = row.get(key)
    return float(value) if isinstance(value, int | float) else 0.0


def _cell(value: object, most_chars: int = _MOST_TITLE) -> Text:
    """Text of others: neither control characters nor markup count in it."""
    from rich.text import Text

    return Text(_plain(value, most_chars))


def _plain(value: object, most_chars: int = _MOST_TITLE) -> str:
    return harmless(" ".join(shortened(str(value or ""), most_chars).split()))


def _time(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 3600 else f"{seconds / 3600:.1f} h"


def _of(part_bytes: float, whole_bytes: float) -> str:
    return f"{size_text(part_bytes)} of {size_text(whole_bytes)}"


def _bar(share: float) -> Text:
    from rich.text import Text

    full = round(min(1.0, max(0.0, share)) * _BAR_CELLS)
    style = "green" if share < _WARN_SHARE else "yellow" if share < _BAD_SHARE else "red"
    bar = Text("█" * full, style=style)
    bar.append("░" * (_BAR_CELLS - full), style="dim")
    return bar


def _grid() -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    return grid


def _table(*headings: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=True, header_style="dim")
    for heading in headings:
        is_number = heading.endswith(">")
        table.add_column(heading.rstrip(">"), justify="right" if is_number else "left")
    return table
