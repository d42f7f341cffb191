"""A stranger's folder: whatever lies in it, reading ends, and only answers count."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.grading import answer_lines, bank, submission
from course_lib.grading.collecting.survey import LARGEST_FILE
from course_lib.models.answers import Picked
from tests.support.grading.classroom import NAME, SMALL

SHEET = bank.read(SMALL, NAME).question_sheet(NAME)
VERSIONS = {item.id: item.version() for item in SHEET.items}
BUS = "the-late-bus"


def event(
    data: object, item: object = BUS, at: object = "2026-01-01T10:00:00.000Z", **other: object
) -> dict[str, object]:
    return {
        "id": "x",
        "at": at,
        "item": item,
        "act": "answer",
        "version": VERSIONS.get(str(item), ""),
        "data": data,
        **other,
    }


def write(folder: Path, *lines: object, name: str = "a.jsonl") -> Path:
    (folder / "answers").mkdir(exist_ok=True)
    path = folder / "answers" / name
    text = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(['{"format":1}', *text]) + "\n", encoding="utf-8")
    return path


def picked(folder: Path) -> object:
    found = submission.read(folder, SHEET).answers.get(BUS)
    if found is None:
        return None
    assert isinstance(found.answer, Picked)
    return found.answer.picked


def test_the_last_answer_counts_whatever_file_it_stands_in(tmp_path: Path) -> None:
    write(
        tmp_path,
        event({"picked": [0]}, at="2026-01-01T10:00:00.000Z"),
        event({"picked": [1]}, at="2026-01-01T12:00:00.000Z"),
    )
    write(tmp_path, event({"picked": [2]}, at="2026-01-01T11:00:00.000Z"), name="b.jsonl")

    assert picked(tmp_path) == (1,)


def test_no_folder_and_an_empty_folder_are_no_answers(tmp_path: Path) -> None:
    assert submission.read(tmp_path, SHEET).answers == {}
    (tmp_path / "answers").mkdir()
    assert submission.read(tmp_path, SHEET) == submission.Submission({}, ())


@pytest.mark.parametrize(
    "line",
    [
        "{", "null", "[]", "7", '"text"', "[" * 5000, '{"id": 1}', "\x00\x01", "x" * 200_000,
        event({"picked": "1"}), event({"picked": [1.0]}), event({"picked": [True]}), event({"picked": [99]}),
        event({"picked": [-1]}), event({"picked": [1, 2]}), event({"picked": [1, 1]}), event({"picked": None}),
        event({}), event([]), event(None), event({"picked": [[1]]}), event({"picked": [1]}, item="unknown"),
        event({"picked": [1]}, item=["a"]), event({"picked": [1]}, at=7), event({"picked": [1]}, version=None),
        event({"text": "a reply"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_line_that_is_no_answer_is_passed_over_and_the_good_one_stays(tmp_path: Path, line: object) -> None:
    write(tmp_path, event({"picked": [1]}), line if isinstance(line, str) else json.dumps(line))

    assert picked(tmp_path) == (1,)


@pytest.mark.parametrize(
    ("item", "data"),
    [
        ("the-van-with-two-names", {"codes": {"0": "reflection"}}),  # a client's turn
        ("the-van-with-two-names", {"codes": {"1": "empathy"}}),
        ("the-van-with-two-names", {"codes": {"1": None}}),
        ("the-van-with-two-names", {"codes": {"1": ["reflection"]}}),
        ("the-van-with-two-names", {"codes": ["reflection"]}),
        ("the-van-with-two-names", {"codes": {"one": "reflection"}}),
        ("a-reply-to-samuel", {"text": 7}),
        ("a-reply-to-samuel", {"text": "x" * 20_001}),
        ("share-of-open-questions", {"value": 1}),
    ],
)
def test_an_answer_of_the_wrong_kind_is_none(tmp_path: Path, item: str, data: object) -> None:
    write(tmp_path, event(data, item=item))

    assert submission.read(tmp_path, SHEET).answers == {}


def test_an_answer_to_another_version_is_told_and_not_judged(tmp_path: Path) -> None:
    write(tmp_path, event({"picked": [1]}, version="00000000"))

    assert submission.read(tmp_path, SHEET).answers[BUS].stale


def test_a_file_of_a_newer_course_is_left_out_and_told(tmp_path: Path) -> None:
    path = write(tmp_path, event({"picked": [1]}))
    path.write_text('{"format":2}\n' + json.dumps(event({"picked": [2]})) + "\n", encoding="utf-8")

    found = submission.read(tmp_path, SHEET)

    assert found.answers == {}
    assert "another version of the course" in found.remarks[0]


def test_links_are_not_followed(tmp_path: Path) -> None:
    # given: somebody else's answers, and links to their file and to their folder
    other = tmp_path / "other"
    other.mkdir()
    theirs = write(other, event({"picked": [2]}))
    by_file, by_folder = tmp_path / "file", tmp_path / "folder"
    (by_file / "answers").mkdir(parents=True)
    (by_file / "answers" / "a.jsonl").symlink_to(theirs)
    by_folder.mkdir()
    (by_folder / "answers").symlink_to(other / "answers")

    for folder in (by_file, by_folder):
        found = submission.read(folder, SHEET)
        assert found.answers == {}
        assert "link" in found.remarks[0]


def test_a_pipe_a_folder_and_a_huge_file_in_place_of_answers_end_nothing(tmp_path: Path) -> None:
    write(tmp_path, event({"picked": [1]}))
    os.mkfifo(tmp_path / "answers" / "b.jsonl")
    (tmp_path / "answers" / "c.jsonl").mkdir()
    with (tmp_path / "answers" / "d.jsonl").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    found = submission.read(tmp_path, SHEET)

    assert found.answers[BUS].answer.stored() == {"picked": [1]}
    assert len(found.remarks) == 3


def test_a_long_reply_that_was_saved_hundreds_of_times_counts(tmp_path: Path) -> None:
    said = "她那时已经想好了要说的话，" * 460
    saves = [
        event({"text": f"{said}{number}"}, "a-reply-to-samuel", f"2026-01-01T10:00:00.{number:03}Z")
        for number in range(400)
    ]
    path = write(tmp_path, event({"picked": [1]}), *(json.dumps(one, ensure_ascii=False) for one in saves))

    found = submission.read(tmp_path, SHEET)

    assert path.stat().st_size > 6_300_000
    assert found.answers["a-reply-to-samuel"].answer.stored() == {"text": f"{said}399"}
    assert found.answers[BUS].answer.stored() == {"picked": [1]}
    assert found.remarks == ()


def test_thousands_of_files_are_not_read(tmp_path: Path) -> None:
    for number in range(answer_lines.MOST_FILES + 5):
        write(tmp_path, event({"picked": [number % 2]}), name=f"{number:05}.jsonl")

    assert "Only the newest" in submission.read(tmp_path, SHEET).remarks[0]


def test_answers_as_a_file_are_no_answers(tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("all right", encoding="utf-8")

    assert submission.read(tmp_path, SHEET).answers == {}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
#: Data that an answer might hold, so that some of what is made up is one.
likely = st.fixed_dictionaries({"picked": st.lists(st.integers(-1, 5), max_size=3)}) | st.fixed_dictionaries(
    {"text": st.text(max_size=20)}
)


@settings(max_examples=150, deadline=None)
@given(
    data=json_values | likely,
    item=st.sampled_from([*VERSIONS, "unknown"]),
    odd=st.fixed_dictionaries({}, optional={"version": json_values, "at": json_values}),
)
def test_whatever_json_an_event_holds_reading_ends_and_answers_are_well_formed(
    tmp_path_factory: pytest.TempPathFactory, data: object, item: str, odd: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    write(folder, event(data, item=item, **odd))

    for name, answer in submission.read(folder, SHEET).answers.items():
        asked = next(item for item in SHEET.items if item.id == name)
        assert answer.stale or asked.takes(answer.answer)
