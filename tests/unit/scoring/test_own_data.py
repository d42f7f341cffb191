"""Data of a learner's own: the same wherever they are made, other than anybody else's, and what is read off."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib.measures.pooling import Study
from course_lib.models.own_data import SessionsRecipe, StudiesRecipe
from course_lib.models.tasks.own_data import KeyedNumber, OwnDataTask
from course_lib.scoring import own_sessions
from course_lib.scoring.own_data import OwnData, check, drawn

EIGHT = StudiesRecipe(of="studies", name="eight-studies", count=8, people=420, r=0.4, tau=0.25)
TEN = SessionsRecipe(
    of="sessions", name="ten-totals", count=10, first=31, change=-12, wobble=3.0, lowest=0, highest=48, sd=7.5,
    reliability=0.88,
)  # fmt: skip
HOSTILE = ["", " ", "ada\n0", "ada 0", "../../etc/passwd", "a" * 100_000, "\ud83d", "ada\x00", "'; drop table", "Zoë"]


def task(**changes: Any) -> OwnDataTask:
    number = {"id": "one", "name": "One", "decimals": 2, "within": 0.01, "points": 2, "reading": "pooled-r"}
    whole = {"id": "a-task", "kind": "own-data", "title": "T", "prompt": "P", "points": 2, "recipe": EIGHT}
    return OwnDataTask.model_validate({**whole, "numbers": [{**number, **changes.pop("number", {})}], **changes})


def test_a_learners_data_are_the_same_for_ever() -> None:
    data = drawn(EIGHT, "ada")

    assert data.rows[:2] == [{"study": 1, "r": 0.4, "n": 55}, {"study": 2, "r": 0.49, "n": 46}]
    assert data.mark == "0dc0df8e"
    assert sum(one.n for one in data.studies) == 420


@pytest.mark.parametrize("recipe", [EIGHT, TEN], ids=lambda recipe: recipe.name)
def test_no_two_learners_share_data_whatever_they_are_called(recipe: Any) -> None:
    names = [*HOSTILE, *(f"student-{number}" for number in range(20))]

    assert len({drawn(recipe, name).mark for name in names}) == len(names)


def test_another_name_of_the_recipe_gives_other_data() -> None:
    assert drawn(EIGHT.model_copy(update={"name": "another"}), "ada").rows != drawn(EIGHT, "ada").rows


def test_the_six_steps_of_the_assignment_worked_in_plain_sums_lead_to_the_keys() -> None:
    # given: one learner's studies, and the steps as a spreadsheet does them
    data = drawn(EIGHT, "ada")
    z = [math.atanh(one.r) for one in data.studies]
    w = [one.n - 3 for one in data.studies]
    middle = sum(a * b for a, b in zip(w, z, strict=True)) / sum(w)
    q = sum(a * (b - middle) ** 2 for a, b in zip(w, z, strict=True))
    tau_squared = (q - 7) / (sum(w) - sum(a * a for a in w) / sum(w))
    new = [1 / (1 / a + tau_squared) for a in w]
    pooled = sum(a * b for a, b in zip(new, z, strict=True)) / sum(new)
    error = 1 / math.sqrt(sum(new))
    off = sum(a * (b - pooled) ** 2 for a, b in zip(new, z, strict=True)) / 7
    error *= math.sqrt(max(1, off))
    wide = 2.447 * math.sqrt(tau_squared + error**2)

    # then: they are what counts as right by DL, the second of each pair
    by_hand = {
        "pooled-r": math.tanh(pooled),
        "interval-low": math.tanh(pooled - 2.365 * error),
        "interval-high": math.tanh(pooled + 2.365 * error),
        "prediction-low": math.tanh(pooled - wide),
        "prediction-high": math.tanh(pooled + wide),
        "tau-squared": tau_squared,
        "i-squared": 100 * (q - 7) / q,
    }
    for reading, number in by_hand.items():
        assert data.read(reading)[1] == pytest.approx(number, abs=2e-4), reading  # type: ignore[arg-type]


def test_what_is_read_off_a_few_studies_can_be_counted_by_hand() -> None:
    studies = (Study("1", 0.5, 103), Study("2", 0.1, 28), Study("3", -0.05, 40), Study("4", 0.3, 84))
    data = OwnData(EIGHT, studies=studies)

    counted = ["heaviest", "lightest", "place-of-largest-r", "intervals-above-zero", "intervals-touching-zero"]
    assert [data.read(one) for one in counted] == [(1,), (2,), (1,), (2,), (2,)]  # type: ignore[arg-type]
    assert data.read("correlations-above-zero") == (3,)
    assert data.read("largest-z")[0] == pytest.approx(0.549, abs=0.001)
    assert data.read("mean-r")[0] == pytest.approx(0.2125)


def test_what_is_read_off_ten_totals_is_jacobson_and_truaxs() -> None:
    data = OwnData(TEN, totals=(31, 30, 28, 24, 22, 25, 23, 20, 21, 22))

    # SEM = 7.5 × √.12 = 2.598, S_diff = 3.674, 1.96 × 3.674 = 7.20: eight points are the first reliable change
    read = {one: data.read(one)[0] for one in own_sessions.READINGS}
    assert read["error-of-total"] == pytest.approx(2.598, abs=0.001)
    assert read["error-of-change"] == pytest.approx(3.674, abs=0.001)
    assert read["least-reliable-change"] == pytest.approx(7.20, abs=0.01)
    assert read["change-index"] == pytest.approx(-2.449, abs=0.001) == -read["change-index-turned"]
    assert (read["first-reliable-session"], read["lowest-session"], read["change"]) == (5, 8, -9)


@pytest.mark.parametrize("student", [f"student-{number}" for number in range(12)])
def test_in_everybodys_data_the_slips_that_matter_show(student: str) -> None:
    studies, totals = drawn(EIGHT, student), drawn(TEN, student)

    for slip in ("pooled-z", "common-r", "mean-r", "people-mean-r"):
        for key in studies.read("pooled-r"):
            assert abs(round(studies.read(slip)[0], 2) - key) > 0.01
    assert max(one.n for one in studies.studies) > 1.15 * sorted(one.n for one in studies.studies)[-2]
    assert 1 < totals.read("first-reliable-session")[0] != totals.read("lowest-session")[0]
    assert all(0 <= total <= 48 for total in totals.totals)
    assert any(before != after for before, after in pairwise(totals.totals))


def test_the_key_comes_before_a_slip_and_a_slip_only_within_reach() -> None:
    number = KeyedNumber.model_validate(
        {"id": "one", "name": "One", "decimals": 2, "within": 0.01, "points": 2, "reading": "pooled-r",
         "slips": [{"reading": "pooled-r", "says": "the key again"}, {"reading": "pooled-z", "says": "still a z"}]}
    )  # fmt: skip
    data = drawn(EIGHT, "ada")
    key, still_z = data.read("pooled-r")[0], data.read("pooled-z")[0]

    assert check(number, key, data).right
    slip = check(number, still_z, data).slip
    assert slip is not None
    assert slip.says == "still a z"
    assert check(number, still_z + 0.5, data).slip is None


def test_a_recipe_that_shows_no_slip_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="no data come out whose slips can be told"):
        drawn(TEN.model_copy(update={"change": 0, "wobble": 0.0}), "ada")


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": 10**9}, {"count": 3}, {"people": 10**9}, {"tau": -1.0}, {"tau": float("nan")}, {"r": 1.0},
        {"of": "people"}, {"name": "../x"}, {"extra": 1},
    ],
    ids=str,
)  # fmt: skip
def test_a_recipe_out_of_bounds_is_refused_before_anything_is_drawn(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        StudiesRecipe.model_validate(EIGHT.model_dump() | wrong)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"points": 3}, "the numbers' points add up to 2, but the item has 3"),
        ({"number": {"reading": "change-index"}}, "`change-index` can’t be read off studies"),
        ({"recipe": TEN, "picture": True, "number": {"reading": "change-index"}}, "only studies have a `picture`"),
        ({"number": {"slips": [{"reading": "change", "says": "s"}]}}, "`change` can’t be read off studies"),
        ({"number": {"slips": [{"reading": "pooled-z", "says": "s", "share": 1}]}}, "less than 1"),
    ],
)
def test_a_task_that_does_not_hang_together_is_refused(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        task(**wrong)


def test_what_travels_names_the_recipe_and_the_fields_and_no_reading() -> None:
    sent = task().question()

    assert sent.recipe == EIGHT
    assert [one.id for one in sent.own_numbers] == ["one"]
    assert "pooled-r" not in sent.model_dump_json()
