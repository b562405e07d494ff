"""Vectors and ranks of texts, made by a real, tiny model."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from workbench.base.errors import EngineError, RequestError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Request,
    SamplingOptions,
    TextDelta,
    TextScores,
    TextTask,
    TextVectors,
)
from workbench.engines.embedding import check_task, likeness, normalised
from workbench.engines.llama_cpp.engine import LlamaEngine, load

AGENT = Path(__file__).parents[3] / "models" / "tiny-agent" / "agent.gguf"
TEXTS = tuple(f"text number {n} is about " + "things " * (n % 7) for n in range(90))


@pytest.fixture
def engine() -> Iterator[LlamaEngine]:
    found = load(AGENT, LoadOptions(threads=1, context_tokens=512, batch_tokens=256))
    yield found
    found.close()


def results(
    engine: LlamaEngine, **tasks: TextTask
) -> dict[str, tuple[list[object], EngineEvent]]:
    """What came of each task, in the order of its texts, and its last event."""
    for key, task in tasks.items():
        engine.submit_task(key, task)
    found: dict[str, list[object]] = {key: [None] * len(t.texts) for key, t in tasks.items()}
    ends: dict[str, EngineEvent] = {}
    while len(ends) < len(tasks):
        for key, event in engine.step():
            if isinstance(event, TextVectors | TextScores):
                told = event.vectors if isinstance(event, TextVectors) else event.scores
                found[key][event.first : event.first + len(told)] = told
            elif isinstance(event, Finished | Failed):
                ends[key] = event
    return {key: (found[key], ends[key]) for key in tasks}


def vectors(engine: LlamaEngine, *texts: str) -> list[tuple[float, ...]]:
    found, last = results(engine, it=TextTask(texts))["it"]
    assert isinstance(last, Finished), last
    return found  # type: ignore[return-value]


def test_that_the_same_text_has_the_same_vector_of_length_one(engine: LlamaEngine) -> None:
    first, again, other = vectors(engine, "add two numbers", "add two numbers", "the weather")

    assert len(first) == 96
    assert likeness(first, first) == pytest.approx(1.0)
    assert likeness(first, again) == pytest.approx(1.0, abs=1e-4)
    assert likeness(first, other) < 0.999


def test_that_many_texts_keep_their_order_and_do_not_change_one_another(
    engine: LlamaEngine,
) -> None:
    together = vectors(engine, *TEXTS)
    alone = {n: vectors(engine, TEXTS[n])[0] for n in (0, 3, 64, 89)}

    for number, vector in alone.items():
        assert likeness(together[number], vector) == pytest.approx(1.0, abs=1e-3)


def test_that_tasks_side_by_side_all_get_their_turn(engine: LlamaEngine) -> None:
    found = results(engine, long=TextTask(TEXTS), short=TextTask(("one text",)))

    assert all(isinstance(last, Finished) for _, last in found.values())
    assert all(vector is not None for told, _ in found.values() for vector in told)
    engine.submit_task("long", TextTask(TEXTS * 3))
    engine.submit_task("short", TextTask(("one text",)))
    order: list[str] = []
    while len(order) < 2:
        order += [key for key, event in engine.step() if isinstance(event, Finished)]
    assert order == ["short", "long"]


def test_that_what_was_read_is_counted(engine: LlamaEngine) -> None:
    _, last = results(engine, it=TextTask(("hello there", "hello")))["it"]

    assert isinstance(last, Finished)
    assert last.stats.prompt_tokens > 2
    assert last.stats.new_tokens == 0
    assert 0.0 <= last.stats.queue_s <= last.stats.total_s


def test_that_a_text_that_is_too_long_is_named(engine: LlamaEngine) -> None:
    with pytest.raises(
        RequestError, match=r"^text 2 is too long: it has [\d,]+ tokens, and at most 512 "
    ):
        engine.submit_task("it", TextTask(("short", "hello " * 600)))
    assert engine.step() == []


def test_that_an_answer_is_written_beside_a_task(engine: LlamaEngine) -> None:
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=20)
    request = Request((), prompt="hello", sampling=sampling)

    def written(*, beside: bool) -> str:
        engine.submit("answer", request)
        if beside:
            engine.submit_task("task", TextTask(TEXTS))
        ended, text = 0, ""
        while ended < 1 + beside:
            for _, event in engine.step():
                text += event.text if isinstance(event, TextDelta) else ""
                ended += isinstance(event, Finished)
        return text

    assert written(beside=True) == written(beside=False)


def test_that_a_task_can_be_stopped_and_others_go_on(engine: LlamaEngine) -> None:
    engine.submit_task("stopped", TextTask(TEXTS * 5))
    engine.submit_task("other", TextTask(TEXTS))
    engine.step()
    # A stop of anything at all interrupts the batch: it must be heard in time.
    for name in ("stopped", "somebody else"):
        stopper = threading.Thread(target=engine.cancel, args=(name,))
        stopper.start()
        stopper.join()
    ends: dict[str, EngineEvent] = {}
    while len(ends) < 2:
        ends |= {key: e for key, e in engine.step() if isinstance(e, Finished)}

    assert [getattr(ends[key], "reason", "") for key in ("stopped", "other")] == [
        "cancelled", "stop",
    ]  # fmt: skip


def test_that_a_model_without_rank_pooling_ranks_nothing(engine: LlamaEngine) -> None:
    with pytest.raises(RequestError, match="does not rank texts"):
        engine.submit_task("it", TextTask(("a", "b"), "rerank", "which?"))


def test_that_a_reranker_scores_each_text(random_model: ModuleType, tmp_path: Path) -> None:
    path = random_model.write(tmp_path / "ranks.gguf", random_model.SHAPES["tiny"], ranks=True)
    engine = load(path, LoadOptions(threads=1, context_tokens=256))
    texts = ("a cat on a mat", "a dog in a bog", "a cat on a mat")
    try:
        scores, last = results(engine, it=TextTask(texts, "rerank", "who sat?"))["it"]
        others, _ = results(engine, it=TextTask(texts, "rerank", "what else is there?"))["it"]
        with pytest.raises(RequestError, match="ranks texts and makes no vectors"):
            engine.submit_task("no", TextTask(texts))
        engine.submit("no", Request((), prompt="hello"))
        ((_, refused),) = engine.step()
    finally:
        engine.close()

    assert isinstance(last, Finished)
    assert scores[0] == pytest.approx(scores[2], abs=1e-3)
    assert abs(scores[0] - scores[1]) > 1e-4  # type: ignore[operator]
    assert scores != others
    assert isinstance(refused, Failed)
    assert "writes nothing" in refused.error.message


def write_encoder(target: Path) -> Path:
    """A model with random weights that only reads (the architecture of BERT)."""
    import gguf
    import numpy as np

    letters = [chr(code) for code in range(97, 123)]
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    tokens = [*marks, *letters, *(f"\u2581{letter}" for letter in letters)]
    writer = gguf.GGUFWriter(str(target), "bert")
    writer.add_context_length(256)
    writer.add_embedding_length(32)
    writer.add_block_count(1)
    writer.add_feed_forward_length(64)
    writer.add_head_count(2)
    writer.add_layer_norm_eps(1e-5)
    writer.add_causal_attention(value=False)
    writer.add_pooling_type(gguf.PoolingType.CLS)
    writer.add_tokenizer_model("bert")
    writer.add_token_list(tokens)
    writer.add_token_types([3] * len(marks) + [1] * (len(tokens) - len(marks)))
    writer.add_unk_token_id(1)
    writer.add_bos_token_id(2)
    writer.add_eos_token_id(3)
    writer.add_sep_token_id(3)
    writer.add_token_type_count(2)
    chance = np.random.default_rng(1)
    shapes = {
        "token_embd": (len(tokens), 32),
        "position_embd": (256, 32),
        "token_types": (2, 32),
    }
    both = {"ffn_up": (64, 32), "ffn_down": (32, 64)}
    both |= {f"attn_{name}": (32, 32) for name in ("q", "k", "v", "output")}
    norms = ("token_embd_norm", "blk.0.attn_output_norm", "blk.0.layer_output_norm")
    for name, shape in (*shapes.items(), *((f"blk.0.{n}", s) for n, s in both.items())):
        data = chance.standard_normal(shape, np.float32)
        writer.add_tensor(f"{name}.weight", data)
        if name not in shapes:
            writer.add_tensor(f"{name}.bias", np.zeros(shape[0], np.float32))
    for name in norms:
        writer.add_tensor(f"{name}.weight", np.ones(32, np.float32))
        writer.add_tensor(f"{name}.bias", np.zeros(32, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def test_that_a_model_that_only_reads_makes_vectors_and_writes_nothing(tmp_path: Path) -> None:
    path = write_encoder(tmp_path / "encoder.gguf")
    reader = load(path, LoadOptions(threads=1, context_tokens=256))
    try:
        first, again, other = vectors(reader, "a dog", "a dog", "the cat")
        reader.submit("no", Request((), prompt="hello"))
        ((_, refused),) = reader.step()
    finally:
        reader.close()

    assert likeness(first, again) == pytest.approx(1.0, abs=1e-4)
    assert likeness(first, other) < 0.999
    assert isinstance(refused, Failed)
    assert "writes nothing" in refused.error.message


@pytest.mark.parametrize(
    ("task", "problem"),
    [
        (TextTask(()), "no text was given"),
        (TextTask(("a", " ")), "text 2 is empty"),
        (TextTask(("a",), "rerank"), "there is no query"),
        (TextTask(("a",) * 100_001), "100,001 texts were given at once"),
    ],
)
def test_that_a_task_without_a_result_is_refused(task: TextTask, problem: str) -> None:
    with pytest.raises(EngineError, match=problem):
        check_task(task)


def test_that_a_vector_without_direction_is_refused() -> None:
    assert normalised([3.0, 4.0]) == (0.6, 0.8)
    for bad in ([0.0, 0.0], [float("nan"), 1.0]):
        with pytest.raises(RequestError, match="no vector"):
            normalised(bad)
