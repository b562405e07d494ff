"""AdamW with a rate for each kind of weight.

What :mod:`start` lays out works before the first step; a high rate would bury it in the noise
of small batches before the layers after it learn to use it. So it moves slowly.
"""

from __future__ import annotations

import torch
from model import Llama
from start import HEADS
from torch import Tensor


def optimisers(net: Llama, rate: float, laid_out: float) -> list[torch.optim.Optimizer]:
    """Return the optimiser of a network; each group keeps its full rate as ``base``.

    ``laid_out`` is the share of the rate with which the embedding moves.
    """
    named = dict(net.named_parameters())
    fast = [weight for name, weight in named.items() if "embed" not in name]
    slow = [weight for name, weight in named.items() if "embed" in name]
    optimiser = torch.optim.AdamW(
        [{"params": fast, "lr": rate}, {"params": slow, "lr": rate * laid_out}],
        betas=(0.9, 0.98),
        weight_decay=0.0,
        fused=True,
    )
    for group in optimiser.param_groups:
        group["base"] = group["lr"]
    return [optimiser]


class held_back:  # noqa: N801 - reads as a word
    """While it is entered, a step moves the heads that were laid out by a share only.

    The share has to be taken of the step itself: Adam undoes every factor of a gradient.
    """

    def __init__(self, net: Llama, share: float) -> None:
        self._held: list[tuple[Tensor, Tensor]] = []
        self._before: list[Tensor] = []
        size = net.shape.head
        for layer, heads in HEADS.items():
            part = net.attention(layer)
            factor = torch.ones(net.shape.hidden)
            for head in heads:
                factor[head * size : (head + 1) * size] = share
            for linear in (part.q_proj, part.k_proj, part.v_proj):
                self._held.append((linear.weight, factor[:, None]))
            self._held.append((part.o_proj.weight, factor[None]))

    def __enter__(self) -> None:
        self._before = [weight.detach().clone() for weight, _ in self._held]

    @torch.no_grad()
    def __exit__(self, *_: object) -> None:
        for (weight, factor), before in zip(self._held, self._before, strict=True):
            weight.copy_(before + factor * (weight - before))
