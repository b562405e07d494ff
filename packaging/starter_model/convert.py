"""Write the trained weights as a transformers folder and as a GGUF file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from model import Shape
from safetensors.torch import save_file
from tokenizer import CONTROL, MARKERS
from torch import Tensor

TEMPLATE = Path(__file__).parent / "chat_template.jinja"
END = "<|im_end|>"
CHUNK_BYTES = 8 * 1024 * 1024
BLOCKS = {
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def write_folder(out: Path, weights: dict[str, Tensor], shape: Shape, tokenizer: str) -> None:
    """Write the folder that the transformers library loads."""
    out.mkdir(parents=True, exist_ok=True)
    ids = {t["content"]: t["id"] for t in json.loads(tokenizer)["added_tokens"]}
    halves = {f"model.{n}": w.to(torch.float16).contiguous() for n, w in weights.items()}
    save_file(halves, out / "model.safetensors", metadata={"format": "pt"})
    _write(
        out / "config.json",
        {
            "architectures": ["LlamaForCausalLM"],
            "model_type": "llama",
            "dtype": "float16",
            "vocab_size": shape.vocabulary,
            "hidden_size": shape.hidden,
            "intermediate_size": shape.feed_forward,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "num_key_value_heads": shape.heads,
            "head_dim": shape.head,
            "max_position_embeddings": shape.context,
            "rms_norm_eps": shape.norm_eps,
            "rope_theta": shape.rope_theta,
            "hidden_act": "silu",
            "attention_bias": False,
            "mlp_bias": False,
            "tie_word_embeddings": True,
            "bos_token_id": None,
            "eos_token_id": ids[END],
            "pad_token_id": ids[CONTROL[0]],
        },
    )
    _write(
        out / "generation_config.json",
        {
            "do_sample": False,
            "eos_token_id": ids[END],
            "pad_token_id": ids[CONTROL[0]],
            "max_new_tokens": 256,
        },
    )
    _write(
        out / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.context,
            "eos_token": END,
            "pad_token": CONTROL[0],
            "bos_token": None,
            "add_bos_token": False,
            "clean_up_tokenization_spaces": False,
        },
    )
    (out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    (out / "chat_template.jinja").write_bytes(TEMPLATE.read_bytes())


def _interleave(weight: Tensor, heads: int) -> Tensor:
    """Reorder rotary rows: the file's format pairs neighbours, training pairs the halves."""
    rows, columns = weight.shape
    split = weight.view(heads, 2, rows // heads // 2, columns)
    return split.transpose(1, 2).reshape(rows, columns)


def _name(name: str) -> str:
    if not name.startswith("layers."):
        return {
            "embed_tokens.weight": "token_embd.weight",
            "norm.weight": "output_norm.weight",
        }[name]
    _, layer, rest = name.split(".", 2)
    return f"blk.{layer}.{BLOCKS[rest.removesuffix('.weight')]}.weight"


def _vocabulary(writer: gguf.GGUFWriter, tokenizer: str) -> None:
    content = json.loads(tokenizer)
    by_id = {i: t for t, i in content["model"]["vocab"].items()}
    kinds = dict.fromkeys(by_id, gguf.TokenType.NORMAL)
    for added in content["added_tokens"]:
        by_id[added["id"]] = added["content"]
        user = added["content"] in MARKERS
        kinds[added["id"]] = gguf.TokenType.USER_DEFINED if user else gguf.TokenType.CONTROL
    order = sorted(by_id)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([by_id[i] for i in order])
    writer.add_token_types([int(kinds[i]) for i in order])
    writer.add_token_merges([" ".join(m) for m in content["model"]["merges"]])
    ids = {text: i for i, text in by_id.items()}
    writer.add_eos_token_id(ids[END])
    writer.add_pad_token_id(ids[CONTROL[0]])
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE.read_text(encoding="utf-8"))


def write_gguf(
    path: Path, weights: dict[str, Tensor], shape: Shape, tokenizer: str, *, quantised: bool
) -> None:
    """Write the one file that the engine loads, in halves or in eight bits."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Workbench Starter")
    writer.add_license("mit")
    writer.add_size_label(f"{sum(w.numel() for w in weights.values()) / 1e6:.1f}M")
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.hidden)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_rope_dimension_count(shape.head)
    writer.add_rope_freq_base(shape.rope_theta)
    writer.add_layer_norm_rms_eps(shape.norm_eps)
    writer.add_vocab_size(shape.vocabulary)
    kind = gguf.GGMLQuantizationType.Q8_0 if quantised else gguf.GGMLQuantizationType.F16
    file_type = gguf.LlamaFileType
    writer.add_file_type(file_type.MOSTLY_Q8_0 if quantised else file_type.MOSTLY_F16)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    _vocabulary(writer, tokenizer)
    for name, weight in weights.items():
        if name.endswith(("q_proj.weight", "k_proj.weight")):
            weight = _interleave(weight, shape.heads)
        data = weight.float().numpy().astype(np.float32)
        if weight.ndim == 2:
            writer.add_tensor(_name(name), gguf.quants.quantize(data, kind), raw_dtype=kind)
        else:
            writer.add_tensor(_name(name), data)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def convert(run: Path, checkpoint: str, out: Path, *, quantised: bool) -> None:
    """Convert one checkpoint of a run."""
    weights: dict[str, Tensor] = torch.load(run / checkpoint, weights_only=True)["net"]
    tokenizer = (run / "tokenizer.json").read_text(encoding="utf-8")
    write_folder(out / "hf", weights, Shape(), tokenizer)
    halves = {name: weight.to(torch.float16) for name, weight in weights.items()}
    write_gguf(out / "starter.gguf", halves, Shape(), tokenizer, quantised=quantised)
    write_digests(out / "starter.gguf")


def write_digests(model: Path) -> None:
    """Write the digests with which the program checks the model it came with."""
    raw = model.read_bytes()
    pieces = [raw[at : at + CHUNK_BYTES] for at in range(0, len(raw), CHUNK_BYTES)]
    entry = {
        "name": model.name,
        "role": "model",
        "size_bytes": len(raw),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "chunk_bytes": CHUNK_BYTES,
        "chunks": [hashlib.sha256(piece).hexdigest() for piece in pieces],
    }
    _write(model.with_name("digests.json"), {"format": 1, "files": {model.name: entry}})
