"""The actions of a workflow drawn as a graph, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from workbench.agents.exchange.conditions import checks_of
from workbench.agents.exchange.drawing import Drawing, Fixed, Frame, Source, Value
from workbench.agents.exchange.report import Losses
from workbench.agents.exchange.workflow_conditions import (
    draw_condition,
    draw_router,
    read_condition,
)
from workbench.agents.exchange.workflow_loops import draw_each, draw_loop
from workbench.agents.exchange.workflow_steps import ENDS, Action, Lists, Loop
from workbench.agents.exchange.workflow_values import LAST, text_of, value_of, variable
from workbench.base.errors import DocumentError

ANSWER = "$answer"
SAID = "$conversation"
_ASK_A_PERSON = "a person decides here instead"


class Drawer:
    """Draws the actions of one body; those inside loops get a drawer of their own."""

    def __init__(self, drawing: Drawing, lists: Lists, losses: Losses) -> None:
        self.drawing, self.lists, self.losses = drawing, lists, losses
        self.carried = 0
        self.last_answers: list[Source] = []
        self.earlier_answers: list[Source] = []
        self.added: dict[str, Value] = {}

    def draw(self, rows: Any, path: str) -> bool:
        """Draw a list of actions; True if the program ends in it.

        Raises:
            DocumentError: It is no list of actions, or there are too many.
        """
        return self.run(self.lists.with_loops(self.lists.actions(rows, path)))

    def run(self, steps: Sequence[Action | Loop]) -> bool:
        """Draw steps in their order; True if the program ends in them."""
        for number, step in enumerate(steps):
            if isinstance(step, Loop):
                draw_loop(self, step)
                continue
            if step.kind in ENDS:
                self._note_rest(steps[number + 1 :])
                self._end()
                return True
            if step.kind not in ("If", "ConditionGroup"):
                self.one(step)
                continue
            went_on, all_go_on = self._decide(step)
            if not went_on:
                self._note_rest(steps[number + 1 :])
                return True
            if not all_go_on and steps[number + 1 :]:
                control = self.drawing.merged([frame.control for frame in went_on], "goes-on")
                with self.drawing.behind(Frame(control)):
                    ended = self.run(steps[number + 1 :])
                    if not ended:
                        self._end()
                return True
        return False

    def _end(self) -> None:
        answer = self.drawing.values.pop(ANSWER, None)
        if answer is not None:
            self.last_answers.append(self.drawing.gated(self.drawing.source(answer)))

    def _note_rest(self, steps: Sequence[Action | Loop]) -> None:
        for step in steps:
            where = (step.test if isinstance(step, Loop) else step).where
            self.losses.add(where, "this action", "the workflow ends before it")

    def one(self, action: Action) -> None:
        """Draw one action; what cannot be drawn is named."""
        draw = HANDLERS.get(action.kind)
        if draw is None:
            why = "there is nothing like it here"
            self.losses.add(action.where, f"the action {action.kind!r:.60}", why)
            return
        with self.named(action):
            draw(self, action)
            self.carried += 1

    @contextmanager
    def named(self, action: Action) -> Iterator[None]:
        """Name what cannot be read; the variables it sets have no value then."""
        try:
            yield
        except DocumentError as exc:
            self.losses.add(action.where, f"the action {action.kind!r}", exc.message)
            for name in _sets(action):
                self.drawing.values.pop(name, None)

    def answer(self, source: Source) -> None:
        """Something is said to the user: the last of it is the answer."""
        before = self.drawing.values.get(ANSWER)
        if isinstance(before, Source) and before not in self.earlier_answers:
            self.earlier_answers.append(before)
        self.drawing.values[ANSWER] = source

    def _decide(self, action: Action) -> tuple[list[Frame], bool]:
        """Draw the ways of a decision; those that go on, and whether all do."""
        self.carried += 1
        if action.kind == "If":
            path = action.path
            then = self._list(action.fields.get("then"), f"{path}.then")
            rest = self._list(action.fields.get("else"), f"{path}.else")
            condition = action.fields.get("condition")
            return self._two_ways(action, condition, then, rest)
        rows = action.fields.get("conditions")
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise DocumentError(f"{action.where}: it has no conditions", "List them.")
        if len(rows) > 40:
            raise DocumentError(f"{action.where}: more than 40 conditions", "Split it.")
        title = action.text("displayName")
        wanted = action.id or "route"
        frames = draw_router(self.drawing, rows, wanted, title) if rows else None
        if frames is not None:
            self.losses.add(
                action.where,
                "the first way that fits is taken",
                "here the way with most of its words, whole words only",
            )
            runs = [self._row(action, number) for number in range(len(rows))]
            runs.append(self._rest(action))
            went_on = self.drawing.ways(frames, runs)
            return went_on, len(went_on) == len(frames)
        return self._rows(action, rows, 0)

    def _rows(self, action: Action, rows: list[Any], at: int) -> tuple[list[Frame], bool]:
        """The conditions of a group: each behind the no of the one before it."""
        if at == len(rows):
            ended = self._rest(action)()
            return ([], False) if ended else ([], True)
        is_last = at == len(rows) - 1
        rest = self._rest(action) if is_last else self._nested(action, rows, at + 1)
        return self._two_ways(action, rows[at].get("condition"), self._row(action, at), rest)

    def _nested(self, action: Action, rows: list[Any], at: int) -> Callable[[], bool]:
        def run() -> bool:
            went_on, all_go_on = self._rows(action, rows, at)
            if went_on and not all_go_on:
                self.losses.add(
                    action.where,
                    "one of its ways ends the workflow",
                    "what comes after the group is drawn for all of them",
                )
            return not went_on

        return run

    def _row(self, action: Action, number: int) -> Callable[[], bool]:
        rows = action.fields["conditions"]
        path = f"{action.path}.conditions[{number}].actions"
        return self._list(rows[number].get("actions"), path)

    def _rest(self, action: Action) -> Callable[[], bool]:
        return self._list(action.fields.get("elseActions"), f"{action.path}.elseActions")

    def _list(self, rows: Any, path: str) -> Callable[[], bool]:
        return lambda: self.draw(rows, path)

    def _two_ways(
        self,
        action: Action,
        given: Any,
        then: Callable[[], bool],
        rest: Callable[[], bool],
    ) -> tuple[list[Frame], bool]:
        yes, no = self._frames(action, given)
        went_on = self.drawing.ways([yes, no], [then, rest])
        return went_on, len(went_on) == 2

    def _frames(self, action: Action, given: Any) -> tuple[Frame, Frame]:
        wanted = action.id or "condition"
        try:
            condition = read_condition(given)
            frames = draw_condition(self.drawing, condition, wanted)
        except DocumentError as exc:
            self.losses.add(action.where, f"the condition {given!r:.120}", exc.message)
            self.losses.add(action.where, "the decision", _ASK_A_PERSON)
            shown = self.drawing.find(LAST) or Fixed("")
            title = {"title": f"{given!s:.200}"}
            node_id = self.drawing.add(wanted, "approve", title, [("value", shown)])
            return Frame(Source(node_id, "yes")), Frame(Source(node_id, "no"))
        if any(check.exact for check in checks_of(condition)):
            self.losses.add(
                action.where, "capital letters count", "comparisons here do not tell them apart"
            )
        return frames


def _sets(action: Action) -> list[str]:
    output = action.part("output")
    given = [action.fields.get("variable"), action.fields.get("path")]
    given += [output.get(key) for key in ("messages", "responseObject", "result", "property")]
    return [variable(one) for one in given if isinstance(one, str)]


def _agent(drawer: Drawer, action: Action) -> None:
    named = action.fields.get("agent") or action.fields.get("agentName")
    name = named.get("name") if isinstance(named, Mapping) else named
    if not isinstance(name, str) or not name or name.startswith("="):
        raise DocumentError("the agent is worked out while it runs", "Name one.")
    given, output = action.fields.get("input"), action.part("output")
    asked = given.get("messages") if isinstance(given, Mapping) else given
    prompt: Value
    if asked is None:
        prompt = drawer.drawing.find(SAID) or drawer.drawing.find(LAST) or Fixed("")
        drawer.losses.add(action.where, "the conversation so far", "its last message goes on")
    else:
        prompt = value_of(drawer.drawing, asked)
    for key in ("arguments", "externalLoop"):
        if isinstance(given, Mapping) and given.get(key):
            drawer.losses.add(action.where, f"input.{key}", "agents here take a message only")
    node_id = drawer.drawing.add(
        action.id or "agent",
        "agent",
        {"agent": name},
        [("prompt", prompt)],
        title=action.text("displayName"),
    )
    text = Source(node_id, "text", is_text=True)
    for key in ("messages", "responseObject", "property"):
        if isinstance(output.get(key), str):
            drawer.drawing.values[variable(output[key])] = text
    drawer.drawing.values[SAID] = text
    if output.get("autoSend", True) not in (False, "=false"):
        drawer.answer(text)


def _tool(drawer: Drawer, action: Action) -> None:
    name = action.text("functionName")
    if not name or name.startswith("="):
        raise DocumentError("the function is worked out while it runs", "Name one.")
    fixed: dict[str, Any] = {}
    wired: list[tuple[str, Value]] = []
    for key, given in action.part("arguments").items():
        value = value_of(drawer.drawing, given)
        if isinstance(value, Fixed):
            fixed[key] = value.value
        else:
            wired.append((key, value))
    if action.fields.get("requireApproval"):
        drawer.losses.add(action.where, "requireApproval", "the tool's own policy asks here")
    settings = {"tool": name, "values": fixed or None}
    title = action.text("displayName")
    node_id = drawer.drawing.add(action.id or name, "tool", settings, wired, title=title)
    for key in ("result", "messages"):
        written = action.part("output").get(key)
        if isinstance(written, str):
            drawer.drawing.values[variable(written)] = Source(node_id, "result", is_text=True)


def _set(drawer: Drawer, action: Action) -> None:
    name = variable(action.text("variable", "path"))
    given = action.fields.get("value")
    if not name:
        raise DocumentError("it names no variable", "Write variable:.")
    drawer.drawing.values.pop(name, None) if given is None else _put(drawer, name, given)


def _put(drawer: Drawer, name: str, given: Any) -> None:
    drawer.drawing.values[name] = value_of(drawer.drawing, given)


def _set_text(drawer: Drawer, action: Action) -> None:
    name = variable(action.text("variable", "path"))
    given = action.fields.get("value", action.fields.get("text", ""))
    wanted = action.id or "prompt"
    drawer.drawing.values[name] = text_of(drawer.drawing, given, wanted, as_text=True)


def _set_several(drawer: Drawer, action: Action) -> None:
    rows = action.fields.get("assignments")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and isinstance(row.get("variable"), str):
            _put(drawer, variable(row["variable"]), row.get("value"))


def _reset(drawer: Drawer, action: Action) -> None:
    drawer.drawing.values.pop(variable(action.text("variable", "path")), None)


def _clear(drawer: Drawer, _action: Action) -> None:
    kept = drawer.drawing.values
    drawer.drawing.values = {k: v for k, v in kept.items() if not k.startswith("Local.")}


def _parse(drawer: Drawer, action: Action) -> None:
    value = value_of(drawer.drawing, action.fields.get("value"))
    kind = action.fields.get("valueType")
    if isinstance(kind, Mapping):
        kind = kind.get("kind")
    if str(kind).lower() in ("object", "array", "record", "table"):
        value = drawer.drawing.as_json(value)
    drawer.drawing.values[variable(action.text("variable", "path"))] = value


def _say(drawer: Drawer, action: Action) -> None:
    given = action.fields.get("activity")
    text = given.get("text", _bare_place(given)) if isinstance(given, Mapping) else given
    value = text_of(drawer.drawing, text if isinstance(text, str) else "", "say")
    source = drawer.drawing.source(value)
    drawer.answer(drawer.drawing.gated(source))


def _bare_place(given: Mapping[str, Any]) -> str:
    """``{Local.X}`` written without quotes: YAML reads a mapping there."""
    key = next(iter(given), "")
    return f"{{{key}}}" if len(given) == 1 and given[key] is None else ""


def _ask(drawer: Drawer, action: Action) -> None:
    asked = action.fields.get("question", action.fields.get("prompt"))
    text = asked.get("text") if isinstance(asked, Mapping) else asked
    shown = text_of(drawer.drawing, text or action.text("text", "message"), "question")
    field: dict[str, Any] = {"name": "answer"}
    if choices := _choices(action.fields.get("choices")):
        field["choices"] = ", ".join(choices)
    settings: dict[str, Any] = {"fields": [field]}
    inputs: list[tuple[str, Value]] = []
    if isinstance(shown, Fixed) and not drawer.drawing.is_behind:
        settings["title"] = str(shown.value)
    else:
        inputs = [("text", shown)]
    if any(action.fields.get(key) is not None for key in ("default", "defaultValue")):
        drawer.losses.add(action.where, "its default", "a form here has none")
    title = action.text("displayName")
    node_id = drawer.drawing.add(action.id or "ask", "form", settings, inputs, title=title)
    name = variable(action.text("variable", "property"))
    drawer.drawing.values[name] = Source(node_id, "answer", is_text=True)


def _choices(rows: Any) -> list[str]:
    found = []
    for row in rows if isinstance(rows, list) else ():
        word = row.get("value", row.get("label")) if isinstance(row, Mapping) else row
        found.append(str(word).replace(",", ";"))
    return found


def _add_row(drawer: Drawer, action: Action) -> None:
    name = variable(action.text("table", "variable", "itemsVariable"))
    given = action.fields.get("item", action.fields.get("value"))
    change = action.part("changeType")
    operation = str(action.fields.get("operation", change.get("kind", "add"))).lower()
    if operation != "add" or drawer.drawing.parent is None or name in drawer.added:
        raise DocumentError("lists are only gathered inside Foreach, once each", "Use Foreach.")
    value = value_of(drawer.drawing, change.get("value", given))
    drawer.added[name] = drawer.drawing.gated(drawer.drawing.source(value))


def _nothing(_drawer: Drawer, _action: Action) -> None:
    """What needs no node: a conversation is there in any case."""


HANDLERS: Mapping[str, Callable[[Drawer, Action], None]] = {
    "InvokeAzureAgent": _agent,
    "InvokeFunctionTool": _tool,
    "SetValue": _set,
    "SetVariable": _set,
    "SetTextVariable": _set_text,
    "SetMultipleVariables": _set_several,
    "ResetVariable": _reset,
    "ClearAllVariables": _clear,
    "ParseValue": _parse,
    "SendActivity": _say,
    "Question": _ask,
    "RequestExternalInput": _ask,
    "EditTable": _add_row,
    "EditTableV2": _add_row,
    "Foreach": draw_each,
    "CreateConversation": _nothing,
}
