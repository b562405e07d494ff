"""An agent or a graph as one Python script on agent-framework-core, without this program."""

from __future__ import annotations

import ast
import json
from collections.abc import Set
from typing import Any

from workbench.agents.documents import AgentDocument, Grants, ToolUse
from workbench.agents.exchange.python_agents import agent_call
from workbench.agents.exchange.python_code import Call, Code, Raw, assigned, call, laid_out
from workbench.agents.exchange.python_files import ScriptFiles
from workbench.agents.exchange.python_parts import script
from workbench.agents.exchange.python_place import MADE, Place, Tool
from workbench.agents.exchange.python_sources import Exported, Sources
from workbench.agents.exchange.python_tools import own_tool, user_tool
from workbench.agents.exchange.python_works import WORKS_OF, parameters_of
from workbench.agents.exchange.report import Losses
from workbench.agents.graphs.documents import Body, GraphDocument, Handling, Node
from workbench.agents.graphs.limits import MOST_HOLDERS
from workbench.agents.graphs.plan import cycle
from workbench.agents.graphs.reading import ports_of, settings_of
from workbench.agents.nodes.api import Ports, World
from workbench.agents.nodes.registry import kind_of
from workbench.base.errors import DocumentError
from workbench.tools.api import ToolSpec

_USUAL_BYTES = 16_384
"""Of a result, as the script has it."""
_STUB = '''
def {name}(**arguments):
    """Stands for something the script has nothing for: write here what it does."""
    raise NotImplementedError({message})
'''


def to_python(document: GraphDocument | AgentDocument, sources: Sources) -> Exported:
    """The script of an agent or a graph.

    Raises:
        DocumentError: The graph cannot run; the message names the node.
    """
    writing = _Writing(sources, document.name)
    try:
        if isinstance(document, AgentDocument):
            made = writing.agent(document)
        else:
            made = writing.graph(document)
        ast.parse(made.text)
    except (RecursionError, MemoryError, SyntaxError) as exc:
        raise DocumentError(
            f"{document.name}: a value or schema in it is nested too deep for a program",
            "Make it flatter.",
        ) from exc
    return made


