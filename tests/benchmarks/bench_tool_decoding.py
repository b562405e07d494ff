"""P7: what holding a tool call to its schema costs, and what it does to the call.

Usage: python tests/benchmarks/bench_tool_decoding.py [--calls 200] [--threads 1] [--pairs 5]

Prints one JSON line per mode, over held-out calls of tools the starter model has never seen:
``free`` by the prompt alone; ``constrained``, nothing but a call that fits may be written;
``reason_first``, free text may come before that call; ``agent``, as an agent runs that may also
answer: a call is held from its first mark on. Whether a call fits its schema is judged by
jsonschema, which has no part in the program. The speed is that of the same text, forced upon
both samplers. The control is the free sampler against itself.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
from engine_workloads import BareLoop, as_in_a_worker
from jsonschema import Draft202012Validator
from measuring import report

from workbench.base.paths import resource
from workbench.engines.api import (
    Failed,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.constrain import constraint_for
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.llama_cpp.sampling import ConstrainedSampler, Sampler

STARTER = resource("models") / "starter"
GREEDY = SamplingOptions(temperature=0.0, max_new_tokens=160)
FORCED = 1000.0
TEXTS = 6
MODES: dict[str, dict[str, Any]] = {
    "free": {"constrain": False},
    "constrained": {"tool_choice": "required"},
    "reason_first": {"tool_choice": "required", "reason_first": True},
    "agent": {},
}
Call = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A question, the tools offered with it, and the calls that are right."""

    request: Request
    right: tuple[Call, ...]


def canonical(name: str, arguments: Any) -> Call:
    """A call that equals another of the same name and values."""
    return name, json.dumps(arguments, sort_keys=True, ensure_ascii=False)


