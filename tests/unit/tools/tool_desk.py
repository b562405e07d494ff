"""What the tests of users' tools have in common: surroundings, and tools made of text."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.files import parse_tool
from workbench.tools.kinds.api import Surroundings
from workbench.tools.protections import Protections
from workbench.tools.sandbox import protections
from workbench.tools.user_tools import spec_of

HEAD = "kind: Tool\nschema: 1\nname: mine\ntitle: Mine\ndescription: Does something useful\n"
WHOLE = Protections(network=True, folders=True, processes=True, memory=True)


class Desk:
    """The program around a tool, as a test wants it.

    Attributes:
        opened: Why the network was opened, in order.
        hosts: For which hosts, each time.
        let_out: Which children were started with a network, and for which hosts.
    """

    def __init__(self, private: tuple[Path, ...] = ()) -> None:
        self.private, self.network = private, True
        self.opened: list[str] = []
        self.hosts: list[tuple[str, ...]] = []
        self.let_out: list[tuple[str, tuple[str, ...]]] = []

    @contextmanager
    def permit(self, purpose: str, hosts: Sequence[str] = ()) -> Iterator[None]:
        self.opened.append(purpose)
        self.hosts.append(tuple(hosts))
        yield

    def around(self, held: Protections | None = None) -> Surroundings:
        return Surroundings(
            self.private,
            lambda: self.network,
            self.permit,
            (lambda _work: held) if held else protections,
            let_out=lambda purpose, hosts: self.let_out.append((purpose, tuple(hosts))),
        )


def tool_of(body: str, head: str = HEAD) -> ToolDocument:
    return parse_tool(head + body)


def spec(body: str, desk: Desk | None = None) -> ToolSpec:
    return spec_of(tool_of(body), (desk or Desk()).around())


def called(body: str, arguments: Mapping[str, Any], desk: Desk | None = None) -> str:
    context = ToolContext(Path("notes"), cancelled=threading.Event())
    return spec(body, desk).run(arguments, context)
