"""The date and time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.parameters import parameters
from workbench.tools.schema import suggest

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """The time in a zone, or here, in words: a small model copies, it knows no months."""
    name = str(arguments.get("timezone", "")).strip()
    zone = _zone(name) if name else None
    now = datetime.now(zone).astimezone(zone)
    shown = zone.key if zone else now.tzname()
    date = f"{now.day} {_MONTHS[now.month - 1]} {now.year}"
    return f"{now:%H:%M} on {_DAYS[now.weekday()]}, {date} ({shown or 'local time'})"


def _zone(name: str) -> ZoneInfo:
    wanted = name.replace(" ", "_").lower()
    names = available_timezones()
    for known in sorted(names, key=lambda known: (known.lower() != wanted, known)):
        if wanted in (known.lower(), known.lower().rpartition("/")[2]):
            return ZoneInfo(known)
    meant = suggest(wanted, sorted(names))
    hint = f"Did you mean {meant}?" if meant else "Use a name such as Europe/Paris."
    raise ToolError(f"there is no time zone {name!r}.", hint)


SPEC = ToolSpec(
    name="current_time",
    title="Date and time",
    description="Current date and time",
    parameters=parameters(
        {}, {"timezone": ("string", "Name of a time zone, for example Europe/Paris")}
    ),
    run=run,
    touches="This computer's clock",
)
