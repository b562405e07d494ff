"""Nothing heavy is imported before the first frame."""

import subprocess
import sys

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
