"""What a talk comes to: counts, a picture, what to practise next, and a page to take away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.talk_page import Page


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


def test_looking_back_counts_what_was_said_and_draws_the_client_s_trust(page: Page) -> None:
    page.begin()
    page.choose("What’s it like")
    page.act("turn", at=1, said="You should get a dog, Walter.")
    page.act("end")
    told = page.ask("look-back")

    assert told["counts"]["turns"] == 2
    assert told["counts"]["non_adherent"] == 1
    assert [row[0] for row in told["rows"]] == [0, 1, 2]
    assert set(page.ask("draw", width=300)["drawings"]) == {"light", "dark"}


def test_a_talk_can_be_taken_away_as_a_page_in_which_what_was_written_is_text(page: Page) -> None:
    page.begin()
    page.act("turn", at=0, said="<script>alert(1)</script> and a lonely Sunday.")
    page.act("note", at=0, noted="To <b>stay</b>.")
    page.act("end")
    kept = page.ask("page")

    assert kept["name"] == "the-second-cup.html"
    assert "<script>" not in kept["text"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in kept["text"]
    assert "To &lt;b&gt;stay&lt;/b&gt;." in kept["text"]
    assert "http" not in kept["text"]


def test_a_session_without_a_rough_spot_leads_on_to_another_client(page: Page) -> None:
    page.begin()
    page.choose("What’s it like")
    page.act("end")

    assert page.ask("look-back")["next"] == "another-client"


def test_advice_given_twice_is_what_to_practise_next(page: Page) -> None:
    page.begin()
    page.act("turn", at=0, said="You should get a dog, Walter.")
    page.act("turn", at=1, said="You should go to the lunch club.")
    page.act("end")

    assert page.ask("look-back")["next"] == "staying-with-it"
