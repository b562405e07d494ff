"""Finds every message of the rooms below that a person may read.

In a room of ``WHOLE_ROOMS`` each text with words counts, but for what is listed here as read by
somebody else: so a new text is found without a row. ``{0}`` stands where a value is put in.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

WHOLE_ROOMS = (
    "agents",
    "engines",
    "evals",
    "telemetry",
    "tools",
    "traces",
    "app/jobs",
    "app/alert_actions.py",
    "app/granted_tools.py",
    "app/recommendations.py",
    "app/call_steps.py",
    "policy/grant_decisions.py",
    "policy/tool_grants.py",
)
_PLACE = re.compile(r"\{\d+\}")
_WORDS = re.compile(r"[A-Za-z][a-z' ,]{6}")
NOT_SHOWN = re.compile(r"commands?\.py|arguments\.py|terminal\.py|/doctor/|/top/")
"""What only the command line says, which stays English."""
OTHERS_READ = re.compile(
    r"engines/(codec|framing|dialects|dialect_(sample|layout|probe)|grammar_text|recordings_text)\.py"
    r"|engines/foundry_local/(visitors|front)\.py"
    r"|engines/llama_cpp/native_log\.py"
    r"|agents/first_agent\.py"
    r"|agents/exchange/script_"
    r"|evals/(report_html|report_markdown|svg|rescue|graders/judge_prompt)\.py"
    r"|tools/launcher\.py"
    r"|traces/(canonical|export|otlp|otlp_messages|otlp_attributes|outline|report|search"
    r"|tables|queries|seen_rows|span_index|span_table|edits)\.py"
    r"|telemetry/(prometheus|history_eras)\.py"
)
"""Wire formats, files for other programs, prompts, scripts that are exported, SQL."""
OTHERS_CALLS = frozenset(
    [
        "debug", "info", "warning", "error", "exception", "log", "compile", "execute",
        "executemany", "executescript", "print", "choice", "schema_rule", "read_schema",
        "BadMessage", "OSError", "ModuleNotFoundError", "RuntimeError", "TypeError",
        "SecurityError", "AssertionError", "startswith", "endswith", "removeprefix",
        "removesuffix", "sub", "dumps", "basicConfig", "strip", "permit", "let_out",
        "parameters", "sample_tool", "setdefault", "user", "Message", "_stub", "quoted",
        "insert", "add_argument", "add_action", "ProcessLookupError",
    ]
)  # fmt: skip
"""Calls that hand a text to the log, to a model, or to another program."""
_VALUE_ERRORS = re.compile(
    r"agents/nodes/(code_reading|prompt|ends)\.py|agents/graphs/|tools/placeholders\.py"
    r"|app/jobs/values\.py|telemetry/alerts/|evals/graders/"
)
"""Where the words of a ``ValueError`` become a part of a message."""
_CODE = re.compile(
    r"(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|ALTER|DROP|FROM|WHERE|JOIN|ORDER|AND|EXISTS|WITH)\b"
    r"|(def|import|from \S+ import|raise|return|async)\b"
    r"|[a-z_]+(, [a-z_]+){2,}$|[a-z_.]+ (=|<>|LIKE|IN|BETWEEN) |.*=%"
    r"|[<(#\[|]|.*</|.*\\[sdwW]|Bearer|Thread 0x|Extension modules|Current thread|zq |You "
    r"|Error: |.*\{\{?(python|signatures)\}|number (IN|BETWEEN)|span_text JOIN|spans s$"
)
"""What begins like this is code, SQL, a form, or told to a model."""
READ_BY_MODELS = (
    "Read the fields in the message",
    "Choose the tool that fits the message",
    "The answer is exactly the one word",
    "There is an answer. Every answer passes",
    "The answer is right: it says the same",
    "Your tool call could not be read",
    "Question: {0}",
    "Save the fields of the",
    "Save the {0}",
    "{0} speaks next",
    "Result of {0}",
    "Hand over to {0}",
    "What they must know",
    "What it shall do, with all",
    "To call functions, answer",
    "{0} parts of",
    "Use the tools",
    "integer (",
    "string | number",
    "strip lstrip",
    "abs capitalize",
    "${{0}:",
    ", server, inputs",
    "Inter, system-ui",
    "a an and are",
)
KEYWORDS = frozenset(
    [
        '{\n  "name": {0},\n  "arguments": {1}\n}',
        "{0} and failed.",
        "The tool itself ran for {0}",
        "{0} of the {1}",
        "Foundry Local on Devices", "Prompt Template", "a model's server", "agent, graph",
        "assistant text frame", "days, month_days", "does not exist",
        "does not support generate", "hosts, values", "in the middle", "landlock {0}",
        "least, most", "no such", "not equals", "not found", "not support", "python_module",
        "starts with", "string {0} value", "title, description, agent, graph",
        "tool sandbox: ", "version: 1", "{0} thought ", "{0} {1}: {2}", "{0}\n(no rows)",
        "{0}\nfrom agent_framework import (\n{1})",
    ]
)  # fmt: skip
"""What is compared with other programs' words, or names in files."""


