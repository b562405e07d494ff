"""Into what order llama.cpp copies weights here: as a load told, or as the processor says."""

from __future__ import annotations

from pathlib import Path

from workbench.app.worker_memory import ENGINE
from workbench.base.weight_copies import WeightOrder, order_of
from workbench.models.measured import Measured

_SETS: dict[str, WeightOrder] = {
    "AMX INT8": "amx", "AVX-512": "avx512", "AVX2": "avx2", "dot product": "dotprod",
}  # fmt: skip
"""What the hardware page calls sets of instructions."""


class WeightOrders:
    """Knows the order of this machine. Blocking when it is first asked."""

    def __init__(self, measured: Measured, root: Path = Path("/")) -> None:
        self._measured, self._root = measured, root
        self._by_processor: WeightOrder | None = None

    def now(self) -> WeightOrder:
        """What the engine told last is right even where it was built for an older processor."""
        if told := self._measured.weight_order(ENGINE):
            return told
        if self._by_processor is None:
            # Only here: nothing of it is needed while the window opens.
            from workbench.telemetry.machine import instruction_sets

            self._by_processor = order_of(instruction_sets(self._root)[0], _SETS)
        return self._by_processor
