"""What others put into the folder of a record is told and never followed; the learner's own is read all the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from course_lib.learner.record import Record
from course_lib.learner.segments import LONGEST
from tests.support.events import keep, texts

FOREIGN: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a link to a device without an end": lambda place: place.symlink_to("/dev/zero"),
    "a folder": Path.mkdir,
    "a link to nothing": lambda place: place.symlink_to("nothing-here"),
    "a link to itself": lambda place: place.symlink_to(place),
    "a link to a folder": lambda place: place.symlink_to("/"),
}


@pytest.fixture
def record(tmp_path: Path) -> Record:
    keep(Record(tmp_path / "answers"), "an-item", "answer", {"text": "whole"})
    return Record(tmp_path / "answers")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("put", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_no_file_is_told_and_left_alone(record: Record, put: Callable[[Path], object]) -> None:
    foreign = record.folder / "0.jsonl"
    put(foreign)

    assert texts(record.events()) == ["whole"]
    assert "0.jsonl" in " ".join(record.problems.values())
    keep(record, "an-item", "answer", {"text": "and on"})
    record.delete()
    assert [*record.folder.iterdir()] == [foreign]


def test_what_can_be_read_again_is_no_problem_any_more(record: Record, tmp_path: Path) -> None:
    (segment,) = record.folder.iterdir()
    segment.rename(tmp_path / "away")
    segment.mkdir()
    assert record.events() == []
    assert record.problems

    segment.rmdir()
    shutil.move(tmp_path / "away", segment)

    assert texts(record.events()) == ["whole"]
    assert record.problems == {}


def test_a_file_that_an_older_copy_took_the_place_of_is_read_anew(record: Record) -> None:
    (segment,) = record.folder.iterdir()
    older = segment.read_bytes()
    keep(Record(record.folder), "an-item", "answer", {"text": "in another file"})
    with segment.open("ab") as file:
        file.write(b"not a line\n")
    assert len(record.events()) == 2
    assert record.problems

    segment.write_bytes(older)

    assert sorted(texts(record.events())) == ["in another file", "whole"]
    assert record.problems == {}


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_longer_than_any_answer_is_passed_over(record: Record, end: bytes) -> None:
    (record.folder / "0.jsonl").write_bytes(b'{"id": "' + b"a" * (2 * LONGEST) + end)

    assert texts(record.events()) == ["whole"]
    assert "damaged" in record.problems["0.jsonl"]
    keep(Record(record.folder), "an-item", "answer", {"text": "and on"})
    assert texts(record.events()) == ["whole", "and on"]


def test_what_stands_behind_a_long_line_is_read(record: Record) -> None:
    (segment,) = record.folder.iterdir()
    other = record.folder / "0.jsonl"
    line = segment.read_bytes().splitlines()[1].replace(b'"id":"', b'"id":"0')
    other.write_bytes(b"a" * (LONGEST + 7) + b"\n" + line + b"\n")

    assert texts(record.events()) == ["whole", "whole"]


def test_lines_that_end_as_on_windows_are_read(record: Record) -> None:
    (segment,) = record.folder.iterdir()
    segment.write_bytes(segment.read_bytes().replace(b"\n", b"\r\n"))

    assert texts(record.events()) == ["whole"]
    keep(record, "an-item", "answer", {"text": "and on"})
    assert texts(record.events()) == ["whole", "and on"]
    assert record.problems == {}


def test_files_that_did_not_grow_are_not_read_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    record.events()
    read: list[Path] = []
    real = Path.open

    def opened(place: Path, *how: Any) -> Any:
        read.append(place)
        return real(place, *how)

    monkeypatch.setattr(Path, "open", opened)

    record.events()
    keep(record, "an-item", "answer", {"text": "one’s own"})
    record.events()
    assert read == []

    keep(Record(record.folder), "an-item", "answer", {"text": "another’s"})
    read.clear()
    record.events()
    assert len(read) == 1


@pytest.mark.skipif(os.name != "posix", reason="other systems keep names as text")
def test_a_name_that_is_no_text_is_told_in_what_can_be_sent(record: Record) -> None:
    Path(os.fsdecode(bytes(record.folder) + b"/\xff.jsonl")).write_bytes(b"of another\n")

    assert texts(record.events()) == ["whole"]

    assert "\ufffd.jsonl".encode() in " ".join(record.problems.values()).encode()
