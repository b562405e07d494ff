"""What each quantisation keeps of a model, in plain words and in an order.

The bits per weight are llama.cpp's own figures for its types (``llama-quantize --help``, an 8 B
Llama); the notes put its published perplexities into words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """A quantisation.

    Attributes:
        bits: Bits per weight.
        grade: From 0 (hardly usable) to 5 (the original).
        note: What one notices.
    """

    bits: float
    grade: int
    note: str


_ORIGINAL = "The original weights; twice the size of Q8_0 for no difference one notices."
_LIKE = "Practically the original."
_VERY_GOOD = "No loss one notices in daily use."
_GOOD = "A small loss; the usual choice."
_FAIR = "A loss one notices in code, arithmetic and languages other than English."
_POOR = "A strong loss: it repeats itself and forgets instructions. Only if nothing else fits."
_BROKEN = "So strong a loss that a smaller model at Q4_K_M is better."

_TABLE: tuple[tuple[str, float, int, str], ...] = (
    (r"F32", 32.0, 5, _ORIGINAL),
    (r"B?F16", 16.0, 5, _ORIGINAL),
    (r"Q8_\w+", 8.5, 5, _LIKE),
    (r"Q6_K\w*", 6.6, 5, _LIKE),
    (r"Q5_K_M|Q5_K\w*XL|Q5_K", 5.7, 4, _VERY_GOOD),
    (r"Q5_\w+", 5.6, 4, _VERY_GOOD),
    (r"Q4_K_M|Q4_K\w*XL|Q4_K|Q4_K_L", 4.9, 4, _GOOD),
    (r"Q4_K_S|IQ4_\w+|MXFP4\w*|NVFP4", 4.6, 3, _GOOD),
    (r"Q4\w*", 4.5, 3, _GOOD),
    (r"Q3_K_(?:L|M|XL)|IQ3_(?:M|S)", 3.9, 2, _FAIR),
    (r"I?Q3\w*", 3.4, 2, _FAIR),
    (r"Q2_K\w*|IQ2_(?:M|S)", 2.9, 1, _POOR),
    (r"I?Q2\w*|TQ2_0", 2.2, 0, _BROKEN),
    (r"I?Q1\w*|TQ1_0", 1.7, 0, _BROKEN),
)
_UNKNOWN = Quality(0.0, 3, "The name does not tell how it was quantised.")


def quality_of(quantisation: str) -> Quality:
    """What is known of a quantisation by its llama.cpp name."""
    for pattern, bits, grade, note in _TABLE:
        if re.fullmatch(pattern, quantisation, re.IGNORECASE):
            return Quality(bits, grade, note)
    return _UNKNOWN
