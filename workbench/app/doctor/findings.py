"""What the doctor found, and how it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from workbench.app.terminal import harmless, shortened
from workbench.base.paths import Paths

State = Literal["ok", "note", "warning", "bad"]
_MARKS: dict[State, str] = {"ok": "ok  ", "note": "    ", "warning": "!   ", "bad": "BAD "}
_MOST_CHARS = 600


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the page.

    Attributes:
        title: What was looked at.
        text: How it is.
        state: ``note`` is a fact that is neither good nor bad.
        hint: How to mend it; empty where nothing is wrong.
    """

    title: str
    text: str
    state: State = "ok"
    hint: str = ""


Check = Callable[["Patient"], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked at.

    Attributes:
        thorough: Read every page of the databases and every byte of the models.
    """

    paths: Paths
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page."""

    title: str
    findings: tuple[Finding, ...]


def looked_at(title: str, checks: Sequence[Check], patient: Patient) -> Part:
    """Do the checks of a part; one that fails is a finding and stops no other."""
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check(patient)
        except Exception as exc:  # noqa: BLE001 - what is broken must not hide the rest
            name = check.__name__.strip("_").replace("_", " ")
            text = f"could not be looked at: {type(exc).__name__}: {exc}"
            findings.append(Finding(name.capitalize(), text, "bad", "Please report this."))
    return Part(title, tuple(findings))


def page(parts: Iterable[Part]) -> str:
    """The page for a terminal."""
    lines: list[str] = []
    for part in parts:
        lines.append(f"{part.title}")
        width = max((len(one.title) for one in part.findings), default=0)
        for one in part.findings:
            text = harmless(" ".join(shortened(one.text, _MOST_CHARS).split()))
            lines.append(
                f"  {_MARKS[one.state]}{harmless(one.title):<{width}}  {text}".rstrip()
            )
            if one.hint:
                hint = harmless(" ".join(shortened(one.hint, _MOST_CHARS).split()))
                lines.append(f"      {'':<{width}}  → {hint}")
        lines.append("")
    return "\n".join([*lines, verdict(parts)])


def verdict(parts: Iterable[Part]) -> str:
    """The last line: how much is wrong."""
    states = [one.state for part in parts for one in part.findings]
    bad, warnings = states.count("bad"), states.count("warning")
    if not bad and not warnings:
        return "Nothing is wrong."
    words = []
    if bad:
        words.append("1 thing is broken" if bad == 1 else f"{bad} things are broken")
    if warnings:
        words.append("1 needs a look" if warnings == 1 else f"{warnings} need a look")
    return f"{', '.join(words)}: see the lines with BAD and !."


def as_values(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """The page as plain values, for JSON."""
    return [
        {"part": part.title, "findings": [asdict(one) for one in part.findings]}
        for part in parts
    ]


def is_bad(parts: Iterable[Part]) -> bool:
    """Whether something is broken."""
    return any(one.state == "bad" for part in parts for one in part.findings)
