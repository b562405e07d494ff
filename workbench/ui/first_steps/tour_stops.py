"""The places of the window that the tour shows, with their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.ui.first_steps.words import tr

if TYPE_CHECKING:
    from workbench.ui.shell.window import MainWindow

Find = Callable[["MainWindow"], QWidget | None]


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the tour.

    Attributes:
        find: The place in a window; None where there is none now, then the stop is left out.
        title, text: Translated.
    """

    find: Find
    title: str
    text: str


def stops() -> tuple[Stop, ...]:
    """The stops in their order, in the language of the program."""
    return (
        Stop(
            _of_chat("composer"),
            tr("Write here"),
            tr("Enter sends, Shift+Enter begins a new line. Try “What is 12 * 7?”: the agent "
               "asks its calculator."),
        ),
        Stop(
            _of_chat("header.models"),
            tr("Who answers, with which model"),
            tr("Choose the agent and its model here. Agents are made and changed in Agents, "
               "models are fetched in Models."),
        ),
        Stop(
            _of_rail("trace"),
            tr("Runs: what really happened"),
            tr("Every answer is recorded, step by step: prompts, tool calls, times. Any step "
               "can be looked at, searched and played again."),
        ),
        Stop(
            _of_rail("builder"),
            tr("Builder: agents that work together"),
            tr("Draw a graph of agents, tools and decisions, and watch it run on the canvas."),
        ),
        Stop(
            lambda window: window.status,
            tr("How the machine is"),
            tr("Model, speed, memory, and whether anything reached beyond this machine. Each "
               "part opens what it sums up."),
        ),
        Stop(
            _of_rail("help"),
            tr("Help"),
            tr("The manual, with search. F1 opens it at the page of what you see, Ctrl+K "
               "lists every command. The tour is there again, too."),
        ),
    )  # fmt: skip


def _of_chat(name: str) -> Find:
    """A part of the chat, such as ``header.models``."""

    def find(window: MainWindow) -> QWidget | None:
        found: object = window.workspace.panel("chat")
        for part in name.split("."):
            found = getattr(found, part, None)
        return found if isinstance(found, QWidget) else None

    return find


def _of_rail(key: str) -> Find:
    return lambda window: window.rail.buttons.get(key)
