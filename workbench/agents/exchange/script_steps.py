"""The parts of an exported script that run a graph: steps, and what they do, kind by kind."""

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

WORKS: dict[str, str] = {
    "take_input": '''
def take_input(run, name, default=None):
    """A value that is given when the graph runs."""

    async def work(values):
        value = run.inputs.get(name, default)
        if value is None:
            raise ValueError(f"the input {name!r} has no value")
        return {"value": value}

    return work
''',
    "give_output": '''
def give_output(run, name):
    """A value that the graph gives back."""

    async def work(values):
        run.outputs[name] = values["value"]
        return {"value": values["value"]}

    return work
''',
    "ask_agent": '''
def ask_agent(agent, has_value=False):
    """An agent answers a message."""

    async def work(values):
        text = await ask(agent, values["prompt"], values.get("history") or ())
        return (
            {"text": text, "value": json.loads(text)} if has_value else {"text": text}
        )

    return work
''',
    "fill": '''
def fill(pieces):
    """A text with places: pairs of a text and the name of the value behind it."""

    async def work(values):
        parts = (
            text + (as_text(values[name]) if name else "") for text, name in pieces
        )
        return {"text": "".join(parts)}

    return work
''',
    "call_tool": '''
def call_tool(tool, fixed):
    """One call of a tool, with values from the graph."""

    async def work(values):
        given = {name: value for name, value in values.items() if value is not None}
        return {"result": str(await asyncio.to_thread(tool.func, **{**fixed, **given}))}

    return work
''',
    "by_comparison": '''
def by_comparison(path, comparison, other):
    """One of two ways."""

    async def work(values):
        value = values["value"]
        is_so = holds(picked(value, path), comparison, other)
        return {"yes" if is_so else "no": value}

    return work
''',
    "by_keywords": '''
def by_keywords(routes):
    """The way whose words are in the text most often."""

    async def work(values):
        text, best, most = values["text"], "other", 0
        for name, words in routes.items():
            found = [
                w
                for w in words
                if re.search(rf"\\b{re.escape(w)}\\b", text, re.IGNORECASE)
            ]
            if len(found) > most:
                best, most = name, len(found)
        return {best: text}

    return work
''',
    "by_meaning": '''
def by_meaning(server, routes):
    """The way that a model chooses: each is shown to it as a tool."""

    async def work(values):
        chosen = []

        def choice(name):
            return lambda: chosen.append(name) or "chosen"

        nothing = {"type": "object", "properties": {}}
        tools = [
            make_tool(name, description, nothing, choice(name))
            for name, description in routes.items()
        ]
        told = "Choose the tool that fits the message. Call one tool. If none fits, say no."
        sampling = {"temperature": 0.0, "max_tokens": 64}
        agent = make_agent(server, "router", told, tools, sampling, max_steps=1)
        await ask(agent, values["text"])
        return {chosen[0] if chosen else "other": values["text"]}

    return work
''',
    "first_value": '''
async def first_value(values):
    """The first value that arrives."""
    return {"value": values["values"][0]}
''',
    "gather": '''
def gather(separator):
    """All values that come, as a list and as a text."""

    async def work(values):
        rows = values["values"]
        return {"values": rows, "text": separator.join(map(as_text, rows))}

    return work
''',
    "fixed_text": '''
def fixed_text(text):
    """A text that is written down here."""

    async def work(values):
        return {"text": text}

    return work
''',
    "pick": '''
def pick(path):
    """One value out of JSON."""

    async def work(values):
        found = picked(values["value"], path)
        if found is None:
            raise ValueError(f"there is nothing at {path!r}")
        return {"value": found}

    return work
''',
    "read_json": '''
async def read_json(values):
    """JSON out of a text that a model wrote."""
    text = values["text"].strip()
    if text.startswith("```"):
        text = text.strip("`").removeprefix("json").strip()
    return {"value": json.loads(text)}
''',
    "keep": '''
def keep(run, name):
    """Keeps a value under a name for this run."""

    async def work(values):
        run.state[name] = values["value"]
        return {"value": values["value"]}

    return work
''',
    "recall": '''
def recall(run, name):
    """A value that was kept in this run."""

    async def work(values):
        return {"value": run.state[name]}

    return work
''',
    "ask_person": '''
def ask_person(title, text, fields):
    """A person at the terminal fills in a form."""

    async def work(values):
        return await asyncio.to_thread(fill_in, values)

    def fill_in(values):
        shown = [part for part in (title, text, values.get("text")) if part]
        print("\\n\\n".join(shown), file=sys.stderr)
        given = {}
        for name, label, kind in fields:
            said = input(f"{label}: ")
            if kind == "number":
                said = float(said)
            given[name] = (
                said.lower() in ("y", "yes", "true") if kind == "boolean" else said
            )
        return given

    return work
''',
    "approve": '''
def approve(title):
    """A person at the terminal lets a value pass or holds it back."""

    async def work(values):
        def agreed():
            print(as_text(values["value"]), file=sys.stderr)
            return input(f"{title} [y/N] ").strip().lower() in ("y", "yes")

        is_allowed = sys.stdin.isatty() and await asyncio.to_thread(agreed)
        return {"yes" if is_allowed else "no": values["value"]}

    return work
''',
    "inside": '''
def inside(build, server, run):
    """Several steps as one."""

    async def work(values):
        return await run_through(build, server, values, run.state)

    return work
''',
    "again": '''
def again(build, server, run, rounds, path, comparison, other):
    """What is inside again and again: what comes out goes into the next round."""

    async def work(values):
        given = dict(values)
        for _round in range(rounds):
            outputs = await run_through(build, server, given, run.state)
            if holds(picked(outputs, path), comparison, other):
                return outputs
            given.update(outputs)
        return outputs

    return work
''',
    "each": '''
def each(build, server, run, names, at_once):
    """What is inside once for each item of a list, several at a time, results in order."""

    async def work(values):
        rest = {name: value for name, value in values.items() if name != "items"}
        gate = asyncio.Semaphore(at_once)

        async def one(item):
            async with gate:
                return await run_through(
                    build, server, {**rest, "item": item}, run.state
                )

        found = await asyncio.gather(*(one(item) for item in values["items"]))
        return {name: [outputs.get(name) for outputs in found] for name in names}

    return work
''',
    "guarded": '''
def guarded(work, retries=0, limit_s=None, on_error="stop", fallback=None, ports=()):
    """Work that is tried again, has a time limit, or goes on after a failure."""

    async def carefully(values):
        for left in range(retries, -1, -1):
            try:
                return await asyncio.wait_for(work(values), limit_s)
            except Exception as exc:
                if left:
                    continue
                if on_error == "fallback":
                    return dict.fromkeys(ports, fallback)
                if on_error == "branch":
                    return {"error": str(exc)}
                raise

    return carefully
''',
}
