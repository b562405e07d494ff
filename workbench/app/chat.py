"""A chat on the terminal: streamed answers, tool calls, approvals."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import aclosing, contextmanager, suppress
from typing import Any, TextIO

from workbench.app.run import Run
from workbench.app.run_command import form_values
from workbench.app.run_documents import Documents
from workbench.app.terminal import harmless
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError, WorkbenchError
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    Decision,
    ModelReplaced,
    NodeFinished,
    PersonAsked,
    RunFinished,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.nesting import is_inside

Ask = Callable[[str], str]
_END = ("/quit", "/exit")
_HELP = """\
Enter sends a message. Ctrl+C stops an answer.
/help shows this, /quit ends, and so does Ctrl+D.
Anything else goes to the agent.
"""


class TerminalChat:
    """One conversation on a terminal."""

    def __init__(
        self, bench: Workbench, agent: str, model_id: str, out: TextIO, ask: Ask = input
    ) -> None:
        self._bench = bench
        self._agent = agent
        self._model_id = model_id
        self._out = out
        self._ask = ask
        self._conversation_id = ""

    async def loop(self) -> None:
        """Read messages until the end of the input."""
        known = Documents(self._bench.agents, self._bench.graphs, self._bench.models)
        document = known.get(self._agent)
        self._say(f"{document.title}. Ctrl+C stops an answer, Ctrl+D ends, /help says more.\n")
        while True:
            with _on_interrupt(self._tell_how_to_end):
                text = await self._read("> ")
            word = text.strip().lower() if text is not None else ""
            if text is None:
                self._say("\n")
                return
            if word in _END:
                return
            if word == "/help":
                self._say(_HELP)
            elif word:
                try:
                    await self.turn(text)
                except WorkbenchError as exc:
                    self._say(f"error: {exc.message} / {exc.hint}\n")

    async def turn(self, text: str) -> RunFinished:
        """One message and its answer."""
        run = await self._bench.runs.start(
            self._agent,
            text,
            conversation_id=self._conversation_id,
            model_id=self._model_id,
        )
        self._conversation_id = run.conversation_id
        with _on_interrupt(run.stop.stop):
            async with aclosing(run.events()) as batches:
                async for batch in batches:
                    for record in batch:
                        await self._show(run, record.event)
        return await run.wait()

    async def _show(self, run: Run, event: TraceEvent) -> None:
        match event:
            case AnswerDelta():  # of what a tool asked, the result is the tool's
                self._say("" if is_inside(event) else harmless(event.text))
            case ToolCallStarted():
                self._say(harmless(f"\n[{event.name} {event.arguments}]\n"))
            case ToolCallFinished():
                self._say(harmless(f"[{'failed: ' if event.failed else ''}{event.result}]\n"))
            case ModelReplaced():
                told = f"\n[{event.from_model_id} could not answer: {event.reason} / "
                self._say(harmless(f"{told}{event.to_model_id} goes on]\n"))
            case ToolCallBroken():
                self._say(harmless(f"\n[bad tool call: {event.answer}]\n"))
            case ApprovalAsked():
                await self._approve(run, event)
            case PersonAsked():
                await self._fill_in(event)
            case NodeFinished() if event.note and event.outcome == "done":
                self._say(harmless(f"[{event.node_id}: {event.note}]\n"))
            case RunFinished():
                told = f"\n[{event.message} {event.hint}]" if event.message else ""
                self._say(f"{harmless(told)}\n")

    async def _approve(self, run: Run, asked: ApprovalAsked) -> None:
        self._say(harmless(f"The agent wants to run {asked.name} {asked.arguments}\n"))
        self._say(harmless(f"It may reach: {asked.touches}\n"))
        arguments: str | None = None
        always = "" if asked.each_time else "a = always, "
        reply = (await self._read(f"Allow? y = once, {always}e = edit, n = no: ")) or "n"
        letter = reply.strip().lower()[:1]
        if letter == "e":
            arguments = await self._edited()
        decisions: dict[str, Decision] = {
            "y": "allow_once",
            "e": "allow_once",
            "a": "allow_always",
        }
        if asked.each_time:
            del decisions["a"]
        decision = decisions.get(letter, "deny")
        if letter == "e" and arguments is None:
            decision = "deny"
        with suppress(RunError):  # the run was stopped meanwhile
            await self._bench.runs.answer(asked.ask_id, decision, arguments)

    async def _fill_in(self, asked: PersonAsked) -> None:
        """Ask for one field after the other; an empty line where one is needed declines."""
        self._say(harmless(f"\n{asked.title}\n{asked.text}\n"))
        answers: dict[str, str] = {}
        for field in asked.fields:
            choices = f" ({', '.join(field['choices'])})" if field["choices"] else ""
            text = await self._read(harmless(f"{field['title']}{choices}: "))
            if text is None:
                break
            if text.strip():
                answers[str(field["name"])] = text.strip()
        values: dict[str, Any] | None = None
        try:
            values = form_values(asked, answers)
        except RunError as exc:
            self._say(harmless(f"{exc.message} / {exc.hint}\n"))
        if values is None:
            self._say("[declined]\n")
        with suppress(RunError):  # the run was stopped meanwhile
            await self._bench.runs.give(asked.ask_id, values)

    async def _edited(self) -> str | None:
        text = await self._read("Arguments as JSON: ")
        try:
            json.loads(text or "")
        except (ValueError, RecursionError) as exc:
            self._say(f"That is not JSON ({exc}); the call is denied.\n")
            return None
        return text

    async def _read(self, prompt: str) -> str | None:
        try:
            return await asyncio.to_thread(self._ask, prompt)
        except EOFError:
            return None

    def _tell_how_to_end(self) -> None:
        self._say("\nCtrl+D ends.\n> ")

    def _say(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


@contextmanager
def _on_interrupt(stop: Callable[[], None]) -> Iterator[None]:
    """Ctrl+C calls ``stop`` instead of ending the program."""
    loop = asyncio.get_running_loop()
    try:
        loop.add_signal_handler(signal.SIGINT, stop)
    except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)


def is_terminal() -> bool:
    """A person can type here and read the answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
