"""The header that llama.cpp is built with, for compilers that drop part of a tile setting."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HEADER = Path(__file__).resolve().parents[2] / "packaging" / "amx_tiles.h"
CODE = """
#include <immintrin.h>
struct tiles { unsigned char palette, start, rest[14]; unsigned short widths[16];
               unsigned char rows[16]; };
void set(void) { struct tiles t = {0}; t.palette = 1; t.rows[5] = 113; _tile_loadconfig(&t); }
"""


def compiled(*words: str) -> str:
    """The assembly of the code; skips where the compiler knows no such processors."""
    compiler = shutil.which("g++") or shutil.which("c++") or shutil.which("clang++")
    if compiler is None:
        pytest.skip("there is no compiler")
    done = subprocess.run(
        [compiler, "-O3", "-mamx-tile", *words, "-S", "-o", "-", "-x", "c++", "-"],
        input=CODE, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if done.returncode and "amx" in done.stderr:
        pytest.skip("the compiler knows no AMX")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_that_all_of_a_tiles_setting_is_written_before_it_is_loaded() -> None:
    assembly = compiled("-include", str(HEADER))
    before, found, _after = assembly.partition("ldtilecfg")
    assert found
    assert "113" in before


def test_that_the_header_changes_nothing_for_other_processors() -> None:
    assert "ldtilecfg" in compiled()
    done = subprocess.run(
        [
            shutil.which("g++") or "c++",
            "-include",
            str(HEADER),
            "-S",
            "-o",
            "-",
            "-x",
            "c",
            "-",
        ],
        input="int one(void) { return 1; }",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_that_the_build_is_given_the_header() -> None:
    makefile = (HEADER.parents[1] / "Makefile").read_text()
    assert "packaging/amx_tiles.h" in makefile
    assert makefile.count("$(TILES)'") == 4, "for C and for C++, here and in a bundle"
