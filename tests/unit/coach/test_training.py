"""The detectors come from our exemplars, come out the same each time, and stay small."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from course_lib import paths
from course_lib.coach import signs
from course_lib.coach.loading import MODEL
from course_lib.coach.origin import Origin
from course_lib.coach.owed import Names
from course_lib.content.reader import Content
from course_lib.models import Exemplar, Exemplars, Lists, Rule
from course_lib.phrases import WordLists

EXEMPLARS = [one for file in Content(paths.data()).all(Exemplars) for one in file.exemplars]
#: From this ratio on (0 to 100, rapidfuzz `ratio` over the whole reply) two replies are one with some words changed.
#: Two that differ in their main move may be as near as they like: such pairs teach the difference.
ALIKE = 90


@pytest.mark.slow
def test_training_again_gives_the_shipped_numbers() -> None:
    train = pytest.importorskip("course_lib.coach.training", reason="training needs the extra `author`")
    pytest.importorskip("sklearn", reason="training needs the extra `author`")
    shipped = json.loads((paths.data() / MODEL).read_text(encoding="utf-8"))

    again = train.fitted(EXEMPLARS, Content(paths.data()).all(Rule), Content(paths.data()).only(Lists).lists)

    assert again["columns"] == shipped["columns"], "run `python -m course_lib coach train`"
    assert again["known"] == shipped["known"], "run `python -m course_lib coach train`"
    assert set(again["features"]) == set(shipped["features"]), "run `python -m course_lib coach train`"
    for name, weights in again["features"].items():
        assert weights == pytest.approx(shipped["features"][name], abs=2), name


@pytest.mark.slow
@pytest.mark.parametrize("part", ["faults", "owed"])
def test_the_detectors_of_faults_and_of_what_is_owed_come_out_the_same_again(part: str) -> None:
    """What they weigh; the bounds, which take a training for each fold, are left to `coach train`."""
    pytest.importorskip("sklearn", reason="training needs the extra `author`")
    from course_lib.coach import fault_training, owed_training

    shipped = json.loads((paths.data() / MODEL).read_text(encoding="utf-8"))[part]
    learnt = Origin.of(Content(paths.data()))
    cues, safety = (signs(learnt.rules, kind, learnt.lists) for kind in ("cue", "safety"))
    if part == "faults":
        faulty = fault_training.taught(learnt.pools, learnt.moments)
        again = fault_training.weights(faulty, fault_training.seen_in(faulty, cues))
    else:
        owed = owed_training.taught(learnt.pools, learnt.moments)
        again = owed_training.weights(
            owed, owed_training.seen_in(owed, cues, safety, Names.of(WordLists(learnt.lists)))
        )

    assert again.get("kinds") == shipped.get("kinds"), "run `python -m course_lib coach train`"
    both = again["features"].keys() & shipped["features"].keys()
    assert len(both) >= 0.98 * len(shipped["features"]), "run `python -m course_lib coach train`"
    for name in both:
        assert again["features"][name] == pytest.approx(shipped["features"][name], abs=2), name


def test_the_numbers_are_those_of_todays_replies() -> None:
    shipped = json.loads((paths.data() / MODEL).read_text(encoding="utf-8"))

    assert Origin.of(Content(paths.data())).mark() == shipped["trained_on"], "run `python -m course_lib coach train`"


def test_the_numbers_are_small() -> None:
    assert (paths.data() / MODEL).stat().st_size < 2_000_000


def test_there_are_a_thousand_exemplars_and_no_two_are_alike() -> None:
    fuzz = pytest.importorskip("rapidfuzz.fuzz", reason="the near-duplicate check needs the extra `author`")
    process = pytest.importorskip("rapidfuzz.process", reason="the near-duplicate check needs the extra `author`")
    assert len(EXEMPLARS) >= 1000
    replies = {f"{one.moves[0]}: {one.reply}" for one in EXEMPLARS if len(one.reply.split()) > 4}
    long = sorted(replies)

    near = process.cdist(long, long, scorer=fuzz.ratio, score_cutoff=ALIKE)

    pairs = [(long[one], long[other]) for one, other in zip(*near.nonzero(), strict=True) if one < other]
    assert [(one, other) for one, other in pairs if one.split(":")[0] == other.split(":")[0]] == []


def test_no_exemplar_names_a_move_twice() -> None:
    doubled: list[Exemplar] = [one for one in EXEMPLARS if max(Counter(one.moves).values()) > 1]

    assert doubled == []
