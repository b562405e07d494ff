"""The program is killed around a change of the world: it is never made twice in silence."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Workbench = Callable[..., CompletedProcess[str]]
_WAIT_S = 60.0
_KILLS = 6
TOOL = """\
kind: Tool
schema: 1
name: order
title: Order
description: Places an order in a file of orders
type: file
settings: {action: append, path: orders.txt, content: "one order;"}
approval: ask
grants:
  folders:
  - {path: FOLDER, write: true}
"""
GRAPH = """\
kind: Graph
schema: 1
name: buy
displayName: Buy
nodes:
  order: {kind: tool, settings: {tool: order}}
  say: {kind: prompt, settings: {template: "{done}"}}
  out: {kind: output}
links:
- order.result -> say.done
- say.text -> out.value
"""

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system cannot kill as Linux does"
)


@pytest.fixture
def orders(data: Path, tmp_path: Path) -> Path:
    """The file that the tool writes; the tool and the graph are there."""
    (tmp_path / "shop").mkdir()
    (data / "tools").mkdir()
    text = TOOL.replace("FOLDER", str(tmp_path / "shop"))
    (data / "tools" / "order.agenttool.yaml").write_text(text)
    (data / "graphs").mkdir()
    (data / "graphs" / "buy.agentgraph.yaml").write_text(GRAPH)
    return tmp_path / "shop" / "orders.txt"


def placed(orders: Path) -> int:
    return orders.read_text().count("one order;") if orders.exists() else 0


def killed_at_the_order(environment: dict[str, str], orders: Path) -> None:
    """Run the graph and kill the program as soon as the order is there."""
    before = placed(orders)
    words = [sys.executable, "-m", "workbench", "run", "buy", "--yes", "order"]
    process = subprocess.Popen(
        words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline_s = time.monotonic() + _WAIT_S
    while placed(orders) == before and process.poll() is None:
        assert time.monotonic() < deadline_s
    process.send_signal(signal.SIGKILL)
    process.wait(_WAIT_S)
    assert placed(orders) == before + 1


def newest(data: Path) -> tuple[str, list[str]]:
    """The newest run and the types of its events, as they are on disk."""
    with closing(sqlite3.connect(data / "workbench.sqlite")) as connection:
        run_id = connection.execute("SELECT id FROM runs ORDER BY rowid DESC").fetchone()[0]
        rows = connection.execute(
            "SELECT type FROM events WHERE run_id = ? ORDER BY number", (run_id,)
        )
        return run_id, [row[0] for row in rows]


def test_that_a_change_is_on_record_before_it_is_made(
    environment: dict[str, str], data: Path, orders: Path
) -> None:
    for _kill in range(_KILLS):
        killed_at_the_order(environment, orders)

        assert "ToolCallStarted" in newest(data)[1]


def test_that_a_fork_of_a_killed_run_asks_before_it_orders_again(
    workbench: Workbench, environment: dict[str, str], data: Path, orders: Path
) -> None:
    killed_at_the_order(environment, orders)
    run_id, _types = newest(data)
    if "NodeFinished" in _types:
        pytest.skip("the node came to its end before the kill")

    first = workbench("run", "buy", "--fork", run_id, "--yes", "order")
    forked, _types = newest(data)
    second = workbench("run", "buy", "--fork", forked, "--yes", "order")
    path = data / "graphs" / "buy.agentgraph.yaml"
    path.write_text(GRAPH.replace("  order: {", "  shop: {").replace("order.res", "shop.res"))
    third = workbench("run", "buy", "--fork", forked, "--yes", "order")
    path.write_text(GRAPH)
    assert placed(orders) == 1
    for refused in (first, second, third):
        assert refused.returncode == 1
        assert "it was not begun again" in refused.stderr

    again = workbench("run", "buy", "--fork", forked, "--yes", "order", "--again", "order")
    assert again.returncode == 0, again.stderr
    assert placed(orders) == 2
