"""Whatever is done to the files of a course, the check and `tidy` answer in letters."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.authoring.check import check
from course_lib.authoring.tidy import tidy
from course_lib.content.diagnostics import ContentError
from course_lib.models import Figure
from tests.support.made_files import filled
from tests.support.small_course import edit, told

pytestmark = pytest.mark.slow

#: What authors, editors and merges leave behind, and what parsers trip over.
ODD = (
    "", " ", "\t", "\n", "- ", ": ", "[", "]", "{", "}", "{}", "[]", '"', "'", "|", "#", "&a ", "*a", "!!int ", "---\n",
    "null", "yes", "-1", "0", "1e400", ".inf", "9" * 5000, "2026-11-23", "\\ud83d", "\\u0000", "\x07", "\u2028", "é",
    "<<<<<<< HEAD\n", "=======\n", "your-quiz", "mireille", "C01", "C99", "(?P<a>", "a{99999999999}", "(" * 5000,
    "[" * 5000, "- " * 5000, "-" * 20_000, ".a" * 20_000, "`" * 3, "%s", "{name}", "{0}",
)  # fmt: skip


def change(text: str, chance: random.Random) -> str:
    """The text with one thing done to it."""
    rows = text.splitlines(keepends=True) or [""]
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    at = chance.randrange(len(text) + 1)
    words = text.split() or [""]
    match chance.randrange(9):
        case 0:
            del rows[one]
        case 1:
            rows.insert(other, rows[one])
        case 2:
            rows[one], rows[other] = rows[other], rows[one]
        case 3:
            rows[one] = rows[one].lstrip() if chance.random() < 0.5 else "  " + rows[one]
        case 4:
            return text[:at]
        case 5:
            return text[:at] + chance.choice(ODD) + text[at:]
        case 6:
            return text.replace(chance.choice(words), chance.choice(ODD), 1)
        case 7:
            return text.replace(chance.choice(words), chance.choice(words))
        case 8:
            rows[one] = rows[one].split(":")[0] + ": " + chance.choice(ODD) + "\n"
    return "".join(rows)


@pytest.mark.parametrize("seed", range(60))
def test_changed_files_end_in_letters_and_never_in_a_traceback(course: Path, seed: int) -> None:
    chance = random.Random(seed)
    (course / "data" / "charts" / "two-ways-to-listen.yml").write_text(filled(Figure), encoding="utf-8")
    files = sorted(file for file in course.rglob("*") if file.is_file())
    for _ in range(chance.randint(1, 4)):
        file = chance.choice(files)
        file.write_text(change(file.read_text(encoding="utf-8"), chance), encoding="utf-8")

    found = check(course)
    with suppress(ContentError):
        tidy(course)

    assert all(letter.line >= 1 and letter.says for letter in (*found.letters, *found.hints))


@pytest.mark.parametrize("pattern", ["(" * 5000, "(?:" * 50_000, "a{99999999999}", "(a", "[", "a" * 1_100_000])
def test_a_phrase_that_nobody_can_read_is_a_letter(course: Path, pattern: str) -> None:
    edit(course, "coach/rules/sends-into-the-fog.yml", "into the {fog}", pattern)

    [letter] = told(course)

    assert letter.startswith("data/coach/rules/sends-into-the-fog.yml:")


@pytest.mark.parametrize("folder", ["quizzes", "charts", "coach/exemplars", "."])
def test_a_pipe_in_data_is_a_letter_and_nobody_waits(course: Path, folder: str) -> None:
    os.mkfifo(course / "data" / folder / "x.yml")

    assert any("data" in letter and "x.yml:1: " in letter for letter in told(course))


def test_a_name_that_is_no_text_can_be_printed(course: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (course / "data" / "quizzes" / os.fsdecode(b"\xff.yml")).write_text("")

    assert main(["check", "--course", str(course)]) == 1
    assert "data/quizzes/\\udcff.yml:1: the file is empty" in capfd.readouterr().out
