"""A stop of the coach's that a drill sets aside does not speak over what the drill sees."""

from __future__ import annotations

from pathlib import Path

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.session import Session
from tests.support.page import tell

#: The coach hears a promise of secrecy; the drill hears what is told, and what is kept.
REPLY = "It all stays secret between us, I promise, but if you or somebody else could get hurt I’d have to pass it on."


def test_a_stop_is_not_told_where_the_skill_is_seen(tmp_path: Path) -> None:
    session = Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))
    drill = session.drill("what-cant-stay-here")

    reply = tell(drill, type="act", item="limit-my-boss-pays", act="first", data={"text": REPLY})["reply"]

    assert (reply["seen"]["outcome"], reply["seen"]["safety"], reply["seen"]["told"]) == ("there", False, [])
