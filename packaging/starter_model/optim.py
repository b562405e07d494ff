"""AdamW with a rate for each kind of weight.

What :mod:`start` lays out works before the first step; a high rate would bury it in the noise
of small batches before the layers after it learn to use it. So it moves slowly.
"""

from __future__ import annotations

import re

import torch
from model import Llama
from torch import Tensor


def optimisers(net: Llama, rate: float, laid_out: float) -> list[torch.optim.Optimizer]:
    """Return the optimiser of a network; each group keeps its full rate as ``base``.

    ``laid_out`` is the share of the rate with which the laid-out weights move.
    """
    slow: list[Tensor] = []
    fast: list[Tensor] = []
    for name, weight in net.named_parameters():
        found = re.match(r"layers\.(\d+)\.self_attn", name)
        early = found is not None and int(found.group(1)) < net.shape.pointing
        (slow if early or "embed" in name else fast).append(weight)
    optimiser = torch.optim.AdamW(
        [{"params": fast, "lr": rate}, {"params": slow, "lr": rate * laid_out}],
        betas=(0.9, 0.98),
        weight_decay=0.0,
        fused=True,
    )
    for group in optimiser.param_groups:
        group["base"] = group["lr"]
    return [optimiser]
