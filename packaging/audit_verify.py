#!/usr/bin/env python3
"""Check an exported audit log of Workbench, without Workbench.

Usage: python audit_verify.py LOG.jsonl [LOG.jsonl ...]
           [--key HEX ...] [--checkpoint FILE ...] [--part] [--json]

Needs Python 3.11 and the package "cryptography", nothing else. Give the files in their order.
Ends with 0 if the log is whole, 1 if it is not, and 2 if it cannot be read.

A log is one record a line, oldest first, in canonical JSON: keys sorted, no blanks, ASCII.
"previous" is the SHA-256 of the line before; the first record has 64 zeros. "checkpoint" is the
number of the last checkpoint before the record. A checkpoint is signed with Ed25519 over
"workbench-audit-checkpoint-1", a line feed and its own canonical JSON without "signature".
"clock_ns" never goes back while "boot" stays the same.

What a whole log proves: up to its last checkpoint nothing was changed, taken out, put in or
put in another order by anyone without the key. That nothing was cut off at the end is only
proved up to a checkpoint that you kept elsewhere (--checkpoint). That a record was true when it
was written is not proved. Give the key (--key) as you noted it when the log was begun: a log
that was replaced as a whole, key and all, is found only that way.
"""

import argparse
import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path

DOMAIN = b"workbench-audit-checkpoint-1\n"
BEGINNING = "0" * 64
MOST_LINE_BYTES = 1_000_000
MOST_UNSIGNED = 101
BACK_S = 2.0
FIELDS = {
    "n": int, "at": str, "clock_ns": int, "boot": str, "who": str, "what": str,
    "details": dict, "checkpoint": int, "previous": str,
}  # fmt: skip
FURTHER = {"happened": str, "signature": str}


