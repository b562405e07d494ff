"""What steps of an exported script do in which several agents work together."""

from __future__ import annotations

TEAMS: dict[str, str] = {
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
    "hand_over": '''
def hand_over(agents, most):
    """The first agent answers or hands over to another one, and that one may as well.

    Each has its title, and what the others are told of it.
    """

    async def work(values):
        history, message = values.get("history") or (), values["prompt"]
        text, name = message, next(iter(agents))
        for left in range(most, -1, -1):
            agent, title, _about = agents[name]
            others = {
                f"hand_to_{other}": f"Hand over to {other}: {about}"
                for other, (_agent, _title, about) in agents.items()
                if left and other != name
            }
            choices = Choices(others, "What they must know")
            said = await choices.ask(agent, text, history)
            if not choices.made:
                break
            to, note = choices.made[0]
            text = f"{message}\\n\\n{title} hands over: {note}" if note else message
            name = to.removeprefix("hand_to_")
        return {"text": said, "who": name}

    return work
''',
    "talk": '''
def talk(agents, most, ends=None, chair=None):
    """Agents speak one after the other, or as the chair says, until one ends it."""

    async def work(values):
        history, said = values.get("history") or (), [("", values["prompt"])]
        while len(said) <= most:
            name = follower(list(agents), said[-1][0])
            if chair is not None:
                name = await chair(said, name)
                if not name:
                    break
            earlier, text = as_heard(said, name)
            answer = await ask(agents[name], text, [*history, *earlier])
            said.append((name, answer))
            if ends and holds(answer, *ends):
                break
        rows = [
            {"role": "assistant" if who else "user", "text": line_of(who, text)}
            for who, text in said
        ]
        return {"text": said[-1][1], "messages": rows}

    return work


def follower(names, last):
    """Who speaks after the last one, in turn."""
    return names[(names.index(last) + 1) % len(names)] if last else names[0]


def line_of(who, text):
    """What somebody said, with the name; what was asked has none."""
    return f"{who}: {text}" if who else text


def as_heard(said, name):
    """What was said before, and what one agent is asked now; its own words are answers.

    Neighbours of one role become one message, because many models take no others.
    """
    rows = []
    for who, text in said:
        role = "assistant" if who == name else "user"
        shown = text if who == name else line_of(who, text)
        if rows and rows[-1]["role"] == role:
            rows[-1]["text"] += f"\\n\\n{shown}"
        else:
            rows.append({"role": role, "text": shown})
    if rows[-1]["role"] == "assistant":
        return rows, "Go on."
    return rows[:-1], rows[-1]["text"]
''',
    "chaired": '''
def chaired(server, instructions, about):
    """A model says who speaks next; where it chooses nobody, it goes on in turn."""

    async def chair(said, usual):
        told = {
            f"next_{name}": f"{name} speaks next: {words}"
            for name, words in about.items()
        }
        if len(said) > 1:
            told["finish"] = "The question is answered, nobody need speak"
        choices = Choices(told)
        sampling = {"temperature": 0.0, "max_tokens": 64}
        agent = make_agent(server, "chair", instructions, (), sampling, None, 1)
        text = "\\n\\n".join(line_of(who, words) for who, words in said)
        # A chair that fails chooses nobody: the talk need not end for that.
        await asyncio.gather(choices.ask(agent, text), return_exceptions=True)
        if not choices.made:
            return usual
        name, _note = choices.made[0]
        return "" if name == "finish" else name.removeprefix("next_")

    return chair
''',
    "Choices": '''
class Choices(FunctionMiddleware):
    """Tools that stand for a choice: with a call of one of them an agent has finished.

    What was chosen is in made: the name of each, and the note that was written to it.
    """

    def __init__(self, told, note=""):
        notes = {"message": {"type": "string", "description": note}} if note else {}
        parameters = {"type": "object", "properties": notes, "required": []}
        self.made, self._names = [], set(told)
        self._tools = [
            FunctionTool(
                name=name,
                description=words,
                func=lambda **given: "",
                input_model=parameters,
            )
            for name, words in told.items()
        ]

    async def ask(self, agent, text, history=()):
        """The last thing that the agent says, which may choose."""
        if not self._tools:
            return await ask(agent, text, history)
        return await ask(agent, text, history, tools=self._tools, middleware=[self])

    async def process(self, context, call_next):
        """A call of a tool of the agent."""
        name = context.function.name
        if name not in self._names:
            await call_next()
            return
        note = dict(context.arguments).get("message")
        self.made.append((name, note.strip() if isinstance(note, str) else ""))
        raise MiddlewareTermination(result="chosen")
''',
    "member": '''
def member(name, description, agent):
    """A tool with which the agent that leads others asks one of them."""
    told = "What it shall do, with all that it must know"
    message = {"type": "string", "description": told}

    async def carry_out(message=""):
        if not message.strip():
            return "Error: the message is missing"
        (said,) = await asyncio.gather(ask(agent, message), return_exceptions=True)
        return said if isinstance(said, str) else f"Error: {said}"

    return FunctionTool(
        name=name,
        description=description,
        func=carry_out,
        input_model={
            "type": "object",
            "properties": {"message": message},
            "required": ["message"],
        },
    )
''',
}
