"""Assignments on a real hub whose students share no folder: two students, an instructor, and the service between."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError

from course_lib.grading.over_service import Release
from course_lib.learner import handed_in
from course_lib.ops.over_service import steps
from course_lib.ops.over_service.service import Service
from tests.grading.test_handing_out import say
from tests.support.grading import results
from tests.support.grading.classroom import NAME, CourseRoom, Learner, all_right, needs_box
from tests.support.grading.over_service import ByButton, ByCommand, shown, teaching
from tests.support.hub.over_service import COURSE, ExchangeClass

BUS, WRITTEN = "the-late-bus", "a-reply-to-samuel"


@pytest.fixture
def course(exchange_class: ExchangeClass, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """The instructor's copy."""
    return teaching(exchange_class.hub, exchange_class.ines_token, tmp_path, monkeypatch)


@needs_box
def test_two_students_get_the_marks_they_earned_and_no_folder_is_shared(
    exchange_class: ExchangeClass,
    course: CourseRoom,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = exchange_class
    # given an assignment that is handed out, once and not twice
    assert f"Handed out: {NAME}" in say(course, capsys, "release", NAME)
    assert "it is handed out already" in say(course, capsys, "release", NAME, status=1)
    assert "Handed out" in say(course, capsys, "release", NAME, "--force")

    # when Ana fetches it by the buttons of JupyterLab and answers by the key, and Ben by commands, one answer wrong
    ana = ByButton.of(room.hub, room.ana, monkeypatch)
    ben = ByCommand.of(room.hub, room.ben, monkeypatch)
    assert shown(room.hub.list(room.ana), NAME) == {"released": "released"}
    for one in (ana, ben):
        one.fetch()
    all_right(ana, course.bank)
    all_right(ben, course.bank)
    bus: Any = next(item for item in course.bank.items if item.id == BUS)
    ben.answer(BUS, {"picked": [next(i for i, option in enumerate(bus.options) if not option.correct)]})
    for one in (ana, ben):
        one.submit()

    # then both are told that it was handed in
    assert shown(room.hub.list(room.ana), NAME) == {"released": "fetched", "submitted": "submitted"}
    handed = [name.split("+")[0] for name in room.hub.inbound if f"+{NAME}+" in name]
    assert handed == sorted((ana.name, ben.name))

    # when the instructor collects, marks and gives back
    assert f"empathy grade {NAME}" in say(course, capsys, "collect", NAME)
    collected = {place: place.stat().st_ctime_ns for place in (course.work / "submitted").rglob("*")}
    assert f"empathy grade {NAME}" in say(course, capsys, "collect", NAME)
    assert {place: place.stat().st_ctime_ns for place in (course.work / "submitted").rglob("*")} == collected
    say(course, capsys, "grade", NAME, "--workers", "1")

    # then each has what they earned, and the receipt that Ana's page shows is of the copy that is marked
    full = {item.id: (item.points, False) for item in course.bank.items} | {WRITTEN: (None, True)}
    assert course.grades(ana.name) == full
    assert course.grades(ben.name) == full | {BUS: (0.0, False)}
    [copy] = handed_in.handed_in(
        room.ana.home / ".local/share/jupyter/nbgrader_cache", course.bank.question_sheet(NAME)
    )
    assert f"{copy.code}: {ana.name}, {NAME}" in say(course, capsys, "receipt", copy.code)

    # and both read their page, each their own
    say(course, capsys, "feedback", NAME)
    assert "Sent: 2. Left out: 0." in say(course, capsys, "release-feedback", NAME)
    hers, his = ana.fetch_feedback(), ben.fetch_feedback()
    assert hers != his
    assert hers == (course.work / "feedback" / ana.name / NAME / f"{NAME}.html").read_text()
    assert his == (course.work / "feedback" / ben.name / NAME / f"{NAME}.html").read_text()
    [told] = [one["submissions"] for one in room.hub.list(room.ana) if "submissions" in one]
    assert [(one["has_local_feedback"], one["feedback_updated"]) for one in told] == [(True, False)]
    assert not list((room.hub.hub.exchange).rglob(f"*{NAME}*"))

    # and when Ben asks for a second look and hands in anew, it is noted, and no copy is another
    copies = results.files(course.work / "submitted")
    ben.ask(BUS, "The bus was late; both fit.")
    ben.submit()
    assert f"{BUS} (1): {ben.name}" in say(course, capsys, "collect", NAME)
    assert results.files(course.work / "submitted") == copies


def test_what_is_refused_is_told_and_leaves_nothing_behind(
    exchange_class: ExchangeClass, course: CourseRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given an assignment that Ben has fetched
    room, name = exchange_class, "refused-example"
    released = {f"{name}.ipynb": b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'}
    by_ines = Service(room.hub.address, room.ines_token)
    by_ines.put(released, COURSE, "outbound", name, again=True)
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", room.hub.tokens[room.ben.name])
    ben = Learner(room.ben.name, tmp_path / "ben", course.config, monkeypatch, name)
    ben.home.mkdir()
    ben._exchange(steps.FetchAssignment)
    assert ben.notebook.read_bytes() == released[f"{name}.ipynb"]
    before = room.hub.inbound

    # when he hands in what is too large, what was never handed out, or without a token; has the list remove; releases
    (ben.folder / "film.mp4").write_bytes(bytes(16_000_001))
    with pytest.raises(ExchangeError, match="16,000,001 bytes; 16,000,000 are the most"):
        ben._exchange(steps.Submit)
    (ben.folder / "film.mp4").unlink()
    (ben.home / "mine").mkdir()
    mine = Learner(ben.name, ben.home, course.config, monkeypatch, "mine")
    for step in (steps.FetchAssignment, steps.Submit):
        with pytest.raises(ExchangeError, match="not found"):
            mine._exchange(step)
    ben.config.ExchangeList.remove = True
    with pytest.raises(ExchangeError, match="Nothing was removed"):
        ben._exchange(steps.List)
    (course.work / "release" / "mine").mkdir(parents=True)
    (course.work / "release" / "mine" / "mine.ipynb").touch()
    with pytest.raises(ExchangeError, match="Only the instructor"):
        instructors(course, "mine", Release).start()
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "0" * 32)
    with pytest.raises(ExchangeError, match="nobody by this token"):
        ben._exchange(steps.Submit)

    # then nothing was handed in, nothing says that it was, and nothing is released
    assert room.hub.inbound == before
    assert list(ben.home.glob(".cache/**/*.ipynb")) == []
    assert "mine" not in by_ines.names(COURSE, "outbound")
    assert not (course.work / "exchange" / COURSE / "outbound" / "mine").exists()


def instructors(course: CourseRoom, name: str, kind: type[Release]) -> Release:
    """A step of the instructor's, as nbgrader makes it."""
    config = deepcopy(course.config)
    config.CourseDirectory.assignment_id = name
    return kind(coursedir=CourseDirectory(config=config), authenticator=Authenticator(config=config), config=config)
