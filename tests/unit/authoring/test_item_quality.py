"""Item quality: the guesser catches a bank that gives itself away and passes a fair one."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from course_lib.authoring import item_quality
from course_lib.models import Item, Option
from tests.support.places import ROOT

WORDS = [
    "quiet", "evening", "kitchen", "mother", "asks", "again", "sits", "listens", "waits", "hand", "door", "open",
    "story", "after", "work", "room", "bread", "letter", "train", "window", "rain", "school", "brother", "tired",
    "bright", "slow", "hold", "near", "late", "small", "year", "song", "walk", "never", "over", "before", "while",
]  # fmt: skip

Shape = Callable[[random.Random, int, int], tuple[int, str]]


def bank(shape: Shape, n: int = 60, options: int = 3, seed: int = 1) -> list[Item]:
    """Items whose right option takes the place that chance gives; `shape` makes the length and the ending."""
    chance = random.Random(seed)
    items = []
    for number in range(n):
        right = chance.randrange(options)
        made = []
        for place in range(options):
            words, ending = shape(chance, place, right)
            text = " ".join(chance.choices(WORDS, k=words)).capitalize() + ending
            made.append(Option(text=text, feedback="a", correct=place == right))
        name = f"item-{chr(97 + number // 26)}{chr(97 + number % 26)}"
        items.append(Item(id=name, prompt=" ".join(chance.sample(WORDS, 12)), options=tuple(made)))
    return items


def fair(chance: random.Random, place: int, right: int) -> tuple[int, str]:
    return chance.randint(6, 10), "."


def right_is_long(chance: random.Random, place: int, right: int) -> tuple[int, str]:
    return chance.randint(6, 10) + 4 * (place == right), "."


def right_asks(chance: random.Random, place: int, right: int) -> tuple[int, str]:
    return chance.randint(6, 10), "?" if place == right else "."


def wrong_hedges(chance: random.Random, place: int, right: int) -> tuple[int, str]:
    return chance.randint(6, 10), "." if place == right else ", perhaps."


@pytest.mark.parametrize("shape", [right_is_long, right_asks, wrong_hedges])
def test_a_bank_that_gives_itself_away_is_caught(shape: Shape) -> None:
    found = item_quality.guessing(bank(shape))

    assert found.accuracy > 0.9
    assert found.low > found.chance
    assert not found.fair


def test_a_bank_whose_right_option_is_mostly_second_is_caught() -> None:
    items = bank(fair)
    second = [
        item.model_copy(update={"options": tuple(sorted(item.options, key=lambda one: (one.correct, one.text)))})
        for item in items
    ]

    assert item_quality.guessing(second).accuracy > 0.9


@pytest.mark.parametrize("seed", range(5))
def test_a_fair_bank_passes(seed: int) -> None:
    found = item_quality.guessing(bank(fair, n=120, options=4, seed=seed))

    assert found.fair
    assert found.chance == pytest.approx(1 / 4)
    assert found.low < found.accuracy < found.high


def test_the_same_bank_gives_the_same_answer() -> None:
    assert item_quality.guessing(bank(fair)) == item_quality.guessing(bank(fair))


def test_the_bar_is_ten_points_above_chance() -> None:
    def guessing(accuracy: float) -> item_quality.Guessing:
        return item_quality.Guessing(60, accuracy, 1 / 3, 0, 1)

    assert guessing(1 / 3 + 0.1).fair
    assert not guessing(1 / 3 + 0.11).fair


def test_chance_is_the_mean_over_items_of_different_size() -> None:
    found = item_quality.guessing(bank(fair, n=20, options=2) + bank(fair, n=20, options=4, seed=2))

    assert found.items == 40
    assert found.chance == pytest.approx((1 / 2 + 1 / 4) / 2)


def test_retired_items_and_many_choice_items_are_not_guessed() -> None:
    items = bank(fair, n=12)
    retired = [item.model_copy(update={"retired": True}) for item in items[:2]]
    many = [item.model_copy(update={"kind": "many-choice"}) for item in items[2:4]]

    assert item_quality.choices([*retired, *many, *items[4:]]) == items[4:]


def test_too_few_items_for_the_folds_are_refused() -> None:
    with pytest.raises(ValueError, match="9 items can't be divided into 10 parts"):
        item_quality.guessing(bank(fair, n=9))


def test_the_guesser_sees_shape_and_never_what_is_said() -> None:
    item = bank(fair)[0]
    said = {word for option in item.options for word in option.text.lower().rstrip(".").split()[2:]}

    seen = " ".join(str(key) for shape in item_quality.shapes_of(item) for key in shape)

    opened = {word for option in item.options for word in option.text.lower().split()[:2]}
    assert not (said - opened) & set(seen.split())


@pytest.mark.parametrize(
    ("share", "n", "low", "high"), [(0.5, 20, 0.299, 0.701), (0.0, 10, 0.0, 0.278), (1.0, 10, 0.722, 1.0)]
)
def test_the_interval_is_wilson_s(share: float, n: int, low: float, high: float) -> None:
    assert item_quality.wilson(share, n) == pytest.approx((low, high), abs=0.001)


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


def test_the_reading_level_asks_nobody_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a reading level needs no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)

    item_quality.grade("One sentence that has not been read before.")


def test_reading_and_guessing_load_nothing_before_they_are_asked() -> None:
    heavy = "{'sklearn', 'rapidfuzz', 'textstat', 'numpy'}"
    code = f"import sys, course_lib.authoring.item_quality; print({heavy} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)

    assert done.stdout.strip() == "set()"
