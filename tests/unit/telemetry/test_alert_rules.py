"""Rules as documents: what is written is read again, and every problem has its line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.base.errors import DocumentError
from workbench.base.paths import resource
from workbench.telemetry.alerts.documents import checked_rule, read_rules, write_rules
from workbench.telemetry.alerts.quantities import (
    parse_quantity,
    shown_quantity,
    write_quantity,
)
from workbench.telemetry.alerts.rehearsal import Series, rehearse, synthetic
from workbench.telemetry.alerts.values import (
    Notify,
    Rule,
    RunGraph,
    SmallerModel,
    StopRequests,
    UnloadIdle,
    WriteAudit,
)

GOOD = """version: 1
rules:
- id: memory
  metric: memory.used_percent
  condition: '>'
  threshold: 80 %
  for: 1 min
  clear_at: 75 %
  actions: [notify, unload_idle: {idle_for: 2 min}, run_graph: {graph: tidy}]
  enabled: true
"""


def test_that_units_are_read() -> None:
    (rule,) = read_rules(GOOD).rules
    assert (rule.threshold, rule.for_s, rule.clear_threshold) == (80.0, 60.0, 75.0)
    assert rule.actions == (Notify(), UnloadIdle(120.0), RunGraph("tidy"))
    assert rule.title == "memory"


def test_that_the_programs_rules_are_whole() -> None:
    found = read_rules(resource("alerts/defaults.yaml").read_bytes())
    assert found.problems == ()
    assert {rule.id for rule in found.rules} >= {"memory", "slow-first-token", "errors"}
    assert read_rules(write_rules(found.rules)).rules == found.rules


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("threshold: 80 %", "threshold: 80 s", 6, "is wanted"),
        ("threshold: 80 %", "threshold: .nan", 0, ""),
        ("threshold: 80 %", "threshold: high", 6, "no number"),
        ("clear_at: 75 %", "clear_at: 95 %", 8, "still bad"),
        ("for: 1 min", "for: 90 d", 7, "7 days"),
        ("for: 1 min", "for: -1 s", 7, "7 days"),
        ("condition: '>'", "condition: about", 5, "condition"),
        ("enabled: true", "enabled: 1", 10, "true nor false"),
        ("id: memory", "id: ../x", 3, "no id"),
        ("enabled: true", 'enabled: true\n  title: "a\\u202eb"', 11, "cannot be seen"),
        ("for: 1 min", "fro: 1 min", 3, "not known"),
        ("[notify,", "[explode,", 9, "no action"),
        ("[notify,", "[notify, notify,", 9, "twice"),
        ("idle_for: 2 min", "idle_for: [1]", 9, "no number"),
        ("metric: memory.used_percent", "metric: '*'", 4, "names no metric"),
    ],
)
def test_that_a_bad_rule_is_left_out_and_named(
    before: str, after: str, line: int, says: str
) -> None:
    if not line:
        with pytest.raises(DocumentError, match="line 6"):
            read_rules(GOOD.replace(before, after))
        return
    found = read_rules(GOOD.replace(before, after))
    assert found.rules == ()
    (problem,) = found.problems
    assert problem.line == line
    assert says in problem.message
    assert problem.hint


def test_that_an_unknown_metric_is_named_and_its_rule_waits() -> None:
    found = read_rules(GOOD.replace("memory.used_percent", "memory.used_percnt"))
    (problem,) = found.problems
    assert "memory.used_percnt" in problem.text
    assert "memory.used_percent" in problem.hint
    assert problem.kept
    assert len(found.rules) == 1


def test_that_two_rules_of_one_id_are_told() -> None:
    twice = GOOD + GOOD.partition("rules:\n")[2]
    found = read_rules(twice)
    assert len(found.rules) == 1
    assert "two rules" in found.problems[0].message


@pytest.mark.parametrize(
    "text",
    ["[]", "version: 2\nrules: []", "version: 1\nrules: {}", "version: 1\nmore: 1", "a: &x 1",
     "version: 1\nrules:\n" + "- {}\n" * 300, "\x00", "version: true\nrules: []"],
)  # fmt: skip
def test_that_other_files_are_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        read_rules(text)


@pytest.mark.parametrize(
    "raw", [b"", b" \n", b"# nothing\n", b"version: 1\n", b"version: 1\nrules:\n", b"\xff"]
)
def test_that_a_file_that_lost_its_rules_is_no_file_without_rules(raw: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_rules(raw)
    assert caught.value.hint
    assert read_rules("version: 1\nrules: []\n").rules == ()


def _three() -> str:
    (rule,) = read_rules(GOOD).rules
    return write_rules(
        replace(rule, id=f"rule-{n}", title=f"Né {n}", enabled=True) for n in "abc"
    )


def test_that_a_file_cut_anywhere_says_so() -> None:
    whole = _three().encode()
    assert read_rules(whole).problems == ()
    for end in range(0, len(whole) - 1, 5):
        try:
            found = read_rules(whole[:end])
        except DocumentError:
            continue  # it is said, and the program's own rules are in use
        ids = [rule.id for rule in found.rules]
        assert ids == ["rule-a", "rule-b", "rule-c"][: len(ids)]
        assert any("cut off" in one.message for one in found.problems), end
        assert not found.whole
        assert not found.rules[-1].enabled, "it may be another rule than it was"
        assert all(rule.enabled for rule in found.rules[:-1])


@pytest.mark.parametrize("damage", [b"\x00" * 40, b"\xff\xfe", b'"', b"[", b"!!python/name:x "])
def test_that_a_rule_that_was_hit_costs_no_other(damage: bytes) -> None:
    whole = _three().encode()
    place = whole.index(b"threshold", whole.index(b"rule-b"))
    found = read_rules(whole[:place] + damage + whole[place + len(damage) :])
    assert [rule.id for rule in found.rules] == ["rule-a", "rule-c"]
    (problem,) = found.problems
    assert problem.rule == "rule-b"
    assert problem.line > 1
    assert found.unread or not found.whole, "it is written back, or the file is kept"


def test_that_what_cannot_be_read_is_written_back() -> None:
    odd = GOOD + "- {id: later, metric: cpu.percent, threshold: 1 %, of_a_newer_program: 7}\n"
    found = read_rules(odd)
    assert [problem.rule for problem in found.problems] == ["later"]
    again = read_rules(write_rules(found.rules, found.unread))
    assert (again.rules, again.unread) == (found.rules, found.unread)
    assert again.unread[0]["of_a_newer_program"] == 7


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=30))
def test_that_damage_never_loses_a_rule_without_a_word(place: int, damage: bytes) -> None:
    whole = _three().encode()
    place %= len(whole)
    hit = whole[:place] + damage + whole[place + len(damage) :]
    with suppress(DocumentError):
        found = read_rules(hit, lambda _name: True)
        assert len(found.rules) == 3 or found.problems


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_that_nothing_but_a_document_error_comes_of_any_bytes(raw: bytes) -> None:
    with suppress(DocumentError):
        read_rules(raw)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=20)
RULES = st.builds(
    Rule,
    id=st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True),
    title=TEXT.filter(lambda text: bool(text) and text.isprintable()),
    metric=st.sampled_from(["memory.used_bytes", "gpu.*.temperature_c", "x.y", "cpu.percent"]),
    condition=st.sampled_from([">", ">=", "<", "<="]),
    threshold=st.floats(allow_nan=False, allow_infinity=False, width=32),
    for_s=st.floats(0, 600_000.0),
    clear_for_s=st.floats(0, 600_000.0),
    cooldown_s=st.floats(0, 600_000.0),
    severity=st.sampled_from(["info", "warning", "critical"]),
    actions=st.sampled_from(
        [(), (Notify(),), (UnloadIdle(61.5), SmallerModel()), (StopRequests(), WriteAudit()),
         (RunGraph("g", (("text", "{value}: it is\nhot"),)),)]
    ),
    enabled=st.booleans(),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(RULES)
def test_that_every_rule_is_read_as_it_was_written(rule: Rule) -> None:
    assert checked_rule(rule) == rule


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["s", "bytes", "percent", "", "yes or no", "tokens/s", "requests/min"]),
)
def test_that_numbers_keep_every_digit(value: float, unit: str) -> None:
    assert parse_quantity(write_quantity(value, unit), unit) == value


@pytest.mark.parametrize(
    "text", ["1e308 TB", "9e999", "nan", "", "5 furlongs", "1" * 99, "4 s s"]
)
def test_that_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|large|furlongs"):
        parse_quantity(text, "bytes")


def test_that_numbers_are_shown_short() -> None:
    assert shown_quantity(3.14e9, "bytes") == "3.14 GB"
    assert shown_quantity(0.25, "s") == "250 ms"
    assert shown_quantity(90.0, "s") == "90 s"
    assert shown_quantity(float("nan"), "s") == "–"


STEADY = Rule("m", "M", "memory.used_percent", ">", 80.0, for_s=30.0, clear_for_s=30.0)


def test_that_a_rehearsal_counts_what_would_fire() -> None:
    times = [60.0 * n for n in range(1440)]  # a day, in minutes
    values = [90.0 if n % 480 in (10, 11, 12, 13, 14) else 50.0 for n in range(1440)]
    found = rehearse(
        STEADY, [Series("memory.used_percent", times, values), Series("x", [0], [0])]
    )
    assert len(found.spans) == 3
    assert found.samples == 1440
    assert [span.cleared_s is not None for span in found.spans] == [True] * 3
    assert found.words == "Would have fired 3 times in 24 h, 15 min in sum."
    assert found.would_do == ("show a notice",)


def test_that_shapes_are_what_they_say() -> None:
    counts = {
        shape: len(rehearse(STEADY, [synthetic(STEADY, shape)]).spans)
        for shape in ("step", "ramp", "spike", "noise")
    }
    assert counts == {"step": 1, "ramp": 1, "spike": 0, "noise": 0}
    at_once = Rule("m", "M", "memory.used_percent", "<", 20.0, cooldown_s=0.0)
    assert len(rehearse(at_once, [synthetic(at_once, "spike")]).spans) == 7
    assert synthetic(STEADY, "noise", 3) == synthetic(STEADY, "noise", 3)
    assert synthetic(STEADY, "noise", 3) != synthetic(STEADY, "noise", 4)


def test_that_without_samples_it_says_so() -> None:
    assert rehearse(STEADY, []).words == "There are no samples of memory.used_percent."
