"""Running one node: reuse, breakpoints, tries, time limit, and its events."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Literal

from workbench.agents.graphs.context import NodeWork, RunBody, ToldAgain
from workbench.agents.graphs.documents import ERROR_PORT, Node, Scope
from workbench.agents.graphs.earlier import about_again, key_of
from workbench.agents.graphs.reading import settings_of
from workbench.agents.graphs.run_state import GraphRun
from workbench.agents.nodes.api import NodeKind, Ports, Reuse, Values
from workbench.agents.nodes.registry import kind_of
from workbench.agents.past_values import SETTLE_S, ended_as, given_up, not_known
from workbench.agents.state import PersonClock
from workbench.agents.value_sizes import too_large
from workbench.base.errors import RunError, WorkbenchError
from workbench.policy.roles import HIGHEST
from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    NodeFinished,
    NodePaused,
    NodeResumed,
    NodeStarted,
    NodeTried,
)


class NodeFailed(WorkbenchError):
    """A node failed and the graph says nothing of what happens then; it names the node."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node is in a run.

    Attributes:
        scope: The ids from the graph to the node, its own last.
        span_id: The same with rounds: ``each[2]/write``.
        parent_span_id: The span of the node around it; empty in the graph itself.
        is_fresh: Nothing of an earlier run is used for it.
    """

    scope: Scope
    span_id: str
    parent_span_id: str
    is_fresh: bool

    @property
    def path(self) -> str:
        return "/".join(self.scope)


class NodeRun:
    """One node at work."""

    def __init__(
        self,
        run: GraphRun,
        node: Node,
        ports: Ports,
        spot: Spot,
        clock: PersonClock,
        run_body: RunBody,
    ) -> None:
        """Get ready.

        Args:
            run: The run.
            node: The node.
            ports: Its ports.
            spot: Where it is.
            clock: The time limit of what it lies in: the node around it, or the run.
            run_body: Runs what lies inside it.
        """
        kind = kind_of(node.kind)
        settings, _problems = settings_of(node)
        if kind is None or settings is None:
            raise RunError(
                f"the node {spot.path!r} cannot be read", "Look at the list of problems."
            )
        self._run, self._node, self._ports, self._spot = run, node, ports, spot
        self._kind: NodeKind = kind
        self._settings = settings
        self._outer, self._run_body = clock, run_body
        self._began_s = time.monotonic()
        self._inputs: Mapping[str, Any] = {}
        self._key = self._given_key = ""
        self._note = ""

    async def result(self, inputs: Values) -> Values:
        """The outputs, from an earlier run or by its work.

        Raises:
            NodeFailed: It failed for good.
        """
        run, spot = self._run, self._spot
        given = run.options.given.get(spot.path, {})
        self._inputs = {**inputs, **given}
        self._given_key = key_of(self._inputs) if run.services.past else ""
        wrong = too_large(self._inputs, run.services.budget.value_bytes)
        run.emit(
            NodeStarted(
                spot.span_id,
                spot.path,
                self._node.kind,
                self._node.title or self._kind.title,
                spot.parent_span_id,
                {} if wrong else dict(self._inputs),
            )
        )
        ended = False
        try:
            outputs = self._given_up(wrong) if wrong else await self._outputs()
            ended = True
        except NodeFailed as exc:
            ended = True
            self._finish("failed", {}, exc.message, exc.hint)
            raise
        finally:
            if not ended:
                self._finish("stopped", {})
        return outputs

    async def _outputs(self) -> Values:
        await self._pause_before()
        reuse, self._key = self._reuse(), self._own_key()
        if not self._spot.is_fresh:
            found = self._run.services.earlier.take(self._key, reuse)
            if found is not None:
                self._finish("reused", found)
                return await self._pause_after(found)
        await self._ask_if_cut_off()
        outputs, failed = await self._tried()
        self._finish("done", outputs, *failed)
        return await self._pause_after(outputs)

    def _given_up(self, failure: WorkbenchError) -> Values:
        """The outputs of a node that cannot begin."""
        outputs, failed = self._after_failure(failure)
        self._finish("done", outputs, *failed)
        return outputs

    def _reuse(self) -> Reuse:
        world = self._run.services.world
        return self._kind.reuse(self._settings, world)

    def _own_key(self) -> str:
        """What the result depends on.

        The place in the graph is left out, so that a node may be packed into a subgraph; its
        id is not, so that two alike have a result each.
        """
        world, role = self._run.services.world, self._run.services.role()
        settings = self._settings
        # Nobody gets by a fork what was found for a role that may do more.
        own_role = [] if role == HIGHEST else [role]
        return key_of(
            [
                *own_role,
                self._node.id,
                self._kind.key,
                self._kind.version,
                asdict(settings),
                self._inputs,
                self._kind.identity(settings, world),
            ]
        )

    async def _tried(self) -> tuple[Values, tuple[str, str]]:
        """The outputs after as many tries as are allowed, and the failure that led to them."""
        handling = self._node.handling
        for left in range(handling.retries, -1, -1):
            try:
                return await self._one_try(), ("", "")
            except WorkbenchError as exc:
                failure = exc
            if left:
                self._run.emit(NodeTried(self._spot.span_id, failure.message, left))
        return self._after_failure(failure)

    async def _one_try(self) -> Values:
        """One try; what an earlier run found outside is taken from there in a replay."""
        run, past = self._run, self._run.services.past
        if past is None:
            return await self._work()
        number = past.try_of(self._spot.span_id)
        told = past.node(self._spot.span_id, run.services.run_id)
        if told is not None and key_of(past.inputs_of(self._spot.span_id)) != self._given_key:
            told = None
        is_outside = self._reuse() == "recorded" and not past.has_steps(self._spot.span_id)
        if told is None and past.strict and is_outside:
            raise not_known()
        if told is None or self._reuse() != "recorded":
            try:
                return await self._work(number)
            except ToldAgain:
                if told is None:
                    raise not_known() from None
        for event in told.asked if number == 0 else ():
            run.emit(event)
        self._note = told.end.note
        return ended_as(told, number, self._title())

    def _title(self) -> str:
        return self._node.title or self._node.id

    async def _work(self, number: int = 0) -> Values:
        """One try for real; in a strict past its time is up where it was then.

        Args:
            number: The try, from 0.
        """
        past, span_id = self._run.services.past, self._spot.span_id
        is_told = past is not None and past.strict
        limit_s = self._node.handling.time_limit_s
        clock = PersonClock(
            float("inf") if limit_s is None or is_told else limit_s, self._outer
        )
        then = past.gave_up(span_id, number, self._title()) if past and is_told else None
        ending = past.ending(span_id, partial(_end_soon, clock)) if past and then else None
        work = NodeWork(
            self._run, self._spot.scope, self._spot.span_id, self._node.body, clock,
            self._run_body,
        )  # fmt: skip
        try:
            async with clock.timeout:
                with ending or nullcontext():
                    outputs = await self._kind.run(self._settings, self._inputs, work)
        except TimeoutError:
            if not clock.timeout.expired():
                raise
            raise then or given_up(limit_s or 0.0) from None
        except BaseExceptionGroup as group:
            raise _first_of(group) from group
        if then is not None:
            raise then
        self._note = work.note
        if wrong := too_large(outputs, self._run.services.budget.value_bytes):
            raise wrong
        return outputs

    def _after_failure(self, failure: WorkbenchError) -> tuple[Values, tuple[str, str]]:
        handling = self._node.handling
        told = (failure.message, failure.hint)
        if handling.on_error == "fallback":
            names = [port.name for port in self._ports.outputs]
            return dict.fromkeys(names, handling.fallback), told
        if handling.on_error == "branch":
            return {ERROR_PORT: failure.message}, told
        if isinstance(failure, NodeFailed):  # a node inside this one; it is named already
            raise failure
        raise NodeFailed(f"{self._title()}: {failure.message}", failure.hint) from failure

    def _finish(
        self,
        outcome: Literal["done", "reused", "failed", "stopped"],
        outputs: Values,
        message: str = "",
        hint: str = "",
    ) -> None:
        # A result that stands in for a failure is not what the inputs lead to.
        is_kept = outcome in ("done", "reused") and not message
        self._run.emit(
            NodeFinished(
                self._spot.span_id,
                self._spot.path,
                outcome,
                dict(outputs),
                self._key if is_kept and self._reuse() != "never" else "",
                time.monotonic() - self._began_s,
                self._note,
                message,
                hint,
            )
        )

    async def _pause_before(self) -> None:
        options = self._run.options
        if self._run.step or self._spot.path in options.break_before:
            self._inputs = await self._paused("before", self._inputs)

    async def _pause_after(self, outputs: Values) -> Values:
        if self._spot.path in self._run.options.break_after:
            return await self._paused("after", outputs)
        return outputs

    async def _paused(self, when: Literal["before", "after"], values: Values) -> Values:
        span_id = self._spot.span_id
        ask_id = f"{self._run.services.run_id}:{span_id}#{when}"
        paused = NodePaused(ask_id, span_id, self._spot.path, when, dict(values))
        pending = asyncio.ensure_future(self._run.services.give(paused))
        self._run.emit(paused)
        with self._outer.paused():
            given = await pending
        if given.step is not None:
            self._run.step = given.step
        went_on = values if given.values is None else given.values
        self._run.emit(NodeResumed(ask_id, span_id, dict(went_on), given.by))
        return went_on

    async def _ask_if_cut_off(self) -> None:
        """What was cut off while it changed something is not repeated without a word."""
        run, span_id = self._run, self._spot.span_id
        if run.services.past is not None:
            self._tell_leave(run.services.past.leave(span_id, run.services.run_id))
            return
        why = run.cut_off.why(span_id, self._settings, self._inputs)
        if not why or self._spot.path in run.options.allowed:
            return
        ask_id = about_again(span_id, run.services.run_id)
        asked = ApprovalAsked(
            ask_id,
            span_id,
            self._title(),
            key_text(self._inputs),
            why,
            each_time=True,
        )
        pending = asyncio.ensure_future(run.services.approve(asked))
        run.emit(asked)
        with self._outer.paused():
            answer = await pending
        given = ApprovalGiven(ask_id, span_id, answer.decision, answer.arguments, answer.by)
        self._tell_leave((given,))

    def _tell_leave(self, told: Sequence[ApprovalAsked | ApprovalGiven]) -> None:
        """Record whether the node may begin again, and see that it may."""
        for event in told:
            self._run.emit(event)
        if any(isinstance(one, ApprovalGiven) and one.decision == "deny" for one in told):
            raise NodeFailed(
                f"{self._title()}: it was not begun again",
                "See what it changed, then run it again or take it out.",
            )


def key_text(values: Values) -> str:
    """Values as JSON text to be read."""
    return json.dumps(dict(values), ensure_ascii=False, indent=2, default=str)


def _end_soon(clock: PersonClock) -> None:
    """The time is up once what goes on beside has come as far as the record knows."""
    if not clock.timeout.expired():
        clock.timeout.reschedule(asyncio.get_running_loop().time() + SETTLE_S)


def _first_of(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The failure behind a group of tasks: a deliberate one before every other."""
    found: list[BaseException] = []
    waiting: list[BaseException] = [group]
    while waiting:
        exc = waiting.pop(0)
        if isinstance(exc, BaseExceptionGroup):
            waiting.extend(exc.exceptions)
        else:
            found.append(exc)
    return next((exc for exc in found if isinstance(exc, WorkbenchError)), found[0])
