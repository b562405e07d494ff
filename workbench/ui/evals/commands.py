"""The commands of the evaluations: what each one calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from workbench.ui.actions import Action
from workbench.ui.panel_commands import PANEL_COMMANDS

PANEL = "evals"
Callbacks = Mapping[str, Callable[[], object]]


def actions_of(callbacks: Callbacks) -> tuple[Action, ...]:
    """The commands with what runs them."""
    return tuple(
        replace(action, callback=callbacks[action.key.removeprefix(f"{PANEL}.")])
        for action in PANEL_COMMANDS
        if action.panel == PANEL
    )
