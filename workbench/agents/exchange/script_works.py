"""What the other steps of an exported script do, kind by kind."""

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
