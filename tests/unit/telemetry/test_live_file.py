"""What a program tells of itself is read by another one, whole or not at all."""

from __future__ import annotations

import json
import os
import struct
import threading
import zlib
from pathlib import Path

import pytest

from workbench.telemetry.live_file import MOST_BYTES, Live, LiveFile, read_live

OWN = os.getpid()


def live(at_s: float = 1.0, **about: object) -> Live:
    return Live(OWN, at_s, {"cpu.percent": 12.5}, about)


def test_that_what_is_told_is_read_and_gone_after_the_end(tmp_path: Path) -> None:
    file = LiveFile(tmp_path)
    assert read_live(tmp_path) == ()
    assert file.write(live(2.0, models=[{"id": "ü"}]))
    assert read_live(tmp_path) == (live(2.0, models=[{"id": "ü"}]),)
    assert file.write(live(3.0))
    assert read_live(tmp_path)[0].at_s == 3.0
    file.close()
    file.close()
    assert list(tmp_path.iterdir()) == []


def test_that_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = LiveFile(tmp_path / "live")
    (path,) = (tmp_path / "live").iterdir()
    assert path.stat().st_mode & 0o077 == 0
    file.close()


def test_that_too_much_is_refused_and_the_last_stays(tmp_path: Path) -> None:
    file = LiveFile(tmp_path)
    file.write(live(1.0))
    assert not file.write(live(2.0, text="x" * MOST_BYTES))
    assert read_live(tmp_path)[0].at_s == 1.0
    file.close()


def test_that_a_reader_never_sees_half_of_it(tmp_path: Path) -> None:
    file = LiveFile(tmp_path)
    file.write(live(0.0, text=""))
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            file.write(live(float(number), text=str(number) * (number % 3000)))

    writer = threading.Thread(target=write)
    writer.start()
    seen = 0
    for _look in range(300):
        for found in read_live(tmp_path):
            seen += 1
            number = int(found.at_s)
            assert found.about["text"] == str(number) * (number % 3000)
    stop.set()
    writer.join()
    file.close()
    assert seen > 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        b"\x00" * 200,
        b"WBLIVE01" + struct.pack("<QII", 2, 50, 0) + b"x" * 50,
        b"WBLIVE01" + struct.pack("<QII", 2, 2**32 - 1, 0),
        *(
            b"WBLIVE01" + struct.pack("<QII", 2, len(body), zlib.crc32(body)) + body
            for body in (
                b"[]",
                b"{}",
                json.dumps({"pid": OWN, "at_s": "x", "values": {}}).encode(),
                json.dumps({"pid": OWN, "at_s": 1, "values": []}).encode(),
                json.dumps({"pid": OWN + 1, "at_s": 1, "values": {}}).encode(),
                b"[" * 100_000,
            )
        ),
    ],
)
def test_that_rubbish_is_no_reading(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{OWN}.bin").write_bytes(content)
    assert read_live(tmp_path) == ()


def test_that_files_of_ended_programs_are_not_read_and_are_removed(tmp_path: Path) -> None:
    ended = tmp_path / "999999999.bin"
    ended.write_bytes(b"x")
    (tmp_path / "name.bin").write_bytes(b"x")
    assert read_live(tmp_path) == ()
    LiveFile(tmp_path).close()
    assert not ended.exists()
    assert read_live(tmp_path / "missing") == ()
