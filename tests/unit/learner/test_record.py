"""What is called saved is saved: through kills, full disks, torn lines and other people's files."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from course_lib.learner import record
from course_lib.learner.record import Record
from tests.support.events import keep, texts
from tests.support.killed_writers import saved_through_kills, start_writer


def test_an_answer_comes_back_in_a_new_process_as_it_was(tmp_path: Path) -> None:
    data = {"text": "Ünï “quoted”\n"}
    saved = keep(Record(tmp_path / "answers"), "an-item", "answer", data, version="abc")

    (found,) = Record(tmp_path / "answers").events()

    assert found == saved


@pytest.mark.slow
def test_every_acknowledged_answer_survives_a_writer_killed_at_random_moments(tmp_path: Path) -> None:
    told, kills = saved_through_kills(tmp_path, 1000, seed=5, longest=0.12)

    kept = {event.id for event in Record(tmp_path).events()}

    assert kills > 1
    assert [id for id in told if id not in kept] == []


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [start_writer(tmp_path, name, 500) for name in ("left", "right")]
    for writer in writers:
        out, _ = writer.communicate()
        assert len(out.split()) == 500

    kept = Record(tmp_path).events()

    assert len(kept) == len({event.id for event in kept}) == 1000


def test_two_open_records_see_each_others_answers(tmp_path: Path) -> None:
    left, right = Record(tmp_path), Record(tmp_path)
    keep(left, "one", "answer", {})
    assert [event.item for event in right.events()] == ["one"]
    keep(right, "two", "answer", {})
    assert {event.item for event in left.events()} == {"one", "two"}


def test_a_retry_of_the_same_answer_counts_once(tmp_path: Path) -> None:
    place = Record(tmp_path)
    keep(place, "an-item", "answer", {"picked": [1]}, id="same")
    keep(place, "an-item", "answer", {"picked": [1]}, id="same")
    assert len(place.events()) == len(Record(tmp_path).events()) == 1


def test_a_torn_last_line_costs_that_line_alone(tmp_path: Path) -> None:
    keep(Record(tmp_path), "an-item", "answer", {"text": "whole"})
    (file_of,) = tmp_path.glob("*.jsonl")
    with file_of.open("ab") as file:
        file.write(b'{"id": "torn", "at": "2026-')

    place = Record(tmp_path)

    assert texts(place.events()) == ["whole"]
    keep(place, "an-item", "answer", {"text": "after"})
    assert texts(Record(tmp_path).events()) == ["whole", "after"]


def test_a_damaged_line_is_passed_over_and_told(tmp_path: Path) -> None:
    first = Record(tmp_path)
    keep(first, "an-item", "answer", {"text": "before"})
    (file_of,) = tmp_path.glob("*.jsonl")
    with file_of.open("ab") as file:
        file.write(b"\x00\xff not a line\n")
    keep(first, "an-item", "answer", {"text": "after"})

    place = Record(tmp_path)

    assert texts(place.events()) == ["before", "after"]
    assert "damaged" in " ".join(place.problems.values())


@pytest.mark.parametrize(
    ("digits", "others"),
    [
        *(("-05-01T", "-05-32T"), ("-05-01T", "-02-30T"), ("T12:", "T25:"), (":00:00.", ":00:60.")),
        *(("2026-", "9999-"), ("2026-", "0001-"), ("2026-", "0000-")),
    ],
)
def test_a_time_that_no_calendar_has_costs_its_line_alone(tmp_path: Path, digits: str, others: str) -> None:
    place = Record(tmp_path, clock=lambda: "2026-05-01T12:00:00.000000Z")
    for text in ("first", "second"):
        keep(place, f"item-{text}", "answer", {"text": text})
    (file_of,) = tmp_path.glob("*.jsonl")
    rows = file_of.read_text(encoding="utf-8").splitlines(keepends=True)
    file_of.write_text("".join([rows[0], rows[1].replace(digits, others), rows[2]]), encoding="utf-8")

    place = Record(tmp_path)

    assert texts(place.events()) == ["second"]
    assert "damaged" in " ".join(place.problems.values())
    keep(place, "item-first", "answer", {"text": "once more"})
    assert texts(Record(tmp_path).events("item-first")) == ["once more"]


def test_a_file_of_a_newer_version_is_kept_untouched_and_told(tmp_path: Path) -> None:
    newer = tmp_path / "newer.jsonl"
    newer.write_text(json.dumps({"format": record.FORMAT + 1}) + "\n" + json.dumps({"what": "ever"}) + "\n")
    before = newer.read_bytes()
    place = Record(tmp_path)

    keep(place, "an-item", "answer", {"text": "ours"})

    assert texts(place.events()) == ["ours"]
    assert "newer version" in place.problems["newer.jsonl"]
    assert newer.read_bytes() == before


def test_deleting_leaves_nothing_and_an_open_kernel_goes_on_safely(tmp_path: Path) -> None:
    here, elsewhere = Record(tmp_path), Record(tmp_path)
    keep(here, "an-item", "answer", {})
    keep(elsewhere, "an-item", "answer", {})

    here.delete()

    assert list(tmp_path.glob("*.jsonl")) == []
    assert elsewhere.events() == []
    keep(elsewhere, "an-item", "answer", {"text": "new"})
    assert texts(Record(tmp_path).events()) == ["new"]


def test_a_forked_child_writes_to_a_file_of_its_own(tmp_path: Path) -> None:
    place = Record(tmp_path)
    keep(place, "an-item", "answer", {"text": "parent"})
    child = os.fork()
    if child == 0:
        keep(place, "an-item", "answer", {"text": "child"})
        os._exit(0)
    os.waitpid(child, 0)
    keep(place, "an-item", "answer", {"text": "parent again"})

    assert len(list(tmp_path.glob("*.jsonl"))) == 2
    assert set(texts(Record(tmp_path).events())) == {"parent", "child", "parent again"}


def test_any_text_a_person_can_type_comes_back(tmp_path: Path) -> None:
    typed = ["", "\u0000", "👩🏽‍⚕️ مرحبا", "line\nbreak\u2028", "a" * 200_000]
    place = Record(tmp_path)
    for text in typed:
        keep(place, "an-item", "answer", {"text": text})
    assert texts(Record(tmp_path).events()) == typed


def test_where_the_clock_was_put_back_the_newest_answer_is_still_the_last(tmp_path: Path) -> None:
    times = iter(["2026-11-30T15:00:00.000000Z", "2026-11-30T13:00:00.000000Z", "2026-11-30T13:00:01.000000Z"])
    keep(Record(tmp_path, clock=lambda: next(times)), "one", "answer", {"text": "by a clock that ran ahead"})
    again = Record(tmp_path, clock=lambda: next(times))
    keep(again, "one", "answer", {"text": "once it was put right"})
    other = keep(again, "two", "answer", {"text": "another"})

    assert texts(Record(tmp_path).events("one")) == ["by a clock that ran ahead", "once it was put right"]
    assert other.at == "2026-11-30T13:00:01.000000Z"


def test_times_that_an_older_course_wrote_with_fewer_digits_sort_as_the_others_do(tmp_path: Path) -> None:
    times = iter(["2026-11-30T15:00:00.123Z", "2026-11-30T15:00:00.123456Z"])
    place = Record(tmp_path, clock=lambda: next(times))
    for name in ("one", "two"):
        keep(place, name, "answer", {"text": name})
    assert texts(place.events()) == ["one", "two"]


def test_a_kernel_may_ask_from_two_threads_at_once(tmp_path: Path) -> None:
    for text in range(20):
        keep(Record(tmp_path), "an-item", "answer", {"text": str(text)})
    elsewhere, here = Record(tmp_path), Record(tmp_path)

    def read_and_write(number: int) -> None:
        for text in range(20):
            here.events()
            keep(here, "an-item", "answer", {"text": f"{number} {text}"})

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(read_and_write, range(4)))
    keep(elsewhere, "an-item", "answer", {"text": "another kernel’s"})

    assert len(here.events()) == len(Record(tmp_path).events()) == 101
    assert here.problems == {}