def whole_rooms(root: Path) -> frozenset[str]:
    """Every text of those rooms that a person may read."""
    found: set[str] = set()
    for room in WHOLE_ROOMS:
        place = root / "workbench" / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            inside = path.relative_to(root / "workbench").as_posix()
            if not NOT_SHOWN.search(path.as_posix()) and not OTHERS_READ.search(inside):
                found.update(_of_file(path, inside))
    return frozenset(found)


def _of_file(path: Path, inside: str) -> Iterator[str]:
    skipped = OTHERS_CALLS
    if not _VALUE_ERRORS.search(inside):
        skipped |= {"ValueError"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for text in _below(tree, skipped):
        if says_something(text) and is_for_people(text):
            yield text
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node.func) == "say" and node.args:
            yield from (one for each in ast.walk(node.args[0]) if (one := _plain(each)))


def _plain(node: ast.AST) -> str:
    """A text that stands as it is; empty for all else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _below(node: ast.AST, skipped: frozenset[str]) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if _is_for_model(node, child):
            continue
        if isinstance(child, ast.Call) and called(child.func) in skipped:
            continue
        if isinstance(child, ast.Constant | ast.JoinedStr):
            yield from template(child)
        if isinstance(child, ast.JoinedStr):
            for value in child.values:
                yield from (
                    _below(value, skipped) if isinstance(value, ast.FormattedValue) else ()
                )
        elif not isinstance(child, ast.Constant):
            yield from _below(child, skipped)


def _is_for_model(node: ast.AST, child: ast.AST) -> bool:
    """Whether a part of a call is the name by which a model calls a tool."""
    is_spec = isinstance(node, ast.Call) and called(node.func) == "ToolSpec"
    return is_spec and isinstance(child, ast.keyword) and child.arg == "name"


def template(node: ast.Constant | ast.JoinedStr) -> Iterator[str]:
    """The text, with places for what is put in."""
    if isinstance(node, ast.JoinedStr):
        pieces, places = [], 0
        for one in node.values:
            if isinstance(one, ast.Constant):
                pieces.append(str(one.value))
            else:
                pieces.append(f"{{{places}}}")
                places += 1
        yield "".join(pieces)
    elif isinstance(node.value, str) and node.value.strip():
        yield node.value


def says_something(text: str) -> bool:
    """Whether there are words around its places, by which it is known again."""
    return " " in text.strip() and bool(_WORDS.search(_PLACE.sub("\n", text)))


def is_for_people(text: str) -> bool:
    """Whether a text is neither code nor told to a model."""
    bare = text.strip()
    return text not in KEYWORDS and not (
        _CODE.match(bare) or bare.startswith(READ_BY_MODELS) or "\n\n" in bare
    )


def called(function: ast.expr) -> str:
    """The last name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
