"""Banks of made-up choice items, fair or not: words without sense, and what gives the key away if anything does."""

from __future__ import annotations

import random
from collections.abc import Callable

from course_lib.models import Item, Option

WORDS = [
    "quiet", "evening", "kitchen", "mother", "asks", "again", "sits", "listens", "waits", "hand", "door", "open",
    "story", "after", "work", "room", "bread", "letter", "train", "window", "rain", "school", "brother", "tired",
    "bright", "slow", "hold", "near", "late", "small", "year", "song", "walk", "while", "over", "before", "garden",
]  # fmt: skip

#: What makes an option of its words, told whether it is the key.
Voice = Callable[[random.Random, list[str], bool], str]


def plain(chance: random.Random, words: list[str], key: bool) -> str:
    """Nothing tells the key from the others."""
    return " ".join(words).capitalize() + "."


def item(name: str, *options: str, key: int = 0, prompt: str = "A question.", kind: str = "choice") -> Item:
    """An item of these options, the key among them by its place."""
    made = tuple(Option(text=text, feedback="a", correct=place == key) for place, text in enumerate(options))
    return Item.model_validate({"id": name, "prompt": prompt, "options": made, "kind": kind})


def bank(
    voice: Voice = plain, files: int = 12, items: int = 5, options: int = 4, seed: int = 1
) -> dict[str, list[Item]]:
    """Files of items whose key stands in a place by chance."""
    chance = random.Random(seed)
    made: dict[str, list[Item]] = {}
    for file in range(files):
        made[f"file-{letters(file)}"] = [
            _item(f"item-{letters(file)}-{letters(number)}", voice, options, chance) for number in range(items)
        ]
    return made


def _item(name: str, voice: Voice, options: int, chance: random.Random) -> Item:
    key = chance.randrange(options)
    texts = [voice(chance, chance.sample(WORDS, chance.randint(6, 10)), place == key) for place in range(options)]
    return item(name, *texts, key=key, prompt=" ".join(chance.sample(WORDS, 12)))


def letters(number: int) -> str:
    """A number as an id may have it."""
    return f"{chr(97 + number // 26)}{chr(97 + number % 26)}"
