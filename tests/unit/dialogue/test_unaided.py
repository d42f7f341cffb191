"""The test of what was learnt: a session in which nothing is told before its end."""

from course_lib import paths
from course_lib.content import notebook
from course_lib.content.reader import Content
from course_lib.models import Client


def test_the_talk_of_the_last_lesson_tells_nothing_before_its_end() -> None:
    last = max(paths.notebooks().glob("[0-9]*.ipynb"))
    [(talk,)] = [call.names for _, call in notebook.read(last).calls() if call.verb == "talk" and call.names]

    assert Content(paths.data()).one(Client, talk).unaided
