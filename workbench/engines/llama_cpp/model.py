"""The native model: owned, closed once, and spoken to in plain Python."""

from __future__ import annotations

import ctypes
import os
import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError
from workbench.base.weight_copies import WeightOrder, copy_bytes, order_of
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.mapped_file import let_go_of_copied
from workbench.engines.llama_cpp.native_log import NativeLog
from workbench.engines.llama_cpp.native_parts import load_own_parts, load_parts
from workbench.engines.llama_cpp.precheck import WeightFile

KV_TYPES = {"f16": (1, 2.0), "q8_0": (8, 34 / 32), "q4_0": (2, 18 / 32)}
"""The library's number of an element type, and its bytes for one value."""
_PACKAGE = "llama_cpp"
_ORDERS: dict[str, WeightOrder] = {
    "AMX_INT8": "amx", "AVX512": "avx512", "AVX2": "avx2", "DOTPROD": "dotprod",
}  # fmt: skip
"""What the library's line about itself calls sets of instructions."""
_CONTROL, _USER_DEFINED = 1 << 3, 1 << 4


def library() -> Any:
    """The low-level bindings, imported when a model is first loaded.

    The package is made known without being run: it would import its high-level class, which we
    do not use, with numpy and Jinja, and that takes longer than loading a small model.
    """
    if _PACKAGE not in sys.modules:
        found = find_spec(_PACKAGE)
        if found is None:
            raise ModuleNotFoundError(f"No module named {_PACKAGE!r}", name=_PACKAGE)
        sys.modules[_PACKAGE] = module_from_spec(found)
    bindings = import_module(f"{_PACKAGE}.{_PACKAGE}")
    load_own_parts(bindings)
    return bindings


