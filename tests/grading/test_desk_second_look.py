"""A request for a second look stands beside the reply on the marking page until it is answered there."""

from __future__ import annotations

from course_lib import paths
from course_lib.grading import second_look
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.desk import ask, number_of, open_desk, press
from tests.support.grading.handed_in import WRITTEN


def test_a_request_for_a_second_look_stands_beside_the_reply_until_it_is_answered(
    handed_in: CourseRoom,
) -> None:
    # given: a marked reply, and a request of its learner's
    desk = open_desk(handed_in, "ann")
    press(desk, "ada", [2, 1, 2])
    trail = paths.marking(handed_in.root) / NAME
    second_look.ask(trail, "ada", WRITTEN, "The second sentence names what he feels.", 5, "ann")
    number = number_of(desk, "ada")

    # then: it is to be done again, with her reason, whatever is changed before the answer
    assert ask(desk, "reply", number=number)["reply"]["asked"] == "The second sentence names what he feels."
    changed = press(desk, "ada", [2, 2, 2])
    assert (changed["reply"]["state"], changed["pile"]["done"]) == ("asked", 0)

    # when: an answer without words, then one with
    refused = ask(desk, "answer", number=number, text="  ")
    answered = ask(desk, "answer", number=number, text="It does; one more point.")

    # then: the second is kept with the points of now, and another is not asked for
    assert (refused["ok"], refused["says"]) == (False, "write a sentence or two, and at most 200 words")
    assert (answered["reply"]["state"], answered["reply"]["asked"], answered["pile"]["done"]) == ("marked", "", 1)
    request = second_look.read(trail)["ada", WRITTEN]
    assert (request.before, request.after, request.answer) == (5, 6, "It does; one more point.")
    assert not ask(desk, "answer", number=number, text="Once more.")["ok"]
