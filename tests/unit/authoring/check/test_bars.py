"""What the check says of a bank that can be passed without knowing the subject, and of one that can't."""

from __future__ import annotations

import re
from pathlib import Path

from course_lib.authoring import testwiseness
from course_lib.authoring.check import bars, check
from course_lib.authoring.check.course import ReadableCourse
from tests.support.banks import bank, letters
from tests.support.made_files import made_up
from tests.support.places import ROOT
from tests.support.small_course import CELLS, edit, line_of, write_notebook


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


def told(course: Path) -> list[str]:
    return [str(letter) for letter in check(course).letters]


def report(course: Path) -> list[str]:
    found = check(course)
    assert [str(letter) for letter in found.letters] == []
    return list(found.report)


def line(rows: list[str], opening: str) -> str:
    [row] = [row for row in rows if row.startswith(opening)]
    return row


def test_a_bank_that_gives_itself_away_is_told_with_its_share_the_bar_and_the_items_to_mend(course: Path) -> None:
    add_quizzes(course, joint="and")

    letter = line(told(course), "data:1: Who counts words and signs")

    assert "choice items right, chance is" in letter
    assert "95 % interval" in letter
    assert ": not met); mend `item-" in letter
    assert letter.count("`item-") == 10


def test_the_rule_of_one_count_that_finds_the_key_is_told(course: Path) -> None:
    add_quizzes(course, joint="and")

    letter = line(told(course), "data:1: By one count alone")

    assert "most “and”" in letter.split(",")[1]
    assert "(none above " in letter
    assert ": not met)" in letter


def test_the_items_that_give_themselves_away_are_named_with_file_line_and_what_does_it(course: Path) -> None:
    add_quizzes(course, joint="and")

    rows = list(bars.report(ReadableCourse(course)))

    start = rows.index(line(rows, "The 10 that give themselves away most"))
    named = rows[start + 1 : start + 11]
    assert all(row.startswith("  ") and "% " in row for row in named)
    assert all("the only one with “and”" in row for row in named)
    worst = named[0].split("`")[1]
    place = named[0].split()[1]
    file, at = place.split(":")[:2]
    assert int(at) == line_of(course, file.removeprefix("data/"), f"id: {worst}")


def test_even_piles_in_sorting_after_sorting_are_told_by_name(course: Path) -> None:
    folder = course / "data" / "sortings"
    [first] = folder.glob("*.yml")
    names = [f"sorting-{letters(number)}" for number in range(6)]
    for name in names:
        text = first.read_text()
        cards = re.findall(r"^  - id: (\S+)$", text.split("cards:")[1], re.MULTILINE)
        for card in cards:
            text = text.replace(f"id: {card}", f"id: {name}-{card}")
        (folder / f"{name}.yml").write_text(text)
    write_notebook(course, [*CELLS[:5], *(f'course.sort("{name}")' for name in names), *CELLS[5:]])

    letter = line(told(course), "data:1: Sortings with as many cards in every pile")

    assert " of 7, " in letter
    assert f"`{names[0]}`" in letter
    assert letter.endswith("(at most a third: not met)")


def test_a_form_whose_longest_replies_are_the_best_is_told_with_its_vignettes(course: Path) -> None:
    file = course / "data" / "forms" / "after.yml"
    longer = "and leaves room, and goes on for longer than others.”"
    file.write_text(file.read_text().replace("and leaves room.”", longer))

    rows = told(course)

    letter = line(rows, "data:1: Vignettes of `after` whose longest reply is one of the best: 5 of 10, ")
    assert letter.count("-written-") == 5
    assert letter.endswith("(at most a third: not met)")
    assert not [row for row in rows if "Vignettes of `before`" in row]


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
    assert " of 1 (at most a third: met)." in line(rows, "Sortings with as many cards in every pile")
    assert "(at most a third: met)." in line(rows, "Moments and cues whose longest reply is one of the best")


def test_a_course_without_many_choice_items_has_no_line_about_them(course: Path) -> None:
    assert not [row for row in report(course) if row.startswith("Many-choice")]


def test_the_course_itself_meets_every_bar() -> None:
    judged = [row for row in bars.report(ReadableCourse(ROOT)) if "met)" in row]

    assert len(judged) == 7
    assert all(row.endswith(": met).") for row in judged)


def test_forms_are_guessed_like_quizzes() -> None:
    course = ReadableCourse(ROOT)

    rows = "\n".join(bars.report(course))

    items = [item for *_, item in course.asked.values()]
    assert f" of {len(testwiseness.choices(items))} choice items right" in rows
    assert len(testwiseness.choices(items)) == 10 + len(
        testwiseness.choices(item for _, _, item in course.items.values())
    )
