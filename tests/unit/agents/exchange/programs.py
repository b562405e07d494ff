"""Graphs that are sequential programs, for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.unit.agents.graphs.running import Desk, end_of
from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Point
from workbench.traces.events import RunFinished

HELPER = AgentDocument("helper", "Helper", instructions="Answer.")
WORDS = ("alpha", "beta", "gamma")
End = tuple[str, str]


class Sketch:
    """One body that grows at its end."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.nodes: list[Node] = []
        self.links: list[Link] = []

    def node(self, kind: str, body: Body | None = None, **settings: Any) -> str:
        node_id = f"{kind.replace('_', '-')}-{len(self.nodes)}"
        self.nodes.append(Node(node_id, kind, settings=settings, body=body))
        return node_id

    def wire(self, end: End, node_id: str, port: str) -> None:
        self.links.append(Link(*end, node_id, port))

    def body(self) -> Body:
        nodes = tuple(sorted(self.nodes, key=lambda node: node.id))
        return Body(nodes, tuple(sorted(set(self.links))))

    def statements(self, end: End, depth: int) -> End:
        kinds = ["prompt", "agent", "gather", "keep"]
        if depth:
            kinds += ["condition", "router", "subgraph", "loop", "map"]
        for kind in self.draw(st.lists(st.sampled_from(kinds), max_size=3)):
            end = getattr(self, f"_{kind}")(end, depth)
        return end

    def _prompt(self, end: End, _depth: int) -> End:
        word = self.draw(st.sampled_from(["say", '{{}} "quoted"', "=1", "a\nb"]))
        node_id = self.node("prompt", template=f"{word} {{text}}")
        self.wire(end, node_id, "text")
        return node_id, "text"

    def _agent(self, end: End, _depth: int) -> End:
        node_id = self.node("agent", agent="helper")
        self.wire(end, node_id, "prompt")
        return node_id, "text"

    def _gather(self, end: End, _depth: int) -> End:
        first, second = self._prompt(end, 0), self._agent(end, 0)
        node_id = self.node("gather", separator=" + ")
        self.wire(first, node_id, "values")
        self.wire(second, node_id, "values")
        return node_id, "text"

    def _keep(self, end: End, _depth: int) -> End:
        keep = self.node("set_state", name="last")
        recall = self.node("get_state", name="last")
        self.wire(end, keep, "value")
        self.wire((keep, "value"), recall, "after")
        return recall, "value"

    def _condition(self, end: End, depth: int) -> End:
        operator = self.draw(
            st.sampled_from(
                ["contains", "contains not", "begins with", "equals", "longer than"]
            )
        )
        value = "9" if operator == "longer than" else self.draw(st.sampled_from(WORDS))
        node_id = self.node("condition", operator=operator, value=value)
        self.wire(end, node_id, "value")
        return self._ways(node_id, ("yes", "no"), depth)

    def _router(self, end: End, depth: int) -> End:
        routes = [{"name": f"is_{word}", "keywords": word} for word in WORDS[:2]]
        node_id = self.node("router", routes=routes)
        self.wire(end, node_id, "text")
        return self._ways(node_id, ("is_alpha", "is_beta", "other"), depth)

    def _ways(self, node_id: str, ports: tuple[str, ...], depth: int) -> End:
        used = [port for port in ports if self.draw(st.integers(0, 4))] or [ports[0]]
        ends = [self.statements((node_id, port), depth - 1) for port in used]
        merge = self.node("merge")
        for end in ends:
            self.wire(end, merge, "values")
        return merge, "value"

    def _inside(self, name_in: str, depth: int) -> Body:
        inner = Sketch(self.draw)
        given = inner.node("input", name=name_in)
        output = inner.node("output", name="value")
        simple = Sketch(self.draw)
        simple.nodes = inner.nodes
        end = inner._prompt((given, "value"), 0)
        if depth > 1 and self.draw(st.booleans()):
            end = inner._subgraph(end, depth - 1)
        end = inner._agent(end, 0)
        inner.wire(end, output, "value")
        return inner.body()

    def _subgraph(self, end: End, depth: int) -> End:
        node_id = self.node("subgraph", self._inside("value", depth))
        self.wire(end, node_id, "value")
        return node_id, "value"

    def _loop(self, end: End, depth: int) -> End:
        operator = self.draw(st.sampled_from(["contains", "longer than", "is empty"]))
        settings = {"field": "value", "operator": operator, "value": "30", "rounds": 3}
        node_id = self.node("loop", self._inside("value", depth), **settings)
        self.wire(end, node_id, "value")
        return node_id, "value"

    def _map(self, end: End, depth: int) -> End:
        gather = self.node("gather", separator=",")
        self.wire(end, gather, "values")
        node_id = self.node("map", self._inside("item", depth))
        self.wire((gather, "values"), node_id, "items")
        prompt = self.node("prompt", template="{all}")
        self.wire((node_id, "value"), prompt, "all")
        return prompt, "text"


@st.composite
def programs(draw: st.DrawFn) -> GraphDocument:
    """A graph from one text to one answer, with ways, loops and maps in it."""
    sketch = Sketch(draw)
    question = sketch.node("input", name="text")
    end = sketch.statements((question, "value"), 2)
    answer = sketch.node("output", name="answer")
    sketch.wire(end, answer, "value")
    body = sketch.body()
    places = {question: Point(0, 10), answer: Point(300, -4)}
    return GraphDocument(
        "program", "A program", "What it does", Body(body.nodes, body.links, places)
    )


async def answer_of(graph: GraphDocument, text: str) -> RunFinished:
    """How a run ends, with agents that answer by what they are asked."""
    desk = Desk(agents={"helper": HELPER})
    return end_of(await desk.run(graph, {"text": text}))
