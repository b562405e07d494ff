"""The answer is JSON of a certain form."""

from __future__ import annotations

import re

from workbench.agents.nodes.schema_fits import check_schema, misfit, read_json
from workbench.base.errors import RunError
from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    failed,
    in_thread,
    passed,
)
from workbench.evals.values import Case, Grade

_MOST_CHARS = 1_000_000
_FENCE = re.compile(r"\s*```[a-zA-Z]*[ \t]*\n(.*)\n[ \t]*```\s*", re.DOTALL)


def _problem(settings: Settings) -> str:
    return check_schema(settings["schema"])


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    text = answered.text
    if len(text) > _MOST_CHARS:
        return failed(JSON_SCHEMA.kind, f"it is longer than {_MOST_CHARS} characters")
    if settings["fenced"] and (fence := _FENCE.fullmatch(text)):
        text = fence[1]
    try:
        value = read_json(text)
    except RunError as exc:
        return failed(JSON_SCHEMA.kind, exc.message)
    why = misfit(value, settings["schema"])
    return failed(JSON_SCHEMA.kind, why) if why else passed(JSON_SCHEMA.kind)


JSON_SCHEMA = Grader(
    kind="json_schema",
    title="Fits a JSON Schema",
    description="The whole answer is JSON and fits this schema.",
    grade=in_thread(_judge),
    settings=(
        Setting("schema", "Schema", "schema", {}, required=True),
        Setting("fenced", "Allow ``` around it", "switch", True),
    ),
    problem=_problem,
)
