"""Evaluations on disk: plans, the outcomes they have, and where each stands.

A try has one outcome for good: its key is that of its row, so none is ever counted twice,
however often the program is killed, and what has none is tried when the evaluation goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from workbench.base.errors import RunError, StoreDamaged, StoreError
from workbench.base.files import store_error
from workbench.evals.plan_checks import check_id, check_whole, stored
from workbench.evals.plan_json import read_plan, write_outcome, write_plan
from workbench.evals.rescue import is_outcome, outcome_in
from workbench.evals.store_file import UNJUDGED, StoreFile
from workbench.evals.values import Attempt, Measured, Outcome, Plan, attempts

State = Literal["running", "paused", "done", "cancelled"]
_SUMMARY = (
    "SELECT id, name, data_set, cases, candidates, attempts, made_s, state, message, hint,"
    " count(o.at_s), count(o.at_s) FILTER (WHERE passed = 1),"
    " count(o.at_s) FILTER (WHERE no_answer),"
    " count(o.at_s) FILTER (WHERE passed = 2) FROM plans p"
    " LEFT JOIN outcomes o ON o.plan_id = p.id"
)
_OUTCOME = "INSERT OR IGNORE INTO outcomes VALUES (?,?,?,?,?,?,?,?)"
_MEASURED = (
    "INSERT INTO measured VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET"
    " wall_s = excluded.wall_s, model_bytes = max(model_bytes, excluded.model_bytes),"
    " peak_memory_bytes = max(peak_memory_bytes, excluded.peak_memory_bytes)"
)
_LOOK_S = 0.05
_OVER = "What the settings leave out was deleted from its cases when it ended."
_ANEW = "To try cases again, start a new evaluation on the data set."


def _nothing_else() -> None:
    """An evaluation is all there is."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One evaluation, as a list shows it.

    Attributes:
        attempts: How many tries it has; ``done`` have an outcome.
        no_answer: Tries that gave no answer; they are among ``done``.
        unjudged: Tries that could not be judged; so are they.
        state: ``paused`` also if its program ended in the middle of it.
        message: Why it paused by itself, or cannot go on; ``hint`` the next step.
    """

    plan_id: str
    name: str
    data_set: str
    cases: int
    candidates: int
    attempts: int
    made_s: float
    state: State
    message: str
    hint: str
    done: int
    passed: int
    no_answer: int
    unjudged: int

    @property
    def is_over(self) -> bool:
        """It ended, and not all of it is kept that another try would need."""
        return self.state in ("done", "cancelled") and bool(self.message)


class EvaluationStore:
    """Plans and outcomes in one file. Every function blocks; any thread may ask.

    Attributes:
        kept_as: Where a damaged file was put when this was opened, else None.
        saved: How many evaluations and outcomes could be saved from it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            StoreNewer: A newer program wrote it.
            StoreError: It cannot be opened.
        """
        self._path = path
        self._file = StoreFile(path)
        self._held: set[str] = set()
        self.kept_as, self.saved = self._file.kept_as, self._file.saved

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._file.close()

    def add(self, plan: Plan, state: State = "paused") -> None:
        """Keep a new plan, with its data set as it is now.

        Raises:
            RunError: It has nothing to try, or there is one of that id.
            StoreError: It could not be kept.
        """
        check_id(plan.plan_id)
        check_whole(plan)
        row = (
            plan.plan_id, stored(plan.name), stored(plan.data_set.name),
            len(plan.data_set.cases), len(plan.candidates), len(attempts(plan)),
            time.time(), state, write_plan(plan),
        )  # fmt: skip
        with self._file.opened() as file:
            if file.execute("SELECT 1 FROM plans WHERE id = ?", (plan.plan_id,)).fetchone():
                raise RunError(
                    f"there is an evaluation {plan.plan_id!r} already", "Resume that one."
                )
            file.execute(
                "INSERT INTO plans(id, name, data_set, cases, candidates, attempts, made_s,"
                " state, json) VALUES (?,?,?,?,?,?,?,?,?)",
                row,
            )

    def list(self) -> tuple[Summary, ...]:
        """All evaluations, newest first."""
        with self._file.opened() as file:
            rows = file.execute(f"{_SUMMARY} GROUP BY seq ORDER BY seq DESC").fetchall()
        return tuple(self._summary(row) for row in rows)

    def summary(self, plan_id: str) -> Summary:
        """One evaluation.

        Raises:
            RunError: There is none of that id.
        """
        with self._file.opened() as file:
            row = file.execute(f"{_SUMMARY} WHERE id = ? GROUP BY seq", (plan_id,)).fetchone()
        if row is None:
            raise no_such(plan_id)
        return self._summary(row)

    def plan(self, plan_id: str) -> Plan:
        """The plan as it was started.

        Raises:
            RunError: There is none of that id.
            StoreDamaged: It cannot be read.
        """
        with self._file.opened() as file:
            row = file.execute("SELECT json FROM plans WHERE id = ?", (plan_id,)).fetchone()
        if row is None:
            raise no_such(plan_id)
        return read_plan(row[0])

    def set_state(self, plan_id: str, state: State, message: str = "", hint: str = "") -> None:
        """Where it stands now, and why."""
        with self._file.opened() as file:
            file.execute(
                "UPDATE plans SET state = ?, message = ?, hint = ? WHERE id = ?",
                (state, stored(message), stored(hint), plan_id),
            )

    def pause(self, plan_id: str, message: str, hint: str) -> None:
        """Say that it can go on, and why it does not; of one that has ended nothing changes."""
        with self._file.opened() as file:
            file.execute(
                "UPDATE plans SET state = 'paused', message = ?, hint = ?"
                " WHERE id = ? AND state = 'running'",
                (stored(message), stored(hint), plan_id),
            )

    def keep(
        self, plan_id: str, outcomes: Iterable[Outcome], measured: Measured | None = None
    ) -> int:
        """Keep outcomes and what the candidate took so far, all or nothing, synced to disk.

        Returns:
            How many are new: a try that has an outcome keeps that one.

        Raises:
            StoreFull: No space; nothing was kept.
            StoreError: The system refused; nothing was kept.
        """
        now_s, count = time.time(), 0
        rows = [_row(plan_id, outcome, now_s) for outcome in outcomes]
        with self._file.opened() as file:
            if not file.execute("SELECT 1 FROM plans WHERE id = ?", (plan_id,)).fetchone():
                raise no_such(plan_id)
            for row in rows:
                count += file.execute(_OUTCOME, row).rowcount
            if measured is not None:
                file.execute(
                    _MEASURED,
                    (
                        plan_id, measured.candidate_id, measured.wall_s,
                        measured.peak_memory_bytes, measured.model_bytes,
                    ),
                )  # fmt: skip
        return count

    def outcomes(self, plan_id: str) -> tuple[Outcome, ...]:
        """Every outcome that can be read, in the order in which they came."""
        return self.read(plan_id)[0]

    def read(self, plan_id: str) -> tuple[tuple[Outcome, ...], int]:
        """The same, and how many tries have an outcome that was damaged."""
        found = [outcome_in(row[1:4], row[4]) for row in self._rows(plan_id)]
        whole = tuple(one for one in found if one is not None)
        return whole, len(found) - len(whole)

    def forget_unreadable(self, plan_id: str) -> int:
        """Let the tries whose outcome was damaged be tried again; returns how many.

        Raises:
            RunError: It goes on, here or in another program.
        """
        damaged = [row[0] for row in self._rows(plan_id) if not _is_whole(row)]
        if damaged:
            with self.claimed(plan_id), self._file.opened() as file:
                file.executemany(
                    "DELETE FROM outcomes WHERE rowid = ?", [(one,) for one in damaged]
                )
        return len(damaged)

    def _rows(self, plan_id: str) -> Sequence[tuple[Any, ...]]:
        with self._file.opened() as file:
            return file.execute(
                "SELECT rowid, candidate_id, case_id, repetition, json FROM outcomes"
                " WHERE plan_id = ? ORDER BY rowid",  # a clock that is set changes no order
                (plan_id,),
            ).fetchall()

    def tried(self, plan_id: str) -> frozenset[Attempt]:
        """The tries that have an outcome."""
        with self._file.opened() as file:
            rows = file.execute(
                "SELECT candidate_id, case_id, repetition FROM outcomes WHERE plan_id = ?",
                (plan_id,),
            ).fetchall()
        return frozenset(Attempt(*row) for row in rows)

    def measured(self, plan_id: str) -> tuple[Measured, ...]:
        """What the candidates took so far."""
        with self._file.opened() as file:
            rows = file.execute(
                "SELECT candidate_id, wall_s, peak_memory_bytes, model_bytes FROM measured"
                " WHERE plan_id = ? ORDER BY rowid",
                (plan_id,),
            ).fetchall()
        return tuple(Measured(*row) for row in rows)

    def end(self, plan: Plan, state: State) -> None:
        """Note the end of an evaluation, with what is kept of its plan from now on.

        Raises:
            StoreError: The system refused; nothing was changed.
        """
        message, hint = (_OVER, _ANEW) if plan.left_out else ("", "")
        with self._file.opened() as file:
            file.execute(
                "UPDATE plans SET state = ?, message = ?, hint = ? WHERE id = ?",
                (state, message, hint, plan.plan_id),
            )
            if plan.left_out:
                file.execute(
                    "UPDATE plans SET name = ?, data_set = ?, json = ? WHERE id = ?",
                    (
                        stored(plan.name), stored(plan.data_set.name), write_plan(plan),
                        plan.plan_id,
                    ),
                )  # fmt: skip
        if plan.left_out:
            self._file.wipe()

    def cancel(self, plan_id: str, at_end: Callable[[Plan], Plan]) -> None:
        """Say that it is not meant to go on; one that is done stays so.

        Args:
            plan_id: Which one.
            at_end: What is kept of its plan from now on.

        Raises:
            RunError: There is none of that id, or it goes on, here or in another program.
        """
        with self.claimed(plan_id):
            if self.summary(plan_id).state == "done":
                return
            try:
                plan = self.plan(plan_id)
            except StoreDamaged:
                self.set_state(plan_id, "cancelled")
            else:
                self.end(at_end(plan), "cancelled")

    def forget_unsettled(self, plan_id: str) -> int:
        """Let tries that gave no answer, or could not be judged, be tried again; how many.

        Raises:
            RunError: It goes on, here or in another program.
        """
        with self.claimed(plan_id), self._file.opened() as file:
            return file.execute(
                "DELETE FROM outcomes WHERE plan_id = ? AND (no_answer = 1 OR passed = ?)",
                (plan_id, UNJUDGED),
            ).rowcount

    def remove(self, plan_id: str, first: Callable[[], None] = _nothing_else) -> None:
        """Remove an evaluation and its outcomes for good.

        Args:
            plan_id: Which one.
            first: Removes what else there is of it; if that fails, or the program ends
                meanwhile, the evaluation is still there to be removed.

        Raises:
            RunError: There is none of that id, or it goes on.
        """
        with self.claimed(plan_id):
            self.summary(plan_id)
            first()
            with self._file.opened() as file:
                file.execute("DELETE FROM plans WHERE id = ?", (plan_id,))
                file.execute("DELETE FROM outcomes WHERE plan_id = ?", (plan_id,))
                file.execute("DELETE FROM measured WHERE plan_id = ?", (plan_id,))
        self._file.wipe()
        with suppress(OSError):
            self._claim(plan_id).unlink()

    @contextmanager
    def claimed(self, plan_id: str) -> Iterator[None]:
        """Hold an evaluation, so that no other program goes on with it meanwhile.

        Raises:
            RunError: Another one does.
        """
        with self._locked(plan_id):
            self._held.add(plan_id)
            try:
                yield
            finally:
                self._held.discard(plan_id)

    def check_free(self, plan_id: str) -> None:
        """See that an evaluation does not go on.

        Raises:
            RunError: It does, here or in another program.
        """
        with self._locked(plan_id):
            pass

    @contextmanager
    def _locked(self, plan_id: str) -> Iterator[None]:
        from filelock import FileLock, Timeout

        path = self._claim(plan_id)
        # Whoever only looks whether it is held holds it for a moment.
        lock = FileLock(path, timeout=_LOOK_S, mode=0o600, thread_local=False)
        try:
            lock.acquire(poll_interval=_LOOK_S / 5)
        except Timeout as exc:
            raise RunError(
                "this evaluation goes on in another window or command",
                "Wait until it is done, or pause it there.",
            ) from exc
        except OSError as exc:
            raise store_error(exc, path) from exc
        try:
            yield
        finally:
            lock.release()

    def _claim(self, plan_id: str) -> Path:
        check_id(plan_id)
        return self._path.with_name(f".{self._path.stem}-{plan_id}.lock")

    def _is_claimed(self, plan_id: str) -> bool:
        if plan_id in self._held:
            return True
        try:
            with self._locked(plan_id):
                return False
        except (RunError, StoreError):
            return True

    def _summary(self, row: Sequence[Any]) -> Summary:
        """A row; what nobody holds was cut off, and waits to go on."""
        found = Summary(*row)
        if found.state != "running" or self._is_claimed(found.plan_id):
            return found
        cut_off = "The program ended in the middle of it."
        return replace(found, state="paused", message=cut_off, hint="Go on with it.")


def no_such(plan_id: str) -> RunError:
    """That there is no evaluation of an id."""
    return RunError(f"there is no evaluation {plan_id!r:.80}", "Look at the list of them.")


def _row(plan_id: str, outcome: Outcome, now_s: float) -> tuple[object, ...]:
    attempt = outcome.attempt
    return (
        plan_id, attempt.candidate_id, attempt.case_id, attempt.repetition, now_s,
        int(outcome.passed) if outcome.judged else UNJUDGED, int(bool(outcome.error)),
        write_outcome(outcome),
    )  # fmt: skip


def _is_whole(row: Sequence[Any]) -> bool:
    return is_outcome(row[1:4], row[4])
