"""An author's file is read and written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.content import source
from course_lib.content.diagnostics import ContentError
from tests.support.places import ROOT

FULL = """
import resource, sys
from pathlib import Path
from course_lib.content import source
from course_lib.content.diagnostics import ContentError
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    source.write(Path(sys.argv[1]), "x" * 10_000)
except ContentError as error:
    print(error)
"""


def test_a_text_is_read_with_plain_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes("“a”\r\nb\rc\n".encode())

    assert source.read(file, 100) == "“a”\nb\nc\n"


def test_a_pipe_is_a_letter_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yml")

    with pytest.raises(ContentError, match=r"x\.yml:1: the file can't be read \(it is a folder, a pipe or a device\)"):
        source.read(tmp_path / "x.yml", 100)


def test_a_link_to_a_device_that_never_ends_is_a_letter(tmp_path: Path) -> None:
    (tmp_path / "x.yml").symlink_to("/dev/zero")

    with pytest.raises(ContentError, match="it is a folder, a pipe or a device"):
        source.read(tmp_path / "x.yml", 100)


def test_a_link_to_nowhere_is_a_letter(tmp_path: Path) -> None:
    (tmp_path / "x.yml").symlink_to(tmp_path / "gone")

    with pytest.raises(ContentError, match="No such file"):
        source.read(tmp_path / "x.yml", 100)


def test_a_file_is_read_up_to_its_bound_and_not_past_it(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("x" * 100)

    assert len(source.read(tmp_path / "a.yml", 100)) == 100
    with pytest.raises(ContentError, match=r"a\.yml:1: this is larger than 9\.9e-05 MB"):
        source.read(tmp_path / "a.yml", 99)


def test_what_is_written_is_there_with_the_rights_that_it_had(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("before")
    file.chmod(0o640)

    source.write(file, "“after”\n")

    assert file.read_bytes() == "“after”\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_half_an_emoji_is_a_letter_and_the_file_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("before")

    with pytest.raises(ContentError, match=r"a\.yml:1: this could not be written \(half a character"):
        source.write(file, "after \ud83d")

    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_disk_without_room_is_a_letter_and_the_file_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("before")

    done = subprocess.run([sys.executable, "-c", FULL, file], capture_output=True, text=True, check=True, cwd=ROOT)

    assert "a.yml:1: this could not be written (File too large); it is as it was" in done.stdout
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]
