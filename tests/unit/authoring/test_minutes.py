"""The estimate of a lesson's minutes: what is read, written and chosen counts, and what is for another day doesn't."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from course_lib.authoring import paces
from course_lib.authoring.minutes import HALF_WAY, Estimate, estimate
from course_lib.authoring.minutes_by_verb import PAGES, RULES
from course_lib.authoring.minutes_of_tests import item as item_of
from course_lib.authoring.paces import CHOOSE, CONFIDE, MISSED, READ, WRITE
from course_lib.content.notebook import Cell, Notebook
from course_lib.kinds import VERBS
from course_lib.models import Item, Model, Moment, Option, Quiz
from course_lib.models.moment import Feelings, ModelReply, Trap

M = TypeVar("M", bound=Model)
#: As many words as are read in a minute.
MINUTE = "word " * READ


def item(**more: object) -> Item:
    key, other = Option(text="a b", feedback="k " * 20, correct=True), Option(text="c d", feedback="o " * 30)
    return Item.model_validate({"id": "one", "prompt": "p q r", "options": [key, other], **more})


def quiz(*items: Item) -> Quiz:
    return Quiz(id="a-quiz", title="Not read", intro="i", items=items)


def moment(reply: str = "r") -> Moment:
    return Moment(
        id="a-moment", title="t", person="p", scene="s", says="s", task="t",
        feelings=Feelings(present=("sad",), absent=("glad",)), meaning="m", key_ideas=("k",),
        traps=(Trap(name="n", why="w"),), self_check=("s",), retry="r",
        models=tuple(ModelReply(reply=reply, quality=quality, note="n") for quality in ("misses", "meets")),
    )  # fmt: skip


def taken(*sources: str, things: tuple[Model, ...] = ()) -> Estimate:
    """The estimate of a lesson of these cells."""
    cells = tuple(
        Cell(f"cell-{place}", "code" if text.startswith("course.") else "markdown", text, 1)
        for place, text in enumerate(sources)
    )

    def look(shape: type[M], name: str = "") -> M | None:
        return next((one for one in things if isinstance(one, shape) and getattr(one, "id", "") == name), None)

    return estimate(Notebook(Path("a.ipynb"), "a", cells), look)


def test_prose_is_read_at_the_stated_rate_without_addresses_and_signs() -> None:
    assert taken(MINUTE).minutes == pytest.approx(1)
    assert paces.words("| a | [Rogers 1957](https://doi.org/10.1037/h0045357) | **b** | – |") == 4


def test_references_and_what_is_for_another_day_are_not_counted_up_to_the_next_heading_of_their_level() -> None:
    lesson = (
        "## One more, for another day\n\n" + MINUTE,
        'course.quiz("a-quiz")',
        "### And a lighter one\n\n" + MINUTE,
        "## Next",
        MINUTE,
        "## References\n\n" + MINUTE,
    )

    assert taken(*lesson, things=(quiz(item()),)).minutes == pytest.approx(1, abs=0.01)


def test_a_heading_and_what_follows_in_the_same_cell_are_told_apart() -> None:
    assert taken(f"{MINUTE}\n\n## Later, for another day\n\n{MINUTE}").minutes == pytest.approx(1)


def test_the_half_way_is_where_its_heading_stands() -> None:
    assert taken(MINUTE, f"## {HALF_WAY}\n\nRest.", MINUTE + MINUTE).first_half == pytest.approx(1)
    assert taken(MINUTE, "We are half-way.").first_half is None


def test_of_an_item_the_options_the_feedback_of_the_key_and_sometimes_of_another_are_read() -> None:
    seconds = item_of(item(confidence=True))

    assert seconds == pytest.approx((7 + 20 + MISSED * 30) * 60 / READ + CHOOSE + CONFIDE + MISSED * CHOOSE)


def test_a_retired_item_takes_nothing_and_one_that_returns_takes_as_long_as_at_first() -> None:
    first, retired = quiz(item()), quiz(item(), item(id="two", retired=True))
    later = Quiz(id="later", title="t", intro="i", items=(item(id="three"),), again={"a-quiz": ("one",)})

    once = taken('course.quiz("a-quiz")', things=(first,)).minutes
    assert taken('course.quiz("a-quiz")', things=(retired,)).minutes == pytest.approx(once)
    assert taken('course.quiz("later")', things=(first, later)).minutes == pytest.approx(
        2 * once, abs=paces.read("i") / 60 + 0.001
    )


def test_a_moment_is_written_twice_and_its_models_are_read() -> None:
    short, long = (taken('course.respond("a-moment")', things=(moment(reply),)).minutes for reply in ("r", MINUTE))

    assert short > 2 * paces.REPLY / WRITE
    assert long - short == pytest.approx(2, abs=0.02)


def test_private_writing_and_the_review_of_earlier_lessons_take_nothing() -> None:
    assert RULES["reflect"](moment(), lambda shape, name="": None) == 0
    assert taken("course.review()").minutes == 0


def test_a_verb_without_a_rule_is_told_with_its_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course_lib.authoring.minutes.RULES", {})

    [(cell, verb)] = taken("# A lesson", 'course.quiz("a-quiz")', things=(quiz(item()),)).unknown

    assert (cell.id, verb) == ("cell-1", "quiz")


def test_what_can_t_be_read_makes_the_estimate_no_whole_one() -> None:
    assert not taken('course.quiz("a-quiz")').whole
    assert taken('course.quiz("a-quiz")', things=(quiz(item()),)).whole


def test_each_rule_is_one_of_a_verb() -> None:
    assert {*RULES, *PAGES} <= set(VERBS)
