"""The guesser: it catches a bank that gives itself away, says by what, and finds nothing in a fair one."""

from __future__ import annotations

import os
import random
import string
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.authoring import testwiseness
from course_lib.authoring.surface import feeling_words
from course_lib.authoring.testwiseness import Guessing, OneCount
from course_lib.models import Item, Option
from tests.support.banks import Voice, bank, item
from tests.support.places import ROOT


def guess(items: dict[str, list[Item]]) -> Guessing:
    return testwiseness.guess(items, feeling_words([["sad", "afraid"]]))


def key_joins(chance: random.Random, words: list[str], key: bool) -> str:
    return f"{' '.join(words[:3])}{', and' if key else ''} {' '.join(words[3:])}."


def key_is_long(chance: random.Random, words: list[str], key: bool) -> str:
    return f"{' '.join(words)}{' moreover that evening' if key else ''}."


def key_asks(chance: random.Random, words: list[str], key: bool) -> str:
    return f"{' '.join(words)}{'?' if key else '.'}"


def distractors_hedge(chance: random.Random, words: list[str], key: bool) -> str:
    return f"{'' if key else 'perhaps '}{' '.join(words)}."


def key_feels(chance: random.Random, words: list[str], key: bool) -> str:
    return f"{'sad' if key else 'tall'} {' '.join(words)}."


@pytest.mark.parametrize(
    ("voice", "rule", "tell"),
    [
        (key_joins, "most “, and”", "the only one with “, and”"),
        (key_asks, "most question marks", "the only one with question marks"),
        (distractors_hedge, "fewest hedges (“may”, “perhaps”)", "the only one without hedges (“may”, “perhaps”)"),
        (key_feels, "most words for feelings", "the only one with words for feelings"),
    ],
)
def test_a_bank_that_gives_itself_away_by_one_count_is_caught_and_the_count_is_named(
    voice: Voice, rule: str, tell: str
) -> None:
    found = guess(bank(voice))

    assert found.guessable
    assert found.share > 0.9
    assert rule in {one.rule for one in found.telling if one.share == 1}
    assert all(tell in one.tells for one in found.guesses)


def test_a_key_that_is_mostly_the_longest_is_caught_and_both_numbers_are_told() -> None:
    found = guess(bank(key_is_long))

    assert found.share > 0.7
    assert any(
        tell.startswith("characters: ") and "the others at most " in tell for one in found.guesses for tell in one.tells
    )


def test_a_key_that_mostly_stands_second_is_no_help_since_learners_see_another_order() -> None:
    items = {
        file: [item(one.id, *(option.text for option in one.options), key=1, prompt=one.prompt) for one in some]
        for file, some in bank().items()
    }

    assert not guess(items).guessable


def test_a_bank_that_gives_itself_away_only_by_a_combination_is_caught() -> None:
    """Given options with commas, with colons, with both and with neither, and the key the one with commas alone."""
    signs = [(2, 0), (2, 2), (0, 0), (0, 1)]
    chance = random.Random(7)
    items: dict[str, list[Item]] = {}
    for number in range(60):
        order = chance.sample(range(4), 4)
        texts = [
            "w" + ", w" * signs[place][0] + ": w" * signs[place][1] + "e" * chance.randint(20, 60) for place in order
        ]
        made = item(f"item-{chr(97 + number // 26)}{chr(97 + number % 26)}", *texts, key=order.index(0))
        items.setdefault(f"file-{chr(97 + number % 6)}", []).append(made)

    found = guess(items)

    commas_or_colons = {one.rule: one.share for one in found.rules}
    assert commas_or_colons["most commas"] == 0.5
    assert commas_or_colons["fewest colons or dashes"] == 0.5
    assert found.share > 0.9


def test_a_fair_bank_is_near_chance_and_not_called_guessable() -> None:
    found = [guess(bank(files=24, items=10, seed=seed)) for seed in range(3)]

    assert [one.guessable for one in found] == [False] * 3
    assert [one.telling for one in found] == [()] * 3
    for one in found:
        low, high = one.interval
        assert low < one.share < high
        assert abs(one.share - 0.25) < 0.1


def test_the_guesser_never_saw_the_key_that_it_guesses() -> None:
    """Wherever the key of a file's only item is put, the guesser judges its options alike: the chances sum to one."""
    others = bank(key_asks, files=6)
    texts = ["Rain at night?", "Rain, and bread.", "A train that is late.", "You sit."]

    sure = [guess({**others, "alone": [item("alone", *texts, key=key)]}).guesses[-1].sure for key in range(len(texts))]

    assert sum(sure) == pytest.approx(1)
    assert max(sure) == sure[0]


def test_what_a_file_shares_with_no_other_is_not_learnt() -> None:
    """Given one file alone where the key asks: to find that, it would have to be seen."""
    items = bank(files=8, items=10)
    items["file-aa"] = bank(key_asks, files=1, items=10, seed=3)["file-aa"]

    mean = [one.sure for one in guess(items).guesses if one.file == "file-aa"]

    assert sum(mean) / len(mean) < 0.5


