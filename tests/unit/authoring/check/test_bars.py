"""What the check says of a bank that can be passed without knowing the subject, before the bars bind and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.authoring import testwiseness
from course_lib.authoring.check import bars, check
from course_lib.authoring.check.course import ReadableCourse
from tests.support.banks import bank, letters
from tests.support.places import ROOT
from tests.support.small_course import CELLS, edit, line_of, made_up, write_notebook


def add_quizzes(course: Path, *, joint: str) -> None:
    """Three quizzes of eight items no two of which ask the same; the key alone has the joint between its words."""
    for file, items in bank(files=3, items=8, seed=4).items():
        made = ""
        for item in items:
            made += f"  - id: {item.id}\n    prompt: {made_up(item.id)}\n    options:\n"
            for option in item.options:
                words = option.text.split()
                words.insert(3, joint if option.correct else "near")
                made += f"      - text: {' '.join(words)}\n        feedback: f\n"
                made += "        correct: true\n" if option.correct else ""
        (course / "data" / "quizzes" / f"{file}.yml").write_text(f"title: t\nintro: i\nitems:\n{made}")
    calls = [f'course.quiz("file-{letters(number)}")' for number in range(3)]
    write_notebook(course, [*CELLS[:5], *calls, *CELLS[5:]])


def report(course: Path) -> list[str]:
    found = check(course)
    assert [str(letter) for letter in found.letters] == []
    return list(found.report)


def line(rows: list[str], opening: str) -> str:
    [row] = [row for row in rows if row.startswith(opening)]
    return row


def test_a_bank_that_gives_itself_away_is_reported_with_its_share_and_the_bar(course: Path) -> None:
    add_quizzes(course, joint="and")

    rows = report(course)

    row = line(rows, "Who counts words and signs")
    assert "choice items right, chance is" in row
    assert "95 % interval" in row
    assert row.endswith(": not met yet).")
    assert "most “and”" in line(rows, "By one count alone").split(",")[1]


def test_the_items_that_give_themselves_away_are_named_with_file_line_and_what_does_it(course: Path) -> None:
    add_quizzes(course, joint="and")

    rows = report(course)

    start = rows.index(line(rows, "The 10 that give themselves away most"))
    told = rows[start + 1 : start + 11]
    assert all(row.startswith("  ") and "% " in row for row in told)
    assert all("the only one with “and”" in row for row in told)
    worst = told[0].split("`")[1]
    place = told[0].split()[1]
    file, at = place.split(":")[:2]
    assert int(at) == line_of(course, file.removeprefix("data/"), f"id: {worst}")


def test_a_bar_that_is_not_met_makes_no_letter_before_the_bars_bind(course: Path) -> None:
    add_quizzes(course, joint="and")

    assert check(course).letters == ()


def test_once_the_bars_bind_each_that_is_not_met_is_a_letter_and_no_other(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_quizzes(course, joint="and")
    reported = [row for row in report(course) if row.endswith("not met yet).")]
    monkeypatch.setattr(bars, "BARS_BIND", True)

    told = [str(letter) for letter in check(course).letters]

    assert len(told) == len(reported) >= 2
    assert all(letter.startswith("data:1: ") for letter in told)
    assert any("choice items right" in letter and "; at most " in letter for letter in told)
    assert any("By one count alone" in letter and "; none above " in letter for letter in told)


def test_too_few_items_are_told_and_not_guessed(course: Path) -> None:
    assert "Too few choice items to guess: the guesser needs 20, in two files or more." in report(course)


def test_a_course_whose_feelings_can_t_be_read_is_guessed_without_them(course: Path) -> None:
    add_quizzes(course, joint="and")
    (course / "data" / "coach" / "meanings.yml").write_text("feelings: [\n")

    rows = list(bars.report(ReadableCourse(course)))

    assert line(rows, "Who counts words and signs")


def test_the_patterns_of_keys_are_counted_in_a_line_each(course: Path) -> None:
    edit(course, "quizzes/first-look.yml", "    confidence: true\n", "    kind: many-choice\n")

    rows = report(course)

    assert "Many-choice items, 1: 1 right in 1 (" in line(rows, "Many-choice items, ")
    assert " of 1 (at most a third: " in line(rows, "Many-choice items in which right and wrong take turns")
    assert " of 1 (at most a third: " in line(rows, "Sortings with as many cards in every pile")
    assert "Moments and vignettes whose replies run from misses to meets: " in "\n".join(rows)
    assert "Cues whose checks run from tells to asks: " in "\n".join(rows)


def test_a_course_without_many_choice_items_has_no_line_about_them(course: Path) -> None:
    assert not [row for row in report(course) if row.startswith("Many-choice")]


def test_forms_are_guessed_like_quizzes() -> None:
    course = ReadableCourse(ROOT)

    rows = "\n".join(bars.report(course))

    items = [item for *_, item in course.asked.values()]
    assert f" of {len(testwiseness.choices(items))} choice items right" in rows
    assert len(testwiseness.choices(items)) == 10 + len(
        testwiseness.choices(item for _, _, item in course.items.values())
    )
