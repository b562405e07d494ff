"""Which installed model is the next smaller one of the same family."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.models.store import InstalledModel

_SAME = 0.05


def smaller_variant(
    model: InstalledModel, installed: Iterable[InstalledModel]
) -> InstalledModel | None:
    """The largest of those that are smaller, of the same family; None if there is none.

    The same weights in a smaller quantisation come before fewer weights. One that calls no
    tools never stands in for one that does.
    """
    found = [one for one in installed if _stands_in(one, model)]
    return max(found, key=lambda one: (_same_weights(one, model), one.size_bytes), default=None)


def from_fallback(
    model: InstalledModel, fallback: Iterable[str], installed: Iterable[InstalledModel]
) -> InstalledModel | None:
    """The first of an agent's further models that is installed and smaller."""
    by_id = {one.id: one for one in installed}
    for name in fallback:
        one = by_id.get(name)
        if one is not None and _is_usable(one) and _is_smaller(one, model):
            return one
    return None


def _stands_in(one: InstalledModel, model: InstalledModel) -> bool:
    same = (one.family.casefold(), one.architecture) == (
        model.family.casefold(),
        model.architecture,
    )
    keeps_tools = one.can_call_tools is not False or model.can_call_tools is not True
    return (
        bool(model.family)
        and same
        and keeps_tools
        and one.source != "server"
        and _is_usable(one)
        and _is_smaller(one, model)
    )


def _is_usable(one: InstalledModel) -> bool:
    return not one.problem and not one.away


def _is_smaller(one: InstalledModel, model: InstalledModel) -> bool:
    return one.id != model.id and 0 < one.size_bytes < model.size_bytes


def _same_weights(one: InstalledModel, model: InstalledModel) -> bool:
    if not one.parameters or not model.parameters:
        return False
    return abs(one.parameters - model.parameters) <= _SAME * model.parameters
