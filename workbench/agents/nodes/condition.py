"""One of two ways, by a comparison."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.rules import OPERATORS, Operator, holds, picked, words_of


@dataclass(frozen=True, slots=True)
class ConditionSettings:
    """Settings of a condition."""

    field: str = setting(
        "", "Field", "line", help="Path inside JSON, such as order.total; empty: all of it."
    )
    operator: Operator = setting("contains", "Comparison", "choice", choices=OPERATORS)
    value: str = setting("", "Value", "line")


async def _decide(settings: ConditionSettings, inputs: Values, context: NodeContext) -> Values:
    value = inputs["value"]
    is_so = holds(picked(value, settings.field), settings.operator, settings.value)
    words = words_of(settings.field, settings.operator, settings.value)
    context.tell(f"{'yes' if is_so else 'no'}: {words}")
    return {"yes" if is_so else "no": value}


def _ports(_settings: ConditionSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(
        (Port("value", "any", "Value"),), (Port("yes", "any", "Yes"), Port("no", "any", "No"))
    )


CONDITION = NodeKind(
    key="condition",
    title="Condition",
    description="Sends a value one of two ways, by a comparison",
    group="flow",
    icon="git-branch",
    settings=ConditionSettings,
    ports=_ports,
    run=_decide,
    summary=lambda settings: words_of(settings.field, settings.operator, settings.value),
)
