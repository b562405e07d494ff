"""The tools there are: the program's own, and those the user made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from workbench.agents.reach import Library, reach_of
from workbench.app.agent_library import AgentLibrary
from workbench.app.document_library import DocumentLibrary, Format
from workbench.app.graph_library import GraphLibrary
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths, resource
from workbench.tools.api import ErrandKind, Reach, ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.draft_values import draft_of, draft_values
from workbench.tools.files import SUFFIX, read_tool, write_tool
from workbench.tools.kinds.api import Made, Surroundings
from workbench.tools.registry import TOOLS
from workbench.tools.user_tools import made_of, name_problem, spec_of, without_doubles

_ASKING = ("agent", "graph")
_Specs: TypeAlias = tuple[tuple[ToolSpec, ...], tuple[ToolSpec, ...]]
_FORMAT = Format("a tool", SUFFIX, read_tool, write_tool, draft_values, draft_of)


@dataclass(frozen=True, slots=True)
class _Ready:
    """Tools as last read, and what those come to that ask nobody, by name."""

    documents: tuple[ToolDocument, ...] = ()
    functions: Mapping[str, ToolSpec] = field(default_factory=dict)


class ToolLibrary(DocumentLibrary[ToolDocument]):
    """The tools as last read.

    Attributes:
        specs: The program's own, then the user's by title, then those of MCP servers.
        samples: Those of the graphs in the gallery, which read sample data; no agent is
            offered them.
        by_maker: What users and samples say their tools do, by name; the user's before samples.
        by_name: All of these by name, the user's before samples; always as last read.
    """

    def __init__(
        self,
        paths: Paths,
        around: Surroundings,
        agents: AgentLibrary,
        graphs: GraphLibrary,
        brought: Callable[[], tuple[ToolSpec, ...]] = tuple,
        narrowed: Callable[[ToolSpec], ToolSpec] = lambda spec: spec,
    ) -> None:
        """Prepare a library; it is empty until the first ``refresh``.

        Args:
            paths: Where the user's files live.
            around: What tools are given of the program.
            agents: What tools may ask.
            graphs: What tools may ask.
            brought: The tools of others, such as MCP servers; none is called as one of the
                user's, which are read first.
            narrowed: Each tool as it is for the roles of this installation.
        """
        super().__init__(_FORMAT, None, paths.tools)
        self.around = replace(around, reach=self.reach)
        self._asked: tuple[AgentLibrary, GraphLibrary] = (agents, graphs)
        self._sample_tools = self._own_tools = _Ready()
        self._brought, self._narrowed = brought, narrowed
        self._others: tuple[ToolSpec, ...] = ()
        self._made: tuple[tuple[object, ...], _Specs] | None = None
        self.by_name: Mapping[str, ToolSpec] = _ByName(self)

    @property
    def specs(self) -> tuple[ToolSpec, ...]:
        return self._specs()[0]

    @property
    def samples(self) -> tuple[ToolSpec, ...]:
        return self._specs()[1]

    @property
    def by_maker(self) -> Mapping[str, ToolDocument]:
        return {tool.name: tool for tool in (*self._sample_tools.documents, *self.documents)}

    def reach(self, kind: ErrandKind, name: str, tool: str) -> Reach:
        """What an agent or a graph leads to now, for the tool that asks it."""
        return reach_of(kind, name, tool, self.around_now())

    def around_now(self) -> Library:
        """The agents, graphs and tools as they are now, to find out what leads where."""
        agents, graphs = self._asked
        tools: dict[str, ToolSpec | ToolDocument] = {
            spec.name: spec for spec in (*self._others, *TOOLS)
        }
        for ready in (self._sample_tools, self._own_tools):
            tools |= {one.name: ready.functions.get(one.name, one) for one in ready.documents}
        return Library(
            {agent.name: agent for agent in agents.agents},
            {graph.name: graph for graph in graphs.graphs},
            tools,
        )

    def is_own(self, name: str) -> bool:
        """Whether the program brought a tool of that name."""
        return any(spec.name == name for spec in TOOLS)

    def free_name(self, title: str) -> str:
        """A name for the title that no tool has, and that looks like no other."""
        stem = super().free_name(title).replace("-", "_").strip("_")
        stem = stem if stem[:1].isalpha() else f"tool_{stem}"
        others = self._names()
        name, number = stem, 2
        while name_problem(name, others):
            name, number = f"{stem}_{number}", number + 1
        return name

    async def save(self, document: ToolDocument, previous_name: str = "") -> None:
        """Write the tool's file; under another name the old file goes.

        Raises:
            DocumentError: The name is bad, taken, or like another.
            StoreError: It could not be written.
        """
        others = [name for name in self._names() if name not in (document.name, previous_name)]
        if problem := name_problem(document.name, others):
            raise DocumentError(problem, "Choose another name.")
        # What could not be read again is found out before anything is written.
        await asyncio.to_thread(write_tool, document)
        await super().save(document, previous_name)

    async def made(self, tool: ToolDocument) -> Made:
        """What a tool comes to on this machine."""
        return await asyncio.to_thread(made_of, tool, self.around)

    async def spec(self, tool: ToolDocument) -> ToolSpec:
        """A tool as one of the program, whether it is in the library or not."""
        return await asyncio.to_thread(spec_of, tool, self.around)

    async def _follow(self) -> None:
        good, refused = without_doubles(
            sorted(self.documents, key=lambda tool: self._own[tool.name])
        )
        problems = [
            (self._own[tool.name], f"{self._own[tool.name].name}: name: {message}", hint)
            for tool, message, hint in refused
        ]
        kept = {tool.name for tool in good}
        self.documents = tuple(tool for tool in self.documents if tool.name in kept)
        self.problems = (*self.problems, *problems)
        self._own = {name: path for name, path in self._own.items() if name in kept}
        if not self._sample_tools.documents:
            self._sample_tools = await asyncio.to_thread(self._samples)
        self._own_tools = await asyncio.to_thread(self._ready, self.documents)
        self.bring()

    def bring(self) -> None:
        """Take the tools of others as they are now."""
        self._others = self._brought()

    def _names(self) -> list[str]:
        """Of all tools but the program's own."""
        return [tool.name for tool in self.documents] + [spec.name for spec in self._others]

    def _samples(self) -> _Ready:
        paths = sorted(resource("tools").glob(f"*{SUFFIX}"))
        return self._ready(tuple(read_tool(path) for path in paths))

    def _ready(self, tools: tuple[ToolDocument, ...]) -> _Ready:
        """Make the tools that ask nobody: they change with their own files only. Blocking."""
        functions = {
            tool.name: spec_of(tool, self.around) for tool in tools if tool.kind not in _ASKING
        }
        return _Ready(tools, functions)

    def _specs(self) -> _Specs:
        """All tools; those that ask follow the agents and graphs, and one another."""
        agents, graphs = self._asked
        others = self._others
        seen = (self._own_tools, self._sample_tools, others, agents.agents, graphs.graphs)
        if self._made is None or any(
            one is not other for one, other in zip(self._made[0], seen, strict=True)
        ):
            own, samples = (
                tuple(
                    ready.functions.get(tool.name) or spec_of(tool, self.around)
                    for tool in ready.documents
                )
                for ready in (self._own_tools, self._sample_tools)
            )
            narrowed = self._narrowed
            every = tuple(narrowed(spec) for spec in (*TOOLS, *own, *others))
            self._made = (seen, (every, tuple(narrowed(spec) for spec in samples)))
        return self._made[1]


class _ByName(Mapping[str, ToolSpec]):
    """The tools of a library by name, as they are now."""

    def __init__(self, library: ToolLibrary) -> None:
        self._library = library
        self._seen: tuple[ToolSpec, ...] = ()
        self._found: dict[str, ToolSpec] = {}

    def __getitem__(self, name: str) -> ToolSpec:
        return self._now()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())

    def _now(self) -> dict[str, ToolSpec]:
        if self._seen is not self._library.specs:
            self._seen = self._library.specs
            every = (*self._library.samples, *self._seen)
            self._found = {spec.name: spec for spec in every}
        return self._found
