"""The chat templates of llama.cpp, and what a model of each family writes.

``python -m tests.dialect_corpus`` renews the table in the manual.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from workbench.engines.api import (
    CallInMessage,
    Message,
    ReasoningDelta,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.dialect_sample import BOS, EOS, QUESTION, Probe
from workbench.engines.dialects import Dialect, dialect_for, render_prompt
from workbench.engines.templates import ChatTemplate

FOLDER = Path(__file__).parent / "models" / "templates"
FAMILIES = tuple(sorted(path.stem for path in FOLDER.glob("*.jinja")))


@dataclass(frozen=True)
class Family:
    """One template and its dialect."""

    name: str
    template: ChatTemplate
    dialect: Dialect
    probe: Probe

    def prompt(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolDefinition] = (),
        *,
        ask: bool = True,
    ) -> str:
        """The prompt of a conversation."""
        return render_prompt(
            self.template, self.dialect, messages, tools, add_generation_prompt=ask
        )

    def written(self, message: Message, tools: Sequence[ToolDefinition]) -> str:
        """What the model writes in a turn, after its prompt."""
        whole = self.prompt([QUESTION, message], tools, ask=False)
        return self._opened(self.probe.cut(self.probe.turn(whole)))

    def _opened(self, turn: str) -> str:
        """The turn as it goes on after a prompt that ends inside the thinking."""
        think = self.dialect.think
        if not self.dialect.starts_thinking or think is None:
            return turn
        bare = turn.lstrip()
        bare = bare.removeprefix(think[0]).lstrip() if bare.startswith(think[0]) else bare
        return bare if think[1] in turn else f"{think[1]}\n{bare}"


@cache
def family(name: str) -> Family:
    """One family of the corpus."""
    source = (FOLDER / f"{name}.jinja").read_text(encoding="utf-8")
    template = ChatTemplate(source, bos=BOS, eos=EOS)
    return Family(name, template, dialect_for(template), Probe(template))


def message(
    calls: Sequence[tuple[str, object]], content: str = "", thought: str = ""
) -> Message:
    """A turn of the model with these calls."""
    made = [
        CallInMessage(f"abcdefgh{at}", name, json.dumps(arguments, ensure_ascii=False))
        for at, (name, arguments) in enumerate(calls)
    ]
    return Message("assistant", content, tuple(made), reasoning=thought)


def schema_of(value: object) -> dict[str, Any]:
    """The JSON Schema of exactly this value's types."""
    if isinstance(value, dict):
        parts = {key: schema_of(part) for key, part in value.items()}
        return {"type": "object", "properties": parts}
    if isinstance(value, list):
        kinds = {json.dumps(schema_of(part), sort_keys=True) for part in value}
        one = json.loads(kinds.pop()) if len(kinds) == 1 else {}
        return {"type": "array", "items": one}
    kinds_of = {bool: "boolean", int: "integer", float: "number", str: "string"}
    return {"type": kinds_of.get(type(value), "null")}


