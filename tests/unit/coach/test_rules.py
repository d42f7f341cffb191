"""The coach's rules: every example of every rule, hit and miss, and what a rule file may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib import paths
from course_lib.coach import guards, parse
from course_lib.coach.features import look
from course_lib.coach.guards import catches
from course_lib.coach.loading import book
from course_lib.coach.safety import harms
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.models import Rule
from course_lib.models.moment import REPLY_WORDS

RULES = Content(paths.data()).all(Rule)
LONGEST = 300


def of_kind(*kinds: str) -> list[Rule]:
    return [rule for rule in RULES if rule.kind in kinds]


@pytest.mark.parametrize("rule", of_kind("cue", "safety", "telling"), ids=lambda rule: rule.id)
def test_a_cue_a_telling_and_a_safety_rule_hit_and_miss_what_their_examples_say(rule: Rule) -> None:
    signs = {**book().cues.by_rule, **book().safety.by_rule, **book().tellings.by_rule}[rule.id]

    def hits(reply: str) -> bool:
        return any(signs.show(clause.line) for clause in parse(reply).clauses)

    assert [reply for reply in rule.hits if not hits(reply)] == []
    assert [reply for reply in rule.misses if hits(reply)] == []


@pytest.mark.parametrize("rule", of_kind("harm"), ids=lambda rule: rule.id)
def test_a_harm_stops_what_its_examples_say_after_words_that_make_it_one(rule: Rule) -> None:
    def harmful(reply: str, says: str) -> bool:
        return rule.id in harms(parse(reply), parse(says), book())

    assert [reply for reply in rule.hits if not harmful(reply, rule.says or "")] == []
    assert [reply for reply in rule.misses if harmful(reply, rule.says or "")] == []
    assert not rule.after or [reply for reply in rule.hits if harmful(reply, "It rained.")] == []


@pytest.mark.parametrize("rule", of_kind("guard"), ids=lambda rule: rule.id)
def test_a_guard_holds_and_lets_pass_what_its_examples_say(rule: Rule) -> None:
    [guard] = [guard for guard in book().guards if guard.name == rule.id]
    says = parse(rule.says or "")

    def caught(reply: str) -> bool:
        told = parse(reply)
        return catches(guard, told, look(told, book().cues), says, book())

    assert [reply for reply in rule.hits if not caught(reply)] == []
    assert [reply for reply in rule.misses if caught(reply)] == []


def test_guards_are_looked_at_by_their_places_and_no_two_share_one() -> None:
    places = [rule.place for rule in of_kind("guard")]

    assert len(set(places)) == len(places)
    assert [guard.name for guard in book().guards][:3] == ["empty", "too-long", "too-short"]


def test_no_line_of_a_rule_is_too_long_to_be_read() -> None:
    files = [*(paths.data() / "coach" / "rules").glob("*.yml"), paths.data() / "coach" / "lists.yml"]
    prose = tuple(f"  {start}" for start in ('- "', "- '"))
    long = [
        f"{file.name}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST and not line.startswith(prose)
    ]

    assert long == []


def letter(tmp_path: Path, lines: str) -> str:
    (tmp_path / "coach" / "rules").mkdir(parents=True)
    file = tmp_path / "coach" / "rules" / "in-the-fog.yml"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(ContentError) as told:
        Content(tmp_path).one(Rule, "in-the-fog")
    [found] = told.value.letters
    return str(found).removeprefix(str(file))


REST = 'reason: None.\nhits: ["A."]\nmisses: ["B."]\n'


def test_a_phrase_that_can_not_be_read_is_told_at_its_line(tmp_path: Path) -> None:
    lines = f"kind: cue\nsigns:\n  - any:\n      - in the fog\n      - in (the|a fog\n{REST}"

    assert letter(tmp_path, lines) == ":5: signs 1, any 2: `in (the|a fog`: a `)` is missing"


def test_a_phrase_that_is_too_long_is_told_at_its_line(tmp_path: Path) -> None:
    lines = f"kind: cue\nsigns:\n  - any:\n      - {'fog ' * 75}fog\n{REST}"

    assert "signs 1, any 1: this has 303 characters and may have 300; shorten it" in letter(tmp_path, lines)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("kind: cue\n", "a rule needs either `signs` or a `condition`, and not both"),
        ("kind: cue\nafter: [fog]\nsigns: [{any: [fog]}]\n", "`after` is for rules of the kind `harm`; remove it"),
        ("kind: guard\nsigns: [{any: [fog]}]\n", "a `guard` needs `place` and `tells`"),
        ("kind: cue\ncondition: echo\n", "a `guard` needs `place` and `tells`"),
    ],
)
def test_a_rule_that_is_not_whole_is_told(more: str, says: str, tmp_path: Path) -> None:
    assert says in letter(tmp_path, more + REST)


def test_a_reply_is_as_short_and_as_long_for_the_coach_as_for_the_page() -> None:
    assert (guards.FEWEST, guards.MOST) == REPLY_WORDS
