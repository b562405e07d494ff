"""A small Llama in plain PyTorch, with the weight names of its safetensors folder."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn


@dataclass(frozen=True)
class Shape:
    """The sizes of the model.

    Attributes:
        pointing: The layer whose heads learn where to copy.
        plain: Layers of which nothing is laid out before training.
    """

    vocabulary: int = 2048
    hidden: int = 256
    layers: int = 8
    heads: int = 4
    feed_forward: int = 256
    pointing: int = 6
    plain: tuple[int, ...] = (1, 5)
    context: int = 4096
    rope_theta: float = 100_000.0
    norm_eps: float = 1e-5

    @property
    def head(self) -> int:
        return self.hidden // self.heads


class Attention(nn.Module):
    """Causal self-attention with rotary positions.

    ``latest`` holds the queries and keys of the last pass, (rows, heads, length, head) each.
    """

    latest: tuple[Tensor, Tensor]

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.q_proj = nn.Linear(shape.hidden, shape.hidden, bias=False)
        self.k_proj = nn.Linear(shape.hidden, shape.hidden, bias=False)
        self.v_proj = nn.Linear(shape.hidden, shape.hidden, bias=False)
        self.o_proj = nn.Linear(shape.hidden, shape.hidden, bias=False)

    def at(self, x: Tensor, cos: Tensor, sin: Tensor, asked: Tensor) -> Tensor:
        """Return what it gives at the places ``asked``, shape (rows, places), only."""
        rows, length, hidden = x.shape
        places, head = asked.shape[1], self.shape.head
        split = (rows, places, self.shape.heads, head)
        q = self.q_proj(_picked(x, asked)).view(split).transpose(1, 2)
        q = _rotate(q, cos[asked][:, None], sin[asked][:, None])
        split = (rows, length, self.shape.heads, head)
        k = _rotate(self.k_proj(x).view(split).transpose(1, 2), cos, sin)
        v = self.v_proj(x).view(split).transpose(1, 2)
        seen = torch.arange(length) <= asked[:, None, :, None]
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        out: Tensor = self.o_proj(y.transpose(1, 2).reshape(rows, places, hidden))
        return out

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        rows, length, hidden = x.shape
        split = (rows, length, self.shape.heads, self.shape.head)
        q = _rotate(self.q_proj(x).view(split).transpose(1, 2), cos, sin)
        k = _rotate(self.k_proj(x).view(split).transpose(1, 2), cos, sin)
        v = self.v_proj(x).view(split).transpose(1, 2)
        self.latest = q, k
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        out: Tensor = self.o_proj(y.transpose(1, 2).reshape(rows, length, hidden))
        return out


def _picked(x: Tensor, asked: Tensor) -> Tensor:
    return x.gather(1, asked[..., None].expand(-1, -1, x.shape[2]))


def _rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    first, second = x.chunk(2, dim=-1)
    return x * cos + torch.cat((-second, first), dim=-1) * sin


class FeedForward(nn.Module):
    """SwiGLU."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.gate_proj = nn.Linear(shape.hidden, shape.feed_forward, bias=False)
        self.up_proj = nn.Linear(shape.hidden, shape.feed_forward, bias=False)
        self.down_proj = nn.Linear(shape.feed_forward, shape.hidden, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))
        return out


class Layer(nn.Module):
    """One block: attention and feed-forward, each behind a norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.input_layernorm = nn.RMSNorm(shape.hidden, eps=shape.norm_eps)
        self.self_attn = Attention(shape)
        self.post_attention_layernorm = nn.RMSNorm(shape.hidden, eps=shape.norm_eps)
        self.mlp = FeedForward(shape)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        x = x + self.self_attn(self.input_layernorm(x), cos, sin)
        out: Tensor = x + self.mlp(self.post_attention_layernorm(x))
        return out

    def at(self, x: Tensor, cos: Tensor, sin: Tensor, asked: Tensor) -> Tensor:
        """Return what it gives at the places ``asked`` only."""
        there = self.self_attn.at(self.input_layernorm(x), cos, sin, asked)
        x = _picked(x, asked) + there
        out: Tensor = x + self.mlp(self.post_attention_layernorm(x))
        return out


class Llama(nn.Module):
    """The whole model; the output matrix is the embedding.

    ``before_pointing`` is what the pointing layer read in the last pass.
    """

    before_pointing: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embed_tokens = nn.Embedding(shape.vocabulary, shape.hidden)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.RMSNorm(shape.hidden, eps=shape.norm_eps)
        for name, weight in self.named_parameters():
            if name.endswith(("o_proj.weight", "down_proj.weight")):
                nn.init.zeros_(weight)
            elif weight.ndim == 2:
                nn.init.normal_(weight, std=0.02 if "embed" in name else 0.03)

    def hidden_states(self, tokens: Tensor, asked: Tensor | None = None) -> Tensor:
        """Return the last layer's normed states, shape (rows, length, hidden).

        Where only some places are ``asked``, shape (rows, places), the last layer is computed
        at these alone.
        """
        length, head = tokens.shape[1], self.shape.head
        rates = self.shape.rope_theta ** (-torch.arange(0, head, 2).float() / head)
        angles = torch.outer(torch.arange(length).float(), rates).repeat(1, 2)
        cos, sin = angles.cos(), angles.sin()
        x = self.embed_tokens(tokens)
        for number, layer in enumerate(self.layers):
            if number == self.shape.pointing:
                self.before_pointing = x
            if asked is not None and number == self.shape.layers - 1:
                x = layer.at(x, cos, sin, asked)
            else:
                x = layer(x, cos, sin)
        out: Tensor = self.norm(x)
        return out

    def attention(self, layer: int) -> Attention:
        """Return the attention of a layer."""
        part = self.layers[layer]
        if not isinstance(part, Layer):
            raise TypeError(type(part))
        return part.self_attn

    def forward(self, tokens: Tensor) -> Tensor:
        return F.linear(self.hidden_states(tokens), self.embed_tokens.weight)
