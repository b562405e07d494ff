"""Nothing heavy is imported before the first frame."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "numpy",
    "mcp",
    "llama_cpp",
    "pyqtgraph",
    "agent_framework",
    "openai",
    "pint",
    "pygments",
    "markdown_it",
    "pynvml",
    "httpx2",
    "huggingface_hub",
    "keyring",
    "tqdm",
)


def test_that_nothing_heavy_is_imported_with_the_window() -> None:
    code = (
        "import sys, workbench.ui.main; "
        f"print(','.join(sorted(set({HEAVY!r}) & set(sys.modules))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == ""


FIRST_FRAME = """
import sys
from pathlib import Path
from PySide6 import QtCore, QtWidgets
from workbench.ui import main
from workbench.ui.theme.theme import STYLE, Theme

app = QtWidgets.QApplication(["workbench", *STYLE])
theme = Theme(app, all_fonts=False)
window = main.MainWindow(None, theme, Path(sys.argv[1]))
window.show()
main._paint(app, window)
late = {"asyncio", "dataclasses", "workbench.app"} & set(sys.modules)
late |= {"Qt"} & set(vars(QtCore)) | {"QStyle"} & set(vars(QtWidgets))
ready = window.was_painted and window.focusWidget() is window.outline.composer.edit
print(ready, sorted(late), end="", flush=True)
window.close()
"""


def test_that_the_first_frame_takes_keys_without_what_is_slow_to_make(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )

    assert done.stdout == "True []", done.stderr


def test_that_no_source_is_read_when_a_module_is_imported() -> None:
    code = (
        "import linecache; from workbench.ui.plain_imports import import_plainly; "
        "import_plainly(); linecache.clearcache(); import workbench.ui.main; "
        "from PySide6.QtCore import QObject; QObject().objectName(); "
        "print(len(linecache.cache), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout == "0", done.stderr