def canonical(values):
    """The one way to write a record."""
    return json.dumps(
        values, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode("ascii")


def time_s(text):
    """Unix time of a record's time."""
    if len(text) != 27 or text[-1] != "Z":
        raise ValueError("the record's time is not written as such")
    return datetime.fromisoformat(text).timestamp()


def read(line):
    """The values of a line; ValueError if it is no record."""
    if len(line) > MOST_LINE_BYTES:
        raise ValueError("the line is longer than any record")
    values = json.loads(line)
    if not isinstance(values, dict) or not FIELDS.keys() <= values.keys():
        raise ValueError("the line is no record")
    for name, value in values.items():
        if type(value) is not {**FIELDS, **FURTHER}.get(name):
            raise ValueError(f"{name!r} does not belong there, or is of another kind")
    if canonical(values) != line:
        raise ValueError("the line is not written the one way in which records are written")
    time_s(values["at"])
    return values


def holds(values):
    """Whether a checkpoint is signed with the key that it names."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    text = values.get("signature", "")
    unsigned = {name: value for name, value in values.items() if name != "signature"}
    try:
        raw = bytes.fromhex(text)
        if values["what"] != "checkpoint" or len(raw) != 64 or raw.hex() != text:
            return False
        key = bytes.fromhex(str(values["details"].get("public_key", "")))
        Ed25519PublicKey.from_public_bytes(key).verify(raw, DOMAIN + canonical(unsigned))
    except (InvalidSignature, ValueError):
        return False
    return True


class Check:
    """Takes the lines one after the other."""

    def __init__(self, keys, checkpoints, part=False):
        self.keys, self.part = list(keys), part
        self.kept = {one["n"]: one for one in checkpoints}
        self.problems, self.remarks = [], []
        self.last, self.hash, self.expected = None, "", 1
        self.records = self.signed = self.checkpoints = 0
        self.known = bool(self.keys)
        for one in checkpoints:
            self.signer(one, "A checkpoint that was kept elsewhere")
            self.known = True

    def problem(self, number, text):
        self.problems.append(f"record {number}: {text}" if number else text)

    def signer(self, values, what):
        key = str(values["details"].get("public_key", ""))
        if not holds(values):
            self.problem(values["n"], f"{what} has a signature that does not hold.")
        elif self.keys and key not in self.keys:
            self.problem(values["n"], f"{what} is signed with an unknown key.")
        else:
            if not self.keys:
                self.keys.append(key)
            return True
        return False

    def take(self, line):
        self.records += 1
        try:
            values = read(line)
        except (ValueError, RecursionError) as exc:
            self.problem(self.expected, f"The line is no record ({exc}).")
            self.last, self.hash = None, hashlib.sha256(line).hexdigest()
            self.expected += 1
            return
        number = values["n"]
        if self.records == 1:
            self.first(values)
        elif values["what"] == "log.begun":
            self.problem(number, "A new chain begins here.")
            self.signed = 0
        else:
            self.follow(values)
        if values["what"] == "checkpoint" or "signature" in values:
            self.checkpoints += self.signer(values, "It")
            self.signed = number
        elif values["what"] == "key.begun" and not self.known:
            self.keys.append(str(values["details"].get("public_key", "")))
        kept = self.kept.pop(number, None)
        if kept is not None and kept != values:
            self.problem(number, "It differs from a checkpoint that was kept elsewhere.")
        self.last, self.hash = values, hashlib.sha256(line).hexdigest()
        self.expected = number + 1

    def first(self, values):
        begins = (values["n"], values["previous"], values["what"], values["checkpoint"])
        if self.part and values["n"] > 1:
            self.signed = values["checkpoint"]
        elif begins != (1, BEGINNING, "log.begun", 0):
            self.problem(values["n"], "The log does not begin at its beginning.")
            self.signed = values["checkpoint"]

    def follow(self, values):
        number = values["n"]
        if number != self.expected:
            self.problem(number, f"It stands where record {self.expected} belongs.")
        if values["previous"] != self.hash:
            self.problem(number, "It does not follow the one before it.")
        if values["checkpoint"] != self.signed:
            self.problem(number, "It names another record as the last checkpoint.")
            self.signed = values["checkpoint"]
        if self.last is None:
            return
        went_s, ran_s = time_s(values["at"]) - time_s(self.last["at"]), 0.0
        if values["boot"] == self.last["boot"]:
            ran_s = (values["clock_ns"] - self.last["clock_ns"]) / 1e9
            if ran_s < 0:
                self.problem(number, "By the machine's clock it is older than the one before.")
        if ran_s - went_s > BACK_S:
            self.remarks.append(f"record {number}: Before it, the clock was set back.")

    def end(self):
        number = self.expected - 1
        for late in sorted(n for n in self.kept if n > number):
            self.problem(number, f"The end is missing: a checkpoint of record {late} was kept.")
        if self.known and not self.checkpoints:
            self.problem(0, "Nothing in it is signed with the key that is known.")
        elif number - self.signed > MOST_UNSIGNED:
            self.problem(number, f"{number - self.signed} records follow the last checkpoint.")
        return not self.problems


def lines(paths):
    """The lines of the files, without line feeds."""
    for path in paths:
        with Path(path).open("rb") as file:
            while line := file.readline(MOST_LINE_BYTES + 2):
                yield line[:-1] if line.endswith(b"\n") else line


def checkpoint(path):
    """A checkpoint that was kept elsewhere."""
    with Path(path).open("rb") as file:
        return read(canonical(json.loads(file.read(MOST_LINE_BYTES))["checkpoint"]))


def main(words=None):
    """Check what the command line names; returns the exit code."""
    parser = argparse.ArgumentParser(description="Check an exported audit log of Workbench.")
    parser.add_argument("logs", nargs="+", metavar="LOG", help="its files, in their order")
    parser.add_argument("--key", action="append", default=[], metavar="HEX")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="FILE")
    parser.add_argument("--part", action="store_true", help="it need not begin at record 1")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(words)
    try:
        kept = [checkpoint(path) for path in options.checkpoint]
        check = Check([key.lower() for key in options.key], kept, options.part)
        for line in lines(options.logs):
            check.take(line)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as exc:
        print(f"cannot be read: {exc}", file=sys.stderr)
        return 2
    whole = check.end()
    if options.json:
        found = {
            "whole": whole, "records": check.records, "checkpoints": check.checkpoints,
            "last_checkpoint": check.signed, "keys": check.keys,
            "problems": check.problems, "remarks": check.remarks,
        }  # fmt: skip
        print(json.dumps(found, indent=2))
        return 0 if whole else 1
    for text in (*check.problems, *check.remarks):
        print(text)
    after = max(0, check.expected - 1 - check.signed)
    print(
        f"{'whole' if whole else 'NOT WHOLE'}: {check.records} records, {check.checkpoints} "
        f"signed checkpoints, the last is record {check.signed}, {after} records after it"
    )
    for key in check.keys:
        print(f"signed with the key {key}" + ("" if options.key else " (not compared)"))
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
