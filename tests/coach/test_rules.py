"""The coach's rules: every example of every rule, hit and miss."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.coach import parse
from course_lib.coach.features import look
from course_lib.coach.guards import catches
from course_lib.coach.loading import book
from course_lib.coach.safety import harms
from course_lib.content.reader import Content
from course_lib.models import Harm, Rule, Rules

RULES = Content(paths.data()).only(Rules)
PATTERNED = [rule for rule in (*RULES.cues, *RULES.safety) if rule.any]


def hits(rule: Rule, reply: str) -> bool:
    return any(RULES.pattern(rule.any).search(clause.plain) for clause in parse(reply).clauses)


@pytest.mark.parametrize("rule", PATTERNED, ids=lambda rule: rule.name)
def test_a_cue_and_a_safety_rule_hit_and_miss_what_their_examples_say(rule: Rule) -> None:
    assert [reply for reply in rule.hits if not hits(rule, reply)] == []
    assert [reply for reply in rule.misses if hits(rule, reply)] == []


@pytest.mark.parametrize("rule", RULES.harms, ids=lambda rule: rule.name)
def test_a_harm_stops_what_its_examples_say_after_words_that_make_it_one(rule: Harm) -> None:
    harm, says = book().harms[rule.name], parse(rule.says or "")

    assert [reply for reply in rule.hits if not harms(parse(reply), says, harm)] == []
    assert [reply for reply in rule.misses if harms(parse(reply), says, harm)] == []
    assert not rule.after or [reply for reply in rule.hits if harms(parse(reply), parse("It rained."), harm)] == []


@pytest.mark.parametrize("rule", RULES.guards, ids=lambda rule: rule.name)
def test_a_guard_holds_and_lets_pass_what_its_examples_say(rule: Rule) -> None:
    [guard] = [guard for guard in book().guards if guard.name == rule.name]
    says = parse(rule.says or "")

    def caught(reply: str) -> bool:
        told = parse(reply)
        return catches(guard, told, look(told, book().cues), says, book())

    assert [reply for reply in rule.hits if not caught(reply)] == []
    assert [reply for reply in rule.misses if caught(reply)] == []


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES.all]

    assert len(set(names)) == len(names)


def test_every_guard_has_words_for_the_learner() -> None:
    assert [rule.name for rule in RULES.guards if not rule.tells] == []


def test_a_pattern_that_begins_with_a_caret_hits_at_the_beginning_whichever_branch_it_is() -> None:
    pattern = RULES.pattern(["^fog|mist", "rain|hail"])

    assert [
        text for text in ("fog here", "mist here", "no fog", "no mist", "no rain", "no hail") if pattern.search(text)
    ] == [
        "fog here",
        "mist here",
        "no rain",
        "no hail",
    ]


def test_a_broken_pattern_is_told_to_its_author() -> None:
    rule = {"name": "broken", "reason": "None.", "any": ["(unclosed"], "hits": ["a"], "misses": ["b"]}

    with pytest.raises(ValueError, match="a pattern of `broken` can't be read"):
        Rules.model_validate({"cues": [rule], "safety": [rule], "harms": [rule], "guards": [rule]})


def test_a_rule_needs_a_pattern_or_a_condition_and_not_both() -> None:
    rule = {"name": "both", "reason": "None.", "any": ["a"], "condition": "echo", "hits": ["a"], "misses": ["b"]}

    with pytest.raises(ValueError, match="`both` needs either patterns"):
        Rules.model_validate({"cues": [rule], "safety": [rule], "harms": [rule], "guards": [rule]})
