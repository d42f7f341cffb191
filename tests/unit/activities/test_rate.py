"""What the replies to rate say to their page, message by message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.activities.frame.frame import Frame
from course_lib.activities.rate.rate import RateActivity
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Help, Person, Rating, Scale
from tests.support.events import keep
from tests.support.page import tell
from tests.support.places import SAMPLES

RATING = load(SAMPLES / "ratings" / "called-a-saint.yml", Rating)
SCALE = load(SAMPLES / "scales" / "five-levels.yml", Scale)
OURS = {reply.id: reply.level for reply in RATING.replies}
#: Replies of another lesson's rating, that this activity knows by their keys alone.
ELSEWHERE = {"other-first": 2, "other-second": 4}


CONTENT = Content(paths.data())


def opened_with(rating: Rating, folder: Path) -> RateActivity:
    keys = {reply.id: reply.level for reply in rating.replies} | ELSEWHERE
    person = CONTENT.one(Person, rating.person) if rating.person else None
    return RateActivity(rating, SCALE, person, keys, Frame(CONTENT.words(), CONTENT.only(Help), Record(folder)))


@pytest.fixture
def activity(tmp_path: Path) -> RateActivity:
    return opened_with(RATING, tmp_path / "answers")


def row_of(count: int) -> Rating:
    """Replies that answer a client each, on level 3 but for two of them."""
    replies = [
        {
            "id": f"row-{chr(97 + number)}",
            "client": f"Client {number}, forty",
            "says": f"“Said by {number}.”",
            "text": f"“Answer {number}.”",
            "level": 3 if number > 1 else number + 1,
            "hint": "Look again.",
            "reason": "It keeps.",
        }
        for number in range(count)
    ]
    about = {"id": "a-row", "title": "A row", "scale": "five-levels", "intro": "One by one."}
    return Rating.model_validate(about | {"replies": replies})


def say(activity: RateActivity, item: str, level: int, attempt: int = 1) -> dict[str, Any]:
    return tell(activity, type="act", item=item, act="answer", data={"level": level, "attempt": attempt})


def test_levels_hints_and_reasons_are_not_in_the_page_before_a_rating(activity: RateActivity) -> None:
    state = json.dumps(activity.get_state(), default=str)
    assert all(set(reply) == {"id", "text"} for reply in activity.card["replies"])
    assert [one.id for one in RATING.replies if one.reason[:30] in state or one.hint[:30] in state] == []


def test_a_first_rating_that_differs_gets_a_hint_and_neither_level_nor_agreement(activity: RateActivity) -> None:
    answer = say(activity, "saint-tired", 4)
    assert set(answer["reply"]) == {"shown", "hint"}
    assert "the word that Joyce repeats" in answer["reply"]["hint"]
    assert answer["summary"] == {"agreement": None}


def test_a_first_rating_like_ours_shows_our_level_and_its_reason(activity: RateActivity) -> None:
    answer = say(activity, "saint-path", 3)
    assert (answer["reply"]["shown"], answer["reply"]["level"], answer["reply"]["hard"]) == (True, 3, True)
    assert "ask their own" in answer["reply"]["reason"]
    assert (answer["summary"]["agreement"]["n"], answer["summary"]["agreement"]["same"]) == (1, 1)


@pytest.mark.parametrize("second", [2, 4, 5])
def test_the_second_rating_shows_our_level_and_the_first_one_counts(activity: RateActivity, second: int) -> None:
    say(activity, "saint-tired", 4)
    answer = say(activity, "saint-tired", second, attempt=2)
    assert (answer["reply"]["level"], answer["reply"]["shown"]) == (2, True)
    found = answer["summary"]["agreement"]
    assert (found["n"], found["same"], found["near"], found["lean"]) == (1, 0, 0, 2)


def test_agreement_runs_over_the_ratings_of_all_lessons(activity: RateActivity) -> None:
    for item, level in {"other-first": 2, "other-second": 4}.items():
        keep(activity.record, item, "answer", {"level": level, "attempt": 1}, version="of-another-activity")
    for item, level in OURS.items():
        answer = say(activity, item, level)
    found = answer["summary"]["agreement"]
    assert (found["n"], found["same"], found["lean"], found["kappa"]) == (8, 8, 0, 1)


def test_a_rating_of_an_earlier_version_does_not_count_and_asks_anew(activity: RateActivity) -> None:
    keep(activity.record, "saint-tired", "answer", {"level": 2, "attempt": 1}, version="earlier")
    opened = tell(activity, type="open")
    assert opened["history"]["saint-tired"]["answer"]["stale"]
    assert opened["summary"] == {"agreement": None}


def test_what_is_damaged_in_the_record_does_not_stop_the_activity(activity: RateActivity) -> None:
    version = activity.versions["saint-tired"]
    keep(activity.record, "saint-tired", "answer", {"picked": [1]}, version=version)
    keep(activity.record, "other-first", "answer", {}, version="x")
    opened = tell(activity, type="open")
    assert opened["history"]["saint-tired"]["answer"]["stale"]
    assert opened["summary"] == {"agreement": None}


@pytest.mark.parametrize(
    ("item", "act", "data"),
    [
        ("saint-tired", "answer", {"level": 0, "attempt": 1}),
        ("saint-tired", "answer", {"level": 6, "attempt": 1}),
        ("saint-tired", "answer", {"level": "3", "attempt": 1}),
        ("saint-tired", "answer", {"level": 3, "attempt": 0}),
        ("saint-tired", "reveal", {"level": 3, "attempt": 1}),
        ("called-a-saint", "answer", {"level": 3, "attempt": 1}),
        ("other-first", "answer", {"level": 3, "attempt": 1}),
    ],
)
def test_a_rating_that_makes_no_sense_gets_words_and_is_not_kept(
    activity: RateActivity, item: str, act: str, data: dict[str, Any]
) -> None:
    assert not tell(activity, type="act", item=item, act=act, data=data)["ok"]
    assert activity.record.events() == []


def test_each_reply_of_a_row_comes_with_its_own_client(tmp_path: Path) -> None:
    card = opened_with(row_of(8), tmp_path).card
    assert (card["client"], card["says"]) == (None, None)
    assert card["replies"][4]["client"] == "Client 4, forty"
    assert "Said by 4" in card["replies"][4]["says"]


def test_the_halves_of_a_row_of_eight_are_told_when_there_are_ratings_enough(tmp_path: Path) -> None:
    rating = row_of(8)
    activity = opened_with(rating, tmp_path)
    assert tell(activity, type="open")["summary"] == {"agreement": None, "halves": None}
    for reply in rating.replies[:7]:
        answer = say(activity, reply.id, reply.level)
    assert answer["summary"]["halves"] is None
    say(activity, rating.replies[7].id, 5)
    halves = say(activity, rating.replies[7].id, 3, attempt=2)["summary"]["halves"]
    assert (halves["first"]["lean"], halves["second"]["lean"], halves["moved"]) == (0, 0.5, "milder")
    assert halves["second"]["same"] == 3


def test_of_a_shorter_rating_no_halves_are_told_however_much_was_rated_elsewhere(tmp_path: Path) -> None:
    activity = opened_with(row_of(7), tmp_path)
    for item, level in ELSEWHERE.items():
        keep(activity.record, item, "answer", {"level": level, "attempt": 1}, version="of-another-activity")
    assert set(tell(activity, type="open")["summary"]) == {"agreement"}


def test_a_row_of_clients_has_versions_that_change_with_what_each_of_them_says() -> None:
    rating = row_of(8)
    before = [rating.version_of(reply) for reply in rating.replies]
    changed = [*rating.replies[:-1], rating.replies[-1].model_copy(update={"says": "“Something else.”"})]
    after = rating.model_copy(update={"replies": tuple(changed)})
    assert [after.version_of(reply) for reply in after.replies][:-1] == before[:-1]
    assert after.version_of(after.replies[-1]) != before[-1]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"person": "joyce"}, "`person` and `says` go together"),
        ({"says": "“Hm.”"}, "`person` and `says` go together"),
        ({"person": "joyce", "says": "“Hm.”"}, "whom does row-a answer"),
        ({"replies": {"client": None}}, "whom does row-c answer"),
        ({"replies": {"says": None}}, "whom does row-c answer"),
        ({"replies": {"client": None, "says": None}}, "whom does row-c answer"),
    ],
)
def test_a_rating_in_which_nobody_speaks_or_two_do_is_refused(change: dict[str, Any], says: str) -> None:
    said = row_of(8).model_dump(mode="json")
    if part := change.pop("replies", None):
        said["replies"][2] |= part
    with pytest.raises(ValidationError, match=says):
        Rating.model_validate(said | change)


def test_the_ratings_that_were_there_before_rows_of_clients_keep_their_versions() -> None:
    said = [RATING.scale, RATING.says, [[reply.id, reply.text, reply.level] for reply in RATING.replies]]
    assert RATING.substance() == said


def test_a_reply_can_be_skipped(activity: RateActivity) -> None:
    assert tell(activity, type="act", item="saint-tired", act="skip", data={})["ok"]
    assert tell(activity, type="open")["history"]["saint-tired"]["skip"]["times"] == 1


def test_a_reply_has_a_version_of_its_own_that_hints_and_reasons_leave_alone() -> None:
    def versions(place: int = 0, says: str | None = RATING.says, **fields: Any) -> list[str]:
        replies = list(RATING.replies)
        replies[place] = replies[place].model_copy(update=fields)
        changed = RATING.model_copy(update={"replies": tuple(replies), "says": says})
        return [changed.version_of(reply) for reply in changed.replies]

    before = versions()
    assert len(set(before)) == len(RATING.replies)
    assert versions(hint="Look again.", reason="Better said.", hard=True) == before
    assert versions(text="Other words.")[1:] == versions(level=5)[1:] == before[1:]
    assert versions(text="Other words.")[0] != versions(level=5)[0] != before[0]
    assert set(versions(says="Something else.")) & set(before) == set()


def test_replies_that_say_the_same_or_stand_on_two_levels_are_refused() -> None:
    said = RATING.model_dump(mode="json")
    said["replies"] = said["replies"][:3]
    for number, reply in enumerate(said["replies"]):
        reply["level"] = 1 + number % 2
    with pytest.raises(ValidationError, match="fewer than three levels"):
        Rating.model_validate(said)
    said["replies"][0]["text"] = said["replies"][1]["text"]
    with pytest.raises(ValidationError, match="two replies say the same"):
        Rating.model_validate(said)
