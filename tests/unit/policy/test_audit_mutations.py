"""Whatever somebody without the key does to the audit log is found, by both verifiers."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.audit_mutations import Original, is_only_cut, make_log, mutations
from workbench.policy.audit_check import check_lines

_ALONE = Path(__file__).parents[3] / "packaging" / "audit_verify.py"
_COUNT = 630


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    return make_log(tmp_path_factory.mktemp("audit"), 30, every=10)


@pytest.fixture(scope="module")
def alone() -> ModuleType:
    """The verifier that knows nothing of the program."""
    spec = importlib.util.spec_from_file_location("audit_verify", _ALONE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def found_alone(
    alone: ModuleType, lines: tuple[bytes, ...], original: Original, *, outside: bool
) -> bool:
    kept = [json.loads(original.outside.line)] if outside else []
    check = alone.Check([original.public_key], kept)
    for line in lines:
        check.take(line)
    return not check.end()


def test_that_a_whole_log_is_whole(original: Original, alone: ModuleType) -> None:
    verdict = check_lines(original.lines, [original.public_key], [original.outside])
    assert verdict.problems == ()
    assert (verdict.checkpoints, verdict.unsigned) == (3, 0)
    assert not found_alone(alone, original.lines, original, outside=True)


def test_that_each_mutation_is_found(original: Original, alone: ModuleType) -> None:
    for one in mutations(original, _COUNT, seed=7):
        with_it = check_lines(one.lines, [original.public_key], [original.outside])
        assert not with_it.whole, one.kind
        assert found_alone(alone, one.lines, original, outside=True), one.kind
        without = check_lines(one.lines, [original.public_key])
        assert not without.whole or is_only_cut(one.lines, original), one.kind
        assert found_alone(alone, one.lines, original, outside=False) is not without.whole


def test_that_the_verifier_alone_imports_nothing_of_the_program() -> None:
    assert "workbench." not in _ALONE.read_text().replace("Workbench.", "")
    assert "import workbench" not in _ALONE.read_text()
