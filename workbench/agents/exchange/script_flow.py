"""The part of an exported script that runs a graph, and the one that compares values."""

from __future__ import annotations

STEPS = '''
@dataclass
class Run:
    """What the steps of one pass through a graph share."""

    inputs: dict
    state: dict = field(default_factory=dict)
    outputs: dict = field(default_factory=dict)


class Step(Executor):
    """One step: waits for all steps before it, works, and hands on what it has.

    A way that is not taken is handed on as well: a step without a value it needs is
    left out, and so is what hangs on it.
    """

    def __init__(
        self, id, work, needs=(), texts=(), lists=(), messages=(), eager=False
    ):
        super().__init__(id=id)
        self._work, self._needs, self._eager = work, needs, eager
        self._texts, self._lists, self._messages = texts, lists, messages
        self._wires, self._waiting, self._found = [], set(), {}
        self._is_done = False

    def wire(self, source, output, port):
        """A value that comes from another step."""
        self._wires.append((source, output, port))
        self._waiting.add(source)

    @handler
    async def take(
        self, parcel: dict[str, Any], ctx: WorkflowContext[dict[str, Any]]
    ) -> None:
        """What a step before this one hands on."""
        source = parcel["from"]
        self._waiting.discard(source)
        for one, output, port in sorted(self._wires):
            if one == source and output in parcel["values"]:
                value = (one, output, parcel["values"][output])
                self._found.setdefault(port, []).append(value)
        if self._is_done or (self._waiting and not (self._eager and self._found)):
            return
        self._is_done = True
        await ctx.send_message({"from": self.id, "values": await self._outputs()})

    async def _outputs(self):
        if (self._wires and not self._found) or set(self._needs) - self._found.keys():
            return {}
        values = {}
        for port, arrived in self._found.items():
            rows = [
                value for _one, _output, value in sorted(arrived, key=lambda a: a[:2])
            ]
            if port in self._texts:
                rows = [as_text(value) for value in rows]
            if port in self._messages:
                rows = [
                    [{"role": "user", "text": value}]
                    if isinstance(value, str)
                    else value
                    for value in rows
                ]
            values[port] = rows if port in self._lists else rows[0]
        return await self._work(values)


class Begin(Executor):
    """Where a graph begins."""

    @handler
    async def take(
        self, parcel: dict[str, Any], ctx: WorkflowContext[dict[str, Any]]
    ) -> None:
        """Start every step that waits for nothing else."""
        await ctx.send_message(parcel)


def connect(steps, wires):
    """The workflow of some steps, and of wires (step, output, step, input) between them."""
    by_id = {step.id: step for step in steps}
    begin = Begin(id=" begin")
    builder = WorkflowBuilder(start_executor=begin, max_iterations=len(steps) + 10)
    for source, output, target, port in wires:
        by_id[target].wire(source, output, port)
    for source, target in sorted({(wire[0], wire[2]) for wire in wires}):
        builder.add_edge(by_id[source], by_id[target])
    for first in sorted(by_id.keys() - {wire[2] for wire in wires}):
        builder.add_edge(begin, by_id[first])
    return builder.build()


async def run_through(build, server, inputs, state):
    """One pass through a graph; its outputs by name."""
    here = Run(inputs, state)
    await build(server, here).run({"from": " begin", "values": {}})
    return here.outputs


def as_text(value):
    """A value as text: text as it is, the rest as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and value:
        if all(
            isinstance(one, dict) and isinstance(one.get("text"), str) for one in value
        ):
            return "\\n\\n".join(one["text"] for one in value)
        if all(isinstance(one, str) for one in value):
            return "\\n\\n".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def answer_of(outputs):
    """What is shown of the outputs: the answer, or all with their names."""
    if "answer" in outputs:
        return as_text(outputs["answer"])
    if len(outputs) == 1:
        return as_text(*outputs.values())
    return "\\n\\n".join(f"{name}: {as_text(value)}" for name, value in outputs.items())


def picked(value, path):
    """What lies at a path such as customer.orders.0.total; None if nothing does."""
    for name in filter(None, path.split(".")):
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value
'''

COMPARE = '''
def as_number(text):
    """The number in a text; None if it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def same(value, text, wanted):
    """Whether a value is the same as a text: numbers as numbers."""
    if isinstance(value, bool):
        return wanted in (("true", "yes") if value else ("false", "no"))
    number, limit = as_number(text), as_number(wanted)
    if number is not None and limit is not None:
        return number == limit
    return text == wanted


def holds(value, comparison, other):
    """Whether a comparison holds; small and capital letters are the same."""
    text, wanted = as_text(value).strip().casefold(), other.strip().casefold()
    simple = {
        "equals": lambda: same(value, text, wanted),
        "differs": lambda: not same(value, text, wanted),
        "contains": lambda: wanted in text,
        "contains not": lambda: wanted not in text,
        "begins with": lambda: text.startswith(wanted),
        "ends with": lambda: text.endswith(wanted),
        "is empty": lambda: not text or value in ([], {}),
        "is not empty": lambda: bool(text) and value not in ([], {}),
        "is true": lambda: text in ("true", "yes", "1"),
    }
    if comparison in simple:
        return simple[comparison]()
    limit = as_number(wanted)
    if comparison in ("longer than", "shorter than"):
        size = float(len(value) if isinstance(value, list) else len(text))
    else:
        size = as_number(text)
    if limit is None or size is None:
        return False
    return (
        size > limit if comparison in ("longer than", "greater than") else size < limit
    )
'''