def is_carried(dialect: Dialect, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments without what this shape has no way to write."""
    kept = {key: _carried(dialect, value) for key, value in arguments.items()}
    if dialect.kind == "tree":
        return {key: value for key, value in kept.items() if value is not None}
    return kept


def _carried(dialect: Dialect, value: Any) -> Any:
    if isinstance(value, str):
        return _text(dialect, value)
    if isinstance(value, dict):
        kept = {key: _carried(dialect, part) for key, part in value.items()}
        if dialect.kind == "tree":
            kept = {key: part for key, part in kept.items() if part is not None}
        return kept
    if isinstance(value, list):
        parts = [_carried(dialect, part) for part in value]
        if dialect.kind == "tree":
            # Items without a type of their own are known by their writing alone.
            parts = [part for part in parts if isinstance(part, (bool, int, float))]
            parts = [part for part in parts if type(part) is type(parts[0])]
        return parts
    return value


def _text(dialect: Dialect, text: str) -> str:
    """A text that holds no mark of the dialect itself."""
    if dialect.kind in ("xml", "tree"):
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    marks = [mark for mark in (dialect.quote, *dialect.markers()) if len(mark) > 1]
    for mark in sorted(marks, key=len, reverse=True):
        text = text.replace(mark, "")
    return text


def pieces_at(text: str, cuts: Sequence[int]) -> list[str]:
    """A text in pieces."""
    edges = [0, *sorted(cuts), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def read(
    dialect: Dialect, tools: Sequence[ToolDefinition], pieces: Sequence[str]
) -> list[tuple[Any, ...]]:
    """What the parser sees: texts joined, calls decoded; a broken call with its problem."""
    parser = dialect.parser(tools)
    events = [event for piece in pieces for event in parser.feed(piece)] + parser.finish()
    seen: list[tuple[Any, ...]] = []
    for event in events:
        if isinstance(event, (TextDelta, ReasoningDelta)):
            kind = "text" if isinstance(event, TextDelta) else "thought"
            if seen and seen[-1][0] == kind:
                seen[-1] = (kind, seen[-1][1] + event.text)
            else:
                seen.append((kind, event.text))
        elif isinstance(event, ToolCall):
            mended = (event.repaired,) if event.repaired else ()
            seen.append(("call", event.name, json.loads(event.arguments), *mended))
        else:
            seen.append(("broken", event.raw, event.problem))
    return seen


MANUAL = Path(__file__).parents[1] / "resources" / "manual" / "13-tool-calls.md"
_HEADING = "| Template | Form | Prompt | Calls | Stream | Several calls | Reasoning |"
_FORMS = {
    "json": "JSON",
    "tagged": "name and JSON",
    "loose": "name and brackets",
    "xml": "tags",
    "tree": "nested tags",
}


def table() -> str:
    """The table of all families, each cell from a trial."""
    rows = [_HEADING, "|" + " --- |" * 7]
    return "\n".join([*rows, *(_row(name) for name in FAMILIES)])


def committed_table() -> str:
    """The table as the manual shows it."""
    text = MANUAL.read_text(encoding="utf-8")
    start = text.find(_HEADING)
    lines = text[max(start, 0) :].splitlines()
    end = next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return "\n".join(lines[:end])


def _row(name: str) -> str:
    found = family(name)
    dialect = found.dialect
    form = _FORMS[dialect.kind] if dialect.native else "generic"
    own = "own" if dialect.native and dialect.describes else "by us"
    cells = [name, form, own, *_trials(found), _reasoning(found)]
    return f"| {' | '.join(cells)} |"


def _trials(found: Family) -> list[str]:
    """Whether calls are read, read in single characters, and read side by side."""
    calls = [("add", {"a": 12, "s": 'x "y"'}), ("look", {})]
    tools = [ToolDefinition(name, f"Does {name}.", schema_of(value)) for name, value in calls]
    calls = calls if found.dialect.parallel else calls[:1]
    text = found.written(message(calls), tools)
    wanted = [("call", *call) for call in calls]
    whole = read(found.dialect, tools, [text]) == wanted
    streamed = read(found.dialect, tools, list(text)) == wanted
    several = "one after the other" if len(calls) == 1 else "yes" if whole else "no"
    return ["yes" if whole else "no", "yes" if streamed else "no", several]


def _reasoning(found: Family) -> str:
    """What becomes of the thoughts of a turn with a call, and of an earlier turn."""
    if found.dialect.think is None:
        return "none"
    calls = [("add", {"a": 12})]
    tools = [ToolDefinition("add", "Adds.", schema_of(calls[0][1]))]
    turn = message(calls, thought="Zq thought zq")
    result = Message("tool", "12", call_id="abcdefgh0", name="add")
    now = [QUESTION, turn, result]
    later = [*now, Message("assistant", "Zq answer."), Message("user", "Zq more.")]
    kept = ["Zq thought zq" in found.prompt(part, tools) for part in (now, later)]
    return "kept" if all(kept) else "kept within a turn" if kept[0] else "dropped"


def main() -> int:
    """Write the table into the manual."""
    text = MANUAL.read_text(encoding="utf-8")
    MANUAL.write_text(text.replace(committed_table(), table()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
