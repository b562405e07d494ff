"""S2: whatever a header says, it is read or refused in bounds, with an error of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.header_target import MOST_BYTES, MOST_S, check_bytes
from tests.fuzz.seeds import SEEDS, array, field, header, tensor, text, worst
from workbench.models.headers import HeaderCache

ROOT = Path(__file__).resolve().parents[3]
NAMES = st.sampled_from(
    ["general.architecture", "general.alignment", "split.count", "llama.context_length", ""]
) | st.text(max_size=9)
COUNTS = st.sampled_from([0, 1, 2, 64, 65, 4096, 2**31, 2**63, 2**64 - 1])
FIELDS = st.one_of(
    st.builds(field, NAMES, st.just(8), st.text(max_size=9)),
    st.builds(field, NAMES, st.just(4), st.integers(0, 2**32 - 1)),
    st.builds(array, NAMES, st.integers(0, 14), COUNTS, st.binary(max_size=99)),
    st.binary(max_size=40),
)
TENSORS = st.builds(
    tensor,
    st.text(max_size=9),
    st.lists(COUNTS, max_size=9).map(tuple),
    st.integers(0, 45),
    COUNTS,
)
MEASURE = """
import json, resource, sys, time
from pathlib import Path
from workbench.base.errors import ModelError
from workbench.models.gguf import read_header
measured = {}
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before = peak()
for path in map(Path, sys.argv[1:]):
    started_s = time.process_time()
    try:
        read = read_header(path).whole
    except ModelError:
        read = False
    measured[path.stem] = time.process_time() - started_s, peak() - before, read
print(json.dumps(measured))
"""


@pytest.mark.parametrize("name", SEEDS)
def test_that_every_seed_is_read_or_refused(name: str) -> None:
    """S2."""
    check_bytes(SEEDS[name])


@given(
    st.lists(FIELDS, max_size=6),
    st.lists(TENSORS, max_size=4),
    st.none() | st.tuples(COUNTS, COUNTS),
    st.integers(0, 40),
)
def test_that_a_header_of_any_claims_is_read_or_refused(
    fields: list[bytes], tensors: list[bytes], claims: tuple[int, int] | None, cut: int
) -> None:
    """S2."""
    raw = header(fields, tensors, claims=claims)
    check_bytes(raw)
    check_bytes(raw[: len(raw) - cut])


@pytest.mark.skipif(sys.platform == "win32", reason="it cannot tell the peak of memory")
def test_that_the_dearest_headers_stay_in_bounds(tmp_path: Path) -> None:
    """S2: at most a second of work and 128 MiB for each, in a process of its own."""
    for name, raw in worst():
        (tmp_path / f"{name}.gguf").write_bytes(raw)
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, sorted(tmp_path.iterdir()))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=150,
        check=True,
    )
    measured = json.loads(ran.stdout)
    assert len(measured) >= 6
    assert all(took_s <= MOST_S for took_s, _, _ in measured.values()), measured
    assert all(more <= MOST_BYTES for _, more, _ in measured.values()), measured
    assert {name for name, (_, _, read) in measured.items() if not read} == {"wide"}


def test_that_many_large_headers_are_not_all_kept(tmp_path: Path) -> None:
    """S2: a folder full of large headers costs no more memory than a few of them."""
    cache = HeaderCache()
    big = header([field("general.architecture", 8, "x")] + [
        text(f"k{n}") + b"\x08\0\0\0" + text("é" * 700_000) for n in range(4)
    ])  # fmt: skip
    for number in range(40):
        path = tmp_path / f"{number}.gguf"
        path.write_bytes(big)
        assert cache.whole(path).architecture == "x"
    assert len(cache._known) < 30
    assert cache._kept_bytes <= 64 * 1024 * 1024


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not made for this system")
def test_that_a_fuzzer_finds_nothing(tmp_path: Path) -> None:
    """S2: a short run of what `make fuzz` does for longer; the seed makes it the same run.

    The shell between is small: a process takes over the peak of the memory of its parent.
    """
    script = ROOT / "tests/fuzz/fuzz_headers.py"
    found = subprocess.run(
        ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, script, "-runs=15000", "-seed=3"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-4000:]
    assert "stat::number_of_executed_units: 15000" in found.stderr
