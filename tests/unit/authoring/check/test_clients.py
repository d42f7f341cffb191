"""What `check` tells of simulated clients."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course_lib.authoring.check import clients
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.policies import SIMPLE, listener, walk
from course_lib.content.reader import Content
from course_lib.models import Client
from tests.support.clients import client as small_client
from tests.support.places import ROOT

WALTER = Content(ROOT / "data").one(Client, "the-second-cup")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for folder in ("clients", "people"):
        shutil.copytree(ROOT / "data" / folder, tmp_path / "data" / folder)
    for file in (tmp_path / "data" / "clients").glob("*.yml"):
        if file.stem != WALTER.id:
            file.unlink()
    shutil.copy(ROOT / "data" / "help.yml", tmp_path / "data" / "help.yml")
    return tmp_path


def change(course: Path, before: str, after: str, *, times: int = -1) -> None:
    file = course / "data" / "clients" / f"{WALTER.id}.yml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, times), encoding="utf-8")


def told(course: Path) -> str:
    return "\n".join(str(letter) for letter in clients.letters(ReadableCourse(course)))


def test_a_client_who_holds_up_is_not_told_of(course: Path) -> None:
    assert told(course) == ""


def test_a_thing_of_which_most_replies_serve_is_told(course: Path) -> None:
    change(
        course,
        'lands: smooths-over\n            answers: "[Half a smile]',
        'lands: supports\n            answers: "[Half a smile]',
    )

    assert "3 of the 5 replies to `a-roast-for-one` serve" in told(course)


def test_a_client_whom_the_longest_reply_always_reaches_is_told(course: Path) -> None:
    for file in (course / "data" / "clients").glob("*.yml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        for at, line in enumerate(lines):
            serves = line.strip() in ("lands: understands", "lands: explores")
            if serves and lines[at - 1].strip().startswith("- reply: "):
                more = (
                    " and I would like to hear as much or as little of all of that as you would like to tell me today"
                )
                lines[at - 1] = lines[at - 1].rstrip(".?") + more * (1 + at % 2) + "."
        file.write_text("\n".join(lines), encoding="utf-8")

    assert "who chooses always the longest reaches the core" in told(course)


def test_a_thing_that_nobody_can_reach_is_told(course: Path) -> None:
    change(
        course,
        "- id: the-wardrobe\n        depth: middle",
        "- id: the-wardrobe\n        after: next-step\n        depth: middle",
    )

    assert "`the-wardrobe` isn't told in 40 sessions of somebody who listens" in told(course)


def test_words_that_may_be_a_cue_are_hinted_at(course: Path) -> None:
    change(course, "I did the roast on Sunday.", "I did the roast on Sunday, and I want to die.")
    hints = [str(letter) for letter in clients.hints(ReadableCourse(course))]

    assert any("`a-roast-for-one`" in one and "may be a cue of risk" in one for one in hints)


@pytest.mark.slow
@pytest.mark.parametrize("client", Content(ROOT / "data").all(Client), ids=lambda client: client.id)
def test_in_five_hundred_sessions_of_every_sort_nothing_is_said_twice_and_all_of_them_end(client: Client) -> None:
    for policy in (*SIMPLE.values(), listener):
        for seed in range(500 // len(SIMPLE)):
            lines = walk(client, policy, f"seed {seed}").lines
            assert len(lines) == len(set(lines))


@pytest.mark.slow
@pytest.mark.parametrize("client", Content(ROOT / "data").all(Client), ids=lambda client: client.id)
@pytest.mark.parametrize("name", ["at random"])
def test_trust_does_not_rise_by_chance(name: str, client: Client) -> None:
    walks = [walk(client, SIMPLE[name], str(seed)) for seed in range(200)]
    trust = [one.exchanges[min(12, len(one.exchanges) - 1)].state.mood.trust for one in walks]

    assert sum(trust) / len(trust) <= client.mood.trust


def test_a_danger_that_is_told_after_a_no_to_the_direct_question_is_seen() -> None:
    whole = small_client(danger=True)
    first, second = whole.topics
    cue, yes, tonight = second.things
    unasked = yes.model_copy(update={"after": None})
    denies = whole.model_copy(update={"topics": (first, second.model_copy(update={"things": (cue, unasked, tonight)}))})

    def seen(client: Client) -> set[str | None]:
        walks = [walk(client, listener, str(turn), asks_directly=turn) for turn in range(6)]
        return {one.told_after_a_no() for one in walks}

    assert seen(whole) == {None}
    assert "cue" in seen(denies)
