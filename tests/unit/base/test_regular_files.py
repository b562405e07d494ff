"""What is no plain file is named, and never waited for."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.agents.files import read_agent
from workbench.agents.graphs.files import read_graph
from workbench.app.collection_library import read_collection
from workbench.base.errors import DocumentError, PolicyError
from workbench.base.files import keep_damaged
from workbench.base.regular_files import read_document, read_regular
from workbench.policy.grants import granted_database
from workbench.tools.files import read_tool
from workbench.tools.mcp.files import read_server
from workbench.tools.mcp.mcp_json import read_mcp_json

pytestmark = pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="there are no such files here"
)
READERS: list[Callable[[Path], object]] = [
    read_agent, read_graph, read_tool, read_server, read_mcp_json, read_collection,
]  # fmt: skip


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    """A pipe nobody writes to; one who waits for it all the same is let go after a while."""
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)

    def let_go() -> None:
        os.close(os.open(path, os.O_RDWR | os.O_NONBLOCK))

    late = threading.Timer(5.0, let_go)
    late.start()
    yield path
    late.cancel()


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_that_a_pipe_is_no_document(read: Callable[[Path], object], pipe: Path) -> None:
    with pytest.raises(DocumentError, match=r"pipe\.yaml: cannot be read: it is a pipe"):
        read(pipe)


def test_that_folders_sockets_and_devices_are_no_documents(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="it is a folder"):
        read_document(tmp_path, 10)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        with pytest.raises(DocumentError, match="it is a socket"):
            read_document(tmp_path / "s", 10)
    (tmp_path / "nothing").symlink_to("/dev/null")
    with pytest.raises(DocumentError, match="it is a device"):
        read_document(tmp_path / "nothing", 10)
    with pytest.raises(DocumentError, match="No such file"):
        read_document(tmp_path / "none", 10)


def test_that_a_link_to_a_plain_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 100)
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_document(tmp_path / "link", 200) == b"x" * 100
    assert read_regular(tmp_path / "link", 10) == b"x" * 11


def test_that_a_pipe_in_the_place_of_a_file_is_moved_away(pipe: Path) -> None:
    kept = keep_damaged(pipe)
    assert kept.name == "pipe.damaged.yaml"
    assert kept.is_fifo()
    assert not pipe.exists()


def test_that_a_pipe_is_no_database(pipe: Path) -> None:
    with pytest.raises(PolicyError, match="it is a pipe"):
        granted_database(str(pipe), [])
