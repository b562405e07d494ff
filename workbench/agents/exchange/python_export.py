"""An agent or a graph as one Python script on agent-framework-core, without this program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.exchange.python_code import Call, Code, Raw, assigned, call, laid_out
from workbench.agents.exchange.python_parts import script
from workbench.agents.exchange.python_works import (
    WORKS_OF,
    Place,
    agent_call,
    parameters_of,
)
from workbench.agents.exchange.report import Losses, Report
from workbench.agents.exchange.script_tools import BUILT_IN
from workbench.agents.graphs.documents import Body, GraphDocument, Handling, Node
from workbench.agents.graphs.limits import MOST_HOLDERS
from workbench.agents.graphs.plan import cycle
from workbench.agents.graphs.reading import ports_of, settings_of
from workbench.agents.nodes.api import Ports, World
from workbench.agents.nodes.registry import kind_of
from workbench.base.errors import DocumentError
from workbench.tools.api import ToolSpec

_SMALLER = {
    "calculator": "the script has a smaller one: usual operators and functions, floating point",
    "current_time": "the script takes full names of time zones only",
    "convert_units": "it needs: pip install pint, and knows fewer names",
}
_STUB = '''
def {name}(**arguments):
    """Stands for a tool of the program: write here what it does."""
    raise NotImplementedError({message})
'''


@dataclass(frozen=True, slots=True)
class _World:
    """What settings refer to; models are not looked at."""

    tools: Mapping[str, ToolSpec]
    agents: Mapping[str, AgentDocument]
    models: Sequence[str] = ()
    collections: Mapping[str, str] = field(default_factory=dict)

    def model_key(self, model_id: str) -> str:
        return model_id


def to_python(
    document: GraphDocument | AgentDocument,
    agents: Mapping[str, AgentDocument],
    tools: Mapping[str, ToolSpec],
) -> tuple[str, Report]:
    """The text of the script, and what it does otherwise.

    Args:
        document: The agent or graph.
        agents: The agents that a graph may name.
        tools: The tools there are.

    Raises:
        DocumentError: The graph cannot run; the message names the node.
    """
    writing = _Writing(_World(tools, agents))
    if isinstance(document, AgentDocument):
        return writing.agent(document)
    return writing.graph(document)


class _Writing:
    """One script that is being written."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.losses = Losses()
        self.carried = 0
        self._used: set[str] = set()
        self._tools: dict[tuple[str, bool], str] = {}
        self._blocks: list[str] = []
        self._built = 0
        self._name = ""

    def agent(self, document: AgentDocument) -> tuple[str, Report]:
        """The script of one agent."""
        self.carried = 1
        if document.limits.max_seconds or document.grants.folders:
            self.losses.add("", "limits of time and tokens, grants", "only steps are limited")
        made = agent_call(document, self, "")
        own = [
            self._constants(document.title, document.description, document.model.id),
            *self._blocks,
            "async def run(server, inputs):\n"
            '    """The answer of the agent."""\n'
            f"    agent = {laid_out(made, 1, len('agent = '))}\n"
            '    return await ask(agent, inputs["text"])\n',
        ]
        text = script(self._used, "\n\n".join(own), is_graph=False)
        return text, self.losses.report(self.carried)

    def graph(self, graph: GraphDocument) -> tuple[str, Report]:
        """The script of a graph."""
        self._name = graph.name
        build = self.inside(graph.body, ())
        self.losses.add(
            "", "traces, results used again, breakpoints", "a script runs from its beginning"
        )
        own = [
            self._constants(graph.title, graph.description, ""),
            *self._blocks,
            "async def run(server, inputs):\n"
            '    """What the graph gives back."""\n'
            f"    outputs = await run_through({build.text}, server, inputs, {{}})\n"
            '    if list(outputs) == ["answer"]:\n'
            '        return as_text(outputs["answer"])\n'
            "    return as_text(outputs)\n",
        ]
        text = script(self._used, "\n\n".join(own), is_graph=True)
        return text, self.losses.report(self.carried)

    def _constants(self, title: str, description: str, model: str) -> str:
        rows = {"TITLE": title, "DESCRIPTION": description, "MODEL": model}
        return "".join(assigned(name, value) for name, value in rows.items())

    def inside(self, body: Body, path: tuple[str, ...]) -> Raw:
        """Write the function that builds a body; its name."""
        if len(path) > MOST_HOLDERS:
            raise DocumentError(f"{'/'.join(path)}: too many levels", "Make it flatter.")
        if round_ := cycle(body):
            where = "/".join((*path, round_[0]))
            raise DocumentError(f"{where}: the links go round in a circle", "Use a loop.")
        ports = {node.id: ports_of(node, self.world) for node in body.nodes}
        steps = [self._step(node, path, ports[node.id]) for node in body.nodes]
        wires: list[Code] = []
        for link in body.links:
            if link.source not in ports or link.target not in ports:
                raise DocumentError(f"{link}: there is no such node", "Take the link away.")
            wires.append((link.source, link.output, link.target, link.input))
        self._built += 1
        name = f"build_{self._built}"
        lists = [("steps", list[Code](steps)), ("wires", wires)]
        lines = [f"    {key} = {laid_out(rows, 1, len(key) + 3)}\n" for key, rows in lists]
        self._blocks.append(
            f"def {name}(server, run):\n"
            '    """The steps, and the wires between them."""\n'
            f"{''.join(lines)}    return connect(steps, wires)\n"
        )
        return Raw(name)

    def _step(self, node: Node, path: tuple[str, ...], ports: Ports) -> Call:
        where = "/".join((*path, node.id))
        settings, problems = settings_of(node)
        kind = kind_of(node.kind)
        if kind is None or settings is None:
            said = problems[0].message if problems else f"nobody knows the kind {node.kind!r}"
            raise DocumentError(f"{where}: {said}", "Mend the node, or take it away.")
        self.carried += 1
        place = Place(self._name, (*path, node.id), node, settings, ports, self)
        work = self._work(place)
        work = self._guarded(work, node, ports)
        groups: dict[str, Any] = {
            "needs": [port.name for port in ports.inputs if port.required],
            "texts": [port.name for port in ports.inputs if port.type == "text"],
            "messages": [port.name for port in ports.inputs if port.type == "messages"],
            "lists": [port.name for port in ports.inputs if port.many],
        }
        given: dict[str, Code] = {key: names for key, names in groups.items() if names}
        if kind.eager:
            given["eager"] = True
        return call("Step", node.id, work, **given)

    def _work(self, place: Place) -> Call | Raw:
        write = WORKS_OF.get(place.node.kind)
        if write is None:
            kind = place.node.kind
            self.losses.add(place.where, f"nodes of the kind {kind!r}", "a stub to be written")
            return self._stub(f"the step {place.where} of the kind {kind}", is_work=True)
        work = write(place)
        self._used.add(work.text if isinstance(work, Raw) else work.function)
        return work

    def _guarded(self, work: Code, node: Node, ports: Ports) -> Code:
        given: dict[str, Code] = {}
        handling = node.handling
        if handling == Handling():
            return work
        self._used.add("guarded")
        if handling.retries:
            given["retries"] = handling.retries
        if handling.time_limit_s is not None:
            given["limit_s"] = handling.time_limit_s
        if handling.on_error != "stop":
            given["on_error"] = handling.on_error
        if handling.on_error == "fallback":
            given["fallback"] = handling.fallback
            given["ports"] = [port.name for port in ports.outputs]
        return call("guarded", work, **given)

    def tool(self, use: ToolUse, where: str) -> Raw:
        """Write a tool once; its name in the script."""
        spec = self.world.tools.get(use.name)
        approval = use.approval or (spec.approval if spec else "ask")
        asks = approval != "never" or (spec is not None and spec.approval == "always")
        if (use.name, asks) in self._tools:
            return Raw(self._tools[(use.name, asks)])
        name = f"tool_{len(self._tools) + 1}"
        self._tools[(use.name, asks)] = name
        self._used.add("make_tool")
        if spec is not None and use.name in BUILT_IN:
            self._used.add(use.name)
            work = Raw(use.name)
            self.losses.add(where, f"the tool {use.name!r}", _SMALLER[use.name])
        else:
            what = "it is not known here" if spec is None else "it belongs to the program"
            self.losses.add(
                where, f"the tool {use.name!r:.60}", f"{what}: a stub to be written"
            )
            work = self._stub(f"the tool {use.name}")
        if asks:
            self.losses.add(where, f"asking for {use.name!r:.60}", "asked at the terminal")
        description = spec.description if spec else use.name
        parameters = parameters_of(spec) if spec else {"type": "object", "properties": {}}
        made = call("make_tool", use.name, description, parameters, work)
        if asks:
            made = Call(made.function, (*made.arguments, ("asks", True)))
        self._blocks.append(f"{name} = {laid_out(made, 0, len(name) + 3)}\n")
        return Raw(name)

    def _stub(self, what: str, *, is_work: bool = False) -> Raw:
        self._built += 1
        name = f"{'work' if is_work else 'stub'}_{self._built}"
        code = (
            _STUB
            if not is_work
            else _STUB.replace("def ", "async def ").replace("**arguments", "values")
        )
        message = laid_out(what, 1, len("raise NotImplementedError()"))
        self._blocks.append(code.strip("\n").format(name=name, message=message) + "\n")
        return Raw(name)
