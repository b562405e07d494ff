"""The library of plots comes in pieces, each small, and not before it is wanted."""

from __future__ import annotations

import json
import subprocess
import sys

from workbench.ui.widgets.plot_library import NAMES_AT_ONCE

SCRIPT = """
import json, sys, threading
from PySide6.QtWidgets import QApplication
app = QApplication([])
from workbench.ui.widgets import plot_library

library = plot_library.PlotLibrary()
unasked = library.is_there()
library.want()
for thread in threading.enumerate():
    if thread.name == "import-beneath-plots":
        thread.join()
beneath = "numpy" in sys.modules and "pyqtgraph" not in sys.modules
pieces = []
made = library._pieces
library._pieces = (pieces.append(count) or count for count in made)
early = False
while not library.is_there():
    early = early or "pyqtgraph" in sys.modules
print(json.dumps([unasked, beneath, early, pieces, "pyqtgraph" in sys.modules]))
"""


def test_that_qt_is_looked_through_in_small_pieces_before_the_library_comes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=True
    )
    unasked, beneath, early, pieces, is_there = json.loads(done.stdout)

    assert not unasked
    assert beneath
    assert not early
    assert sum(pieces) > 10 * NAMES_AT_ONCE
    assert max(pieces) <= NAMES_AT_ONCE
    assert is_there
