"""pyqtgraph, imported when the first plot is wanted, without stopping the window for long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

NAMES_AT_ONCE = 50
_LIBRARY = "pyqtgraph"
_BENEATH = (
    "numpy", "numpy.typing", "xml.etree.ElementTree", "pydoc", "subprocess", "cProfile",
    "colorama", "decimal", "mmap", "multiprocessing.connection",
)  # fmt: skip
"""What it imports that knows nothing of Qt."""
_QT = tuple(
    f"PySide6.{name}"
    for name in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGLWidgets", "QtTest")
)


class PlotLibrary:
    """Imports what lies beneath it in a thread, and itself in pieces where the window is.

    Its modules make classes of widgets. Made in another thread while the window lays itself
    out, they crash PySide now and then (seen in ``MetaObjectBuilder::update``). Half of the
    time goes into looking up every name of Qt once, for which PySide makes a class each; so
    that is done before, some names at a time, and its compiled files are read in the thread.
    What is left are its own 140 modules, which come in one: less than half of the time.
    """

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._pieces = _pieces()

    @property
    def wanted(self) -> bool:
        """It was asked for."""
        return self._thread is not None

    def want(self) -> None:
        """Begin; ``is_there`` is to be asked from time to time."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=_prepare, name="import-beneath-plots", daemon=True
            )
            self._thread.start()

    def is_there(self) -> bool:
        """Whether plots can be made; each time that it is asked, a piece more is imported."""
        if _LIBRARY in sys.modules:
            return True
        if self._thread is None or self._thread.is_alive():
            return False
        if next(self._pieces, None) is None:
            import_module(_LIBRARY)
            return True
        return False


def _pieces() -> Iterator[int]:
    """Look up the names of Qt; tells how many it looked up since it was asked before."""
    for name in _QT:
        module = import_module(name)
        names = dir(module)
        for start in range(0, len(names), NAMES_AT_ONCE):
            piece = names[start : start + NAMES_AT_ONCE]
            for each in piece:
                getattr(module, each, None)
            yield len(piece)


def _prepare() -> None:
    """Import what knows nothing of Qt; let the system hold the compiled files of the rest."""
    for name in _BENEATH:
        with suppress(ImportError):  # told where the library itself is imported
            import_module(name)
    found = find_spec(_LIBRARY)
    if found is None or not found.submodule_search_locations:
        return
    for path in Path(found.submodule_search_locations[0]).rglob("*.pyc"):
        path.read_bytes()
