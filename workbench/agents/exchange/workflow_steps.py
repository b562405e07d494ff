"""The actions of a workflow as steps: which list they are in, and where it goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import DocumentError

MOST_ACTIONS = 2_000
ENDS = (
    "EndWorkflow", "EndConversation", "EndDialog", "CancelDialog", "CancelAllDialogs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """One action.

    Attributes:
        fields: Its fields as written.
        path: Where it is in the file.
        where: The same with its line, for messages.
    """

    fields: Mapping[str, Any]
    path: str
    where: str

    @property
    def kind(self) -> str:
        return str(self.fields.get("kind", ""))

    @property
    def id(self) -> str:
        return str(self.fields.get("id", ""))

    def text(self, *keys: str) -> str:
        """The first of the fields that is a text; empty if none is."""
        found = (self.fields.get(key) for key in keys)
        return next((value for value in found if isinstance(value, str)), "")

    def part(self, key: str) -> Mapping[str, Any]:
        """The fields below a field; empty if there are none."""
        value = self.fields.get(key)
        return value if isinstance(value, Mapping) else {}


@dataclass(frozen=True, slots=True)
class Loop:
    """Actions that are done again while a condition holds.

    Attributes:
        body: From the place gone back to.
        back: What is done before going back.
        test: The action with the condition.
    """

    body: tuple[Action | Loop, ...]
    back: tuple[Action, ...]
    test: Action
    condition: str


class Lists:
    """Makes actions of the lists in a file, with their lines."""

    def __init__(self, lines: Mapping[str, int]) -> None:
        self._lines = lines
        self._seen: set[str] = set()

    def actions(self, rows: Any, path: str) -> tuple[Action, ...]:
        """The actions of a list.

        Raises:
            DocumentError: It is no list of actions; the message names the line.
        """
        if rows is None:
            return ()
        if not isinstance(rows, Sequence) or isinstance(rows, str):
            raise DocumentError(f"{self.where(path)}: this is no list", "List the actions.")
        found: list[Action] = []
        for number, row in enumerate(rows):
            place = f"{path}[{number}]"
            if not isinstance(row, Mapping) or not isinstance(row.get("kind"), str):
                raise DocumentError(
                    f"{self.where(place)}: this is no action", "Write kind: and what it does."
                )
            self._seen.add(place)
            if len(self._seen) > MOST_ACTIONS:
                raise DocumentError(f"more than {MOST_ACTIONS} actions", "Split the workflow.")
            found.append(Action(row, place, self.where(place)))
        return tuple(found)

    def where(self, path: str) -> str:
        """A place with its line."""
        line = self._lines.get(path)
        return path if line is None else f"line {line}: {path}"

    def with_loops(self, actions: Sequence[Action]) -> tuple[Action | Loop, ...]:
        """The actions, those that are gone back to as loops; the innermost first."""
        found: list[Action | Loop] = list(actions)
        place = 0
        while place < len(found):
            loop = self._loop_at(found, place)
            if loop is None:
                place += 1
                continue
            begin, made = loop
            found[begin : place + 1] = [made]
            place = begin + 1
        return tuple(found)

    def _loop_at(self, found: list[Action | Loop], place: int) -> tuple[int, Loop] | None:
        test = found[place]
        if isinstance(test, Loop):
            return None
        condition, then = self._only_way(test)
        if not then or then[-1].kind != "GotoAction":
            return None
        target = then[-1].text("actionId", "target")
        for begin in range(place):
            first: Action | Loop = found[begin]
            while isinstance(first, Loop):
                first = first.body[0]
            if target and first.id == target:
                body = tuple(found[begin:place])
                return begin, Loop(body, then[:-1], test, condition)
        return None

    def _only_way(self, action: Action) -> tuple[str, tuple[Action, ...]]:
        """Condition and actions of an action with one way and no other."""
        if action.kind == "If" and not action.fields.get("else"):
            return action.text("condition"), self.actions(
                action.fields.get("then"), f"{action.path}.then"
            )
        rows = action.fields.get("conditions")
        if action.kind != "ConditionGroup" or not isinstance(rows, list) or len(rows) != 1:
            return "", ()
        if isinstance(rows[0], Mapping) and not action.fields.get("elseActions"):
            path = f"{action.path}.conditions[0].actions"
            condition = rows[0].get("condition")
            return str(condition or ""), self.actions(rows[0].get("actions"), path)
        return "", ()
