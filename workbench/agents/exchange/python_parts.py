"""Which parts an exported script is made of, and the imports they need."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Set
from functools import cache

from workbench.agents.exchange.python_place import ASKING
from workbench.agents.exchange.script_agents import AGENTS
from workbench.agents.exchange.script_client import (
    ANSWERS,
    ARGUMENTS,
    ASK,
    ASK_A_PERSON,
    CHOSEN,
    CLIENT,
    MAIN,
    PERSON,
    TOOLS,
)
from workbench.agents.exchange.script_data import DATA
from workbench.agents.exchange.script_flow import COMPARE, STEPS
from workbench.agents.exchange.script_guards import GUARDS
from workbench.agents.exchange.script_holders import HOLDERS
from workbench.agents.exchange.script_masking import MASKING
from workbench.agents.exchange.script_memory import MEMORY
from workbench.agents.exchange.script_people import PEOPLE
from workbench.agents.exchange.script_schemas import SCHEMAS
from workbench.agents.exchange.script_teams import TEAMS
from workbench.agents.exchange.script_tools import BUILT_IN
from workbench.agents.exchange.script_user_tools import USER_TOOLS
from workbench.agents.exchange.script_works import WORKS

HEAD = '''"""An agent, or a graph of agents, as a program of its own.

It talks to any server with an OpenAI-compatible API, such as Ollama, vLLM, LM Studio or
Foundry Local. It needs Python {python} or newer, and: pip install {packages}
"""
'''
_MODULES = (
    "argparse", "ast", "asyncio", "contextlib", "datetime", "functools", "ipaddress",
    "itertools", "json", "math", "operator", "pathlib", "re", "sqlite3", "subprocess", "sys",
    "tempfile", "threading", "time", "unicodedata", "urllib.error", "urllib.parse",
    "urllib.request", "zoneinfo",
)  # fmt: skip
_FROM = {
    "dataclasses": ("dataclass", "field"),
    "fractions": ("Fraction",),
    "typing": ("Any",),
}
_FRAMEWORK = (
    "Agent", "BaseChatClient", "ChatResponseUpdate", "Content", "Executor",
    "FunctionInvocationLayer", "FunctionMiddleware", "FunctionTool", "Message",
    "MiddlewareTermination", "WorkflowBuilder", "WorkflowContext", "handler",
)  # fmt: skip
_PACKAGES = {"is_match": "regex", "convert_units": "pint"}
"""What parts need beside the framework."""
_OF_PYTHON_3_11 = ("masks",)
"""Parts with patterns that older versions of Python cannot read."""
PARTS: Mapping[str, str] = {
    "chosen": CHOSEN,
    "make_tool": TOOLS,
    "PERSON": PERSON,
    "holds": COMPARE,
    **AGENTS,
    **TEAMS,
    **WORKS,
    **GUARDS,
    **MASKING,
    **SCHEMAS,
    **PEOPLE,
    **HOLDERS,
    **MEMORY,
    **DATA,
    **USER_TOOLS,
    **BUILT_IN,
}


def script(used: Iterable[str], own: str, *, is_graph: bool, constants: str = "") -> str:
    """The whole text of a script.

    Args:
        used: The names of the parts and built-in tools that its own code uses.
        own: The code made of the document.
        is_graph: It runs a graph, not one agent.
        constants: What a reader may change, for its top.
    """
    names = set(used)
    ask = ASK_A_PERSON if ASKING in names else ASK
    always = [CLIENT, ask, *([STEPS] if is_graph else [])]
    taken = _needed(names, always)
    parts = [*always, *(text for name, text in PARTS.items() if name in taken)]
    main = _main(is_asking="PERSON" in taken)
    body = "\n\n".join(part.strip("\n") + "\n" for part in (*parts, own, main))
    top = f"{constants}\n\n" if constants else "\n"
    return f"{_head(taken)}\n{_imports((*parts, main))}\n{top}{body}"


@cache
def constants_of_parts() -> frozenset[str]:
    """The names of constants that parts of ours give."""
    names = (name for text in PARTS.values() for name in _defined(text))
    return frozenset(name for name in names if name.isupper())


def _head(taken: Set[str]) -> str:
    packages = [package for part, package in _PACKAGES.items() if part in taken]
    return HEAD.format(
        python="3.11" if taken & {*_OF_PYTHON_3_11} else "3.10",
        packages=" ".join(("agent-framework-core", *packages)),
    )


def _needed(names: set[str], always: Iterable[str]) -> set[str]:
    """The parts that these names and codes use, and those that these use in turn."""
    part_of = {name: part for part, text in PARTS.items() for name in _defined(text)}
    waiting = {part_of[name] for name in names if name in part_of}
    waiting |= {part_of[name] for text in always for name in _loaded(text) if name in part_of}
    taken: set[str] = set()
    while waiting:
        part = waiting.pop()
        taken.add(part)
        used = {part_of[name] for name in _loaded(PARTS[part]) if name in part_of}
        waiting |= used - taken
    return taken


@cache
def _defined(text: str) -> frozenset[str]:
    """The names that a part of ours gives."""
    found: set[str] = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found.update(one.id for one in node.targets if isinstance(one, ast.Name))
    return frozenset(found)


@cache
def _loaded(text: str) -> frozenset[str]:
    """The names that a part of ours uses and does not give values itself."""
    loaded: set[str] = set()
    bound: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name):
            (loaded if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
    return frozenset(loaded - bound)


def _main(*, is_asking: bool) -> str:
    """The part that reads the command line, with the words for whoever is asked."""
    lines = {"    # person: arguments\n": ARGUMENTS, "    # person: answers\n": ANSWERS}
    main = MAIN
    for line, more in lines.items():
        main = main.replace(line, more.lstrip("\n") if is_asking else "")
    return main


def _imports(parts: Iterable[str]) -> str:
    """The imports that code of ours needs; what a document brings is not looked at."""
    used = {name for part in parts for name in _used(part)}
    lines = [f"import {name}" for name in _MODULES if name in used]
    for module, names in _FROM.items():
        if found := [name for name in names if name in used]:
            lines.append(f"from {module} import {', '.join(found)}")
    third = "\nimport regex" if "regex" in used else ""
    framework = [f"    {name},\n" for name in _FRAMEWORK if name in used]
    lines.append(f"{third}\nfrom agent_framework import (\n{''.join(framework)})")
    return "\n".join(lines) + "\n"


@cache
def _used(text: str) -> frozenset[str]:
    """The names in a part of ours, also those with one dot."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return frozenset(found)
