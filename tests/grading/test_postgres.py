"""A gradebook on a PostgreSQL server gets the same marks as one in a file, and what can't be done for it is told."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from tests.grading.test_handing_out import say
from tests.support.grading import postgres
from tests.support.grading.classroom import NAME, CourseRoom, all_right, needs_box
from tests.support.grading.desk import open_desk, press
from tests.support.grading.rooms import author, opened

needs_server = pytest.mark.skipif(bool(postgres.trouble()), reason=postgres.trouble() or "there is a server")
pytestmark = [needs_server, needs_box]
BUS, REPLY = "the-late-bus", "a-reply-to-samuel"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgres.server() as url:
        yield url


def played(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str = "") -> Any:
    """A small term: released, handed in by two, collected, graded, marked at the desk, graded again, exported."""
    place.mkdir(mode=0o700)
    author(place)
    (place / "course" / "data").mkdir()
    with (place / "course" / "nbgrader_config.py").open("a") as file:
        file.write(f"c.Exchange.root = {str(place / 'exchange')!r}\nc.ExchangeCollect.check_owner = False\n")
        file.write("c.PerDay.per_day = 0.1\n" + (f"c.CourseDirectory.db_url = {url!r}\n" if url else ""))
    room = opened(place, monkeypatch)
    told = {}
    (room.work / "class.csv").write_text("id,last_name\nann,Lind\neve,Moor\n")
    say(room, capsys, "roster", str(room.work / "class.csv"))
    say(room, capsys, "due", NAME, "2026-01-05 18:00", "--zone", "Europe/Zurich")
    say(room, capsys, "extend", NAME, "ann", "--until", "2099-01-05 18:00")
    say(room, capsys, "release", NAME)
    for name in ("ann", "eve"):
        learner = room.learner(name)
        if name == "ann":
            all_right(learner, room.bank)
        else:
            learner.answer(BUS, {"picked": [0]})
            learner.answer(REPLY, {"text": "You had it all there, and the weather came out."})
        learner.submit()
    say(room, capsys, "collect", NAME)
    told["grade"] = say(room, capsys, "grade", NAME)
    desk = open_desk(room, "bo")
    for name in ("ann", "eve"):
        assert press(desk, name, [2, 2, 1], item=REPLY)["ok"]
    desk.close()
    told["again"] = say(room, capsys, "grade", NAME)
    told["autograde"] = room.step("autograde", "eve")
    say(room, capsys, "missing", NAME)
    say(room, capsys, "feedback", NAME)
    say(room, capsys, "release-feedback", NAME, "--with-unmarked")
    say(room, capsys, "report", NAME)
    say(room, capsys, "export", NAME, "--to", "csv", "--with-unmarked")
    rows = list(csv.DictReader(paths.exported(room.root, NAME, "csv").read_text("utf-8-sig").splitlines()))
    return room, told, rows


def test_the_marks_are_those_of_a_gradebook_in_a_file(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # when: the same term is played with a gradebook in a file, and on a server
    with monkeypatch.context() as here:
        _, in_file, expected = played(tmp_path / "file", here, capsys)
    with monkeypatch.context() as here:
        room, on_server, rows = played(tmp_path / "server", here, capsys, url)

    # then: everybody has the same in both, and it isn't nothing
    assert rows == expected
    assert {row["id"] for row in rows} == {"ann", "eve"}
    assert float(next(row for row in rows if row["id"] == "ann")["total"]) > 20
    # then: no file was made of it, and each run that marks says that nothing was copied
    assert not paths.gradebook(room.root).exists()
    assert not paths.backups(room.root).exists()
    says = "No copy of the gradebook was made, since it is on a server (postgresql): copy it there."
    assert says in on_server["grade"]
    assert says not in on_server["again"]
    assert "No copy" not in in_file["grade"]


def test_a_server_that_can_t_be_reached_is_told_in_words_and_no_password_is(
    room: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    (room.root / "data").mkdir()
    with (room.root / "nbgrader_config.py").open("a") as file:
        file.write('c.CourseDirectory.db_url = "postgresql+psycopg://course:secret@/postgres?host=/nowhere"\n')

    told = say(room, capsys, "missing", NAME, status=1)

    assert "the gradebook can't be read or written" in told
    assert "secret" not in told
    assert "Traceback" not in told
