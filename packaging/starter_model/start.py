"""Starting weights in which copying from the prompt is laid out, for training to refine.

A small model needs long to find by itself how to continue a passage that stands further up
("induction"). Here the first layer starts with heads that look one and two tokens back,
the middle layers with heads that look for the place whose preceding tokens match the latest
ones, and the last with a head that takes the token just read out of the prediction. Two layers
between have nothing laid out: a value that stands before its name ("use X for the K") takes
further steps to find, which training puts there.
"""

from __future__ import annotations

import torch
from align import KEY, NAME, VALUE
from model import Llama
from torch import Tensor

CONTENT = 64
BACK = 42
NOISE = 0.001
PLAIN = 0.03
FIRST_SLOW = 17
SHARP = 6.0
RECENT = (9, 10, 12)
LINE = slice(1 + CONTENT, 1 + 2 * CONTENT)
MEANT = slice(1 + 2 * CONTENT + 2 * BACK, 1 + 2 * CONTENT + 3 * BACK)
RECENCY = 13
BACK_LAYER, FIND_LAYER, MATCH_LAYER, GATHER_LAYER = 0, 2, 3, 4
HEADS = {BACK_LAYER: (0, 1), FIND_LAYER: (3,), MATCH_LAYER: (0, 1, 2, 3), GATHER_LAYER: (0,)}


def _offset_head(
    weight_q: Tensor, weight_k: Tensor, offset: int, theta: float, norm: float
) -> None:
    """Make a head look ``offset`` tokens back, by the constant part of every embedding."""
    half = weight_q.shape[0] // 2
    rates = theta ** (-torch.arange(half).float() / half)
    strength = (SHARP * (2 * half) ** 0.5) ** 0.5 / norm
    weight_q[:half, 0] += strength
    weight_k[:half, 0] += strength * torch.cos(offset * rates)
    weight_k[half:, 0] += strength * torch.sin(offset * rates)