def read_cases(count: int) -> list[Case]:
    """That many of the held-out questions that want a call, evenly spread over the file."""
    text = (STARTER / "held_out.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    wanted = [case for row in rows if (case := _case(row)) is not None]
    step = max(1.0, len(wanted) / count)
    return [wanted[int(number * step)] for number in range(min(count, len(wanted)))]


def _case(row: dict[str, Any]) -> Case | None:
    messages = row["messages"]
    asked = [m for m in messages if m["role"] in ("system", "user")]
    first = next(number for number, m in enumerate(messages) if m["role"] == "assistant")
    calls = messages[first].get("tool_calls") or ()
    if not calls or asked != messages[:first]:
        return None
    right = [one["function"] for one in calls]
    tools = tuple(
        ToolDefinition(tool["name"], tool["description"], tool["parameters"])
        for tool in (one["function"] for one in row["tools"])
    )
    said = tuple(Message(m["role"], m["content"]) for m in asked)
    request = Request(said, tools, sampling=GREEDY)
    return Case(request, tuple(canonical(one["name"], one["arguments"]) for one in right))


def answers(engine: LlamaEngine, cases: Sequence[Case]) -> dict[str, list[list[ToolCall]]]:
    """The calls that the model writes for each case, by mode.

    The modes of a case run side by side, so that its prompt is read once.
    """
    found: dict[str, list[list[ToolCall]]] = {mode: [[] for _ in cases] for mode in MODES}
    left = set()
    for number, case in enumerate(cases):
        for mode, fields in MODES.items():
            engine.submit(f"{mode} {number}", replace(case.request, **fields))
            left.add(f"{mode} {number}")
    while left:
        for key, event in engine.step():
            mode, _, at = key.partition(" ")
            if isinstance(event, Failed):
                raise event.error
            if isinstance(event, ToolCall):
                found[mode][int(at)].append(event)
            if isinstance(event, Finished):
                left.discard(key)
    return found


def rates(cases: Sequence[Case], found: Sequence[Sequence[ToolCall]]) -> dict[str, float]:
    """The four shares, of all cases."""
    counts = dict.fromkeys(
        ("schema_valid", "right_tool", "executable_correct", "valid_but_wrong"), 0
    )
    for case, calls in zip(cases, found, strict=True):
        valid = bool(calls) and all(_fits(call, case.request.tools) for call in calls)
        names = sorted(call.name for call in calls)
        made = sorted(canonical(call.name, json.loads(call.arguments)) for call in calls)
        correct = made == sorted(case.right)
        counts["schema_valid"] += valid
        counts["right_tool"] += names == sorted(name for name, _arguments in case.right)
        counts["executable_correct"] += correct
        counts["valid_but_wrong"] += valid and not correct
    return {key: count / len(cases) for key, count in counts.items()}


def _fits(call: ToolCall, tools: Sequence[ToolDefinition]) -> bool:
    tool = next((tool for tool in tools if tool.name == call.name), None)
    if tool is None:
        return False
    schema = {"additionalProperties": False, **tool.parameters}
    return bool(Draft202012Validator(schema).is_valid(json.loads(call.arguments)))


class Forced:
    """The right calls of some cases as text, forced upon a sampler while it decodes."""

    def __init__(self, engine: LlamaEngine, cases: Sequence[Case]) -> None:
        bare = BareLoop(engine)
        self._context: Any = bare._context
        self._model: Any = bare._model
        self._sequence = bare._first
        dialect: Any = engine._prompts.dialect
        self._dialect = dialect
        self._texts: list[tuple[Case, list[int], list[int]]] = []
        for case in cases:
            body = dialect.separator.join(
                f"{dialect.before_name}{name}{dialect.between}"
                f"{_in_order(arguments, name, case.request.tools)}{dialect.after}"
                for name, arguments in case.right
            )
            text = f"{dialect.opener}{body}{dialect.closer}"
            prompt = engine._prompts.build(case.request).tokens
            self._texts.append((case, prompt, self._model.tokenize(text)))
        self.tokens = sum(len(text) for _case, _prompt, text in self._texts)

    def speeds(self, mode: str, rounds: int) -> tuple[float, float, float]:
        """Seconds in which all texts are written, held and free, and free over free again.

        The sides write each text in turns, and the best of some turns counts: a machine changes
        its speed from one tenth of a second to the next.
        """
        sides: tuple[str, ...] = (mode, "free", "free")
        total = [0.0, 0.0, 0.0]
        for text in self._texts:
            best = [float("inf")] * 3
            for turn in range(rounds):
                order = (0, 1, 2) if turn % 2 else (2, 1, 0)
                for side in order:
                    best[side] = min(best[side], self._write_s(sides[side], *text))
            total = [one + more for one, more in zip(total, best, strict=True)]
        held, free, again = total
        return held, min(free, again), free / again

    def _write_s(self, mode: str, case: Case, prompt: list[int], text: list[int]) -> float:
        context, number = self._context, self._sequence
        for start in range(0, len(prompt), 256):
            part = prompt[start : start + 256]
            context.begin_batch()
            place = context.add(number, start, part, True)
            assert context.decode() == 0
        sampler = self._sampler(mode, case)
        began_s = time.perf_counter()
        for position, token in enumerate(text, len(prompt)):
            self._force(place, token)
            chosen = sampler.sample(place)
            assert chosen == token, (self._model.piece(chosen), self._model.piece(token))
            context.begin_batch()
            place = context.add_one(number, position, token)
            assert context.decode() == 0
        self._model.lib.llama_synchronize(context.handle)
        spent_s = time.perf_counter() - began_s
        sampler.close()
        context.remove(number, 0)
        return spent_s

    def _force(self, place: int, token: int) -> None:
        pointer = self._model.lib.llama_get_logits_ith(self._context.handle, place)
        pointer[token] = FORCED

    def _sampler(self, mode: str, case: Case) -> Sampler:
        if mode == "free":
            return Sampler(self._context, GREEDY, [])
        choice = "auto" if mode == "agent" else "required"
        held = constraint_for(
            self._dialect,
            case.request.tools,
            choice,  # type: ignore[arg-type]
            reason_first=mode == "reason_first",
        )
        assert held is not None
        return ConstrainedSampler(self._context, GREEDY, [], held.grammar, held.triggers)


def _in_order(arguments: str, name: str, tools: Sequence[ToolDefinition]) -> str:
    """Arguments in the order of their schema, spaced as the model writes them."""
    values = json.loads(arguments)
    tool = next(tool for tool in tools if tool.name == name)
    order = [key for key in tool.parameters.get("properties", {}) if key in values]
    return json.dumps({key: values[key] for key in order}, ensure_ascii=False)


def main() -> None:
    """Measure every mode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=5)
    arguments = parser.parse_args()
    options = LoadOptions(context_tokens=2048, threads=arguments.threads, max_sequences=8)
    engine = load(STARTER / "starter.gguf", options)
    cases = read_cases(arguments.calls)
    bare = load(STARTER / "starter.gguf", options)  # whose cache nobody else fills
    forced = Forced(bare, cases[:TEXTS])
    written = answers(engine, cases)
    free = rates(cases, written["free"])
    for mode, calls in written.items():
        found = rates(cases, calls)
        held_s, free_s, control = forced.speeds(mode, arguments.pairs)
        figures = {
            **found,
            "executable_correct_more_than_free": found["executable_correct"]
            - free["executable_correct"],
            "speed_ratio": free_s / held_s,
            "tokens_per_s": forced.tokens / held_s,
            "calls": len(cases),
        }
        goals = {
            "speed_ratio": ">= 0.92",
            "executable_correct_more_than_free": ">= -0.01",
            "schema_valid": ">= 0.995",
        }
        held = mode in ("constrained", "reason_first")
        report(
            "P7",
            f"tool calls, {mode}, {arguments.threads} threads",
            figures,
            goals=goals if held else {},
            control=control,
            noise_limit=0.05,
        )
    bare.close()
    engine.close()


if __name__ == "__main__":
    as_in_a_worker()
    main()