class _Writing:
    """One script that is being written."""

    def __init__(self, sources: Sources, name: str) -> None:
        self._sources, self._name = sources, name
        self.losses = Losses()
        self._files = ScriptFiles(name, self.losses)
        self.carried = 0
        self._used: set[str] = set()
        self._tools: dict[tuple[str, bool, Grants], str] = {}
        self._blocks: list[str] = []
        self._built = 0

    @property
    def world(self) -> World:
        return self._sources

    def agent(self, document: AgentDocument) -> Exported:
        """The script of one agent."""
        self.carried = 1
        made = agent_call(document, self, "")
        self._say_limits()
        own = [
            self._constants(document.title, document.description, document.model.id),
            *self._blocks,
            "async def run(server, inputs):\n"
            '    """The answer of the agent."""\n'
            f"    agent = {laid_out(made, 1, len('agent = '))}\n"
            '    return await ask(agent, inputs["text"])\n',
        ]
        return self._whole(own, is_graph=False)

    def graph(self, graph: GraphDocument) -> Exported:
        """The script of a graph."""
        build = self.inside(graph.body, ())
        self._say_limits()
        self.losses.add(
            "", "traces, results used again, breakpoints", "a script runs from its beginning"
        )
        own = [
            self._constants(graph.title, graph.description, ""),
            *self._blocks,
            "async def run(server, inputs):\n"
            '    """What the graph gives back."""\n'
            f"    return answer_of(await run_through({build.text}, server, inputs, {{}}))\n",
        ]
        return self._whole(own, is_graph=True)

    def _say_limits(self) -> None:
        if MADE in self._used:
            why = "only steps are limited: after the last one an agent answers without tools"
            self.losses.add("", "limits of time and tokens", why)

    def _whole(self, own: list[str], *, is_graph: bool) -> Exported:
        text = script(
            self._used, "\n\n".join(own), is_graph=is_graph, constants=self._files.constants
        )
        return Exported(text, self.losses.report(self.carried), self._files.beside)

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
        wired = {(link.target, link.input) for link in body.links}
        steps = [self._step(node, path, ports[node.id], wired) for node in body.nodes]
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

    def _step(
        self, node: Node, path: tuple[str, ...], ports: Ports, wired: Set[tuple[str, str]]
    ) -> Call:
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
        gates = [
            port.name for port in ports.inputs if port.gate and (node.id, port.name) in wired
        ]
        groups: dict[str, Any] = {
            "needs": [
                port.name for port in ports.inputs if port.required or port.name in gates
            ],
            "texts": [port.name for port in ports.inputs if port.type == "text"],
            "messages": [port.name for port in ports.inputs if port.type == "messages"],
            "lists": [port.name for port in ports.inputs if port.many],
        }
        given: dict[str, Code] = {key: names for key, names in groups.items() if names}
        if kind.eager:
            given["eager"] = True
        return call("Step", node.id, work, **given)

    def _work(self, place: Place) -> Call | Raw:
        work = WORKS_OF[place.node.kind](place)
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

    def use(self, *names: str) -> None:
        """Take parts along."""
        self._used.update(names)

    def block(self, code: str) -> None:
        """Add code of the document's own, once."""
        if code not in self._blocks:
            self._blocks.append(code)

    def place(self, path: str, where: str) -> Raw:
        """The constant of a database or folder."""
        return self._files.place(path, where)

    def own_file(self, name: str) -> Raw:
        """The constant of a file that the script makes."""
        return self._files.own(name)

    def parts(self, collection: str, where: str) -> Raw:
        """The constant of the file with the parts of a collection's documents."""
        if collection not in self._sources.parts:
            raise DocumentError(
                f"{where}: there is no collection {collection!r}",
                "Choose another one in the node.",
            )
        hits = self._sources.parts[collection]
        # Where the documents are on this machine is nobody else's business.
        rows = [{**hit.as_document(), "path": hit.title} for hit in hits]
        lines = [json.dumps(row) + "\n" for row in rows]
        many = "1 part" if len(hits) == 1 else f"{len(hits)} parts"
        why = f"{many} of its documents as they are now, beside the script"
        self.losses.add(where, f"the collection {collection!r}", why)
        return self._files.own(f"{collection}.jsonl", "".join(lines).encode())

    def tool(self, use: ToolUse, grants: Grants, where: str) -> Tool:
        """Write a tool once; its name in the script, and whether it asks."""
        spec = self.world.tools.get(use.name)
        approval = use.approval or (spec.approval if spec else "ask")
        asks = approval != "never" or (spec is not None and spec.approval == "always")
        key = (use.name, asks, grants)
        if key not in self._tools:
            name = f"tool_{len(self._tools) + 1}"
            self._tools[key] = name
            made = self._tool(use.name, spec, grants, where)
            given: list[tuple[str, Code]] = [("asks", True)] if asks else []
            if spec is not None and spec.result_limit_bytes != _USUAL_BYTES:
                given.append(("most_bytes", spec.result_limit_bytes))
            made = Call(made.function, (*made.arguments, *given))
            self._blocks.append(f"{name} = {laid_out(made, 0, len(name) + 3)}\n")
            if asks:
                why = "at the terminal, each time, or let pass with --yes"
                self.losses.add(where, f"asking for {use.name!r:.60}", why)
            if use.roles is not None or (spec is not None and spec.roles is not None):
                whom = "a script knows no roles: whoever starts it may use it"
                self.losses.add(where, f"for whom {use.name!r:.60} is", whom)
        return Tool(Raw(self._tools[key]), asks)

    def _tool(self, name: str, spec: ToolSpec | None, grants: Grants, where: str) -> Call:
        self._used.add("make_tool")
        made = self._sources.made.get(name)
        work = own_tool(name, grants, self, where) if made is None else None
        if made is not None:
            work = user_tool(made, self, where)
        if work is None:
            what = (
                "there is no tool of that name here" if spec is None else "nothing is like it"
            )
            why = f"{what}: a function that stops with an error, write in it what it does"
            self.losses.add(where, f"the tool {name!r:.60}", why)
            work = self._stub(f"the tool {name}")
        description = spec.description if spec else name
        parameters = parameters_of(spec) if spec else {"type": "object", "properties": {}}
        return call("make_tool", name, description, parameters, work)

    def _stub(self, what: str) -> Raw:
        self._built += 1
        name = f"stub_{self._built}"
        message = laid_out(what, 1, len("raise NotImplementedError()"))
        self._blocks.append(_STUB.strip("\n").format(name=name, message=message) + "\n")
        return Raw(name)
