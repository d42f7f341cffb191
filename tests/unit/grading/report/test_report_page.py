"""The report of a made-up class: what it tells, what it keeps to itself, and that nobody's text becomes markup."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from itertools import pairwise
from typing import Any

import pytest
from sklearn.metrics import brier_score_loss

from course_lib.grading import bank
from course_lib.grading.report import confidence, options
from course_lib.grading.report import page as report
from course_lib.grading.report.disclosure import FEW, HIDDEN
from course_lib.grading.report.figures import decimal, percent, signed
from course_lib.grading.report.items import rows
from course_lib.grading.report.scores import Scores, shares
from course_lib.models.bank import Bank
from course_lib.models.tasks.choice import ChoiceTask
from tests.support.grading.made_up_class import answers, scores
from tests.support.places import ROOT

BANK = bank.read(ROOT / "banks", "foundations")
FIRST = next(item for item in BANK.items if isinstance(item, ChoiceTask))
HOSTILE = "<script>alert('x')</script>&\"onload=1"
#: Any count of 1 to 4 in a cell of its own.
SMALL = re.compile(r"<td>[1-4]</td>")


def page(given: Scores, **how: Any) -> str:
    return report.page(given, list(rows(given)), "2026-11-30", **how)


def picking(*picks: int, known: Bank = BANK) -> Scores:
    """A class that differs in the first item alone: so many learners for each of its options."""
    right = next(place for place, option in enumerate(FIRST.options) if option.correct)
    order = [right, *(place for place in range(len(FIRST.options)) if place != right)]
    chosen = [option for option, n in zip(order, picks, strict=False) for _ in range(n)]
    others = answers(known, len(chosen))
    given = {
        name: one | {FIRST.id: {"picked": [pick], "confidence": 0.7}}
        for (name, one), pick in zip(others.items(), chosen, strict=True)
    }
    return scores(known, given)


def shown(given: Scores) -> list[str]:
    """The whole class's counts of the first item, the key's first."""
    table = next(one for one in options.options(given) if one.item.id == FIRST.id)
    return [row.whole for row in sorted(table.rows, key=lambda row: not row.earns)]


@pytest.fixture(scope="module")
def large() -> Scores:
    return scores(BANK, answers(BANK, 200), absent=7)


def test_four_learners_are_not_told_of() -> None:
    given = scores(BANK, answers(BANK, 4))

    text = page(given)

    assert "<svg" not in text
    assert not re.search(r">[−]?\d?\.\d\d", text)
    assert "learner-0" not in text
    assert {line[4] for line in csv.reader(report.table(list(rows(given))).splitlines()[1:])} == {FEW}


def test_five_learners_are_told_of_and_thirds_of_two_are_not() -> None:
    given = scores(BANK, answers(BANK, 5))

    text = page(given)

    assert "<svg" in text
    assert [row.n for row in rows(given)] == ["5"] * len(BANK.items)
    assert all(row.index is None for row in rows(given))
    assert all((one.upper, one.lower) == (None, None) for one in options.options(given))
    assert {row.upper for one in options.options(given) for row in one.rows} == {FEW}


def test_no_count_of_one_to_four_stands_on_a_page_without_names() -> None:
    for size in (5, 9, 17, 40):
        text = page(scores(BANK, answers(BANK, size, seed=size), absent=size % 6))
        points = re.compile(r'(<th scope="row">\d+\. [^<]*</th>)<td>[\d.]+</td>')

        assert not SMALL.search(points.sub(r"\1", text)), size


def test_what_would_follow_from_the_difference_is_hidden_too() -> None:
    # given 18 right of 20, so that two chose another option
    few_wrong = picking(18, 2)
    row = next(one for one in rows(few_wrong) if one.item.id == FIRST.id)

    assert shown(few_wrong)[:2] == [HIDDEN, FEW]
    assert (row.told, row.difficulty) == ("above .75", None)
    # and as it is where five chose another
    row = next(one for one in rows(picking(15, 5)) if one.item.id == FIRST.id)
    assert shown(picking(15, 5))[:2] == ["15", "5"]
    assert (row.told, row.difficulty) == (".75", 0.75)
    # and 2 right of 20
    row = next(one for one in rows(picking(2, 18)) if one.item.id == FIRST.id)
    assert (row.told, row.difficulty) == ("below .25", None)


def test_who_is_missing_doesnt_follow_from_the_roster() -> None:
    few, many = (page(scores(BANK, answers(BANK, 12), absent=absent)) for absent in (3, 6))

    assert f'<th scope="row">on the roster</th><td>{HIDDEN}</td>' in few
    assert f'<th scope="row">not handed in</th><td>{FEW}</td>' in few
    assert '<th scope="row">on the roster</th><td>18</td>' in many


def test_names_stand_there_only_when_asked_for() -> None:
    given = scores(BANK, answers(BANK, 6), absent=2)

    assert "absent-1" not in page(given)
    assert "absent-1" in page(given, names=True)
    assert "learner-0001" not in page(given, names=True)


def test_hostile_names_and_words_stay_text() -> None:
    first = FIRST.model_copy(update={"title": HOSTILE, "prompt": HOSTILE, "options": tuple(
        option.model_copy(update={"text": f"{place} {HOSTILE}"}) for place, option in enumerate(FIRST.options)
    )})  # fmt: skip
    known = Bank(title=HOSTILE, items=(first, *(item for item in BANK.items if item.id != FIRST.id)))
    given = scores(known, answers(known, 20), absent=1)
    learners = tuple(replace(one, last_name=HOSTILE, first_name="=1+1") for one in given.marks.learners)
    given = Scores(replace(given.marks, learners=learners), known, given.answers)

    text = page(given, names=True, earlier=(HOSTILE, given.totals))

    assert "<script" not in text
    assert text.count(escape(HOSTILE)) > 8
    line = next(csv.reader(report.table(list(rows(given))).splitlines()[1:]))
    assert line[1] == HOSTILE


def test_nothing_is_asked_for_from_elsewhere_and_headers_say_what_they_head(large: Scores) -> None:
    text = page(large)

    drawn = re.sub(r' xmlns(:xlink)?="[^"]*"', "", text)
    assert not re.search(r"https?:|src=|href=|url\(|@import", drawn)
    assert "default-src 'none'" in text
    assert not re.search(r"<th(?! scope=\"(row|col)\"|ead)", text)
    assert text.count("<figure>") == text.count("<figcaption>") == 3


def test_levels_of_headings_leave_none_out(large: Scores) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)>", page(large))]

    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_brier_score_is_the_same_as_scikit_learns(large: Scores) -> None:
    said = [one for _, of_item in confidence.said(large) for one in of_item]

    found = confidence.of_answers(said)

    assert found is not None
    assert found.brier == pytest.approx(brier_score_loss([one.right for one in said], [one.sure for one in said]))
    assert f"Brier score {decimal(found.brier)}." in page(large)
    assert sum(band.answers for band in confidence.bands(said)) == len(said)


def test_better_learners_choose_the_key_more_often(large: Scores) -> None:
    for one in options.options(large):
        key = next(row for row in one.rows if row.earns == "key")
        if key.upper.isdigit() and key.lower.isdigit() and one.upper and one.lower:
            assert int(key.upper) / one.upper > int(key.lower) / one.lower
    assert all(row.index is not None and row.index > 0.1 for row in rows(large))
    assert all(row.discrimination is not None and row.discrimination.value > 0.1 for row in rows(large))


def test_what_many_took_for_something_else_is_told_and_what_four_did_is_not() -> None:
    # given four, and then five, who put all cards into the first category
    item = next(item for item in BANK.items if item.kind == "sorting")
    all_in_one: Mapping[str, Any] = {"cards": {card.id: item.categories[0].id for card in item.shown}}
    found = []
    for size in (4, 5):
        given = scores(BANK, {f"learner {place}": {item.id: dict(all_in_one)} for place in range(size)})
        found.append({one.id: pairs for one, pairs in options.confusions(given)}[item.id])

    assert found[0] == []
    assert {(one.given, one.learners) for one in found[1]} == {(item.categories[0].name, 5)}
    assert all(one.key != one.given for one in found[1])


def test_an_answer_to_another_version_counts_nowhere(large: Scores) -> None:
    given = {
        name: {item: replace(answer, stale=answer.stale or item == FIRST.id) for item, answer in one.items()}
        for name, one in large.answers.items()
    }
    stale = Scores(large.marks, BANK, given)

    assert all(one.n < 20 for one in options.options(stale) if one.item.id == FIRST.id)
    assert {item.id: said for item, said in confidence.said(stale)}[FIRST.id] == []


def test_an_earlier_assignment_stands_beside_it_with_an_interval(large: Scores) -> None:
    # given totals that were lower by a tenth for everybody, and two learners who weren't there
    earlier = {name: share - 0.1 for name, share in large.totals.items()}

    text = page(large, earlier=("before", earlier))

    assert "a difference of +10.0 percentage points (95 % interval +10.0 to +10.0)" in text
    few = page(large, earlier=("before", dict(list(earlier.items())[:4])))
    assert f"Marked to the end in both: {FEW}." in few
    assert "Beside" not in page(large)


def test_totals_are_shares_of_all_points_and_leave_out_who_waits(large: Scores) -> None:
    waiting = replace(large.marks.learners[0].items[FIRST.id], waits=True)
    first = replace(large.marks.learners[0], items={**large.marks.learners[0].items, FIRST.id: waiting})
    marks = replace(large.marks, learners=(first, *large.marks.learners[1:]))

    assert first.id not in shares(marks)
    assert all(0 <= share <= 1 for share in shares(marks).values())
    assert first.id not in Scores(marks, BANK).table


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.421, ".42"), (-0.069, "−.07"), (1.0, "1.00"), (-0.001, ".00"), (0.999, "1.00"), (None, "n/a")],
)
def test_figures_are_written_as_the_field_does(value: float | None, text: str) -> None:
    assert decimal(value) == text


def test_shares_and_differences_say_their_unit_and_sign() -> None:
    assert (percent(0.256), signed(-0.0312), signed(0.1)) == ("26 %", "−3.1", "+10.0")
