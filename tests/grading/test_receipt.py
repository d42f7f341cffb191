"""A learner's receipt, by real nbgrader: it comes with handing in, and the instructor finds the copy that it is of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeSubmit

from course_lib import paths
from course_lib.learner import handed_in, question_sheet
from course_lib.learner.handed_in import HandedIn
from tests.grading.test_handing_out import configured, say
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, Learner

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"


@pytest.fixture
def room(released: CourseRoom) -> CourseRoom:
    return configured(released)


def receipts(learner: Learner) -> list[HandedIn]:
    """What the page of the assignment tells a learner, the newest first."""
    return handed_in.handed_in(learner.home / ".cache", question_sheet.sheet(learner.folder))


def test_the_receipt_is_the_one_of_the_copy_that_was_collected(
    room: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    # given: Ana answers two questions, one of them in her cell of code, saves outputs, and hands in
    ana, ben = room.learner("ana"), room.learner("ben")
    for learner in (ana, ben):
        learner.answer(BUS, {"picked": [0]})
        learner.write_code(f"def {FUNCTION.replace('-', '_')}(codes):\n    return 0.5")
        learner.edit(lambda cells: cells[-1].metadata.update({"mine": "picture"}))
        learner.submit()
    (hers,), (his,) = receipts(ana), receipts(ben)

    # when: it is collected
    say(room, capsys, "collect", NAME)

    # then: her receipt leads to the copy that is marked, however she writes it down
    assert (hers.learner, hers.answered) == ("ana", 2)
    copy = room.work / "submitted" / "ana" / NAME
    for typed in (hers.code, hers.code.lower().replace("-", " ")):
        told = say(room, capsys, "receipt", typed)
        assert f"{hers.code}: ana, {NAME}, " in told
        assert f"It is the copy that was collected, and that is marked: {copy}" in told
    # then: all are told without one
    every = say(room, capsys, "receipt")
    assert f"{hers.code}  ana, {NAME}" in every
    assert f"{his.code}  ben, {NAME}" in every
    assert "Collected: 2." in every


def test_of_two_submissions_each_has_its_own_and_the_one_not_collected_is_found_in_the_exchange(
    room: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    ana = room.learner("ana")
    ana.submit()
    say(room, capsys, "collect", NAME)
    ana.answer(BUS, {"picked": [0]})
    ana.submit()
    newer, older = receipts(ana)

    told = say(room, capsys, "receipt", newer.code)

    assert newer.code != older.code
    assert "It lies in the exchange, and is not the copy that is marked" in told
    assert f"Collected was {older.code}: ana, {NAME}" in told
    # when: that is collected, the older one lies in the exchange alone
    say(room, capsys, "collect", NAME)
    assert "It is the copy that was collected" in say(room, capsys, "receipt", newer.code)
    assert f"Collected was {newer.code}" in say(room, capsys, "receipt", older.code)


def test_a_receipt_of_what_was_never_handed_in_or_was_changed_since_is_not_found(
    room: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    # given: Eve hands in, then changes an answer in her folder of the exchange
    eve = room.learner("eve")
    eve.answer(BUS, {"picked": [0]})
    eve.submit()
    (true,) = receipts(eve)
    (folder,) = (Path(str(room.config.Exchange.root)) / "empathy-in-practice" / "inbound").glob("eve+*")
    (segment,) = (folder / "answers").glob("*.jsonl")
    segment.write_bytes(segment.read_bytes().replace(b'"picked":[0]', b'"picked":[1]'))
    # given: and makes herself a receipt of better work, in a copy as nbgrader would have made it
    (cached,) = (eve.home / ".cache" / "empathy-in-practice").iterdir()
    eve.answer(REPLY, {"text": "You had it all there."})
    shutil.copytree(eve.folder, cached.with_name(f"eve+{NAME}+2026-01-01 10:00:00.000000 UTC"))
    codes = {one.code for one in receipts(eve)}

    # when: it is collected, and somebody asks for each
    say(room, capsys, "collect", NAME)

    # then: neither is found, and it is told what was looked at
    assert len(codes) == 2
    assert true.code in codes
    for code in codes:
        told = say(room, capsys, "receipt", code, status=1)
        assert f"Nothing that is here has the receipt {code}." in told
        assert "Looked at were 1 collected, and 1 in the exchange." in told


def test_what_hostile_accounts_put_into_the_exchange_stops_no_look(
    room: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    ana = room.learner("ana")
    ana.submit()
    inbound = Path(str(room.config.Exchange.root)) / "empathy-in-practice" / "inbound"
    (inbound / f"eve+{NAME}+yesterday").mkdir()
    (inbound / "no folder of nbgrader's").write_text("")
    (inbound / f"*+{NAME}+2026-01-01 10:00:00 UTC").mkdir()
    (inbound / f"eve+{NAME}+2026-01-01 10:00:00 UTC").symlink_to("/etc")

    told = say(room, capsys, "receipt", receipts(ana)[0].code)

    assert "It lies in the exchange" in told
    assert f"Nothing of theirs was collected: empathy collect {NAME}" in told


def test_what_can_be_no_receipt_is_answered_in_words(room: CourseRoom, capsys: pytest.CaptureFixture[str]) -> None:
    assert "a receipt has 8 letters and figures" in say(room, capsys, "receipt", "7K3M", status=1)


def test_a_copy_that_came_another_way_has_the_receipt_of_the_time_that_it_tells(
    room: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    # given: an exchange that was lost, and a learner's own copy, put in place by hand
    ana = room.learner("ana")
    ana.submit()
    (cached,) = (ana.home / ".cache" / "empathy-in-practice").iterdir()
    shutil.copytree(cached, room.work / "submitted" / "ana" / NAME)
    shutil.rmtree(Path(str(room.config.Exchange.root)) / "empathy-in-practice" / "inbound")

    assert "It is the copy that was collected" in say(room, capsys, "receipt", receipts(ana)[0].code)


def test_the_copy_is_looked_for_where_nbgrader_keeps_it(room: CourseRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(room.root / "jupyter"))
    place = CourseDirectory(config=room.config)

    step = ExchangeSubmit(coursedir=place, authenticator=Authenticator(config=room.config))

    assert Path(step.cache) == paths.handed_in()
