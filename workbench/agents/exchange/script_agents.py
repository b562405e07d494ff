"""What steps of an exported script do that ask a model."""

from __future__ import annotations

AGENTS: dict[str, str] = {
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
    "escalate": '''
def escalate(server, name, instructions, models, sampling, schema, rule, asks_if_sure):
    """A question to a small model, and to larger ones where its answer will not do."""

    async def asked(model, values):
        at = Server(server.base_url, model or server.model, server.api_key)
        agent = make_agent(at, name, instructions, (), sampling, schema, 1)
        text = await ask(agent, values["prompt"], values.get("history") or ())
        if not text.strip() or (rule and holds(text, *rule)):
            raise ValueError("the answer was empty, or one that will not do")
        found = {"value": json.loads(text)} if schema else {}
        if asks_if_sure and not await is_sure(at, values["prompt"], text):
            raise ValueError("it was not sure")
        return {"text": text, "model": at.model, **found}

    async def work(values):
        reasons = []
        for model, limit_s in models:
            asking = asyncio.wait_for(asked(model, values), limit_s)
            (found,) = await asyncio.gather(asking, return_exceptions=True)
            if isinstance(found, dict):
                return found
            why = str(found) or "it took too long"
            reasons.append(f"{model or 'the usual model'}: {why}")
        return {"failed": "\\n".join(reasons)}

    return work


async def is_sure(server, question, answer):
    """Whether a model says of its own answer that it is right; no word means no."""
    told = "You see a question and your answer to it. Call one tool: sure or unsure."
    nothing = {"type": "object", "properties": {}}
    tools = [
        choice("sure", "The answer is right and complete", nothing),
        choice("unsure", "The answer may be wrong, or something is missing", nothing),
    ]
    sampling = {"temperature": 0.0, "max_tokens": 64}
    agent = make_agent(server, "sure", told, tools, sampling)
    name, _given = await chosen(agent, f"Question: {question}\\n\\nAnswer: {answer}")
    return name == "sure"
''',
}
