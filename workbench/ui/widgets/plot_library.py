"""pyqtgraph, imported when the first plot is wanted, without stopping the window for long."""

from __future__ import annotations

import sys
import threading
from importlib import import_module

_LIBRARY = "pyqtgraph"
_BENEATH = "numpy"


class PlotLibrary:
    """Imports what lies beneath it in a thread, and itself where the window is.

    Its modules make classes of widgets. Made in another thread while the window lays itself
    out, they crash PySide now and then (seen in ``MetaObjectBuilder::update``).
    """

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    @property
    def wanted(self) -> bool:
        """It was asked for."""
        return self._thread is not None

    def want(self) -> None:
        """Begin; ``is_there`` is to be asked from time to time."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=import_module, args=(_BENEATH,), name="import-numpy", daemon=True
            )
            self._thread.start()

    def is_there(self) -> bool:
        """Whether plots can be made; the first time that it could, the rest is imported."""
        if _LIBRARY in sys.modules:
            return True
        if self._thread is None or self._thread.is_alive():
            return False
        import_module(_LIBRARY)
        return True
