"""The check as a whole: a small course that is whole gets no letter, and one mistake brings one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.authoring.check import check
from course_lib.authoring.check.course import ReadableCourse
from course_lib.models import Claims, Codebook
from tests.support.places import ROOT
from tests.support.small_course import assert_told_once, edit, told


def test_a_whole_course_gets_no_letter_and_a_report(course: Path) -> None:
    found = check(course)

    assert [str(letter) for letter in found.letters] == []
    assert found.hints == ()
    report = "\n".join(found.report)
    assert "1 lessons are built and 1 are still to come" in report
    assert (
        "2 quizzes, 1 moments, 1 notes, 0 clients, 1 drills, 1 transcripts, 1 sortings, 1 orderings, 1 ratings, "
        in report
    )
    assert "1 faces, 1 cues, " in report
    assert "2 forms, 0 tests, 1 reflections, 1 attention, " in report
    assert "1 gates, " in report
    assert "0 charts; 2 items in the quizzes." in report
    assert "Too few choice items to guess" in report
    assert "data/quizzes/first-look.yml" in report


def test_an_unknown_key_is_told_at_its_line(course: Path) -> None:
    edit(course, "quizzes/first-look.yml", "title:", "titel:")

    assert_told_once(course, "quizzes/first-look.yml", "unknown key; did you mean `title`?", "titel")


def test_a_file_that_cannot_be_read_brings_its_own_letter_alone(course: Path) -> None:
    (course / "data" / "quizzes" / "last-look.yml").write_text("title: [\n")

    assert [letter.split(":")[0] for letter in told(course)] == ["data/quizzes/last-look.yml"]


def test_a_map_or_claims_that_cannot_be_read_bring_no_letters_about_everything(course: Path) -> None:
    (course / "data" / "course.yml").write_text("title: [\n")
    (course / "data" / "evidence" / "claims.yml").write_text("")

    assert [letter.split(":")[0] for letter in told(course)] == ["data/course.yml", "data/evidence/claims.yml"]


def run(course: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "course_lib", "check", "--course", str(course)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_command_prints_letters_and_fails_or_a_report_and_succeeds(course: Path) -> None:
    well = run(course)
    edit(course, "moments/the-drawer.yml", "mireille", "mirelle")
    edit(course, "course.yml", "needs: [listening]", "needs: [later]")
    ill = run(course)

    assert (well.returncode, ill.returncode) == (0, 1)
    assert well.stdout.startswith("All is well.")
    assert len(ill.stdout.splitlines()) == 2
    assert ill.stderr == "2 to mend.\n"


def test_a_place_without_a_course_is_a_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--course", str(tmp_path)]) == 1
    assert "there is no course to work on here" in capsys.readouterr().err


@pytest.mark.slow
def test_this_course_is_clean() -> None:
    assert [str(letter) for letter in check(ROOT).letters] == []


def test_the_article_s_claims_are_counted_right() -> None:
    claims = ReadableCourse(ROOT).only(Claims)

    assert claims
    assert len(claims.claims) == 52
    assert ReadableCourse(ROOT).only(Codebook)
