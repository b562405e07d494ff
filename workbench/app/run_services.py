"""What a run is given to work with: a model, tools, and the user's answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from workbench.agents.documents import AgentDocument
from workbench.agents.services import Answer, RunServices
from workbench.agents.values import from_values
from workbench.app.failover import Failover
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notices
from workbench.app.run import Run
from workbench.app.tool_calls import ToolCalls, carry_out, checked
from workbench.models.store import InstalledModel
from workbench.policy.approvals import Approvals, fingerprint
from workbench.traces.events import ApprovalAsked


class ServicesOfRuns:
    """Joins the runs to the loaded models, the tools and the approvals."""

    def __init__(
        self,
        loading: Loading,
        approvals: Approvals,
        calls: ToolCalls,
        tell: Callable[[Run], None],
        models: ModelLibrary,
        notices: Notices,
    ) -> None:
        """Join them.

        Args:
            loading: Where text is made.
            approvals: What the user allowed for good.
            calls: The tools.
            tell: Called when a run asks, and when it was answered.
            models: Where an agent's further models are.
            notices: Where it is told that one of them goes on.
        """
        self._loading = loading
        self._approvals = approvals
        self._calls = calls
        self._tell = tell
        self._models = models
        self._notices = notices

    async def of(self, run: Run, document: AgentDocument, model: InstalledModel) -> RunServices:
        """The services of one run."""
        context_tokens = document.model.options.context_tokens
        failover = Failover(
            model, document.model.fallback, self._loading, self._models, self._notices
        )
        return RunServices(
            run_id=run.run_id,
            model_id=model.id,
            engine=self._models.engine_of(model),
            conversation_id=run.conversation_id,
            tools=self._calls.tools,
            context=await self._calls.context(document),
            generate=lambda request: run.watch(failover.generate(request, context_tokens)),
            check=checked,
            call=carry_out,
            decide=lambda spec: self._approvals.decide(document.name, spec, document),
            ask=lambda asked: self._ask(run, asked),
            stop=run.stop,
        )

    async def allow_always(self, run: Run, tool_name: str) -> None:
        """Keep that the agent of a run may use a tool without a question.

        Raises:
            StoreError: It could not be kept.
        """
        document = from_values(run.started.agent)
        print_ = fingerprint(document.name, self._calls.tools[tool_name], document.grants)
        await asyncio.to_thread(self._approvals.remember, document.name, tool_name, print_)

    def _ask(self, run: Run, asked: ApprovalAsked) -> asyncio.Future[Answer]:
        answer = run.ask(asked)
        answer.add_done_callback(lambda _answer: self._tell(run))
        self._tell(run)
        return answer
