"""The schema of an answer, as Foundry Local is given it: told to the model, and held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.engines import gbnf
from workbench.engines.api import Message, Request
from workbench.engines.constrain import answer_constraint
from workbench.engines.dialects import hermes_dialect, with_output_schema
from workbench.engines.foundry_local.turns import tools_of

_BESIDE_TOOLS = "the answer: not held to its schema where tools are offered, only told of it"
_AFTER_THOUGHT = "the answer: not held to its schema after free thinking, only told of it"


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the library is told to hold.

    Attributes:
        options: Options of the request; none where nothing is held.
        unheld: What was to be held to a schema and is not, for the trace; or empty.
    """

    options: dict[str, str] = field(default_factory=dict)
    unheld: str = ""


def guidance_of(request: Request) -> Guidance:
    """How an answer is held to its schema. Tool calls are the library's own business.

    Raises:
        RequestError: The schema is too large, too deep or not a schema.
    """
    if not request.constrain or request.output_schema is None:
        return Guidance()
    if tools_of(request):
        return Guidance(unheld=_BESIDE_TOOLS)  # Held to a schema, an answer is never a call.
    if request.reason_first:
        return Guidance(unheld=_AFTER_THOUGHT)
    constraint = answer_constraint(hermes_dialect(), request.output_schema)
    options = {"guidance_type": "lark_grammar", "guidance_data": gbnf.lark(constraint)}
    return Guidance(options, "; ".join(constraint.notes))


def messages_of(request: Request) -> Sequence[Message]:
    """The conversation, which also tells the model the form of its answer."""
    return with_output_schema(request.messages, request.output_schema)
