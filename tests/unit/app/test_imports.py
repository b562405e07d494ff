"""Opening the program imports nothing of the network."""

from __future__ import annotations

import subprocess
import sys


def test_that_opening_the_program_imports_nothing_of_the_network() -> None:
    code = (
        "import sys, workbench.app.workbench, workbench.app.headless; "
        "names = {'httpx2', 'huggingface_hub', 'keyring', 'tqdm', 'cryptography'}; "
        "print(names & set(sys.modules) or '')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""


def test_that_opening_the_program_imports_nothing_of_evaluations() -> None:
    code = (
        "import sys, workbench.app.workbench, workbench.app.headless; "
        "print([name for name in sys.modules if name.startswith('workbench.evals')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_that_a_command_reads_no_other_command_and_each_is_there() -> None:
    code = (
        "import sys, workbench.app.headless as headless; "
        "names = {f'workbench.app.{name}' for name in headless._COMMANDS.values()}; "
        "assert len(names) > 10 and not names & set(sys.modules); "
        "given = [headless._command_of(name, {}) for name in headless._COMMANDS]; "
        "print(all(callable(one) for one in given), headless._command_of('serve', {}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "True None"
