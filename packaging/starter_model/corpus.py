"""Whole dialogues: which tools are offered, what is asked and what the right turns are."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

import program_tools as builtin
import talk
from lexicon import Lexicon
from tools import Call, Tool, dress, make_call, make_tool

JOINED = (
    "{a}, then {b}",
    "{a} and then {b}",
    "First {a}, then {b}",
    "{a}. Then {b}",
    "{a}, and after that {b}",
    "{a}. After that, {b}",
    "first {a} and then {b}",
)
MARKS = tuple(f"<{n}>" for n in range(1, 33))
BOTH = ("Do both at once: {a}; {b}", "At the same time: {a}; {b}", "In one go: {a}; {b}")


@dataclass
class Dialogue:
    """One conversation; ``messages`` follow the form of a chat request."""

    category: str
    tools: list[dict[str, Any]] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)

    def say(self, role: str, content: str) -> None:
        """Add a plain message."""
        self.messages.append({"role": role, "content": content})

    def call(self, *calls: Call) -> None:
        """Add an assistant turn that calls tools."""
        self.messages.append(
            {
                "role": "assistant",
                "content": "",
                "tool_calls": [
                    {"type": "function", "function": {"name": c.name, "arguments": c.arguments}}
                    for c in calls
                ],
            }
        )


def call_text(name: str, arguments: Any) -> str:
    """Return a call as the model writes it."""
    body = (
        arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
    )
    return f'<tool_call>\n{{"name": "{name}", "arguments": {body}}}\n</tool_call>'


def signature(tool: dict[str, Any], index: int) -> str:
    """Return the one line that stands for a tool in the system block."""
    spec = tool["function"]
    parameters = spec.get("parameters") or {}
    parts = []
    for name, schema in (parameters.get("properties") or {}).items():
        mark = "" if name in parameters.get("required", []) else "?"
        kind = "|".join(schema["enum"]) if schema.get("enum") else schema.get("type", "string")
        parts.append(f"{name}{mark}: {kind}")
    name, about = spec["name"], spec.get("description", "").replace("\n", " ")
    return f"{MARKS[index % len(MARKS)]} {name}: {about} -> {name}({', '.join(parts)})"


def segments(dialogue: Dialogue) -> list[tuple[str, bool]]:
    """Return the dialogue as the chat template writes it, cut by who wrote what."""
    out: list[tuple[str, bool]] = []
    messages = list(dialogue.messages)
    text = messages.pop(0)["content"] if messages[0]["role"] == "system" else ""
    if dialogue.tools:
        lines = "\n".join(signature(tool, n) for n, tool in enumerate(dialogue.tools))
        text += ("\n\n" if text else "") + f"<tools>\n{lines}\n</tools>\n"
    prompt = f"<|im_start|>system\n{text}<|im_end|>\n" if text else ""
    for index, message in enumerate(messages):
        role, content = message["role"], message["content"]
        if role == "assistant":
            calls = [
                call_text(c["function"]["name"], c["function"]["arguments"])
                for c in message.get("tool_calls", [])
            ]
            parts = ([content] if content else []) + calls
            out.append((prompt + "<|im_start|>assistant\n", False))
            out.append(("\n".join(parts) + "<|im_end|>", True))
            prompt = "\n"
        elif role == "tool":
            before = messages[index - 1]["role"] == "tool"
            after = index + 1 < len(messages) and messages[index + 1]["role"] == "tool"
            prompt += "" if before else "<|im_start|>user"
            prompt += f"\n<tool_response>\n{content}\n</tool_response>"
            prompt += "" if after else "<|im_end|>\n"
        else:
            prompt += f"<|im_start|>{role}\n{content}<|im_end|>\n"
    return out


def offer(rng: random.Random, lex: Lexicon, count: int, rivals: float) -> list[Tool]:
    """Invent ``count`` tools with different names, some of them close to another."""
    offered: list[Tool] = []
    while len(offered) < count:
        near = rng.choice(offered) if offered and rng.random() < rivals else None
        tool = make_tool(rng, lex, near)
        if all(
            t.name != tool.name and (t.verb, t.noun) != (tool.verb, tool.noun) for t in offered
        ):
            offered.append(tool)
    rng.shuffle(offered)
    return offered


def absent(rng: random.Random, lex: Lexicon, offered: list[Tool], *, deed: bool = False) -> str:
    """Return a request that none of the offered tools can serve."""
    if not deed and rng.random() < 0.2:
        return talk.fact(rng, lex)
    taken = {w for t in offered for group in (t.noun, t.verb) for n in group for w in n.split()}
    taken |= {w for t in offered for w in t.description.lower().split()}
    while True:
        tool = make_tool(rng, lex)
        words = {w for n in (*tool.noun, *tool.said) for w in n.split()}
        if not words & taken:
            return dress(rng, make_call(rng, lex, tool)[0])


def report(dialogue: Dialogue, rng: random.Random, lex: Lexicon, calls: list[Call]) -> None:
    """Add the results of the calls of one turn and the report of them."""
    answers = []
    for call in calls:
        text, answer = talk.result(rng, lex)
        dialogue.messages.append({"role": "tool", "name": call.name, "content": text})
        answers.append(answer)
    dialogue.say("assistant", " ".join(answers))


def ask(dialogue: Dialogue, rng: random.Random, lex: Lexicon, offered: list[Tool]) -> None:
    """Add a request for one invented tool, its call, the result and the report."""
    text, call = make_call(rng, lex, rng.choice(offered))
    dialogue.say("user", dress(rng, text))
    dialogue.call(call)
    report(dialogue, rng, lex, [call])


def ask_two(
    dialogue: Dialogue, rng: random.Random, lex: Lexicon, offered: list[Tool], *, at_once: bool
) -> None:
    """Add a request for two tools, called in one turn or one after the other."""
    first, second = rng.sample(offered, 2)
    (a, call_a), (b, call_b) = make_call(rng, lex, first), make_call(rng, lex, second)
    dialogue.say("user", rng.choice(BOTH if at_once else JOINED).format(a=a, b=b))
    if at_once:
        dialogue.call(call_a, call_b)
        report(dialogue, rng, lex, [call_a, call_b])
        return
    dialogue.call(call_a)
    text, said = talk.result(rng, lex)
    while said.startswith("That did not"):
        text, said = talk.result(rng, lex)
    dialogue.messages.append({"role": "tool", "name": call_a.name, "content": text})
    dialogue.call(call_b)
    report(dialogue, rng, lex, [call_b])


def invented(rng: random.Random, lex: Lexicon, most: int) -> Dialogue:
    """Return a dialogue of several requests over one set of invented tools."""
    dialogue = Dialogue("invented")
    open_with(dialogue, rng, lex)
    offered = offer(rng, lex, rng.randint(1, most), 0.25)
    dialogue.tools = [t.schema() for t in offered]
    names = [t.name for t in offered]
    for _ in range(rng.choice((1, 2, 2, 3, 3, 4, 5))):
        roll = rng.random()
        if roll < 0.14:
            dialogue.say("user", absent(rng, lex, offered))
            dialogue.say("assistant", talk.decline(names))
        elif roll < 0.18:
            _chat(dialogue, rng, names)
        elif roll < 0.44 and len(offered) > 1:
            ask_two(dialogue, rng, lex, offered, at_once=rng.random() < 0.3)
        else:
            ask(dialogue, rng, lex, offered)
    return dialogue


def open_with(dialogue: Dialogue, rng: random.Random, lex: Lexicon) -> None:
    """Add a system text, where the draw gives one."""
    text = talk.system(rng, lex)
    if text:
        dialogue.say("system", text)


def _chat(dialogue: Dialogue, rng: random.Random, names: list[str]) -> None:
    said, answer = talk.small_talk(rng, names)
    dialogue.say("user", said)
    dialogue.say("assistant", answer)


def built_in(rng: random.Random, lex: Lexicon) -> Dialogue:
    """Return a dialogue over the tools of the program, with others beside them at times."""
    dialogue = Dialogue("built_in")
    open_with(dialogue, rng, lex)
    everything = list(builtin.SCHEMAS)
    count = rng.choice((1, 2, 3, 4, 5, 9, 9, 9))
    chosen = (
        rng.sample(everything, count)
        if rng.random() < 0.5
        else sorted(rng.sample(everything, count), key=everything.index)
    )
    others = offer(rng, lex, rng.choice((0, 0, 0, 1, 2)) if count < 9 else 0, 0.2)
    dialogue.tools = [builtin.SCHEMAS[name] for name in chosen] + [t.schema() for t in others]
    if others:
        rng.shuffle(dialogue.tools)
    names = [t["function"]["name"] for t in dialogue.tools]
    for _ in range(rng.choice((1, 2, 3, 4, 5))):
        roll = rng.random()
        missing = [name for name in everything if name not in chosen]
        if roll < 0.12:
            wish = absent(rng, lex, others)
            if (
                missing
                and rng.random() < 0.5
                and not {"search_files", "search_notes"} & set(chosen)
            ):
                wish = builtin.STEPS[rng.choice(missing)](rng, lex).request
            dialogue.say("user", wish)
            dialogue.say("assistant", talk.decline(names))
        elif roll < 0.2:
            _chat(dialogue, rng, names)
        elif roll < 0.3 and others:
            ask(dialogue, rng, lex, others)
        else:
            _step(dialogue, builtin.STEPS[rng.choice(chosen)](rng, lex))
    return dialogue


def _step(dialogue: Dialogue, step: builtin.Step) -> None:
    dialogue.say("user", step.request)
    dialogue.call(step.call)
    dialogue.messages.append({"role": "tool", "name": step.call.name, "content": step.result})
    dialogue.say("assistant", step.answer)


def bare(rng: random.Random, lex: Lexicon) -> Dialogue:
    """Return a dialogue without any tool."""
    dialogue = Dialogue("bare")
    open_with(dialogue, rng, lex)
    for _ in range(rng.choice((1, 2, 3))):
        if rng.random() < 0.5:
            _chat(dialogue, rng, [])
        else:
            dialogue.say("user", absent(rng, lex, []))
            dialogue.say("assistant", talk.NO_TOOLS)
    return dialogue
