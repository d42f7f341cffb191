"""The eight days of lesson 10 are what the steps of D give for their seeds."""

from __future__ import annotations

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.measures.iat import d_score, made_up
from course_lib.models import Figure

#: How much slower the made-up person is with the second pairing, in milliseconds; the chart says so, too.
SLOWER = 80


def test_every_row_is_computed_from_its_seed() -> None:
    figure = next(one for one in Content(paths.data()).all(Figure) if one.id == "one-person-eight-days")

    assert len(figure.rows) == 8
    for day, *printed in figure.rows:
        found = d_score(made_up(f"day {day}", slower=SLOWER), "D1")
        assert found is not None
        means = [round(found.means[block]) for block in (3, 6, 4, 7)]
        computed = [*means[:2], round(found.practice_sd), *means[2:], round(found.test_sd), round(found.d, 2)]
        assert printed == computed
