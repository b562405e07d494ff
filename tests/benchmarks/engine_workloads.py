"""What the engine benchmarks share: models, texts and the bare loop."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import random_model
from measuring import FOLDER

from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    PromptReady,
    Request,
    SamplingOptions,
)
from workbench.engines.llama_cpp.cache import common_length
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.llama_cpp.quantize import quantize
from workbench.engines.worker_environment import worker_environment


def as_in_a_worker() -> None:
    """Start this program anew with the environment of a worker, unless it has that.

    Otherwise the memory of an engine comes in small pages, and which of two engines is faster
    depends on where the system happened to put it.
    """
    environment = worker_environment(os.environ)
    if dict(os.environ) != environment:
        os.execve(sys.executable, [sys.executable, *sys.argv], environment)  # noqa: S606


def model_file(size: str, kind: str, name: str = "", **options: Any) -> Path:
    """The random model of this size, made once and kept; ``options`` are those of ``write``."""
    stem = f"{size}-{name}" if name else size
    target = FOLDER / f"{stem}-{kind.lower()}.gguf"
    if not target.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        source = FOLDER / f"{stem}-source.gguf"
        random_model.write(source, random_model.SHAPES[size], half=True, **options)
        quantize(source, target, kind)
        source.unlink()
    return target


def open_engine(size: str, kind: str, **options: Any) -> LlamaEngine:
    """The engine with that model."""
    return load(model_file(size, kind), LoadOptions(**options))


def words(count: int, seed: int) -> str:
    """Text of about this many tokens in the random model's vocabulary."""
    source = random.Random(seed)
    return "".join(
        " " + "".join(source.choice("abcdefghijklm") for _ in range(3)) for _ in range(count)
    )


def ask(prompt: str, new_tokens: int, **fields: Any) -> Request:
    """A greedy request with a raw prompt."""
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=new_tokens)
    return Request((), prompt=prompt, **({"sampling": sampling} | fields))


def finish_all(
    engine: LlamaEngine, requests: dict[str, Request]
) -> tuple[dict[str, Finished], dict[str, PromptReady]]:
    """Run requests side by side to their ends."""
    ends: dict[str, Finished] = {}
    starts: dict[str, PromptReady] = {}
    for key, request in requests.items():
        engine.submit(key, request)
    while len(ends) < len(requests):
        for key, event in engine.step():
            _note(key, event, ends, starts)
    return ends, starts


def _note(
    key: str, event: EngineEvent, ends: dict[str, Finished], starts: dict[str, PromptReady]
) -> None:
    if isinstance(event, Failed):
        raise event.error
    if isinstance(event, PromptReady):
        starts[key] = event
    if isinstance(event, Finished):
        ends[key] = event


