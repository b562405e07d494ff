"""The judge of the tool-call check: code, no model.

A call is right when it names the wanted tool, its arguments fit the tool's schema, and each
value is one of those accepted. Texts are compared without case, spaces and punctuation; a list
keeps its order; several calls may come in any order; a parameter may be left out where that is
said, and one that nobody asked for must have the value it has anyway.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from workbench.app.tool_check_schema import misfit
from workbench.app.tool_check_suite import Case, WantedCall, alternatives
from workbench.app.tool_check_values import CaseResult
from workbench.engines.api import BrokenToolCall, ToolCall, ToolDefinition

_NO_MATTER = re.compile(r"[\s,.;:!?'\"“”‘’/_*^()-]+")
_MOST_ORDERS = 6


@dataclass(frozen=True, slots=True)
class Written:
    """What a model answered.

    Attributes:
        text: What it said beside its calls.
        error: Why the engine gave no answer; empty if it did.
        cut: It met its limit of tokens.
        note: What the engine could not hold it to.
    """

    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    broken: tuple[BrokenToolCall, ...] = ()
    error: str = ""
    cut: bool = False
    new_tokens: int = 0
    tokens_per_s: float = 0.0
    note: str = ""

    @property
    def raw(self) -> str:
        """All of it, calls as the model wrote them."""
        called = [call.raw or f"{call.name} {call.arguments}" for call in self.calls]
        return "\n".join(filter(None, [self.text, *called, *(b.raw for b in self.broken)]))


@dataclass(frozen=True, slots=True)
class _Stages:
    """How far an answer got, and what was wrong then."""

    parsed: bool = False
    right_tool: bool = False
    executable: bool = False
    why: str = ""


def judge(case: Case, written: Written) -> CaseResult:
    """What a model's answer to a case is worth."""
    stages = _call_stages(case, written) if case.calls else _restraint(case, written)
    return CaseResult(
        id=case.id,
        category=case.category,
        parsed=stages.parsed,
        right_tool=stages.right_tool,
        executable=stages.executable,
        correct=stages.executable and not stages.why,
        asked=case.asked,
        expected=expected_text(case),
        written=_whole(written.raw),
        why=_whole(stages.why),
        new_tokens=written.new_tokens,
        tokens_per_s=written.tokens_per_s,
    )


