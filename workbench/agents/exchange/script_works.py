"""What the steps of an exported script do, kind by kind."""

from __future__ import annotations

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
        result = await asyncio.to_thread(tool.func, **{**fixed, **given})
        return {"result": result}

    return work
''',
    "call_asking": '''
def call_asking(tool, fixed):
    """One call of a tool, with values from the graph; a person lets it run or not."""

    async def work(values):
        given = {name: value for name, value in values.items() if value is not None}
        arguments = {**fixed, **given}
        if not await asyncio.to_thread(PERSON.lets, tool.name, arguments):
            raise ValueError(f"nobody allowed {tool.name}: give --yes {tool.name}")
        return {"result": await asyncio.to_thread(tool.func, **arguments)}

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
        nothing = {"type": "object", "properties": {}}
        tools = [
            choice(name, description, nothing) for name, description in routes.items()
        ]
        told = "Choose the tool that fits the message. Call one tool. If none fits, say no."
        sampling = {"temperature": 0.0, "max_tokens": 64}
        agent = make_agent(server, "router", told, tools, sampling)
        name, _arguments = await chosen(agent, values["text"])
        return {name if name in routes else "other": values["text"]}

    return work
''',
    "read_fields": '''
def read_fields(server, instructions, what, tool, max_tokens):
    """Named fields out of a text: a model calls a tool that has them as parameters."""

    async def work(values):
        sampling = {"temperature": 0.0, "max_tokens": max_tokens}
        agent = make_agent(server, "extract", instructions, [tool], sampling)
        _name, found = await chosen(agent, f"Save the {what}: {values['text']}")
        fields = tool.parameters()
        for name in fields["required"]:
            if found.get(name) is None:
                raise ValueError(f"the model read no {name}")
        kept = {name: found[name] for name in fields["properties"] if name in found}
        return {"value": kept, **kept}

    return work
''',
    "retrieve": '''
def retrieve(file, most):
    """The parts of documents that answer a question best."""

    async def work(values):
        found = await asyncio.to_thread(best_parts, file, values["query"], most)
        texts = [
            f"[{number}] {', '.join(filter(None, (one['title'], one['heading'])))}\\n"
            f"{one['text']}"
            for number, one in enumerate(found, 1)
        ]
        return {"documents": found, "text": "\\n\\n".join(texts)}

    return work
''',
    "in_turn": '''
def in_turn(agents):
    """Agents one after the other, each asked with the answer of the one before."""

    async def work(values):
        text, history, steps = values["prompt"], values.get("history") or (), []
        for name, agent in agents.items():
            text = await ask(agent, text, () if steps else history)
            steps.append({"name": name, "text": text})
        return {"text": text, "steps": steps}

    return work
''',
    "together": '''
def together(agents, separator, go_on=False):
    """Several agents are asked the same at the same time."""

    async def work(values):
        text, history = values["prompt"], values.get("history") or ()
        asked = (ask(agent, text, history) for agent in agents.values())
        found = zip(agents, await asyncio.gather(*asked, return_exceptions=go_on))
        texts = {name: said for name, said in found if isinstance(said, str)}
        if not texts:
            raise ValueError("none of the agents answered")
        rows = [{"name": name, "text": said} for name, said in texts.items()]
        return {**texts, "all": rows, "text": separator.join(texts.values())}

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
    "run_code": '''
def run_code(code):
    """Python code, begun anew each time. Nothing holds it: it may do all you may."""

    async def work(values):
        return {"value": await asyncio.to_thread(lambda: code()(**values))}

    return work
''',
}
