"""The store against a plain model of what it should hold, through restarts."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from workbench.traces.events import AnswerDelta, Record, RunFinished, RunStarted
from workbench.traces.store import TraceStore

conversations = st.sampled_from(["a", "b", "c"])


class StoreMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._store = TraceStore(self._folder / "w.sqlite")
        self._parents: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._home: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._deleted: set[str] = set()

    def teardown(self) -> None:
        self._store.close()
        shutil.rmtree(self._folder)

    @rule(conversation=conversations, text=st.text(max_size=20), back=st.integers(0, 3))
    def say(self, conversation: str, text: str, back: int) -> None:
        parent = self._heads.get(conversation, "")
        for _ in range(back):
            parent = self._parents.get(parent, "")
        run_id = f"r{len(self._parents)}"
        self._store.append(
            [
                Record(run_id, 0, 1.0, RunStarted(conversation, parent, "x", {}, "m", text)),
                Record(run_id, 1, 0.5, AnswerDelta("s", text)),
                Record(run_id, 2, 2.0, RunFinished("answered", text)),
            ]
        )
        self._parents[run_id], self._texts[run_id] = parent, text
        self._home[run_id] = self._heads[conversation] = run_id
        self._home[run_id] = conversation

    @rule(conversation=conversations)
    def delete_or_restore(self, conversation: str) -> None:
        if conversation in self._deleted:
            self._store.restore(conversation)
            self._deleted.discard(conversation)
        elif conversation in self._heads:
            self._store.delete(conversation, 1.0)
            self._deleted.add(conversation)

    @rule()
    def purge(self) -> None:
        assert self._store.purge() == len(self._deleted)
        for conversation in self._deleted:
            del self._heads[conversation]
        self._home = {run: home for run, home in self._home.items() if home in self._heads}
        self._deleted.clear()

    @rule()
    def restart(self) -> None:
        self._store.close()
        self._store = TraceStore(self._folder / "w.sqlite")
        assert self._store.recovery is None
        assert self._store.interrupted == ()

    @invariant()
    def it_holds_what_was_said(self) -> None:
        alive = set(self._heads) - self._deleted
        assert {one.id for one in self._store.conversations()} == alive
        for conversation in alive:
            path = []
            run_id = self._heads[conversation]
            while run_id:
                path.append(run_id)
                run_id = self._parents[run_id]
            turns = self._store.turns(conversation)
            assert [turn.run_id for turn in turns] == path[::-1]
            assert [len(turn.records) for turn in turns] == [3] * len(path)
            assert [turn.end.answer for turn in turns if turn.end] == [
                self._texts[turn.run_id] for turn in turns
            ]
            siblings = tuple(
                run
                for run, parent in self._parents.items()
                if parent == self._parents[path[0]] and self._home.get(run) == conversation
            )
            assert turns[-1].branches == siblings


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