def _whole(text: str) -> str:
    """A text without halves of characters, which JSON of a model can hold and files cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _restraint(case: Case, written: Written) -> _Stages:
    """No call is wanted: any call is wrong, and so is silence."""
    if unread := _unread(case, written):
        return _Stages(why=unread)
    if written.calls:
        names = _counted(call.name for call in written.calls)
        return _Stages(parsed=True, why=f"it called {names}; no call is right here")
    if not written.text.strip():
        return _Stages(parsed=True, why="it answered nothing")
    for words in case.says:
        if not any(_says(written.text, word) for word in words):
            missing = " or ".join(words[:3])
            return _Stages(True, True, True, f"the answer does not say {missing}")
    return _Stages(True, True, True)


def _says(text: str, word: str) -> bool:
    if word.isdigit():
        return bool(re.search(rf"(?<![\d.,]){word}(?!\d)", text))
    return plain(word) in plain(text)


def _unread(case: Case, written: Written) -> str:
    """Why its calls could not be read; empty if they could, or there are none."""
    if written.error:
        return f"the engine gave no answer: {written.error}"
    if written.broken:
        return f"a call could not be read: {written.broken[0].problem}"
    if not written.calls and _looks_like_call(written.text, case.tools):
        return "it wrote a call in a form that is not its template's"
    return ""


def _looks_like_call(text: str, tools: Sequence[ToolDefinition]) -> bool:
    names = "|".join(re.escape(tool.name) for tool in tools)
    pattern = rf'"(?:name|function)"\s*:\s*"(?:{names})"|\b(?:{names})\s*[({{]'
    return bool(re.search(pattern, text))


def _call_stages(case: Case, written: Written) -> _Stages:
    if unread := _unread(case, written):
        return _Stages(why=unread)
    if not written.calls:
        cut = "; it met the limit of tokens" if written.cut else ""
        return _Stages(why=f"it called no tool{cut}")
    wanted = sorted(call.name for call in case.calls)
    made = sorted(call.name for call in written.calls)
    if wanted != made:
        why = f"it called {_counted(made)}; wanted is {_counted(wanted)}"
        return _Stages(parsed=True, why=why)
    schemas = {tool.name: tool.parameters for tool in case.tools}
    read: list[tuple[str, Mapping[str, Any]]] = []
    for call in written.calls:
        arguments = _read(call.arguments)
        if found := misfit(schemas[call.name], arguments):
            return _Stages(parsed=True, right_tool=True, why=f"{call.name}: {found}")
        read.append((call.name, arguments))
    return _Stages(True, True, True, _wrong_values(case.calls, read, schemas))


def _counted(names: Iterable[str]) -> str:
    """Names, each once, with how often it stands there."""
    counts = Counter(names).items()
    return ", ".join(name if count == 1 else f"{name} {count} times" for name, count in counts)


def _read(arguments: str) -> Any:
    try:
        return json.loads(arguments or "{}")
    except (ValueError, RecursionError):
        return arguments


def _wrong_values(
    wanted: Sequence[WantedCall],
    made: Sequence[tuple[str, Mapping[str, Any]]],
    schemas: Mapping[str, Mapping[str, Any]],
) -> str:
    """What is wrong with the values, in the order of the calls in which least is."""
    best: list[str] | None = None
    orders = permutations(made) if len(made) <= _MOST_ORDERS else iter([tuple(made)])
    for order in orders:
        if [one.name for one in wanted] != [name for name, _arguments in order]:
            continue
        found = [
            wrong
            for one, (name, arguments) in zip(wanted, order, strict=True)
            if (wrong := _wrong_call(one, arguments, schemas[name]))
        ]
        if best is None or len(found) < len(best):
            best = found
    return (best or [""])[0]


def _wrong_call(wanted: WantedCall, made: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """What is wrong with the values of a call; empty if one accepted set of them fits."""
    found = [_wrong_arguments(one, made, schema) for one in wanted.accepted]
    return "" if "" in found else f"{wanted.name}: {found[0]}"


def _wrong_arguments(
    wanted: Mapping[str, Sequence[Any]], made: Mapping[str, Any], schema: Mapping[str, Any]
) -> str:
    given = {name: value for name, value in made.items() if value is not None}
    for name, accepted in wanted.items():
        if name not in given:
            if None in accepted or _fits(_default(schema, name), accepted):
                continue
            return f"{name!r} is missing"
        if not _fits(given[name], accepted):
            return f"{name!r} is {json.dumps(given[name], ensure_ascii=False)}"
    for name, value in given.items():
        if name not in wanted and not _same(value, _default(schema, name)):
            return f"nobody asked for {name!r}"
    return ""


def _default(schema: Mapping[str, Any], name: str) -> Any:
    return schema.get("properties", {}).get(name, {}).get("default")


def _fits(value: Any, accepted: Sequence[Any]) -> bool:
    return any(one is not None and _same(value, one) for one in accepted)


def _same(value: Any, wanted: Any) -> bool:
    """Equal, as far as it matters."""
    if isinstance(wanted, Mapping):
        if wanted.get("any") is True:
            return True
        return isinstance(value, Mapping) and _same_parts(value, wanted)
    if isinstance(wanted, list):
        return (
            isinstance(value, list)
            and len(value) == len(wanted)
            and all(map(_same, value, wanted))
        )
    if isinstance(wanted, str):
        return isinstance(value, str) and plain(value) == plain(wanted)
    if isinstance(wanted, bool) or isinstance(value, bool):
        return value is wanted
    if isinstance(wanted, int | float) and isinstance(value, int | float):
        return math.isclose(value, wanted, rel_tol=1e-9)
    return bool(value == wanted)


def _same_parts(value: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    given = {name: part for name, part in value.items() if part is not None}
    if set(given) - set(wanted):
        return False
    return all(
        _fits(given[name], alternatives(accepted))
        if name in given
        else None in alternatives(accepted)
        for name, accepted in wanted.items()
    )


def plain(text: str) -> str:
    """A text without what does not matter: case, spaces, punctuation."""
    return _NO_MATTER.sub("", text.casefold())


def expected_text(case: Case) -> str:
    """What is accepted, for people."""
    if case.calls:
        return "\n".join(_call_text(call) for call in case.calls)
    said = "".join(f", which says {' or '.join(words[:3])}" for words in case.says)
    return f"an answer without a call{said}"


def _call_text(call: WantedCall) -> str:
    return " or ".join(f"{call.name}({_arguments_text(one)})" for one in call.accepted)


def _arguments_text(accepted: Mapping[str, Sequence[Any]]) -> str:
    return ", ".join(
        f"{name}={' or '.join(map(_value_text, values))}" for name, values in accepted.items()
    )


def _value_text(value: Any) -> str:
    if value is None:
        return "left out"
    if isinstance(value, Mapping) and value.get("any") is True:
        return "anything"
    return json.dumps(value, ensure_ascii=False)
