"""Made-up studies add up, differ by what they are told to, and those of lesson 13 are what their seed gives."""

from __future__ import annotations

import math
from statistics import mean, stdev

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.measures.made_up_studies import FEWEST, dealt, made_up_studies, sizes
from course_lib.measures.pooling import Study, fisher_z, interval, pool
from course_lib.models import MetaAnalysis, Worksheet

#: How the set of lesson 13 was made; its `origin` says so, too.
SEED = "draw 804"
RATERS = {"the client": 0.5, "an observer": 0.25, "the therapist": 0.25}
TRAINING = {"in training": 0.4, "qualified": 0.6}
LEAN = -0.12
SET = Content(paths.data()).one(MetaAnalysis, "eighty-two-made-up-studies")


def test_every_row_of_lesson_thirteen_is_computed_from_its_seed() -> None:
    places = range(82)
    features = [[dealt(SEED, place, "rater", RATERS), dealt(SEED, place, "training", TRAINING)] for place in places]
    leans = {place: LEAN for place in places if features[place][0] == "the therapist"}
    studies = made_up_studies(SEED, count=82, people=6138, r=0.3, tau=0.21, leans=leans)

    made = [(f"Study {one.name}", one.r, one.n, of) for one, of in zip(studies, features, strict=True)]
    assert [(one.name, one.r, one.n, list(one.of)) for one in SET.studies] == made


def test_together_they_are_as_the_lesson_says() -> None:
    found = pool([Study(one.name, one.r, one.n) for one in SET.studies])

    assert (found.k, found.n) == (82, 6138)
    assert [round(end, 2) for end in (found.r, *found.interval)] == [0.28, 0.23, 0.33]
    assert found.prediction
    assert [round(end, 2) for end in found.prediction] == [-0.16, 0.63]
    assert (round(found.tau, 2), round(100 * found.i_squared)) == (0.22, 78)


def test_if_clear_results_alone_are_kept_the_mean_is_as_large_as_the_closing_says() -> None:
    studies = [Study(one.name, one.r, one.n) for one in SET.studies]
    clear = [one for one in studies if interval(one).low > 0]

    assert (len(clear), round(pool(clear).r, 2)) == (43, 0.45)


def test_the_four_studies_of_the_worksheet_come_to_what_the_lesson_says() -> None:
    rows = Content(paths.data()).one(Worksheet, "four-studies").table
    assert rows
    studies = [Study(name, float(r), int(n)) for name, r, n, _ in rows.rows]
    weights = [one.n - 3 for one in studies]
    z = sum(weight * fisher_z(one.r) for weight, one in zip(weights, studies, strict=True)) / sum(weights)

    found = pool(studies)

    assert round(z, 3) == 0.265
    assert [round(end, 2) for end in (found.r, *found.interval)] == [0.26, 0.02, 0.48]
    assert found.prediction
    assert [round(end, 2) for end in found.prediction] == [-0.15, 0.6]


def test_without_a_spread_studies_differ_by_sampling_error_alone() -> None:
    studies = made_up_studies("even", count=300, people=30_000, r=0.3, tau=0)

    off = [(fisher_z(one.r) - fisher_z(0.3)) * math.sqrt(one.n - 3) for one in studies]
    assert mean(off) == pytest.approx(0, abs=0.2)
    assert stdev(off) == pytest.approx(1, abs=0.12)


def test_the_same_seed_gives_the_same_and_a_lean_moves_its_study_alone() -> None:
    plain = made_up_studies("a", count=5, people=400, r=0.3, tau=0.2)

    assert plain == made_up_studies("a", count=5, people=400, r=0.3, tau=0.2)
    assert plain != made_up_studies("b", count=5, people=400, r=0.3, tau=0.2)
    leaning = made_up_studies("a", count=5, people=400, r=0.3, tau=0.2, leans={1: -0.3})
    assert [one == other for one, other in zip(plain, leaning, strict=True)] == [True, False, True, True, True]
    assert leaning[1].r < plain[1].r


def test_sizes_add_up_and_leave_nobody_too_small() -> None:
    found = sizes("a", 40, 2000)

    assert sum(found) == 2000
    assert min(found) >= FEWEST
    assert len(set(found)) > 20


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"people": 50}, "14 people"), ({"count": 1}, "two studies"), ({"tau": -0.1}, "tau"), ({"r": 1.0}, "r")],
)
def test_what_cannot_be_drawn_is_refused(wrong: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        made_up_studies("a", **{"count": 5, "people": 400, "r": 0.3, "tau": 0.1, **wrong})  # type: ignore[arg-type]


def test_shares_are_dealt_about_as_they_are_said() -> None:
    found = [dealt("a", place, "rater", RATERS) for place in range(2000)]

    assert found.count("the client") / 2000 == pytest.approx(0.5, abs=0.04)
    assert set(found) == set(RATERS)
