"""A damaged submission is marked as far as it is whole, by nbgrader's own command too."""

from __future__ import annotations

import json

import pytest

from tests.support.grading import damage
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, all_right, needs_box

pytestmark = needs_box
REPLY = "a-reply-to-samuel"


@pytest.fixture
def damaged(released: CourseRoom) -> CourseRoom:
    """Everybody answers all as the key does; then something becomes of what they handed in."""
    first = released.learner("whole")
    all_right(first, released.bank)
    first.submit()
    released.step("collect")
    whole = released.work / "submitted" / "whole" / NAME
    for name, happens in (damage.WITHOUT_CODE | damage.WITH_CODE).items():
        released.copy_of("whole", name)
        happens(whole.parent.parent / name / NAME)
    released.copy_of("whole", "half-a-reply")
    damage.half_an_emoji_in_the_reply(whole.parent.parent / "half-a-reply" / NAME)
    return released


def test_answers_count_whatever_became_of_the_notebook(damaged: CourseRoom) -> None:
    # when everybody is marked by nbgrader's own command
    log = damaged.step("autograde", "*")

    # then answers earn what they are worth, and code that can't be read waits for a person who is told why
    full = {item.id: (item.points, False) for item in damaged.bank.items} | {REPLY: (None, True)}
    for name in ("whole", "half-a-reply", *damage.WITH_CODE):
        assert damaged.grades(name) == full, name
    for name in damage.WITHOUT_CODE:
        assert damaged.grades(name) == full | {FUNCTION: (None, True)}, name
        assert f"{name}: The " in log

    # then there is a notebook for formgrader to open, with the reason in it for the marker
    for name in damage.WITHOUT_CODE:
        nb = json.loads((damaged.work / "autograded" / name / NAME / f"{NAME}.ipynb").read_bytes())
        told = "".join(
            "".join(output["data"]["text/html"]) for cell in nb["cells"] for output in cell.get("outputs", [])
        )
        assert "Your code could not be read from the notebook" in told
        assert "For the marker only" in told