def test_the_same_bank_gives_the_same_answer_whatever_the_order_of_its_files() -> None:
    items = bank(key_joins, files=5)
    turned = dict(reversed(items.items()))

    assert guess(items) == guess(items)
    assert guess(turned).share == pytest.approx(guess(items).share)


def test_the_worst_come_first_and_no_more_than_asked_for() -> None:
    found = guess(bank(key_joins, files=4))

    sure = [one.sure for one in found.worst(3)]

    assert len(sure) == 3
    assert sure == sorted(sure, reverse=True)
    assert sure[0] == max(one.sure for one in found.guesses)
    assert len(found.worst(1000)) == 20


def test_chance_is_the_mean_over_items_of_different_size() -> None:
    pairs = {f"{file}-two": items for file, items in bank(files=4, options=2, seed=2).items()}

    assert guess({**bank(files=4), **pairs}).chance == pytest.approx((1 / 4 + 1 / 2) / 2)


def test_the_bars_are_ten_and_eight_points_above_chance() -> None:
    def found(hit: float, rule: float) -> Guessing:
        one = testwiseness.Guess("file", "item", 0.5, hit, ())
        return Guessing((one,), (OneCount("most commas", rule),), 1 / 3)

    assert not found(1 / 3 + 0.10, 1 / 3 + 0.08).guessable
    assert not found(1 / 3 + 0.10, 1 / 3 + 0.08).telling
    assert found(1 / 3 + 0.11, 0).guessable
    assert [one.rule for one in found(0, 1 / 3 + 0.09).telling] == ["most commas"]


def test_retired_and_many_choice_items_are_not_guessed() -> None:
    items = bank(files=2, items=4)
    kept = items["file-aa"][2:]
    many = [one.model_copy(update={"kind": "many-choice"}) for one in items["file-aa"][:1]]
    retired = [one.model_copy(update={"retired": True}) for one in items["file-aa"][1:2]]

    assert testwiseness.choices([*many, *retired, *kept]) == kept


@pytest.mark.parametrize("files", [0, 1])
def test_fewer_than_two_files_are_refused(files: int) -> None:
    with pytest.raises(ValueError, match="there are fewer than two with choice items"):
        guess(bank(files=files))


def test_a_file_without_choice_items_doesn_t_count() -> None:
    items = bank(files=1)
    items["many"] = [one.model_copy(update={"kind": "many-choice"}) for one in items["file-aa"]]

    with pytest.raises(ValueError, match="fewer than two"):
        guess(items)


@st.composite
def odd_items(draw: st.DrawFn) -> dict[str, list[Item]]:
    """Two to four files of items whose options are any text of any length, down to a single sign."""
    text = st.text(alphabet=string.printable + "’“”…–äß€漢\u200b", min_size=1, max_size=60).filter(str.strip)
    items: dict[str, list[Item]] = {}
    for number in range(draw(st.integers(2, 6))):
        texts = draw(st.lists(text, min_size=2, max_size=7, unique=True))
        key = draw(st.integers(0, len(texts) - 1))
        options = tuple(
            Option.model_construct(text=one, feedback="a", correct=at == key) for at, one in enumerate(texts)
        )
        made = Item.model_construct(id=f"item-{chr(97 + number)}", prompt=draw(text), options=options)
        items.setdefault(f"file-{chr(97 + number % draw(st.integers(2, 4)))}", []).append(made)
    return items if len(items) > 1 else {**items, **bank(files=1, items=1)}


@given(odd_items())
@settings(max_examples=60, deadline=None)
def test_whatever_an_option_says_there_is_an_answer_for_each_item(items: dict[str, list[Item]]) -> None:
    found = guess(items)

    assert sorted(one.item for one in found.guesses) == sorted(one.id for some in items.values() for one in some)
    assert all(0 < one.sure < 1 and 0 <= one.hit <= 1 for one in found.guesses)
    assert all(0 <= one.share <= 1 for one in found.rules)
    assert [one.share for one in found.rules] == sorted((one.share for one in found.rules), reverse=True)
    assert all(tell == tell.strip() and tell for one in found.guesses for tell in one.tells)


def test_options_that_nothing_tells_apart_leave_the_guesser_at_chance() -> None:
    """Given keys that stand in each place equally often, and options of one letter."""
    items = {f"file-{chr(97 + file)}": [item(f"item-{chr(97 + file)}", "a", "b", key=file % 2)] for file in range(8)}

    assert all(one.sure == pytest.approx(0.5, abs=0.1) for one in guess(items).guesses)
    assert all(rule.share == 0.5 for rule in guess(items).rules)


@pytest.mark.parametrize(
    ("share", "n", "low", "high"), [(0.5, 20, 0.299, 0.701), (0.0, 10, 0.0, 0.278), (1.0, 10, 0.722, 1.0)]
)
def test_the_interval_is_wilson_s(share: float, n: int, low: float, high: float) -> None:
    assert testwiseness.wilson(share, n) == pytest.approx((low, high), abs=0.001)


def test_the_guesser_loads_numpy_only_when_asked() -> None:
    code = "import sys, course_lib.authoring.testwiseness; print({'numpy', 'sklearn'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)

    assert done.stdout.strip() == "set()"