def _slow_rows(head: int) -> Tensor:
    """Return the rows of a head whose rotation is slow enough to compare contents."""
    low = torch.arange(FIRST_SLOW, head // 2)
    return torch.cat((low, low + head // 2))


def _back(step: int) -> slice:
    start = 1 + 2 * CONTENT + step * BACK
    return slice(start, start + BACK)


def _looking_back(net: Llama, proj: Tensor) -> None:
    """Lay out the first layer: two heads that fetch the tokens before."""
    shape, part = net.shape, net.attention(BACK_LAYER)
    norm = shape.hidden**0.5 / 2**0.5
    for head in range(2):
        rows = slice(head * shape.head, (head + 1) * shape.head)
        _offset_head(
            part.q_proj.weight[rows], part.k_proj.weight[rows], head + 1, shape.rope_theta, norm
        )
        part.v_proj.weight[rows, 1 : 1 + CONTENT] += torch.eye(CONTENT)
        part.o_proj.weight[_back(head), rows] += proj / norm


def _matching(
    net: Llama, layer: int, proj: Tensor, weights: tuple[tuple[float, float], ...]
) -> None:
    """Lay out one middle layer: heads that continue the passage that matches."""
    shape, part = net.shape, net.attention(layer)
    norm, rows_of = shape.hidden**0.5 / 5**0.5, _slow_rows(shape.head)
    for head, (latest, before) in enumerate(weights):
        first = head * shape.head
        rows = rows_of + first
        for strength, query, key in (
            (latest, slice(1, 1 + CONTENT), _back(0)),
            (before, _back(0), _back(1)),
        ):
            mix = torch.randn(len(rows), BACK) / len(rows) ** 0.5
            scale = (strength * shape.head**0.5) ** 0.5 / norm
            asked = mix @ proj if query.stop - query.start == CONTENT else mix
            part.q_proj.weight[rows, query] += scale * asked
            part.k_proj.weight[rows, key] += scale * mix
        whole = slice(first, first + shape.head)
        part.v_proj.weight[whole, 1 : 1 + CONTENT] += torch.eye(CONTENT)
        part.o_proj.weight[1 : 1 + CONTENT, whole] += 0.8 * torch.eye(CONTENT) / norm


def _line_marks(net: Llama, proj: Tensor, newline: int, marks: list[int]) -> None:
    """Lay out heads that carry the mark of a tool's line to where the tool is meant.

    One brings it to every token of the line, one of the next layer from there to a later place
    with the same word, and one of the layer after gathers what the latest places got.
    """
    shape = net.shape
    norm = shape.hidden**0.5 / 5**0.5
    find, rows = net.attention(FIND_LAYER), slice(3 * shape.head, 4 * shape.head)
    mark = proj @ net.embed_tokens.weight[newline, 1 : 1 + CONTENT]
    strength = (40.0 * shape.head**0.5 / len(RECENT)) ** 0.5 / norm
    for pair in RECENT:
        find.q_proj.weight[rows][pair, 0] += strength
        find.k_proj.weight[rows][pair, _back(0)] += strength * mark / mark.norm() ** 2
    find.v_proj.weight[rows, 1 : 1 + CONTENT] += torch.eye(CONTENT)
    find.o_proj.weight[LINE, rows] += torch.eye(CONTENT) / norm
    bring, slow = net.attention(MATCH_LAYER), _slow_rows(shape.head) + 3 * shape.head
    mix = torch.randn(len(slow), BACK) / len(slow) ** 0.5
    scale = (16.0 * shape.head**0.5) ** 0.5 / norm
    bring.q_proj.weight[slow, 1 : 1 + CONTENT] += scale * mix @ proj
    bring.k_proj.weight[slow, _back(0)] += scale * mix
    rows = slice(3 * shape.head, 3 * shape.head + BACK)
    bring.v_proj.weight[rows, LINE] += torch.eye(CONTENT)[:BACK]
    bring.o_proj.weight[MEANT, rows] += 1.5 * torch.eye(BACK) / norm
    _gathering(net, marks)


def _gathering(net: Llama, marks: list[int]) -> None:
    """Lay out the head that gathers marks, from late tokens that mean a line."""
    shape, gather = net.shape, net.attention(GATHER_LAYER)
    norm = shape.hidden**0.5 / 6**0.5
    common = net.embed_tokens.weight[marks, 1 : 1 + CONTENT].mean(0)
    unit = (shape.head**0.5) ** 0.5 / norm
    gather.q_proj.weight[RECENCY, 0] += 12.0**0.5 * unit
    gather.k_proj.weight[RECENCY, 0] += 12.0**0.5 * unit
    still = shape.head // 2 - 1
    gather.q_proj.weight[still, 0] += unit
    gather.k_proj.weight[still, MEANT] += 24.0 * unit * common[:BACK] / common[:BACK].norm()
    gather.k_proj.weight[still, LINE] -= 30.0 * unit * common / common.norm()
    gather.v_proj.weight[:BACK, MEANT] += torch.eye(BACK)
    gather.o_proj.weight[MEANT, :BACK] += 2.0 * torch.eye(BACK) / norm


def _pointing(net: Llama) -> None:
    """Lay out the pointer heads: look at the meant line and predict the token seen there.

    Which token of the line, and where in the request, is for training to find.
    """
    shape, part = net.shape, net.attention(net.shape.pointing)
    norm, slow = shape.hidden**0.5 / 6**0.5, _slow_rows(net.shape.head)
    mix = torch.randn(len(slow), BACK) / len(slow) ** 0.5
    scale = (8.0 * shape.head**0.5) ** 0.5 / norm
    for head in (NAME, KEY, VALUE):
        if head != VALUE:
            part.q_proj.weight[slow + head * shape.head, MEANT] += scale * mix
            part.k_proj.weight[slow + head * shape.head, LINE.start : LINE.start + BACK] += (
                scale * mix
            )
        rows = slice(head * shape.head, (head + 1) * shape.head)
        part.v_proj.weight[rows, 1 : 1 + CONTENT] += torch.eye(CONTENT)
        part.o_proj.weight[1 : 1 + CONTENT, rows] += torch.eye(CONTENT) / norm


def _forgetting(net: Llama) -> None:
    """Lay out one head of the last layer: it takes the latest token out again."""
    shape, part = net.shape, net.attention(-1)
    rows = slice(0, shape.head)
    norm = shape.hidden**0.5 / 6**0.5
    _offset_head(part.q_proj.weight[rows], part.k_proj.weight[rows], 0, shape.rope_theta, norm)
    part.v_proj.weight[rows, 1 : 1 + CONTENT] += torch.eye(CONTENT)
    part.o_proj.weight[1 : 1 + CONTENT, rows] -= 0.7 * torch.eye(CONTENT) / norm


@torch.no_grad()
def prepare(net: Llama, newline: int, marks: list[int]) -> None:
    """Set the starting weights of a whole network."""
    shape = net.shape
    for name, weight in net.named_parameters():
        if weight.ndim == 2:
            torch.nn.init.normal_(weight, std=0.02 if "mlp" in name else NOISE)
        if name.endswith("down_proj.weight"):
            torch.nn.init.zeros_(weight)
    for layer in shape.plain:
        part = net.attention(layer)
        for linear in (part.q_proj, part.k_proj, part.v_proj):
            torch.nn.init.normal_(linear.weight, std=PLAIN)
        torch.nn.init.zeros_(part.o_proj.weight)
    embedding = net.embed_tokens.weight
    embedding[:, 0] = 1.0
    content = torch.randn(shape.vocabulary, CONTENT)
    content[marks] = 0.7 * content[marks] + 0.7 * torch.randn(CONTENT)
    embedding[:, 1 : 1 + CONTENT] = content / content.norm(dim=1, keepdim=True)
    proj = torch.linalg.qr(torch.randn(CONTENT, CONTENT))[0][:BACK] * (CONTENT / BACK) ** 0.5
    _looking_back(net, proj)
    _matching(net, MATCH_LAYER, proj, ((7.0, 7.0), (10.0, 2.0), (3.0, 10.0)))
    _line_marks(net, proj, newline, marks)
    _pointing(net)
    _forgetting(net)
