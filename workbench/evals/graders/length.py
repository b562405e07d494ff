"""The answer is neither too short nor too long."""

from __future__ import annotations

from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    at_once,
    failed,
    passed,
)
from workbench.evals.values import Case, Grade


def _problem(settings: Settings) -> str:
    if settings["least"] > settings["most"]:
        return f"at least {settings['least']} is more than at most {settings['most']}"
    return ""


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    text, unit = answered.text.strip(), settings["unit"]
    counts = {"characters": len, "words": _words, "lines": _lines}
    count = counts[unit](text)
    if settings["least"] <= count <= settings["most"]:
        return passed(LENGTH.kind)
    which = "fewer" if count < settings["least"] else "more"
    most = settings["least"] if which == "fewer" else settings["most"]
    return failed(LENGTH.kind, f"{count} {unit}, {which} than {most}")


def _words(text: str) -> int:
    return len(text.split())


def _lines(text: str) -> int:
    return len(text.splitlines())


LENGTH = Grader(
    kind="length",
    title="Length",
    description="The answer has so many characters, words or lines.",
    grade=at_once(_judge),
    settings=(
        Setting("least", "At least", "integer", 1, most=1_000_000),
        Setting("most", "At most", "integer", 1_000_000, most=1_000_000),
        Setting("unit", "Counted in", "choice", "characters",
                choices=("characters", "words", "lines")),
    ),
    problem=_problem,
)  # fmt: skip
