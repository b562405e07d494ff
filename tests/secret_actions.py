"""A program that works with secrets in every room and is then killed.

``python -m tests.secret_actions FOLDER COUNT`` reads the secrets from its input, one JSON
object, so that they stand in no argument and no variable. It prints the names of the actions
that it did, then kills itself: what lies below FOLDER is what a kill leaves.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import os
import random
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tests.keyrings import MemoryKeyring, used_keyring
from tests.unit.app.test_memories import FACTS
from tests.unit.app.test_runs import AGENT, DONE, READY, World, start
from workbench.agents.documents import AgentDocument
from workbench.app.data_set_library import DataSetDocument
from workbench.app.jobs.values import Job
from workbench.app.store_door import StoreDoor
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed, WorkbenchError
from workbench.base.paths import Paths
from workbench.engines.api import Failed, TextDelta, ToolCall
from workbench.engines.openai_compatible.connection import Connection
from workbench.evals.values import Case
from workbench.tools.memory.values import Keep
from workbench.traces.events import ApprovalAsked, RunFinished

log = logging.getLogger("workbench.tests.secrets")
FAR = Connection("https://models.example/v1", "gpt", kind="openai")
WAIT_S = 20.0


@dataclass
class Secrets:
    """What must be found nowhere."""

    patient: str
    key: str
    token: str
    passphrase: str


class Actions:
    """What a person does in a day, with a patient's name in it."""

    def __init__(self, bench: Workbench, world: World, secrets: Secrets, place: Path) -> None:
        self.bench, self.world, self.secrets, self.place = bench, world, secrets, place
        self.patient = secrets.patient
        self.runs: list[str] = []
        self.conversations: list[str] = []
        self.all: list[Callable[[], Awaitable[object]]] = [
            self.chat, self.call_a_tool, self.fail, self.find_nothing, self.rename, self.draft,
            self.note, self.remember, self.search, self.export, self.save_agent,
            self.keep_draft, self.collect, self.connect, self.keep_token, self.log,
            self.break_down, self.change_settings, self.delete, self.cut_off,
            self.read_back, self.audit, self.save_job, self.save_cases,
        ]  # fmt: skip

    async def _run(self, text: str) -> None:
        run = await start(self.bench, text)
        await asyncio.wait_for(run.wait(), WAIT_S)
        self.runs.append(run.run_id)
        self.conversations.append(run.conversation_id)

    async def chat(self) -> None:
        self.world.steps = [[READY, TextDelta(f"{self.patient} has a fever."), DONE]]
        await self._run(f"How is {self.patient}?")

    async def call_a_tool(self) -> None:
        arguments = json.dumps({"title": self.patient, "text": f"{self.patient} sleeps"})
        call = ToolCall("c1", "save_note", arguments)
        self.world.steps = [[READY, call, replace(DONE, reason="tool_calls")], [READY, DONE]]
        run = await start(self.bench, f"Note: {self.patient}")
        async with asyncio.timeout(WAIT_S):
            while not any(isinstance(r.event, RunFinished) for r in run.records):
                for record in run.records:
                    if isinstance(record.event, ApprovalAsked):
                        with suppress(WorkbenchError):
                            await self.bench.runs.answer(record.event.ask_id, "allow_once")
                await asyncio.sleep(0.01)
        self.runs.append(run.run_id)

    async def fail(self) -> None:
        failed = Failed(EngineCrashed(f"cannot answer about {self.patient}"))
        self.world.steps = [[READY, TextDelta(self.patient), failed]]
        await self._run(f"Fail for {self.patient}")

    async def find_nothing(self) -> None:
        with suppress(WorkbenchError):
            await self.bench.runs.start(f"agent of {self.patient}", "Hi")

    async def rename(self) -> None:
        if self.conversations:
            await self.bench.conversations.rename(self.conversations[-1], self.patient)

    async def draft(self) -> None:
        await self.bench.conversations.save_draft("", f"Dear {self.patient}")

    async def note(self) -> None:
        if self.runs:
            note = await self.bench.records.note(self.runs[-1])
            await self.bench.records.save_note(replace(note, comment=self.patient))

    async def remember(self) -> None:
        await self.bench.memories.remember(FACTS, f"{self.patient} likes tea", Keep())

    async def search(self) -> None:
        await self.bench.records.search(self.patient)
        await self.bench.conversations.list(self.patient)

    async def export(self) -> None:
        if self.conversations:
            await self.bench.conversations.export(self.conversations[-1], "markdown")

    async def save_agent(self) -> None:
        instructions = f"You care for {self.patient}."
        carer = AgentDocument("carer", "Carer", instructions=instructions)
        before = "carer" if self.bench.agents.knows("carer") else ""
        await self.bench.agents.save(carer, before)

    async def keep_draft(self) -> None:
        document = replace(AGENT, instructions=f"Half written about {self.patient}")
        await asyncio.to_thread(self.bench.agents.drafts.keep, "tester", document)

    async def collect(self) -> None:
        folder = self.place.parent / "documents"
        folder.mkdir(exist_ok=True)
        (folder / "letter.md").write_text(f"# {self.patient}\n\n{self.patient} was here.")
        name = "letters"
        if name not in self.bench.collections.titles:
            await self.bench.collections.create("Letters", [str(folder)])
        await self.bench.collections.refresh(name, lambda _progress: None)
        await self.bench.collections.search(name, self.patient, mode="keywords")

    async def connect(self) -> None:
        await asyncio.to_thread(self.bench.connections.add, FAR, self.secrets.key)

    async def keep_token(self) -> None:
        self.bench.sources.set_token("hugging_face", self.secrets.token)

    async def log(self) -> None:
        log.warning("tests.something_happened count=%d", len(self.runs))

    async def break_down(self) -> None:
        """An error of the program, told as the window tells it."""
        failure = WorkbenchError(f"something about {self.patient} failed")
        self.bench.notices.tell(failure, f"About {self.patient}")

    async def change_settings(self) -> None:
        self.bench.settings.change(redaction_rules=("e-mail", f"patient={self.patient}"))

    async def delete(self) -> None:
        if len(self.conversations) > 3:
            await self.bench.conversations.delete(self.conversations.pop(0))

    async def cut_off(self) -> None:
        """A run that is still going on when the program is killed."""
        self.world.steps = [[READY, TextDelta(f"And {self.patient}")]]
        run = await start(self.bench, f"Tell me about {self.patient}")
        await asyncio.sleep(0.05)
        await self.bench.runs.stop(run.run_id)

    async def read_back(self) -> None:
        for run_id in self.runs[-2:]:
            await self.bench.records.spans(run_id)
            await self.bench.run_reading.find_in_run(run_id, self.patient)

    async def save_job(self) -> None:
        """A job that nobody allowed, so that what keeps jobs tells of it, too."""
        library = self.bench.jobs.library
        job = Job("rounds", self.patient, agent="tester", input=f"How is {self.patient}?")
        before = "rounds" if library.knows("rounds") else ""
        await library.save(job, before)
        with suppress(WorkbenchError):
            await self.bench.jobs.begin_now(job)

    async def save_cases(self) -> None:
        case = Case("one", f"Does {self.patient} sleep?", expected=self.patient)
        before = "ward" if self.bench.data_sets.knows("ward") else ""
        made = DataSetDocument("ward", self.patient, (case,))
        await self.bench.data_sets.save(made, before)

    async def audit(self) -> None:
        self.bench.audit.record("tests.done", {"text": self.patient, "key": "none"})


async def work(place: Path, count: int, secrets: Secrets) -> None:
    """Do so many actions, then be killed with all open."""
    paths = Paths(place / "data", place / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    if secrets.passphrase:
        door = StoreDoor(paths)
        door.open(door.by_typed(secrets.passphrase))
    world = World()
    async with open_workbench(paths, start_host=world.start) as bench:
        actions = Actions(bench, world, secrets, place)
        draw = random.Random(7)
        order = itertools.chain(actions.all, iter(lambda: draw.choice(actions.all), None))
        for action in itertools.islice(order, count):
            await action()
            sys.stdout.write(f"{action.__name__}\n")
            sys.stdout.flush()
        await asyncio.sleep(0.3)  # the writers of log and ledger write
        os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Read the secrets, and begin."""
    secrets = Secrets(**json.loads(sys.stdin.readline()))
    with used_keyring(MemoryKeyring()):
        asyncio.run(work(Path(sys.argv[1]), int(sys.argv[2]), secrets))


if __name__ == "__main__":
    main()
