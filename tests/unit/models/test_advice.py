"""Which variant to take, and why."""

from __future__ import annotations

import pytest

from workbench.models.advice import advise, judge_variant
from workbench.models.bandwidth import memory_bandwidth
from workbench.models.downloads.values import RemoteFile
from workbench.models.fit import FitVerdict
from workbench.models.quality import quality_of
from workbench.models.sources.values import Variant

GB = 1_000_000_000
SIZES = {"Q2_K": 3, "Q4_K_M": 5, "Q6_K": 6, "Q8_0": 8, "F16": 16}


def advised(free_gb: float, bandwidth_gb: float) -> tuple[str, str]:
    """The variant advised for a model of 8 B, and the sentence."""
    judged = []
    for name, size in SIZES.items():
        need, free = size * GB, int(free_gb * GB)
        fits = "cpu" if need < free else "wont_fit"
        fit = FitVerdict(fits, need, 0, 0, free, 4096, 8192, "")  # type: ignore[arg-type]
        file = RemoteFile("https://h/x", name, need)
        variant = Variant(name, name, (file,))
        judged.append(judge_variant(variant, fit, bandwidth_gb * GB))
    advice = advise(judged)
    return advice.variant.name if advice.variant else "", advice.sentence


def test_that_the_best_quality_that_is_fluent_is_advised() -> None:
    assert advised(64, 200)[0] == "Q6_K"
    assert advised(64, 55)[0] == "Q4_K_M"
    assert advised(5.5, 200)[0] == "Q4_K_M"


def test_that_the_sentence_says_why() -> None:
    _, sentence = advised(64, 55)
    assert "5.0 GB" in sentence
    assert "11 tokens/s" in sentence
    assert "slow" in advised(64, 20)[1]


def test_that_quality_goes_before_speed_where_nothing_is_fluent() -> None:
    assert advised(64, 20)[0] == "Q4_K_M"


def test_that_a_poor_variant_is_better_than_none() -> None:
    assert advised(4, 200)[0] == "Q2_K"


def test_that_nothing_is_advised_where_nothing_fits() -> None:
    name, sentence = advised(2, 200)
    assert not name
    assert "3.0 GB" in sentence
    assert "smaller model" in sentence


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("Q8_0", 5),
        ("Q4_K_M", 4),
        ("IQ4_XS", 3),
        ("Q3_K_L", 2),
        ("Q2_K", 1),
        ("IQ1_S", 0),
        ("", 3),
    ],
)
def test_that_every_type_has_a_grade(name: str, grade: int) -> None:
    assert quality_of(name).grade == grade


def test_that_only_experts_that_are_used_cost_time() -> None:
    fit = FitVerdict("cpu", 8 * GB, 0, 0, 16 * GB, 4096, 4096, "")
    variant = Variant("Q8_0", "Q8_0", ())
    assert judge_variant(variant, fit, 16 * GB).tokens_per_s == pytest.approx(2.0)
    assert judge_variant(variant, fit, 16 * GB, 0.25).tokens_per_s == pytest.approx(8.0)


def test_that_memory_bandwidth_is_a_sane_figure() -> None:
    assert 0.1 * GB < memory_bandwidth() < 10_000 * GB
