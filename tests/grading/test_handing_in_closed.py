"""What a student hands in on a hub is there whole, closed to other accounts, and collected as ever."""

from __future__ import annotations

import os
import pwd
import stat
from pathlib import Path

import pytest
from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeSubmit

from course_lib.ops.hub.submit import BEGUN, Submit
from tests.support.grading.classroom import NAME, CourseRoom, Learner
from tests.support.grading.exchange import BUS, Inbound


@pytest.fixture
def inbound(released: CourseRoom) -> Inbound:
    inbound = Inbound(released)
    inbound.place.chmod(0o3733)  # copying the release left the setgid bit behind
    return inbound


@pytest.fixture
def mara(inbound: Inbound) -> Learner:
    learner = inbound.room.learner("mara")
    learner.answer(BUS, {"picked": [0]})
    (learner.folder / "answers").chmod(0o755)
    return learner


def everything(inbound: Inbound) -> list[Path]:
    return sorted(path for folder in inbound.place.iterdir() for path in (folder, *folder.rglob("*")))


def test_it_is_open_to_its_learner_and_the_folders_group_alone(inbound: Inbound, mara: Learner) -> None:
    mara._exchange(Submit)

    rights = {stat.S_IMODE(path.stat().st_mode) & 0o777 for path in everything(inbound)}
    assert rights == {0o770, 0o660}
    assert {path.name for path in everything(inbound)} >= {f"{NAME}.ipynb", "answers", "timestamp.txt"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a folder to a group of others")
def test_all_of_it_has_the_group_of_the_folder_for_handing_in(inbound: Inbound, mara: Learner) -> None:
    group = pwd.getpwnam("games").pw_gid
    os.chown(inbound.place, -1, group)
    inbound.place.chmod(0o3733)

    mara._exchange(Submit)

    assert {path.stat().st_gid for path in everything(inbound)} == {group}


def test_it_is_collected_with_its_answers(inbound: Inbound, mara: Learner) -> None:
    mara._exchange(Submit)

    inbound.collect()

    assert inbound.collected() == {"mara"}
    collected, written = (
        {file.name: file.read_bytes() for file in (folder / "answers").glob("*.jsonl")}
        for folder in (inbound.copy("mara"), mara.folder)
    )
    assert collected == written != {}


def test_nothing_is_there_under_its_name_before_it_is_whole(
    inbound: Inbound, mara: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def copy(step: ExchangeSubmit, src: str, dest: str, log: object = None) -> None:
        if Path(dest).is_relative_to(inbound.place):
            seen.extend(folder.name for folder in inbound.place.iterdir())
            raise ExchangeError("the disk is full")

    monkeypatch.setattr(ExchangeSubmit, "do_copy", copy)
    with pytest.raises(ExchangeError, match="the disk is full"):
        mara._exchange(Submit)

    assert [name[: len(BEGUN)] for name in seen] == [BEGUN]
    assert list(inbound.place.iterdir()) == []


def test_what_a_killed_run_left_is_passed_over(inbound: Inbound, mara: Learner) -> None:
    (inbound.place / f"{BEGUN}x").mkdir(mode=0o700)
    mara._exchange(Submit)

    said = inbound.collect()

    assert inbound.collected() == {"mara"}
    assert BEGUN not in said


def test_where_nobody_set_up_a_folder_for_it_nothing_is_handed_in(inbound: Inbound, mara: Learner) -> None:
    inbound.place.chmod(0o1733)

    with pytest.raises(ExchangeError, match="isn't set up for handing in"):
        mara._exchange(Submit)
    assert list(inbound.place.iterdir()) == []