class BareLoop:
    """The least code around the same library that writes text: no events, no text, no cache.

    It works on the engine's own context, so that both sides have the same settings.
    """

    def __init__(self, engine: LlamaEngine) -> None:
        self._context = engine._context
        self._model = engine._model
        self._first = int(self._model.lib.llama_n_seq_max(self._context.handle)) - 8

    def _chain(self, greedy: bool) -> Any:
        lib = self._model.lib
        chain = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
        if greedy:
            lib.llama_sampler_chain_add(chain, lib.llama_sampler_init_greedy())
            return chain
        for sampler in (
            lib.llama_sampler_init_top_k(40),
            lib.llama_sampler_init_top_p(0.95, 1),
            lib.llama_sampler_init_min_p(0.05, 1),
            lib.llama_sampler_init_temp(0.7),
            lib.llama_sampler_init_dist(1),
        ):
            lib.llama_sampler_chain_add(chain, sampler)
        return chain

    def write(self, prompt: str, new_tokens: int, greedy: bool = True) -> list[float]:
        """Write with one sequence; the times at which its tokens came."""
        return [time.perf_counter() for _ in self.tokens(prompt, new_tokens, greedy)]

    def tokens(
        self, prompt: str, new_tokens: int, greedy: bool = True
    ) -> Generator[int, None, None]:
        """Write with one sequence, token by token."""
        lib, context = self._model.lib, self._context
        sample, add, decode = lib.llama_sampler_sample, context.add, context.decode
        chain, handle, first = self._chain(greedy), context.handle, self._first
        tokens = self._model.tokenize(prompt)
        context.begin_batch()
        place = add(first, 0, tokens, True)
        decode()
        position = len(tokens)
        try:
            for _ in range(new_tokens):
                token = sample(chain, handle, place)
                yield token
                context.begin_batch()
                place = add(first, position, [token], True)
                decode()
                position += 1
        finally:
            lib.llama_sampler_free(chain)
            context.remove(first, 0)

    def write_long(self, prompt: str, new_tokens: int, batch_tokens: int) -> list[float]:
        """Like ``write``, for a prompt of any length."""
        lib, context = self._model.lib, self._context
        chain, times_s = self._chain(greedy=True), []
        text = self._model.tokenize(prompt)
        (token,) = self._read([(self._first, 0, text)], batch_tokens, chain)
        for step in range(new_tokens):
            times_s.append(time.perf_counter())
            context.begin_batch()
            place = context.add(self._first, len(text) + step, [token], True)
            context.decode()
            token = lib.llama_sampler_sample(chain, context.handle, place)
        lib.llama_sampler_free(chain)
        context.remove(self._first, 0)
        return times_s

    def write_side_by_side(self, prompts: list[str], new_tokens: int) -> float:
        """Write with several sequences in one batch; seconds for all of it."""
        lib, context = self._model.lib, self._context
        started_s = time.perf_counter()
        chain = self._chain(greedy=True)
        numbers = [self._first + index for index in range(len(prompts))]
        texts = [self._model.tokenize(prompt) for prompt in prompts]
        tokens: list[int] = []
        for number, text in zip(numbers, texts, strict=True):
            context.begin_batch()
            place = context.add(number, 0, text, True)
            context.decode()
            tokens.append(lib.llama_sampler_sample(chain, context.handle, place))
        for step in range(new_tokens - 1):
            context.begin_batch()
            places = [
                context.add(number, len(text) + step, [token], True)
                for number, text, token in zip(numbers, texts, tokens, strict=True)
            ]
            context.decode()
            tokens = [lib.llama_sampler_sample(chain, context.handle, p) for p in places]
        lib.llama_sampler_free(chain)
        for number in numbers:
            context.remove(number, 0)
        return time.perf_counter() - started_s

    def write_sharing(self, prompts: list[str], new_tokens: int, batch_tokens: int) -> float:
        """The same, with what the prompts share read once: the least there is to do."""
        lib, context = self._model.lib, self._context
        started_s = time.perf_counter()
        chain = self._chain(greedy=True)
        numbers = [self._first + index for index in range(len(prompts))]
        texts = [self._model.tokenize(prompt) for prompt in prompts]
        common = min(common_length(texts[0], text) for text in texts)
        self._read([(numbers[0], 0, texts[0][:common])], batch_tokens)
        for number in numbers[1:]:
            context.copy(numbers[0], number, common)
        own = [
            (number, common, text[common:]) for number, text in zip(numbers, texts, strict=True)
        ]
        tokens = self._read(own, batch_tokens, chain)
        for step in range(new_tokens - 1):
            context.begin_batch()
            places = [
                context.add(number, len(text) + step, [token], True)
                for number, text, token in zip(numbers, texts, tokens, strict=True)
            ]
            context.decode()
            tokens = [lib.llama_sampler_sample(chain, context.handle, p) for p in places]
        lib.llama_sampler_free(chain)
        for number in numbers:
            context.remove(number, 0)
        return time.perf_counter() - started_s

    def _read(
        self, parts: list[tuple[int, int, list[int]]], batch_tokens: int, chain: Any = None
    ) -> list[int]:
        """Read these, in as few batches as hold them; with a chain, the token after each."""
        lib, context = self._model.lib, self._context
        chosen: list[int] = []
        places: list[int] = []
        room = batch_tokens
        context.begin_batch()
        for number, start, text in parts:
            done = 0
            while done < len(text):
                slice_ = text[done : done + room]
                last = done + len(slice_) == len(text)
                place = context.add(number, start + done, slice_, last and chain is not None)
                places += [place] if last and chain is not None else []
                done, room = done + len(slice_), room - len(slice_)
                if room == 0 or (last and number == parts[-1][0]):
                    context.decode()
                    chosen += [
                        lib.llama_sampler_sample(chain, context.handle, p) for p in places
                    ]
                    context.begin_batch()
                    places, room = [], batch_tokens
        return chosen
