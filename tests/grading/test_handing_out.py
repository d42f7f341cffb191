"""`empathy release` and `empathy collect` as an instructor meets them, beside nbgrader's own commands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from course_lib.__main__ import main
from tests.support.grading import results
from tests.support.grading.classroom import NAME, CourseRoom, cell_of
from tests.support.grading.exchange import Inbound

Say = Callable[..., str]
BUS = "the-late-bus"
OUTBOUND = Path("empathy-in-practice") / "outbound"


def configured(room: CourseRoom) -> CourseRoom:
    """The course with the settings that the commands read for themselves."""
    (room.root / "data").mkdir()
    with (room.root / "nbgrader_config.py").open("a") as file:
        file.write(f'c.Exchange.root = "{room.config.Exchange.root}"\nc.ExchangeCollect.check_owner = False\n')
    return room


def say(room: CourseRoom, capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """Give a command of the course; what was told."""
    assert main([*words, "--course", str(room.root)]) == status
    told = capsys.readouterr()
    return told.err if status and not told.out else told.out


def outbound(room: CourseRoom) -> Path:
    """Where learners fetch from."""
    return Path(str(room.config.Exchange.root)) / OUTBOUND


def test_one_command_hands_out_what_nbgraders_two_hand_out(
    room: CourseRoom, released_once: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # when: an assignment is released from a folder that is not the course's, where nothing was made before
    configured(room)
    room.monkeypatch.chdir(room.root.parent)
    told = say(room, capsys, "release", NAME)

    # then: it is told, and what learners fetch is what nbgrader's commands give out, rights and all
    assert f"Handed out: {NAME}, 7 questions, 24 points." in told
    assert "No due date stands in it" in told
    assert results.files(outbound(room)) == results.files(released_once / "exchange" / OUTBOUND)
    assert results.files(room.work / "release") == results.files(released_once / "course" / "course-work" / "release")
    assert [folder.name for folder in outbound(room).iterdir()] == [NAME]
    # then: a learner fetches it, and the whole of nbgrader's own way goes on from there
    room.mark(room.learner("ann"))
    assert room.total("ann") == 0


def test_what_is_handed_out_already_stays_unless_force_is_said(
    released: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    # given: a released assignment of which a text has changed since
    room = configured(released)
    notebook = room.root / "assignments" / NAME / f"{NAME}.ipynb"
    nb = nbformat.read(notebook, as_version=4)
    nb.cells[0].source += "\n\nTake your time."
    nbformat.write(nb, notebook)
    before = results.files(outbound(room)), results.files(room.work / "release")

    # when: it is released again
    told = say(room, capsys, "release", NAME, status=1)

    # then: nothing was done, and the letter says why and what to do
    assert "it is handed out already" in told
    assert "add --force" in told
    assert (results.files(outbound(room)), results.files(room.work / "release")) == before

    # when: it is meant
    say(room, capsys, "due", NAME, "2099-12-04 18:00", "--zone", "Europe/Zurich")
    told = say(room, capsys, "release", NAME, "--force")

    # then: learners fetch the new one, with the date
    assert "Hand in by Friday 4 December 2099, 18:00 (Europe/Zurich)." in told
    assert b"Take your time." in results.files(outbound(room))[f"{NAME}/{NAME}.ipynb"][0]


def _a_second_notebook(room: CourseRoom) -> None:
    place = room.root / "assignments" / NAME
    shutil.copy(place / f"{NAME}.ipynb", place / "draft.ipynb")


def _other_points(room: CourseRoom) -> None:
    file = room.root / "assignments" / NAME / f"{NAME}.ipynb"
    nb = nbformat.read(file, as_version=4)
    for name in ("the-late-bus", "room-for-colm"):
        cell_of(nb.cells, name).metadata.nbgrader.points = 9
    nbformat.write(nb, file)


def _damage(room: CourseRoom) -> None:
    (room.root / "assignments" / NAME / f"{NAME}.ipynb").write_text("{")


def _no_bank(room: CourseRoom) -> None:
    (room.root / "banks" / f"{NAME}.yml").unlink()


def _an_exchange_that_cant_be_made(room: CourseRoom) -> None:
    with (room.root / "nbgrader_config.py").open("a") as file:
        file.write('c.Exchange.root = "/proc/exchange"\n')


@pytest.mark.parametrize(
    ("wrong", "name", "says"),
    [
        (lambda _: None, "smal-example", ["there is no such assignment; there are: empathy-and-outcome, foundations"]),
        (_a_second_notebook, NAME, ["draft.ipynb:1: an assignment has one notebook"]),
        (_other_points, NAME, ["the-late-bus: the cell gives 9 points", "room-for-colm: the cell gives 9 points"]),
        (_damage, NAME, ["can't be read as a notebook"]),
        (_no_bank, NAME, ["there is no item bank here"]),
        (_an_exchange_that_cant_be_made, NAME, ["nbgrader_config.py", "/proc/exchange", "Before the term"]),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_handed_out(
    room: CourseRoom,
    capsys: pytest.CaptureFixture[str],
    wrong: Callable[[CourseRoom], None],
    name: str,
    says: list[str],
) -> None:
    configured(room)
    wrong(room)

    told = say(room, capsys, "release", name, status=1)

    assert [line for line in says if line not in told] == []
    assert not (room.work / "release").exists()
    assert not outbound(room).exists() or list(outbound(room).iterdir()) == []


def _one_more(items: list[Any], cells: list[Any]) -> None:
    for all_of_them in (items, cells):
        at = next(i for i, one in enumerate(all_of_them) if BUS in json.dumps(one))
        all_of_them.append(json.loads(json.dumps(all_of_them[at]).replace(BUS, "a-later-bus")))


def _one_less(items: list[Any], cells: list[Any]) -> None:
    for all_of_them in (items, cells):
        all_of_them[:] = [one for one in all_of_them if BUS not in json.dumps(one)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            _one_more,
            "a-later-bus: somebody has been marked without it, so nbgrader can't take it in; take it out again",
        ),
        (_one_less, f"{BUS}: somebody has been marked with it, so nbgrader can't leave it out; put it back"),
    ],
)
def test_once_somebody_is_marked_no_question_comes_or_goes_and_the_release_stays(
    released: CourseRoom, capsys: pytest.CaptureFixture[str], change: Callable[[list[Any], list[Any]], None], says: str
) -> None:
    # given: Ann was marked, and then a question was added to bank and notebook, or taken out of both
    room = configured(released)
    room.mark(room.learner("ann"))
    before = results.files(outbound(room)), results.files(room.work / "release")
    file, notebook = room.root / "banks" / f"{NAME}.yml", room.root / "assignments" / NAME / f"{NAME}.ipynb"
    bank, nb = yaml.safe_load(file.read_text()), json.loads(notebook.read_text())
    change(bank["items"], nb["cells"])
    file.write_text(yaml.safe_dump(bank, sort_keys=False))
    notebook.write_text(json.dumps(nb))

    # when: it is released again, by the command here and by nbgrader's
    told = say(room, capsys, "release", NAME, "--force", status=1)
    result = room.try_step("generate_assignment")

    # then: a letter says what to do, and all is as it was
    assert says in told
    assert not result["success"]
    assert (results.files(outbound(room)), results.files(room.work / "release")) == before


def test_a_release_that_was_killed_is_not_half_there_and_is_made_by_the_next(
    released: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    # given: what a run leaves that ends while it copies
    room = configured(released)
    (outbound(room) / NAME).rename(outbound(room) / f".{NAME}")
    (outbound(room) / f".{NAME}" / "items.json").unlink()

    # when: it is released
    say(room, capsys, "release", NAME)

    # then: it is whole, and nothing else is there
    assert [folder.name for folder in outbound(room).iterdir()] == [NAME]
    assert sorted(file.name for file in (outbound(room) / NAME).iterdir()) == ["items.json", f"{NAME}.ipynb"]


def test_collecting_tells_who_was_left_out_why_and_what_to_do_and_agrees_with_nbgraders(
    inbound: Inbound, capsys: pytest.CaptureFixture[str]
) -> None:
    # given: Ann and Ben have handed in, and Eve a link
    room = configured(inbound.room)
    folder = inbound.hand_in("eve")
    (folder / "answers" / "other.jsonl").symlink_to("/etc/hostname")

    # when: it is collected
    told = say(room, capsys, "collect", NAME, status=1)

    # then: both are here, and the lines name who isn't, why, and what to do
    assert inbound.collected() == {"ann", "ben"}
    assert told.splitlines()[0] == "Collected: 2 new or newer, and 1 to look at (see below)."
    (line,) = [line for line in told.splitlines() if line.startswith("NOT collected")]
    assert folder.name in line
    assert "holds a link" in line
    assert "Ask them to hand in again" in line
    assert f"empathy missing {NAME}" in told

    # when: Ben hands in again, and nbgrader's own command goes first
    made = results.files(inbound.copy("ann"))
    inbound.hand_in("ben", picked=1)
    inbound.collect()
    shutil.rmtree(folder)

    # then: neither command undoes what the other did
    assert "Collected: 0 new or newer, 2 as collected before." in say(room, capsys, "collect", NAME)
    assert inbound.picked("ben") == [1]
    assert results.files(inbound.copy("ann")) == made


def test_an_assignment_that_was_never_released_cant_be_collected(
    inbound: Inbound, capsys: pytest.CaptureFixture[str]
) -> None:
    room = configured(inbound.room)

    told = say(room, capsys, "collect", "small-exampel", status=1)

    assert f"small-exampel: the gradebook has no assignment of this name; it has: {NAME}" in told
    assert not (room.work / "submitted").exists()
