"""What the studies to pool say to their page: a guess first, then all that is computed, and nothing kept that isn't."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.activities.pool.pool import PoolActivity
from course_lib.activities.pool.pooled import printed
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.measures.pooling import Study, leave_one_out, pool
from course_lib.models import MetaAnalysis
from course_lib.session import Session
from tests.support.page import tell

NAME = "eighty-two-made-up-studies"
SET = Content(paths.data()).one(MetaAnalysis, NAME)
STUDIES = [Study(one.name, one.r, one.n) for one in SET.studies]
GUESS = {"guess": 0.5, "low": 0.3, "high": 0.7}
MEAN = next(task for task in SET.tasks if task.find == "mean")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))


@pytest.fixture
def activity(session: Session) -> PoolActivity:
    made = session.activity("pool", NAME)
    assert isinstance(made, PoolActivity)
    return made


def guess(activity: PoolActivity, **more: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=NAME, act="answer", data={**GUESS, **more})


def pick(activity: PoolActivity, *picked: int) -> dict[str, Any]:
    return tell(activity, type="act", item=MEAN.id, act="answer", data={"picked": list(picked)})


def draw(activity: PoolActivity, *out: object) -> dict[str, Any]:
    return tell(activity, type="ask", ask="draw", data={"out": list(out)})


def pooling(*out: object, **chosen: object) -> dict[str, Any]:
    return {"wanted": ["", ""], "own": "", "by_hand": [], "out": list(out), **chosen}


def pool_those(activity: PoolActivity, *poolings: dict[str, Any]) -> dict[str, Any]:
    return tell(activity, type="act", item=NAME, act="draft", data={"poolings": list(poolings)})


def test_nothing_is_shown_before_a_guess(activity: PoolActivity) -> None:
    page = json.dumps(activity.get_state(), default=str)

    assert "studies" not in activity.card
    assert str(SET.studies[0].r) not in page
    assert not pool_those(activity, pooling())["ok"]
    assert not draw(activity)["ok"]


def test_a_guess_brings_every_study_and_what_all_show_together(activity: PoolActivity) -> None:
    reply = guess(activity)["reply"]

    found = pool(STUDIES)
    assert [one["name"] for one in reply["studies"]] == [one.name for one in SET.studies]
    assert reply["all"]["r"] == pytest.approx(found.r)
    assert reply["all"]["interval"] == list(found.interval)
    assert found.prediction
    assert reply["all"]["prediction"] == list(found.prediction)
    assert (reply["all"]["df"], round(reply["all"]["multiplier"], 2)) == (80, 1.99)
    assert (round(reply["all"]["upper"], 2), round(reply["all"]["lower"], 2)) == (0.64, 0.36)


def test_a_guess_and_what_it_brought_come_back(session: Session, activity: PoolActivity) -> None:
    reply = guess(activity)["reply"]

    again = tell(session.activity("pool", NAME), type="open")["history"][NAME]["answer"]

    assert again["data"] == GUESS
    assert again["reply"] == reply


def test_without_some_studies_it_is_pooled_anew(activity: PoolActivity) -> None:
    guess(activity)

    (chosen,) = pool_those(activity, pooling(0, 34))["reply"]["told"]

    assert chosen["k"] == 80
    assert chosen["r"] == pytest.approx(pool([one for at, one in enumerate(STUDIES) if at not in (0, 34)]).r)


def test_the_drawing_holds_the_guess_all_studies_and_those_kept_in(activity: PoolActivity) -> None:
    guess(activity)

    whole, some = draw(activity)["drawings"], draw(activity, 0)["drawings"]

    assert set(whole) == {"light", "dark"}
    assert all("Your guess" in one and "All 82" in one and "These 81" not in one for one in whole.values())
    assert all("These 81" in one for one in some.values())


@pytest.mark.parametrize("out", [[82], [-1], ["Study 1"], [1.5], list(range(80)), [0, 0]], ids=str)
def test_what_cannot_be_left_out_gets_words(activity: PoolActivity, out: list[object]) -> None:
    guess(activity)

    assert not draw(activity, *out)["ok"]
    assert not pool_those(activity, pooling(), pooling(*out))["ok"]


def test_what_was_pooled_comes_back_with_what_was_chosen_after_the_kernel_was_started_again(
    session: Session, activity: PoolActivity
) -> None:
    guess(activity)
    poolings = [pooling(0, own="clear"), pooling(0, 34, wanted=["the client", ""], by_hand=[34])]
    reply = pool_those(activity, *poolings)["reply"]

    again = tell(session.activity("pool", NAME), type="open")["history"][NAME]

    assert again["draft"]["data"] == {"poolings": poolings}
    assert again["draft"]["reply"] == reply
    assert [one["k"] for one in reply["told"]] == [81, 80]
    assert again["answer"]["data"] == GUESS


def test_pooling_finishes_nothing_and_keeps_the_last_twenty(activity: PoolActivity) -> None:
    guess(activity)

    assert pool_those(activity, *[pooling(0)] * 20)["ok"]
    assert not pool_those(activity, *[pooling(0)] * 21)["ok"]
    assert not activity.events()[-1].act.finishes


def test_the_study_that_moves_most_is_found_by_leaving_each_out(activity: PoolActivity) -> None:
    before = pool(STUDIES).r
    moved = {one.name: abs(found.r - before) for one, found in leave_one_out(STUDIES)}
    key = max(range(len(MEAN.offer)), key=lambda place: moved[MEAN.offer[place]])
    miss = (key + 1) % len(MEAN.offer)

    missed, found = pick(activity, miss)["reply"], pick(activity, key)["reply"]

    assert (missed["right"], [one["study"] for one in missed["shifts"]]) == (False, [MEAN.offer[miss]])
    assert (found["right"], [one["study"] for one in found["shifts"]]) == (True, list(MEAN.offer))
    assert MEAN.hint.split(".")[0] in missed["says"]
    assert MEAN.reason.split(".")[0] in found["says"]


def test_every_task_has_one_key_and_not_by_a_hair() -> None:
    whole = pool(STUDIES)
    assert whole.prediction
    for task in SET.tasks:
        moved = {}
        for one, found in leave_one_out(STUDIES):
            assert found.prediction
            spread = found.prediction.high - found.prediction.low - whole.prediction.high + whole.prediction.low
            moved[one.name] = abs(found.r - whole.r if task.find == "mean" else spread)
        first, second = sorted((moved[name] for name in task.offer), reverse=True)[:2]
        assert first > second * 1.2


@pytest.mark.parametrize(
    ("item", "data"),
    [
        (NAME, {"picked": [0]}),
        (MEAN.id, GUESS),
        (MEAN.id, {"picked": [9]}),
        (MEAN.id, {"picked": [0, 1]}),
        (NAME, {}),
        (MEAN.id, {"poolings": []}),
    ],
    ids=str,
)
def test_an_answer_that_makes_no_sense_here_is_not_kept(activity: PoolActivity, item: str, data: object) -> None:
    assert not tell(activity, type="act", item=item, act="answer", data=data)["ok"]
    assert activity.record.events() == []


def test_a_correlation_is_printed_as_journals_do() -> None:
    assert [printed(r) for r in (0.28, -0.16, 0.004, -0.9)] == [".28", "−.16", ".00", "−.90"]


def edited(**more: object) -> dict[str, Any]:
    return {**SET.model_dump(mode="json"), **more}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"simulated": False, "origin": "From somewhere."}, "links to the publication"),
        ({"studies": [SET.studies[0].model_dump()] * 4, "tasks": []}, "two studies have the same name"),
        ({"features": []}, "features: 0"),
        ({"studies": [one.model_dump() for one in SET.studies[:5]]}, "not among the `studies`"),
        ({"tasks": [{**MEAN.model_dump(), "offer": ["Study 1", "Study 2", "Study 1"]}]}, "offers a study twice"),
    ],
)
def test_studies_that_cannot_be_worked_with_are_refused(more: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        MetaAnalysis.model_validate(edited(**more))


def test_a_value_that_no_feature_has_is_refused() -> None:
    studies = [one.model_dump() for one in SET.studies]
    studies[3]["of"] = ["a neighbour", "qualified"]
    with pytest.raises(ValidationError, match="`Study 4` is `a neighbour`"):
        MetaAnalysis.model_validate(edited(studies=studies))


def test_words_may_be_bettered_after_an_answer_and_studies_may_not() -> None:
    other = SET.model_copy(update={"closing": "Better said."})
    fewer = SET.model_copy(update={"studies": SET.studies[1:]})

    assert other.version() == SET.version() != fewer.version()
