"""Which parts an exported script is made of, and the imports they need."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.agents.exchange.script_client import CLIENT, MAIN, TOOLS
from workbench.agents.exchange.script_flow import COMPARE, STEPS
from workbench.agents.exchange.script_holders import HOLDERS
from workbench.agents.exchange.script_people import PEOPLE
from workbench.agents.exchange.script_tools import BUILT_IN
from workbench.agents.exchange.script_works import WORKS

HEAD = '''"""An agent, or a graph of agents, as a program of its own.

It talks to any server with an OpenAI-compatible API, such as Ollama, vLLM, LM Studio or
Foundry Local. It needs Python 3.10 or newer, and: pip install agent-framework-core
"""
'''
_MODULES = (
    "argparse", "ast", "asyncio", "datetime", "json", "math", "operator", "re", "sys",
    "urllib.request", "zoneinfo",
)  # fmt: skip
_FROM = {
    "dataclasses": ("dataclass", "field"),
    "typing": ("Any",),
}
_FRAMEWORK = (
    "Agent", "BaseChatClient", "ChatResponseUpdate", "Content", "Executor",
    "FunctionInvocationLayer", "FunctionTool", "Message", "WorkflowBuilder", "WorkflowContext",
    "handler",
)  # fmt: skip
_CALLED = re.compile(r"[a-z_]+(?=\()")


def script(used: Iterable[str], own: str, *, is_graph: bool) -> str:
    """The whole text of a script.

    Args:
        used: The names of the parts and built-in tools that its own code uses.
        own: The code made of the document.
        is_graph: It runs a graph, not one agent.
    """
    names = set(used)
    parts = [CLIENT]
    if names & (BUILT_IN.keys() | {"make_tool", "by_meaning"}):
        parts.append(TOOLS)
    if is_graph:
        parts.append(STEPS)
    if names & {"by_comparison", "again"}:
        parts.append(COMPARE)
    parts += [text for name, text in {**WORKS, **PEOPLE, **HOLDERS}.items() if name in names]
    parts += [text for name, text in BUILT_IN.items() if name in names]
    body = "\n\n".join(part.strip("\n") + "\n" for part in (*parts, own, MAIN))
    return f"{HEAD}\n{_imports(''.join(parts) + MAIN)}\n\n{body}"


def _imports(code: str) -> str:
    """The imports that code of ours needs; what a document brings is not looked at."""
    lines = [f"import {name}" for name in _MODULES if _names(name, code)]
    for module, names in _FROM.items():
        if found := [name for name in names if _names(name, code)]:
            lines.append(f"from {module} import {', '.join(found)}")
    framework = [f"    {name},\n" for name in _FRAMEWORK if _names(name, code)]
    lines.append(f"\nfrom agent_framework import (\n{''.join(framework)})")
    return "\n".join(lines) + "\n"


def _names(name: str, code: str) -> bool:
    ends = r"[.,]" if name in _MODULES else r"\b"
    return re.search(rf"(?<![\w.]){re.escape(name)}{ends}", code) is not None
