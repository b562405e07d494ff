"""Muon for the hidden matrices: momentum, made orthogonal by Newton-Schulz steps.

Source: Keller Jordan et al., "Muon: an optimizer for hidden layers in neural networks" (2024);
the coefficients of the first steps follow Amsel et al., "The Polar Express" (2025).
"""

from __future__ import annotations

from collections import defaultdict

import torch
from model import Llama
from torch import Tensor

STEPS = ((8.2051, -22.9019, 16.4607), (4.0664, -2.8612, 0.5184), (3.2856, -2.4153, 0.4853))


def _orthogonal(matrices: Tensor) -> Tensor:
    """Bring a stack of matrices, rows <= columns, near to their orthogonal factor."""
    x = matrices / (matrices.norm(dim=(-2, -1), keepdim=True) * 1.01 + 1e-7)
    for a, b, c in STEPS:
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    out: Tensor = x
    return out


class Muon(torch.optim.Optimizer):
    """The optimiser; matrices of one shape are treated as one stack."""

    def __init__(
        self, weights: list[Tensor], lr: float, momentum: float = 0.95, decay: float = 0.02
    ) -> None:
        super().__init__(weights, {"lr": lr, "momentum": momentum, "decay": decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """Apply one step."""
        for group in self.param_groups:
            stacks: dict[tuple[int, ...], list[tuple[Tensor, Tensor]]] = defaultdict(list)
            for weight in group["params"]:
                state = self.state[weight]
                if not state:
                    state["velocity"] = torch.zeros_like(weight)
                velocity = state["velocity"].lerp_(weight.grad, 1 - group["momentum"])
                update = weight.grad.lerp(velocity, group["momentum"])
                update = update.T if update.shape[0] > update.shape[1] else update
                stacks[tuple(update.shape)].append((weight, update))
            for pairs in stacks.values():
                made = _orthogonal(torch.stack([update for _, update in pairs]))
                for (weight, _), update in zip(pairs, made, strict=True):
                    update = update.T if weight.shape[0] > weight.shape[1] else update
                    scale = max(1.0, weight.shape[0] / weight.shape[1]) ** 0.5
                    weight.mul_(1 - group["lr"] * group["decay"])
                    weight.add_(update, alpha=-group["lr"] * scale)


def optimisers(net: Llama, muon_lr: float, adam_lr: float) -> list[torch.optim.Optimizer]:
    """Return the optimisers of a network; each keeps its full rate as ``base``."""
    inner: list[Tensor] = [
        p for n, p in net.named_parameters() if p.ndim == 2 and "embed" not in n
    ]
    outer: list[Tensor] = [p for n, p in net.named_parameters() if p.ndim != 2 or "embed" in n]
    both: list[torch.optim.Optimizer] = [
        Muon(inner, muon_lr),
        torch.optim.AdamW(outer, adam_lr, betas=(0.9, 0.95), weight_decay=0.0, fused=True),
    ]
    for optimiser in both:
        for group in optimiser.param_groups:
            group["base"] = group["lr"]
    return both
