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
        self.max_steps = max_steps

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
'''

ASK = '''
async def ask(agent, text, history=(), **more):
    """The last thing that the agent says to a message; more goes to the framework."""
    before = [Message(role=row["role"], contents=[row["text"]]) for row in history]
    asked = Message(role="user", contents=[text])
    response = await agent.run([*before, asked], **more)
    said = [
        one.text for one in response.messages if one.role == "assistant" and one.text
    ]
    return said[-1] if said else ""
'''

ASK_A_PERSON = '''
async def ask(agent, text, history=(), **more):
    """The last thing that the agent says to a message; a person lets tools run or not."""
    before = [Message(role=row["role"], contents=[row["text"]]) for row in history]
    given = [*before, Message(role="user", contents=[text])]
    session, said = agent.create_session(), []
    for _step in range(agent.client.max_steps):
        response = await agent.run(given, session=session, **more)
        said += [
            one.text
            for one in response.messages
            if one.role == "assistant" and one.text
        ]
        answers = [
            one.to_function_approval_response(
                await asyncio.to_thread(
                    PERSON.lets, one.function_call.name, one.function_call.arguments
                )
            )
            for one in response.user_input_requests
            if one.type == "function_approval_request"
        ]
        if not answers:
            break
        given = [Message(role="user", contents=answers)]
    return said[-1] if said else ""
'''

CHOSEN = '''
def choice(name, description, parameters):
    """A tool that stands for a choice: it is called, but nothing is carried out."""
    return FunctionTool(name=name, description=description, input_model=parameters)


async def chosen(agent, text):
    """The choice that the agent makes, and its arguments; none if it makes none."""
    response = await agent.run([Message(role="user", contents=[text])])
    for part in (part for one in response.messages for part in one.contents):
        if part.type == "function_call":
            return part.name, part.parse_arguments() or {}
    return "", {}
'''

TOOLS = '''
def make_tool(name, description, parameters, work, asks=False, most_bytes=16384):
    """A tool for the framework; one that asks is carried out only if a person agrees."""

    def carry_out(**arguments):
        raw = str(work(**arguments)).encode("utf-8", "replace")
        text = raw[:most_bytes].decode("utf-8", "ignore")
        return f"{text}\\n[cut]" if len(raw) > most_bytes else text

    return FunctionTool(
        name=name,
        description=description,
        func=carry_out,
        input_model=parameters,
        approval_mode="always_require" if asks else "never_require",
    )
'''

PERSON = '''
@dataclass
class Person:
    """Who is asked: the command line may have answers, else somebody at the terminal."""

    allows: set = field(default_factory=set)
    answers: dict = field(default_factory=dict)
    lock: Any = field(default_factory=threading.RLock)

    def sees(self, text, end="\\n"):
        """Show a text; what steers a terminal is spelt out."""
        plain = (c if c.isprintable() or c in "\\n\\t" else ascii(c)[1:-1] for c in text)
        print("".join(plain), end=end, file=sys.stderr, flush=True)

    def says(self, name, question):
        """What is answered to a question."""
        if name in self.answers:
            return self.answers[name]
        with self.lock:
            self.sees(question, end=" ")
            try:
                return input().strip()
            except EOFError:
                hint = "give --answer FIELD=VALUE"
                raise ValueError(f"nobody answered {question!r}: {hint}") from None

    def agrees(self, name, question):
        """Whether a person says yes; nobody at the terminal means no."""
        if name not in self.answers and not sys.stdin.isatty():
            return False
        return self.says(name, f"{question} [y/N]").lower() in ("y", "yes", "true")

    def lets(self, tool, arguments):
        """Whether a tool may be carried out."""
        if tool in self.allows:
            return True
        return self.agrees(None, f"Carry out {tool} with {arguments}?")


PERSON = Person()
'''

ARGUMENTS = """
    told = "what a form is answered with; yes=yes where something is to be let pass"
    parser.add_argument(
        "--answer", action="append", default=[], metavar="FIELD=VALUE", help=told
    )
    told = "a tool that is carried out without asking"
    parser.add_argument("--yes", action="append", default=[], metavar="TOOL", help=told)
"""

ANSWERS = """
    PERSON.allows.update(given.yes)
    PERSON.answers.update(one.split("=", 1) for one in given.answer)
"""

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
    # person: arguments
    given = parser.parse_args()
    text = sys.stdin.read().strip() if given.text is None else given.text
    more = dict(one.split("=", 1) for one in given.input)
    # person: answers
    server = Server(given.base_url, given.model, given.api_key)
    try:
        print(asyncio.run(run(server, {"text": text, **more})))
    except (OSError, ValueError) as exc:
        sys.exit(f"error: {exc}")


if __name__ == "__main__":
    main()
'''
