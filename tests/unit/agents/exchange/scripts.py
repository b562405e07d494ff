"""Exported scripts in tests: made of what comes with the program, and carried out."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.unit.tools.tool_desk import WHOLE, Desk
from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.python_export import to_python
from workbench.agents.exchange.python_sources import Exported, Sources
from workbench.agents.files import read_agent
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import read_graph
from workbench.tools.files import SUFFIX, read_tool
from workbench.tools.registry import TOOLS
from workbench.tools.retrieval.chunks import chunks_of
from workbench.tools.retrieval.values import Hit
from workbench.tools.user_tools import spec_of

RESOURCES = Path(__file__).resolve().parents[4] / "resources"
BUNDLED = sorted(
    [*(RESOURCES / "agents").glob("*.yaml"), *(RESOURCES / "graphs").glob("*.yaml")]
)
SAMPLES = {
    tool.name: tool for tool in map(read_tool, sorted((RESOURCES / "tools").glob(f"*{SUFFIX}")))
}
SPECS = {
    **{tool.name: tool for tool in TOOLS},
    **{name: spec_of(tool, Desk().around(WHOLE)) for name, tool in SAMPLES.items()},
}


def parts_of(path: Path) -> Iterator[Hit]:
    """All parts of a document, as they are kept."""
    text = path.read_text(encoding="utf-8")
    for number, part in enumerate(chunks_of(text, is_markdown=True)):
        words, place = text[part.start : part.end], (part.start, part.end)
        yield Hit(
            f"{path.name}-{number}", words, str(path), path.name, part.heading, *place, 0, ()
        )


HANDBOOK = [
    part
    for path in sorted((RESOURCES / "samples" / "handbook").iterdir())
    for part in parts_of(path)
]


def script_of(
    document: AgentDocument | GraphDocument, agents: Mapping[str, AgentDocument] | None = None
) -> Exported:
    return to_python(document, Sources(SPECS, agents or {}, SAMPLES, {"handbook": HANDBOOK}))


def read(path: Path) -> AgentDocument | GraphDocument:
    return read_graph(path) if path.name.endswith(".agentgraph.yaml") else read_agent(path)


def bundled(name: str) -> AgentDocument | GraphDocument:
    return read(next(path for path in BUNDLED if path.name.split(".")[0] == name))


def put(made: Exported, folder: Path) -> Path:
    """Write a script and what it reads; where it is."""
    for name, content in made.beside.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "script.py").write_text(made.text, encoding="utf-8")
    return folder / "script.py"


def carried_out(made: Exported, folder: Path, *words: str) -> str:
    """What the script prints; nothing of this program is on its path."""
    path = put(made, folder)
    done = subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", str(path), *words],
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n")


def as_module(text: str, folder: Path | None = None) -> types.ModuleType:
    """The script as a module of this process, as if it were in a folder; main is not run."""
    module = types.ModuleType("exported_script")
    sys.modules[module.__name__] = module
    if folder is not None:
        module.__file__ = str(folder / "script.py")
    exec(compile(text, "exported_script", "exec"), module.__dict__)  # noqa: S102
    return module


def check_format(text: str) -> None:
    """The script is laid out as the usual formatter does, and nothing in it is amiss."""
    ruff = [sys.executable, "-m", "ruff"]
    for command in (["format", "--check", "--isolated", "-"], ["check", "--isolated", "-"]):
        done = subprocess.run(
            [*ruff, *command], input=text, text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout
