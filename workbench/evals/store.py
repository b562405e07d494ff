"""Evaluations on disk: plans, the outcomes they have, and where each stands.

A try has one outcome for good: its key is that of its row, so none is ever counted twice,
however often the program is killed, and what has none is tried when the evaluation goes on.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from workbench.base.errors import RunError, StoreError
from workbench.base.files import store_error
from workbench.evals.plan_json import read_outcome, read_plan, write_outcome, write_plan
from workbench.evals.rescue import is_outcome
from workbench.evals.store_file import StoreFile
from workbench.evals.values import Attempt, Measured, Outcome, Plan, attempts

State = Literal["running", "paused", "done", "cancelled"]
_SUMMARY = (
    "SELECT id, name, data_set, cases, candidates, attempts, made_s, state, message, hint,"
    " count(o.at_s), count(o.at_s) FILTER (WHERE passed),"
    " count(o.at_s) FILTER (WHERE no_answer) FROM plans p"
    " LEFT JOIN outcomes o ON o.plan_id = p.id"
)
_OUTCOME = "INSERT OR IGNORE INTO outcomes VALUES (?,?,?,?,?,?,?,?)"
_MEASURED = (
    "INSERT INTO measured VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET"
    " wall_s = excluded.wall_s, model_bytes = max(model_bytes, excluded.model_bytes),"
    " peak_memory_bytes = max(peak_memory_bytes, excluded.peak_memory_bytes)"
)
_NOT_HEX = "An id has 1 to 64 small letters, digits, - and _."


@dataclass(frozen=True, slots=True)
class Summary:
    """One evaluation, as a list shows it.

    Attributes:
        attempts: How many tries it has; ``done`` have an outcome.
        no_answer: Tries that gave no answer; they are among ``done``.
        state: ``paused`` also if its program ended in the middle of it.
        message: Why it paused by itself; ``hint`` the next step.
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
        _check_id(plan.plan_id)
        _check_whole(plan)
        row = (
            plan.plan_id, _plain(plan.name), _plain(plan.data_set.name),
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
                (state, _plain(message), _plain(hint), plan_id),
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
        return tuple(read_outcome(row[-1]) for row in self._rows(plan_id) if _is_whole(row))

    def unreadable(self, plan_id: str) -> int:
        """How many tries have an outcome that was damaged."""
        return sum(not _is_whole(row) for row in self._rows(plan_id))

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
                " WHERE plan_id = ? ORDER BY at_s, rowid",
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

    def cancel(self, plan_id: str) -> None:
        """Say that it is not meant to go on; one that is done stays so.

        Raises:
            RunError: It goes on, here or in another program.
        """
        with self.claimed(plan_id), self._file.opened() as file:
            file.execute(
                "UPDATE plans SET state = 'cancelled', message = '', hint = ''"
                " WHERE id = ? AND state != 'done'",
                (plan_id,),
            )

    def forget_without_answer(self, plan_id: str) -> int:
        """Let the tries that gave no answer be tried again; returns how many.

        Raises:
            RunError: It goes on, here or in another program.
        """
        with self.claimed(plan_id), self._file.opened() as file:
            return file.execute(
                "DELETE FROM outcomes WHERE plan_id = ? AND no_answer = 1", (plan_id,)
            ).rowcount

    def remove(self, plan_id: str) -> None:
        """Remove an evaluation and its outcomes for good.

        Raises:
            RunError: There is none of that id, or it goes on.
        """
        with self.claimed(plan_id), self._file.opened() as file:
            if not file.execute("DELETE FROM plans WHERE id = ?", (plan_id,)).rowcount:
                raise no_such(plan_id)
            file.execute("DELETE FROM outcomes WHERE plan_id = ?", (plan_id,))
            file.execute("DELETE FROM measured WHERE plan_id = ?", (plan_id,))
        with suppress(OSError):
            self._claim(plan_id).unlink()

    @contextmanager
    def claimed(self, plan_id: str) -> Iterator[None]:
        """Hold an evaluation, so that no other program goes on with it meanwhile.

        Raises:
            RunError: Another one does.
        """
        from filelock import FileLock, Timeout

        path = self._claim(plan_id)
        lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
        try:
            lock.acquire()
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
        _check_id(plan_id)
        return self._path.with_name(f".{self._path.stem}-{plan_id}.lock")

    def _is_claimed(self, plan_id: str) -> bool:
        try:
            with self.claimed(plan_id):
                return False
        except (RunError, StoreError):
            return True

    def _summary(self, row: Sequence[Any]) -> Summary:
        """A row; what nobody holds was cut off, and waits to go on."""
        found = Summary(*row)
        if found.state != "running" or self._is_claimed(found.plan_id):
            return found
        cut_off = "The program ended in the middle of it."
        return replace(found, state="paused", message=cut_off, hint="Resume it.")


def no_such(plan_id: str) -> RunError:
    """That there is no evaluation of an id."""
    return RunError(f"there is no evaluation {plan_id!r:.80}", "Look at the list of them.")


def _row(plan_id: str, outcome: Outcome, now_s: float) -> tuple[object, ...]:
    attempt = outcome.attempt
    return (
        plan_id, attempt.candidate_id, attempt.case_id, attempt.repetition, now_s,
        int(outcome.passed), int(bool(outcome.error)), write_outcome(outcome),
    )  # fmt: skip


def _is_whole(row: Sequence[Any]) -> bool:
    return is_outcome(row[1:4], row[4])


def _check_id(plan_id: str) -> None:
    allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_"
    if not 1 <= len(plan_id) <= 64 or any(char not in allowed for char in plan_id):
        raise RunError(f"{plan_id!r:.80} is no id of an evaluation", _NOT_HEX)


def _check_whole(plan: Plan) -> None:
    """Refuse what has no tries, and ids that are there twice: their outcomes would be one."""
    for what, ids in (
        ("case", [case.case_id for case in plan.data_set.cases]),
        ("candidate", [candidate.candidate_id for candidate in plan.candidates]),
    ):
        if not ids:
            raise RunError(f"the evaluation has no {what}", f"Give it at least one {what}.")
        if odd := next((one for one in ids if _plain(one) != one), ""):
            raise RunError(f"the {what} {odd!a:.80} holds half a character", "Rename it.")
        if len(set(ids)) != len(ids):
            twice = next(one for one, times in Counter(ids).items() if times > 1)
            raise RunError(f"there are two {what}s {twice!r:.80}", "Name each differently.")
    if plan.repetitions < 1 or plan.at_once < 1 or not plan.case_limit_s > 0:
        raise RunError(
            "repetitions, cases at once and the time limit must be above 0", "Raise them."
        )


def _plain(text: str) -> str:
    """Text that SQLite takes, whatever a model wrote."""
    return text.encode("utf-8", "replace").decode()
