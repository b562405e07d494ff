"""Who enters the batch, and which known prefix each one takes over."""

from __future__ import annotations

import time

from workbench.engines.api import PromptReady
from workbench.engines.constrain import held_by
from workbench.engines.llama_cpp.cache import SequenceState, SequenceStore, common_length
from workbench.engines.llama_cpp.job import Job

_WORTH_WAITING_TOKENS = 32
_ROOM_TO_WRITE_TOKENS = 32
_UNSEEN = "lost from token 0 on: this model read nothing like it since it was loaded"


class Admission:
    """Lets jobs in by turns, as long as there is room for what they will decode.

    Attributes:
        queue: Jobs that wait for room, in order.
        running: Jobs with a sequence, in order of admission.
    """

    def __init__(self, store: SequenceStore, max_sequences: int, model_mark: str = "") -> None:
        self._store = store
        self._model_mark = model_mark
        self._max_sequences = max_sequences
        self._ready: list[tuple[str, PromptReady]] = []
        self.queue: list[Job] = []
        self.running: list[Job] = []

    def admit(self) -> list[tuple[str, PromptReady]]:
        """Let in whom there is room for, and start those whose prefix is there now.

        Returns:
            What was reused, by job, of each that starts for the first time.
        """
        self._let_in()
        for job in self.running:
            if job.waits_for is not None:
                self._try_share(job)
        ready, self._ready = self._ready, []
        return ready

    def send_back(self, job: Job) -> None:
        """Take a job's cells; it goes on from its own tokens when there is room again."""
        self._store.release(job.running_in)
        job.sequence, job.waits_for = None, None
        self.running.remove(job)
        self.queue.insert(0, job)

    def leave(self, job: Job) -> None:
        """End a job, wherever it is; what it decoded is kept."""
        if job in self.running:
            self.running.remove(job)
            self._store.finish(job.running_in)
            job.sequence = None
        elif job in self.queue:
            self.queue.remove(job)
        job.close()

    def _let_in(self) -> None:
        while self.queue and len(self.running) < self._max_sequences:
            job = self.queue[0]
            if not self._has_room(job):
                return
            state = self._store.open(job.tokens, job.request.conversation_id)
            if state is None:
                return
            del self.queue[0]
            job.sequence = state
            job.started_s = job.started_s or time.perf_counter()
            self.running.append(job)
            source, length = self._store.coming(state)
            ready = self._store.known(job.tokens)
            if source is not None and length - ready >= _WORTH_WAITING_TOKENS:
                job.waits_for, job.waits_until = source, length
            else:
                self._start(job)

    def _has_room(self, job: Job) -> bool:
        if not self.running:
            return True
        owed = sum(len(other.tokens) - other.running_in.decoded for other in self.running)
        _, shared = self._store.best(job.tokens)
        need = owed + len(job.tokens) - shared + _ROOM_TO_WRITE_TOKENS
        # What is shared with a kept sequence is not free although it could be evicted.
        return need <= self._store.cells.free + max(0, self._store.evictable() - shared)

    def _try_share(self, job: Job) -> None:
        source = job.waits_for
        if source is not None and source.live and source.decoded < job.waits_until:
            return
        job.waits_for = None
        self._start(job)

    def _start(self, job: Job) -> None:
        """Take over the longest known prefix and say what was reused."""
        state = job.running_in
        closest = self._store.closest(job.tokens, job.request.conversation_id)
        length = self._store.take_over(state)
        note = "" if job.announced else self._note(job, length, closest)
        if job.announced or job.prompt is None:
            return
        job.announced = True
        job.cached_tokens = state.decoded
        ready = PromptReady(
            job.prompt.text,
            job.prompt_tokens,
            job.cached_tokens,
            note,
            job.prompt.unheld,
            held_by(job.prompt.constraint),
            self._model_mark,
        )
        self._ready.append((job.id, ready))

    def _note(self, job: Job, length: int, closest: SequenceState | None) -> str:
        """Why no more of the prompt came from the cache; empty if nothing was lost."""
        conversation = job.request.conversation_id
        if closest is None or (conversation and closest.conversation_id != conversation):
            held, why = self._store.lost(conversation)
            if held > length:
                return f"lost from token {length} on: the kept text of {held} tokens {why}"
        if closest is None:
            unseen = any(message.role == "assistant" for message in job.request.messages)
            return _UNSEEN if unseen and not length else ""
        same = common_length(closest.tokens, job.tokens)
        whole = min(closest.decoded, len(job.tokens) - 1)
        if length >= whole:
            return ""
        if same < whole:
            note = f"first difference at token {same}: the prompt leaves the kept text there"
        else:
            note = f"the kept text reaches to token {closest.decoded}"
        if length < min(same, whole):
            note += f"; {self._store.less_than_held}"
        return note
