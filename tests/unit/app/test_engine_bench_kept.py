"""Best settings that are kept, and when they no longer count."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.app.engine_bench_kept import BestSettings
from workbench.app.engine_bench_machine import digest, this_machine, versions
from workbench.app.engine_bench_values import BenchReport, Figures, Machine, Setting, Trial
from workbench.app.load_plan import load_options
from workbench.app.power import sparing
from workbench.base.errors import StoreError
from workbench.base.settings import Settings
from workbench.engines.api import LoadOptions
from workbench.models.store import InstalledModel, describe

AGENT = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent.gguf"
HERE = Machine("Linux x86_64", "A processor", 8, 16, 32, ("A GPU",))
LIBRARY = {"llama-cpp-python": "1.2.3"}
BEST = Setting(threads=6, batch_tokens=256, flash="off")


@pytest.fixture
def model() -> InstalledModel:
    return describe(AGENT, "folder")


def _kept(
    folder: Path, machine: Machine = HERE, library: dict[str, str] | None = None
) -> BestSettings:
    return BestSettings(folder, lambda: machine, lambda _engine: library or LIBRARY)


def _report(best: BestSettings, model: InstalledModel) -> BenchReport:
    figures = Figures(900.0, 40.5, 0.25, 10**9, 6, 5, 0.02)
    return BenchReport(
        model_id=model.id,
        digest=best.digest(model),
        engine="llama-cpp",
        trials=(
            Trial("usual", Setting(), "llama-cpp", model.id, figures),
            Trial("kv", replace(BEST, kv_type="q8_0"), "llama-cpp", model.id, problem="no"),
        ),
        best=BEST,
        machine=HERE,
        saving=replace(BEST, kv_type="q8_0"),
        gain=0.25,
        versions=LIBRARY,
        at_s=1.5e9,
        took_s=12.5,
    )


def test_that_a_report_is_read_as_it_was_kept(tmp_path: Path, model: InstalledModel) -> None:
    best = _kept(tmp_path / "best")
    assert best.kept(model) is None
    report = _report(best, model)
    best.keep(model, report, BEST)
    found = _kept(tmp_path / "best").kept(model)
    assert found is not None
    assert found.report == report
    assert found.used == BEST
    assert found.stale == ""


def test_that_a_model_is_loaded_with_what_is_used(
    tmp_path: Path, model: InstalledModel
) -> None:
    best = _kept(tmp_path)
    best.keep(model, _report(best, model), None)
    assert best.setting(model) is None
    best.keep(model, _report(best, model), BEST)
    options = load_options(
        replace(Settings(), engine_threads=2), None, 1024, best.setting(model)
    )
    assert options.threads == 6
    assert options.batch_tokens == 256
    assert options.extra == {"flash_attention": "off"}
    assert sparing(options, 8).threads == 3


def test_that_what_is_left_to_the_engine_is_left_to_the_settings() -> None:
    options = Setting(batch_tokens=128).on(LoadOptions(threads=3, extra={"rate": 1}))
    assert options.threads == 3
    assert options.batch_tokens == 128
    assert options.extra == {"rate": 1}


@pytest.mark.parametrize(
    ("machine", "library", "said"),
    [
        (replace(HERE, processor="Another"), LIBRARY, "another machine"),
        (replace(HERE, gpus=()), LIBRARY, "another machine"),
        (HERE, {"llama-cpp-python": "1.3.0"}, "1.3.0"),
    ],
)
def test_that_a_changed_machine_or_library_makes_it_stale(
    tmp_path: Path,
    model: InstalledModel,
    machine: Machine,
    library: dict[str, str],
    said: str,
) -> None:
    best = _kept(tmp_path)
    best.keep(model, _report(best, model), BEST)
    later = _kept(tmp_path, machine, library)
    found = later.kept(model)
    assert found is not None
    assert said in found.stale
    assert found.used == BEST
    assert later.setting(model) is None


def test_that_a_setting_of_another_engine_is_not_used(
    tmp_path: Path, model: InstalledModel
) -> None:
    engines = ["llama-cpp"]
    best = BestSettings(
        tmp_path, lambda: HERE, lambda _engine: LIBRARY, lambda _model: engines[-1]
    )
    best.keep(model, _report(best, model), BEST)
    assert best.setting(model) == BEST
    engines.append("foundry-local")
    found = best.kept(model)
    assert found is not None
    assert found.stale == "it was measured on llama.cpp, and it runs on Foundry Local"
    assert best.setting(model) is None


def test_that_it_is_forgotten(tmp_path: Path, model: InstalledModel) -> None:
    best = _kept(tmp_path)
    assert not best.forget(model)
    best.keep(model, _report(best, model), BEST)
    assert best.forget(model)
    assert best.kept(model) is None


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[1]",
        b"[" * 100_000,
        b'{"format": 1, "report": {}, "used": null}',
        b"\xff\xfe",
    ],
)
def test_that_a_damaged_file_is_put_aside_and_the_model_loads_as_usual(
    tmp_path: Path, model: InstalledModel, text: bytes
) -> None:
    best = _kept(tmp_path)
    best.keep(model, _report(best, model), BEST)
    [path] = tmp_path.glob("*.json")
    path.write_bytes(text)
    assert best.setting(model) is None
    [kept] = tmp_path.glob("*.damaged*")
    assert kept.read_bytes() == text
    best.keep(model, _report(best, model), BEST)
    assert best.setting(model) == BEST


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("threads", -1),
        ("threads", 10**9),
        ("batch_tokens", 0),
        ("kv_type", "f64"),
        ("flash", 1),
    ],
)
def test_that_a_setting_no_engine_could_take_is_not_used(
    tmp_path: Path, model: InstalledModel, key: str, value: object
) -> None:
    best = _kept(tmp_path)
    best.keep(model, _report(best, model), BEST)
    [path] = tmp_path.glob("*.json")
    values = json.loads(path.read_text())
    values["used"][key] = value
    path.write_text(json.dumps(values))
    assert best.setting(model) is None


def test_that_a_folder_that_cannot_be_made_is_said(
    tmp_path: Path, model: InstalledModel
) -> None:
    (tmp_path / "file").write_text("in the way")
    best = _kept(tmp_path / "file" / "best")
    with pytest.raises(StoreError):
        best.keep(model, _report(best, model), BEST)
    assert best.setting(model) is None


def test_that_the_digest_follows_the_bytes_and_not_the_name(tmp_path: Path) -> None:
    one, same, other = (tmp_path / name for name in ("one.gguf", "same.gguf", "other.gguf"))
    content = AGENT.read_bytes()
    one.write_bytes(content)
    same.write_bytes(content)
    other.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    found = [digest(describe(path, "folder")) for path in (one, same, other)]
    assert found[0] == found[1] != found[2]
    folder = AGENT.parent / "agent-og"
    assert digest(replace(describe(AGENT, "folder"), path=folder)) not in found


def test_that_the_machine_is_described(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/cpuinfo").write_text("model name\t: Some processor\n")
    nvidia = tmp_path / "proc/driver/nvidia/gpus/0000:01:00.0"
    nvidia.mkdir(parents=True)
    (nvidia / "information").write_text("Model: \t\t Some GPU\nIRQ: 1\n")
    card = tmp_path / "sys/class/drm/card0/device"
    card.mkdir(parents=True)
    (card / "vendor").write_text("0x1002\n")
    (card / "device").write_text("0x744c\n")
    found = this_machine(tmp_path)
    assert found.processor == "Some processor"
    assert found.gpus == ("0x1002:0x744c", "Some GPU")
    assert found.cores >= 1


def test_that_the_library_has_a_version() -> None:
    assert "llama-cpp-python" in versions("llama-cpp")
    assert versions("replay") == {}
