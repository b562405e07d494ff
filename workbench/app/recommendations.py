"""What is worth doing, from the numbers: pure rules over what is loaded, used and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.app.alert_world import held_bytes, is_at_rest
from workbench.app.loaded import LoadedModel
from workbench.app.smaller_models import smaller_variant
from workbench.base.sizes import short_size_text, size_text
from workbench.models.store import InstalledModel

Verb = Literal["unload", "open"]
IDLE_S = 1800.0
"""The program itself unloads after an hour, unless it is told otherwise."""
TIGHT_IDLE_S = 600.0
TIGHT_PERCENT = 85.0
SLOW_S = 2.0
ERRORS_PERCENT = 5.0
DISK_BYTES = 10e9
_LEAST_BYTES = 50_000_000
_LEAST_CELLS = 4096
_USED_SHARE = 0.25
_CACHE_AFTER_S = 1800.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What recommendations are made from.

    Attributes:
        latest: The newest values by metric.
        peak_tokens: Most cells of each model's KV cache in the last hour, by model id.
        fits: Whether the default model would fit now; None if it is loaded, or not known.
    """

    now_s: float
    loaded: tuple[LoadedModel, ...] = ()
    installed: tuple[InstalledModel, ...] = ()
    latest: Mapping[str, float] | None = None
    peak_tokens: Mapping[str, float] | None = None
    default_model: InstalledModel | None = None
    fits: bool | None = None

    def value(self, name: str) -> float | None:
        """The newest value of a metric."""
        return (self.latest or {}).get(name)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing worth doing.

    Attributes:
        key: The same for the same advice about the same things.
        title: The advice with its most important numbers.
        numbers: What is behind it, by name.
        verb: What its button does.
        target: The models to unload, or the panel to open.
    """

    key: str
    title: str
    numbers: tuple[tuple[str, str], ...]
    verb: Verb
    target: tuple[str, ...]


def recommend(facts: Facts) -> tuple[Recommendation, ...]:
    """All advice, the most pressing first."""
    found: list[Recommendation] = []
    for rule in (_tight, _idle, _does_not_fit, _failing, _slow, _disk):
        made = rule(facts)
        if made is not None and made.key not in {one.key for one in found}:
            found.append(made)
    found.extend(_too_large_caches(facts))
    return tuple(found)


def _unused(facts: Facts, least_s: float) -> list[LoadedModel]:
    found = [
        one
        for one in facts.loaded
        if is_at_rest(one) and facts.now_s - one.last_used_s >= least_s
    ]
    return sorted(found, key=lambda one: one.last_used_s)


def _unload(
    facts: Facts, models: Sequence[LoadedModel], title: str, extra: tuple[tuple[str, str], ...]
) -> Recommendation:
    latest = facts.latest or {}
    numbers = tuple(
        (
            one.model.title,
            f"{size_text(held_bytes(one, latest))}, unused for "
            f"{_length(facts.now_s - one.last_used_s)}",
        )
        for one in models
    )
    ids = tuple(one.model.id for one in models)
    return Recommendation(
        f"unload.{'|'.join(sorted(ids))}", title, numbers + extra, "unload", ids
    )


def _idle(facts: Facts) -> Recommendation | None:
    """Two models idle for an hour hold 3.1 GB: unload."""
    models = _unused(facts, IDLE_S)
    held = sum(held_bytes(one, facts.latest or {}) for one in models)
    if not models or held < _LEAST_BYTES:
        return None
    hours = _length(min(facts.now_s - one.last_used_s for one in models))
    title = (
        f"One model idle for {hours} holds {size_text(held)}"
        if len(models) == 1
        else f"{len(models)} models idle for {hours} hold {size_text(held)}"
    )
    return _unload(facts, models, title, ())


def _tight(facts: Facts) -> Recommendation | None:
    used = facts.value("memory.used_percent")
    models = _unused(facts, TIGHT_IDLE_S)
    if used is None or used < TIGHT_PERCENT or not models:
        return None
    held = sum(held_bytes(one, facts.latest or {}) for one in models)
    if held < _LEAST_BYTES:
        return None
    title = f"Memory is {used:.0f} % full; idle models hold {size_text(held)} of it"
    available = facts.value("memory.available_bytes")
    extra = () if available is None else (("Available", short_size_text(available)),)
    return _unload(facts, models, title, extra)


def _does_not_fit(facts: Facts) -> Recommendation | None:
    model, idle = facts.default_model, _unused(facts, 0.0)
    if model is None or facts.fits is not False or not idle:
        return None
    held = sum(held_bytes(one, facts.latest or {}) for one in idle)
    title = f"{model.title} does not fit now; models that nobody uses hold {size_text(held)}"
    return _unload(facts, idle, title, ((model.title, size_text(model.size_bytes)),))


def _failing(facts: Facts) -> Recommendation | None:
    share = facts.value("error_rate_percent")
    if share is None or share < ERRORS_PERCENT:
        return None
    return Recommendation(
        "errors",
        f"{share:.0f} % of the runs of the last five minutes failed",
        (("Error rate", f"{share:.1f} %"), ("Usual limit", f"{ERRORS_PERCENT:.0f} %")),
        "open",
        ("trace",),
    )


def _slow(facts: Facts) -> Recommendation | None:
    """The same model in a smaller quantisation, or a smaller one of its family, is there."""
    first_s = facts.value("time_to_first_token_median_s")
    if first_s is None or first_s < SLOW_S:
        return None
    used = [one.model for one in facts.loaded if one.state in ("ready", "busy")]
    for model in used:
        smaller = smaller_variant(model, facts.installed)
        if smaller is not None:
            return Recommendation(
                f"slow.{model.id}",
                f"Answers begin after {first_s:.1f} s; {smaller.title} is smaller "
                f"than {model.title}",
                (
                    ("Time to first token", f"{first_s:.2f} s, median of two minutes"),
                    (model.title, size_text(model.size_bytes)),
                    (smaller.title, size_text(smaller.size_bytes)),
                ),
                "open",
                ("agents",),
            )
    return None


def _disk(facts: Facts) -> Recommendation | None:
    free = facts.value("disk.free_bytes")
    own = [one for one in facts.installed if one.source == "store"]
    if free is None or free >= DISK_BYTES or not own:
        return None
    held = sum(one.size_bytes for one in own)
    return Recommendation(
        "disk",
        f"{size_text(int(free))} are free on the disk; models take {size_text(held)}",
        tuple(
            (one.title, size_text(one.size_bytes))
            for one in sorted(own, key=lambda one: -one.size_bytes)[:5]
        ),
        "open",
        ("models",),
    )


def _too_large_caches(facts: Facts) -> list[Recommendation]:
    """A KV cache of which hardly anything is ever used takes memory for nothing."""
    found = []
    for one in facts.loaded:
        peak = (facts.peak_tokens or {}).get(one.model.id)
        capacity = one.usage.kv_capacity_tokens
        old = facts.now_s - one.loaded_s >= _CACHE_AFTER_S and one.loaded_s > 0
        if peak is None or not old or one.model.source == "server" or peak <= 0:
            continue
        if capacity < _LEAST_CELLS or peak > _USED_SHARE * capacity:
            continue
        found.append(
            Recommendation(
                f"cache.{one.model.id}.{capacity}",
                f"{one.model.title} keeps room for {capacity:,} tokens; at most {peak:,.0f} "
                "were used in an hour",
                (
                    ("Context", f"{capacity:,} tokens"),
                    ("Most used", f"{peak:,.0f} tokens ({100 * peak / capacity:.0f} %)"),
                ),
                "open",
                ("models",),
            )
        )
    return found


def _length(seconds: float) -> str:
    minutes = seconds / 60
    if minutes < 60:
        return f"{minutes:.0f} min"
    hours = int(minutes // 60)
    if hours < 48:
        return "an hour" if hours == 1 else f"{hours} hours"
    return f"{hours // 24} days"
