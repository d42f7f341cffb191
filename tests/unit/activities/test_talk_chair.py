"""The same session from the client's chair."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.talk_page import Page


@pytest.fixture
def ended(tmp_path: Path) -> Page:
    """A session that went one thing further than the first."""
    page = Page(tmp_path)
    page.begin()
    page.choose("You’ve taught yourself")
    page.act("end")
    return page


def test_the_deepest_places_are_gone_back_to_once_it_is_over(tmp_path: Path) -> None:
    page = Page(tmp_path)
    page.begin()
    assert page.choose("You’ve taught yourself")["chair"] == []

    chair = page.sitting(page.act("end"))["chair"]
    assert [one["thing"] for one in chair] == ["a-roast-for-one", "two-plates"]
    assert chair[1]["says"][0] in page.now()["turns"][0]["heard"]


def test_the_client_s_own_account_comes_after_the_learner_s_words(ended: Page) -> None:
    before = ended.now()["chair"][0]
    after = ended.sitting(ended.act("infer", thing="a-roast-for-one", inferred="Proud, and alone with it."))["chair"][0]

    assert (before["inferred"], before["account"]) == (None, None)
    assert after["inferred"] == "Proud, and alone with it."
    assert "somebody to see it" in after["account"]["inside"]
    assert after["near"] is None


def test_how_near_it_was_the_learner_says(ended: Page) -> None:
    ended.act("infer", thing="two-plates", inferred="Foolish.", near="partly")

    assert Page(ended.home).now()["chair"][1]["near"] == "partly"


@pytest.mark.parametrize("thing", ["the-hedge", "no-such-thing"])
def test_what_was_not_told_is_no_place_to_go_back_to(thing: str, ended: Page) -> None:
    assert not ended.act("infer", thing=thing, inferred="Guilty.")["ok"]


def test_before_it_is_over_there_is_no_chair_to_sit_in(tmp_path: Path) -> None:
    page = Page(tmp_path)
    page.begin()

    assert not page.act("infer", thing="a-roast-for-one", inferred="Proud.")["ok"]
