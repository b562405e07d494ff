"""Header values of real models as their makers publish them, and their KV cache by hand.

Each ``cell`` is the bytes of one token in a cache of half floats, written out as
layers * heads * (size of a key + size of a value) * 2. Each ``state`` is what one sequence
keeps of recurrent layers: layers * (convolution + state) * 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Published:
    """A model.

    Attributes:
        fields: Of the header, without the name of the architecture before each.
        cell: Bytes of one token.
        state: Bytes of one sequence, whatever its length.
    """

    name: str
    architecture: str
    vocabulary: int
    fields: dict[str, Any]
    cell: int
    state: int = 0


def _values(
    context: int, width: int, layers: int, heads: Any, inner: Any, kv_heads: Any, **more: Any
) -> dict[str, Any]:
    return {
        "context_length": context,
        "embedding_length": width,
        "block_count": layers,
        "attention.head_count": heads,
        "attention.head_count_kv": kv_heads,
        "feed_forward_length": inner,
        **{name.replace("__", "."): value for name, value in more.items()},
    }


def _head(size: int) -> dict[str, int]:
    return {"attention__key_length": size, "attention__value_length": size}


_GRANITE_H = [4 if layer in (5, 15, 25, 35) else 0 for layer in range(40)]
_LFM2 = [8 if layer in (2, 5, 8, 10, 12, 14) else 0 for layer in range(16)]
_OPENELM = [4] * 3 + [5] * 7 + [6] * 8 + [7] * 6 + [8] * 4
_SCOUT = {"expert_count": 8, "expert_used_count": 2}
_V2_LITE = {
    "attention__kv_lora_rank": 512,
    "rope__dimension_count": 64,
    "expert_count": 64,
    "expert_used_count": 6,
    "expert_feed_forward_length": 1408,
    "expert_shared_count": 2,
    "leading_dense_block_count": 1,
    "vocab_size": 102_400,
}

MODELS: tuple[Published, ...] = (
    Published(
        "Llama-3.2-1B", "llama", 128_256,
        _values(131_072, 2048, 16, 32, 8192, 8, **_head(64)),
        16 * 8 * (64 + 64) * 2,
    ),
    Published(
        "Llama-3.2-3B", "llama", 128_256,
        _values(131_072, 3072, 28, 24, 8192, 8, **_head(128)),
        28 * 8 * (128 + 128) * 2,
    ),
    Published(
        "Llama-3.1-8B", "llama", 128_256,
        _values(131_072, 4096, 32, 32, 14_336, 8),
        32 * 8 * (128 + 128) * 2,
    ),
    Published(
        "Qwen2.5-0.5B", "qwen2", 151_936,
        _values(32_768, 896, 24, 14, 4864, 2),
        24 * 2 * (64 + 64) * 2,
    ),
    Published(
        "Qwen2.5-7B", "qwen2", 152_064,
        _values(32_768, 3584, 28, 28, 18_944, 4),
        28 * 4 * (128 + 128) * 2,
    ),
    Published(
        "Qwen3-0.6B", "qwen3", 151_936,
        _values(40_960, 1024, 28, 16, 3072, 8, **_head(128)),
        28 * 8 * (128 + 128) * 2,
    ),
    Published(
        "Qwen3-4B", "qwen3", 151_936,
        _values(40_960, 2560, 36, 32, 9728, 8, **_head(128)),
        36 * 8 * (128 + 128) * 2,
    ),
    Published(
        "Qwen3-8B", "qwen3", 151_936,
        _values(40_960, 4096, 36, 32, 12_288, 8, **_head(128)),
        36 * 8 * (128 + 128) * 2,
    ),
    Published(
        "Phi-3.5-mini", "phi3", 32_064,
        _values(131_072, 3072, 32, 32, 8192, 32, attention__sliding_window=262_144,
                rope__dimension_count=96),
        32 * 32 * (96 + 96) * 2,
    ),
    Published(
        "Phi-4-mini", "phi3", 200_064,
        _values(131_072, 3072, 32, 24, 8192, 8, attention__sliding_window=262_144,
                rope__dimension_count=96),
        32 * 8 * (128 + 128) * 2,
    ),
    Published(
        "Phi-4", "phi3", 100_352,
        _values(16_384, 5120, 40, 40, 17_920, 10, rope__dimension_count=128),
        40 * 10 * (128 + 128) * 2,
    ),
    Published(
        "Gemma-2-2B", "gemma2", 256_000,
        _values(8192, 2304, 26, 8, 9216, 4, attention__sliding_window=4096, **_head(256)),
        26 * 4 * (256 + 256) * 2,
    ),
    Published(
        "Gemma-3-1B", "gemma3", 262_144,
        _values(32_768, 1152, 26, 4, 6912, 1, attention__sliding_window=512, **_head(256)),
        26 * 1 * (256 + 256) * 2,
    ),
    Published(
        "Gemma-3-4B", "gemma3", 262_208,
        _values(131_072, 2560, 34, 8, 10_240, 4, attention__sliding_window=1024, **_head(256)),
        34 * 4 * (256 + 256) * 2,
    ),
    Published(
        "Mistral-7B-v0.3", "llama", 32_768,
        _values(32_768, 4096, 32, 32, 14_336, 8),
        32 * 8 * (128 + 128) * 2,
    ),
    Published(
        "TinyLlama-1.1B", "llama", 32_000,
        _values(2048, 2048, 22, 32, 5632, 4),
        22 * 4 * (64 + 64) * 2,
    ),
    Published(
        "SmolLM2-1.7B", "llama", 49_152,
        _values(8192, 2048, 24, 32, 8192, 32),
        24 * 32 * (64 + 64) * 2,
    ),
    Published(
        "Granite-3.3-2B", "granite", 49_159,
        _values(131_072, 2048, 40, 32, 8192, 8),
        40 * 8 * (64 + 64) * 2,
    ),
    Published(
        "CodeLlama-7B", "llama", 32_016,
        _values(16_384, 4096, 32, 32, 11_008, 32),
        32 * 32 * (128 + 128) * 2,
    ),
    Published(
        "CodeGemma-7B", "gemma", 256_000,
        _values(8192, 3072, 28, 16, 24_576, 16, **_head(256)),
        28 * 16 * (256 + 256) * 2,
    ),
    Published(
        "DeepSeek-V2-Lite", "deepseek2", 102_400,
        _values(163_840, 2048, 27, 16, 10_944, 1, attention__key_length=576,
                attention__value_length=512, attention__key_length_mla=192,
                attention__value_length_mla=128, **_V2_LITE),
        27 * 1 * (512 + 64) * 2,  # the latent and the turned part; no values beside it
    ),
    Published(
        "DeepSeek-V2-Lite, converted before April 2025", "deepseek2", 102_400,
        _values(163_840, 2048, 27, 16, 10_944, 16, attention__key_length=192,
                attention__value_length=128, **_V2_LITE),
        27 * 16 * (192 + 128) * 2,
    ),
    Published(
        "Mixtral-8x7B", "llama", 32_000,
        _values(32_768, 4096, 32, 32, 14_336, 8, **_SCOUT),
        32 * 8 * (128 + 128) * 2,
    ),
    Published(
        "OLMo-2-1B", "olmo2", 100_352,
        _values(4096, 2048, 16, 16, 8192, 16),
        16 * 16 * (128 + 128) * 2,
    ),
    Published(
        "StarCoder2-3B", "starcoder2", 49_152,
        _values(16_384, 3072, 30, 24, 12_288, 2),
        30 * 2 * (128 + 128) * 2,
    ),
    Published(
        "OpenELM-1.1B", "openelm", 32_000,
        _values(2048, 2048, 28, [4 * heads for heads in _OPENELM],
                [256 * step for step in range(6, 34)], _OPENELM, **_head(64)),
        (3 * 4 + 7 * 5 + 8 * 6 + 6 * 7 + 4 * 8) * (64 + 64) * 2,
    ),
    Published(
        "gpt-oss-20b", "gpt-oss", 201_088,
        _values(131_072, 2880, 24, 64, 2880, 8, attention__sliding_window=128, expert_count=32,
                expert_used_count=4, expert_feed_forward_length=2880, **_head(64)),
        24 * 8 * (64 + 64) * 2,
    ),
    Published(
        "Granite-4.0-H-Tiny", "granitehybrid", 100_352,
        _values(1_048_576, 1536, 40, 12, 512, _GRANITE_H, ssm__conv_kernel=4,
                ssm__inner_size=3072, ssm__state_size=128, ssm__time_step_rank=48,
                ssm__group_count=1, expert_count=64, expert_used_count=6,
                expert_shared_feed_forward_length=1024, vocab_size=100_352),
        4 * 4 * (128 + 128) * 2,
        36 * ((4 - 1) * (3072 + 2 * 1 * 128) + 128 * 3072) * 4,
    ),
    Published(
        "LFM2-1.2B", "lfm2", 65_536,
        _values(128_000, 2048, 16, 32, 8192, _LFM2, shortconv__l_cache=3, vocab_size=65_536),
        6 * 8 * (64 + 64) * 2,
        10 * (3 - 1) * 2048 * 4,
    ),
    Published(
        "Falcon-H1-1.5B", "falcon-h1", 65_537,
        _values(131_072, 2048, 24, 8, 4096, 2, ssm__conv_kernel=4, ssm__inner_size=3072,
                ssm__state_size=256, ssm__time_step_rank=48, ssm__group_count=1,
                vocab_size=65_537, **_head(128)),
        24 * 2 * (128 + 128) * 2,
        24 * ((4 - 1) * (3072 + 2 * 1 * 256) + 256 * 3072) * 4,
    ),
    Published(
        "Qwen3-Next-80B-A3B", "qwen3next", 151_936,
        _values(262_144, 2048, 48, 16, 5120, 2, expert_count=512, expert_used_count=10,
                expert_feed_forward_length=512, expert_shared_feed_forward_length=512,
                full_attention_interval=4, ssm__conv_kernel=4, ssm__inner_size=4096,
                ssm__state_size=128, ssm__time_step_rank=32, ssm__group_count=16,
                **_head(256)),
        12 * 2 * (256 + 256) * 2,
        36 * ((4 - 1) * (4096 + 2 * 16 * 128) + 128 * 4096) * 4,
    ),
    Published(
        "Mamba-130M", "mamba", 50_280,
        _values(1_048_576, 768, 24, 0, 0, 0, ssm__conv_kernel=4, ssm__inner_size=1536,
                ssm__state_size=16, ssm__time_step_rank=48),
        0,
        24 * ((4 - 1) * 1536 + 16 * 1536) * 4,
    ),
)  # fmt: skip
