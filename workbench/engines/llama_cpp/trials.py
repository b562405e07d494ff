"""What is tried out on a model that was just loaded, before it may be used."""

from __future__ import annotations

from pathlib import Path

from workbench.base.errors import ModelLoadError
from workbench.engines.llama_cpp import threads
from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.model import NativeModel


def refuse_unfit(model: NativeModel, path: Path) -> None:
    """Refuse what does not write a text token after token.

    Raises:
        ModelLoadError: It is such a model.
    """
    lib, handle = model.lib, model.handle
    if lib.llama_model_has_encoder(handle) or lib.llama_model_is_diffusion(handle):
        raise ModelLoadError(
            f"{path.name!r} is not a model that writes text from left to right",
            "Choose a chat model.",
        )


def choose_threads(context: NativeContext, wanted: int) -> int:
    """Decode with some thread counts and set the best one, or the one that is wanted.

    Args:
        context: An empty context; what was decoded stays in it.
        wanted: A number of threads; 0 measures.

    Raises:
        ModelLoadError: The model cannot decode.
    """
    cores = threads.usable_cores()
    position = 0

    def decode(count: int) -> None:
        nonlocal position
        context.set_threads(count, count)
        context.begin_batch()
        context.add(0, position, [0], True)
        position += 1
        if context.decode() != 0:
            raise ModelLoadError(
                f"the model loads but cannot decode: {context.model.log.reason()}",
                "The file may be damaged; get it again.",
            )

    if wanted:
        chosen = reading = wanted
        decode(chosen)
    else:
        chosen, steps_s = threads.measure(decode, cores)
        reading = chosen if len(steps_s) == 1 else max(chosen, cores - 1)
    context.set_threads(chosen, reading)
    return chosen


def can_cut(context: NativeContext, sequences: int) -> bool:
    """Whether the memory can forget the end of a sequence; leaves it empty.

    The context learns from it how large the copy of a sequence is.
    """
    context.begin_batch()
    number = 1 if sequences > 1 else 0
    context.add(number, 0, [0, 0], True)
    if sequences == 1:
        context.remove(0, 0)
    decoded = context.decode() == 0
    two_bytes = context.state_bytes(number)
    cuttable = decoded and context.remove(number, 1)
    context.learn_sizes(context.state_bytes(number), two_bytes)
    context.remove(number, 0)
    context.remove(0, 0)
    return cuttable
