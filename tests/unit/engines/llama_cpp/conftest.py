"""A model with random weights, made anew for these tests, and ways to run it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Request,
    SamplingOptions,
)
from workbench.engines.llama_cpp.engine import LlamaEngine, load

Run = Callable[..., dict[str, list[EngineEvent]]]


@pytest.fixture(scope="session")
def random_model() -> ModuleType:
    """The maker of models with random weights that the benchmarks use too."""
    path = Path(__file__).parents[3] / "benchmarks" / "random_model.py"
    spec = importlib.util.spec_from_file_location("random_model", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["random_model"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def tiny_model(random_model: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("models") / "tiny.gguf"
    made = random_model.write(target, random_model.SHAPES["tiny"])
    assert isinstance(made, Path)
    return made


@pytest.fixture
def load_tiny(tiny_model: Path) -> Iterator[Callable[..., LlamaEngine]]:
    """Load the tiny model with 32-bit weights, one thread and these options."""
    engines: list[LlamaEngine] = []

    def load_it(**options: object) -> LlamaEngine:
        values = {"threads": 1, "context_tokens": 1024, "batch_tokens": 64} | options
        engine = load(tiny_model, LoadOptions(**values))  # type: ignore[arg-type]
        engines.append(engine)
        return engine

    yield load_it
    for engine in engines:
        engine.close()


@pytest.fixture
def greedy() -> Callable[..., Request]:
    """A request with a raw prompt that always takes the likeliest token."""

    def make(prompt: str, new_tokens: int = 24, **fields: object) -> Request:
        sampling = SamplingOptions(temperature=0.0, max_new_tokens=new_tokens)
        return Request(messages=(), prompt=prompt, **({"sampling": sampling} | fields))  # type: ignore[arg-type]

    return make


@pytest.fixture
def run() -> Run:
    """Submit requests together and step until all of them have ended."""

    def run_all(engine: LlamaEngine, **requests: Request) -> dict[str, list[EngineEvent]]:
        events: dict[str, list[EngineEvent]] = {key: [] for key in requests}
        for key, request in requests.items():
            engine.submit(key, request)
        left = set(requests)
        for _ in range(100_000):
            if not left:
                return events
            for key, event in engine.step():
                events[key].append(event)
                if isinstance(event, Finished | Failed):
                    left.discard(key)
        raise AssertionError(f"{left} never ended")

    return run_all
