"""What every test shares."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings

# No test leaves anything in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

# What a property says must hold however busy the machine is.
settings.register_profile(
    "workbench", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("workbench")


def pytest_collection_finish() -> None:
    """Keep the suite's own objects out of the collector, which pauses tests for 100 ms."""
    gc.collect()
    gc.freeze()
