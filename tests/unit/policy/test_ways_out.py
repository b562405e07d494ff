"""Who opens connections: each module that can is listed here with the source it works for.

A module that is not listed and imports what opens connections fails the test: whoever adds a
way out names its source in ``policy/network_sources.py``, opens it with
``NetworkGuard.permit``, and adds the module here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.policy.network_sources import BY_KEY

ROOT = Path(__file__).parents[3] / "workbench"
NETWORK = frozenset({
    "socket", "ssl", "http.client", "http.server", "socketserver", "urllib.request", "httpx2",
    "requests", "aiohttp", "websockets", "smtplib", "ftplib", "huggingface_hub", "ray",
    "xmlrpc", "telnetlib", "PySide6.QtNetwork", "PySide6.QtWebSockets", "webbrowser", "anyio",
})  # fmt: skip
NEAR = "this machine alone"
BELOW = "called by those who opened the way"
WAYS = {
    "app/deploy/health.py": NEAR,
    "app/near_http.py": BELOW,
    "base/display.py": NEAR,
    "engines/foundry_local/front.py": NEAR,
    "engines/foundry_local/gallery.py": NEAR,
    "engines/foundry_local/visitors.py": NEAR,
    "engines/foundry_local/web_service.py": NEAR,
    "engines/ollama/wire.py": "ollama",
    "engines/openai_compatible/engine.py": "server",
    "engines/openai_compatible/failures.py": "server",
    "engines/openai_compatible/transport.py": "server",
    "evals/ray_cluster.py": "cluster",
    "models/bundles/transport.py": NEAR,
    "models/downloads/file_transport.py": NEAR,
    "models/downloads/ranges.py": "download",
    "models/sources/hugging_face.py": "search",
    "models/sources/one_try.py": "search",
    "models/sources/texts.py": "search",
    "policy/byte_counts.py": BELOW,
    "policy/egress.py": BELOW,
    "policy/hosts.py": BELOW,
    "server/certificates.py": "listen",
    "server/running.py": "listen",
    "tools/mcp/child_streams.py": NEAR,
    "tools/mcp/http_streams.py": "mcp",
    "tools/web.py": "tool",
    "ui/ending.py": NEAR,
    "ui/instance.py": NEAR,
}
OPENERS = {
    "open_connection", "create_connection", "start_server", "create_server", "openUrl",
    "setOpenExternalLinks",
}  # fmt: skip
FILES_OF_THIS_MACHINE = "QUrl.fromLocalFile"


def imported(tree: ast.Module) -> Iterator[str]:
    """What a module imports when it runs; not for types alone."""
    typing = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing:
            continue
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def uses_network(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    if not any(name.rpartition(".")[2] in text for name in NETWORK):
        return False
    names = set(imported(ast.parse(text)))
    return any(name in NETWORK or name.partition(".")[0] in NETWORK for name in names)


def test_that_every_module_that_can_reach_out_is_listed() -> None:
    found = {
        path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if uses_network(path)
    }
    assert sorted(found - set(WAYS)) == []
    assert sorted(set(WAYS) - found) == []


@pytest.mark.parametrize("module", WAYS)
def test_that_what_is_listed_works_for_a_source(module: str) -> None:
    assert WAYS[module] in {NEAR, BELOW} or WAYS[module] in BY_KEY


def test_that_addresses_are_handed_to_other_programs_at_one_place() -> None:
    found = []
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not any(name in text for name in OPENERS):
            continue
        for node in ast.walk(ast.parse(text)):
            name = getattr(getattr(node, "func", None), "attr", "")
            if name in OPENERS and FILES_OF_THIS_MACHINE not in ast.unparse(node):
                found.append(f"{path.relative_to(ROOT).as_posix()} {name}")
    assert sorted(found) == [
        "app/deploy/health.py create_connection",  # this machine, where a node listens
        "tools/web.py create_connection",
        "ui/kiosk/guard.py openUrl",  # what the link bar opened, where that is allowed
        "ui/shell/link_bar.py openUrl",
    ]