class NativeModel:
    """A loaded model: its weights, metadata and vocabulary.

    It takes files that were checked, because the library may crash with others.

    Attributes:
        paths: Its files.
        texts: Of tokens in answers that are whole characters, as far as they are known.
        order: Into what order weights are copied.
        weights_bytes: What they take in memory: copies, and what is read from the file.

    Raises:
        ModelLoadError: The library refused the file; the message holds its reason.
    """

    def __init__(
        self, files: tuple[WeightFile, ...], options: LoadOptions, log: NativeLog
    ) -> None:
        path = files[0].path
        self.paths = tuple(file.path for file in files)
        self.lib: Any = library()
        self.log = log
        for pack in options.packs:
            load_parts(self.lib, Path(pack))
        copied_before_bytes = log.copied_bytes
        self.lib.llama_backend_init()
        params = self.lib.llama_model_default_params()
        params.n_gpu_layers = options.gpu_layers if self.lib.llama_supports_gpu_offload() else 0
        params.load_mode = (
            self.lib.LLAMA_LOAD_MODE_MMAP if options.use_mmap else self.lib.LLAMA_LOAD_MODE_NONE
        )
        self.handle = self.lib.llama_model_load_from_file(os.fsencode(path), params)
        if not self.handle:
            reason = log.reason() or "the library gave no reason"
            raise ModelLoadError(
                f"llama.cpp refused {path.name!r}: {reason}",
                "Check that the file is complete and its architecture is supported.",
            )
        self.order = self._weight_order(files)
        self.weights_bytes = int(self.lib.llama_model_size(self.handle))
        if copied_bytes := log.copied_bytes - copied_before_bytes:
            let_go_of_copied(files, self.order)
            kept_bytes = _bytes(files, self.order)[1] if options.use_mmap else 0
            self.weights_bytes = copied_bytes + kept_bytes
        self.vocab = self.lib.llama_model_get_vocab(self.handle)
        self.vocab_size = int(self.lib.llama_vocab_n_tokens(self.vocab))
        self._shown: frozenset[int] = frozenset()
        self._pieces: dict[int, bytes] = {}
        self.texts: dict[int, str] = {}
        self._ends: dict[int, bool] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def close(self) -> None:
        """Free the weights."""
        if self.handle:
            self.lib.llama_model_free(self.handle)
            self.handle = None

    def meta(self, key: str) -> str:
        """A scalar metadata value as text; empty if the file has none."""
        buffer = ctypes.create_string_buffer(1024)
        found = self.lib.llama_model_meta_val_str(self.handle, key.encode(), buffer, 1024)
        return buffer.value.decode("utf-8", "replace") if found >= 0 else ""

    def meta_number(self, key: str) -> int:
        """A whole number from the metadata; 0 if there is none."""
        text = self.meta(f"{self.meta('general.architecture')}.{key}")
        return int(text) if text.isdigit() else 0

    def _weight_order(self, files: tuple[WeightFile, ...]) -> WeightOrder:
        if self.log.devices():
            return "gpu"
        said = self.lib.llama_print_system_info().decode("utf-8", "replace")
        sets = {name for part in said.split("|") for name in part.split() if "= 1" in part}
        if "AMX" not in self.log.copied_to and _bytes(files, "amx") != _bytes(files, "avx512"):
            sets.discard("AMX_INT8")  # the library was built for it, but the system has none
        return order_of(sets, _ORDERS) if sets & {"REPACK", "AMX_INT8"} else "file"

    @property
    def plain_heads(self) -> int:
        """Query heads of a layer; 0 where attention is of another kind in some layer."""
        lib, handle = self.lib, self.handle
        architecture = self.meta("general.architecture")
        capped = self.meta(f"{architecture}.attn_logit_softcapping")
        recurrent = lib.llama_model_is_recurrent(handle) or lib.llama_model_is_hybrid(handle)
        if capped or recurrent or self.meta_number("attention.key_length_mla"):
            return 0
        return int(lib.llama_model_n_head(handle))

    def chat_template(self) -> str:
        """The template in the file; empty if it has none."""
        text = self.lib.llama_model_chat_template(self.handle, None)
        return text.decode("utf-8", "replace") if text else ""

    def quantisation(self) -> str:
        """Name of the weights' format, such as ``Q4_K_M``."""
        text = self.lib.llama_ftype_name(self.lib.llama_model_ftype(self.handle)) or b""
        name = text.decode().removeprefix("(guessed) ")
        short, _, size = name.partition(" - ")
        return f"{short}_{size[0]}" if size in ("Small", "Medium", "Large") else short

    def cell_bytes(self, kv_type: str) -> int:
        """Bytes of one token in the KV cache, by formula from the metadata."""
        heads = self.lib.llama_model_n_head(self.handle)
        kv_heads = self.lib.llama_model_n_head_kv(self.handle) or heads
        fallback = self.lib.llama_model_n_embd(self.handle) // max(1, heads)
        key = self.meta_number("attention.key_length") or fallback
        value = self.meta_number("attention.value_length") or fallback
        if self.meta_number("attention.key_length_mla"):
            value = 0  # the keys of latent attention hold all there is
        layers = self.lib.llama_model_n_layer(self.handle)
        return int(layers * kv_heads * (key + value) * KV_TYPES[kv_type][1])

    def tokenize(self, text: str, special: bool = True, ends: bool = False) -> list[int]:
        """Tokens of a text; ``special`` reads markers as their tokens.

        ``ends`` puts those that the model wants at the beginning and the end.
        """
        data = text.encode()
        room = len(data) + 8
        tokens = (ctypes.c_int32 * room)()
        count = self.lib.llama_tokenize(
            self.vocab, data, len(data), tokens, room, ends, special
        )
        if count < 0:
            room = -count
            tokens = (ctypes.c_int32 * room)()
            count = self.lib.llama_tokenize(
                self.vocab, data, len(data), tokens, room, ends, special
            )
        return tokens[:count]

    def text_of(self, token: int) -> str:
        """The text of a token in the vocabulary; empty for none."""
        if token < 0:
            return ""
        return self.raw_piece(token, special=True).decode("utf-8", "replace")

    def raw_piece(self, token: int, special: bool) -> bytes:
        """Bytes of one token, of any length."""
        length = self.lib.llama_token_to_piece(
            self.vocab, token, self._buffer, len(self._buffer), 0, special
        )
        if length < 0:
            self._buffer = ctypes.create_string_buffer(-length)
            return self.raw_piece(token, special)
        return self._buffer.raw[:length]

    def piece(self, token: int) -> bytes:
        """Bytes of a token in an answer; control tokens are silent unless shown."""
        known = self._pieces.get(token)
        if known is None:
            attributes = self.lib.llama_vocab_get_attr(self.vocab, token)
            special = bool(attributes & _USER_DEFINED) or token in self._shown
            known = self._pieces[token] = self.raw_piece(token, special)
        return known

    def show_markers(self, texts: tuple[str, ...]) -> None:
        """Let control tokens that are part of these marker texts appear in answers."""
        tokens = {token for text in texts for token in self.tokenize(text)}
        self._shown = frozenset(
            token
            for token in tokens
            if self.lib.llama_vocab_get_attr(self.vocab, token) & _CONTROL
            and not self.is_end(token)
        )
        self._pieces.clear()
        self.texts.clear()

    def is_marker(self, token: int) -> bool:
        """Whether it is one of those that a template writes, and not made of plain text."""
        attributes = self.lib.llama_vocab_get_attr(self.vocab, token)
        return bool(attributes & (_CONTROL | _USER_DEFINED))

    def is_end(self, token: int) -> bool:
        """Whether the token ends an answer."""
        known = self._ends.get(token)
        if known is None:
            known = self._ends[token] = bool(self.lib.llama_vocab_is_eog(self.vocab, token))
        return known


def _bytes(files: tuple[WeightFile, ...], order: WeightOrder) -> tuple[int, int]:
    """Of what is copied in that order, and of what is still read from the files."""
    copied = kept = 0
    for file in files:
        for one in file.weights:
            size = copy_bytes(one.name, one.kind, one.shape, one.size_bytes, order)
            copied += size
            kept += 0 if size else one.size_bytes
    return copied, kept
