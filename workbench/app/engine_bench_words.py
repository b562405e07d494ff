"""What was tried and found, in words for the terminal."""

from __future__ import annotations

from workbench.app.engine_bench_values import (
    READ_TOKENS,
    WRITTEN_TOKENS,
    BenchReport,
    Kept,
    Setting,
    Trial,
)
from workbench.app.terminal import table
from workbench.base.sizes import size_text

_HEADINGS = ("TRIED", "READS/s>", "WRITES/s>", "FIRST TOKEN>", "TURN>", "MEMORY>", "RESULT")


def tried(trial: Trial) -> str:
    """What a row varies."""
    setting = trial.setting
    if trial.varied == "usual":
        return "as usual"
    if trial.varied == "form":
        return f"{trial.model_id} on {trial.engine}"
    return {
        "gpu": f"{setting.gpu_layers} layers on the GPU",
        "threads": _threads(setting.threads),
        "batch": f"batch of {setting.batch_tokens}",
        "flash": f"flash attention {setting.flash}",
        "kv": f"KV cache {setting.kv_type}",
    }[trial.varied]


def in_words(setting: Setting) -> str:
    """All of a setting that differs from the usual one."""
    usual = Setting()
    said = {
        _threads(setting.threads): setting.threads != usual.threads,
        f"batch of {setting.batch_tokens}": setting.batch_tokens != usual.batch_tokens,
        f"flash attention {setting.flash}": setting.flash != usual.flash,
        f"KV cache {setting.kv_type}": setting.kv_type != usual.kv_type,
        f"{setting.gpu_layers} layers on the GPU": setting.gpu_layers != usual.gpu_layers,
    }
    return ", ".join(text for text, differs in said.items() if differs) or "as usual"


def _threads(count: int) -> str:
    return "1 thread" if count == 1 else f"{count} threads"


def rows(report: BenchReport) -> list[list[str]]:
    """The table, one row for each trial."""
    return [_row(trial) for trial in report.trials]


def _row(trial: Trial) -> list[str]:
    figures = trial.figures
    if figures is None:
        return [tried(trial), "", "", "", "", "", trial.problem]
    name = tried(trial)
    if trial.varied == "usual" and figures.threads:
        name = f"{name}: {_threads(figures.threads)}"
    return [
        name,
        f"{figures.prompt_tokens_per_s:,.0f}",
        f"{figures.tokens_per_s:,.1f}",
        f"{figures.first_token_s * 1000:,.0f} ms",
        f"{figures.turn_s:.2f} s ± {figures.noise:.0%}",
        size_text(figures.memory_bytes) if figures.memory_bytes else "",
        trial.verdict,
    ]


def as_text(found: Kept) -> str:
    """The table and what came of it."""
    report = found.report
    lines = [
        table(_HEADINGS, rows(report)),
        f"A turn reads {READ_TOKENS} tokens and writes {WRITTEN_TOKENS}. Each row is compared "
        "with the best before it.",
        report.sentence,
    ]
    if report.better:
        lines.append(f"Best: {in_words(report.best)}.")
    if report.saving is not None and found.used != report.saving:
        lines.append(
            f"With less memory for the context: KV cache {report.saving.kv_type}. It costs a "
            "little quality, so it is only set with --small-kv."
        )
    if report.elsewhere:
        lines.append(
            f"{report.elsewhere} on {report.elsewhere_engine} is faster still: choose it for "
            "your agents if its answers are as good."
        )
    if not report.complete:
        lines.append(
            "The time was up before everything was measured: allow more with --limit-s."
        )
    lines.append(f"The model is loaded: {in_words(found.used or Setting())}.")
    if found.stale:
        lines.append(f"This is not used any more: {found.stale}. Measure again.")
    return "\n".join(lines)
