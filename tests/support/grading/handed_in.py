"""A class that has handed in replies: collected and autograded by nbgrader itself, ready for a person to mark."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.grading.classroom import CourseRoom, Learner

WRITTEN = "a-reply-to-samuel"
#: Three learners; what Ada and Mo wrote differs in a word.
REPLIES = {
    "ada": "It was all there, ready to be said, and then the weather came out instead. What was it that you had there?",
    "mo": "It was all there, ready to be said, and the weather came out instead. What was it that you had there?",
    "una": "You wanted to answer her. I wonder what it was like to hear her ring off.",
}


def hand_in(room: CourseRoom, replies: Mapping[str, str]) -> list[Learner]:
    """Have each learner answer the written item alone, submit, be collected and be autograded."""
    learners = []
    for name, text in replies.items():
        learner = room.learner(name)
        learner.answer(WRITTEN, {"text": text})
        learners.append(learner)
    room.mark(*learners)
    return learners
