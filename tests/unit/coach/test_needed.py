"""Nothing stands in a rule that nothing needs.

Each phrase is hit by an example of its rule, by a line of the frozen suites or, in a cue, by an exemplar: these teach
the detectors. Each phrase of `unless` keeps such a line from being hit. What has no use to show, nobody can mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import get_args

import pytest

from course_lib import paths
from course_lib.coach import parse
from course_lib.coach.patterns import pattern
from course_lib.coach.signs import Sign, Signs
from course_lib.content.reader import Content
from course_lib.models import Exemplars, Lists, Moment, Rule
from course_lib.models.moment import Risk
from course_lib.phrases import Phrase, WordLists, named
from tests.unit.coach.test_suite import SETS, cards, rows

pytestmark = pytest.mark.slow  # a fifth of the time of all quick tests, and only a rule's author needs it

CONTENT = Content(paths.data())
RULES, LISTS = CONTENT.all(Rule), WordLists(CONTENT.only(Lists).lists)
SIGNED = [rule for rule in RULES if rule.signs]


@cache
def lines(text: str, sentences: bool) -> tuple[str, ...]:
    read = parse(text)
    whole = [f" {one}" for one in read.sentences] if sentences else []
    return (*whole, *(clause.line for clause in read.clauses))


@cache
def replies() -> tuple[str, ...]:
    return tuple(row["reply"] for name in SETS for row in rows(name))


@cache
def clients() -> tuple[str, ...]:
    spoken = (row["client"] for name in SETS for row in rows(name) if "risk" in row)
    return tuple(dict.fromkeys([*spoken, *(card.says for card in cards().values())]))


@cache
def exemplars() -> tuple[str, ...]:
    taught = (one.reply for file in CONTENT.all(Exemplars) for one in file.exemplars)
    return (*taught, *(model.reply for moment in CONTENT.all(Moment) for model in moment.models))


def evidence(rule: Rule) -> Iterator[str]:
    """What speaks for a rule's phrases, the nearest first."""
    shown = clients() if rule.id.startswith("client-") else replies()
    taught = exemplars() if rule.kind == "cue" else ()
    for text in chain(rule.hits, rule.misses, shown, taught):
        yield from lines(text, rule.id.startswith("asks-"))


def without(sign: Sign, **changed: Iterable[str]) -> Sign:
    made = {name: pattern(list(some), LISTS) if some else None for name, some in changed.items()}
    return Sign(**{**vars(sign), **made})


@pytest.mark.parametrize("rule", SIGNED, ids=lambda rule: rule.id)
def test_every_phrase_of_a_rule_is_needed(rule: Rule) -> None:
    spare = []
    for said, sign in zip(rule.signs, Signs.of(rule, LISTS).signs, strict=True):
        for key in ("any", "within"):
            for phrase in getattr(said, key):
                alone = without(sign, **{key: [phrase]})
                if not any(alone.shows(line) for line in evidence(rule)):
                    spare.append((key, phrase))
        for phrase in said.unless:
            others = without(sign, unless=[one for one in said.unless if one != phrase])
            if not any(others.shows(line) and not sign.shows(line) for line in evidence(rule)):
                spare.append(("unless", phrase))

    assert spare == [], f"show what they are for in an example of `{rule.id}`, or delete them"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.after], ids=lambda rule: rule.id)
def test_every_phrase_that_makes_a_harm_one_is_in_some_clients_words(rule: Rule) -> None:
    said = [line for text in (rule.says or "", *clients()) for line in lines(text, False)]

    assert [one for one in rule.after if not any(pattern([one], LISTS).is_in(line) for line in said)] == []


def test_every_list_is_named_in_a_phrase_or_says_what_a_question_about_danger_names() -> None:
    phrases = [phrase for rule in RULES for _, phrase in rule.phrases()]
    phrases += [phrase for some in LISTS.values() for phrase in some]

    unnamed = set(LISTS) - {name for phrase in phrases for name in named(phrase)}

    assert unnamed == {f"names-{risk}" for risk in get_args(Risk)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_phrase_that_is_not_tried_would_not_be_found(rule: Rule) -> None:
    said = [line for text in (*rule.hits, *rule.misses, *clients()[:50]) for line in lines(text, False)]

    for phrase in (one for some in (rule.after, *(sign.any for sign in rule.signs)) for one in some):
        found, regex = pattern([phrase], LISTS), re.compile(Phrase(phrase, LISTS).part().regex, re.ASCII)
        assert [line for line in said if found.is_in(line)] == [line for line in said if regex.search(line)], phrase
