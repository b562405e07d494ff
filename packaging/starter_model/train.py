"""The training loop: endless fresh dialogues in batches of like length, with resume.

The main run keeps a constant rate for as long as it is given. ``--decay`` makes a copy of its
checkpoint and brings the rate of the copy down to zero; the result is the shipped model.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import align
import start
import tokenizer as tok
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from corpus import MARKS, segments
from drills import training_dialogue
from lexicon import lexicon
from model import Llama, Shape
from optim import held_back, optimisers
from tokenizers import Tokenizer
from torch import Tensor

SEED = 7
LONGEST = 1000
POOL = 96
RATE = 0.001
LAID_OUT = 0.1
RAMP = 0.001
LEARNED = 0.4
FIRST = 3.0
MEAN_SHARE = 0.003


@dataclass(frozen=True)
class Sample:
    """The tokens of a dialogue, which of them the assistant wrote, and where from.

    A pointer is (head, place of the copied token, place of its source, first of its run, mark
    of the tool's line or -1).
    """

    ids: list[int]
    own: list[bool]
    category: str
    pointers: tuple[tuple[int, int, int, bool, int], ...] = ()


def encode(codec: Tokenizer, parts: list[tuple[str, bool]], category: str = "") -> Sample:
    """Return a dialogue as tokens."""
    ids: list[int] = []
    own: list[bool] = []
    starts: dict[int, int] = {}
    spans: list[tuple[int, int]] = []
    text = ""
    for part, mine in parts:
        piece = codec.encode(part, add_special_tokens=False)
        for number, (begin, _) in enumerate(piece.offsets):
            starts[len(text) + begin] = len(ids) + number
        ids += piece.ids
        own += [mine] * len(piece.ids)
        text += part
        if mine:
            spans.append((len(text) - len(part), len(text)))
    pointers = [
        (
            copy.head,
            token,
            starts[source],
            place == copy.start,
            ids[starts[copy.line]] if copy.line >= 0 else -1,
        )
        for begin, end in spans
        for copy in align.copies(text, begin, end)
        for place in range(copy.start, copy.end)
        if (token := starts.get(place)) is not None
        and (source := copy.source + place - copy.start) in starts
        and (copy.head == align.NEXT or ids[starts[source]] == ids[token])
    ]
    return Sample(ids, own, category, tuple(pointers))


class Feed:
    """Draws dialogues, sorts a pool of them by length and cuts it into batches."""

    def __init__(self, codec: Tokenizer, tokens: int, seed: str) -> None:
        self._codec, self._tokens = codec, tokens
        self._rng = random.Random(seed)
        self._lex = replace(lexicon(held_out=False), pieces=tok.pieces(codec))
        self._ready: list[list[Sample]] = []

    def next(self, stage: float) -> list[Sample]:
        """Return the next batch."""
        if not self._ready:
            self._fill(stage)
        return self._ready.pop()

    def _fill(self, stage: float) -> None:
        pool: list[Sample] = []
        limit = LONGEST if stage > 0.95 else int(200 + 700 * stage)
        while len(pool) < POOL:
            dialogue = training_dialogue(self._rng, self._lex, stage)
            sample = encode(self._codec, segments(dialogue), dialogue.category)
            if len(sample.ids) <= limit:
                pool.append(sample)
        pool.sort(key=lambda s: len(s.ids))
        batch: list[Sample] = []
        for sample in pool:
            if batch and (len(batch) + 1) * len(sample.ids) > self._tokens:
                self._ready.append(batch)
                batch = []
            batch.append(sample)
        self._ready.append(batch)
        self._rng.shuffle(self._ready)


def losses_of(net: Llama, batch: list[Sample]) -> tuple[Tensor, list[str]]:
    """Return the loss at every token of the assistant, and the category of each."""
    width = max(len(s.ids) for s in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    own = torch.zeros(len(batch), width, dtype=torch.bool)
    for row, sample in enumerate(batch):
        ids[row, : len(sample.ids)] = torch.tensor(sample.ids)
        own[row, : len(sample.ids)] = torch.tensor(sample.own)
    asked, real = _places(own[:, 1:])
    states = net.hidden_states(ids[:, :-1], asked)[real]
    scores = F.linear(states, net.embed_tokens.weight)
    losses = F.cross_entropy(scores, ids[:, 1:][own[:, 1:]], reduction="none")
    return losses, [s.category for s in batch for mine in s.own if mine]


def _places(wanted: Tensor) -> tuple[Tensor, Tensor]:
    """Return the wanted places of each row, filled up to the longest, and which count."""
    counts = wanted.sum(1)
    order = wanted.int().argsort(dim=1, descending=True, stable=True)
    return order[:, : int(counts.max())], torch.arange(int(counts.max())) < counts[:, None]


def pointer_losses(net: Llama, batch: list[Sample]) -> Tensor:
    """Return the loss of every pointer: did its head look at the source, seen from before?"""
    queries, keys = net.attention(net.shape.pointing).latest
    losses = []
    for row, sample in enumerate(batch):
        for head in (align.NEXT, align.NAME, align.KEY, align.VALUE):
            own = [p for p in sample.pointers if p[0] == head]
            if not own:
                continue
            at = torch.tensor([token - 1 for _, token, *_ in own])
            scores = queries[row, head, at] @ keys[row, head].T / net.shape.head**0.5
            later = torch.arange(scores.shape[1]) > at[:, None]
            losses.append(
                F.cross_entropy(
                    scores.masked_fill(later, -torch.inf),
                    torch.tensor([source for _, _, source, *_ in own]),
                    reduction="none",
                )
                * torch.tensor([FIRST if first else 1.0 for *_, first, _ in own])
            )
    return torch.cat(losses) if losses else torch.zeros(1)


def line_losses(net: Llama, batch: list[Sample], marks: Tensor) -> Tensor:
    """Return the loss of the mark that a call carries: is it that of the called tool's line?"""
    state = net.before_pointing[..., start.MEANT]
    asked = [
        (row, token - 1, mark)
        for row, sample in enumerate(batch)
        for _, token, _, _, mark in sample.pointers
        if mark >= 0
    ]
    if not asked:
        return torch.zeros(1)
    rows, at, wanted = torch.tensor(asked).T
    content = net.embed_tokens.weight.detach()[marks, 1 : 1 + start.BACK]
    scores = 12 * F.normalize(state[rows, at], dim=-1) @ F.normalize(content, dim=-1).T
    return F.cross_entropy(
        scores, torch.searchsorted(marks, wanted.contiguous()), reduction="none"
    )


class Training:
    """The state of one training, kept in one file.

    ``mean`` is a moving average of the weights: about what a decay would make of them now, so
    that a long run can be judged while it goes on.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        tokens: int,
        partner: Path | None = None,
        rate: float = RATE,
    ) -> None:
        torch.manual_seed(SEED)
        self.path, self.codec = folder / name, tok.load(folder)
        self.partner = partner
        self.net = Llama(Shape())
        self.both = optimisers(self.net, rate, LAID_OUT)
        self.held = held_back(self.net, LAID_OUT)
        self.steps, self.spent, self.stage = 0, 0.0, 0.0
        self.aside: list[tuple[float, float]] = []
        self.mean: list[Tensor] = []
        self.marks = torch.tensor(sorted(self.codec.token_to_id(mark) for mark in MARKS))
        if self.path.exists():
            self._load()
        else:
            start.prepare(self.net, self.codec.token_to_id("Ċ"), self.marks.tolist())
        if not self.mean:
            self.mean = [weight.detach().clone() for weight in self.net.parameters()]
        self.feed = Feed(self.codec, tokens, f"{SEED}-{folder.name}-{name}-{self.steps}")

    def _load(self) -> None:
        state: dict[str, Any] = torch.load(self.path, weights_only=True)
        self.net.load_state_dict(state["net"])
        for optimiser, saved in zip(self.both, state["optimisers"], strict=True):
            rates = [group["base"] for group in optimiser.param_groups]
            optimiser.load_state_dict(saved)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["base"] = rate
        self.steps, self.spent = state["steps"], state["spent"]
        self.stage = state.get("stage", 0.0)
        saved = state.get("mean", {})
        self.mean = [saved[name] for name, _ in self.net.named_parameters() if name in saved]

    def save(self) -> None:
        """Write a checkpoint, so that a crash never leaves half a file."""
        state = {
            "net": self.net.state_dict(),
            "mean": dict(zip(dict(self.net.named_parameters()), self.mean, strict=True)),
            "steps": self.steps,
            "spent": self.spent,
            "stage": self.stage,
            "optimisers": [o.state_dict() for o in self.both],
        }
        part = self.path.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.path)

    @torch.no_grad()
    def meet(self) -> None:
        """Take the mean of the own weights and those that the partner saved last.

        Two runs of one thread that meet every minute learn faster on two cores than one run of
        two threads, which spends much of its time on waiting for itself.
        """
        if self.partner is None or not (self.partner / self.path.name).exists():
            return
        saved = torch.load(self.partner / self.path.name, weights_only=True)
        theirs = [saved["net"][name] for name, _ in self.net.named_parameters()]
        torch._foreach_lerp_([w.data for w in self.net.parameters()], theirs, 0.5)
        means = [saved["mean"][name] for name, _ in self.net.named_parameters()]
        torch._foreach_lerp_(self.mean, means, 0.5)

    @torch.no_grad()
    def _average(self) -> None:
        weights = [weight.detach() for weight in self.net.parameters()]
        torch._foreach_lerp_(self.mean, weights, max(MEAN_SHARE, 1 / (self.steps + 1)))

    def step(self, scale: float) -> tuple[Tensor, list[str], int]:
        """Read one batch and learn from it."""
        batch = self.feed.next(self.stage)
        losses, categories = losses_of(self.net, batch)
        pointed = pointer_losses(self.net, batch)
        lines = line_losses(self.net, batch, self.marks)
        (losses.mean() + pointed.mean() + lines.mean()).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        for optimiser in self.both:
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * scale
            with self.held:
                optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        self._average()
        self.steps += 1
        self.aside.append((float(pointed.detach().mean()), float(lines.detach().mean())))
        return losses.detach(), categories, len(batch) * max(len(s.ids) for s in batch)

    def run(self, minutes: float, *, decay: bool, share: float = 1.0) -> None:
        """Train for so many minutes, at a constant rate or with one that falls to zero.

        Minutes are those of the processor, so that neither a pause nor other work on the
        machine shortens the fall. ``share`` of the rate is where the fall begins.
        """
        begun = mark = time.thread_time()
        seen, kept = 0, defaultdict[str, list[float]](list)
        plain = 2.0
        while (now := time.thread_time()) - begun < 60 * minutes:
            left = 1 - (now - begun) / (60 * minutes)
            scale = share * max(left, 0.01) if decay else min(1.0, 0.01 + self.steps / 50)
            losses, categories, count = self.step(scale)
            for loss, category in zip(losses.tolist(), categories, strict=True):
                kept[category].append(loss)
                if category == "in_a_row":
                    plain = 0.9995 * plain + 0.0005 * loss
            if plain < LEARNED or decay:
                self.stage = min(1.0, self.stage + RAMP)
            seen += count
            if now - mark > 60:
                self.spent += now - mark
                self._tell(kept, seen / (now - mark))
                mark, seen, kept = now, 0, defaultdict(list)
                self.save()
                self.meet()
        self.save()

    def _tell(self, kept: dict[str, list[float]], speed: float) -> None:
        pointed, lines = (sum(v) / len(self.aside) for v in zip(*self.aside, strict=True))
        parts = "  ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sorted(kept.items()))
        print(
            f"{self.spent / 60:6.1f} min  step {self.steps}  stage {self.stage:.2f}  {parts}  "
            f"pointers {pointed:.3f}  lines {lines:.3f}  "
            f"{speed:.0f} tok/s",
            flush=True,
        )
        self.aside.clear()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--tokens", type=int, default=1536)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--decay", action="store_true")
    parser.add_argument("--share", type=float, default=1.0, help="of the rate, to decay from")
    parser.add_argument("--partner", type=Path, help="folder of a run to average with")
    parser.add_argument("--rate", type=float, default=RATE)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    if not (options.out / "tokenizer.json").exists():
        tok.build(options.out, SEED)
    name = "checkpoint.pt"
    if options.decay:
        name = "decayed.pt"
        (options.out / name).write_bytes((options.out / "checkpoint.pt").read_bytes())
    Training(options.out, name, options.tokens, options.partner, options.rate).run(
        options.minutes, decay=options.decay, share=options.share
    )


if __name__ == "__main__":
    main()
