"""The part of an exported script that talks with a server, and the one that starts it."""

from __future__ import annotations

CLIENT = '''
@dataclass
class Server:
    """A server with an OpenAI-compatible API."""

    base_url: str
    model: str
    api_key: str


class ServerClient(FunctionInvocationLayer, BaseChatClient):
    """Asks the server, and lets the framework carry out the calls of tools."""

    def __init__(self, server, sampling, schema, max_steps):
        limits = {"max_iterations": max_steps, "include_detailed_errors": True}
        super().__init__(function_invocation_configuration=limits)
        self._server, self._sampling, self._schema = server, sampling, schema

    def _inner_get_response(self, *, messages, stream, options, **kwargs):
        async def updates():
            body = self._body(messages, options)
            message = await asyncio.to_thread(self._post, body)
            contents = []
            if message.get("content"):
                contents.append(Content.from_text(message["content"]))
            for made in message.get("tool_calls") or ():
                function = made["function"]
                contents.append(
                    Content.from_function_call(
                        made["id"], function["name"], arguments=function["arguments"]
                    )
                )
            yield ChatResponseUpdate(role="assistant", contents=contents)

        response = self._build_response_stream(updates())
        return response if stream else response.get_final_response()

    def _body(self, messages, options):
        rows = [row for message in messages for row in rows_of(message)]
        instructions = options.get("instructions")
        if instructions and not any(row["role"] == "system" for row in rows):
            rows.insert(0, {"role": "system", "content": instructions})
        body = {"model": self._server.model, "messages": rows, **self._sampling}
        tools = [
            one for one in options.get("tools") or () if isinstance(one, FunctionTool)
        ]
        if tools and options.get("tool_choice") != "none":
            body["tools"] = [one.to_json_schema_spec() for one in tools]
        if self._schema is not None:
            schema = {"name": "answer", "schema": self._schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        return body

    def _post(self, body):
        request = urllib.request.Request(
            self._server.base_url.rstrip("/") + "/chat/completions",
            data=json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {self._server.api_key}",
            },
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["choices"][0]["message"]


def rows_of(message):
    """A message of the framework as the server takes it."""
    text = "".join(part.text or "" for part in message.contents if part.type == "text")
    calls = [
        {
            "id": part.call_id,
            "type": "function",
            "function": {"name": part.name, "arguments": part.arguments or "{}"},
        }
        for part in message.contents
        if part.type == "function_call"
    ]
    results = [part for part in message.contents if part.type == "function_result"]
    if results:
        return [
            {"role": "tool", "tool_call_id": part.call_id, "content": str(part.result)}
            for part in results
        ]
    row = {"role": str(message.role), "content": text}
    return [{**row, "tool_calls": calls} if calls else row]


def make_agent(
    server, name, instructions, tools=(), sampling=None, schema=None, max_steps=8
):
    """An agent that asks the server."""
    client = ServerClient(server, sampling or {}, schema, max_steps)
    return Agent(
        client=client, name=name, instructions=instructions or None, tools=list(tools)
    )


async def ask(agent, text, history=()):
    """The last thing that the agent says to a message."""
    before = [Message(role=row["role"], contents=[row["text"]]) for row in history]
    response = await agent.run([*before, Message(role="user", contents=[text])])
    said = [
        one.text for one in response.messages if one.role == "assistant" and one.text
    ]
    return said[-1] if said else ""
'''

TOOLS = '''
def make_tool(name, description, parameters, work, asks=False):
    """A tool for the framework; one that asks is carried out only if a person agrees."""

    def carry_out(**arguments):
        if asks and not allowed(name, arguments):
            return "The user did not allow this call."
        return work(**arguments)

    return FunctionTool(
        name=name, description=description, func=carry_out, input_model=parameters
    )


def allowed(name, arguments):
    """Ask the person at the terminal; without one the answer is no."""
    if not sys.stdin.isatty():
        return False
    print(f"Tool {name} with {arguments}", file=sys.stderr)
    return input("Carry it out? [y/N] ").strip().lower() in ("y", "yes")
'''

MAIN = '''
def main():
    """Read the command line, run, print what comes out."""
    parser = argparse.ArgumentParser(description="Runs on an OpenAI-compatible server.")
    parser.add_argument(
        "text", nargs="?", help="the message; read from stdin without it"
    )
    parser.add_argument("--base-url", default="http://127.0.0.1:11434/v1")
    parser.add_argument("--model", default=MODEL, help="a model that the server has")
    parser.add_argument("--api-key", default="none")
    parser.add_argument("--input", action="append", default=[], metavar="NAME=VALUE")
    given = parser.parse_args()
    text = sys.stdin.read().strip() if given.text is None else given.text
    more = dict(one.split("=", 1) for one in given.input)
    server = Server(given.base_url, given.model, given.api_key)
    print(asyncio.run(run(server, {"text": text, **more})))


if __name__ == "__main__":
    main()
'''

BUILT_IN: dict[str, str] = {
    "calculator": '''
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
FUNCTIONS = {
    name: getattr(math, name) for name in ("sqrt", "sin", "cos", "tan", "log", "exp")
}
FUNCTIONS |= {"abs": abs, "round": round, "min": min, "max": max}


def calculator(expression):
    """Work out an arithmetic expression."""
    plain = expression.replace("^", "**").replace("\\u00d7", "*").replace("\\u00f7", "/")
    value = worked_out(ast.parse(plain.strip(), mode="eval").body)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return str(value) if isinstance(value, int) else f"{value:.15g}"


def worked_out(node):
    """The number that a part of an expression stands for."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value
    if isinstance(node, ast.Name) and node.id in ("pi", "e"):
        return getattr(math, node.id)
    if isinstance(node, ast.UnaryOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](worked_out(node.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        left, right = worked_out(node.left), worked_out(node.right)
        if isinstance(node.op, ast.Pow) and (abs(left) > 1e6 or abs(right) > 100):
            raise ValueError("the power is too large")
        return OPERATORS[type(node.op)](left, right)
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if named and node.func.id in FUNCTIONS and not node.keywords:
        return FUNCTIONS[node.func.id](*map(worked_out, node.args))
    raise ValueError("this cannot be worked out")
''',
    "current_time": '''
def current_time(timezone=""):
    """The time in a zone, or here, in words."""
    zone = zoneinfo.ZoneInfo(timezone.replace(" ", "_")) if timezone else None
    now = datetime.datetime.now(zone).astimezone(zone)
    date = f"{now:%A}, {now.day} {now:%B} {now.year}"
    return f"{now:%H:%M} on {date} ({timezone or now.tzname()})"
''',
    "convert_units": '''
def convert_units(value, from_unit, to_unit):
    """Convert a value between units; needs: pip install pint."""
    import pint

    found = pint.UnitRegistry().Quantity(float(value), from_unit).to(to_unit)
    return f"{found.magnitude:.10g} {found.units}"
''',
}
