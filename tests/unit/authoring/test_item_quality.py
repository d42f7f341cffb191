"""Item quality: keys that are the longest, items that ask the same, and prose that is hard to read."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from course_lib.authoring import item_quality
from course_lib.models import Item, Option
from tests.support.places import ROOT


def test_the_longest_right_share_counts_equals_by_their_part() -> None:
    def item(*texts: str) -> Item:
        options = [Option(text=text, feedback="a", correct=place == 0) for place, text in enumerate(texts)]
        return Item(id="one", prompt="a", options=tuple(options))

    assert item_quality.longest_right([item("long one", "short"), item("short", "long one")]) == 0.5
    assert item_quality.longest_right([item("abc", "xyz"), item("abc", "x")]) == 0.75


def asking(name: str, prompt: str, right: str) -> Item:
    options = (Option(text=right, feedback="a", correct=True), Option(text="Something else.", feedback="b"))
    return Item(id=name, prompt=prompt, options=options)


MIREILLE = (
    "Mireille says: “Since the move I sit in the kitchen in the evening.” Which question gives her the most room?"
)


def test_an_item_with_a_few_words_changed_is_found_with_both_ids() -> None:
    changed = MIREILLE.replace("Which question", "What question").replace("evening", "evenings")
    items = [
        asking("kitchen-room", MIREILLE, "What are those evenings like for you?"),
        asking("kitchen-again", changed, "What are these evenings like for you?"),
    ]

    [(one, other, alike)] = item_quality.alike(items)

    assert (one, other) == ("kitchen-again", "kitchen-room")
    assert alike > 85


def test_another_item_on_the_same_person_is_not_the_same_item() -> None:
    items = [
        asking("kitchen-room", MIREILLE, "What are those evenings like for you?"),
        asking("silence", "Mireille looks at the table and is quiet. What fits best?", "Stay, and let her find words."),
    ]

    assert item_quality.alike(items) == []


def test_a_retired_item_may_be_like_its_successor() -> None:
    old = asking("kitchen-room", MIREILLE, "What is it like?")

    assert (
        item_quality.alike(
            [old.model_copy(update={"retired": True}), asking("kitchen-new", MIREILLE, "What is it like?")]
        )
        == []
    )


def test_longer_words_and_sentences_ask_for_more_schooling() -> None:
    plain = "You sit with her. She tells you of the day. You ask what it was like."
    hard = "Understanding intersubjective attunement necessitates considerable familiarity with psychotherapy."

    assert item_quality.grade(plain) < 5 < 15 < item_quality.grade(hard)


def test_the_reading_level_is_that_of_the_formula() -> None:
    """Four words of four letters and two sentences: 400 letters and 50 sentences to a hundred words."""
    assert item_quality.grade("Some rain. More wind.") == pytest.approx(0.0588 * 400 - 0.296 * 50 - 15.8)


@pytest.mark.parametrize("prose", ["", " \n", "…"])
def test_a_text_without_words_asks_for_no_schooling(prose: str) -> None:
    assert item_quality.grade(prose) == 0


def test_reading_and_comparing_load_nothing_before_they_are_asked() -> None:
    heavy = "{'rapidfuzz', 'numpy'}"
    code = f"import sys, course_lib.authoring.item_quality; print({heavy} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)

    assert done.stdout.strip() == "set()"
