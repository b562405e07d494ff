"""Measure a GGUF file on the held-out set, greedily and through llama.cpp."""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import held_out
import talk
from jinja2.sandbox import ImmutableSandboxedEnvironment
from llama_cpp import Llama

CALL = re.compile(r"<tool_call>\n(.*?)\n</tool_call>", re.DOTALL)
UNSEEN = tuple(c for c in held_out.COUNTS if c != "program tools")


@dataclass
class Figures:
    """Counts of right and seen dialogues by category, and of reports."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    seen: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[dict[str, Any]] = field(default_factory=list)
    tokens: int = 0
    seconds: float = 0.0

    def add(self, category: str, right: bool) -> None:
        """Count one case."""
        self.seen[category] += 1
        self.right[category] += right

    def share(self, categories: tuple[str, ...]) -> tuple[int, int]:
        """Return how many of the cases in some categories are right, of how many."""
        return sum(self.right[c] for c in categories), sum(self.seen[c] for c in categories)


class Engine:
    """The model as the program runs it."""

    def __init__(self, path: Path, threads: int) -> None:
        self.llama = Llama(
            str(path), n_ctx=4096, n_threads=threads, n_threads_batch=threads, verbose=False
        )
        source = self.llama.metadata["tokenizer.chat_template"]
        self.template = ImmutableSandboxedEnvironment().from_string(source)
        self.stop = self.llama.token_eos()

    def prompt(self, tools: list[dict[str, Any]], messages: list[dict[str, Any]]) -> list[int]:
        """Return the tokens of a conversation that waits for the assistant."""
        text = self.template.render(messages=messages, tools=tools, add_generation_prompt=True)
        return list(self.llama.tokenize(text.encode(), add_bos=False, special=True))

    def answer(self, tokens: list[int], most: int = 300) -> tuple[str, int]:
        """Return the greedy answer and its length in tokens."""
        made: list[int] = []
        for token in self.llama.generate(tokens, temp=0.0, top_k=1, repeat_penalty=1.0):
            if token == self.stop or len(made) >= most:
                break
            made.append(token)
        text = self.llama.detokenize(made, prev_tokens=tokens, special=True)
        return text.decode(errors="replace"), len(made)


def calls_in(text: str) -> list[dict[str, Any]] | None:
    """Return the calls in an answer, or None where one cannot be read."""
    try:
        calls = [json.loads(body) for body in CALL.findall(text)]
    except ValueError:
        return None
    return calls if text.count("<tool_call>") == len(calls) else None


def right_turn(text: str, wanted: dict[str, Any]) -> bool:
    """Say whether a turn calls what it should, and declines or chats where it should."""
    calls = calls_in(text)
    expected = [c["function"] for c in wanted.get("tool_calls", [])]
    if calls is None or len(calls) != len(expected):
        return False
    if not expected and wanted["content"].startswith(talk.NO_TOOL):
        return text.startswith(talk.NO_TOOL)
    return all(
        made.get("name") == want["name"] and made.get("arguments") == want["arguments"]
        for made, want in zip(calls, expected, strict=True)
    )


def measure(engine: Engine, path: Path, limit: int) -> Figures:
    """Run every dialogue; each turn sees the right turns before it."""
    figures = Figures()
    taken: dict[str, int] = defaultdict(int)
    for dialogue in held_out.load(path):
        taken[dialogue.category] += 1
        if limit and taken[dialogue.category] > limit:
            continue
        whole = True
        for index, message in enumerate(dialogue.messages):
            if message["role"] != "assistant":
                continue
            before = dialogue.messages[:index]
            tokens = engine.prompt(dialogue.tools, before)
            start = time.perf_counter()
            text, made = engine.answer(tokens)
            figures.seconds += time.perf_counter() - start
            figures.tokens += made
            if before[-1]["role"] == "tool" and not message.get("tool_calls"):
                figures.add("reports", text == message["content"])
                continue
            if not right_turn(text, message):
                whole = False
                figures.misses.append(
                    {
                        "category": dialogue.category,
                        "asked": before[-1],
                        "wanted": message,
                        "got": text,
                    }
                )
        figures.add(dialogue.category, whole)
    return figures


def table(figures: Figures) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| Category | Right | Of | Share |", "| --- | ---: | ---: | ---: |"]
    rows = [
        (c, (figures.right[c], figures.seen[c])) for c in held_out.COUNTS if figures.seen[c]
    ]
    rows.append(("**all with unseen tool names**", figures.share(UNSEEN)))
    rows.append(("reports of a result, word for word", figures.share(("reports",))))
    for name, (right, seen) in rows:
        lines.append(f"| {name} | {right} | {seen} | {100 * right / max(1, seen):.1f} % |")
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gguf", type=Path)
    parser.add_argument("held_out", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="dialogues of each category")
    parser.add_argument("--misses", type=Path)
    options = parser.parse_args()
    figures = measure(Engine(options.gguf, options.threads), options.held_out, options.limit)
    print(table(figures))
    print(f"{figures.tokens} tokens in {figures.seconds:.1f} s")
    if options.misses:
        text = "\n".join(json.dumps(m, ensure_ascii=False) for m in figures.misses)
        options.misses.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
