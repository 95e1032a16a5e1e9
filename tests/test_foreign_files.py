"""Names that lead to no ordinary file: nothing is waited for, and nothing is read without end."""

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from mentorjournal.foreign_files import open_foreign, read_foreign

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices with names")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_named_pipe_is_not_waited_for(pipe: Path) -> None:
    with pytest.raises(OSError, match="named pipe"):
        read_foreign(pipe, 10)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/random", "/dev/null"])
def test_a_device_is_not_read(device: str) -> None:
    with pytest.raises(OSError, match="device"):
        read_foreign(Path(device), 10)


def test_a_folder_a_socket_and_no_name_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="folder"):
        read_foreign(tmp_path, 10)
    with pytest.raises(OSError, match="no name"):
        read_foreign(Path("a\0b"), 10)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        with pytest.raises(OSError, match="No such device"):
            read_foreign(tmp_path / "socket", 10)


def test_a_file_of_the_system_that_would_have_one_wait_ends() -> None:
    kernel = Path("/proc/kmsg")
    if not (kernel.exists() and os.access(kernel, os.R_OK)):
        pytest.skip("needs a kernel log that can be read")
    with suppress(OSError):
        assert len(read_foreign(kernel, 1 << 16)) <= 1 << 16


def test_a_link_to_a_file_is_followed_and_a_bound_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abcdef")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_foreign(tmp_path / "link", 4) == b"abcd"


def test_a_pipe_is_read_when_it_was_handed_over() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"handed")
    os.close(writing)
    path = Path(f"/dev/fd/{reading}")
    try:
        with pytest.raises(OSError, match="pipe"):
            open_foreign(path)
        assert read_foreign(path, 10, or_handed_over=True) == b"handed"
    finally:
        os.close(reading)
