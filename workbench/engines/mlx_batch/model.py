"""A folder of safetensors, opened: weights, tokenizer, template, and what they take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import ModelLoadError
from workbench.engines.api import LoadOptions
from workbench.engines.mlx_batch.kernels import build_none_for_processor, use_own_kernels
from workbench.engines.mlx_batch.weights import check_folder
from workbench.engines.model_folder import ModelFolder, read_model_folder

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_OTHER_ENGINE = "Use a GGUF file of this model with llama.cpp instead."
_MOST_REASON_CHARS = 300


class MlxModel:
    """The parts of a loaded model.

    Attributes:
        network: The library's model.
        tokenizer: Text to tokens and back.
        folder: The small files beside the weights.
        config: What the makers say of it.
        cell_bytes: Memory of one token in the prompt cache.
    """

    def __init__(self, path: Path, options: LoadOptions) -> None:
        """Open a folder.

        Raises:
            ModelLoadError: It is damaged, or of a kind that the library does not run.
        """
        check_folder(path)
        self.folder: ModelFolder = read_model_folder(path)
        use_own_kernels()
        with _file_limit_kept():
            import mlx.core as mx
            import mlx_lm.utils
        from tokenizers import Tokenizer

        if options.gpu_layers == 0:
            mx.set_default_device(mx.cpu)
        build_none_for_processor(mx)
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        try:
            self.network, self.config = mlx_lm.utils.load_model(path)
        except (ValueError, KeyError, TypeError, RuntimeError) as exc:
            reason = f"{type(exc).__name__}: {exc}"[:_MOST_REASON_CHARS]
            raise ModelLoadError(
                f"the weights in {path.name!r} were refused: {reason}", _OTHER_ENGINE
            ) from exc
        self._check_vocabulary(path)
        self.cell_bytes = self._try_cache(path)

    @property
    def text_config(self) -> Mapping[str, Any]:
        """What is said of the part that writes text."""
        inner = self.config.get("text_config")
        return inner if isinstance(inner, dict) else self.config

    @property
    def trained_context_tokens(self) -> int:
        """The context the model was trained with; 0 if that is not said."""
        value = self.text_config.get("max_position_embeddings")
        return value if isinstance(value, int) and value > 0 else 0

    @property
    def vocabulary(self) -> int:
        """Tokens a score is computed for, or a lower bound of them."""
        value = self.text_config.get("vocab_size")
        return value if isinstance(value, int) and value > 0 else 0

    def parameters(self) -> int:
        """Number of weights, those behind a quantisation included."""
        from mlx_lm.utils import get_total_parameters

        return int(get_total_parameters(self.network))

    def weights_bytes(self) -> int:
        """Memory of the weights."""
        from mlx.utils import tree_flatten

        return sum(int(array.nbytes) for _, array in tree_flatten(self.network.parameters()))

    def quantisation(self) -> str:
        """Name of the weights' format, such as ``4-bit`` or ``F16``."""
        quantised = self.config.get("quantization") or self.config.get("quantization_config")
        if isinstance(quantised, dict) and isinstance(quantised.get("bits"), int):
            return f"{quantised['bits']}-bit"
        name = str(self.config.get("dtype") or self.config.get("torch_dtype") or "")
        return {"float32": "F32", "float16": "F16", "bfloat16": "BF16"}.get(name, name)

    def ends(self) -> frozenset[int]:
        """Tokens that end an answer."""
        token = self.tokenizer.token_to_id(self.folder.eos) if self.folder.eos else None
        return self.folder.ends | (frozenset() if token is None else {token})

    def _check_vocabulary(self, path: Path) -> None:
        """A token beyond the table of the network would be read from beyond its memory."""
        largest = max(self.tokenizer.get_vocab().values(), default=-1)
        if self.vocabulary and largest >= self.vocabulary:
            raise ModelLoadError(
                f"the tokenizer of {path.name!r} has {largest + 1} tokens, "
                f"its network {self.vocabulary}",
                "Get the folder again from where it came from.",
            )

    def _try_cache(self, path: Path) -> int:
        """Write one token, and build a GPU's kernels; the memory of one token of a cache.

        Raises:
            ModelLoadError: Requests of this kind of model cannot share a batch.
        """
        import mlx.core as mx
        from mlx_lm.models.cache import make_prompt_cache

        caches = make_prompt_cache(self.network)
        if not all(hasattr(layer, "merge") for layer in caches):
            raise ModelLoadError(
                f"{path.name!r} is of a kind whose requests cannot share a batch in MLX",
                _OTHER_ENGINE,
            )
        scores = self.network(mx.array([[0]]), cache=caches)
        mx.eval(scores)
        return max(1, sum(_cell_bytes(layer) for layer in caches))


def _cell_bytes(layer: Any) -> int:
    arrays = (getattr(layer, "keys", None), getattr(layer, "values", None))
    return sum(
        int(array.nbytes) // max(1, int(array.shape[2]))
        for array in arrays
        if array is not None and getattr(array, "ndim", 0) == 4
    )


@contextmanager
def _file_limit_kept() -> Iterator[None]:
    """Import the library without what it does to the process.

    WORKAROUND(mlx-lm): its import sets the limit of open files for the whole process, for
    good, and fails where less is allowed.
    """
    import resource

    before = resource.setrlimit
    resource.setrlimit = lambda *_limits: None
    try:
        yield
    finally:
        resource.setrlimit = before
